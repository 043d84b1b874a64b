package target

import (
	"strings"
	"testing"

	"piao/plan/lang"
)

// said is a problem in one language: its message and its hints.
func said(message lang.Message, hints []lang.Message, l lang.Lang) string {
	all := []string{message.In(l)}
	for _, h := range hints {
		all = append(all, h.In(l))
	}
	return strings.Join(all, "; ")
}

// checkProblem fails on a problem without words or outside its text; an empty
// text has room for one caret.
func checkProblem(t *testing.T, text string, p *Problem) {
	t.Helper()
	if p.Start < 0 || p.End <= p.Start || p.End > max(1, len(text)) {
		t.Errorf("%q: a problem at %d to %d", text, p.Start, p.End)
	}
	for _, l := range lang.All {
		if s := said(p.Message, p.Hints, l); s == "" || strings.Contains(s, "%!") && !strings.Contains(text, "%!") {
			t.Errorf("%q: says %q", text, s)
		}
	}
}

const (
	beginsIT = "un target comincia con >=, <=, =, > o <, oppure è un intervallo: 95 .. 105 %"
	beginsEN = "a target begins with >=, <=, =, > or <, or is a range: 95 .. 105 %"
)

// Every problem says what is there, what was expected, and how to write it. at is
// the part of the text that it is about.
func TestConditionProblems(t *testing.T) {
	for _, c := range []struct {
		text    string
		kind    Kind
		percent bool
		at      string
		it, en  string
	}{
		{"almeno 5", NumberKind, false, "almeno 5", "al target «almeno 5» manca l'operatore; scrivere >= 5", "the target “almeno 5” lacks an operator; write >= 5"},
		{"", NumberKind, false, "", "al target «» manca l'operatore; " + beginsIT, "the target “” lacks an operator; " + beginsEN},
		{"sì", NumberKind, false, "sì", "«sì» è il target di un indicatore sì/no; dare all'indicatore unit: sì/no",
			"“sì” is the target of a yes/no indicator; give the indicator unit: sì/no"},
		{">=", NumberKind, false, ">=", "manca il numero del target", "the target's number is missing"},
		{"= 5 ±", NumberKind, false, "= 5 ±", "manca il numero del target", "the target's number is missing"},
		{"5 ..", NumberKind, false, "5 ..", "manca il numero del target", "the target's number is missing"},
		{"1000.5 .. -2", NumberKind, false, "1000.5 .. -2", "l'intervallo comincia da 1.000,5, più in alto di dove finisce, -2; scrivere -2 .. 1000.5",
			"the range begins at 1,000.5, above where it ends, -2; write -2 .. 1000.5"},
		{"95 gg .. 105 %", NumberKind, false, "95 gg ", "i due numeri hanno unità diverse: «gg» e «%»; scrivere una sola unità, alla fine: 95 .. 105 %",
			"the two numbers have different units: “gg” and “%”; write a single unit, at the end: 95 .. 105 %"},
		{">= 10 % ± 2", NumberKind, true, "10 % ", "l'unità «%» va alla fine, e vale per tutti e due i numeri; scrivere >= 10 ± 2 %",
			"the unit “%” goes to the end, and holds for both numbers; write >= 10 ± 2 %"},
		{"8 .. 12 ± 2 %", NumberKind, true, "±", "una tolleranza «±» vale dopo >=, <= o =, non dopo un intervallo",
			"a tolerance “±” stands after >=, <= or =, not after a range"},
		{"= 20 % ± 5 gg", NumberKind, false, "20 % ", "i due numeri hanno unità diverse: «%» e «gg»; scrivere una sola unità, alla fine: 95 .. 105 %",
			"the two numbers have different units: “%” and “gg”; write a single unit, at the end: 95 .. 105 %"},
		{"> 5 ± 1", NumberKind, false, "±", "una tolleranza «±» vale dopo >=, <= o =, non dopo >",
			"a tolerance “±” stands after >=, <= or =, not after >"},
		{"= 5 ± -1", NumberKind, false, "-1", "una tolleranza è sopra 0", "a tolerance is above 0"},
		{"<= 5 ± 0", NumberKind, false, "0", "una tolleranza è sopra 0", "a tolerance is above 0"},
		{">= 10 +/- 2", NumberKind, false, "10 +/- 2", "«10 +/- 2» non è un numero come piao lo scrive (cifre e punto decimale); scrivere >= 10 ± 2",
			"“10 +/- 2” is not a number as piao writes it (digits and a decimal point); write >= 10 ± 2"},
		{"dal 20/06/2023 al 30/06/2023", DateKind, false, "dal 20/06/2023 al 30/06/2023",
			"al target «dal 20/06/2023 al 30/06/2023» manca l'operatore; scrivere 2023-06-20 .. 2023-06-30",
			"the target “dal 20/06/2023 al 30/06/2023” lacks an operator; write 2023-06-20 .. 2023-06-30"},
		{"2023-06-30 .. 2023-06-20", DateKind, false, "2023-06-30 .. 2023-06-20",
			"l'intervallo comincia da 30/06/2023, più in alto di dove finisce, 20/06/2023; scrivere 2023-06-20 .. 2023-06-30",
			"the range begins at 30 Jun 2023, above where it ends, 20 Jun 2023; write 2023-06-20 .. 2023-06-30"},
	} {
		_, problem := Parse(c.text, c.kind, c.percent)
		if problem == nil {
			t.Errorf("%q: accepted", c.text)
			continue
		}
		checkProblem(t, c.text, problem)
		if got := c.text[problem.Start:min(problem.End, len(c.text))]; got != c.at {
			t.Errorf("%q: the problem is at %q, not at %q", c.text, got, c.at)
		}
		for l, want := range map[lang.Lang]string{lang.IT: c.it, lang.EN: c.en} {
			if got := said(problem.Message, problem.Hints, l); got != want {
				t.Errorf("%q in %s:\n got %s\nwant %s", c.text, l, got, want)
			}
		}
	}
}
