package outlook

import (
	"math/big"
	"slices"
	"strconv"

	"piao/cmd/internal/document"
	"piao/cmd/internal/report"
	"piao/cmd/internal/report/data"
	"piao/evaluate"
	"piao/evaluate/ahead"
	"piao/plan"
	"piao/plan/lang"
)

// WhatIf reports what a supposition changes. Both evaluations are of the same plan
// and year.
func WhatIf(m *evaluate.Comparison, s ahead.Supposition) *document.Document {
	return &document.Document{
		Name:   "whatif",
		Blocks: func() []document.Block { return whatIfPage(m, s) },
		Data:   func() *document.Table { return whatIfData(m) },
	}
}

var ifHeading = document.Chapter(lang.Both("Che cosa succede se", "What happens if"))

func whatIfPage(m *evaluate.Comparison, s ahead.Supposition) []document.Block {
	doc := document.Body(report.Heading(m.Before))
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

// supposedTable lists what is supposed beside the facts.
func supposedTable(r *evaluate.Result, s ahead.Supposition) *document.Table {
	t := &document.Table{Columns: []document.Column{
		{Header: lang.Both("Che cosa", "What"), Min: 16},
		report.Heads("is", "È", "Is", document.Decimal),
		report.Heads("supposed", "Fosse", "Were", document.Decimal),
		report.Heads("change", "Differenza", "Difference", document.Decimal),
	}}
	add := func(note, what, is, supposed lang.Spoken, change document.Cell) {
		t.Rows = append(t.Rows,
			document.Row{Note: note, Cells: []document.Cell{{Spoken: what}, {Spoken: is}, {Spoken: supposed}, change}})
	}
	figures := evaluate.NewFigures(r.Measurements)
	for _, x := range s.Figures {
		is, change := figures.Input(x.Measure, x.Year), document.Cell{}
		if is.Value != nil {
			change.Spoken = report.Difference(x.Measure, new(big.Rat).Sub(x.Figure, is.Value))
		}
		add(lang.Same(x.Measure.Name.Value), lang.Same(whichFigure(r, x)), report.InputValue(is).Spoken,
			report.FigureCell(x.Measure, x.Figure).Spoken, change)
	}
	for _, w := range s.Weights {
		said, note := document.Percent, sharing(w.Objective)
		if r.Plan.Weighing.Points {
			said = func(w *big.Rat) document.Cell { return document.Cell{Spoken: report.PointsSaid(w)} }
			note = lang.Both("gli altri tengono i loro punti", "the others keep their points")
		}
		is := evaluate.WeightIn(&w.Objective.Weight, r.Year, r.Plan.Siblings(w.Objective))
		add(note, lang.Say("peso di %s", "weight of %s", w.Objective.Code.Value),
			said(is).Spoken, said(w.Weight).Spoken, document.Cell{})
	}
	if s.Method != nil {
		add(nil, lang.Both("metodo del piano", "method of the plan"),
			evaluate.MethodNamed(r.Plan.Scoring.MethodName()).Label, s.Method.Label, document.Cell{})
	}
	if s.Missing != "" {
		add(nil, lang.Both("valori mancanti", "missing values"),
			missingWord(r.Plan.Scoring.MissingIsZero()), missingWord(s.Missing == "zero"), document.Cell{})
	}
	return report.WithoutIdle(t)
}

// sharing says who shares what a supposed weight leaves.
func sharing(o *plan.Objective) lang.Spoken {
	switch {
	case o.Parent != nil:
		return lang.Say("gli altri sotto %s si dividono il resto in proporzione",
			"the others under %s share the rest in proportion", o.Parent.Code.Value)
	case o.Area != nil:
		return lang.Both("gli altri obiettivi dell'area si dividono il resto in proporzione",
			"the area's other objectives share the rest in proportion")
	}
	return lang.Both("gli altri obiettivi del piano si dividono il resto in proporzione",
		"the plan's other objectives share the rest in proportion")
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

// movedLine is the body's score before and after.
func movedLine(m *evaluate.Comparison) lang.Spoken {
	before, after := m.Before, m.After
	text := lang.Say("Il punteggio dell'ente passa da %s a %s",
		"The body's score goes from %s to %s", report.Score(before.Score), report.Score(after.Score))
	if raised := m.Body().Raised(); raised != nil && raised.Sign() == 0 {
		text = lang.Say("Il punteggio dell'ente resta %s", "The body's score stays at %s", report.Score(after.Score))
	} else if raised != nil {
		text = lang.Say("%s: %s %s", "%s: %s %s", text, document.Points(raised).Spoken, report.ScorePoints(before.Plan))
	}
	if after.Score != nil && !after.Complete() {
		text = lang.Say("%s, %s", "%s, %s", text, report.Bounds(&after.Tally))
	}
	return lang.Say("%s.", "%s.", text)
}

// beforeAfter is two columns for one thing in both evaluations.
func beforeAfter(
	name, it, en, after string, cell func(evaluate.Pair, *evaluate.Node) document.Cell,
) []report.Column[evaluate.Pair] {
	return []report.Column[evaluate.Pair]{
		report.Shown(name+"_before", it+" prima", en+" before", document.Decimal,
			func(p evaluate.Pair) document.Cell { return cell(p, p.Before) }),
		report.Shown(name+"_after", "dopo"+after, "after"+after, document.Decimal,
			func(p evaluate.Pair) document.Cell { return cell(p, p.After) }),
	}
}

// movedScores are the areas and objectives that moved, and the body.
func movedScores(m *evaluate.Comparison) *document.Table {
	moved := m.Those(scoresMoved(m))
	if len(moved) == 0 {
		return nil
	}
	columns := slices.Concat(
		[]report.Column[evaluate.Pair]{
			report.Page(report.InTree(m.Before.Plan, "Area, obiettivo", "Area, objective"), movedName)},
		beforeAfter("share", "Quota %", "Share %", " ", movedShare),
		beforeAfter("score", "Punteggio %", "Score %", "", movedWorth(m)),
		[]report.Column[evaluate.Pair]{report.Shown("score_gained", "Differenza", "Difference", document.Decimal,
			func(p evaluate.Pair) document.Cell { return document.Points(p.Raised()) })})
	t := report.TableOf(columns, moved)
	t.Caption = report.InTree(m.Before.Plan, "Aree e obiettivi che si muovono", "Areas and objectives that move")
	t.Columns[0].Min = 20
	t.Rows = append(t.Rows, report.TotalRow(report.RowFor(columns, m.Body()).Cells...))
	return report.WithoutIdle(t)
}

// scoresMoved finds the areas and objectives that moved, or have an objective below
// that did.
func scoresMoved(m *evaluate.Comparison) func(evaluate.Pair) bool {
	moved := map[*evaluate.Node]bool{}
	for _, p := range m.Those(evaluate.Pair.Moved) {
		if n := p.Before; n.Indicator == nil {
			for _, up := range append(n.Path(), n) {
				moved[up] = true
			}
		}
	}
	return func(p evaluate.Pair) bool { return p.Before.Parent != nil && moved[p.Before] }
}

func movedName(p evaluate.Pair) document.Cell {
	switch n := p.Before; {
	case n.Area != nil:
		return report.Strong(report.Coded(n.Code(), n.Name()))
	case n.Objective != nil:
		return report.Indented(report.UnderArea(n.Objective), document.Text(n.Code()))
	}
	return report.BodyCell()
}

// movedShare is a share that changed.
func movedShare(p evaluate.Pair, n *evaluate.Node) document.Cell {
	if n.Parent == nil || evaluate.Same(p.Before.Share, p.After.Share) {
		return document.Cell{}
	}
	return document.PercentBare(n.Share)
}

// movedWorth is the worth of a node before and after, in the colours of its rows.
func movedWorth(m *evaluate.Comparison) func(evaluate.Pair, *evaluate.Node) document.Cell {
	return func(p evaluate.Pair, n *evaluate.Node) document.Cell {
		if n == p.Before {
			return worthCell(m.Before, n)
		}
		return worthCell(m.After, n)
	}
}

// bandCell is the band of a node for programs; empty if it has none.
func bandCell(r *evaluate.Result, n *evaluate.Node) document.Cell {
	switch {
	case n == nil:
		return document.Cell{}
	case n.Indicator != nil:
		return report.Raw(data.BandName(n.Indicator.Band))
	}
	return report.Raw(data.BandName(r.Band(&n.Tally)))
}

// worthCell is the worth of a node in the colour of its row.
func worthCell(r *evaluate.Result, n *evaluate.Node) document.Cell {
	if n.Indicator != nil {
		return report.AchievementCell(r, n.Indicator)
	}
	return report.Styled(report.Scored(r, n.Score), report.StyleOf(r.Band(&n.Tally)))
}

// worth is the achievement of an indicator, or the score of any other node.
func worth(n *evaluate.Node) *big.Rat {
	if n.Indicator != nil {
		return n.Indicator.Achievement
	}
	return n.Score
}

func movedValue(_ evaluate.Pair, n *evaluate.Node) document.Cell {
	return ofIndicator(n, report.ValueCell)
}

// movedPoints are the points of an indicator or the body. Those of areas and
// objectives are their indicators' points.
func movedPoints(_ evaluate.Pair, n *evaluate.Node) document.Cell {
	if n.Indicator == nil && n.Parent != nil {
		return document.Cell{}
	}
	return document.PercentBare(n.Points)
}

func movedGain(p evaluate.Pair) document.Cell {
	switch {
	case p.Before.Parent == nil:
		return document.Points(p.Raised())
	case p.Before.Indicator == nil:
		return document.Cell{}
	}
	return document.Points(p.Gained())
}

// movedColumns are the columns of what moved.
func movedColumns(m *evaluate.Comparison) []report.Column[evaluate.Pair] {
	type cell = document.Cell
	status := report.Shown("status", "Esito", "Status", document.Left, statusMoved)
	status.PageOnly = true
	return slices.Concat(
		[]report.Column[evaluate.Pair]{
			report.Data("kind", func(p evaluate.Pair) cell { return report.Raw(report.NodeKind(p.Before).Code) }),
			report.Shown("code", "Indicatore", "Indicator", document.Left, func(p evaluate.Pair) cell {
				if p.Before.Parent == nil {
					return document.Cell{Spoken: report.BodyCell().Spoken, Raw: m.Before.Plan.Entity.Code.Value, Style: document.Bold}
				}
				return document.Text(p.Before.Code())
			}),
		},
		beforeAfter("value", "Valore", "Value", "", movedValue),
		beforeAfter("score", "Ragg. %", "Ach. %", " ", movedWorth(m)),
		beforeAfter("points", "Punti %", "Points %", "  ", movedPoints),
		[]report.Column[evaluate.Pair]{
			report.Shown("points_gained", "Differenza", "Difference", document.Decimal, movedGain),
			status,
			report.Data("status_before", func(p evaluate.Pair) cell { return statusCode(p.Before) }),
			report.Data("status_after", func(p evaluate.Pair) cell { return statusCode(p.After) }),
			report.Data("band_before", func(p evaluate.Pair) cell { return bandCell(m.Before, p.Before) }),
			report.Data("band_after", func(p evaluate.Pair) cell { return bandCell(m.After, p.After) }),
		})
}

func movedIndicators(m *evaluate.Comparison) *document.Table {
	columns := report.OnPage(movedColumns(m))
	t := report.TableOf(columns, m.Those(indicatorMoved))
	t.Caption, t.Columns[0].Min = lang.Both("Indicatori che si muovono", "Indicators that move"), 16
	body := report.RowFor(columns, m.Body()).Cells
	for _, k := range []int{1, 2, 3, 4, 8} {
		body[k] = report.Blank()
	}
	t.Rows = append(t.Rows, report.TotalRow(body...))
	return report.WithoutIdle(t)
}

// whatIfData has one row for each area, objective and indicator that moved, and one
// for the body.
func whatIfData(m *evaluate.Comparison) *document.Table {
	moved := slices.Concat(m.Those(areaMoved), m.Those(objectiveMoved), m.Those(indicatorMoved))
	return report.Whose(m.Before, movedColumns(m), append(moved, m.Body()))
}

// The elements that moved, by kind.
func areaMoved(p evaluate.Pair) bool      { return p.Before.Area != nil && p.Moved() }
func objectiveMoved(p evaluate.Pair) bool { return p.Before.Objective != nil && p.Moved() }
func indicatorMoved(p evaluate.Pair) bool { return p.Before.Indicator != nil && p.Moved() }

func statusCode(n *evaluate.Node) document.Cell {
	return ofIndicator(n, func(i *evaluate.Indicator) document.Cell { return report.Raw(i.Status.Code()) })
}

func statusMoved(p evaluate.Pair) document.Cell {
	before, after := p.Before.Indicator, p.After.Indicator
	if before == nil {
		return report.Blank()
	}
	c := report.StatusCell(after)
	if before.Standing() != after.Standing() {
		c.Spoken = lang.Say("%s → %s", "%s → %s", before.Standing(), after.Standing())
	}
	return c
}
