package findings

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"piao/cmd/internal/document"
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
		prints := (Checked{}).Fingerprints(list)
		if sorted := slices.Compact(slices.Sorted(slices.Values(prints))); len(sorted) != len(list) {
			t.Errorf("%d different for %d findings", len(sorted), len(list))
		}
		for _, lines := range []int32{1, 7, 1000} {
			if got := (Checked{}).Fingerprints(moved(list, lines)); !slices.Equal(got, prints) {
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
		return (Checked{}).Fingerprints(diag.List{{Rule: &diag.Rule{Code: rule}, Span: at}})[0]
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

// Names count from the root of the repository, whatever the working directory; those
// elsewhere stay as they are.
func TestPath(t *testing.T) {
	for _, c := range []struct{ root, dir, name, want string }{
		{"", "", "plan.yaml", "plan.yaml"},
		{"", "", "./a//plan.yaml", "a/plan.yaml"},
		{"", "", "../plan.yaml", "../plan.yaml"},
		{"", "", filepath.Join("a", "plan.yaml"), "a/plan.yaml"},
		{"", "/r/a", "/r/plan.yaml", "/r/plan.yaml"},
		{"/r", "/r", "plan.yaml", "plan.yaml"},
		{"/r", "/r/a/b", "plan.yaml", "a/b/plan.yaml"},
		{"/r", "/r/a/b", "../../c/plan.yaml", "c/plan.yaml"},
		{"/r", "/r/a", "/r/a/plan.yaml", "a/plan.yaml"},
		{"/r", "/r/a", "/s/plan.yaml", "/s/plan.yaml"},
		{"/r", "/r/a", "../../s/plan.yaml", "../../s/plan.yaml"},
		{"/r", "/r/a", "piao", "a/piao"},
	} {
		if got := (Checked{Root: c.root, Dir: c.dir}).path(c.name); got != c.want {
			t.Errorf("%+v: got %q", c, got)
		}
	}
	got := newArtifact("/tmp/è.yaml")
	if want := (sarifArtifact{URI: "file:///tmp/%C3%A8.yaml"}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

// In all formats of services, the names of files count from the root.
func TestFromRoot(t *testing.T) {
	c := checked()
	c.Root, c.Dir = "/r", "/r/sub folder"
	for _, f := range Formats {
		want := strings.Count(in(t, f.Name, c, document.Output{}), "sub")
		if f.FromRoot != (want > 0) {
			t.Errorf("%s: %d names from the root", f.Name, want)
		}
	}
	if got := in(t, "summary", c, document.Output{}); !strings.Contains(got, "sub folder/piani") {
		t.Errorf("got %s", got)
	}
}
