// Package testdata is what fuzz targets share: the texts of the tree, from which they begin, and what holds of
// any findings.
package testdata

import (
	"cmp"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"piao/plan/diag"
	"piao/plan/lang"
)

// Seeds lists the texts of the tree whose names end in one way and that hold some words, each once: fixtures,
// real plans, and the files within scripts. The largest is the shipped plan.
func Seeds(t testing.TB, ending, words string) []string {
	t.Helper()
	texts := map[string]bool{}
	add := func(name string, text []byte) {
		if strings.HasSuffix(name, ending) && strings.Contains(string(text), words) {
			texts[string(text)] = true
		}
	}
	root := moduleRoot(t)
	for _, dir := range []string{"testdata", "plans"} {
		err := filepath.WalkDir(filepath.Join(root, dir), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			text, err := os.ReadFile(path)
			add(path, text)
			if strings.HasSuffix(path, ".txtar") {
				for _, f := range txtar.Parse(text).Files {
					add(f.Name, f.Data)
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(texts) == 0 {
		t.Fatalf("no file *%s with %q", ending, words)
	}
	return slices.Sorted(maps.Keys(texts))
}

// Parts lists what the group of a pattern matches in the YAML of the tree, each text once.
func Parts(t testing.TB, pattern string) []string {
	t.Helper()
	parts := map[string]bool{}
	for _, text := range Seeds(t, ".yaml", "") {
		for _, found := range regexp.MustCompile(pattern).FindAllStringSubmatch(text, -1) {
			parts[found[1]] = true
		}
	}
	return slices.Sorted(maps.Keys(parts))
}

// moduleRoot is the folder of go.mod. Tests run in the folder of their package.
func moduleRoot(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	for ; err == nil && dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if _, missing := os.Stat(filepath.Join(dir, "go.mod")); missing == nil {
			return dir
		}
	}
	t.Fatal("no go.mod above ", dir, err)
	return ""
}

// Found holds of all findings in some files: each is in words, in both languages, and at a place in one of
// the files; and whoever looks again finds the same.
func Found(t testing.TB, find func() (diag.List, []*diag.File)) {
	t.Helper()
	list, files := find()
	for _, d := range list {
		spans, words := []diag.Span{d.Span}, append([]lang.Message{d.Message}, d.Hints...)
		for _, r := range d.Related {
			spans, words = append(spans, r.Span), append(words, r.Message)
		}
		for _, f := range d.Fixes {
			spans = append(spans, f.Span)
		}
		for _, s := range spans {
			Inside(t, files, s)
		}
		for _, m := range words {
			said := m.In(lang.IT) + m.In(lang.EN)
			if said == "" || strings.Contains(said, "%!") && !strings.Contains(string(files[0].Bytes), "%!") {
				t.Errorf("%s says %q", d.Rule.Code, said)
			}
		}
	}
	if again, _ := find(); written(again) != written(list) {
		t.Errorf("first\n%s\nthen\n%s", written(list), written(again))
	}
}

// Inside fails if a span is not in one of some files. The end may be just past the last character of its line,
// or of an empty one.
func Inside(t testing.TB, files []*diag.File, s diag.Span) {
	t.Helper()
	for _, p := range []diag.Pos{s.Pos, s.End} {
		past := int32(1)
		if p == s.End {
			past = 2
		}
		if !slices.Contains(files, p.File) || p.Line < 1 || int(p.Line) > p.File.LineCount() || p.Col < 1 ||
			p.Col > int32(utf8.RuneCount(p.File.Line(int(p.Line))))+past {
			t.Errorf("no place in the file: %d:%d", p.Line, p.Col)
		}
	}
	if cmp.Or(s.End.Line-s.Pos.Line, s.End.Col-s.Pos.Col) < 0 {
		t.Errorf("ends before it begins: %d:%d-%d:%d", s.Pos.Line, s.Pos.Col, s.End.Line, s.End.Col)
	}
}

// written is findings as text, with all that they say.
func written(list diag.List) string {
	var b strings.Builder
	at := func(s diag.Span) string {
		return fmt.Sprintf(" %d:%d-%d:%d", s.Pos.Line, s.Pos.Col, s.End.Line, s.End.Col)
	}
	for _, d := range list {
		b.WriteString(d.Rule.Code + at(d.Span) + " " + d.Message.In(lang.IT))
		for _, h := range d.Hints {
			b.WriteString("; " + h.In(lang.IT))
		}
		for _, r := range d.Related {
			b.WriteString("; " + at(r.Span) + r.Message.In(lang.IT))
		}
		for _, f := range d.Fixes {
			b.WriteString("; " + at(f.Span) + f.Text)
		}
		b.WriteString("\n")
	}
	return b.String()
}
