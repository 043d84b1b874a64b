package sheet

import (
	"archive/zip"
	"bytes"
	"io"
	"path"
	"strconv"
	"strings"

	"piao/plan/lang"
	"piao/plan/source"
)

// workbook is an XLSX file: its parts, and what its cells refer to. It is read
// here and not by excelize, whose stream of rows does not tell a text from a
// number, nor a stored value from a formula without one.
type workbook struct {
	name    string
	parts   map[string]*zip.File
	strings []string
	formats []format // by the number of the cell's style
	from    calendar
}

// The bounds of what a small file may unpack to.
const (
	maxPart  = 1 << 30
	maxTexts = 1 << 28
)

func openXLSX(name string, text []byte) (*Book, source.Problem) {
	archive, err := zip.NewReader(bytes.NewReader(text), int64(len(text)))
	if err != nil {
		return nil, damaged(name)
	}
	w := &workbook{name: name, parts: map[string]*zip.File{}}
	for _, f := range archive.File {
		w.parts[strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(f.Name, `\`, "/")), "/")] = f
	}
	main := w.main()
	if main == "" || strings.HasSuffix(main, ".bin") {
		return nil, w.foreign()
	}
	byID, byKind := w.relations(main)
	pages, ok := w.pages(main, byID)
	if !ok || len(pages) == 0 || !w.readStyles(byKind["styles"]) || !w.readStrings(byKind["sharedStrings"]) {
		return nil, damaged(name)
	}
	return &Book{Name: name, Pages: pages}, source.Problem{}
}

func damaged(name string) source.Problem {
	return problem(lang.Say("%s è danneggiato: non si riesce a leggerlo per intero", "%s is damaged: it cannot be read in full", name),
		lang.Say("aprirlo con Excel o LibreOffice, che forse lo riparano, e salvarlo di nuovo", "open it with Excel or LibreOffice, which may repair it, and save it again"))
}

// foreign says what a ZIP file is that holds no workbook.
func (w *workbook) foreign() source.Problem {
	what := lang.Text{IT: "è un archivio ZIP, non un foglio di calcolo", EN: "is a ZIP archive, not a spreadsheet"}
	switch {
	case w.parts["content.xml"] != nil && w.parts["mimetype"] != nil:
		what = lang.Text{IT: "è nel formato OpenDocument (.ods)", EN: "is in the OpenDocument format (.ods)"}
	case w.parts["xl/workbook.bin"] != nil:
		what = lang.Text{IT: "è nel formato binario di Excel (.xlsb)", EN: "is in the binary format of Excel (.xlsb)"}
	case w.parts["word/document.xml"] != nil:
		what = lang.Text{IT: "è un documento di Word, non un foglio di calcolo", EN: "is a Word document, not a spreadsheet"}
	}
	return problem(lang.Say("%s %s", "%s %s", w.name, what), saveAs)
}

// part reads a part of the file, tag by tag, as long as visit wants; false where
// the file is damaged. A part that is not there holds nothing.
func (w *workbook) part(name string, most int64, visit func(*scanner) bool) bool {
	f := w.parts[name]
	if f == nil {
		return true
	}
	r, err := f.Open()
	if err != nil {
		return false
	}
	defer r.Close()
	limited := &io.LimitedReader{R: r, N: most}
	s := newScanner(limited)
	for s.next() {
		if !visit(s) {
			return s.err == nil
		}
	}
	return s.err == nil && limited.N > 0
}

// relations are the parts that a part refers to, by their ids.
func (w *workbook) relations(of string) (byID, byKind map[string]string) {
	byID, byKind = map[string]string{}, map[string]string{}
	dir, file := path.Split(of)
	w.part(path.Join(dir, "_rels", file+".rels"), maxPart, func(s *scanner) bool {
		if s.name == "Relationship" && !s.end {
			target := s.text("Target")
			if !strings.HasPrefix(target, "/") {
				target = path.Join("/", dir, target)
			}
			target = strings.TrimPrefix(target, "/")
			byID[s.text("Id")], byKind[path.Base(s.text("Type"))] = target, target
		}
		return true
	})
	return byID, byKind
}

// main is the part that lists the sheets.
func (w *workbook) main() string {
	_, byKind := w.relations("")
	for _, name := range [...]string{byKind["officeDocument"], "xl/workbook.xml"} {
		if w.parts[name] != nil && strings.Contains(name, "workbook") {
			return name
		}
	}
	return ""
}

// pages lists the sheets; charts and macros are none.
func (w *workbook) pages(main string, byID map[string]string) (pages []*Page, ok bool) {
	ok = w.part(main, maxPart, func(s *scanner) bool {
		switch {
		case s.name == "workbookPr" && isTrue(s.text("date1904")):
			w.from = calendar{from1904: true}
		case s.name == "sheet" && !s.end:
			part := byID[s.text("id")]
			if w.parts[part] == nil || strings.Contains(part, "chartsheet") {
				break
			}
			state := s.text("state")
			p := &Page{File: w.name, Name: s.text("name"), Hidden: state == "hidden" || state == "veryHidden"}
			p.rows = func(yield func(Row) bool) source.Problem { return w.rows(p, part, yield) }
			pages = append(pages, p)
		}
		return true
	})
	return pages, ok
}

func isTrue(value string) bool { return value == "1" || value == "true" || value == "on" }

// readStrings reads the texts that cells name by number. How a text is pronounced
// (rPh) is no part of it.
func (w *workbook) readStrings(part string) bool {
	var text []byte
	spoken := false
	return w.part(part, maxTexts, func(s *scanner) bool {
		switch {
		case s.name == "rPh":
			spoken = !s.end && !s.bare
		case s.name == "t" && !s.end && !s.bare && !spoken:
			text = s.content(text)
		case s.name == "si" && (s.end || s.bare):
			w.strings = append(w.strings, unescape(text))
			text = text[:0]
		}
		return true
	})
}

// shared is the text of a number.
func (w *workbook) shared(number []byte) (string, bool) {
	n, err := strconv.Atoi(string(number))
	if err != nil || n < 0 || n >= len(w.strings) {
		return "", false
	}
	return w.strings[n], true
}
