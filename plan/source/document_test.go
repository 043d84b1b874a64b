package source

import (
	"fmt"
	"strings"
	"testing"

	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source/syntax"
)

// bomb is a file in which each of so many lists holds the one before ten times.
func bomb(levels int) string {
	var b strings.Builder
	b.WriteString("a0: &a0 [x]\n")
	for i := 1; i <= levels; i++ {
		fmt.Fprintf(&b, "a%d: &a%d [%s]\n", i, i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 10), ", "))
	}
	return b.String()
}

// callers is a file that reads a list of so many values through so many aliases.
func callers(values, times int) string {
	return "a: &a [" + strings.Repeat("x, ", values-1) + "x]\nb: [" + strings.Repeat("*a, ", times-1) + "*a]\n"
}

// A bomb that were followed would take longer than any test may run.
func TestAliasesAreBounded(t *testing.T) {
	const beyond = " syntax the aliases of this file multiply beyond 100,000 values; write the values out\n"
	for _, c := range []struct{ name, text, want string }{
		{"no alias", "a: &a [x]\n", ""},
		{"an alias", "a: &a [x]\nb: *a\n", ""},
		{"an alias of an alias's", "a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n", ""},
		{"a small bomb", bomb(4), ""},
		{"as many as may be", callers(999, 100), ""},
		{"one more", callers(1000, 100), "2:401-403" + beyond},
		{"a bomb", bomb(9), "6:25-28" + beyond},
		{"a large bomb", bomb(200), "6:25-28" + beyond},
		{"itself", "a: &a [*a]\n", "1:8-10 syntax the alias “*a” contains itself; write the values out\n"},
		{"itself, further in", "a: &a\n  b: {c: [x, *a]}\n", "2:14-16 syntax the alias “*a” contains itself; write the values out\n"},
		{"an asterisk in a text", "a: \"2 * 3\"\n", ""},
	} {
		_, found := Parse(&diag.File{Name: "x.yaml", Bytes: []byte(c.text)})

		if got := findings(found, lang.EN); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

// Each bound on a file lets pass what is at it, and names itself past it. Signs count
// wherever they stand.
func TestBounds(t *testing.T) {
	crowd := func(sign string) func(int) string {
		return func(n int) string { return "a: 1 # " + strings.Repeat(sign, n-1) }
	}
	for _, c := range []struct {
		name  string
		bound *diag.Bound
		text  func(int) string
		want  string
	}{
		{"commas", diag.Nodes, crowd(","), "1:500007-500008 unreadable "},
		{"colons", diag.Nodes, crowd(":"), "1:500007-500008 unreadable "},
		{"dashes", diag.Nodes, crowd("-"), "1:500007-500008 unreadable "},
		{"brackets", diag.Nodes, crowd("["), "1:500007-500008 unreadable "},
		{"braces", diag.Nodes, crowd("{"), "1:500007-500008 unreadable "},
		{"anchors", diag.Nodes, crowd("&"), "1:500007-500008 unreadable "},
		{"aliases", diag.Nodes, crowd("*"), "1:500007-500008 unreadable "},
		{"tags", diag.Nodes, crowd("!"), "1:500007-500008 unreadable "},
		{"keys", diag.Nodes, crowd("?"), "1:500007-500008 unreadable "},
		{"lines", diag.Nodes, crowd("\n"), "500000:1-1 unreadable "},
		{"a text", diag.TextLength, func(n int) string { return "a: {b: [" + strings.Repeat("è", n) + "]}" }, "1:9-10 bad-value "},
		{"a text in lines", diag.TextLength, func(n int) string { return "a: |-\n  " + strings.Repeat("è", n) }, "1:4-5 bad-value "},
		{"a key", diag.TextLength, func(n int) string { return "{? " + strings.Repeat("k", n) + " : 1}" }, "1:4-5 bad-value "},
	} {
		for _, more := range []int{0, 1} {
			_, found := Parse(&diag.File{Name: "x.yaml", Bytes: []byte(c.text(c.bound.Most + more))})
			want := ""
			if more > 0 {
				want = c.want + c.bound.Error() + "\n"
			}
			if got := findings(found, lang.EN); got != want {
				t.Errorf("%s, %d more: got %.200s, want %s", c.name, more, got, want)
			}
		}
	}
}

// What an alias calls is read as if it stood there.
func TestAliasesAreFollowed(t *testing.T) {
	x, found := readThing("name: &n uno\nunit: *n\nwithin: &w {name: due, weight: 5 %}\nthings: {A: *w, B: {name: *n}}\n")
	if len(found) > 0 {
		t.Fatal(findings(found, lang.EN))
	}
	got := []string{x.Unit.Value, x.Things[0].Name.Value, x.Things[0].Weight.String(), x.Things[1].Name.Value}
	want := []string{"uno", "due", "0.05", "uno"}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("got %q, want %q", got, want)
	}
}

// What follows the first document is never passed over in silence.
func TestNothingIsPassedOver(t *testing.T) {
	for _, text := range []string{
		"  a: 1\nb: 2\n", "a: 1\n---\nb: 2\n", "a: 1\n...\nb: 2\n", "--- {a: 1}\n--- {b: 2}\n",
		"{a: 1}\nb: 2\n", "{a: 1} {b: 2}\n", "a\nb: 2\n", "\"a\"\nb: 2\n", "[a]\nb: 2\n", "- a\nb: 2\n", "a: 1\n}\n", "a: 1\n]\n",
	} {
		if _, found := Parse(&diag.File{Name: "x.yaml", Bytes: []byte(text)}); len(found) == 0 {
			t.Errorf("%q: read without a finding", text)
		}
	}
}

// Past the bound on the problems of a file, one finding says so in place of all others.
func TestFoundBound(t *testing.T) {
	for _, more := range []int{0, 1, 7} {
		_, found := readThing("name: uno\n" + strings.Repeat("name: due\n", diag.Found.Most+more))
		last := found[len(found)-1]
		if got, want := len(found), diag.Found.Most+min(more, 1); got != want {
			t.Errorf("%d more: %d findings, want %d", more, got, want)
		}
		if got := last.Rule == syntax.RuleUnreadable; got != (more > 0) {
			t.Errorf("%d more: the last is %s", more, findings(diag.List{last}, lang.EN))
		}
	}
}
