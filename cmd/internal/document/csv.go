package document

import (
	"encoding/csv"
	"io"
	"strings"
	"unicode/utf8"
)

// writeCSV writes the document's data and nothing else, whatever the language;
// for a spreadsheet in Italian where out.Excel says so.
func writeCSV(w io.Writer, d *Document, out Output) error {
	if d.Data == nil {
		return nil
	}
	rows := csv.NewWriter(w)
	if out.Excel {
		rows.Comma, rows.UseCRLF = ';', true
		if _, err := io.WriteString(w, byteOrderMark); err != nil {
			return err
		}
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
	return rows.Error() // the first that there was
}

// byteOrderMark tells spreadsheets that a file is in UTF-8.
const byteOrderMark = "\ufeff"

// field is a cell as CSV has it: a number that calculates, or text that no
// spreadsheet runs as a formula.
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

// RunsAsFormula says that a spreadsheet would calculate a text. Excel takes the
// full-width signs likewise; a sign alone runs nothing.
func RunsAsFormula(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return len(s) > 1 && strings.ContainsRune("=+-@\t\r\n＝＋－＠", first)
}
