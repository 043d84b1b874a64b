// Package testdata gives the files of the tree to the tests that begin from them.
package testdata

import (
	"io/fs"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// Seeds lists the texts of a tree whose names end in one way and that hold some words, each once: fixtures, plans, and
// the files within scripts.
func Seeds(t testing.TB, root, ending, words string) []string {
	texts := map[string]bool{}
	add := func(name string, text []byte) {
		if strings.HasSuffix(name, ending) && strings.Contains(string(text), words) {
			texts[string(text)] = true
		}
	}
	tree := os.DirFS(root)
	for _, dir := range []string{"plans", "testdata"} {
		fs.WalkDir(tree, dir, func(name string, _ fs.DirEntry, _ error) error {
			text, _ := fs.ReadFile(tree, name) // of a folder, none
			add(name, text)
			for _, f := range txtar.Parse(text).Files {
				add(f.Name, f.Data)
			}
			return nil
		})
	}
	if len(texts) == 0 {
		t.Fatalf("no file *%s with %q in %s", ending, words, root)
	}
	return slices.Sorted(maps.Keys(texts))
}

// Parts lists what the group of a pattern matches in all YAML of a tree, each text once.
func Parts(t testing.TB, root, pattern string) []string {
	parts := map[string]bool{}
	for _, text := range Seeds(t, root, ".yaml", "") {
		for _, found := range regexp.MustCompile(pattern).FindAllStringSubmatch(text, -1) {
			parts[found[1]] = true
		}
	}
	return slices.Sorted(maps.Keys(parts))
}
