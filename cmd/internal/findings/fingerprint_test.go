package findings

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"piao/plan/diag"
)

// moved is findings as they are found when lines were inserted above them.
func moved(list diag.List, lines int32) diag.List {
	files := map[*diag.File]*diag.File{}
	move := func(p diag.Pos) diag.Pos {
		if !p.IsValid() {
			return p
		}
		if files[p.File] == nil {
			above := []byte(strings.Repeat("# è\r\n", int(lines)))
			files[p.File] = &diag.File{Name: p.File.Name, Bytes: append(above, p.File.Bytes...)}
		}
		return diag.Pos{File: files[p.File], Line: p.Line + lines, Col: p.Col}
	}
	list = slices.Clone(list)
	for i, d := range list {
		list[i].Span = diag.Span{Pos: move(d.Pos), End: move(d.End)}
	}
	return list
}

// No two fingerprints are alike, and lines above change none of them.
func TestFingerprints(t *testing.T) {
	for _, list := range []diag.List{checked().Findings[0], many(300).Findings[0]} {
		prints := Fingerprints(list)
		if sorted := slices.Compact(slices.Sorted(slices.Values(prints))); len(sorted) != len(list) {
			t.Errorf("%d different for %d findings", len(sorted), len(list))
		}
		for _, lines := range []int32{1, 7, 1000} {
			if got := Fingerprints(moved(list, lines)); !slices.Equal(got, prints) {
				t.Errorf("after %d lines: got %q, want %q", lines, got, prints)
			}
		}
	}
}

// What a finding is about changes its fingerprint; where it stands does not.
func TestFingerprintOf(t *testing.T) {
	of := func(rule, name, source string, line, col int32) string {
		f := &diag.File{Name: name, Bytes: []byte(source)}
		at := diag.At(diag.Pos{File: f, Line: line, Col: col})
		return Fingerprints(diag.List{{Rule: &diag.Rule{Code: rule}, Span: at}})[0]
	}
	want := of("x", "a/plan.yaml", "weight: 34 %\n", 1, 9)
	for _, same := range []string{
		of("x", "./a/plan.yaml", "weight: 34 %\n", 1, 1),
		of("x", "a/plan.yaml", "\ufeff\r\n  weight: 34 %\t\r\n", 2, 11),
	} {
		if same != want {
			t.Errorf("got %s, want %s", same, want)
		}
	}
	for _, other := range []string{
		of("y", "a/plan.yaml", "weight: 34 %\n", 1, 9),
		of("x", "b/plan.yaml", "weight: 34 %\n", 1, 9),
		of("x", "a/plan.yaml", "weight: 33 %\n", 1, 9),
		of("x", "a/plan.yaml", "weight: 34 %\n", 0, 0),
		of("x", "a/plan.yaml", "weight: 34 %\n", 5, 1),
	} {
		if other == want {
			t.Errorf("still %s", want)
		}
	}
}

func TestRelative(t *testing.T) {
	for name, want := range map[string]string{
		"plan.yaml":                     "plan.yaml",
		"./a//plan.yaml":                "a/plan.yaml",
		"../plan.yaml":                  "../plan.yaml",
		filepath.Join("a", "plan.yaml"): "a/plan.yaml",
	} {
		if got := relative(name); got != want {
			t.Errorf("relative(%q): got %q, want %q", name, got, want)
		}
	}
	got := newArtifact("/tmp/è.yaml")
	if want := (sarifArtifact{URI: "file:///tmp/%C3%A8.yaml"}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
