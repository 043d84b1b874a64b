package report

import (
	"encoding/json"
	"io"
)

// Formats are the ways to print a report, by the name that --format takes.
func Formats() map[string]Format {
	return map[string]Format{
		"table":    writeText,
		"markdown": writeMarkdown,
		"csv":      writeCSV,
		"json":     writeJSON,
	}
}

func writeJSON(w io.Writer, r *Report, _ Output) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(r.JSON())
}
