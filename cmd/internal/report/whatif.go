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
	}
}

var ifHeading = document.Chapter(lang.Both("Che cosa succede se", "What happens if"))

func whatIfPage(m *evaluate.Comparison, s ahead.Supposition) []document.Block {
	doc := document.Body(heading(m.Before))
	doc.Add(ifHeading, supposedTable(m.Before, s), document.Paragraph{Text: movedLine(m), Style: document.Bold})
	if len(m.Those(evaluate.Pair.Moved)) == 0 {
		doc.Add(document.Paragraph{Text: lang.Both(
			"Nulla si muove: nessuna delle cifre supposte cambia un valore, un raggiungimento o una quota.",
			"Nothing moves: none of what is supposed changes a value, an achievement or a share.")})
		return doc
	}
	doc.Add(movedScores(m), movedIndicators(m))
	return doc
}

// supposedTable lists what is supposed beside what is.
func supposedTable(r *evaluate.Result, s ahead.Supposition) *document.Table {
	t := &document.Table{Columns: []document.Column{
		{Header: lang.Both("Che cosa", "What"), Min: 16},
		heads("is", "È", "Is", document.Decimal),
		heads("supposed", "Fosse", "Were", document.Decimal),
		heads("change", "Differenza", "Difference", document.Decimal),
	}}
	add := func(note, what, is, supposed lang.Spoken, change document.Cell) {
		t.Rows = append(t.Rows,
			document.Row{Note: note, Cells: []document.Cell{{Spoken: what}, {Spoken: is}, {Spoken: supposed}, change}})
	}
	figures := evaluate.NewFigures(r.Measurements)
	for _, x := range s.Figures {
		is, change := figures.Input(x.Measure, x.Year), document.Cell{}
		if is.Value != nil {
			change.Spoken = difference(x.Measure, new(big.Rat).Sub(x.Figure, is.Value))
		}
		add(lang.Same(x.Measure.Name.Value), lang.Same(whichFigure(r, x)), inputValue(is).Spoken,
			figureCell(x.Measure, x.Figure).Spoken, change)
	}
	for _, w := range s.Weights {
		add(lang.Both("gli altri obiettivi dell'area si dividono il resto in proporzione",
			"the area's other objectives share the rest in proportion"),
			lang.Say("peso di %s", "weight of %s", w.Objective.Code.Value),
			document.Percent(evaluate.WeightIn(w.Objective, r.Year)).Spoken, document.Percent(w.Weight).Spoken,
			document.Cell{})
	}
	if s.Method != nil {
		add(nil, lang.Both("metodo del piano", "method of the plan"),
			evaluate.MethodNamed(r.Plan.Scoring.MethodName()).Label, s.Method.Label, document.Cell{})
	}
	if s.Missing != "" {
		add(nil, lang.Both("valori mancanti", "missing values"),
			missingWord(r.Plan.Scoring.MissingIsZero()), missingWord(s.Missing == "zero"), document.Cell{})
	}
	return withoutIdle(t)
}

func missingWord(zero bool) lang.Text {
	if zero {
		return lang.Both("valgono 0", "score 0")
	}
	return lang.Both("restano aperti", "stay open")
}

func whichFigure(r *evaluate.Result, x ahead.Supposed) string {
	if x.Year == r.Year {
		return x.Measure.Code.Value
	}
	return x.Measure.Code.Value + "@" + strconv.Itoa(x.Year)
}

// figureCell is a measure's figure in its unit.
func figureCell(m *plan.Measure, v *big.Rat) document.Cell {
	return inputValue(evaluate.Input{Measure: m, Value: v})
}

// movedLine is the body's score before and after.
func movedLine(m *evaluate.Comparison) lang.Spoken {
	before, after := m.Before, m.After
	text := lang.Say("Il punteggio dell'ente passa da %s a %s",
		"The body's score goes from %s to %s", Score(before.Score), Score(after.Score))
	if raised := m.Body().Raised(); raised != nil && raised.Sign() == 0 {
		text = lang.Say("Il punteggio dell'ente resta %s", "The body's score stays at %s", Score(after.Score))
	} else if raised != nil {
		text = lang.Say("%s: %s punti", "%s: %s points", text, signed(raised).Spoken)
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

// movedScores are the areas and objectives that moved, and the body.
func movedScores(m *evaluate.Comparison) *document.Table {
	t := tableOf([]column[evaluate.Pair]{
		shown("", "Area, obiettivo", "Area, objective", document.Left, movedName),
		shown("share_before", "Quota % prima", "Share % before", document.Decimal,
			func(p evaluate.Pair) document.Cell { return movedShare(p, p.Before) }),
		shown("share_after", "dopo ", "after ", document.Decimal,
			func(p evaluate.Pair) document.Cell { return movedShare(p, p.After) }),
		shown("score_before", "Punteggio % prima", "Score % before", document.Decimal,
			func(p evaluate.Pair) document.Cell { return document.PercentBare(p.Before.Score) }),
		shown("score_after", "dopo", "after", document.Decimal,
			func(p evaluate.Pair) document.Cell { return document.PercentBare(p.After.Score) }),
		shown("score_gained", "Differenza", "Difference", document.Decimal,
			func(p evaluate.Pair) document.Cell { return signed(p.Raised()) }),
	}, append(m.Those(scoresMoved(m)), m.Body()))
	if len(t.Rows) == 1 {
		return nil
	}
	t.Caption, t.Columns[0].Min = lang.Both("Aree e obiettivi che si muovono", "Areas and objectives that move"), 20
	t.Rows[len(t.Rows)-1].Kind = document.Total
	return withoutIdle(t)
}

// scoresMoved finds the objectives that moved, and the areas that moved or have
// such an objective.
func scoresMoved(m *evaluate.Comparison) func(evaluate.Pair) bool {
	moved := map[*evaluate.Node]bool{}
	for _, p := range m.Those(evaluate.Pair.Moved) {
		if n := p.Before; n.Indicator == nil {
			moved[n] = true
			if n.Objective != nil {
				moved[n.Parent] = true
			}
		}
	}
	return func(p evaluate.Pair) bool { return p.Before.Parent != nil && moved[p.Before] }
}

func movedName(p evaluate.Pair) document.Cell {
	switch n := p.Before; {
	case n.Area != nil:
		return strong(coded(n.Code(), n.Name()))
	case n.Objective != nil:
		return indented(2, document.Text(n.Code()))
	}
	return bodyCell()
}

// movedShare is a share where the two differ.
func movedShare(p evaluate.Pair, n *evaluate.Node) document.Cell {
	if n.Parent == nil || sameNumber(p.Before.Share, p.After.Share) {
		return document.Cell{}
	}
	return document.PercentBare(n.Share)
}

// movedColumns are the columns of what moved. Of an indicator the score is the
// achievement; of an area or an objective no points are told, which are those of
// its indicators.
func movedColumns(entity string) []column[evaluate.Pair] {
	figure := func(name, it, en string, cell func(p evaluate.Pair) document.Cell) column[evaluate.Pair] {
		return shown(name, it, en, document.Decimal, cell)
	}
	status := shown("status", "Esito", "Status", document.Left, statusMoved)
	status.pageOnly = true
	return []column[evaluate.Pair]{
		data("kind", func(p evaluate.Pair) document.Cell { return raw(nodeKind(p.Before).code) }),
		shown("code", "Indicatore", "Indicator", document.Left, func(p evaluate.Pair) document.Cell {
			if p.Before.Parent == nil {
				return document.Words(bodyCell().Spoken, entity)
			}
			return document.Text(p.Before.Code())
		}),
		figure("value_before", "Valore prima", "Value before",
			func(p evaluate.Pair) document.Cell { return movedValue(p.Before) }),
		figure("value_after", "dopo", "after", func(p evaluate.Pair) document.Cell { return movedValue(p.After) }),
		figure("score_before", "Ragg. % prima", "Ach. % before",
			func(p evaluate.Pair) document.Cell { return document.PercentBare(worth(p.Before)) }),
		figure("score_after", "dopo ", "after ",
			func(p evaluate.Pair) document.Cell { return document.PercentBare(worth(p.After)) }),
		figure("points_before", "Punti % prima", "Points % before",
			func(p evaluate.Pair) document.Cell { return movedPoints(p, p.Before.Points) }),
		figure("points_after", "dopo  ", "after  ",
			func(p evaluate.Pair) document.Cell { return movedPoints(p, p.After.Points) }),
		figure("points_gained", "Differenza", "Difference", func(p evaluate.Pair) document.Cell {
			if p.Before.Parent == nil {
				return signed(p.Raised())
			}
			return signed(movedPoints(p, p.Gained()).Number)
		}),
		status,
		data("status_before", func(p evaluate.Pair) document.Cell { return statusCode(p.Before) }),
		data("status_after", func(p evaluate.Pair) document.Cell { return statusCode(p.After) }),
	}
}

func movedIndicators(m *evaluate.Comparison) *document.Table {
	columns := onPage(movedColumns(m.Before.Plan.Entity.Code.Value))
	t := tableOf(columns, m.Those(indicatorMoved))
	t.Caption, t.Columns[0].Min = lang.Both("Indicatori che si muovono", "Indicators that move"), 16
	body := rowFor(columns, m.Body())
	body.Kind = document.Total
	body.Cells[0] = movedName(m.Body())
	for _, k := range []int{1, 2, 3, 4, 8} {
		body.Cells[k] = blank()
	}
	t.Rows = append(t.Rows, body)
	return withoutIdle(t)
}

// whatIfData is one row for each area, objective and indicator that moved, and
// for the body.
func whatIfData(m *evaluate.Comparison) *document.Table {
	moved := slices.Concat(m.Those(areaMoved), m.Those(objectiveMoved), m.Those(indicatorMoved))
	return tableOf(inData(movedColumns(m.Before.Plan.Entity.Code.Value)), append(moved, m.Body()))
}

// Those that moved, by kind.
func areaMoved(p evaluate.Pair) bool      { return p.Before.Area != nil && p.Moved() }
func objectiveMoved(p evaluate.Pair) bool { return p.Before.Objective != nil && p.Moved() }
func indicatorMoved(p evaluate.Pair) bool { return p.Before.Indicator != nil && p.Moved() }

// worth is the achievement of an indicator, and the score of what is none.
func worth(n *evaluate.Node) *big.Rat {
	if n.Indicator != nil {
		return n.Indicator.Achievement
	}
	return n.Score
}

func movedValue(n *evaluate.Node) document.Cell {
	if n.Indicator == nil {
		return document.Cell{}
	}
	return valueCell(n.Indicator)
}

func movedPoints(p evaluate.Pair, points *big.Rat) document.Cell {
	if p.Before.Indicator == nil && p.Before.Parent != nil {
		return document.Cell{}
	}
	return document.PercentBare(points)
}

func statusCode(n *evaluate.Node) document.Cell {
	if n.Indicator == nil {
		return document.Cell{}
	}
	return raw(n.Indicator.Status.Code())
}

func statusMoved(p evaluate.Pair) document.Cell {
	before, after := p.Before.Indicator, p.After.Indicator
	if before == nil {
		return blank()
	}
	c := statusCell(after)
	if before.Status != after.Status {
		c.Spoken = lang.Say("%s → %s", "%s → %s", before.Status.Name(), after.Status.Name())
	}
	return c
}
