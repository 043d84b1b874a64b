package layout

import (
	"testing"

	"piao/plan/diag"
	"piao/plan/source"
)

var testStyle = Style{Together: []string{"head"}, Apart: []string{"apart"}, Shape: source.Map{Keys: []source.MapKey{
	{Name: "first"}, {Name: "second"}, {Name: "third"},
	{Name: "list", Shape: source.List{Of: source.Map{Keys: []source.MapKey{{Name: "x"}, {Name: "y"}, {Name: "z"}}}}},
	{Name: "map", Shape: source.ByCode{Of: source.Either{source.LineShape, source.Map{Keys: []source.MapKey{{Name: "x"}, {Name: "y", Shape: source.Map{Keys: []source.MapKey{{Name: "p"}, {Name: "q"}}}}, {Name: "z"}}}}}},
}}}

func laidOut(text string) (string, bool) { return laidOutAs(text, testStyle) }

func laidOutAs(text string, style Style) (string, bool) {
	root, found := source.Parse(&diag.File{Name: "x.yaml", Bytes: []byte(text)})
	if len(found) > 0 {
		return "", false
	}
	got, again, ok := Of(root, style)
	if ok && string(again.File().Bytes) != string(got) {
		return "what was read again is another text", true
	}
	return string(got), ok
}

func TestLayout(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"indents", "head:\n      b: 1\n      c:\n         d: 2\n", "head:\n  b: 1\n  c:\n    d: 2\n"},
		{"lists", "head:\n- a\n-   b: 1\n    c: 2\n-\n   d: 3\n", "head:\n  - a\n  - b: 1\n    c: 2\n  -\n    d: 3\n"},
		{"lists in lists", "head:\n-   - a\n    -  b\n", "head:\n  - - a\n    - b\n"},
		{"colons and commas", "a :   1\nb: [ 1,2 ,3 ]\nc: { x: 1,y:   \"2\" }\n", "a: 1\nb: [1, 2, 3]\nc: {x: 1, y: \"2\"}\n"},
		{"empty lines", "\n\na: 1\n\n \n\nb: 2\n\n\n", "a: 1\n\nb: 2\n"},
		{"comments of the next line", "head:\n# c\n    b: 1\n       # d\n    c: 2\n", "head:\n  # c\n  b: 1\n    # d\n  c: 2\n"},
		{"comments of the block above", "head:\n    b: 1\n    # c\nd: 2\n  # e\n", "head:\n  b: 1\n  # c\nd: 2\n  # e\n"},
		{"comments behind values", "head:\n    b: 1   # c\n", "head:\n  b: 1   # c\n"},
		{"comments in brackets", "head:\n    b: [1,   # c\n        # d\n        2 ]\n", "head:\n  b: [1,   # c\n      # d\n      2]\n"},
		{"block scalars", "head:\n    b: |\n         x\n           y  \n\n\n         z\n    c: >-\n     t\n", "head:\n  b: |\n    x\n      y  \n\n\n    z\n  c: >-\n    t\n"},
		{"kept line ends", "a: |+\n x\n\n\nhead:\n    b: 1\n", "a: |+\n  x\n\n\nhead:\n  b: 1\n"},
		{"explicit indents", "head:\n    b: |2\n        x\n      y\n", "head:\n  b: |2\n      x\n    y\n"},
		{"a block without a final newline", "a: |\n x", "a: |\n  x"},
		{"long texts", "a: one\n     two\n\n     three\nb: \"x\n y\"\n", "a: one\n  two\n\n  three\nb: x y\n"},
		{"values below their key", "a:\n     x\nhead:\n      &n\n      b: 1\n", "a:\n  x\nhead:\n  &n\n  b: 1\n"},
		{"blocks apart", "a: 1\nb:\n  c: 1\nd: 1\n# e\nf:\n  - 1\n", "a: 1\n\nb:\n  c: 1\n\nd: 1\n\n# e\nf:\n  - 1\n"},
		{"entries apart", "apart:\n  a: {x: 1}\n  # of a\n\n  # of b\n  b: {x: 1}\n  # of c\n  c: {x: 1}\n", "apart:\n  a: {x: 1}\n  # of a\n\n  # of b\n  b: {x: 1}\n\n  # of c\n  c: {x: 1}\n"},
		{"document marks", "%YAML 1.1\n---\nhead:\n    b: 1\n...\n", "%YAML 1.1\n---\nhead:\n  b: 1\n...\n"},
	} {
		got, ok := laidOut(c.text)
		if !ok || got != c.want {
			t.Errorf("%s: got %v\n%s\nwant\n%s", c.name, ok, got, c.want)
			continue
		}
		if again, ok := laidOut(got); !ok || again != got {
			t.Errorf("%s: not idempotent: %v\n%s", c.name, ok, again)
		}
	}
}

// What the layout does not know it leaves alone.
func TestLayoutRefuses(t *testing.T) {
	for _, text := range []string{"", "a: [", "? [a]\n: b\n", "? a\n: b\n", "a: b: c\n", ">1 #0", "text"} {
		if got, ok := laidOut(text); ok {
			t.Errorf("%q became %q", text, got)
		}
	}
}
