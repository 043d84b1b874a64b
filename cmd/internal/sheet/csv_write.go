package sheet

import (
	"encoding/csv"
	"io"
	"strings"
)

const bom = "\ufeff"

// WriteCSV writes all pages as one table. With excel, it is for an Italian
// spreadsheet: semicolons, decimal commas and a byte-order mark.
func WriteCSV(w io.Writer, f *Form, excel bool) error {
	rows := csv.NewWriter(w)
	if excel {
		rows.Comma, rows.UseCRLF = ';', true
		if _, err := io.WriteString(w, bom); err != nil {
			return err
		}
	}
	rows.Write(f.headers())
	for _, s := range f.Sheets {
		for _, r := range s.Lines {
			rows.Write(f.record(s, r, excel))
		}
	}
	rows.Flush()
	return rows.Error()
}

func (f *Form) record(s Sheet, r Line, comma bool) []string {
	record := make([]string, len(columns))
	cells := f.cells(s, r)
	for k, c := range columns {
		text := cells[c.key]
		switch {
		case c.key != previous && c.key != Value:
			text = shielded(text)
		case comma && r.Kind != Date:
			text = strings.Replace(text, ".", ",", 1)
		}
		record[k] = text
	}
	return record
}
