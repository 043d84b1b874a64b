package report

import (
	"math/big"
	"slices"
	"strconv"
	"time"

	"piao/cmd/internal/document"
	"piao/evaluate"
	"piao/evaluate/ahead"
	"piao/plan"
	"piao/plan/lang"
)

// Trend is the report of some states of the figures side by side: of the whole
// plan, or of the areas, objectives, indicators and measures that have one of
// some codes.
func Trend(p *plan.Plan, points []*ahead.Point, codes []string) *document.Document {
	all := seriesOf(p, points)
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
				doc.Add(document.Chapter(lang.Say("%s %s", "%s %s", s.kind.name, lang.Same(s.code+"  "+s.name))))
				doc.Add(s.table(points))
			}
			return doc
		},
		Data: func() *document.Table { return trendData(points, wanted) },
		JSON: func() any { return trendJSON(p, points, wanted) },
	}
}

var trendExplained = lang.Both("Punteggi e raggiungimenti in per cento. Per le cifre di un elemento: piao trend CODICE.",
	"Scores and achievements in per cent. For the figures of one element: piao trend CODE.")

// series is one thing through the states of the figures.
type series struct {
	kind       trendKind
	code, name string
	states     []trendState
}

type trendKind struct {
	code string
	name lang.Text
}

var (
	bodyTrend      = trendKind{"body", lang.Text{IT: "Ente", EN: "Body"}}
	areaTrend      = trendKind{"area", lang.Text{IT: "Area", EN: "Area"}}
	objectiveTrend = trendKind{"objective", lang.Text{IT: "Obiettivo", EN: "Objective"}}
	indicatorTrend = trendKind{"indicator", lang.Text{IT: "Indicatore", EN: "Indicator"}}
	measureTrend   = trendKind{"measure", lang.Text{IT: "Misura", EN: "Measure"}}
)

// trendState is one thing in one state of the figures: a tally, an indicator or
// a measure's figure.
type trendState struct {
	point     *ahead.Point
	tally     *evaluate.Tally
	indicator *evaluate.Indicator
	input     *evaluate.Input
}

// score is what the state is worth: a score or an achievement; nil for none.
func (s *trendState) score() *big.Rat {
	switch {
	case s.tally != nil:
		return s.tally.Score
	case s.indicator != nil:
		return s.indicator.Achievement
	}
	return nil
}

// seriesOf lists everything in a plan through the points, in the order of its
// areas; measures come last.
func seriesOf(p *plan.Plan, points []*ahead.Point) []*series {
	all := []*series{through(points, bodyTrend, p.Entity.Code.Value, p.Entity.Name.Value, func(r *evaluate.Result) trendState { return trendState{tally: &r.Tally} })}
	for k, a := range p.Areas {
		all = append(all, through(points, areaTrend, a.Code.Value, a.Name.Value, func(r *evaluate.Result) trendState { return trendState{tally: &r.Children[k].Tally} }))
		for j, o := range a.Objectives {
			all = append(all, through(points, objectiveTrend, o.Code.Value, o.Title.Value, func(r *evaluate.Result) trendState { return trendState{tally: &r.Children[k].Children[j].Tally} }))
			for l, i := range o.Indicators {
				all = append(all, through(points, indicatorTrend, i.Code.Value, i.Name.Value, func(r *evaluate.Result) trendState {
					return trendState{indicator: r.Children[k].Children[j].Children[l].Indicator}
				}))
			}
		}
	}
	figures := map[*evaluate.Result][]evaluate.Input{}
	for _, point := range points {
		figures[point.Result] = point.Inputs()
	}
	for k, m := range p.Measures {
		all = append(all, through(points, measureTrend, m.Code.Value, m.Name.Value, func(r *evaluate.Result) trendState { return trendState{input: &figures[r][k]} }))
	}
	return all
}

func through(points []*ahead.Point, kind trendKind, code, name string, state func(*evaluate.Result) trendState) *series {
	s := &series{kind: kind, code: code, name: name}
	for _, p := range points {
		x := state(p.Result)
		x.point = p
		s.states = append(s.states, x)
	}
	return s
}

// withCodes are the series that have one of some codes, in the order of the codes,
// each once; behind an objective come its indicators.
func withCodes(all []*series, codes []string) []*series {
	var some []*series
	for _, code := range codes {
		of := false // the series goes with the objective before it
		for _, s := range all {
			named := s.code == code && s.kind != bodyTrend
			if of = named && s.kind == objectiveTrend || of && s.kind == indicatorTrend; (named || of) && !slices.Contains(some, s) {
				some = append(some, s)
			}
		}
	}
	return some
}

func trendHeading(p *plan.Plan, points []*ahead.Point) []document.Block {
	names, seen := []string{}, map[string]bool{}
	blocks := []document.Block{document.Title(lang.Same(p.Entity.Name.Value)), document.Paragraph{Text: lang.Same(p.Title.Value)}}
	made := false
	for _, point := range points {
		made = made || illustrative(point.Result)
		for _, m := range point.Measurements {
			if !seen[m.File.Name] {
				seen[m.File.Name] = true
				names = append(names, m.File.Name)
			}
		}
	}
	blocks = append(blocks, document.Paragraph{Text: filesFrom(p, names), Style: document.Dim, Tight: true})
	if made {
		blocks = append(blocks, illustrativeWarning)
	}
	return blocks
}

// when is how people call a state of the figures: a year, or the day of a
// monitoring.
func when(p *ahead.Point) lang.Spoken {
	if p.Monitoring {
		return lang.Date(p.Day)
	}
	return lang.Same(strconv.Itoa(p.Year))
}

// trendScores shows the scores of the body, its areas and objectives.
func trendScores(points []*ahead.Point, all []*series) *document.Table {
	t := sideBySide(lang.Both("Punteggi %", "Scores %"), lang.Both("Area, obiettivo", "Area, objective"), points)
	for _, s := range all {
		switch s.kind {
		case bodyTrend:
			t.Rows = append(t.Rows, s.row(document.Total, strong(document.Words(lang.Both("Ente", "Body"), ""))))
		case areaTrend:
			t.Rows = append(t.Rows, s.row(document.Plain, strong(coded(s.code, s.name))))
		case objectiveTrend:
			cell := coded(s.code, s.name)
			cell.Indent = 2
			t.Rows = append(t.Rows, s.row(document.Plain, cell))
		}
	}
	t.Rows = append(t.Rows[1:], t.Rows[0]) // the body's stands below, under a rule
	return t
}

// trendAchievements shows the achievements of the indicators.
func trendAchievements(points []*ahead.Point, all []*series) *document.Table {
	t := sideBySide(lang.Both("Raggiungimento degli indicatori %", "Achievement of the indicators %"), lang.Both("Indicatore", "Indicator"), points)
	for _, s := range all {
		switch s.kind {
		case objectiveTrend:
			t.Rows = append(t.Rows, document.Row{Kind: document.Group, Cells: []document.Cell{document.Text(s.code)}})
		case indicatorTrend:
			t.Rows = append(t.Rows, s.row(document.Plain, coded(s.code, s.name)))
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

func (s *series) row(kind document.RowKind, first document.Cell) document.Row {
	cells := []document.Cell{first}
	var scores []*big.Rat
	for k := range s.states {
		score := s.states[k].score()
		scores = append(scores, score)
		cells = append(cells, styled(document.PercentBare(score), styleOf(s.states[k].point.BandOf(score))))
	}
	if len(s.states) > 1 {
		cells = append(cells, document.Cell{Spoken: lang.Same(sparkline(scores))})
	}
	return document.Row{Kind: kind, Cells: cells}
}

// table shows one thing point by point.
func (s *series) table(points []*ahead.Point) *document.Table {
	switch s.kind {
	case indicatorTrend:
		return s.indicatorTable(points)
	case measureTrend:
		return s.measureTable()
	}
	t := &document.Table{Columns: []document.Column{{Header: lang.Both("Al", "At")}, heads("score", "Punteggio %", "Score %", document.Decimal),
		heads("bounds", "Limiti %", "Bounds %", document.Right), heads("coverage", "Misurato %", "Measured %", document.Decimal), {Header: lang.Same(""), Chart: true}}}
	for _, x := range s.states {
		t.Rows = append(t.Rows, document.Row{Cells: append(append([]document.Cell{{Spoken: when(x.point)}}, tallyCells(x.point.Result, nil, x.tally)[1:]...), bar(x.tally.Score))})
	}
	return withoutIdle(t)
}

func (s *series) indicatorTable(points []*ahead.Point) *document.Table {
	t := &document.Table{Columns: []document.Column{{Header: lang.Both("Al", "At")}, heads("target", "Target", "Target", document.Decimal), heads("value", "Valore", "Value", document.Decimal),
		heads("achievement", "Ragg. %", "Ach. %", document.Decimal), {Header: lang.Same(""), Chart: true}, heads("status", "Esito", "Status", document.Left),
		heads("expected", "Atteso a oggi", "Expected by now", document.Decimal), heads("reachable", "Ancora raggiungibile", "Still reachable", document.Left), heads("cause", "Causa o nota", "Cause or note", document.Left)}}
	for _, x := range s.states {
		i, target := x.indicator, document.Cell{}
		if i.Target != nil {
			target = document.Words(i.Target.Condition, "")
		}
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{{Spoken: when(x.point)}, target, valueCell(i), styled(document.PercentBare(i.Achievement), styleOf(i.Band)), bar(i.Achievement),
			statusCell(i), expectedCell(x), reachCell(i), {Spoken: causeText(i)}}})
	}
	return withoutIdle(t)
}

// expectedCell is what was to be expected by the day of a monitoring.
func expectedCell(x trendState) document.Cell {
	v := x.point.Expected(x.indicator)
	if v == nil {
		return document.Cell{}
	}
	return ValueCell(x.indicator.Indicator, x.indicator.Target, v, true)
}

func (s *series) measureTable() *document.Table {
	t := &document.Table{Columns: []document.Column{{Header: lang.Both("Al", "At")}, heads("value", "Valore", "Value", document.Decimal), heads("source", "Fonte e note", "Source and notes", document.Left)}}
	for _, x := range s.states {
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{{Spoken: when(x.point)}, inputValue(*x.input), {Spoken: origin(*x.input)}}})
	}
	return t
}

// sparkline draws shares of 100 % one after the other; a dot where there is none.
func sparkline(shares []*big.Rat) string {
	levels := []rune("▁▂▃▄▅▆▇█")
	line := make([]rune, len(shares))
	for k, s := range shares {
		if line[k] = '·'; s != nil {
			line[k] = levels[shareOut(s, len(levels)-1)]
		}
	}
	return string(line)
}

// bar draws a share of 100 % as a bar of ten columns.
func bar(share *big.Rat) document.Cell {
	if share == nil {
		return blank()
	}
	const width = 10
	eighths := shareOut(share, width*8)
	text := []rune{}
	for ; eighths >= 8; eighths -= 8 {
		text = append(text, '█')
	}
	if eighths > 0 {
		text = append(text, []rune(" ▏▎▍▌▋▊▉")[eighths])
	}
	return document.Cell{Spoken: lang.Same(string(text))}
}

// shareOut is a share of 100 %, cut to it, in so many steps, rounded down: what is
// not whole is not drawn whole.
func shareOut(share *big.Rat, most int) int {
	n := new(big.Rat).Mul(share, big.NewRat(int64(most), 1))
	whole := new(big.Int).Quo(n.Num(), n.Denom())
	return int(min(max(whole.Int64(), 0), int64(most)))
}

// dayText is a day as programs read it.
func dayText(p *ahead.Point) string { return p.Day.Format(time.DateOnly) }
