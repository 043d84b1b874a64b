package report

import (
	"math/big"
	"slices"
	"strconv"

	"piao/cmd/internal/document"
	"piao/evaluate"
	"piao/evaluate/ahead"
	"piao/plan"
	"piao/plan/lang"
)

// WhatIf is the report of what a supposition moves; plan and year are those of
// both evaluations.
func WhatIf(m *evaluate.Comparison, s ahead.Supposition) *document.Document {
	return &document.Document{
		Name:   "whatif",
		Blocks: func() []document.Block { return whatIfPage(m, s) },
		Data:   func() *document.Table { return whatIfData(m) },
		JSON:   func() any { return whatIfJSON(m, s) },
	}
}

func whatIfPage(m *evaluate.Comparison, s ahead.Supposition) []document.Block {
	doc := document.Body(heading(m.Before))
	doc.Add(document.Chapter(lang.Both("Che cosa succede se", "What happens if")), supposedTable(m.Before, s), document.Paragraph{Text: movedLine(m), Style: document.Bold})
	if len(movedNodes(m)) == 0 {
		doc.Add(document.Paragraph{Text: lang.Both("Nulla si muove: nessuna delle cifre supposte cambia un valore, un raggiungimento o una quota.", "Nothing moves: none of what is supposed changes a value, an achievement or a share.")})
		return doc
	}
	doc.Add(movedScores(m), movedIndicators(m))
	return doc
}

// supposedTable lists what is supposed beside what is.
func supposedTable(r *evaluate.Result, s ahead.Supposition) *document.Table {
	t := &document.Table{Columns: []document.Column{{Header: lang.Both("Che cosa", "What"), Min: 16}, heads("is", "È", "Is", document.Decimal), heads("supposed", "Fosse", "Were", document.Decimal), heads("change", "Differenza", "Difference", document.Decimal)}}
	for _, x := range s.Figures {
		row := []document.Cell{measureCell(r, x), figureCell(x.Measure, evaluate.NewFigures(r.Measurements).Input(x.Measure, x.Year).Value), figureCell(x.Measure, x.Figure), {}}
		if was := evaluate.NewFigures(r.Measurements).Input(x.Measure, x.Year).Value; was != nil {
			row[3] = document.Cell{Spoken: difference(x.Measure, new(big.Rat).Sub(x.Figure, was))}
		}
		t.Rows = append(t.Rows, document.Row{Cells: row, Note: lang.Same(x.Measure.Name.Value)})
	}
	for _, w := range s.Weights {
		t.Rows = append(t.Rows, document.Row{Note: lang.Both("gli altri obiettivi dell'area si dividono il resto in proporzione", "the area's other objectives share the rest in proportion"), Cells: []document.Cell{{Spoken: lang.Say("peso di %s", "weight of %s", w.Objective.Code.Value)},
			document.Percent(evaluate.WeightIn(w.Objective, r.Year)), document.Percent(w.Weight), {}}})
	}
	if s.Method != nil {
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{{Spoken: lang.Both("metodo del piano", "method of the plan")}, {Spoken: evaluate.MethodNamed(r.Plan.Scoring.MethodName()).Label}, {Spoken: s.Method.Label}, {}}})
	}
	if s.Missing != "" {
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{{Spoken: lang.Both("valori mancanti", "missing values")}, {Spoken: missingWord(r.Plan.Scoring.MissingIsZero())}, {Spoken: missingWord(s.Missing == "zero")}, {}}})
	}
	return withoutIdle(t)
}

func missingWord(zero bool) lang.Text {
	if zero {
		return lang.Both("valgono 0", "score 0")
	}
	return lang.Both("restano aperti", "stay open")
}

func measureCell(r *evaluate.Result, x ahead.Supposed) document.Cell {
	if x.Year == r.Year {
		return document.Text(x.Measure.Code.Value)
	}
	return document.Text(x.Measure.Code.Value + "@" + strconv.Itoa(x.Year))
}

// figureCell is a measure's figure in its unit.
func figureCell(m *plan.Measure, v *big.Rat) document.Cell {
	return inputValue(evaluate.Input{Measure: m, Value: v})
}

// movedLine is the body's score before and after.
func movedLine(m *evaluate.Comparison) lang.Spoken {
	before, after := m.Before, m.After
	text := lang.Say("Il punteggio dell'ente passa da %s a %s", "The body's score goes from %s to %s", Score(before.Score), Score(after.Score))
	switch {
	case before.Score != nil && after.Score != nil && before.Score.Cmp(after.Score) == 0:
		text = lang.Say("Il punteggio dell'ente resta %s", "The body's score stays at %s", Score(after.Score))
	case before.Score != nil && after.Score != nil:
		text = lang.Say("%s: %s punti", "%s: %s points", text, signed(m.Body().Raised()).Spoken)
	}
	if after.Score != nil && !after.Complete() {
		text = lang.Say("%s, %s", "%s, %s", text, bounds(&after.Tally))
	}
	return lang.Say("%s.", "%s.", text)
}

// signed is a difference in points, with its sign.
func signed(r *big.Rat) document.Cell {
	c := document.PercentBare(r)
	if f, ok := c.Spoken.(document.Rounded); ok && r.Sign() > 0 {
		f.Sign += "+"
		c.Spoken = f
	}
	return c
}

var beforeAfter = []document.Column{
	heads("score_before", "Punteggio % prima", "Score % before", document.Decimal), heads("score_after", "dopo", "after", document.Decimal),
}

// movedScores are the areas and objectives that moved, and the body.
func movedScores(m *evaluate.Comparison) *document.Table {
	t := &document.Table{Caption: lang.Both("Aree e obiettivi che si muovono", "Areas and objectives that move"), Columns: slices.Concat(
		[]document.Column{
			{Header: lang.Both("Area, obiettivo", "Area, objective"), Min: 20},
			heads("share_before", "Quota % prima", "Share % before", document.Decimal),
			heads("share_after", "dopo ", "after ", document.Decimal)},
		beforeAfter,
		[]document.Column{heads("score_gained", "Differenza", "Difference", document.Decimal)})}
	moved := movedNodes(m)
	for _, p := range m.Pairs {
		switch n := p.Before; {
		case n.Area != nil && slices.ContainsFunc(n.All(), func(below *evaluate.Node) bool { return moved[below] && below.Indicator == nil }):
			t.Rows = append(t.Rows, movedRow(strong(coded(n.Code(), n.Name())), p))
		case n.Objective != nil && moved[n]:
			t.Rows = append(t.Rows, movedRow(document.Cell{Spoken: lang.Same(n.Code()), Indent: 2}, p))
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	total := movedRow(strong(document.Words(lang.Both("Ente", "Body"), "")), m.Body())
	total.Kind = document.Total
	t.Rows = append(t.Rows, total)
	return withoutIdle(t)
}

func movedNodes(m *evaluate.Comparison) map[*evaluate.Node]bool {
	moved := map[*evaluate.Node]bool{}
	for _, p := range m.Those(evaluate.Pair.Moved) {
		moved[p.Before] = true
	}
	return moved
}

// movedRow shows shares only where they differ.
func movedRow(name document.Cell, p evaluate.Pair) document.Row {
	before, after := p.Before, p.After
	cells := []document.Cell{name, {}, {}, document.PercentBare(before.Score), document.PercentBare(after.Score), signed(p.Raised())}
	if before.Parent != nil && before.Share.Cmp(after.Share) != 0 {
		cells[1], cells[2] = document.PercentBare(before.Share), document.PercentBare(after.Share)
	}
	return document.Row{Cells: cells}
}

func movedIndicators(m *evaluate.Comparison) *document.Table {
	t := &document.Table{Caption: lang.Both("Indicatori che si muovono", "Indicators that move"), Columns: []document.Column{
		{Header: indicatorKind, Min: 16},
		heads("value_before", "Valore prima", "Value before", document.Decimal),
		heads("value_after", "dopo", "after", document.Decimal),
		heads("achievement_before", "Ragg. % prima", "Ach. % before", document.Decimal),
		heads("achievement_after", "dopo ", "after ", document.Decimal),
		heads("points_before", "Punti % prima", "Points % before", document.Decimal),
		heads("points_after", "dopo  ", "after  ", document.Decimal),
		heads("points_gained", "Differenza", "Difference", document.Decimal),
		heads("status", "Esito", "Status", document.Left),
	}}
	for _, p := range m.Those(indicatorMoved) {
		b, a := p.Before.Indicator, p.After.Indicator
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{
			document.Text(b.Code.Value), valueCell(b), valueCell(a),
			document.PercentBare(b.Achievement), document.PercentBare(a.Achievement),
			document.PercentBare(b.Node.Points), document.PercentBare(a.Node.Points),
			signed(p.Gained()), statusMoved(b, a)}})
	}
	t.Rows = append(t.Rows, document.Row{Kind: document.Total, Cells: []document.Cell{
		strong(document.Words(lang.Both("Ente", "Body"), "")), blank(), blank(), blank(), blank(),
		document.PercentBare(m.Before.Score), document.PercentBare(m.After.Score), signed(m.Body().Raised()), blank()}})
	return withoutIdle(t)
}

// Those that moved, by kind.
func areaMoved(p evaluate.Pair) bool      { return p.Before.Area != nil && p.Moved() }
func objectiveMoved(p evaluate.Pair) bool { return p.Before.Objective != nil && p.Moved() }
func indicatorMoved(p evaluate.Pair) bool { return p.Before.Indicator != nil && p.Moved() }

func statusMoved(before, after *evaluate.Indicator) document.Cell {
	c := statusCell(after)
	if before.Status != after.Status {
		c.Spoken = lang.Say("%s → %s", "%s → %s", before.Status.Name(), after.Status.Name())
	}
	return c
}
