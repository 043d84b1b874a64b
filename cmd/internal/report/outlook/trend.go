// Package outlook is what becomes of looking ahead: needs, whatif, methods side by side,
// the trend.
package outlook

import (
	"math/big"
	"slices"
	"time"

	"piao/cmd/internal/document"
	"piao/cmd/internal/report"
	"piao/evaluate"
	"piao/evaluate/ahead"
	"piao/plan"
	"piao/plan/lang"
)

// Trend shows several states of the figures side by side: for the whole plan, or for
// the areas, objectives, indicators and measures with some codes.
func Trend(p *plan.Plan, points []*ahead.Point, codes []string) *document.Document {
	all := seriesOf(points)
	wanted := all
	if len(codes) > 0 {
		wanted = withCodes(all, codes)
	}
	return &document.Document{
		Name: "trend",
		Blocks: func() []document.Block {
			doc := document.Body(trendHeading(p, points))
			if len(codes) == 0 {
				doc.Add(trendScores(points, all), trendAchievements(points, all))
				doc.Add(document.Paragraph{Text: trendExplained, Style: document.Dim})
				return doc
			}
			for _, s := range wanted {
				doc.Add(document.Chapter(lang.Say("%s %s", "%s %s",
					report.KindName(s[0].element().Kind), lang.Same(s[0].element().Code+"  "+s[0].element().Name))), s.table())
			}
			return doc
		},
		Data: func() *document.Table { return report.TableOf(report.InData(trendColumns()), slices.Concat(wanted...)) },
	}
}

var trendExplained = lang.Both(
	"Punteggi e raggiungimenti in per cento. Per le cifre di un elemento: piao trend CODICE.",
	"Scores and achievements in per cent. For the figures of one element: piao trend CODE.")

// series is one element or measure in each state of the figures.
type series []trendState

// trendState is an element or a measure in one state of the figures.
type trendState struct {
	point *ahead.Point
	node  *evaluate.Node // nil for a measure
	input evaluate.Input // for a measure
}

// element is what a state is of.
func (x trendState) element() (e plan.Element) {
	switch {
	case x.node == nil:
		return plan.Element{Kind: plan.MeasureElement, Code: x.input.Measure.Code.Value, Name: x.input.Measure.Name.Value}
	case x.node.Parent == nil:
		e.Code, e.Name = x.point.Plan.Entity.Code.Value, x.point.Plan.Entity.Name.Value
	default:
		e.Code, e.Name = x.node.Code(), x.node.Name()
	}
	e.Kind = report.NodeKind(x.node)
	return e
}

// seriesOf lists everything in a plan through the points, in the order of its areas;
// measures come last.
func seriesOf(points []*ahead.Point) []series {
	var elements, measures []series
	for k, p := range points {
		nodes, inputs := p.All(), p.Inputs()
		if k == 0 {
			elements, measures = make([]series, len(nodes)), make([]series, len(inputs))
		}
		for j, n := range nodes {
			elements[j] = append(elements[j], trendState{point: p, node: n})
		}
		for j, in := range inputs {
			measures[j] = append(measures[j], trendState{point: p, input: in})
		}
	}
	return append(elements, measures...)
}

// withCodes lists the series with some codes, in the order of the codes, each once.
// An objective is followed by all that stands under it.
func withCodes(all []series, codes []string) []series {
	var some []series
	taken := map[int]bool{}
	for _, code := range codes {
		under := func(n *evaluate.Node) bool { return n.Objective != nil && n.Code() == code }
		for k, s := range all {
			n := s[0].node
			named := s[0].element().Code == code && (n == nil || n.Parent != nil)
			of := n != nil && slices.ContainsFunc(n.Path(), under)
			if (named || of) && !taken[k] {
				taken[k] = true
				some = append(some, s)
			}
		}
	}
	return some
}

func trendHeading(p *plan.Plan, points []*ahead.Point) []document.Block {
	var names []string
	for _, point := range points {
		for _, m := range point.Measurements {
			if !slices.Contains(names, m.File.Name) {
				names = append(names, m.File.Name)
			}
		}
	}
	blocks := []document.Block{
		document.Title(lang.Same(p.Entity.Name.Value)),
		document.Paragraph{Text: lang.Same(p.Title.Value)},
		document.Paragraph{Text: report.FilesFrom(p, names), Style: document.Dim, Tight: true},
	}
	if slices.ContainsFunc(points, func(p *ahead.Point) bool { return report.Illustrative(p.Result) }) {
		blocks = append(blocks, report.IllustrativeWarning)
	}
	return blocks
}

// when is what people call a state of the figures: a year, or the day of a
// monitoring.
func when(p *ahead.Point) lang.Spoken {
	if p.Monitoring {
		return lang.Date(p.Day)
	}
	return lang.Same(p.Plan.Label(p.Year))
}

// trendScores shows the scores of the body, its areas and objectives.
func trendScores(points []*ahead.Point, all []series) *document.Table {
	t := sideBySide(lang.Both("Punteggi %", "Scores %"),
		report.InTree(points[0].Plan, "Area, obiettivo", "Area, objective"), points)
	for _, s := range all[1:] {
		if n := s[0].node; n != nil && n.Indicator == nil {
			t.Rows = append(t.Rows, report.RowOf(s.cells(nodeCell(n))...))
		}
	}
	t.Rows = append(t.Rows, report.TotalRow(all[0].cells(nodeCell(all[0][0].node))...))
	if slices.ContainsFunc(points, func(p *ahead.Point) bool { return !p.Result.Complete() }) {
		t.Rows = append(t.Rows, measuredRow(points))
	}
	return t
}

// measuredRow says on how much of the weight the scores of the body rest.
func measuredRow(points []*ahead.Point) document.Row {
	cells := []document.Cell{{Spoken: lang.Both("Peso misurato", "Weight measured")}}
	for _, p := range points {
		cells = append(cells, document.PercentBare(p.Result.Coverage))
	}
	return report.RowOf(cells...)
}

// trendAchievements shows the achievements of the indicators.
func trendAchievements(points []*ahead.Point, all []series) *document.Table {
	t := sideBySide(lang.Both("Raggiungimento degli indicatori %",
		"Achievement of the indicators %"), report.IndicatorKind, points)
	for _, s := range all {
		switch n := s[0].node; {
		case n == nil:
		case n.Objective != nil && (len(n.OwnIndicators()) > 0 || len(n.Children) == 0):
			t.Rows = append(t.Rows, report.TitleRow(n.Code()))
		case n.Indicator != nil:
			t.Rows = append(t.Rows, report.RowOf(s.cells(report.Coded(n.Code(), n.Name()))...))
		}
	}
	return t
}

// sideBySide is a table with a column for each point and a chart of them.
func sideBySide(caption, first lang.Text, points []*ahead.Point) *document.Table {
	t := &document.Table{Caption: caption, Columns: []document.Column{{Header: first, Min: 20}}}
	for _, p := range points {
		t.Columns = append(t.Columns, document.Column{Header: when(p), Align: document.Decimal})
	}
	if len(points) > 1 {
		t.Columns = append(t.Columns, document.Column{Header: lang.Both("Andamento", "Trend"), Chart: true})
	}
	return t
}

// cells are the scores or achievements of an element, point by point.
func (s series) cells(first document.Cell) []document.Cell {
	cells := []document.Cell{first}
	var scores []*big.Rat
	for _, x := range s {
		scores = append(scores, worth(x.node))
		cells = append(cells, worthCell(x.point.Result, x.node))
	}
	if len(s) > 1 {
		cells = append(cells, document.Cell{Spoken: lang.Same(sparkline(scores))})
	}
	return cells
}

// table shows one element or measure point by point.
func (s series) table() *document.Table {
	switch n := s[0].node; {
	case n == nil:
		return report.TableOf([]report.Column[trendState]{pointColumn, stateValueColumn,
			report.Shown("source", "Fonte e note", "Source and notes", document.Left,
				func(x trendState) document.Cell { return report.OriginCell(x.input) })}, s)
	case n.Indicator != nil:
		return report.WithoutIdle(report.TableOf(report.OnPage(trendColumns()), s))
	}
	t := &document.Table{Columns: slices.Concat([]document.Column{pointColumn.Column}, report.TallyColumns[1:],
		[]document.Column{chartColumn.Column})}
	for _, x := range s {
		cells := report.TallyCells(x.point.Result, nil, &x.node.Tally)[1:]
		t.Rows = append(t.Rows,
			report.RowOf(slices.Concat([]document.Cell{pointColumn.Cell(x)}, cells, []document.Cell{chartColumn.Cell(x)})...))
	}
	return report.WithoutIdle(t)
}

var (
	pointColumn = report.Column[trendState]{Column: document.Column{Header: lang.Both("Al", "At")}, PageOnly: true,
		Cell: func(x trendState) document.Cell { return document.Cell{Spoken: when(x.point)} }}
	chartColumn = report.Column[trendState]{Column: document.Column{Header: lang.Same(""), Chart: true}, PageOnly: true,
		Cell: func(x trendState) document.Cell { return bar(worth(x.node)) }}
	stateValueColumn = report.Shown("value", "Valore", "Value", document.Decimal, func(x trendState) document.Cell {
		if x.node == nil {
			return report.InputValue(x.input)
		}
		return x.ofIndicator(report.ValueCell)
	})
)

// ofIndicator is a cell about an indicator; empty for anything else.
func (x trendState) ofIndicator(cell func(*evaluate.Indicator) document.Cell) document.Cell {
	return ofIndicator(x.node, cell)
}

func ofIndicator(n *evaluate.Node, cell func(*evaluate.Indicator) document.Cell) document.Cell {
	if n == nil || n.Indicator == nil {
		return document.Cell{}
	}
	return cell(n.Indicator)
}

// trendColumns are what is said about each state; a page shows them for an
// indicator.
func trendColumns() []report.Column[trendState] {
	type cell = document.Cell
	return []report.Column[trendState]{
		pointColumn,
		report.Data("kind", func(x trendState) cell { return report.Raw(x.element().Kind.Code) }),
		report.Data("code", func(x trendState) cell { return report.Raw(x.element().Code) }),
		report.Data("name", func(x trendState) cell { return report.Raw(x.element().Name) }),
		report.Data("year", func(x trendState) cell { return document.Whole(x.point.Year) }),
		report.Data("as_of", func(x trendState) cell { return report.Raw(x.point.Day.Format(time.DateOnly)) }),
		report.Data("monitoring", func(x trendState) cell { return document.YesNo(x.point.Monitoring) }),
		report.Shown("target", "Target", "Target", document.Decimal, func(x trendState) cell {
			return x.ofIndicator(func(i *evaluate.Indicator) cell { return report.TargetCell(i.Target) })
		}),
		stateValueColumn,
		report.Shown("achievement", "Ragg. %", "Ach. %", document.Decimal, func(x trendState) cell {
			if x.node == nil {
				return cell{}
			}
			return worthCell(x.point.Result, x.node)
		}),
		chartColumn,
		report.Shown("status", "Esito", "Status", document.Left,
			func(x trendState) cell { return x.ofIndicator(report.StatusCell) }),
		report.Shown("expected", "Atteso a oggi", "Expected by now", document.Decimal, expectedCell),
		report.Shown("reachable", "Ancora raggiungibile", "Still reachable", document.Left,
			func(x trendState) cell { return x.ofIndicator(report.ReachCell) }),
		report.Shown("cause", "Causa o nota", "Cause or note", document.Left, func(x trendState) cell {
			return x.ofIndicator(func(i *evaluate.Indicator) cell {
				return cell{Spoken: report.CauseText(i), Raw: i.Record.Cause.Value}
			})
		}),
		report.Data("missing", func(x trendState) cell {
			if x.node == nil {
				return report.Raw(x.input.Missing)
			}
			return x.ofIndicator(func(i *evaluate.Indicator) cell { return report.Raw(report.MissingData(i)) })
		}),
		report.Data("band", func(x trendState) cell { return bandCell(x.point.Result, x.node) }),
		report.Data("entity", func(x trendState) cell { return report.Raw(x.point.Plan.Entity.Code.Value) }),
		report.Data("figures", func(x trendState) cell { return report.Raw(report.FiguresState(x.point.Result)) }),
	}
}

// expectedCell is what was expected by the day of a monitoring.
func expectedCell(x trendState) document.Cell {
	return x.ofIndicator(func(i *evaluate.Indicator) document.Cell {
		v := x.point.Expected(i)
		if v == nil {
			return document.Cell{}
		}
		return report.ValueOf(i.Indicator, i.Target, v)
	})
}
