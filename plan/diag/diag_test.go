package diag

import (
	"slices"
	"strings"
	"testing"
)

// listOf makes findings of places such as a:2,7, each labelled with its place.
func listOf(files map[string]*File, places ...string) List {
	var l List
	for _, p := range places {
		name, at, _ := strings.Cut(p, ":")
		l.Add(Diagnostic{Label: p, Span: At(Pos{files[name], int32(at[0] - '0'), int32(at[2] - '0')})})
	}
	return l
}

func TestListSort(t *testing.T) {
	files := map[string]*File{"a": {Name: "a"}, "b": {Name: "b"}, "-": nil}
	for _, c := range []struct{ name, found, want string }{
		{"nothing", "", ""},
		{"lines", "a:3,1 a:1,1 a:2,1", "a:1,1 a:2,1 a:3,1"},
		{"columns", "a:1,9 a:1,2 a:1,5", "a:1,2 a:1,5 a:1,9"},
		{"a line before a column", "a:2,1 a:1,9", "a:1,9 a:2,1"},
		{"files as they come up, not by name", "b:2,1 a:1,1 b:1,1 a:0,1", "b:1,1 b:2,1 a:0,1 a:1,1"},
		{"no file", "-:0,0 a:1,1 -:0,0", "-:0,0 -:0,0 a:1,1"},
	} {
		l := listOf(files, strings.Fields(c.found)...)
		l.Sort()
		var got []string
		for _, d := range l {
			got = append(got, d.Label)
		}
		if want := strings.Fields(c.want); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", c.name, got, want)
		}
	}
}

func TestListFailed(t *testing.T) {
	finding := func(s Severity) Diagnostic { return Diagnostic{Rule: &Rule{Severity: s}} }
	for _, c := range []struct {
		name string
		list List
		want bool
	}{
		{"nothing", nil, false},
		{"a warning", List{finding(Warning)}, false},
		{"less than a warning", List{finding(Info)}, false},
		{"an error", List{finding(Error)}, true},
		{"an error among others", List{finding(Info), finding(Error), finding(Warning)}, true},
		{"a rule that does not say", List{{Rule: new(Rule)}}, true},
	} {
		if got := c.list.Failed(); got != c.want {
			t.Errorf("%s: got %t, want %t", c.name, got, c.want)
		}
	}
}
