package document

import (
	"encoding/csv"
	"io"
	"strings"
)

const Bom = "\ufeff"

// writeCSV writes the report's data and nothing else, whatever the language;
// for a spreadsheet in Italian where out.Excel says so.
func writeCSV(w io.Writer, r *Document, out Output) error {
	if r.Data == nil {
		return nil
	}
	rows := csv.NewWriter(w)
	if out.Excel {
		rows.Comma, rows.UseCRLF = ';', true
		if _, err := io.WriteString(w, Bom); err != nil {
			return err
		}
	}
	writeRecords(rows, r.Data(), out.Excel)
	return rows.Error()
}

// writeRecords leaves any error to the writer, which keeps the first.
func writeRecords(rows *csv.Writer, t *Table, comma bool) {
	record := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		record[i] = c.Name
	}
	rows.Write(record)
	records := make([][]string, len(t.Rows))
	for k, row := range t.Rows {
		records[k] = make([]string, len(t.Columns))
		for i := range records[k] {
			records[k][i] = field(cellAt(row, i), comma)
		}
	}
	rows.WriteAll(records)
	rows.Flush()
}

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
