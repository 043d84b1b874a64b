package target

import (
	"strings"
	"testing"

	"piao/plan/lang"
)

func TestParseFigure(t *testing.T) {
	for _, c := range []struct {
		text    string
		kind    Kind
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

// A figure is read as a person sees it, or refused with all that it may mean.
func TestFiguresAsSeen(t *testing.T) {
	for _, c := range []struct {
		text    string
		kind    Kind
		percent bool
		want    string // a value, or the spellings after ?
	}{
		{"010", NumberKind, false, "10"}, {"007.50", NumberKind, false, "7.5"}, {"−5", NumberKind, false, "-5"},
		{"- 5", NumberKind, false, "-5"}, {"1.234", NumberKind, false, "1.234"},
		{"１２３", NumberKind, false, "?123"}, {"٣", NumberKind, false, "?3"}, {"1\u2009234", NumberKind, false, "?1234"},
		{"1\u202f234,5", NumberKind, false, "?1234.5"}, {"1'000", NumberKind, false, "?1000"}, {"1’000.50", NumberKind, false, "?1000.50"},
		{"1_000", NumberKind, false, "?1000"}, {"10_00", NumberKind, false, "?"}, {"12 34", NumberKind, false, "?"},
		{"½", NumberKind, false, "?0.5"}, {"2½", NumberKind, false, "?2.5"}, {"–5", NumberKind, false, "?-5"},
		{"0x10", NumberKind, false, "?"}, {"0b1", NumberKind, false, "?"}, {"1e3", NumberKind, false, "?1000"},
		{"1.22214966e+06", NumberKind, false, "?1222149.66"}, {"1,22E-02", NumberKind, false, "?0.0122"},
		{"1e", NumberKind, false, "?"}, {"1e400", NumberKind, false, "?"}, {"+5", NumberKind, false, "?5"},
		{".5", NumberKind, false, "?0.5"}, {"5.", NumberKind, false, "?5"}, {",5", NumberKind, false, "?0.5"},
		{"1,234", NumberKind, false, "?1.234|1234"}, {"0,123", NumberKind, false, "?0.123"}, {"1234,567", NumberKind, false, "?1234.567"},
		{"1.234.567", NumberKind, false, "?1234567"}, {"1,234,567", NumberKind, false, "?1234567"}, {"1.234,5", NumberKind, false, "?1234.5"},
		{"1.23,4", NumberKind, false, "?"}, {"(5)", NumberKind, false, "?"}, {"5'", NumberKind, false, "?"}, {"1:30", NumberKind, false, "?"},
		{"1.000 €", NumberKind, false, "?1.000|1000"}, {"€ 1.000,00", NumberKind, false, "?1000.00"}, {"12 euro", NumberKind, false, "?12"},
		{"“12,5”", NumberKind, false, "?12.5"}, {"1/2", NumberKind, false, "?"}, {"inf", NumberKind, false, "?"},
		{"12 %", NumberKind, false, "0.12"}, {"12 %%", NumberKind, false, "?12 %"}, {"20%%", NumberKind, true, "?20 %"},
		{"% 20", NumberKind, true, "?20 %"}, {"20 per cento", NumberKind, true, "?20 %"}, {"20 percent", NumberKind, true, "?20 %"},
		{"20％", NumberKind, true, "?20 %"}, {"20 ‰", NumberKind, true, "?"}, {"95", NumberKind, true, "?95 %"},
		{"0,95", NumberKind, true, "?0.95 %|95 %"}, {"-0,05", NumberKind, true, "?-0.05 %|-5 %"}, {"1,0", NumberKind, true, "?1.0 %|100 %"},
		{"1.05", NumberKind, true, "?1.05 %|105 %"}, {"0", NumberKind, true, "?0 %"}, {"12,5", NumberKind, true, "?12.5 %"},
		{"true", YesNoKind, false, "1"}, {"False", YesNoKind, false, "0"}, {"SÌ", YesNoKind, false, "1"}, {"1", YesNoKind, false, "?"},
		{"30/06/2026", DateKind, false, "?2026-06-30"}, {"05/06/2026", DateKind, false, "?2026-06-05|2026-05-06"},
		{"5/5/2026", DateKind, false, "?2026-05-05"}, {"30.6.2026", DateKind, false, "?2026-06-30"}, {"2026/6/30", DateKind, false, "?2026-06-30"},
		{"30 giugno 2026", DateKind, false, "?2026-06-30"}, {"1° luglio 2026", DateKind, false, "?2026-07-01"},
		{"June 30, 2026", DateKind, false, "?2026-06-30"}, {"30-giu-2026", DateKind, false, "?2026-06-30"},
		{"30/06/26", DateKind, false, "?2026-06-30|2030-06-26"}, {"20260630", DateKind, false, "?2026-06-30"},
		{"2026-06-30T00:00:00Z", DateKind, false, "?2026-06-30"}, {"2026-06-30 00:00:00", DateKind, false, "?2026-06-30"},
		{"2026-06-30T22:00:00Z", DateKind, false, "?"}, {"2027-06-31", DateKind, false, "?"}, {"giugno 2026", DateKind, false, "?"}, {"46203", DateKind, false, "?"},
	} {
		d, problem := ParseFigure(c.text, c.kind, c.percent)
		got := d.String()
		if !problem.IsZero() {
			got = "?" + strings.Join(problem.Fixes, "|")
		} else if c.kind == DateKind {
			got = DateOfDays(d.IntPart()).String()
		}
		if got != c.want {
			t.Errorf("%q: got %s, want %s", c.text, got, c.want)
		}
	}
}

// A target in people's words is what they mean by it, each reading shown.
func TestTargetsInWords(t *testing.T) {
	for _, c := range []struct {
		text    string
		kind    Kind
		percent bool
		want    string
	}{
		{"90% - 100%", NumberKind, true, "90 .. 100 %"}, {"90 – 100 %", NumberKind, true, "90 .. 100 %"}, {"90…100%", NumberKind, true, "90 .. 100 %"},
		{"tra 80 % e 100 %", NumberKind, true, "80 .. 100 %"}, {"da 80 a 100 %", NumberKind, true, "80 .. 100 %"},
		{"between 80 and 100 %", NumberKind, true, "80 .. 100 %"}, {"from 80 % to 100 %", NumberKind, true, "80 .. 100 %"},
		{"compreso tra 80 e 100", NumberKind, false, "80 .. 100"}, {">=90<=100", NumberKind, true, "90 .. 100 %"},
		{">= 90 % e <= 100 %", NumberKind, true, "90 .. 100 %"}, {"0,5 .. 0,9", NumberKind, true, "0.5 .. 0.9 %|50 .. 90 %"},
		{"900 .. 1.000", NumberKind, false, "900 .. 1000|1.000 .. 900"}, {"105 .. 95 %", NumberKind, true, "95 .. 105 %"},
		{"almeno 82%", NumberKind, true, ">= 82 %"}, {"Almeno l'82 %", NumberKind, true, ">= 82 %"}, {"non meno di 2,5", NumberKind, false, ">= 2.5"},
		{"non inferiore al 20 %", NumberKind, true, ">= 20 %"}, {"minimo 5", NumberKind, false, ">= 5"}, {"at least 5", NumberKind, false, ">= 5"},
		{"no less than 20%", NumberKind, true, ">= 20 %"}, {"80 % o più", NumberKind, true, ">= 80 %"}, {"≥0,5", NumberKind, false, ">= 0.5"},
		{"massimo 5 gg", NumberKind, false, "<= 5 gg"}, {"max. 5", NumberKind, false, "<= 5"}, {"entro 30 giorni", NumberKind, false, "<= 30 giorni"},
		{"non oltre 30", NumberKind, false, "<= 30"}, {"al massimo 2,5 %", NumberKind, true, "<= 2.5 %"}, {"up to 5", NumberKind, false, "<= 5"},
		{"non superiore a 5", NumberKind, false, "<= 5"}, {"più di 5", NumberKind, false, "> 5"}, {"oltre 5", NumberKind, false, "> 5"},
		{"meno di 5", NumberKind, false, "< 5"}, {"under 5", NumberKind, false, "< 5"}, {"pari a 5", NumberKind, false, "= 5"}, {"== 5", NumberKind, false, "= 5"},
		{"=> 5", NumberKind, false, ">= 5"}, {"> = 5", NumberKind, false, ">= 5"}, {">> 5", NumberKind, false, ""}, {"5 ± 1", NumberKind, false, "= 5 ± 1"},
		{"5 +/- 1", NumberKind, false, "= 5 ± 1"}, {"20 %", NumberKind, true, ">= 20 %|<= 20 %|= 20 %"}, {">= 0,9", NumberKind, true, ">= 0.9 %|>= 90 %"},
		{">= 1.05", NumberKind, true, ">= 1.05 %|>= 105 %"}, {">= 1,234", NumberKind, false, ">= 1.234|>= 1234"}, {">= 20 %%", NumberKind, true, ">= 20 %"},
		{">= 20 per cento", NumberKind, true, ">= 20 %"}, {">= € 5.000,00", NumberKind, false, ">= 5000.00"}, {"“>= 5”", NumberKind, false, ">= 5"},
		{"entro il 30/06/2025", DateKind, false, "<= 2025-06-30"}, {"entro e non oltre il 30 giugno 2025", DateKind, false, "<= 2025-06-30"},
		{"by June 30, 2025", DateKind, false, "<= 2025-06-30"}, {"<= 05/06/2025", DateKind, false, "<= 2025-06-05|<= 2025-05-06"},
		{"30/06/2025", DateKind, false, ">= 2025-06-30|<= 2025-06-30|= 2025-06-30"}, {"<= 2027-06-31", DateKind, false, ""},
		{"mantenimento", NumberKind, true, ""}, {"+10 %", NumberKind, true, ""}, {"-5 %", NumberKind, true, ""}, {"n.d.", NumberKind, false, ""}, {"-", NumberKind, false, ""},
	} {
		_, problem := Parse(c.text, c.kind, c.percent)
		if problem == nil {
			t.Errorf("%q: accepted", c.text)
			continue
		}
		if got := strings.Join(problem.Fixes, "|"); got != c.want {
			t.Errorf("%q: got %s, want %s", c.text, got, c.want)
		}
		if problem.Message.IsZero() || len(problem.Hints) == 0 && c.text != "<= 2027-06-31" && c.text != ">> 5" {
			t.Errorf("%q: no remedy", c.text)
		}
	}
}
