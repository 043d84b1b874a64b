package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"piao/plan/diag"
)

// glob lists files of the repository.
func glob(t *testing.T, patterns ...string) (names []string) {
	for _, pattern := range patterns {
		more, err := filepath.Glob(filepath.Join("../..", pattern))
		if err != nil || len(more) == 0 {
			t.Fatalf("nothing matches %s: %v", pattern, err)
		}
		names = append(names, more...)
	}
	return names
}

func readTestFile(t *testing.T, name string) *diag.File {
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return &diag.File{Name: name, Bytes: text}
}

// The files that are shipped are in canonical form.
func TestPlansAreFormatted(t *testing.T) {
	for _, name := range glob(t, "plans/*/plan.yaml", "plans/*/measurements/*.yaml",
		"plans/examples/*/plan.yaml", "plans/examples/*/measurements/*.yaml") {
		file := readTestFile(t, name)
		text, found, err := new(app).formatted(file)
		if err != nil || len(found) > 0 {
			t.Fatalf("%s: %v %v", name, err, found)
		}
		if !bytes.Equal(text, file.Bytes) {
			t.Errorf("%s is not formatted:\n%s", name, unifiedDiff(file, text))
		}
	}
}

// So are the plans that the manual shows, but for those with errors.
func TestPlansInDocsAreFormatted(t *testing.T) {
	for _, name := range glob(t, "docs/*.md", "README.md") {
		for _, m := range block.FindAllSubmatch(readTestFile(t, name).Bytes, -1) {
			if string(m[1]) != "yaml" || formatOfText(m[3]) != "piao-plan" {
				continue
			}
			file := &diag.File{Name: string(m[2]), Bytes: m[3]}
			text, found, err := new(app).formatted(file)
			if err == nil && !found.Failed() && !bytes.Equal(text, file.Bytes) {
				t.Errorf("%s: %s is not formatted:\n%s", name, file.Name, unifiedDiff(file, text))
			}
		}
	}
}
