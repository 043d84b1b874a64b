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
