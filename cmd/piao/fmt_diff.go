package main

import (
	"bytes"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"piao/plan/diag"
)

// unifiedDiff is the difference between a file and a new text of it.
func unifiedDiff(file *diag.File, text []byte) []byte {
	drawn := diff.Diff(clean(file.Name), file.Bytes, clean(file.Name), text)
	var b bytes.Buffer
	for k, line := range strings.Split(strings.TrimSuffix(string(drawn), "\n"), "\n") {
		if k > 0 { // the first line repeats the file's name
			b.WriteString(clean(strings.TrimSuffix(line, "\r")) + "\n")
		}
	}
	return b.Bytes()
}
