package sheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"piao/plan/lang"
	"piao/plan/source"
)

// These are the greatest numbers of unpacked bytes and of sheets in a workbook, and
// of cells and merged areas in a sheet.
const (
	maxUnpacked = 64 << 20
	maxSheets   = 200
	maxCells    = 1 << 20
	maxMerged   = 10_000
)

var errTooMany = errors.New("too many cells, or merged ones")

// workbook is an XLSX file.
type workbook struct {
	*excelize.File
	from1904   bool // its days count from 1904, as on old Macs
	uncomputed bool // its formulas are computed when it is opened: a stored 0 is not a result
}

func openXLSX(name string, text []byte) (*book, source.Problem) {
	text, wrong := readable(name, text)
	if !wrong.IsZero() {
		return nil, wrong
	}
	f, err := excelize.OpenReader(bytes.NewReader(text),
		excelize.Options{UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: maxUnpacked})
	if err != nil || f.SheetCount == 0 {
		return nil, damaged(name)
	}
	sheets := f.GetSheetList()
	if len(sheets) > maxSheets {
		return nil, problem(lang.Say("%s ha più di %d fogli", "%s has more than %d sheets", name, maxSheets))
	}
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

// readable is a workbook that excelize can read: excelize does not support UTF-16.
// It refuses a workbook that is too large.
func readable(name string, text []byte) ([]byte, source.Problem) {
	archive, err := zip.NewReader(bytes.NewReader(text), int64(len(text)))
	if err != nil {
		return nil, damaged(name)
	}
	var packed bytes.Buffer
	w := zip.NewWriter(&packed)
	var size uint64
	for _, f := range archive.File {
		if size += f.UncompressedSize64; size > maxUnpacked {
			return nil, problem(lang.Say("%s è troppo grande: al più %d MB, contati senza compressione",
				"%s is too large: at most %d MB, counted without compression", name, maxUnpacked>>20))
		}
		if err := copyPart(w, f); err != nil {
			return nil, unread(name, err)
		}
	}
	if w.Close() != nil {
		return nil, damaged(name)
	}
	return packed.Bytes(), source.Problem{}
}

// unread says why a part of a workbook cannot be read.
func unread(name string, err error) source.Problem {
	if !errors.Is(err, errTooMany) {
		return damaged(name)
	}
	return problem(lang.Say("%s: un foglio ha più di %s celle, oppure più di %s unite",
		"%s: a sheet has more than %s cells, or more than %s merged ones", name,
		lang.Number(strconv.Itoa(maxCells)), lang.Number(strconv.Itoa(maxMerged))))
}

// fixedCell matches a cell that is named $B$7, as in formulas.
var fixedCell = regexp.MustCompile(` r="\$([A-Z]+)\$([0-9]+)"`)

// copyPart copies a part of a workbook. A part in UTF-16 is converted and loses its
// declaration of that encoding. Cells get the names by which excelize finds them.
func copyPart(w *zip.Writer, f *zip.File) error {
	part, err := readPart(f)
	if err != nil {
		return err
	}
	recoded := isUTF16(part)
	if recoded {
		part, _, _ = transform.Bytes(unicode.BOMOverride(transform.Nop), part)
		_, part, _ = bytes.Cut(part, []byte("?>"))
	}
	if fixedCell.Match(part) {
		recoded, part = true, fixedCell.ReplaceAll(part, []byte(` r="$1$2"`))
	}
	switch {
	case tooMany(part):
		return errTooMany
	case !recoded:
		return w.Copy(f)
	}
	to, err := w.Create(f.Name)
	if err == nil {
		_, err = to.Write(part)
	}
	return err
}

func readPart(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(r)
}

var namedCell = regexp.MustCompile(` r="([A-Z]+)[0-9]+"`)

// tooMany reports whether a part has too many cells. excelize makes all cells of a
// row up to its last one, even those that the file lacks. Cells without a name
// follow one another.
func tooMany(part []byte) bool {
	cells, last := bytes.Count(part, []byte("<c>"))+bytes.Count(part, []byte("<c t=")), 0
	for _, found := range namedCell.FindAllSubmatchIndex(part, -1) {
		col, _ := excelize.ColumnNameToNumber(string(part[found[2]:found[3]]))
		if col <= last {
			cells += last
		}
		last = col
	}
	return cells+last > maxCells || bytes.Count(part, []byte("mergeCell ")) > maxMerged
}

// load reads a sheet and finds its size.
func (w *workbook) load(p *page) source.Problem {
	err := w.measure(p)
	merged, broken := w.GetMergeCells(p.name, true) // this reads the sheet
	if broken != nil && strings.HasSuffix(broken.Error(), "is not a worksheet") {
		return source.Problem{} // a chart
	}
	if err != nil {
		err = w.measure(p) // the rows of a sheet are numbered once it is read
	}
	if err != nil || broken != nil {
		return damaged(p.file)
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

// measure counts the rows and the columns of a sheet.
func (w *workbook) measure(p *page) error {
	rows, err := w.Rows(p.name)
	if err != nil {
		return err
	}
	defer rows.Close()
	for p.rows, p.width = 0, 0; rows.Next(); p.rows++ {
		columns, err := rows.Columns(raw)
		if err != nil {
			return err
		}
		p.width = max(p.width, len(columns))
	}
	return rows.Error()
}
