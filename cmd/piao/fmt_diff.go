package main

import (
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"piao/plan/diag"
)

// unifiedDiff is the difference between a file and a new text of it.
func unifiedDiff(file *diag.File, text []byte) []byte {
	lines := lineDiff(file.Name, file.Bytes, file.Name, text)
	return []byte(strings.Join(append(lines, ""), "\n"))
}

// lineDiff is the difference between two texts, line by line and safe to print; empty if
// they are equal.
func lineDiff(oldName string, old []byte, newName string, new []byte) []string {
	drawn := diff.Diff(clean(oldName), old, clean(newName), new)
	lines := strings.Split(strings.TrimSuffix(string(drawn), "\n"), "\n")
	for k, line := range lines {
		lines[k] = clean(strings.TrimSuffix(line, "\r"))
	}
	return lines[1:] // the first repeats the names
}
