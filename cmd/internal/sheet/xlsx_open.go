package sheet

import (
	"archive/zip"
	"bytes"
	"regexp"
	"strings"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"piao/cmd/internal/sheet/parts"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
)

// workbook is an XLSX file.
type workbook struct {
	*excelize.File
	from1904   bool  // its days count from 1904, as on old Macs
	texts      int64 // bytes of the cells of the sheets that were loaded
	read       int64 // bytes of the cells that were asked for
	uncomputed bool  // its formulas are computed when it is opened: a stored 0 is not a result
}

func openXLSX(name string, text []byte) (*book, source.Problem) {
	text, wrong := readable(name, text)
	if !wrong.IsZero() {
		return nil, wrong
	}
	f, err := excelize.OpenReader(bytes.NewReader(text),
		excelize.Options{UnzipSizeLimit: unpacked, UnzipXMLSizeLimit: unpacked})
	if err != nil || f.SheetCount == 0 {
		return nil, damaged(name)
	}
	sheets := f.GetSheetList()
	b, w := &book{name: name}, newWorkbook(f)
	for _, sheet := range sheets {
		visible, err := f.GetSheetVisible(sheet)
		b.pages = append(b.pages, &page{file: name, name: sheet, hidden: err == nil && !visible, book: w})
	}
	return b, wrong
}

func newWorkbook(f *excelize.File) *workbook {
	w := &workbook{File: f}
	if props, err := f.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		w.from1904 = *props.Date1904
	}
	if props, err := f.GetCalcProps(); err == nil && props.FullCalcOnLoad != nil {
		w.uncomputed = *props.FullCalcOnLoad
	}
	return w
}

func damaged(name string) source.Problem {
	return problem(lang.Say("%s è danneggiato: non si riesce a leggerlo per intero",
		"%s is damaged: it cannot be read in full", name),
		lang.Say("aprirlo con Excel o LibreOffice, che forse lo riparano, e salvarlo di nuovo",
			"open it with Excel or LibreOffice, which may repair it, and save it again"))
}

// unpacked is the bound on the bytes of all parts.
var unpacked = diag.UnpackedMiB.Bytes()

// readable is a workbook that excelize can read: excelize does not support UTF-16.
// It refuses a workbook that is too large.
func readable(name string, text []byte) ([]byte, source.Problem) {
	archive, err := zip.NewReader(bytes.NewReader(text), int64(len(text)))
	if err != nil {
		return nil, damaged(name)
	}
	var packed bytes.Buffer
	w := zip.NewWriter(&packed)
	var in parts.Contents
	for _, f := range archive.File {
		if parts.Unread.MatchString(f.Name) {
			continue
		}
		err := copyPart(&in, w, f)
		if bound, ok := err.(*diag.Bound); ok {
			return nil, past(name, bound)
		}
		if err != nil {
			return nil, damaged(name)
		}
	}
	if w.Close() != nil {
		return nil, damaged(name)
	}
	return packed.Bytes(), source.Problem{}
}

// fixedCell matches a cell that is named $B$7, as in formulas.
var fixedCell = regexp.MustCompile(` r="\$([A-Z]+)\$([0-9]+)"`)

// copyPart copies a part of a workbook. A part in UTF-16 is converted and loses its
// declaration of that encoding. Cells get the names by which excelize finds them.
func copyPart(in *parts.Contents, w *zip.Writer, f *zip.File) error {
	if in.Bytes += f.UncompressedSize64; in.Bytes > uint64(unpacked) {
		return diag.UnpackedMiB
	}
	part, err := readPart(f)
	if err != nil {
		return err
	}
	recoded := isUTF16(part)
	if recoded {
		part, _, _ = transform.Bytes(unicode.BOMOverride(transform.Nop), part)
		_, part, _ = bytes.Cut(part, []byte("?>"))
	}
	if past := in.Count(part); past != nil {
		return past
	}
	if fixedCell.Match(part) {
		recoded, part = true, fixedCell.ReplaceAll(part, []byte(` r="$1$2"`))
	}
	if !recoded {
		return w.Copy(f)
	}
	to, err := w.Create(f.Name)
	if err == nil {
		_, err = to.Write(part)
	}
	return err
}

// readPart reads a part to its end. A part that is longer than it says is damaged.
func readPart(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	part := bytes.NewBuffer(make([]byte, 0, f.UncompressedSize64+bytes.MinRead))
	_, err = part.ReadFrom(r)
	return part.Bytes(), err
}

// load reads a sheet and finds its size.
func (w *workbook) load(p *page) source.Problem {
	err := w.measure(p)
	if _, ok := err.(*diag.Bound); ok {
		return unread(p.file, err)
	}
	merged, broken := w.GetMergeCells(p.name, true) // this reads the sheet
	if broken != nil && strings.HasSuffix(broken.Error(), "is not a worksheet") {
		return source.Problem{} // a chart
	}
	if err != nil {
		err = w.measure(p) // the rows of a sheet are numbered once it is read
	}
	if err != nil || broken != nil {
		return unread(p.file, err)
	}
	for _, m := range merged {
		left, top, _ := excelize.CellNameToCoordinates(m.GetStartAxis())
		right, bottom, _ := excelize.CellNameToCoordinates(m.GetEndAxis())
		p.merged = append(p.merged, area{top, left, bottom, right})
	}
	// Otherwise every look-up of a cell would go through all of them.
	if err := w.UnmergeCell(p.name, "A1", "XFD1048576"); err != nil {
		return damaged(p.file)
	}
	return source.Problem{}
}

// unread says why a sheet could not be read.
func unread(file string, err error) source.Problem {
	if bound, ok := err.(*diag.Bound); ok {
		return past(file, bound)
	}
	return damaged(file)
}

// measure counts the rows and the columns of a sheet.
func (w *workbook) measure(p *page) error {
	rows, err := w.Rows(p.name)
	if err != nil {
		return err
	}
	defer rows.Close()
	for p.rows, p.width = 0, 0; rows.Next(); p.rows++ {
		if p.rows == diag.Rows.Most {
			return diag.Rows
		}
		columns, err := rows.Columns(raw)
		if err != nil {
			return err
		}
		p.width = max(p.width, len(columns))
		for _, text := range columns {
			w.texts += int64(len(text))
		}
		if w.texts > diag.UnpackedMiB.Bytes() { // many cells share a long text
			return diag.UnpackedMiB
		}
	}
	return rows.Error()
}
