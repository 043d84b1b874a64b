package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"piao/plan"
	"piao/plan/diag"
	"piao/plan/source"
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

func newTestFormatter() *formatter {
	f := newFormatter(new(app))
	return &f
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
	for _, name := range glob(t, "plans/*/plan.yaml", "plans/*/measurements/*.yaml") {
		file := readTestFile(t, name)
		text, found, err := newTestFormatter().formatted(file)
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
			text, found, err := newTestFormatter().formatted(file)
			if err == nil && !found.Failed() && !bytes.Equal(text, file.Bytes) {
				t.Errorf("%s: %s is not formatted:\n%s", name, file.Name, unifiedDiff(file, text))
			}
		}
	}
}

// Sound plans stay sound, keep the spelling of their targets' figures and are
// formatted once and for all.
func TestFormattingSoundPlans(t *testing.T) {
	for _, name := range glob(t, "testdata/broken/clean/*.yaml", "testdata/broken/clean-advice/*.yaml", "plans/*/plan.yaml") {
		file := readTestFile(t, name)
		if formatOfText(file.Bytes) == "piao-measurements" {
			continue
		}
		text, found, err := newTestFormatter().formatted(file)
		if err != nil || len(found) > 0 {
			t.Errorf("%s: %v %v", name, err, found)
			continue
		}
		once := &diag.File{Name: name, Bytes: text}
		if again, _, err := newTestFormatter().formatted(once); err != nil || !bytes.Equal(again, text) {
			t.Errorf("%s: formatted twice it differs: %v", name, err)
		}
		if got, want := planConditions(t, once), planConditions(t, file); !slices.Equal(got, want) {
			t.Errorf("%s: targets %q, want %q", name, got, want)
		}
	}
}

// planConditions is what the targets, weights and formulas of a plan say.
func planConditions(t *testing.T, file *diag.File) (all []string) {
	root, found := source.Parse(file)
	if len(found) > 0 {
		t.Fatal(found)
	}
	p, _ := plan.Read(root)
	for _, i := range p.Indicators() {
		all = append(all, i.Code.Value, i.Name.Value, i.Formula.Value)
		for _, target := range i.Targets {
			all = append(all, target.Condition.String())
		}
	}
	return all
}

// A diff shows whole files as `diff -u` would.
func TestUnifiedDiff(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"a line", "a\n b\nc\n", "a\nb\nc\n", "@@ -1,3 +1,3 @@\n a\n- b\n+b\n c\n"},
		{"an empty line more", "a\nb\n", "a\n\nb\n", "@@ -1,2 +1,3 @@\n a\n+\n b\n"},
		{"empty lines less", "a\n\n\nb\n\n", "a\n\nb\n", "@@ -1,5 +1,3 @@\n a\n \n-\n b\n-\n"},
		{"no line end", "a\nb", "a\nb\n", "@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n"},
		{"far apart", "a \n1\n2\n3\n4\n5\n6\n7\nb \n", "a\n1\n2\n3\n4\n5\n6\n7\nb\n",
			"@@ -1,4 +1,4 @@\n-a \n+a\n 1\n 2\n 3\n@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b \n+b\n"},
	} {
		got := string(unifiedDiff(&diag.File{Name: "x", Bytes: []byte(c.old)}, []byte(c.new)))
		if want := "--- x\n+++ x\n" + c.want; got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, got, want)
		}
	}
}
