package sheet

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

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

func planWith(t *testing.T, measures, formula string) *plan.Plan {
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

func measured(t *testing.T, p *plan.Plan, text string) *evaluate.Measurements {
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
		in := Decide(p, m, sheetOf(t, "codice;valore;manca perché;fonte\n"+c.row+"\n"), Locale{})
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
		in := Decide(p, &evaluate.Measurements{}, sheetOf(t, "codice;valore;manca perché;fonte\n"+rows), Locale{})
		var actions []string
		for _, item := range in.Items {
			actions = append(actions, string(item.Action))
		}
		if got := fmt.Sprintf("%s; %d repeated", strings.Join(actions, " "), in.Repeated); got != want {
			t.Errorf("%q: got %q, want %q", rows, got, want)
		}
	}
	in := Decide(p, &evaluate.Measurements{}, sheetOf(t, "codice;valore\nM0;5\nM0;6\n"), Locale{})
	first, second := in.Items[0], in.Items[1]
	if first.At.Cell() != "B2" || second.At.Cell() != "B3" || !strings.Contains(first.Reason.In(lang.EN), "cell B3") || !strings.Contains(second.Reason.In(lang.EN), "cell B2") {
		t.Errorf("%s: %s; %s: %s", first.At, first.Reason.In(lang.EN), second.At, second.Reason.In(lang.EN))
	}
}

// Measurements go onto a sheet in either language, or onto template's workbook, and
// are imported into an empty file or over other figures. The file then says the
// same, and a second import has nothing to do.
func TestImportGivesTheSameMeasurements(t *testing.T) {
	const measures = 25
	p := planOf(t, measures)
	random := rand.New(rand.NewPCG(3, 4))
	for n := range 300 {
		l := lang.All[random.IntN(2)]
		before, want := randomFigures(random, measures), randomFigures(random, measures)
		csv := "codice;valore;manca perché;fonte\n"
		for k, s := range want {
			if s != (Said{}) {
				csv += fmt.Sprintf("M%d;%s;%s;%s\n", k, onSheet(s.Value, k, l), s.Missing, `"`+strings.ReplaceAll(s.Source, `"`, `""`)+`"`)
			}
		}
		m := measured(t, p, head+inFile(before))
		read := sheetOf(t, csv)
		if n%10 == 0 {
			read = workbookWith(t, want)
		}
		in := Decide(p, m, read, Locale{Lang: l, Known: true})
		if in.Count(Refuse, Unknown) > 0 {
			t.Fatalf("refused from\n%s", csv)
		}
		after := in.Write()
		if after == nil {
			t.Fatalf("not written into\n%s", head+inFile(before))
		}
		for k, s := range want {
			checkMeasure(t, p.Measure(fmt.Sprintf("M%d", k)), after, m, s)
		}
		if again := Decide(p, after, read, Locale{Lang: l, Known: true}); again.Count(Same, Unread) != len(again.Items) {
			t.Fatalf("something is left to do in\n%s", after.File.Bytes)
		}
	}
}

// workbookWith is what is read of a template that is filled in.
func workbookWith(t *testing.T, figures []Said) []*Entries {
	t.Helper()
	f := &Form{Sheets: []Sheet{{Office: "Ufficio"}}}
	kinds := [...]FigureKind{Number, Percent, YesNo, Date, Euro}
	for k, s := range figures {
		f.Sheets[0].Lines = append(f.Sheets[0].Lines, Line{
			Code: fmt.Sprintf("M%d", k), Kind: kinds[k%len(kinds)], Value: s.Value, Missing: s.Missing, Source: s.Source,
		})
	}
	var b bytes.Buffer
	if err := WriteXLSX(&b, f); err != nil {
		t.Fatal(err)
	}
	read, _, wrong := Read("a.xlsx", b.Bytes(), Asked{})
	if !wrong.IsZero() {
		t.Fatal(wrong.Message.In(lang.EN))
	}
	return read
}

// checkMeasure compares what the file says after with what the sheet said or,
// where it said nothing, with what the file said before.
func checkMeasure(t *testing.T, m *plan.Measure, after, before *evaluate.Measurements, want Said) {
	t.Helper()
	got := after.Of(m)
	if want == (Said{}) {
		if old := before.Of(m); (old == nil) != (got == nil) || old != nil && (old.Text.Value != got.Text.Value || old.Source.Value != got.Source.Value || old.Missing.Value != got.Missing.Value) {
			t.Fatalf("%s changed", m.Code.Value)
		}
		return
	}
	if got == nil || !sameFigure(m, Said{got.Text.Value, got.Missing.Value, ""}, want) || want.Source != "" && got.Source.Value != want.Source {
		t.Fatalf("%s: got %+v, want %+v", m.Code.Value, got, want)
	}
}

// randomFigures are what may be said of measures, for most of them.
func randomFigures(random *rand.Rand, n int) []Said {
	figures := make([]Said, n)
	for k := range figures {
		switch random.IntN(4) {
		case 0:
			continue
		case 1:
			figures[k].Missing = "perché: è così"
			continue
		case 2:
			figures[k].Source = []string{"Registro", `a "b", c: d # e`, "l'ufficio {1}"}[random.IntN(3)]
		}
		number := fmt.Sprintf("%d.%d", random.IntN(3_000_000)-1_000_000, random.IntN(1000))
		figures[k].Value = []string{number, number + " %", []string{"sì", "no"}[random.IntN(2)], fmt.Sprintf("2023-%02d-%02d", 1+random.IntN(12), 1+random.IntN(28)), number}[k%len(units)]
	}
	return figures
}

// inFile is figures as a file has them, with a comment beside each.
func inFile(figures []Said) string {
	text := ""
	for k, s := range figures {
		switch {
		case s.Missing != "":
			text += fmt.Sprintf("  M%d: {missing: \"%s\"}  # commento %d\n", k, s.Missing, k)
		case s.Source != "":
			text += fmt.Sprintf("  M%d:\n    value: %s  # commento %d\n    source: %s\n", k, s.Value, k, source.Spell(s.Source))
		case s.Value != "":
			text += fmt.Sprintf("  M%d: %s  # commento %d\n", k, s.Value, k)
		}
	}
	if text == "" {
		return "  {}\n"
	}
	return text
}

// onSheet is a figure as people of a language write it.
func onSheet(value string, k int, l lang.Lang) string {
	if value == "" {
		return ""
	}
	switch units[k%len(units)] {
	case "N.", "€":
		return lang.Number(value).In(l)
	case `"%"`:
		return lang.Number(strings.TrimSuffix(value, " %")).In(l) + "%"
	}
	return value
}
