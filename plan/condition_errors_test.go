package plan

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
func checkProblem(t *testing.T, text string, p *targetProblem) {
	t.Helper()
	if p.start < 0 || p.end <= p.start || p.end > max(1, len(text)) {
		t.Errorf("%q: a problem at %d to %d", text, p.start, p.end)
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
		kind    ValueKind
		percent bool
		at      string
		it, en  string
	}{
		{"20 %", NumberKind, false, "20 %", "al target «20 %» manca l'operatore; scrivere >= 20 %, <= 20 % oppure = 20 %",
			"the target “20 %” lacks an operator; write >= 20 %, <= 20 % or = 20 %"},
		{"-5", NumberKind, false, "-5", "al target «-5» manca l'operatore; scrivere >= -5, <= -5 oppure = -5", "the target “-5” lacks an operator; write >= -5, <= -5 or = -5"},
		{"almeno 5", NumberKind, false, "almeno 5", "al target «almeno 5» manca l'operatore; " + beginsIT, "the target “almeno 5” lacks an operator; " + beginsEN},
		{"", NumberKind, false, "", "al target «» manca l'operatore; " + beginsIT, "the target “” lacks an operator; " + beginsEN},
		{"sì", NumberKind, false, "sì", "«sì» è il target di un indicatore sì/no; dare all'indicatore unit: sì/no",
			"“sì” is the target of a yes/no indicator; give the indicator unit: sì/no"},
		{"NO", DateKind, false, "NO", "«NO» è il target di un indicatore sì/no; dare all'indicatore unit: sì/no",
			"“NO” is the target of a yes/no indicator; give the indicator unit: sì/no"},
		{"=> 5", NumberKind, false, "=>", "«=>» non è un operatore; scrivere >=", "“=>” is not an operator; write >="},
		{"=<5", NumberKind, false, "=<", "«=<» non è un operatore; scrivere <=", "“=<” is not an operator; write <="},
		{"== 5", NumberKind, false, "==", "«==» non è un operatore; scrivere =", "“==” is not an operator; write ="},
		{"> = 5", NumberKind, false, "> = 5", "«> =» non è un operatore; scrivere >=, senza spazio", "“> =” is not an operator; write >=, without a blank"},
		{"<  = 5", DateKind, false, "<  = 5", "«< =» non è un operatore; scrivere <=, senza spazio", "“< =” is not an operator; write <=, without a blank"},
		{">=", NumberKind, false, ">=", "manca il numero del target", "the target's number is missing"},
		{"= 5 ±", NumberKind, false, "= 5 ±", "manca il numero del target", "the target's number is missing"},
		{".. 5", NumberKind, false, ".. 5", "manca il numero del target", "the target's number is missing"},
		{"5 ..", NumberKind, false, "5 ..", "manca il numero del target", "the target's number is missing"},
		{">= %", NumberKind, false, "%", "«%» non è un numero come piao lo scrive (cifre e punto decimale)", "“%” is not a number as piao writes it (digits and a decimal point)"},
		{">= tanti", NumberKind, false, "tanti", "«tanti» non è un numero come piao lo scrive (cifre e punto decimale)", "“tanti” is not a number as piao writes it (digits and a decimal point)"},
		{">= 1e3", NumberKind, false, "1e3", "«1e3» non è un numero come piao lo scrive (cifre e punto decimale); scrivere 1000",
			"“1e3” is not a number as piao writes it (digits and a decimal point); write 1000"},
		{">= 16,66 %", NumberKind, false, "16,66", "in «16,66» il decimale va con il punto, senza separatori di migliaia; scrivere 16.66 %",
			"in “16,66” the decimal mark must be a point, without separators of thousands; write 16.66 %"},
		{">= 16,66 %", NumberKind, true, "16,66", "in «16,66» il decimale va con il punto, senza separatori di migliaia; scrivere 16.66 %",
			"in “16,66” the decimal mark must be a point, without separators of thousands; write 16.66 %"},
		{"<= 1 000.50 gg", NumberKind, false, "1 000.50", "«1 000.50» non è un numero come piao lo scrive (cifre e punto decimale); scrivere 1000.50 gg",
			"“1 000.50” is not a number as piao writes it (digits and a decimal point); write 1000.50 gg"},
		{"1 .. 2,5", NumberKind, false, "2,5", "in «2,5» il decimale va con il punto, senza separatori di migliaia; scrivere 2.5",
			"in “2,5” the decimal mark must be a point, without separators of thousands; write 2.5"},
		{">= 95 .. 105 %", NumberKind, false, ">= 95", "«>= 95» non è un numero come piao lo scrive (cifre e punto decimale)",
			"“>= 95” is not a number as piao writes it (digits and a decimal point)"},
		{"105 .. 95 %", NumberKind, false, "105 .. 95 %", "l'intervallo comincia da 105, più in alto di dove finisce, 95; scrivere 95 .. 105 %",
			"the range begins at 105, above where it ends, 95; write 95 .. 105 %"},
		{"1000.5 .. -2", NumberKind, false, "1000.5 .. -2", "l'intervallo comincia da 1.000,5, più in alto di dove finisce, -2; scrivere -2 .. 1000.5",
			"the range begins at 1,000.5, above where it ends, -2; write -2 .. 1000.5"},
		{"95 gg .. 105 %", NumberKind, false, "95 gg ", "i due estremi hanno unità diverse: «gg» e «%»; scrivere una sola unità, alla fine: 95 .. 105 %",
			"the two ends have different units: “gg” and “%”; write a single unit, at the end: 95 .. 105 %"},
		{"= 20 % ± 5 gg", NumberKind, false, "20 % ", "valore e tolleranza hanno unità diverse: «%» e «gg»; scrivere una sola unità, alla fine",
			"value and tolerance have different units: “%” and “gg”; write a single unit, at the end"},
		{">= 5 ± 1", NumberKind, false, "±", "una tolleranza «±» vale solo dopo «=»", "a tolerance “±” stands only after “=”"},
		{"= 5 ± -1", NumberKind, false, "-1", "una tolleranza non è negativa", "a tolerance is not negative"},
		{">= 20", NumberKind, true, "20", "l'unità è %: «20» senza segno varrebbe 2.000 %; scrivere 20 %", "the unit is %: “20” without the sign would be 2,000 %; write 20 %"},
		{">= 0.2", NumberKind, true, "0.2", "l'unità è %: «0.2» senza segno varrebbe 20 %; scrivere 0.2 %; oppure 20 %, se 0.2 è la frazione",
			"the unit is %: “0.2” without the sign would be 20 %; write 0.2 %; or 20 %, if 0.2 is the fraction"},
		{"95 .. 105", NumberKind, true, "95", "l'unità è %: «95» senza segno varrebbe 9.500 %; scrivere 95 %", "the unit is %: “95” without the sign would be 9,500 %; write 95 %"},
		{">= 20 gg", NumberKind, true, "20", "l'unità è %: «20» senza segno varrebbe 2.000 %; scrivere 20 %", "the unit is %: “20” without the sign would be 2,000 %; write 20 %"},
		{">= 1", YesNoKind, false, ">= 1", "«>= 1» non è sì o no; l'unità è sì/no: scrivere sì oppure no", "“>= 1” is not yes or no; the unit is yes/no: write yes or no"},
		{"forse", YesNoKind, false, "forse", "«forse» non è sì o no; l'unità è sì/no: scrivere sì oppure no", "“forse” is not yes or no; the unit is yes/no: write yes or no"},
		{"", YesNoKind, false, "", "«» non è sì o no; l'unità è sì/no: scrivere sì oppure no", "“” is not yes or no; the unit is yes/no: write yes or no"},
		{"2023-06-30", DateKind, false, "2023-06-30", "al target «2023-06-30» manca l'operatore; scrivere >= 2023-06-30, <= 2023-06-30 oppure = 2023-06-30",
			"the target “2023-06-30” lacks an operator; write >= 2023-06-30, <= 2023-06-30 or = 2023-06-30"},
		{"<= 30/06/2023", DateKind, false, "30/06/2023", "«30/06/2023» non è una data (anno-mese-giorno, 2023-06-30); scrivere 2023-06-30",
			"“30/06/2023” is not a date (year-month-day, 2023-06-30); write 2023-06-30"},
		{"<= 2023-02-29", DateKind, false, "2023-02-29", "«2023-02-29» non è una data (anno-mese-giorno, 2023-06-30)", "“2023-02-29” is not a date (year-month-day, 2023-06-30)"},
		{"2023-01-01 .. 2023-06-30", DateKind, false, "2023-01-01 .. 2023-06-30", "un intervallo non vale per le date; scrivere la scadenza: <= 2023-06-30",
			"a range is not for dates; write the deadline: <= 2023-06-30"},
	} {
		_, problem := ParseCondition(c.text, c.kind, c.percent)
		if problem == nil {
			t.Errorf("%q: accepted", c.text)
			continue
		}
		checkProblem(t, c.text, problem)
		if got := c.text[problem.start:min(problem.end, len(c.text))]; got != c.at {
			t.Errorf("%q: the problem is at %q, not at %q", c.text, got, c.at)
		}
		for l, want := range map[lang.Lang]string{lang.IT: c.it, lang.EN: c.en} {
			if got := said(problem.Message, problem.Hints, l); got != want {
				t.Errorf("%q in %s:\n got %s\nwant %s", c.text, l, got, want)
			}
		}
	}
}

// A problem stands under its part of the target in the file.
func TestTargetFindings(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{`">= 20 %"`, `">= 20,5 %"`, "23:103 target-value in “20,5” the decimal mark must be a point, without separators of thousands; write 20.5 %\n"},
		{`">= 20 %"`, `" >= 20"`, "23:104 target-value the unit is %: “20” without the sign would be 2,000 %; write 20 %\n"},
	} {
		_, found := planOf(t, strings.Replace(sound, c.old, c.new, 1))
		if got := findings(found, lang.EN); got != c.want {
			t.Errorf("%s: got %s, want %s", c.new, got, c.want)
		}
	}
}
