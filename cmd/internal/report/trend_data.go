package report

import (
	"encoding/json"
	"strconv"

	"piao/evaluate"
	"piao/plan"
)

func yearText(year int) string { return strconv.Itoa(year) }

// trendData is one row for each thing in each state of the figures.
func trendData(points []*evaluate.Point, all []*series) *Table {
	t := &Table{}
	for _, name := range []string{"kind", "code", "name", "year", "as_of", "monitoring", "target", "value", "achievement", "status", "expected", "reachable", "cause", "missing"} {
		t.Columns = append(t.Columns, Column{Name: name})
	}
	for _, s := range all {
		for _, x := range s.states {
			head := []Cell{raw(s.kind.code), raw(s.code), raw(s.name), {Raw: yearText(x.point.Year), Numeric: true}, raw(dayText(x.point)), raw(strconv.FormatBool(x.point.Monitoring))}
			t.Rows = append(t.Rows, Row{Cells: append(head, x.data()...)})
		}
	}
	return t
}

// data is what a state of one thing holds, from target to missing.
func (x *trendState) data() []Cell {
	none := raw("")
	switch {
	case x.tally != nil:
		return []Cell{none, none, number(x.tally.Score), none, none, none, none, none}
	case x.input != nil:
		in := x.input
		return []Cell{none, rawValue(in.Measure.Kind(), in.Value), none, none, none, none, none, raw(in.Missing)}
	}
	i, target := x.indicator, none
	if i.Target != nil {
		target = raw(i.Target.Condition.String())
	}
	reach := reachCell(i).Raw
	return []Cell{target, rawValue(i.Kind, i.Value), number(i.Achievement), raw(i.Status.Code()), number(x.point.Expected(i)), raw(reach), raw(causeOf(i)), raw(missingData(i))}
}

// The trend as JSON: the states of the figures, and through them each thing.
type jsonTrend struct {
	Format string       `json:"format"`
	Plan   string       `json:"plan"`
	Entity jsonEntity   `json:"entity"`
	Points []jsonPoint  `json:"points"`
	Series []jsonSeries `json:"series"`
}

type jsonPoint struct {
	Year         int          `json:"year"`
	AsOf         string       `json:"as_of"`
	Monitoring   bool         `json:"monitoring"`
	Elapsed      *json.Number `json:"elapsed"`
	Status       string       `json:"status"`
	Measurements string       `json:"measurements"`
}

type jsonSeries struct {
	Kind   string           `json:"kind"`
	Code   string           `json:"code"`
	Name   string           `json:"name"`
	States []map[string]any `json:"states"` // one for each point
}

func trendJSON(p *plan.Plan, points []*evaluate.Point, all []*series) jsonTrend {
	doc := jsonTrend{Format: "piao-trend/1", Plan: p.File.Name, Entity: jsonEntity{p.Entity.Code.Value, p.Entity.Name.Value}, Points: []jsonPoint{}, Series: []jsonSeries{}}
	for _, point := range points {
		doc.Points = append(doc.Points, jsonPoint{point.Year, dayText(point), point.Monitoring, jsonNumber(point.Elapsed()), point.Current.State().Code, point.Current.File.Name})
	}
	for _, s := range all {
		x := jsonSeries{Kind: s.kind.code, Code: s.code, Name: s.name, States: []map[string]any{}}
		for k := range s.states {
			x.States = append(x.States, s.states[k].json())
		}
		doc.Series = append(doc.Series, x)
	}
	return doc
}

func (x *trendState) json() map[string]any {
	switch {
	case x.tally != nil:
		return map[string]any{"score": jsonNumber(x.tally.Score), "worst": jsonNumber(x.tally.Worst), "best": jsonNumber(x.tally.Best), "coverage": jsonNumber(x.tally.Coverage)}
	case x.input != nil:
		return map[string]any{"value": valueJSON(x.input.Measure.Kind(), x.input.Value), "missing": inputJSON(*x.input).Missing}
	}
	i := x.indicator
	return map[string]any{"target": targetJSON(i.Target), "value": valueJSON(i.Kind, i.Value), "achievement": jsonNumber(i.Achievement), "status": i.Status.Code(),
		"expected": jsonNumber(x.point.Expected(i)), "reachable": reachJSON(i), "cause": orNull(causeOf(i))}
}

// reachJSON is whether the target can still be reached; null where nobody says.
func reachJSON(i *evaluate.Indicator) *bool {
	raw := reachCell(i).Raw
	if raw == "" {
		return nil
	}
	yes := raw == "true"
	return &yes
}
