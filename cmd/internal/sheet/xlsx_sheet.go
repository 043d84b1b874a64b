package sheet

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// widths are how wide columns are, in characters. The office is the sheet's name,
// and its column is hidden.
var widths = map[string]int{"office": 14, "objective": 22, Code: 22, "measure": 48, "unit": 8, "used_by": 20, Previous: 14, Value: 16, Missing: 28, Source: 28}

// protection locks all cells that are not said to be open. A 1 is what may not be
// done: columns and rows may still be made wider.
const protection = `<sheetProtection sheet="1" objects="1" scenarios="1" formatCells="1" formatColumns="0" formatRows="0" insertColumns="1" insertRows="1" ` +
	`insertHyperlinks="1" deleteColumns="1" deleteRows="1" selectLockedCells="0" sort="1" autoFilter="1" pivotTables="1" selectUnlockedCells="0"/>`

// worksheet is a sheet: its header stays in sight, what is not to be filled in is
// protected, and it prints as wide as a page.
func (x *xlsxForm) worksheet(k int) []byte {
	s := x.Sheets[k]
	var b bytes.Buffer
	first := ColumnName(valueColumn()+1) + "2"
	selected := ""
	if k == 0 {
		selected = ` tabSelected="1"`
	}
	fmt.Fprintf(&b, `%s<worksheet xmlns="%s"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:%s%d"/>`, xmlHead, mainSpace, ColumnName(len(Columns)), len(s.Lines)+1)
	fmt.Fprintf(&b, `<sheetViews><sheetView%s workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>`+
		`<selection pane="bottomLeft" activeCell="%s" sqref="%[2]s"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>`, selected, first)
	for k, c := range Columns {
		hidden := ""
		if c.Key == "office" {
			hidden = ` hidden="1"`
		}
		fmt.Fprintf(&b, `<col min="%d" max="%[1]d" width="%d" customWidth="1"%s/>`, k+1, widths[c.Key], hidden)
	}
	b.WriteString("</cols><sheetData>")
	x.rows(&b, s)
	b.WriteString("</sheetData>" + protection)
	x.validations(&b, s)
	fmt.Fprintf(&b, `<pageMargins left="0.4" right="0.4" top="0.7" bottom="0.7" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>`+
		`<headerFooter><oddHeader>%s</oddHeader><oddFooter>%s</oddFooter></headerFooter></worksheet>`,
		escaped("&L"+pageText(x.Title)+"&R"+pageText(x.When)), escaped("&L"+pageText(s.Office)+"&R&P / &N"))
	return b.Bytes()
}

func (x *xlsxForm) rows(b *bytes.Buffer, s Sheet) {
	b.WriteString(`<row r="1">`)
	for k, header := range x.headers() {
		x.text(b, k, 1, header, look{header: true})
	}
	b.WriteString("</row>")
	for k, l := range s.Lines {
		fmt.Fprintf(b, `<row r="%d"`, k+2)
		if lines := x.lines(s, l); lines > 1 {
			fmt.Fprintf(b, ` ht="%d" customHeight="1"`, lines*lineHeight)
		}
		b.WriteByte('>')
		x.row(b, k+2, s, l)
		b.WriteString("</row>")
	}
}

// lineHeight is the height of one line, in points.
const lineHeight = 15

// lines is how many lines a row takes: programs that print without showing a sheet
// first do not find out.
func (x *xlsxForm) lines(s Sheet, l Line) int {
	most := 1
	for _, c := range Columns {
		if c.Key == "office" {
			continue // hidden
		}
		lines, used := 1, 0
		for _, word := range strings.Fields(x.cell(s, l, c.Key)) {
			size := utf8.RuneCountInString(word)
			if used > 0 && used+1+size > widths[c.Key] {
				lines, used = lines+1, 0
			}
			used += 1 + size
		}
		most = max(most, lines)
	}
	return most
}

func (x *xlsxForm) row(b *bytes.Buffer, row int, s Sheet, l Line) {
	for k, c := range Columns {
		text := x.cell(s, l, c.Key)
		as := look{input: c.Filled && l.See == "", aside: l.See != ""}
		if c.Key == Previous || c.Key == Value {
			as.figure, as.kind = true, l.Kind
			if digits, ok := cellDigits(text, l.Kind); ok {
				b.WriteString(x.open(k, row, as) + "><v>" + digits + "</v></c>")
				continue
			}
		}
		x.text(b, k, row, text, as)
	}
}

func (x *xlsxForm) text(b *bytes.Buffer, column, row int, text string, as look) {
	b.WriteString(x.open(column, row, as))
	if text == "" {
		b.WriteString("/>")
		return
	}
	b.WriteString(` t="inlineStr"><is><t xml:space="preserve">` + escaped(cut(text, maxCell)) + "</t></is></c>")
}

// open is the beginning of a cell's element.
func (x *xlsxForm) open(column, row int, as look) string {
	return `<c r="` + ColumnName(column+1) + strconv.Itoa(row) + `" s="` + strconv.Itoa(x.looks.number(as)) + `"`
}

// columnName is the letter of a column, counted from 0: there are few.
func valueColumn() int {
	return slices.IndexFunc(Columns, func(c Column) bool { return c.Key == Value })
}
