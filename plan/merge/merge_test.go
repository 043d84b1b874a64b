package merge

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"piao/testdata"
)

var update = flag.Bool("update", false, "rewrite what the cases expect")

var testMarks = Marks{Size: 7, Ours: "ours", Theirs: "theirs"}

// Each file of testdata is a few merges: base, ours, theirs and what comes of
// them. A result of `refused` is left to a merge line by line.
func TestCases(t *testing.T) {
	names, _ := filepath.Glob("testdata/*.txtar")
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) { runCase(t, name) })
	}
	if len(names) == 0 {
		t.Fatal("no cases")
	}
}

func runCase(t *testing.T, name string) {
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var v versions[[]byte]
	for k := range archive.Files {
		f := &archive.Files[k]
		switch f.Name {
		case "base":
			v = versions[[]byte]{f.Data, f.Data, f.Data}
		case "ours":
			v[ours] = f.Data
		case "theirs":
			v[theirs] = f.Data
		case "result":
			got := result(v)
			if *update {
				f.Data = []byte(got)
			} else if got != string(f.Data) {
				t.Errorf("got\n%s\nwant\n%s", got, f.Data)
			}
			swapped := result(versions[[]byte]{v[base], v[theirs], v[ours]})
			if strings.Contains(swapped, "<<<<<<<") != strings.Contains(got, "<<<<<<<") {
				t.Errorf("the other way round it is\n%s", swapped)
			}
		}
	}
	if *update {
		if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func result(v versions[[]byte]) string {
	r, ok := Merge(v[base], v[ours], v[theirs])
	if !ok {
		return "refused\n"
	}
	return string(r.Text(testMarks))
}

// Line ends, the byte-order mark and a last line without an end are merged like
// anything else, and never mixed.
func TestForms(t *testing.T) {
	for _, c := range []struct{ name, base, ours, theirs, want string }{
		{"CRLF", "a: 1\r\nb: 1\r\n", "a: 2\r\nb: 1\r\n", "a: 1\r\nb: 2\r\n", "a: 2\r\nb: 2\r\n"},
		{"LF to CRLF", "a: 1\nb: 1\n", "a: 1\r\nb: 1\r\n", "a: 1\nb: 2\n", "a: 1\r\nb: 2\r\n"},
		{"CRLF to LF", "a: 1\r\nb: 1\r\n", "a: 2\r\nb: 1\r\n", "a: 1\nb: 1\n", "a: 2\nb: 1\n"},
		{"BOM", "\ufeffa: 1\nb: 1\n", "a: 1\nb: 1\n", "\ufeffa: 1\nb: 2\n", "a: 1\nb: 2\n"},
		{"BOM before a comment", "\ufeff# c\na: 1\nb: 1\n", "\ufeff# c\na: 2\nb: 1\n",
			"\ufeff# c\na: 1\nb: 2\n", "\ufeff# c\na: 2\nb: 2\n"},
		{"last line", "a: 1\nb: 1", "a: 1\nb: 1\nc: 1", "a: 2\nb: 1", "a: 2\nb: 1\nc: 1"},
		{"last line ended", "a: 1\nb: 1", "a: 1\nb: 1\n", "a: 2\nb: 1", "a: 2\nb: 1\n"},
		{"conflict", "a: 1\r\n", "a: 2\r\n", "a: 3\r\n",
			"<<<<<<< ours\r\na: 2\r\n=======\r\na: 3\r\n>>>>>>> theirs\r\n"},
		{"directives", "---\na: 1\n", "---\na: 2\n", "# c\n---\na: 1\n", "# c\n---\na: 2\n"},
	} {
		if got := result(versions[[]byte]{[]byte(c.base), []byte(c.ours), []byte(c.theirs)}); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// Whatever the versions: what both changed alike comes out to the byte; the other way round there are as many
// conflicts; and without one the result says of each value what the version says that changed it.
func FuzzMerge(f *testing.F) {
	add := func(v versions[[]byte]) { f.Add(string(v[base]), string(v[ours]), string(v[theirs])) }
	add(versions[[]byte]{[]byte("a: 1\nb: {x: 1}\n"), []byte("a: 2\nb: {x: 1}\n"), []byte("a: 1\nb: {x: 2, y: 3}\n")})
	add(versions[[]byte]{[]byte("a:\n  - 1\n# c\n"), []byte("a:\n  - 1\n  - 2\n# c\n"), []byte("# c\na:\n  - 1\n  # d\n")})
	for seed := range uint64(20) {
		add(three(seed))
	}
	var v versions[[]byte]
	for _, text := range testdata.Seeds(f, "../..", ".yaml", "format: ") {
		if len(text) < 1000 { // more would be slower without being more
			v = versions[[]byte]{v[ours], v[theirs], []byte(text)}
			add(v)
		}
	}
	f.Fuzz(func(t *testing.T, base, ours, theirs string) {
		if r, ok := byElement([]byte(base), []byte(ours), []byte(ours)); ok && string(r.Text(testMarks)) != ours {
			t.Errorf("of %q and twice %q comes %q", base, ours, r.Text(testMarks))
		}
		v := versions[[]byte]{[]byte(base), []byte(ours), []byte(theirs)}
		r, ok := byElement(v[0], v[1], v[2])
		swapped, okToo := byElement(v[0], v[2], v[1])
		if ok != okToo || ok && len(r.Conflicts()) != len(swapped.Conflicts()) {
			t.Errorf("%q: %v, the other way round %v", v, ok, okToo)
		}
		if ok && okToo && len(r.Conflicts()) == 0 {
			checkValues(t, v, r)
			checkValues(t, v, swapped)
		}
	})
}
