package target

import (
	"testing"

	"piao/plan/lang"
	"piao/testdata"
)

// A target reads in both languages, and prints as files write it.
func TestParse(t *testing.T) {
	for _, c := range []struct {
		text         string
		kind         Kind
		want, it, en string
	}{
		{">= 20 %", NumberKind, ">= 20 %", ">= 20 %", ">= 20 %"},
		{"<=16.60 %", NumberKind, "<= 16.60 %", "<= 16,60 %", "<= 16.60 %"},
		{"≤ -5", NumberKind, "<= -5", "<= -5", "<= -5"},
		{"<= −5.5 gg", NumberKind, "<= -5.5 gg", "<= -5,5 gg", "<= -5.5 gg"},
		{"> 1234567.50 €", NumberKind, "> 1234567.50 €", "> 1.234.567,50 €", "> 1,234,567.50 €"},
		{"  =   3  ", NumberKind, "= 3", "= 3", "= 3"},
		{"= 0.23 ± 0.01", NumberKind, "= 0.23 ± 0.01", "= 0,23 ± 0,01", "= 0.23 ± 0.01"},
		{"= 20 ± 5 %", NumberKind, "= 20 ± 5 %", "= 20 ± 5 %", "= 20 ± 5 %"},
		{"= 20 % ± 5 %", NumberKind, "= 20 ± 5 %", "= 20 ± 5 %", "= 20 ± 5 %"},
		{">= 10 ± 2.5", NumberKind, ">= 10 ± 2.5", ">= 10 ± 2,5", ">= 10 ± 2.5"},
		{"≤ 10 % ± 2 %", NumberKind, "<= 10 ± 2 %", "<= 10 ± 2 %", "<= 10 ± 2 %"},
		{"95%..105%", NumberKind, "95 .. 105 %", "95 .. 105 %", "95 .. 105 %"},
		{"-1000.5 .. 1000 gg/anno", NumberKind, "-1000.5 .. 1000 gg/anno", "-1.000,5 .. 1.000 gg/anno", "-1,000.5 .. 1,000 gg/anno"},
		{"2 .. 2", NumberKind, "2 .. 2", "2 .. 2", "2 .. 2"},
		{">= 4 ore al giorno", NumberKind, ">= 4 ore al giorno", ">= 4 ore al giorno", ">= 4 ore al giorno"},
		{"sì", YesNoKind, "sì", "sì", "yes"},
		{" = SI ", YesNoKind, "sì", "sì", "yes"},
		{"Yes", YesNoKind, "sì", "sì", "yes"},
		{"<= 2023-06-30", DateKind, "<= 2023-06-30", "<= 30/06/2023", "<= 30 Jun 2023"},
		{">1969-12-31", DateKind, "> 1969-12-31", "> 31/12/1969", "> 31 Dec 1969"},
		{"2023-06-20 .. 2023-06-30", DateKind, "2023-06-20 .. 2023-06-30", "20/06/2023 .. 30/06/2023",
			"20 Jun 2023 .. 30 Jun 2023"},
		{"= 2024-02-29", DateKind, "= 2024-02-29", "= 29/02/2024", "= 29 Feb 2024"},
	} {
		cond, problem := Parse(c.text, c.kind, false)
		if problem != nil {
			t.Errorf("%s: %s", c.text, problem.Message.In(lang.EN))
			continue
		}
		if got := cond.String(); got != c.want {
			t.Errorf("%s: got %s, want %s", c.text, got, c.want)
		}
		if got := cond.In(lang.IT); got != c.it {
			t.Errorf("%s in it: got %s, want %s", c.text, got, c.it)
		}
		if got := cond.In(lang.EN); got != c.en {
			t.Errorf("%s in en: got %s, want %s", c.text, got, c.en)
		}
		checkReadsBack(t, cond, false)
	}
}

// The numbers of a condition are in the value's own unit.
func TestConditionNumbers(t *testing.T) {
	for _, c := range []struct {
		text                        string
		kind                        Kind
		op                          Op
		value, low, high, tolerance string
		unit                        string
	}{
		{">= 20 %", NumberKind, AtLeast, "0.2", "0", "0", "0", "%"},
		{"<= 20 gg", NumberKind, AtMost, "20", "0", "0", "0", "gg"},
		{"< 150 %", NumberKind, Below, "1.5", "0", "0", "0", "%"},
		{"= 20 ± 0.5 %", NumberKind, Equal, "0.2", "0", "0", "0.005", "%"},
		{"95 .. 105 %", NumberKind, Between, "0", "0.95", "1.05", "0", "%"},
		{"-1 .. 2.5", NumberKind, Between, "0", "-1", "2.5", "0", ""},
		{"sì", YesNoKind, Equal, "1", "0", "0", "0", ""},
		{"no", YesNoKind, Equal, "0", "0", "0", "0", ""},
		{"<= 1970-01-01", DateKind, AtMost, "0", "0", "0", "0", ""},
		{"<= 2023-06-30", DateKind, AtMost, "19538", "0", "0", "0", ""},
	} {
		got, problem := Parse(c.text, c.kind, false)
		if problem != nil {
			t.Errorf("%s: %s", c.text, problem.Message.In(lang.EN))
			continue
		}
		numbers := [...]string{got.Value.String(), got.Low.String(), got.High.String(), got.Tolerance.String()}
		want := [...]string{c.value, c.low, c.high, c.tolerance}
		if numbers != want || got.Op != c.op || got.Kind != c.kind || got.Unit != c.unit {
			t.Errorf("%s: got %s %q of kind %d in %q, want %s %q of kind %d in %q", c.text, got.Op, numbers, got.Kind, got.Unit, c.op, want, c.kind, c.unit)
		}
	}
}

// checkReadsBack fails where a condition's spelling is not that condition.
func checkReadsBack(t *testing.T, want Condition, percent bool) {
	t.Helper()
	got, problem := Parse(want.String(), want.Kind, percent)
	if problem != nil {
		t.Errorf("%q: %s", want.String(), problem.Message.In(lang.EN))
		return
	}
	same := got.Value.Equal(want.Value) && got.Low.Equal(want.Low) && got.High.Equal(want.High) && got.Tolerance.Equal(want.Tolerance)
	if !same || got.Op != want.Op || got.Kind != want.Kind || got.Unit != want.Unit || got.String() != want.String() {
		t.Errorf("%q: reads back as %q, %+v and not %+v", want.String(), got.String(), got, want)
	}
}

// What String writes, Parse reads back; what is refused says why, at a place that the text has.
func FuzzTarget(f *testing.F) {
	seeds := testdata.Parts(f, "../..", `\b20\d\d: *"?([^"\n]+)`)
	for _, text := range append(seeds, ">= 20 %", "= 0.23 ± 0.01", "95 .. 105 %", "sì", "no", "<= 2023-06-30",
		"≥ −5.50 gg", "> = 5", "=> 5", "20 %", "", "5 .. ", "..", "±", "= ±", ">= 1 e3", "%s", ">= %!d", "\xff",
		"= 5 ± 1 %%", "105 .. 95 %", "<= 30/06/2023 gg", ">= 229.447,35") {
		for kind := range 3 {
			f.Add(text, kind, kind%2 == 0)
		}
	}
	f.Fuzz(func(t *testing.T, text string, kind int, percent bool) {
		if kind < int(NumberKind) || kind > int(DateKind) {
			return
		}
		c, problem := Parse(text, Kind(kind), percent)
		if problem == nil {
			checkReadsBack(t, c, percent)
			return
		}
		checkProblem(t, text, problem)
	})
}

// A condition spelt as piao spells it stays as it is.
func TestSpelt(t *testing.T) {
	for from, want := range map[string]string{
		"≥20%": ">= 20 %", "≤ 5": "<= 5", ">= 20 %": ">= 20 %", ">=  16.60\u00a0%": ">= 16.60 %", "<5": "< 5",
		"= 0.230 ± 0.010": "= 0.230 ± 0.010", "95 .. 105%": "95 .. 105 %", "sì": "sì", "≤2023-06-30": "<= 2023-06-30", ">= 20 gg": ">= 20 gg",
	} {
		if got := spelt(from); got != want {
			t.Errorf("%q: got %q, want %q", from, got, want)
		}
		if got := spelt(want); got != want {
			t.Errorf("%q: became %q", want, got)
		}
	}
}
