package findings

import (
	"bytes"
	"strings"
	"testing"

	"piao/cmd/internal/document"
	"piao/plan/diag"
	"piao/plan/lang"
)

// source files for findings; ‹ › in a line stand for a place.
func marked(name, text string) (*diag.File, []diag.Span) {
	f := &diag.File{Name: name}
	var spans []diag.Span
	var line, col int32 = 1, 1
	for _, r := range text {
		pos := diag.Pos{File: f, Line: line, Col: col}
		switch r {
		case '‹':
			spans = append(spans, diag.Span{Pos: pos})
			continue
		case '›':
			for i := range spans {
				if !spans[i].End.IsValid() {
					spans[i].End = pos
				}
			}
			continue
		case '\n':
			line, col = line+1, 0
		}
		f.Bytes = append(f.Bytes, string(r)...)
		col++
	}
	return f, spans
}

func printed(t *testing.T, list diag.List, out document.Output) string {
	t.Helper()
	var b bytes.Buffer
	if err := Text(&b, list, out); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func weights(spans []diag.Span, labels ...string) diag.Diagnostic {
	d := diag.Diagnostic{Rule: &diag.Rule{Code: "weights-sum"}, Span: spans[0], Message: lang.Say("somma", "sum")}
	if len(labels) > 0 {
		d.Label = labels[0]
	}
	for i, s := range spans[1:] {
		r := diag.Related{Span: s}
		if i+1 < len(labels) {
			r.Message = lang.Say(labels[i+1], labels[i+1])
		}
		d.Related = append(d.Related, r)
	}
	return d
}

// Carets stand under the text, whatever stands before it.
func TestCarets(t *testing.T) {
	for _, c := range []struct {
		source string
		labels []string
		want   string
	}{
		{"a: ‹34 %›", []string{"DFP 1.3"}, " 1 | a: 34 %\n   |    ^^^^ DFP 1.3\n"},
		{"è: ‹34›", nil, " 1 | è: 34\n   |    ^^\n"},
		{"e\u0301: ‹34›", nil, " 1 | e\u0301: 34\n   |    ^^\n"},
		{"日本: ‹語›", nil, " 1 | 日本: 語\n   |       ^^\n"},
		{"\ta:\t‹34›", nil, " 1 |     a:  34\n   |         ^^\n"},
		{"\x1b: ‹34›", nil, " 1 | \\x1b: 34\n   |       ^^\n"},
		{"a: ‹›", nil, " 1 | a:\n   |    ^\n"},
		{"a: ‹x y  \nz›: 1", nil, " 1 | a: x y\n   |    ^^^\n"},
		{"{A: ‹1›, B: ‹2›}", nil, " 1 | {A: 1, B: 2}\n   |     ^     ^\n"},
		{"{A: ‹1›, B: ‹2›}", []string{"", "B"}, " 1 | {A: 1, B: 2}\n   |     ^     ^ B\n"},
		{"{A: ‹1›, B: ‹2›}", []string{"A", "B"}, " 1 | {A: 1, B: 2}\n   |     ^ A\n   |           ^ B\n"},
		{"‹1›\n2\n‹3›", []string{"è", "w"}, " 1 | 1\n   | ^ è\n 3 | 3\n   | ^ w\n"},
		{"a\r\nb: ‹1›\r\n", nil, " 2 | b: 1\n   |    ^\n"},
		{"\ufeffa", nil, ""},
		{strings.Repeat("\n", 99) + "‹x›", nil, "100 | x\n    | ^\n"},
		{strings.Repeat("è", 200) + "‹x›" + strings.Repeat("b", 200), nil,
			" 1 | …" + strings.Repeat("è", 60) + "x" + strings.Repeat("b", 99) + "…\n" +
				"   | " + strings.Repeat(" ", 61) + "^\n"},
	} {
		f, spans := marked("p.yaml", c.source)
		if spans == nil {
			spans = []diag.Span{diag.At(diag.Pos{File: f, Line: 1, Col: 1})}
			c.want = " 1 | a\n   | ^\n"
		}
		got := printed(t, diag.List{weights(spans, c.labels...)}, document.Output{})
		_, got, _ = strings.Cut(got, "|\n")
		got, _, _ = strings.Cut(got, "   = ")
		got = strings.TrimSuffix(got, " ")
		if got != c.want && strings.TrimRight(got, " ") != c.want {
			t.Errorf("%q: got\n%s\nwant\n%s", c.source, got, c.want)
		}
	}
}

// Of the places of one finding a page shows a hundred besides its own, and counts the others.
func TestPlacesBound(t *testing.T) {
	_, spans := marked("a.yaml", strings.Repeat("‹x›\n", 2001))
	for n, left := range map[int]string{100: "", 101: "   = note: 1 more place not shown\n", 2000: "   = note: 1,900 more places not shown\n"} {
		got := printed(t, diag.List{weights(spans[:n+1])}, document.Output{Lang: lang.EN})
		if shown := strings.Count(got, "^"); shown != 101 || strings.Contains(got, "not shown") != (left != "") || !strings.Contains(got, left) {
			t.Errorf("%d: %d places are shown, with\n%s", n, shown, got[max(0, len(got)-100):])
		}
	}
}

// A page shows a thousand findings and counts the others, in check, where the gravest come
// first, as in every other command.
func TestMostShown(t *testing.T) {
	for n, left := range map[int]string{1000: "", 1001: "\n1 not shown", 3600: "\n2,600 not shown"} {
		for rest, got := range map[string]string{
			": piao check --format concise lists all\n\n": in(t, "text", many(n), document.Output{Lang: lang.EN}),
			"\n": printed(t, many(n).All(), document.Output{Lang: lang.EN}),
		} {
			shown := strings.Count(got, "\nplan.yaml:") + 1
			if shown != 1000 || strings.Contains(got, " not shown") != (left != "") ||
				left != "" && !strings.Contains(got, left+rest) {
				t.Errorf("%d of %d shown, ends with %q", shown, n, got[len(got)-120:])
			}
		}
	}
	got := in(t, "text", many(3600), document.Output{Lang: lang.IT})
	if strings.Contains(got, ": warning:") ||
		!strings.Contains(got, "\n2.600 non mostrati: con piao check --format concise ci sono tutti\n") {
		t.Errorf("ends with %q", got[len(got)-120:])
	}
	if got := in(t, "concise", many(3600), document.Output{}); strings.Count(got, "\n") != 3600 {
		t.Errorf("concise has %d lines", strings.Count(got, "\n"))
	}
}
