package sheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"piao/plan/lang"
)

// workbookOf is an XLSX file of one sheet, whose data are given as XML; a part
// that is given as well takes the place of the usual one.
func workbookOf(t testing.TB, data string, parts map[string]string) []byte {
	t.Helper()
	all := map[string]string{
		"_rels/.rels":                "<Relationships><Relationship Id=\"r\" Type=\"x/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
		"xl/workbook.xml":            "<workbook xmlns:r=\"y\"><sheets><sheet name=\"A &amp; B\" sheetId=\"1\" r:id=\"one\"/></sheets></workbook>",
		"xl/_rels/workbook.xml.rels": "<Relationships><Relationship Id=\"one\" Type=\"x/worksheet\" Target=\"/xl/one.xml\"/><Relationship Id=\"s\" Type=\"x/styles\" Target=\"styles.xml\"/><Relationship Id=\"t\" Type=\"x/sharedStrings\" Target=\"texts.xml\"/></Relationships>",
		"xl/one.xml":                 "<?xml version=\"1.0\"?><!-- <c> --><worksheet><sheetData>" + data + "</sheetData></worksheet>",
		"xl/styles.xml":              "<styleSheet><numFmts><numFmt numFmtId=\"200\" formatCode=\"0&quot; d&quot;\"/></numFmts><cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"9\"/><xf numFmtId=\"14\"/><xf numFmtId=\"200\"/></cellXfs></styleSheet>",
		"xl/texts.xml":               "<sst><si><t>zero</t></si><si><r><t>o</t></r><r><t xml:space=\"preserve\">n </t></r><r><t>&#x65;&#38;</t></r><rPh><t>no</t></rPh></si><si/></sst>",
	}
	for name, text := range parts {
		all[name] = text
	}
	var b bytes.Buffer
	archive := zip.NewWriter(&b)
	for name, text := range all {
		w, err := archive.Create(name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

var kinds = [...]string{"", "words", "number", "day", "hour", "truth", "failure", "pending"}

func shown(d Datum) string {
	s := strings.TrimSpace(kinds[d.Kind] + " " + d.Text)
	for _, mark := range []struct {
		sign string
		is   bool
	}{{" %", d.Percent}, {" =", d.Formula}, {" ~", d.Rounded}} {
		if mark.is {
			s += mark.sign
		}
	}
	return strings.TrimSpace(s)
}

// cells are the cells of a file's sheets that hold something, and where.
func cells(t *testing.T, text []byte) []string {
	t.Helper()
	book, wrong := Open("a.xlsx", text, 0)
	if !wrong.IsZero() {
		return []string{wrong.Message.In(lang.EN)}
	}
	var all []string
	for _, p := range book.Pages {
		wrong := p.rows(func(r Row) bool {
			for k, d := range r.Cells {
				if d.Kind != Blank {
					all = append(all, Place{Row: r.Number, Col: k + 1}.Cell()+" "+shown(d))
				}
			}
			return true
		})
		if !wrong.IsZero() {
			all = append(all, wrong.Message.In(lang.EN))
		}
	}
	return all
}

func TestCells(t *testing.T) {
	for xml, want := range map[string]string{
		`<c r="B7"><v>12</v></c>`: "B7 number 12", `<c r="B7" t="n"><v>1.5E-3</v></c>`: "B7 number 0.0015", `<c><v>1</v></c>`: "A7 number 1",
		`<c r="B7" s="1"><v>0.2</v></c>`: "B7 number 0.2 %", `<c r="B7" s="3"><v>5</v></c>`: "B7 number 5", `<c r="B7" s="99"><v>5</v></c>`: "B7 number 5",
		`<c r="B7"><v>0.30000000000000004</v></c>`: "B7 number 0.3 ~", `<c r="B7" s="2"><v>45107</v></c>`: "B7 day 2023-06-30", `<c r="B7" s="2"><v>0.5</v></c>`: "B7 hour 0.5",
		`<c r="B7" t="d"><v>2023-06-30T00:00:00</v></c>`: "B7 day 2023-06-30",
		`<c r="B7" t="s"><v>0</v></c>`:                   "B7 words zero", `<c r="B7" t="s"><v>1</v></c>`: "B7 words on e&", `<c r="B7" t="s"><v>2</v></c>`: "", `<c r="B7" t="s"><v>3</v></c>`: "a.xlsx is damaged: it cannot be read in full",
		`<c r="B7" t="inlineStr"><is><t>a_x000D_b&lt;</t></is></c>`: "B7 words a\rb<", `<c r="B7" t="str"><f>A1</f><v>x</v></c>`: "B7 words x =", `<c r="B7" t="str"><f>A1</f><v></v></c>`: "",
		`<c r="B7"><f>1+1</f><v>2</v></c>`: "B7 number 2 =", `<c r="B7"><f>1+1</f></c>`: "B7 pending =", `<c r="B7"><f t="shared" si="0"/><v>3</v></c>`: "B7 number 3 =",
		`<c r="B7" t="e"><v>#DIV/0!</v></c>`: "B7 failure #DIV/0!", `<c r="B7" t="b"><v>1</v></c>`: "B7 truth 1", `<c r="B7" s="1"/>`: "", `<c r="B7"></c>`: "",
		`<x:c r="B7"><x:v>4</x:v></x:c>`: "B7 number 4", `<c r="B7"><v><![CDATA[5]]></v></c>`: "B7 number 5", `<c r="B7" foo="a>b"><v>6</v></c>`: "B7 number 6",
		`<c r="B7"><v>x</v></c>`: "a.xlsx is damaged: it cannot be read in full", `<c r="B7"><v>1`: "a.xlsx is damaged: it cannot be read in full", `<c r="7B"><v>1</v></c>`: "a.xlsx is damaged: it cannot be read in full",
		`<c r="B7"><v>1</v></c><c r="A7"><v>1</v></c>`: "a.xlsx is damaged: it cannot be read in full",
	} {
		got := strings.Join(cells(t, workbookOf(t, `<row r="7">`+xml+`</row>`, nil)), "; ")
		if got != want {
			t.Errorf("%s: got %q, want %q", xml, got, want)
		}
	}
}

// A file as excelize writes it, which is a program that others use too.
func TestExcelize(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	date, _ := f.NewStyle(&excelize.Style{NumFmt: 14})
	percent, _ := f.NewStyle(&excelize.Style{NumFmt: 10})
	for cell, value := range map[string]any{"A1": "code", "B1": "value", "A2": "1.234", "B2": 1234.5, "A3": true, "B3": time.Date(2023, 6, 30, 0, 0, 0, 0, time.UTC), "A5": "è", "B5": 0.07} {
		if err := f.SetCellValue("Sheet1", cell, value); err != nil {
			t.Fatal(err)
		}
	}
	f.SetCellStyle("Sheet1", "B3", "B3", date)
	f.SetCellStyle("Sheet1", "B5", "B5", percent)
	f.SetCellDefault("Sheet1", "C5", "12345678.90")
	f.SetCellFormula("Sheet1", "D5", "1+1")
	f.NewSheet("Second")
	f.SetCellValue("Second", "A1", 1)
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	got := cells(t, b.Bytes())
	want := []string{"A1 words code", "B1 words value", "A2 words 1.234", "B2 number 1234.5", "A3 truth 1", "B3 day 2023-06-30", "A5 words è", "B5 number 0.07 %", "C5 number 12345678.9", "D5 pending =", "A1 number 1"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestOpenXLSX(t *testing.T) {
	zipOf := func(names ...string) []byte {
		var b bytes.Buffer
		archive := zip.NewWriter(&b)
		for _, name := range names {
			archive.Create(name)
		}
		archive.Close()
		return b.Bytes()
	}
	whole := workbookOf(t, "<row><c><v>1</v></c></row>", nil)
	old := map[string]string{"xl/workbook.xml": `<workbook><workbookPr date1904="1"/><sheets><sheet name="A" r:id="one" state="hidden"/></sheets></workbook>`}
	for name, c := range map[string]struct {
		file []byte
		want string
	}{
		"ods":         {zipOf("mimetype", "content.xml"), "a.xlsx is in the OpenDocument format (.ods)"},
		"xlsb":        {zipOf("xl/workbook.bin"), "a.xlsx is in the binary format of Excel (.xlsb)"},
		"docx":        {zipOf("word/document.xml"), "a.xlsx is a Word document, not a spreadsheet"},
		"zip":         {zipOf("a.txt"), "a.xlsx is a ZIP archive, not a spreadsheet"},
		"cut":         {whole[:len(whole)-30], "a.xlsx is damaged: it cannot be read in full"},
		"1904":        {workbookOf(t, `<row><c s="2"><v>43645</v></c></row>`, old), "A1 day 2023-06-30"},
		"no rows":     {workbookOf(t, "", nil), ""},
		"rows back":   {workbookOf(t, `<row r="3"><c><v>1</v></c></row><row r="2"><c><v>1</v></c></row>`, nil), "A3 number 1; a.xlsx is damaged: it cannot be read in full"},
		"no number":   {workbookOf(t, `<row><c><v>1</v></c></row><row/><row><c><v>2</v></c></row>`, nil), "A1 number 1; A3 number 2"},
		"far column":  {workbookOf(t, `<row><c r="ZZZZ1"><v>1</v></c></row>`, nil), "a.xlsx is damaged: it cannot be read in full"},
		"a long text": {workbookOf(t, `<row><c t="inlineStr"><is><t>`+strings.Repeat("x", 3<<20)+`</t></is></c></row>`, nil), "a.xlsx is damaged: it cannot be read in full"},
	} {
		if got := strings.Join(cells(t, c.file), "; "); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
	book, _ := Open("a.xlsx", workbookOf(t, "", old), 0)
	if !book.Pages[0].Hidden || book.Pages[0].Name != "A" {
		t.Errorf("got %+v", book.Pages[0])
	}
}

// Bytes that were broken are refused or read; nothing panics or hangs.
func TestBrokenXLSX(t *testing.T) {
	whole := workbookOf(t, `<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1"><v>2</v></c></row>`, nil)
	for k := range whole {
		broken := slices.Clone(whole)
		broken[k] ^= 0x55
		cells(t, broken)
		cells(t, whole[:k])
	}
	xml := `<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="inlineStr"><is><t>&amp;<![CDATA[x]]></t></is></c></row><!-- x --><mergeCell ref="A1:B2"/>`
	for k := range xml {
		cells(t, workbookOf(t, xml[:k], nil))
		cells(t, workbookOf(t, xml[:k]+"<"+xml[k:], nil))
		cells(t, workbookOf(t, xml[:k]+">"+xml[k:], nil))
		cells(t, workbookOf(t, xml[:k]+"\""+xml[k:], nil))
	}
}

func TestPlaces(t *testing.T) {
	for col, name := range map[int]string{1: "A", 26: "Z", 27: "AA", 702: "ZZ", 703: "AAA", maxColumns: "XFD"} {
		if got := ColumnName(col); got != name || columnNamed(name) != col || columnNamed(strings.ToLower(name)) != col {
			t.Errorf("%d is %s, want %s", col, got, name)
		}
		if row, c := cellNamed(fmt.Sprint(name, 7)); row != 7 || c != col {
			t.Errorf("%s7 is %d, %d", name, row, c)
		}
	}
	for _, name := range []string{"", "A", "7", "A0", "XFE1", "A1048577", "A-1", "é1", "AAAAAAAAAAAAAAAAAAA1"} {
		if row, col := cellNamed(name); row != 0 || col != 0 {
			t.Errorf("%q is %d, %d", name, row, col)
		}
	}
	place := Place{"a.xlsx", "Metrico", 7, 2}
	if it, en := place.In(lang.IT), place.In(lang.EN); it != "a.xlsx, foglio Metrico, cella B7" || en != "a.xlsx, sheet Metrico, cell B7" || place.String() != "a.xlsx!Metrico!B7" {
		t.Errorf("%q, %q, %q", it, en, place)
	}
}
