package sheet

import (
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"piao/cmd/internal/document"
	"piao/plan/lang"
)

// WriteXLSX writes a workbook with a sheet for each office. Only the cells to fill
// in can be changed, and they accept only what suits the measure.
func WriteXLSX(w io.Writer, f *Form) error {
	x := &xlsxForm{Form: f, file: excelize.NewFile(), styles: map[look]int{}}
	defer x.file.Close()
	sheets := f.Sheets
	if len(sheets) == 0 {
		sheets = []Sheet{{}}
	}
	names := sheetNames(sheets, f.Lang)
	x.try(x.file.SetSheetName("Sheet1", names[0]))
	for k, s := range sheets {
		_, err := x.file.NewSheet(names[k])
		x.try(err)
		x.sheet(names[k], s)
	}
	x.try(x.file.SetDocProps(&excelize.DocProperties{Title: f.Title + ", " + f.When, Creator: "piao"}))
	if x.err == nil {
		x.err = x.file.Write(w)
	}
	return x.err
}

// xlsxForm is a form that is being written as a workbook, and the first error.
type xlsxForm struct {
	*Form
	file   *excelize.File
	styles map[look]int
	err    error
}

func (x *xlsxForm) try(err error) {
	if x.err == nil {
		x.err = err
	}
}

// sheet writes a sheet. Its header stays visible, cells that are not to be filled in
// are protected, and it prints one page wide.
func (x *xlsxForm) sheet(name string, s Sheet) {
	for k, c := range columns {
		column := columnName(k + 1)
		x.try(x.file.SetColWidth(name, column, column, float64(c.width)))
		x.text(name, Place{Row: 1, Col: k + 1}, x.headers()[k], look{header: true})
	}
	x.try(x.file.SetColVisible(name, columnName(1), false))
	for k, l := range s.Lines {
		x.row(name, k+2, s, l)
	}
	x.validations(name, s)
	first := columnName(columnAt(Value)+1) + "2"
	x.try(x.file.SetPanes(name, &excelize.Panes{
		Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft",
		Selection: []excelize.Selection{{SQRef: first, ActiveCell: first, Pane: "bottomLeft"}},
	}))
	x.try(x.file.ProtectSheet(name, &excelize.SheetProtectionOptions{
		FormatColumns: true, FormatRows: true, SelectLockedCells: true, SelectUnlockedCells: true,
	}))
	x.page(name, s)
}

// page sets how a sheet prints: landscape on A4, with its header on every page.
func (x *xlsxForm) page(name string, s Sheet) {
	margin, edge, outer := 0.4, 0.7, 0.3
	a4, landscape, height, fit := 9, "landscape", 0, true
	x.try(x.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}))
	x.try(x.file.SetPageLayout(name, &excelize.PageLayoutOptions{
		Size: &a4, Orientation: &landscape, FitToHeight: &height,
	}))
	x.try(x.file.SetPageMargins(name, &excelize.PageLayoutMarginsOptions{
		Left: &margin, Right: &margin, Top: &edge, Bottom: &edge, Header: &outer, Footer: &outer,
	}))
	x.try(x.file.SetHeaderFooter(name, &excelize.HeaderFooterOptions{
		OddHeader: "&L" + pageText(x.Title) + "&R" + pageText(x.When),
		OddFooter: "&L" + pageText(s.Office) + "&R&P / &N",
	}))
	x.try(x.file.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", Scope: name, RefersTo: "'" + strings.ReplaceAll(name, "'", "''") + "'!$1:$1",
	}))
}

func (x *xlsxForm) row(name string, row int, s Sheet, l Line) {
	cells, lines := x.cells(s, l), 1
	for k, c := range columns {
		at := Place{Row: row, Col: k + 1}
		as := look{input: c.filled && l.See == "", aside: l.See != ""}
		if c.key == previous || c.key == Value {
			as.figure, as.kind = true, l.Kind
		}
		if digits, ok := cellDigits(cells[c.key], l.Kind); as.figure && ok {
			x.style(name, at, as)
			x.try(x.file.SetCellDefault(name, at.Cell(), digits))
			continue
		}
		x.text(name, at, cells[c.key], as)
		if k > 0 { // the first column is hidden
			text := strings.Join(strings.Fields(cells[c.key]), " ")
			lines = max(lines, len(document.Wrap(text, c.width)))
		}
	}
	if lines > 1 { // programs that print without showing a sheet do not compute the height
		x.try(x.file.SetRowHeight(name, row, float64(min(lines*lineHeight, excelize.MaxRowHeight))))
	}
}

// lineHeight is the height of one line, in points.
const lineHeight = 15

func (x *xlsxForm) text(name string, at Place, text string, as look) {
	x.style(name, at, as)
	if text != "" {
		x.try(x.file.SetCellStr(name, at.Cell(), inXML(text)))
	}
}

var escape = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// inXML is a text in which anything that would be read as an escaped character is
// itself escaped.
func inXML(text string) string {
	if !escape.MatchString(text) {
		return text
	}
	return strings.ReplaceAll(text, "_x", "_x005F_x")
}

// sheetNames are names that a workbook accepts: short, unique, without characters
// that formulas use, and not the one that Excel reserves.
func sheetNames(sheets []Sheet, l lang.Lang) []string {
	plain := strings.NewReplacer(":", "-", `\`, "-", "/", "-", "?", "-", "*", "-", "[", "-", "]", "-")
	names := make([]string, len(sheets))
	taken := map[string]bool{"history": true}
	for k, s := range sheets {
		office := strings.Trim(plain.Replace(s.Office), "' ")
		if office == "" {
			office = lang.Both("misure", "measures").In(l)
		}
		name := shortName(office, excelize.MaxSheetNameLength)
		for n := 2; taken[strings.ToLower(name)]; n++ {
			number := fmt.Sprintf(" %d", n)
			name = shortName(office, excelize.MaxSheetNameLength-len(number)) + number
		}
		taken[strings.ToLower(name)] = true
		names[k] = name
	}
	return names
}

func shortName(name string, most int) string { return strings.TrimRight(cut(name, most), "' ") }

// cut is as much of a text as fits in so many UTF-16 units.
func cut(text string, most int) string {
	units := 0
	for at, r := range text {
		if units += utf16.RuneLen(r); units > most {
			return text[:at]
		}
	}
	return text
}

// maxPageText is a third of the length of a printed header.
const maxPageText = 80

// pageText is a text in a printed header, in which & begins a command.
func pageText(s string) string { return strings.ReplaceAll(cut(s, maxPageText), "&", "&&") }
