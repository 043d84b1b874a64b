package sheet

import (
	"io"
	"regexp"
	"strings"

	"piao/cmd/internal/document"
)

// WriteCSV writes all pages as one table. With excel, it is for an Italian
// spreadsheet: semicolons, decimal commas and a byte-order mark.
func WriteCSV(w io.Writer, f *Form, excel bool) error {
	rows, err := document.NewCSV(w, excel)
	if err != nil {
		return err
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

// retyped matches texts that a spreadsheet makes numbers, days or truths, such as 3.10,
// 011, 1-2 and MAR1. It shows ="3.10" as it stands.
var retyped = regexp.MustCompile(`(?i)^([\d.,:/ ()+-]*\d(e[+-]?\d+)?[ %€apm]*|true|false|vero|falso|\d+[./ -]*` +
	monthLike + `|` + monthLike + `[./ -]*\d+)$`)

const monthLike = `(gen|feb|mar|apr|mag|giu|lug|ago|set|ott|nov|dic|jan|may|jun|jul|aug|sep|oct|dec)[a-z]*`

func (f *Form) record(s Sheet, r Line, comma bool) []string {
	record := make([]string, len(columns))
	cells := f.cells(s, r)
	for k, c := range columns {
		text := cells[c.key]
		switch {
		case c.key != previous && c.key != Value && comma && retyped.MatchString(text):
			text = `="` + text + `"`
		case c.key != previous && c.key != Value:
			text = shielded(text)
		case comma && r.Kind != Date:
			text = strings.Replace(text, ".", ",", 1)
		}
		record[k] = text
	}
	return record
}

// shielded is a text that no spreadsheet runs as a formula: an apostrophe precedes a
// sign that would begin one. bare removes it.
func shielded(s string) string {
	if document.RunsAsFormula(strings.TrimLeft(s, "'")) {
		return "'" + s
	}
	return s
}

// bare is a text without the apostrophe that shielded gave it.
func bare(s string) string {
	if bare, ok := strings.CutPrefix(s, "'"); ok && document.RunsAsFormula(strings.TrimLeft(bare, "'")) {
		return bare
	}
	return s
}
