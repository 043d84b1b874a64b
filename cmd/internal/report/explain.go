package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"piao/cmd/internal/document"
	"piao/cmd/internal/findings"
	"piao/plan/diag"
	"piao/plan/lang"
)

// Rules is the report of which rules there are.
func Rules(rules []*diag.Rule) *document.Document {
	blocks := []document.Block{rulesTable(rules)}
	return &document.Document{
		Name:   "rules",
		Blocks: document.Ready(blocks),
		Data:   document.Ready(rulesData(rules)),
	}
}

// Explained is the report of rules one by one: what each finds and why, an
// example that is wrong and one that is right, and how to silence it.
func Explained(rules []*diag.Rule) *document.Document {
	var blocks []document.Block
	for _, r := range rules {
		blocks = append(blocks, explanation(r)...)
	}
	return &document.Document{
		Name:   "rules",
		Blocks: document.Ready(blocks),
		Data:   document.Ready(explainedData(rules)),
	}
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

func rulesTable(rules []*diag.Rule) *document.Table {
	t := &document.Table{Columns: []document.Column{
		{Header: lang.Both("Regola", "Rule"), Min: 26},
		{Header: lang.Both("Gravità", "Severity")},
		{Header: lang.Both("Che cosa trova", "What it finds")},
	}}
	for _, r := range rules {
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{
			document.Text(r.Code),
			severityCell(r.Severity),
			{Spoken: r.Text},
		}})
	}
	return t
}

// rulesData has both languages: what programs read does not depend on one.
func rulesData(rules []*diag.Rule) *document.Table {
	t := &document.Table{Columns: []document.Column{
		{Name: "rule"},
		{Name: "severity"},
		{Name: "text_it"},
		{Name: "text_en"},
	}}
	for _, r := range rules {
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{
			document.Text(r.Code),
			severityCell(r.Severity),
			document.Text(r.Text.IT),
			document.Text(r.Text.EN),
		}})
	}
	return t
}

// explainedData says of each rule also why, and gives its examples.
func explainedData(rules []*diag.Rule) *document.Table {
	t := rulesData(rules)
	t.Columns = append(t.Columns, []document.Column{
		{Name: "why_it"},
		{Name: "why_en"},
		{Name: "examples_of"},
		{Name: "wrong"},
		{Name: "right"},
	}...)
	for k, r := range rules {
		why, of := reflowed(r.Why), ""
		switch {
		case r.Measurements:
			of = "measurements"
		case r.Example != "":
			of = "plan"
		}
		t.Rows[k].Cells = append(t.Rows[k].Cells,
			document.Text(why.IT),
			document.Text(why.EN),
			document.Text(of),
			document.Text(r.Wrong()),
			document.Text(r.Right()),
		)
	}
	return t
}

func explanation(r *diag.Rule) []document.Block {
	blocks := []document.Block{
		document.Title(lang.Say("%s (%s)", "%s (%s)", r.Code, severityNames[r.Severity])),
		document.Paragraph{Text: sentence(r.Text)},
		document.Chapter(lang.Both("Perché", "Why")),
		document.Paragraph{Text: reflowed(r.Why)},
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

// silencing says how a rule is silenced where it does not apply. What reading
// and weighing need cannot be waived.
func silencing(r *diag.Rule) []document.Block {
	if r.Severity == diag.Error {
		return []document.Block{document.Paragraph{Text: lang.Both(
			"Un errore non si mette a tacere: finché c'è, non si calcola alcun punteggio.",
			"An error cannot be silenced: as long as it is there, no score is computed.")}}
	}
	return []document.Block{
		document.Chapter(lang.Both("Come metterla a tacere", "How to silence it")),
		document.Paragraph{Text: lang.Both(
			"Con un commento sulla riga o su quella sopra, che dice il motivo e, se si vuole, fino a quando:",
			"With a comment on the line or the one above, which says the reason and, if wished, until when:")},
		document.Verbatim{Text: "# piao:ignore " + r.Code + " -- così la delibera 12/2023\n" +
			"# piao:ignore " + r.Code + " until=2025-06-30 -- così la delibera 12/2023"},
	}
}

// sentence is what a rule finds, with a capital and a full stop.
func sentence(t lang.Text) lang.Text {
	capital := func(s string) string {
		first, size := utf8.DecodeRuneInString(s)
		return string(unicode.ToUpper(first)) + s[size:] + "."
	}
	return lang.Text{IT: capital(t.IT), EN: capital(t.EN)}
}

// reflowed is a paragraph without the line breaks it has in the code.
func reflowed(t lang.Text) lang.Text {
	flow := strings.NewReplacer("\n", " ")
	return lang.Text{IT: flow.Replace(t.IT), EN: flow.Replace(t.EN)}
}
