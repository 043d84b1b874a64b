package report

import (
	"math/big"
	"slices"
	"strconv"

	"piao/evaluate"
	"piao/plan"
	"piao/plan/lang"
)

// WhatIf is the report of what a supposition moves; plan and year are those of
// both evaluations.
func WhatIf(m *evaluate.Moves, s evaluate.Supposition) *Report {
	return &Report{
		Blocks: func() []Block { return whatIfPage(m, s) },
		Data:   func() *Table { return whatIfData(m) },
		JSON:   func() any { return whatIfJSON(m, s) },
	}
}

func whatIfPage(m *evaluate.Moves, s evaluate.Supposition) []Block {
	doc := document(heading(m.Before))
	doc.add(Heading{2, say("Che cosa succede se", "What happens if")}, supposedTable(m.Before, s), Paragraph{Text: movedLine(m), Style: Bold})
	if m.Nothing() {
		doc.add(Paragraph{Text: say("Nulla si muove: nessuna delle cifre supposte cambia un valore, un raggiungimento o una quota.", "Nothing moves: none of what is supposed changes a value, an achievement or a share.")})
		return doc
	}
	doc.add(movedScores(m), movedIndicators(m))
	return doc
}

// supposedTable lists what is supposed beside what is.
func supposedTable(r *evaluate.Result, s evaluate.Supposition) *Table {
	t := &Table{Columns: []Column{{Header: say("Che cosa", "What"), Min: 16}, heads("is", "È", "Is", Decimal), heads("supposed", "Fosse", "Were", Decimal), heads("change", "Differenza", "Difference", Decimal)}}
	for _, x := range s.Figures {
		row := []Cell{measureCell(r, x), figureCell(x.Measure, r.Value(x.Measure, x.Year)), figureCell(x.Measure, x.Figure), {}}
		if was := r.Value(x.Measure, x.Year); was != nil {
			row[3] = Cell{Spoken: difference(x.Measure, new(big.Rat).Sub(x.Figure, was))}
		}
		t.Rows = append(t.Rows, Row{Cells: row, Note: lang.Same(x.Measure.Name.Value)})
	}
	for _, w := range s.Weights {
		t.Rows = append(t.Rows, Row{Note: say("gli altri obiettivi dell'area si dividono il resto in proporzione", "the area's other objectives share the rest in proportion"), Cells: []Cell{{Spoken: lang.Say("peso di %s", "weight of %s", w.Objective.Code.Value)},
			Percent(evaluate.WeightIn(w.Objective, r.Year)), Percent(w.Weight), {}}})
	}
	if s.Method != nil {
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Spoken: say("metodo del piano", "method of the plan")}, {Spoken: evaluate.MethodNamed(r.Plan.Scoring.MethodName()).Label}, {Spoken: s.Method.Label}, {}}})
	}
	if s.Missing != "" {
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Spoken: say("valori mancanti", "missing values")}, {Spoken: missingWord(r.Plan.Scoring.MissingIsZero())}, {Spoken: missingWord(s.Missing == "zero")}, {}}})
	}
	return withoutIdle(t)
}

func missingWord(zero bool) lang.Text {
	if zero {
		return say("valgono 0", "score 0")
	}
	return say("restano aperti", "stay open")
}

func measureCell(r *evaluate.Result, x evaluate.Supposed) Cell {
	if x.Year == r.Year {
		return Text(x.Measure.Code.Value)
	}
	return Text(x.Measure.Code.Value + "@" + strconv.Itoa(x.Year))
}

// figureCell is a measure's figure in its unit.
func figureCell(m *plan.Measure, v *big.Rat) Cell {
	return inputValue(evaluate.Input{Measure: m, Value: v})
}

// movedLine is the body's score before and after.
func movedLine(m *evaluate.Moves) lang.Spoken {
	before, after := m.Before, m.After
	text := lang.Say("Il punteggio dell'ente passa da %s a %s", "The body's score goes from %s to %s", Score(before.Score), Score(after.Score))
	switch {
	case before.Score != nil && after.Score != nil && before.Score.Cmp(after.Score) == 0:
		text = lang.Say("Il punteggio dell'ente resta %s", "The body's score stays at %s", Score(after.Score))
	case before.Score != nil && after.Score != nil:
		text = lang.Say("%s: %s punti", "%s: %s points", text, signed(gained(before.Score, after.Score)).Spoken)
	}
	if after.Score != nil && !after.Complete() {
		text = lang.Say("%s, %s", "%s, %s", text, bounds(&after.Tally))
	}
	return lang.Say("%s.", "%s.", text)
}

// signed is a difference in points, with its sign.
func signed(r *big.Rat) Cell {
	c := PercentBare(r)
	if f, ok := c.Spoken.(figure); ok && r.Sign() > 0 {
		f.sign += "+"
		c.Spoken = f
	}
	return c
}

var beforeAfter = []Column{
	heads("score_before", "Punteggio % prima", "Score % before", Decimal), heads("score_after", "dopo", "after", Decimal),
}

// movedScores are the areas and objectives that moved, and the body.
func movedScores(m *evaluate.Moves) *Table {
	t := &Table{Caption: say("Aree e obiettivi che si muovono", "Areas and objectives that move"), Columns: slices.Concat([]Column{{Header: say("Area, obiettivo", "Area, objective"), Min: 20},
		heads("share_before", "Quota % prima", "Share % before", Decimal), heads("share_after", "dopo ", "after ", Decimal)}, beforeAfter, []Column{heads("score_gained", "Differenza", "Difference", Decimal)})}
	for k, a := range m.Before.Areas {
		objectives := movedObjectives(m, a)
		if len(objectives) > 0 || slices.ContainsFunc(m.Areas, func(p evaluate.Pair[*evaluate.Area]) bool { return p.Before == a }) {
			after := m.After.Areas[k]
			t.Rows = append(t.Rows, movedRow(strong(coded(a.Code.Value, a.Name.Value)), a.Share, after.Share, &a.Tally, &after.Tally))
			t.Rows = append(t.Rows, objectives...)
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	total := movedRow(strong(Words(say("Ente", "Body"), "")), nil, nil, &m.Before.Tally, &m.After.Tally)
	total.Kind = Total
	t.Rows = append(t.Rows, total)
	return withoutIdle(t)
}

func movedObjectives(m *evaluate.Moves, a *evaluate.Area) []Row {
	var rows []Row
	for _, o := range m.Objectives {
		if o.Before.Area == a.Area {
			rows = append(rows, movedRow(Cell{Spoken: lang.Same(o.Before.Code.Value), Indent: 2}, o.Before.Share, o.After.Share, &o.Before.Tally, &o.After.Tally))
		}
	}
	return rows
}

// movedRow shows shares only where they differ.
func movedRow(name Cell, shareBefore, shareAfter *big.Rat, before, after *evaluate.Tally) Row {
	cells := []Cell{name, {}, {}, PercentBare(before.Score), PercentBare(after.Score), signed(gainedScore(before.Score, after.Score))}
	if !sameFigure(shareBefore, shareAfter) {
		cells[1], cells[2] = PercentBare(shareBefore), PercentBare(shareAfter)
	}
	return Row{Cells: cells}
}

// gainedScore is the difference of two scores; there is none with no score.
func gainedScore(before, after *big.Rat) *big.Rat {
	if before == nil || after == nil {
		return nil
	}
	return gained(before, after)
}

func movedIndicators(m *evaluate.Moves) *Table {
	t := &Table{Caption: say("Indicatori che si muovono", "Indicators that move"), Columns: []Column{{Header: indicatorKind, Min: 16},
		heads("value_before", "Valore prima", "Value before", Decimal), heads("value_after", "dopo", "after", Decimal),
		heads("achievement_before", "Ragg. % prima", "Ach. % before", Decimal), heads("achievement_after", "dopo ", "after ", Decimal),
		heads("points_before", "Punti % prima", "Points % before", Decimal), heads("points_after", "dopo  ", "after  ", Decimal),
		heads("points_gained", "Differenza", "Difference", Decimal), heads("status", "Esito", "Status", Left)}}
	for _, p := range m.Indicators {
		b, a := p.Before, p.After
		t.Rows = append(t.Rows, Row{Cells: []Cell{Text(b.Code.Value), valueCell(b), valueCell(a), PercentBare(b.Achievement), PercentBare(a.Achievement),
			PercentBare(b.Points), PercentBare(a.Points), signed(gained(b.Points, a.Points)), statusMoved(b, a)}})
	}
	t.Rows = append(t.Rows, Row{Kind: Total, Cells: []Cell{strong(Words(say("Ente", "Body"), "")), blank(), blank(), blank(), blank(),
		PercentBare(m.Before.Score), PercentBare(m.After.Score), signed(gainedScore(m.Before.Score, m.After.Score)), blank()}})
	return withoutIdle(t)
}

func statusMoved(before, after *evaluate.Indicator) Cell {
	c := statusCell(after)
	if before.Status != after.Status {
		c.Spoken = lang.Say("%s → %s", "%s → %s", before.Status.Name(), after.Status.Name())
	}
	return c
}
