package document

import (
	"encoding/csv"
	"io"
	"strings"
	"unicode/utf8"
)

// writeCSV writes only the document's data, the same in every language. If out.Excel
// is set, it writes for an Italian spreadsheet.
func writeCSV(w io.Writer, d *Document, out Output) error {
	if d.Data == nil {
		return nil
	}
	rows, err := NewCSV(w, out.Excel)
	if err != nil {
		return err
	}
	t := d.Data()
	record := make([]string, len(t.Columns))
	for k, c := range t.Columns {
		record[k] = c.Name
	}
	rows.Write(record)
	for _, row := range t.Rows {
		for k := range record {
			record[k] = field(cellAt(row, k), out.Excel)
		}
		rows.Write(record)
	}
	rows.Flush()
	return rows.Error() // the first error, if any
}

// ByteOrderMark tells spreadsheets that a file is in UTF-8.
const ByteOrderMark = "\ufeff"

// NewCSV begins a file of rows. With excel, it is for an Italian spreadsheet: with
// semicolons and a byte-order mark.
func NewCSV(w io.Writer, excel bool) (*csv.Writer, error) {
	rows := csv.NewWriter(w)
	if !excel {
		return rows, nil
	}
	rows.Comma, rows.UseCRLF = ';', true
	_, err := io.WriteString(w, ByteOrderMark)
	return rows, err
}

// field is a cell in CSV: a number that spreadsheets can calculate with, or text
// that none runs as a formula.
func field(c Cell, comma bool) string {
	switch text := c.Data(); {
	case c.Number != nil && comma:
		return strings.Replace(text, ".", ",", 1)
	case c.Number != nil:
		return text
	case RunsAsFormula(text):
		return "'" + Clean(text)
	default:
		return Clean(text)
	}
}

// RunsAsFormula reports whether a spreadsheet would calculate a text. Excel accepts
// full-width signs too; a sign alone runs nothing.
func RunsAsFormula(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return len(s) > 1 && strings.ContainsRune("=+-@\t\r\n＝＋－＠", first)
}
