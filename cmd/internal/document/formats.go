package document

import (
	"encoding/json"
	"io"
)

// Formats are the ways to print a report, by the name that --format takes.
func Formats() map[string]Format {
	return map[string]Format{
		"table":    WriteText,
		"markdown": WriteMarkdown,
		"csv":      writeCSV,
		"json":     WriteJSON,
	}
}

func WriteJSON(w io.Writer, r *Document, _ Output) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(r.JSON())
}
