package report

import (
	"bytes"
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
	var compact bytes.Buffer
	enc := json.NewEncoder(&compact)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(r.JSON()); err != nil {
		return err
	}
	_, err := w.Write(indent(compact.Bytes()))
	return err
}
