package formula

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"piao/plan/lang"
)

var update = flag.Bool("update", false, "rewrite testdata/errors.txt")

// errorsFile has a block a formula: its text, carets under what is wrong, the
// message in both languages, the hints in both languages, and what they replace it
// with. -update rewrites what stands under the texts.
const errorsFile = "testdata/errors.txt"

// declaredCodes is the codes that the formulas of the tests may count on.
var declaredCodes = []string{"A", "B", "C", "D", "C-D", "C+D", "2x-Form", "%_ass", "DFP 1.3 bis", "N_ImprAtt", "N_self-ass_PID",
	"N_eventi-inf_PID", "Dip-Form", "MS_01.01_RisIndPeopl", "MS_01.01_RisInPeoN-1", "M:RASLImprIscr",
	"MS_%ParetoTNO", "DFP 1.3", "3%Soglia", "Unità (TI)", "Costi (TI)", "1.3"}

func declared(code string) bool { return slices.Contains(declaredCodes, code) }

func dashed(codes []string) Dashed {
	d := Dashed{}
	for _, code := range codes {
		d.Add(code)
	}
	return d
}

func TestErrors(t *testing.T) {
	file, err := os.ReadFile(errorsFile)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for want := range strings.SplitSeq(strings.TrimSuffix(string(file), "\n"), "\n\n") {
		text, _, _ := strings.Cut(want, "\n")
		got := rendered(text)
		if got != want && !*update {
			t.Errorf("got\n%s\nwant\n%s\n", got, want)
		}
		all = append(all, got)
	}
	if *update {
		if err := os.WriteFile(errorsFile, []byte(strings.Join(all, "\n\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// rendered is the block of one formula.
func rendered(text string) string {
	e, err := Parse(text, declared, dashed(declaredCodes))
	if err == nil {
		return text + "\nno error: " + e.String()
	}
	lines := []string{text, carets(text, err.Span)}
	for _, l := range lang.All {
		lines = append(lines, l.String()+": "+err.Message.In(l))
	}
	for _, h := range err.Hints {
		lines = append(lines, "hint: "+h.In(lang.IT)+" | "+h.In(lang.EN))
	}
	if err.Instead != nil {
		lines = append(lines, "instead: «"+strings.Join(err.Instead, "» | «")+"»")
	}
	return strings.Join(lines, "\n")
}

func carets(text string, s Span) string {
	under := max(1, utf8.RuneCountInString(text[s.Start:s.End]))
	return strings.Repeat(" ", utf8.RuneCountInString(text[:s.Start])) + strings.Repeat("^", under)
}

// What does not fit on a line of a file.
func TestErrorsUnprintable(t *testing.T) {
	tests := []struct {
		text string
		at   Span
		want string
	}{
		{"", Span{}, "the formula is empty"},
		{" \t\u00a0\n", Span{}, "the formula is empty"},
		{"A\u200b / B", Span{1, 4}, "an invisible character (U+200B) is not part of formulas"},
		{"\ufeffA", Span{0, 3}, "an invisible character (U+FEFF) is not part of formulas"},
		{"A\x00", Span{1, 2}, "an invisible character (U+0000) is not part of formulas"},
		{"A + \xff", Span{4, 5}, "a byte that is not UTF-8 (0xFF) is not part of formulas"},
		{"[A\nB]", Span{0, 5}, "the code has a control character in it"},
		{"[A\xffB]", Span{0, 5}, "the code is not UTF-8"},
		{strings.Repeat("A", 201), Span{0, 201}, "a code has at most 200 characters, this one 201"},
		{"[" + strings.Repeat("à", 201) + "]", Span{0, 404}, "a code has at most 200 characters, this one 201"},
		{strings.Repeat("1", 41), Span{0, 41}, "a number has at most 40 digits"},
		{strings.Repeat("-", 201) + "A", Span{200, 201}, "more than 200 parentheses, functions or minus signs inside one another"},
		{strings.Repeat("(", 201) + "A", Span{200, 201}, "more than 200 parentheses, functions or minus signs inside one another"},
		{strings.Repeat("abs(", 201) + "A", Span{803, 804}, "more than 200 parentheses, functions or minus signs inside one another"},
		{strings.Repeat("-(", 1e6), Span{200, 201}, "more than 200 parentheses, functions or minus signs inside one another"},
	}
	for _, test := range tests {
		e, err := Parse(test.text, declared, dashed(declaredCodes))
		if err == nil || e != nil {
			t.Errorf("%.20q: got %v, want an error", test.text, e)
			continue
		}
		if got := err.Message.In(lang.EN); got != test.want || err.Span != test.at {
			t.Errorf("%.20q: got %v %s, want %v %s", test.text, err.Span, got, test.at, test.want)
		}
	}
}

// Without the plan's codes, none of the rules about declared codes applies.
func TestParseWithoutCodes(t *testing.T) {
	for text, want := range map[string]string{
		"Dip-Form / A":    "Dip - Form / A",
		"[ A + B ] / C":   "[A + B] / C",
		"N_self-ass_PID":  "N_self - ass_PID",
		"[M:RASL] - min":  "[M:RASL] - min",
		"[n-1] / X[ N−1]": "[n-1] / X[n-1]",
	} {
		e, err := Parse(text, nil, nil)
		if err != nil {
			t.Errorf("%s: %s", text, err.Message.In(lang.EN))
		} else if got := e.String(); got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}
