package document

import (
	"fmt"
	"io"
)

// Format is a way to write a document, under the name that --format takes.
type Format struct {
	Name  string
	write func(io.Writer, *Document, Output) error
}

// Formats lists all formats, in the order in which they are offered.
func Formats() []Format {
	return []Format{
		{"table", WriteText},
		{"markdown", WriteMarkdown},
		{"csv", writeCSV},
		{"json", writeJSON},
	}
}

// Write writes a document in the format with a name.
func Write(w io.Writer, format string, d *Document, out Output) error {
	for _, f := range Formats() {
		if f.Name == format {
			return f.write(w, d, out)
		}
	}
	return fmt.Errorf("no format %q", format)
}
