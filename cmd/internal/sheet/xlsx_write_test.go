package sheet

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"piao/plan/lang"
)

// everyKind has a row of each kind, measured and not, and one that is given elsewhere.
var everyKind = &Form{Title: "Camera di Esempio & C.", Year: 2023, When: "2023", Sheets: []Sheet{
	{Office: "Ufficio Metrico", Lines: []Line{
		{Objective: "O1", Code: "N", Name: "un numero", Unit: "N.", UsedBy: []string{"I1", "I2"}, Last: "-19600", Value: "12345678901.25"},
		{Objective: "O1", Code: "E", Name: "euro", Unit: "€", Kind: Euro, Origin: "bilancio", Last: "15240000.00", Source: "delibera 4"},
		{Objective: "O1", Code: "011", Name: "una quota", Unit: "%", Kind: Percent, Last: "68.45 %", Value: "0.1 %"},
		{Objective: "O2", Code: "=S", Name: "=1+1", Unit: "sì/no", Kind: YesNo, Last: "no", Value: "sì"},
		{Objective: "O2", Code: "D", Name: "una data", Unit: "data", Kind: Date, Last: "2022-03-01", Value: "2023-06-30"},
		{Objective: "O2", Code: "L", Name: "più cifre di quante un foglio tenga", Value: "1234567890123456.78", Missing: "motivo"},
		{Objective: "O2", Code: "X", Name: "di un altro", Kind: Number, Last: "7", Value: "8", See: "Ufficio OCC"},
	}},
	{Office: "Ufficio OCC", Lines: []Line{{Code: "X", Name: "di un altro", Last: "7", Value: "8"}}},
}}

func reread(t *testing.T, b *Form) *excelize.File {
	t.Helper()
	var first, second bytes.Buffer
	if err := WriteXLSX(&first, b); err != nil {
		t.Fatal(err)
	}
	if err := WriteXLSX(&second, b); err != nil || !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Errorf("the same book gives other bytes the second time (%v)", err)
	}
	f, err := excelize.OpenReader(&first)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

const metrico = "Ufficio Metrico"

// Cells hold what the measure is: digits as they are, a share as a fraction, a
// day as a day; and text where a spreadsheet would change the figure.
func TestXLSXCells(t *testing.T) {
	f := reread(t, everyKind)
	for at, want := range map[string]struct {
		raw    string
		number bool
		format int
	}{
		"G2": {"-19600", true, 0}, "H2": {"12345678901.25", true, 0}, "G3": {"15240000", true, 4}, "H3": {"", true, 4}, "J3": {"delibera 4", false, 0},
		"G4": {"0.6845", true, 10}, "H4": {"0.001", true, 10}, "C4": {"011", false, 0}, "G5": {"no", false, 49}, "H5": {"sì", false, 49}, "C5": {"=S", false, 0}, "D5": {"=1+1", false, 0},
		"G6": {"44621", true, 14}, "H6": {"45107", true, 14}, "H7": {"1234567890123456.78", false, 0}, "I7": {"motivo", false, 0},
		"C8": {"", true, 0}, "D8": {"X (di un altro): vedi Ufficio OCC", false, 0}, "G8": {"", true, 0}, "H8": {"", true, 0},
		"D3": {"euro (fonte: bilancio)", false, 0}, "F2": {"I1, I2", false, 0}, "E2": {"N.", false, 0},
	} {
		raw, _ := f.GetCellValue(metrico, at, excelize.Options{RawCellValue: true})
		kind, _ := f.GetCellType(metrico, at)
		number := kind == excelize.CellTypeUnset || kind == excelize.CellTypeNumber
		formula, _ := f.GetCellFormula(metrico, at)
		if raw != want.raw || number != want.number || formula != "" || styleOf(t, f, at).NumFmt != want.format {
			t.Errorf("%s holds %q, number %v, format %d, formula %q; want %+v", at, raw, number, styleOf(t, f, at).NumFmt, formula, want)
		}
	}
	if shown, _ := f.GetCellValue(metrico, "H4"); shown != "0.10%" {
		t.Errorf("a share of 0.1 %% is shown as %q", shown)
	}
}

func styleOf(t *testing.T, f *excelize.File, at string) *excelize.Style {
	t.Helper()
	id, _ := f.GetCellStyle(metrico, at)
	s, err := f.GetStyle(id)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Only the cells to fill in can be changed.
func TestXLSXProtection(t *testing.T) {
	f := reread(t, everyKind)
	for _, name := range f.GetSheetList() {
		if p, err := f.GetSheetProtection(name); err != nil || !p.SelectUnlockedCells || p.FormatCells || p.InsertRows || p.Password != "" {
			t.Errorf("%s is protected as %+v, %v", name, p, err)
		}
	}
	for line := 1; line <= 8; line++ {
		for k, c := range columns {
			at := columnName(k+1) + string(rune('0'+line))
			s := styleOf(t, f, at)
			locked := s.Protection == nil || s.Protection.Locked
			if want := !c.filled || line == 1 || line == 8; locked != want {
				t.Errorf("%s is locked: %v, want %v", at, locked, want)
			}
		}
	}
}

// The cells of values take what the measure is, and nothing stands in for what
// another office gives.
func TestXLSXValidation(t *testing.T) {
	f := reread(t, everyKind)
	rules, err := f.GetDataValidations(metrico)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range rules {
		got = append(got, r.Type+" "+r.Sqref+" "+r.Formula1)
		if !r.AllowBlank || !r.ShowErrorMessage || !r.ShowInputMessage || *r.ErrorStyle != "stop" {
			t.Errorf("%s lets through what it should not: %+v", r.Sqref, r)
		}
	}
	want := []string{"decimal H2:H3 H7:H7 -1000000000000000", "decimal H4:H4 -1000000000000000", `list H5:H5 "sì,no"`, "date H6:H6 61"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestXLSXFrame(t *testing.T) {
	f := reread(t, everyKind)
	if panes, err := f.GetPanes(metrico); err != nil || !panes.Freeze || panes.YSplit != 1 || panes.TopLeftCell != "A2" {
		t.Errorf("the header is not frozen: %+v, %v", panes, err)
	}
	titles := 0
	for _, name := range f.GetDefinedName() {
		if name.Name == "_xlnm.Print_Titles" && name.RefersTo == "'"+name.Scope+"'!$1:$1" {
			titles++
		}
	}
	if titles != 2 || f.GetActiveSheetIndex() != 0 {
		t.Errorf("%d sheets print their header on every page, and sheet %d is shown first", titles, f.GetActiveSheetIndex())
	}
	if h, err := f.GetHeaderFooter(metrico); err != nil || h.OddHeader != "&LCamera di Esempio && C.&R2023" {
		t.Errorf("printed pages are headed %+v, %v", h, err)
	}
	if visible, _ := f.GetColVisible(metrico, "A"); visible {
		t.Errorf("the office stands in every row")
	}
	rows, _ := f.GetRows(metrico)
	if got, want := strings.Join(rows[0], ","), "ufficio,obiettivo,codice,misura,unità,usata da,valore 2022,valore,manca perché,fonte"; got != want {
		t.Errorf("the columns are headed %q", got)
	}
}

// A workbook accepts any names of offices.
func TestXLSXSheetNames(t *testing.T) {
	var pages []Sheet
	for _, office := range []string{"", "a/b: c?", "A-B- C-", strings.Repeat("è", 40), strings.Repeat("è", 41), "'quoted'", "Sheet1", "sheet1 ", "[]*", "😀" + strings.Repeat("x", 40), "Ufficio dell'anagrafe centrale 'A'", "History"} {
		pages = append(pages, Sheet{Office: office})
	}
	f := reread(t, &Form{Lang: lang.EN, Sheets: pages})
	want := []string{"measures", "a-b- c-", "A-B- C- 2", strings.Repeat("è", 31), strings.Repeat("è", 29) + " 2", "quoted", "Sheet1", "sheet1 2", "---", "😀" + strings.Repeat("x", 29), "Ufficio dell'anagrafe centrale", "History 2"}
	if got := f.GetSheetList(); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestXLSXOfNothing(t *testing.T) {
	if got := reread(t, &Form{}).GetSheetList(); !slices.Equal(got, []string{"misure"}) {
		t.Errorf("an empty book has the sheets %q", got)
	}
}

// Any text comes back from a cell as it was, but for control characters, what XML
// cannot hold and what is longer than a cell.
func TestXLSXTexts(t *testing.T) {
	for text, want := range map[string]string{
		`<a & "b" 'c'>`: `<a & "b" 'c'>`, "  due  spazi ": "  due  spazi ", "a\nb": "a\nb", "_x000D_": "_x000D_", "_x_x0041_x0041_": "_x_x0041_x0041_", "_x00": "_x00",
		"\u0001\uffff": `\x01` + "\ufffd", strings.Repeat("è", 40000): strings.Repeat("è", 32767), "😀": "😀",
	} {
		f := reread(t, &Form{Sheets: []Sheet{{Office: "X", Lines: []Line{{Code: text}}}}})
		if got, err := f.GetCellValue("X", "C2"); got != want || err != nil {
			t.Errorf("%.40q comes back as %.40q, %v", text, got, err)
		}
	}
}

// A row is as tall as its text, even if a sheet is printed without being opened.
func TestXLSXHeights(t *testing.T) {
	f := reread(t, &Form{Year: 2023, Lang: lang.IT, Sheets: []Sheet{{Office: metrico, Lines: []Line{
		{Code: "A", Name: "breve"},
		{Code: "B", Name: strings.Repeat("parola ", 30), UsedBy: []string{"I1"}},
		{Code: "C", Name: "tre usi", UsedBy: []string{"INDICATORE_1", "INDICATORE_2", "INDICATORE_3"}},
	}}}})
	for row, want := range map[int]float64{2: lineHeight, 3: 5 * lineHeight, 4: 3 * lineHeight} {
		if got, err := f.GetRowHeight(metrico, row); err != nil || got != want {
			t.Errorf("row %d is %v points tall, want %v (%v)", row, got, want, err)
		}
	}
}
