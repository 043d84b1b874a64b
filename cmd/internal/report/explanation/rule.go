package explanation

import (
	"slices"
	"strings"

	"piao/cmd/internal/document"
	"piao/cmd/internal/findings"
	"piao/cmd/internal/report"
	"piao/plan/diag"
	"piao/plan/lang"
)

// Rules is the list of all rules.
func Rules(rules []*diag.Rule) *document.Document {
	return &document.Document{
		Name:   "rules",
		Blocks: func() []document.Block { return []document.Block{report.TableOf(report.OnPage(ruleColumns), rules)} },
		Data:   func() *document.Table { return report.TableOf(report.InData(ruleColumns), rules) },
	}
}

// Explained explains rules one by one: what each finds and why, a wrong and a right
// example, and how to silence it.
func Explained(rules []*diag.Rule) *document.Document {
	var blocks []document.Block
	for _, r := range rules {
		blocks = append(blocks, explanation(r)...)
	}
	columns := slices.Concat(report.InData(ruleColumns), whyColumns)
	return &document.Document{
		Name:   "rules",
		Blocks: document.Ready(blocks),
		Data:   func() *document.Table { return report.TableOf(columns, rules) },
	}
}

// ruleColumns are what is said about a rule. Programs get both languages, so that
// their data does not depend on the reader's.
var ruleColumns = []report.Column[*diag.Rule]{
	{
		Column: document.Column{Name: "rule", Header: lang.Both("Regola", "Rule"), Min: 26},
		Cell:   func(r *diag.Rule) document.Cell { return document.Text(r.Code) },
	},
	report.Shown("severity", "Gravità", "Severity", document.Left,
		func(r *diag.Rule) document.Cell { return severityCell(r.Severity) }),
	{
		Column:   document.Column{Header: lang.Both("Che cosa trova", "What it finds")},
		Cell:     func(r *diag.Rule) document.Cell { return document.Cell{Spoken: r.Text} },
		PageOnly: true,
	},
	report.Data("text_it", func(r *diag.Rule) document.Cell { return report.Raw(r.Text.IT) }),
	report.Data("text_en", func(r *diag.Rule) document.Cell { return report.Raw(r.Text.EN) }),
}

// whyColumns are what an explanation adds about a rule.
var whyColumns = []report.Column[*diag.Rule]{
	report.Data("why_it", func(r *diag.Rule) document.Cell { return report.Raw(reflowed(r.Why).IT) }),
	report.Data("why_en", func(r *diag.Rule) document.Cell { return report.Raw(reflowed(r.Why).EN) }),
	report.Data("examples_of", func(r *diag.Rule) document.Cell { return report.Raw(exampleOf(r)) }),
	report.Data("wrong", func(r *diag.Rule) document.Cell { return report.Raw(r.Wrong()) }),
	report.Data("right", func(r *diag.Rule) document.Cell { return report.Raw(r.Right()) }),
}

// exampleOf is the file to which a rule's example belongs.
func exampleOf(r *diag.Rule) string {
	switch {
	case r.Measurements:
		return "measurements"
	case r.Example != "":
		return "plan"
	}
	return ""
}

var severityNames = [...]lang.Text{
	diag.Error:   {IT: "errore", EN: "error"},
	diag.Warning: {IT: "avviso", EN: "warning"},
	diag.Info:    {IT: "informazione", EN: "info"},
}

func severityCell(s diag.Severity) document.Cell {
	c := document.Words(severityNames[s], s.String())
	c.Style = findings.SeverityStyle(s)
	return c
}

func explanation(r *diag.Rule) []document.Block {
	blocks := []document.Block{
		document.Title(lang.Say("%s (%s)", "%s (%s)", r.Code, severityNames[r.Severity])),
		report.Paragraph(sentence(r.Text)),
		document.Chapter(lang.Both("Perché", "Why")),
		report.Paragraph(reflowed(r.Why)),
	}
	if r.Example != "" {
		wrong, right := lang.Both("Sbagliato", "Wrong"), lang.Both("Giusto", "Right")
		if r.Measurements {
			wrong = lang.Both("Sbagliato, nelle misurazioni", "Wrong, in measurements")
			right = lang.Both("Giusto, nelle misurazioni", "Right, in measurements")
		}
		blocks = append(blocks, document.Chapter(wrong), document.Verbatim{Text: r.Wrong()},
			document.Chapter(right), document.Verbatim{Text: r.Right()})
	}
	return append(blocks, silencing(r)...)
}

// silencing says how to silence a rule where it does not apply. Errors cannot be
// silenced.
func silencing(r *diag.Rule) []document.Block {
	if r.Scored {
		return []document.Block{report.Paragraph(lang.Both(
			"Un errore non si mette a tacere; i punteggi si calcolano lo stesso, e lo dicono.",
			"An error cannot be silenced; scores are computed all the same, and say so."))}
	}
	if r.Severity == diag.Error {
		return []document.Block{report.Paragraph(lang.Both(
			"Un errore non si mette a tacere: finché c'è, non si calcola alcun punteggio.",
			"An error cannot be silenced: as long as it is there, no score is computed."))}
	}
	return []document.Block{
		document.Chapter(lang.Both("Come metterla a tacere", "How to silence it")),
		report.Paragraph(lang.Both(
			"Con un commento sulla riga o su quella sopra, che dice il motivo e, se si vuole, fino a quando:",
			"With a comment on the line or the one above, which says the reason and, if wished, until when:")),
		document.Verbatim{Text: "# piao:ignore " + r.Code + " -- così la delibera 12/2023\n" +
			"# piao:ignore " + r.Code + " until=2025-06-30 -- così la delibera 12/2023"},
	}
}

// sentence is what a rule finds, with a capital and a full stop.
func sentence(t lang.Text) lang.Text {
	t = report.Capital(t)
	return lang.Text{IT: t.IT + ".", EN: t.EN + "."}
}

// reflowed is a paragraph without the line breaks of the source code.
func reflowed(t lang.Text) lang.Text {
	return lang.Text{IT: strings.ReplaceAll(t.IT, "\n", " "), EN: strings.ReplaceAll(t.EN, "\n", " ")}
}
