package source

import (
	"testing"

	"piao/plan/diag"
)

func TestInsert(t *testing.T) {
	for name, c := range map[string]struct{ file, want string }{
		"at the end":         {"a: 1\nvalues:\n  x: 1\n", "a: 1\nvalues:\n  x: 1\n  # y\n  y: 2\n"},
		"no last line end":   {"values:\n  x: 1", "values:\n  x: 1\n  # y\n  y: 2\n"},
		"before a key":       {"values:\n  x: 1 # one\n\n# of z\nz: 3\n", "values:\n  x: 1 # one\n  # y\n  y: 2\n\n# of z\nz: 3\n"},
		"after its comments": {"values:\n  x: 1\n  # no more\nz: 3\n", "values:\n  x: 1\n  # no more\n  # y\n  y: 2\nz: 3\n"},
		"as deep":            {"values:\n    x: {a: 1,\n      b: 2}\n", "values:\n    x: {a: 1,\n      b: 2}\n    # y\n    y: 2\n"},
		"as its lines end":   {"values:\r\n  x: 1\r\n\r\nz: 3\r\n", "values:\r\n  x: 1\r\n  # y\r\n  y: 2\r\n\r\nz: 3\r\n"},
		"a new key":          {"a: 1\n", "a: 1\n\nvalues:\n  # y\n  y: 2\n"},
		"text with a hash":   {"values:\n  x: |\n    text\n    # text\nz: 3\n", "values:\n  x: |\n    text\n    # text\n  # y\n  y: 2\nz: 3\n"},
		"empty braces":       {"values: {} # none\r\nz: 3\r\n", "values: # none\r\n  # y\r\n  y: 2\r\nz: 3\r\n"},
		"empty braces alone": {"values: {}", "values:\n  # y\n  y: 2\n"},
		"broken braces":      {"values: {\n  }\n", ""},
		"in braces":          {"values: {x: 1}\n", ""},
		"all in braces":      {"{values: {x: 1}}\n", ""},
		"not YAML":           {"values: [\n", ""},
		"an end mark":        {"values:\n  x: 1\n...\n", ""},
	} {
		got, ok := Insert(&diag.File{Name: "f", Bytes: []byte(c.file)}, "values", []string{"# y", "y: 2"})
		if ok != (c.want != "") || ok && string(got) != c.want {
			t.Errorf("%s: got %q, %v, want %q", name, got, ok, c.want)
		}
	}
}
