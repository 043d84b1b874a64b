package findings

import (
	"fmt"
	"strings"

	"piao/plan/diag"
	"piao/plan/lang"
)

// checked is findings of all kinds: in several files, without a file, without a
// place, past the end, over lines, with all that some format takes for its own.
func checked() Checked {
	sum := &diag.Rule{
		Code: "weights-sum",
		Text: lang.Both("i pesi non sommano a 100 %", "weights do not add up to 100 %"),
		Why: lang.Both("un peso che manca sposta il punteggio\nDPCM 18/9/2012",
			"a missing weight moves the score\nDPCM 18/9/2012"),
	}
	unit := &diag.Rule{
		Code:     "target-unit",
		Severity: diag.Warning,
		Text:     lang.Both("un target con un'altra unità", "a target of another unit"),
	}
	source := &diag.Rule{Code: "missing-source", Severity: diag.Info,
		Many: lang.Both("misure senza fonte", "measures without a source")}
	other := &diag.Rule{Code: "syntax"}

	plan, p := marked("piani/città, 100%:a #1/plan.yaml",
		"# però\n\tpeso:\t‹34 %›\n日本: ‹33 %›\n\"e\u0301\": ‹è\nlunga› # fine\n"+strings.Repeat("  nome: ‹x›\n", 12))
	m, q := marked(`./measurements\2023.yaml`, "valore: ‹<1&2>›\n")
	list := diag.List{
		{Rule: sum, Span: p[0], Label: "DFP 1.3 {0}",
			Message: lang.Say("i pesi sommano a %s %%, non a 100 %%",
				"the weights add up to %s %%, not to 100 %%", lang.Number("1067.5")),
			Hints: []lang.Message{
				lang.Say("DFP 1.3 a 33 %%, oppure\n33,33", "DFP 1.3 to 33 %%, or\n33.33"),
				lang.Say("[qui](0) o {1}", "[here](0) or {1}")},
			Related: []diag.Related{{Span: p[1], Message: lang.Say("日本 «%s»", "日本 “%s”", "33 %")}, {Span: q[0]}}},
		{Rule: unit, Span: p[1], Message: lang.Message{
			Text: lang.Same("a::b, c|d\r\n::error::%%0A\x1b[31m\u202e\u2028<b a=\"1\">]]>&amp;`x`*")}},
		{Rule: other, Span: p[2], Message: lang.Say("su due righe", "over two lines")},
		{Rule: other, Span: diag.At(diag.Pos{File: plan, Line: 99, Col: 7}),
			Message: lang.Say("oltre la fine", "past the end")},
	}
	for i, s := range p[3:] {
		list.Add(diag.Diagnostic{Rule: source, Span: s,
			Message: lang.Say("%s è senza fonte", "%s has no source", fmt.Sprintf("M\n_%d", i/2))})
	}
	list.Add(diag.Diagnostic{Rule: unit, Span: q[0],
		Message: lang.Say("%s non è un numero", "%s is not a number", "<1&2>")})
	list.Add(diag.Diagnostic{Rule: sum, Span: diag.Span{Pos: diag.Pos{File: m}},
		Message: lang.Say("il file è vuoto", "the file is empty")})
	list.Add(diag.Diagnostic{Rule: sum, Message: lang.Say("nessun piano", "no plan")})
	return Checked{
		Findings: []diag.List{list},
		Files:    [][]string{{"senza.yaml", plan.Name, m.Name}},
		Silenced: 1,
		Known:    1234,
		Rules:    []*diag.Rule{source, sum, unit, other},
		Version:  "1.2.3",
	}
}

// many is so many findings alike, on as many lines that are alike.
func many(n int) Checked {
	f := &diag.File{Name: "plan.yaml", Bytes: []byte(strings.Repeat("  weight: 34 %\n", n))}
	rules := []*diag.Rule{{Code: "weights-sum", Severity: diag.Error}, {Code: "target-unit", Severity: diag.Warning},
		{Code: "missing-source", Severity: diag.Info}}
	var found diag.List
	for i := range n {
		found.Add(diag.Diagnostic{Rule: rules[i%3],
			Span:    diag.At(diag.Pos{File: f, Line: int32(i + 1), Col: 11}),
			Message: lang.Say("somma %s", "sum %s", fmt.Sprint(i/2))})
	}
	return Checked{Findings: []diag.List{found}, Files: [][]string{{f.Name}}, Rules: rules}
}
