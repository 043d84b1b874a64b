package git

import (
	"strings"
	"testing"
)

const header = marked + "\x00c0ffee\x00HEAD -> refs/heads/main, grafted\x002023-01-10T12:00:00+01:00\x00Anna Rossi\x00"

// What git prints becomes commits, whatever their messages and paths look like.
func TestParseLog(t *testing.T) {
	got := parseLog(header + ":100644 100644 a b M\x00\n:100644 100644 11 22 R090\x00C\x00:x\x00" +
		header + "merge\x00\n::100644 100644 100644 11 22 33 MM\x00p\x00" +
		header + "nothing\x00" +
		header + "first\x00\n:000000 100644 00 11 A\x00p\x00:100644 000000 22 00 D\x00q\x00")
	var lines []string
	for _, r := range got {
		lines = append(lines, r.Subject+"|"+r.Path+"|"+r.Blob+"|"+strings.Join(r.Before, ","))
	}
	want := []string{":100644 100644 a b M|:x|22|11", "merge|p|33|11,22", "first|p|11|", "first|q||22"}
	if strings.Join(lines, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(lines, "\n"), strings.Join(want, "\n"))
	}
	first := got[0]
	if first.Commit != "c0ffee" || !first.Cut || first.Author != "Anna Rossi" || first.Date.Day() != 10 {
		t.Errorf("got %+v", first)
	}
}

// Nothing that git might print ends in a crash.
func FuzzParseLog(f *testing.F) {
	f.Add(header + "a\x00\n:100644 100644 11 22 R090\x00a\x00b\x00")
	f.Add(header + "a\x00\n::1 1 1 1 1 1 MM\x00a")
	f.Fuzz(func(t *testing.T, out string) {
		for _, r := range parseLog(out) {
			if r.Path == "" || len(r.Before) == 0 {
				t.Errorf("got %+v of %q", r, out)
			}
		}
	})
}
