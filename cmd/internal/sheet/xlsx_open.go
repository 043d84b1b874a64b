package sheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"piao/plan/lang"
	"piao/plan/source"
)

// What a workbook holds at most: bytes when it is unpacked, and cells of a sheet.
const (
	maxUnpacked = 64 << 20
	maxCells    = 1 << 20
)

// workbook is an XLSX file.
type workbook struct {
	*excelize.File
	from1904   bool // its days count from 1904, as those of old Macs
	uncomputed bool // its formulas are to be computed when it is opened: a result of 0 is none
}

func openXLSX(name string, text []byte) (*Book, source.Problem) {
	archive, err := zip.NewReader(bytes.NewReader(text), int64(len(text)))
	if err != nil {
		return nil, damaged(name)
	}
	if wrong := foreignArchive(name, archive); !wrong.IsZero() {
		return nil, wrong
	}
	if text, err = inUTF8(archive, text); err != nil {
		return nil, damaged(name)
	}
	f, err := excelize.OpenReader(bytes.NewReader(text), excelize.Options{UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: maxUnpacked})
	if err != nil || f.SheetCount == 0 {
		return nil, damaged(name)
	}
	w := &workbook{File: f}
	if props, err := f.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		w.from1904 = *props.Date1904
	}
	if props, err := f.GetCalcProps(); err == nil && props.FullCalcOnLoad != nil {
		w.uncomputed = *props.FullCalcOnLoad
	}
	book := &Book{Name: name}
	for _, sheet := range f.GetSheetList() {
		visible, err := f.GetSheetVisible(sheet)
		book.Pages = append(book.Pages, &Page{File: name, Name: sheet, Hidden: err == nil && !visible, book: w})
	}
	return book, source.Problem{}
}

func damaged(name string) source.Problem {
	return problem(lang.Say("%s è danneggiato: non si riesce a leggerlo per intero", "%s is damaged: it cannot be read in full", name),
		lang.Say("aprirlo con Excel o LibreOffice, che forse lo riparano, e salvarlo di nuovo",
			"open it with Excel or LibreOffice, which may repair it, and save it again"))
}

// archives are ZIP files that are mistaken for XLSX, by a part that they have.
var archives = []struct {
	part string
	what lang.Text
}{
	{"content.xml", lang.Text{IT: "è nel formato OpenDocument (.ods)", EN: "is in the OpenDocument format (.ods)"}},
	{"xl/workbook.bin", lang.Text{IT: "è nel formato binario di Excel (.xlsb)", EN: "is in the binary format of Excel (.xlsb)"}},
	{"word/document.xml", lang.Text{IT: "è un documento di Word, non un foglio di calcolo", EN: "is a Word document, not a spreadsheet"}},
	{"", lang.Text{IT: "è un archivio ZIP, non un foglio di calcolo", EN: "is a ZIP archive, not a spreadsheet"}},
}

// foreignArchive says what a ZIP file is that holds no workbook, or one too large.
func foreignArchive(name string, archive *zip.Reader) source.Problem {
	var parts []string
	var size uint64
	for _, f := range archive.File {
		parts = append(parts, strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/")))
		size += f.UncompressedSize64
	}
	if size > maxUnpacked {
		return problem(lang.Say("%s è troppo grande: al più %d MB, contati senza compressione",
			"%s is too large: at most %d MB, counted without compression", name, maxUnpacked>>20))
	}
	if slices.ContainsFunc(parts, func(part string) bool { return strings.HasSuffix(part, "workbook.xml") }) {
		return source.Problem{}
	}
	for _, a := range archives {
		if a.part == "" || slices.Contains(parts, a.part) {
			return problem(lang.Say("%s %s", "%s %s", name, a.what), saveAs)
		}
	}
	return source.Problem{}
}

// inUTF8 is a workbook whose parts are in UTF-8: excelize reads no UTF-16.
func inUTF8(archive *zip.Reader, text []byte) ([]byte, error) {
	recoded := false
	for _, f := range archive.File {
		start, err := readPart(f, 2)
		if err != nil {
			return nil, err
		}
		recoded = recoded || isUTF16(start)
	}
	if !recoded {
		return text, nil
	}
	var packed bytes.Buffer
	w := zip.NewWriter(&packed)
	for _, f := range archive.File {
		part, err := readPart(f, maxUnpacked)
		if err != nil {
			return nil, err
		}
		if isUTF16(part) {
			part, _, _ = transform.Bytes(unicode.BOMOverride(transform.Nop), part)
			_, part, _ = bytes.Cut(part, []byte("?>")) // the declaration, which names UTF-16
		}
		to, err := w.Create(f.Name)
		if err != nil {
			return nil, err
		}
		to.Write(part)
	}
	err := w.Close()
	return packed.Bytes(), err
}

// readPart is the first bytes of a part, so many at most.
func readPart(f *zip.File, most int64) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(io.LimitReader(r, most))
}

var errTooMany = errors.New("too many cells")

// load reads a sheet and finds out how large it is.
func (w *workbook) load(p *Page, progress func(rows int)) source.Problem {
	err := w.measure(p, progress)
	if errors.Is(err, errTooMany) {
		return problem(lang.Say("%s, foglio %s: ha più di %s celle", "%s, sheet %s: it has more than %s cells",
			p.File, p.Name, lang.Number("1048576")))
	}
	merged, broken := w.GetMergeCells(p.Name, true) // which reads the sheet
	if broken != nil && strings.HasSuffix(broken.Error(), "is not a worksheet") {
		return source.Problem{} // a chart
	}
	if err != nil {
		err = w.measure(p, progress) // now that it is read, all its rows are numbered
	}
	if err != nil || broken != nil {
		return damaged(p.File)
	}
	for _, m := range merged {
		left, top, err := excelize.CellNameToCoordinates(m.GetStartAxis())
		right, bottom, err2 := excelize.CellNameToCoordinates(m.GetEndAxis())
		if err == nil && err2 == nil {
			p.merged = append(p.merged, area{top, left, bottom, right})
		}
	}
	return source.Problem{}
}

// measure counts the rows and the columns of a sheet.
func (w *workbook) measure(p *Page, progress func(rows int)) error {
	rows, err := w.Rows(p.Name)
	if err != nil {
		return err
	}
	defer rows.Close()
	cells := 0
	for p.rows, p.width = 0, 0; rows.Next(); p.rows++ {
		columns, err := rows.Columns(raw)
		if err != nil {
			return err
		}
		p.width = max(p.width, len(columns))
		if cells += len(columns); cells > maxCells {
			return errTooMany
		}
		progress(p.rows)
	}
	return rows.Error()
}
