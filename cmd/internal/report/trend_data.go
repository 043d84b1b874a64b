package report

import (
	"encoding/json"

	"piao/cmd/internal/document"
	"piao/evaluate"
	"piao/evaluate/ahead"
	"piao/plan"
)

// trendData is one row for each thing in each state of the figures.
func trendData(points []*ahead.Point, all []*series) *document.Table {
	t := &document.Table{}
	for _, name := range []string{"kind", "code", "name", "year", "as_of", "monitoring", "target", "value", "achievement", "status", "expected", "reachable", "cause", "missing"} {
		t.Columns = append(t.Columns, document.Column{Name: name})
	}
	for _, s := range all {
		for _, x := range s.states {
			head := []document.Cell{raw(s.kind.code), raw(s.code), raw(s.name), document.Whole(x.point.Year), raw(dayText(x.point)), document.YesNo(x.point.Monitoring)}
			t.Rows = append(t.Rows, document.Row{Cells: append(head, x.data()...)})
		}
	}
	return t
}

// data is what a state of one thing holds, from target to missing.
func (x *trendState) data() []document.Cell {
	none := raw("")
	switch {
	case x.tally != nil:
		return []document.Cell{none, none, number(x.tally.Score), none, none, none, none, none}
	case x.input != nil:
		in := x.input
		return []document.Cell{none, rawValue(in.Measure.Kind(), in.Value), none, none, none, none, none, raw(in.Missing)}
	}
	i, target := x.indicator, none
	if i.Target != nil {
		target = raw(i.Target.Condition.String())
	}
	return []document.Cell{target, rawValue(i.Kind, i.Value), number(i.Achievement), raw(i.Status.Code()), number(x.point.Expected(i)), reachCell(i), raw(causeOf(i)), raw(missingData(i))}
}

// TrendFormat names the format of the trend as JSON.
const TrendFormat = "piao-trend/1"

// The trend as JSON: the states of the figures, and through them each thing.
type jsonTrend struct {
	Format string       `json:"format" it:"il formato e la sua versione" en:"the format and its version"`
	Plan   string       `json:"plan" it:"il file del piano" en:"the plan's file"`
	Entity jsonEntity   `json:"entity" it:"l'ente" en:"the body"`
	Points []jsonPoint  `json:"points" it:"gli stati delle cifre, in ordine di data" en:"the states of the figures, in the order of their days"`
	Series []jsonSeries `json:"series" it:"ciò che si segue attraverso gli stati" en:"what is followed through the states"`
}

type jsonPoint struct {
	Year         int          `json:"year" it:"l'anno" en:"the year"`
	AsOf         string       `json:"as_of" it:"il giorno a cui le cifre sono aggiornate" en:"the day the figures stand at"`
	Monitoring   bool         `json:"monitoring" it:"se è un monitoraggio, prima della fine dell'anno" en:"whether it is a monitoring, before the year's end"`
	Elapsed      *json.Number `json:"elapsed" it:"la parte d'anno trascorsa" en:"the part of the year that has passed"`
	Status       jsonState    `json:"status" it:"lo stato delle cifre" en:"the state of the figures"`
	Measurements string       `json:"measurements" it:"il file delle misurazioni" en:"the measurements file"`
}

type jsonSeries struct {
	Kind   jsonTrendKind  `json:"kind" it:"che cosa è" en:"what it is"`
	Code   string         `json:"code" it:"il codice" en:"the code"`
	Name   string         `json:"name" it:"il nome" en:"the name"`
	States []jsonStanding `json:"states" it:"com'è in ciascuno stato, nell'ordine di points" en:"how it stands in each state, in the order of points"`
}

type jsonTrendKind string

// jsonStanding is one thing in one state of the figures: null is what does not
// concern it, or is not known.
type jsonStanding struct {
	Score       *json.Number `json:"score" it:"il punteggio, di ente, aree e obiettivi" en:"the score, of body, areas and objectives"`
	Worst       *json.Number `json:"worst" it:"il punteggio se i valori mancanti valessero 0" en:"the score if missing values were worth 0"`
	Best        *json.Number `json:"best" it:"il punteggio se i valori mancanti valessero il massimo" en:"the score if missing values were worth all they can"`
	Coverage    *json.Number `json:"coverage" it:"la parte del peso che è misurata" en:"the share of the weight that is measured"`
	Target      jsonGoal     `json:"target" it:"il target, degli indicatori" en:"the target, of indicators"`
	Value       jsonValue    `json:"value" it:"il valore, di indicatori e misure" en:"the value, of indicators and measures"`
	Missing     *string      `json:"missing" it:"perché la cifra di una misura manca, vuoto se non si sa" en:"why the figure of a measure is missing, empty where that is not known"`
	Achievement *json.Number `json:"achievement" it:"il raggiungimento" en:"the achievement"`
	Status      *jsonStatus  `json:"status" it:"l'esito" en:"how it did"`
	Expected    *json.Number `json:"expected" it:"il valore atteso a quel giorno, di ciò che cresce lungo l'anno" en:"what is expected by that day, of what accrues"`
	Reachable   *bool        `json:"reachable" it:"se il target è ancora raggiungibile" en:"whether the target can still be reached"`
	Cause       *string      `json:"cause" it:"la causa dello scostamento" en:"the cause of the deviation"`
}

func trendJSON(p *plan.Plan, points []*ahead.Point, all []*series) jsonTrend {
	doc := jsonTrend{Format: TrendFormat, Plan: p.File.Name, Entity: jsonEntity{p.Entity.Code.Value, p.Entity.Name.Value}, Points: []jsonPoint{}, Series: []jsonSeries{}}
	for _, point := range points {
		doc.Points = append(doc.Points, jsonPoint{point.Year, dayText(point), point.Monitoring, jsonNumber(point.Elapsed()), jsonState(point.Current.State().Code), point.Current.File.Name})
	}
	for _, s := range all {
		x := jsonSeries{Kind: jsonTrendKind(s.kind.code), Code: s.code, Name: s.name, States: []jsonStanding{}}
		for k := range s.states {
			x.States = append(x.States, s.states[k].json())
		}
		doc.Series = append(doc.Series, x)
	}
	return doc
}

func (x *trendState) json() jsonStanding {
	switch {
	case x.tally != nil:
		return jsonStanding{Score: jsonNumber(x.tally.Score), Worst: jsonNumber(x.tally.Worst), Best: jsonNumber(x.tally.Best), Coverage: jsonNumber(x.tally.Coverage)}
	case x.input != nil:
		return jsonStanding{Value: valueJSON(x.input.Measure.Kind(), x.input.Value), Missing: inputJSON(*x.input).Missing}
	}
	i, status := x.indicator, jsonStatus(x.indicator.Status.Code())
	return jsonStanding{Target: targetJSON(i.Target), Value: valueJSON(i.Kind, i.Value), Achievement: jsonNumber(i.Achievement), Status: &status,
		Expected: jsonNumber(x.point.Expected(i)), Reachable: reachJSON(i), Cause: orNull(causeOf(i))}
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
