package plan

import (
	"testing"

	"piao/plan/lang"
)

func TestParseFigure(t *testing.T) {
	for _, c := range []struct {
		text    string
		kind    ValueKind
		percent bool
		want    string
	}{
		{"12", NumberKind, false, "12"},
		{"-12.50", NumberKind, false, "-12.5"},
		{"−12.50", NumberKind, false, "-12.5"},
		{"20 %", NumberKind, false, "0.2"}, // a figure may carry the sign, whatever its unit
		{"20 %", NumberKind, true, "0.2"},
		{"20%", NumberKind, true, "0.2"},
		{"0 %", NumberKind, true, "0"},
		{"sì", YesNoKind, false, "1"},
		{"SI", YesNoKind, false, "1"},
		{"yes", YesNoKind, false, "1"},
		{"No", YesNoKind, false, "0"},
		{"1970-01-02", DateKind, false, "1"},
		{"2023-06-30", DateKind, false, "19538"},
	} {
		d, problem := ParseFigure(c.text, c.kind, c.percent)
		if got := d.String(); got != c.want || !problem.IsZero() {
			t.Errorf("%s: got %s %s, want %s", c.text, got, problem.Message.In(lang.EN), c.want)
		}
	}
}

func TestParseFigureRefuses(t *testing.T) {
	for _, c := range []struct {
		text    string
		kind    ValueKind
		percent bool
		it, en  string
	}{
		{"12,5", NumberKind, false, "in «12,5» il decimale va con il punto, senza separatori di migliaia; scrivere 12.5",
			"in “12,5” the decimal mark must be a point, without separators of thousands; write 12.5"},
		{"12,5 %", NumberKind, true, "in «12,5 %» il decimale va con il punto; scrivere 12.5 %", "in “12,5 %” the decimal mark must be a point; write 12.5 %"},
		{"12,5 %", NumberKind, false, "in «12,5 %» il decimale va con il punto; scrivere 12.5 %", "in “12,5 %” the decimal mark must be a point; write 12.5 %"},
		{"12.5", NumberKind, true, "l'unità è %: «12.5» senza segno varrebbe 1.250 %; scrivere 12.5 %", "the unit is %: “12.5” without the sign would be 1,250 %; write 12.5 %"},
		{"1", NumberKind, true, "l'unità è %: «1» senza segno varrebbe 100 %; scrivere 1 %; oppure 100 %, se 1 è la frazione",
			"the unit is %: “1” without the sign would be 100 %; write 1 %; or 100 %, if 1 is the fraction"},
		{"n.d.", NumberKind, true, "«n.d.» non è un numero come piao lo scrive (cifre e punto decimale)", "“n.d.” is not a number as piao writes it (digits and a decimal point)"},
		{"sì", NumberKind, false, "«sì» non è un numero come piao lo scrive (cifre e punto decimale)", "“sì” is not a number as piao writes it (digits and a decimal point)"},
		{"1", YesNoKind, false, "«1» non è sì o no; scrivere sì oppure no", "“1” is not yes or no; write yes or no"},
		{"true", YesNoKind, false, "«true» non è sì o no; scrivere sì oppure no", "“true” is not yes or no; write yes or no"},
		{"30/6/2023", DateKind, false, "«30/6/2023» non è una data (anno-mese-giorno, 2023-06-30); scrivere 2023-06-30",
			"“30/6/2023” is not a date (year-month-day, 2023-06-30); write 2023-06-30"},
		{"2023", DateKind, false, "«2023» non è una data (anno-mese-giorno, 2023-06-30)", "“2023” is not a date (year-month-day, 2023-06-30)"},
	} {
		_, problem := ParseFigure(c.text, c.kind, c.percent)
		for l, want := range map[lang.Lang]string{lang.IT: c.it, lang.EN: c.en} {
			if got := said(problem.Message, problem.Hints, l); got != want {
				t.Errorf("%s in %s:\n got %s\nwant %s", c.text, l, got, want)
			}
		}
	}
}
