package sheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"piao/plan/diag"
	"piao/plan/lang"
)

// formats are those that the cells of workbookOf have, by their style from 1.
var formats = []string{"0%", "dd/mm/yyyy", `0"d"`, `0.0"%"`, "0%;-0", "Standard", "000", "0,", `_-* #,##0.00\ "€"_-`, "0.00E+00",
	"[h]:mm", "# ?/?", "[$-410]d mmmm yyyy", "[Red](#,##0.0)", "0.00"}

// space is the name spaces of a part.
const space = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

// workbookOf is an XLSX file of one sheet, whose data are given as XML; a part
// that is given as well takes the place of the usual one.
func workbookOf(t testing.TB, data string, parts map[string]string) []byte {
	t.Helper()
	all := partsOf(data)
	maps.Copy(all, parts)
	return packed(t, all)
}

// partsOf are the usual parts of an XLSX file.
func partsOf(data string) map[string]string {
	styles, used := "", `<xf numFmtId="0"/>`
	for k, code := range formats {
		styles += fmt.Sprintf(`<numFmt numFmtId="%d" formatCode="%s"/>`, 200+k, strings.NewReplacer(`"`, "&quot;", ">", "&gt;").Replace(code))
		used += fmt.Sprintf(`<xf numFmtId="%d"/>`, 200+k)
	}
	if !strings.Contains(data, "</sheetData>") {
		data += "</sheetData>"
	}
	const relation = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	const kind = `Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
	return map[string]string{
		"_rels/.rels":     relation + `<Relationship Id="r" ` + kind + `officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml": `<workbook ` + space + `><sheets><sheet name="A &amp; B" sheetId="1" r:id="one"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": relation + `<Relationship Id="one" ` + kind + `worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="s" ` + kind + `styles" Target="styles.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml": `<?xml version="1.0"?><worksheet ` + space + `><sheetData>` + data + `</worksheet>`,
		"xl/styles.xml": `<styleSheet ` + space + `><numFmts>` + styles + `</numFmts><cellXfs>` + used +
			`</cellXfs></styleSheet>`,
		"xl/SharedStrings.xml": `<sst ` + space + `><si><t>zero</t></si><si><r><t>o</t></r><r><t xml:space="preserve">n </t></r><r><t>&#x65;&#38;</t></r>` +
			`<rPh><t>no</t></rPh></si><si/></sst>`,
	}
}

func packed(t testing.TB, parts map[string]string) []byte {
	var b bytes.Buffer
	archive := zip.NewWriter(&b)
	for name, text := range parts {
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

var kinds = [...]string{"", "words", "number", "day", "hour", "truth", "bad"}

func spelled(d datum) string {
	s := kinds[d.Kind] + " " + d.Text
	if d.Kind == Bad {
		s = d.Wrong.Message.In(lang.EN)
	}
	if d.Percent {
		s += " %"
	}
	if d.Formula {
		s += " ="
	}
	if d.Rounded {
		s += " ~"
	}
	return s
}

// cells are the cells of a file's sheets that hold something, and where.
func cells(t *testing.T, text []byte) string {
	t.Helper()
	book, wrong := open("a.xlsx", text, 0)
	if !wrong.IsZero() {
		return wrong.Message.In(lang.EN)
	}
	var all []string
	for _, p := range book.pages {
		if wrong := p.book.load(p); !wrong.IsZero() {
			all = append(all, wrong.Message.In(lang.EN))
		}
		for row := 1; row <= p.rows; row++ {
			for col := 1; col <= p.width; col++ {
				if d := p.cell(row, col); d.Kind != Blank {
					all = append(all, Place{Row: row, Col: col}.Cell()+" "+spelled(d))
				}
			}
		}
	}
	return strings.Join(all, "; ")
}

const broken = "a.xlsx is damaged: it cannot be read in full"

// A cell is what it holds, told apart by how it is stored.
func TestCells(t *testing.T) {
	for xml, want := range map[string]string{
		`<c r="B7"><v>12</v></c>`:                            "B7 number 12",
		`<c r="B7" t="n"><v>1.5E-3</v></c>`:                  "B7 number 0.0015",
		`<c><v>1</v></c>`:                                    "A7 number 1",
		`<c r="B7"><v>0.30000000000000004</v></c>`:           "B7 number 0.3 ~",
		`<c r="B7"><v>NaN</v></c>`:                           "B7 the cell holds NaN, which is no number that piao holds",
		`<c r="B7"><v>9.99E+307</v></c>`:                     "B7 the cell holds 9.99E+307, which is no number that piao holds",
		`<c r="B7"><v>#NUM!</v></c>`:                         "B7 the cell holds an error, #NUM!",
		`<c r="B7" t="d"><v>2023-06-30T00:00:00</v></c>`:     "B7 day 2023-06-30",
		`<c r="B7" t="s"><v>0</v></c>`:                       "B7 words zero",
		`<c r="B7" t="s"><v> 1 </v></c>`:                     "B7 words on e&",
		`<c r="B7" t="s"><v>2</v></c>`:                       "",
		`<c r="B7" t="s"><v>9</v></c><c r="C7"><v>1</v></c>`: "C7 number 1",
		`<c r="B7" t="inlineStr"><is><t>a&lt;</t></is></c>`:  "B7 words a<",
		`<c r="B7" t="str"><f>A1</f><v>x</v></c>`:            "B7 words x =",
		`<c r="B7" t="str"><f>A1</f><v></v></c>`:             "",
		`<c r="B7"><f>1+1</f><v>2</v></c>`:                   "B7 number 2 =",
		`<c r="B7"><f>1-1</f><v>0</v></c>`:                   "B7 number 0 =",
		`<c r="B7"><f>1+1</f></c>`:                           "B7 there is a formula whose result the file does not say =",
		`<c r="B7" t="e"><v>#DIV/0!</v></c>`:                 "B7 the cell holds an error, #DIV/0!",
		`<c r="B7" t="b"><v>1</v></c>`:                       "B7 truth 1",
		`<c r="B7" s="1"/>`:                                  "",
		`<c r="B7"></c>`:                                     "",
		`<c r="B7"><v>2</v></c><c r="A7"><v>1</v></c>`:       "A7 number 1; B7 number 2",
		`<c r="B7"><v>1`:                                     broken,
	} {
		if got := cells(t, workbookOf(t, `<row r="7">`+xml+`</row>`, nil)); got != want {
			t.Errorf("%s: got %q, want %q", xml, got, want)
		}
	}
}

// A number is the one that is stored; its format says what kind it is. What does
// not show it is refused.
func TestNumberFormats(t *testing.T) {
	for _, c := range []struct{ format, raw, want string }{
		{"0%", "0.2", "number 0.2 %"},
		{"0%", "0.204", "number 0.204 %"},
		{"dd/mm/yyyy", "45107", "day 2023-06-30"},
		{"dd/mm/yyyy", "45106.9999999884", "day 2023-06-30"},
		{"dd/mm/yyyy", "45106.9166", "day 2023-06-29"},
		{"dd/mm/yyyy", "0.5", "hour 0.5"},
		{"[$-410]d mmmm yyyy", "45107", "day 2023-06-30"},
		{"[h]:mm", "0.5", "hour 0.5"},
		{`0"d"`, "5", "number 5"},
		{`0.0"%"`, "12", "number 12 %"},
		{`0.0"%"`, "0.004", "number 0.004 %"},
		{"0%;-0", "-25", "number -25"},
		{"0%;-0", "0.25", "number 0.25 %"},
		{"Standard", "0.25", "number 0.25"},
		{"000", "11", "number 11"},
		{"0,", "12345", "the cell shows “12”, but holds 12345"},
		{`_-* #,##0.00\ "€"_-`, "1234.567", "number 1234.567"},
		{`_-* #,##0.00\ "€"_-`, "-1234.567", "number -1234.567"},
		{"0.00E+00", "12345", "number 12345"},
		{"# ?/?", "1.5", "number 1.5"},
		{"[Red](#,##0.0)", "1234.56", "number 1234.56"},
	} {
		style := slices.Index(formats, c.format) + 1
		xml := fmt.Sprintf(`<row r="1"><c r="A1" s="%d"><v>%s</v></c></row>`, style, c.raw)
		if got := cells(t, workbookOf(t, xml, nil)); got != "A1 "+c.want {
			t.Errorf("%s as %s: got %q, want %q", c.raw, c.format, got, c.want)
		}
	}
}

func TestOpenXLSX(t *testing.T) {
	one := `<row r="1"><c r="A1"><v>1</v></c></row>`
	whole := workbookOf(t, one, nil)
	const workbook = `<workbook ` + space + `>%s` +
		`<sheets><sheet name="A" sheetId="1" r:id="one" state="hidden"/></sheets>%s</workbook>`
	old := map[string]string{"xl/workbook.xml": fmt.Sprintf(workbook, `<workbookPr date1904="1"/>`, "")}
	uncomputed := map[string]string{"xl/workbook.xml": fmt.Sprintf(workbook, "", `<calcPr fullCalcOnLoad="1"/>`)}
	utf16 := map[string]string{"xl/workbook.xml": "\xff\xfe" + utf16le(`<?xml version="1.0" encoding="UTF-16"?>`+fmt.Sprintf(workbook, "", ""))}
	latin1 := map[string]string{"xl/worksheets/sheet1.xml": `<?xml version="1.0" encoding="ISO-8859-1"?><worksheet ` + space + `><sheetData>` +
		"<row r=\"1\"><c r=\"A1\" t=\"str\"><v>citt\xe0</v></c></row></sheetData></worksheet>"}
	past := func(b *diag.Bound) string { return "a.xlsx: " + b.Past().In(lang.EN) }
	formula := `<row r="1"><c r="A1"><f>6*2</f><v>0</v></c><c r="B1"><f>6*2</f><v>12</v></c></row>`
	for name, c := range map[string]struct {
		file []byte
		want string
	}{
		"ods":          {packed(t, map[string]string{"content.xml": ""}), "a.xlsx is in the OpenDocument format (.ods)"},
		"xlsb":         {packed(t, map[string]string{"xl/workbook.bin": ""}), "a.xlsx is in the binary format of Excel (.xlsb)"},
		"docx":         {packed(t, map[string]string{"word/document.xml": ""}), "a.xlsx is a Word document, not a spreadsheet"},
		"zip":          {packed(t, map[string]string{"a.txt": ""}), "a.xlsx is a ZIP archive, not a spreadsheet"},
		"large":        {workbookOf(t, one, map[string]string{"a.txt": strings.Repeat("x", int(unpacked)+1)}), past(diag.UnpackedMiB)},
		"cut":          {whole[:len(whole)-30], broken},
		"1904":         {workbookOf(t, `<row r="1"><c r="A1" s="2"><v>43645</v></c></row>`, old), "A1 day 2023-06-30"},
		"no rows":      {workbookOf(t, "", nil), ""},
		"rows back":    {workbookOf(t, `<row r="3"><c r="A3"><v>3</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>`, nil), "A2 number 2; A3 number 3"},
		"no number":    {workbookOf(t, `<row r=""><c><v>1</v></c></row><row r=""><c><v>2</v></c></row>`, nil), "A1 number 1; A2 number 2"},
		"far column":   {workbookOf(t, `<row r="1"><c r="ZZZZ1"><v>1</v></c></row>`, nil), broken},
		"UTF-16":       {workbookOf(t, one, utf16), "A1 number 1"},
		"Latin-1":      {workbookOf(t, "", latin1), "A1 words città"},
		"not computed": {workbookOf(t, formula, uncomputed), "A1 there is a formula whose result the file does not say =; B1 number 12 ="},
	} {
		if got := cells(t, c.file); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
	book, _ := open("a.xlsx", workbookOf(t, "", old), 0)
	if !book.pages[0].hidden || book.pages[0].name != "A" {
		t.Errorf("got %+v", book.pages[0])
	}
}

// A sheet is read up to its bound on rows.
func TestRowsXLSX(t *testing.T) {
	last := func(row int) string { return fmt.Sprintf(`<row r="%d"><c><v>1</v></c></row>`, row) }
	if got, want := cells(t, workbookOf(t, last(diag.Rows.Most), nil)), "A100000 number 1"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := cells(t, workbookOf(t, last(diag.Rows.Most+1), nil)), "a.xlsx: "+diag.Rows.Error(); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// A text that many cells share counts for each of them.
func TestSharedTextXLSX(t *testing.T) {
	const long = 32_000
	shared := map[string]string{"xl/SharedStrings.xml": "<sst " + space + "><si><t>" + strings.Repeat("x", long) + "</t></si></sst>"}
	most := int(diag.UnpackedMiB.Bytes()) / long
	for _, more := range []int{0, 1} {
		var rows strings.Builder
		for k := range most + more {
			fmt.Fprintf(&rows, `<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>`, k+1, k+1)
		}
		b, wrong := openXLSX("a.xlsx", workbookOf(t, rows.String(), shared))
		if !wrong.IsZero() {
			t.Fatal(wrong.Message.In(lang.EN))
		}
		want := []string{"", "a.xlsx: " + diag.UnpackedMiB.Error()}[more]
		if got := b.pages[0].book.load(b.pages[0]).Message.In(lang.EN); got != want {
			t.Errorf("%d rows: got %q, want %q", most+more, got, want)
		}
	}
}

// Bytes that were broken are refused or read; nothing panics or hangs.
func TestBrokenXLSX(t *testing.T) {
	whole := workbookOf(t, `<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1"><v>2</v></c></row>`, nil)
	for k := range whole {
		broken := slices.Clone(whole)
		broken[k] ^= 0x55
		cells(t, broken)
	}
	xml := `<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="inlineStr"><is><t>&amp;<![CDATA[x]]></t></is></c></row><!-- x -->`
	for k := range xml {
		cells(t, workbookOf(t, xml[:k], nil))
		cells(t, workbookOf(t, xml[:k]+"<"+xml[k:], nil))
	}
}
