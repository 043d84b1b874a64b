package sheet

import (
	"fmt"
	"strings"
	"testing"

	"piao/cmd/internal/sheet/spelling"
	"piao/evaluate"
	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
)

var units = [...]string{"N.", `"%"`, "sì/no", "data", "€"}

// planOf is a plan of n measures, M0 and so on, of all kinds in turn.
func planOf(t *testing.T, n int) *plan.Plan {
	t.Helper()
	measures := ""
	for k := range n {
		measures += fmt.Sprintf("  M%d: {name: Misura, unit: %s, source: del piano}\n", k, units[k%len(units)])
	}
	return planWith(t, measures, "M0")
}

func planWith(t testing.TB, measures, formula string) *plan.Plan {
	t.Helper()
	text := `format: piao-plan/1
entity: {code: ente, name: Ente}
title: Piano
years: [2023]
areas: {"1": {name: Area}}
objectives:
  O1:
    title: Uno
    area: "1"
    indicators:
      I1: {name: Primo, unit: N., formula: "` + formula + `", targets: {2023: ">= 5"}}
measures:
` + measures
	root, found := source.Parse(&diag.File{Name: "plan.yaml", Bytes: []byte(text)})
	if len(found) > 0 {
		t.Fatal(found[0].Message.In(lang.EN))
	}
	p, found := plan.Read(root)
	if found.Failed() {
		t.Fatal(found[0].Message.In(lang.EN))
	}
	return p
}

func measured(t testing.TB, p *plan.Plan, text string) *evaluate.Measurements {
	t.Helper()
	root, found := source.Parse(&diag.File{Name: "2023.yaml", Bytes: []byte(text)})
	if len(found) > 0 {
		t.Fatal(found[0].Message.In(lang.EN))
	}
	m, found := evaluate.Read(root, p)
	if found.Failed() {
		t.Fatal(found[0].Message.In(lang.EN))
	}
	return m
}

func sheetOf(t *testing.T, csv string) []*Entries {
	t.Helper()
	read, _, wrong := Read("a.csv", []byte(csv), Asked{Delimiter: ';'})
	if !wrong.IsZero() {
		t.Fatal(wrong.Message.In(lang.EN))
	}
	return read
}

const head = "format: piao-measurements/1\nentity: ente\nyear: 2023\nas_of: 2023-12-31\nvalues:\n"

// What happens to a row depends on what the file and the sheet say.
func TestDecide(t *testing.T) {
	p := planOf(t, 5)
	for _, c := range []struct {
		file, row string
		want      Action
	}{
		{"", "M0;5", Add}, {"M0: 5", "M0;5", Same}, {"M0: 5.0", "M0;5", Same}, {"M0: 5", "M0;6", Change}, {"M0: {missing: why}", "M0;5", Add},
		{"M0: 5", "M0;;why", Change}, {"M0: {missing: why}", "M0;;why", Same}, {"M0: {missing: why}", "M0;;other", Change}, {"M0: {missing: why}", "M0;5;why", Add},
		{"M0: 5", "M0;5;why", Refuse}, {"", "M0;n.d.;why", Add}, {"", "M0;n.d.", Refuse}, {"", "M0;#N/D;why", Refuse}, {"", "M0;abc", Refuse},
		{"M0: 5", "M0;5;;src", Add}, {"M0: {value: 5, source: src}", "M0;5;;src", Same}, {"M0: {value: 5, source: src}", "M0;5;;other", Change}, {"M0: {value: 5, source: src}", "M0;5", Same},
		{"M0: 5", "M0;5;;del piano", Same}, {"", "M9;5", Unknown}, {"", "M9", Unread}, {"M0: 5", "M0;;;src", Unread}, {"", " M0 ;5", Add},
		{"", "M1;5 %", Add}, {"", "M1;5", Refuse}, {"M1: 5 %", "M1;5,0%", Same}, {"", "M0;5 %", Add},
		{"", "M2;sì", Add}, {"M2: sì", "M2;VERO", Same}, {"M2: sì", "M2;falso", Change}, {"M2: sì", "M2;1", Same}, {"", "M2;0", Add}, {"", "M2;2", Refuse}, {"", "M3;30/06/2023", Add}, {"", "M3;1/2/2023", Refuse}, {"", "M3;5", Refuse}, {"M3: 2023-06-30", "M3;30.6.2023", Same},
		{"", "M0;1.234", Refuse}, {"", "M0;1.234,5", Add}, {"", "M0;1E+05", Refuse}, {"", "M4;5 €", Add}, {"", "M0;5 n.", Add}, {"", "M0;5 kg", Refuse},
	} {
		values := "  " + c.file + "\n"
		if c.file == "" {
			values = "  {}\n"
		}
		m := measured(t, p, head+values)
		in := Decide(p, m, sheetOf(t, "codice;valore;manca perché;fonte\n"+c.row+"\n"), spelling.Locale{})
		var got Action
		if len(in.Items) > 0 {
			got = in.Items[0].Action
		}
		if got != c.want || len(in.Items) != 1 {
			t.Errorf("%q, then %q: got %q, want %q", c.file, c.row, got, c.want)
		}
	}
}

// What several rows say of a measure is read if they say the same.
func TestDecideTwice(t *testing.T) {
	p := planOf(t, 5)
	for rows, want := range map[string]string{
		"M0;5\nM0;5,0\n": "add; 1 repeated", "M0;5\nM0;6\n": "refuse refuse; 0 repeated", "M0;5\nM0;\n": "add unread; 0 repeated", "M0;5;;a\nM0;5;;b\n": "refuse refuse; 0 repeated",
		"M0;x\nM0;6\n": "refuse add; 0 repeated", "M0;5\nM0;6\nM0;7\n": "refuse refuse refuse; 0 repeated", "M9;5\nM9;6\n": "unknown unknown; 0 repeated",
	} {
		in := Decide(p, &evaluate.Measurements{}, sheetOf(t, "codice;valore;manca perché;fonte\n"+rows), spelling.Locale{})
		var actions []string
		for _, item := range in.Items {
			actions = append(actions, string(item.Action))
		}
		if got := fmt.Sprintf("%s; %d repeated", strings.Join(actions, " "), in.Repeated); got != want {
			t.Errorf("%q: got %q, want %q", rows, got, want)
		}
	}
	in := Decide(p, &evaluate.Measurements{}, sheetOf(t, "codice;valore\nM0;5\nM0;6\n"), spelling.Locale{})
	first, second := in.Items[0], in.Items[1]
	if first.At.Cell() != "B2" || second.At.Cell() != "B3" || !strings.Contains(first.Reason.In(lang.EN), "cell B3") || !strings.Contains(second.Reason.In(lang.EN), "cell B2") {
		t.Errorf("%s: %s; %s: %s", first.At, first.Reason.In(lang.EN), second.At, second.Reason.In(lang.EN))
	}
}
