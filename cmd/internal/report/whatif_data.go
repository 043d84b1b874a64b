package report

import (
	"encoding/json"

	"piao/cmd/internal/document"
	"piao/evaluate"
	"piao/evaluate/ahead"
)

// whatIfData is one row for each area, objective and indicator that moved, and
// for the body.
func whatIfData(m *evaluate.Comparison) *document.Table {
	t := &document.Table{}
	for _, name := range []string{"kind", "code", "value_before", "value_after", "score_before", "score_after", "points_before", "points_after", "points_gained", "status_before", "status_after"} {
		t.Columns = append(t.Columns, document.Column{Name: name})
	}
	none := document.Cell{}
	for _, a := range m.Those(areaMoved) {
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{raw("area"), raw(a.Before.Code()), none, none, number(a.Before.Score), number(a.After.Score), none, none, none, none, none}})
	}
	for _, o := range m.Those(objectiveMoved) {
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{raw("objective"), raw(o.Before.Code()), none, none, number(o.Before.Score), number(o.After.Score), none, none, none, none, none}})
	}
	for _, p := range m.Those(indicatorMoved) {
		b, a := p.Before.Indicator, p.After.Indicator
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{raw("indicator"), raw(b.Code.Value), rawValue(b.Kind, b.Value), rawValue(a.Kind, a.Value), number(b.Achievement), number(a.Achievement),
			number(b.Node.Points), number(a.Node.Points), number(p.Gained()), raw(b.Status.Code()), raw(a.Status.Code())}})
	}
	b, a := m.Before, m.After
	t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{raw("body"), raw(b.Plan.Entity.Code.Value), none, none, number(b.Score), number(a.Score), number(b.Score), number(a.Score), number(m.Body().Raised()), none, none}})
	return t
}

type jsonWhatIf struct {
	jsonHead
	Supposed   []jsonSupposed        `json:"supposed" it:"ciò che si suppone" en:"what is supposed"`
	Before     jsonTally             `json:"before" it:"l'ente com'è" en:"the body as it is"`
	After      jsonTally             `json:"after" it:"l'ente come sarebbe" en:"the body as it would be"`
	Areas      []jsonMovedPart       `json:"areas" it:"le aree che si muovono" en:"the areas that move"`
	Objectives []jsonMovedPart       `json:"objectives" it:"gli obiettivi che si muovono" en:"the objectives that move"`
	Indicators []jsonMovedIndicators `json:"indicators" it:"gli indicatori che si muovono" en:"the indicators that move"`
}

// jsonSupposed is one thing supposed: a measure's figure, an objective's weight,
// the plan's method, what is missing.
type jsonSupposed struct {
	Measure   *string   `json:"measure" it:"il codice della misura" en:"the measure's code"`
	Year      *int      `json:"year" it:"l'anno della cifra" en:"the figure's year"`
	Objective *string   `json:"objective" it:"il codice dell'obiettivo" en:"the objective's code"`
	What      string    `json:"what" it:"che cosa si suppone: value, weight, method o missing" en:"what is supposed: value, weight, method or missing"`
	Is        jsonValue `json:"is" it:"com'è" en:"what it is"`
	Were      jsonValue `json:"were" it:"come sarebbe" en:"what it would be"`
}

type jsonMovedPart struct {
	Code   string       `json:"code" it:"il codice" en:"the code"`
	Before jsonPartSide `json:"before" it:"com'è" en:"as it is"`
	After  jsonPartSide `json:"after" it:"come sarebbe" en:"as it would be"`
}

type jsonPartSide struct {
	Share *json.Number `json:"share" it:"la quota fra i suoi pari" en:"the share among its siblings"`
	jsonTally
}

type jsonMovedIndicators struct {
	Code   string            `json:"code" it:"il codice" en:"the code"`
	Before jsonIndicatorSide `json:"before" it:"com'è" en:"as it is"`
	After  jsonIndicatorSide `json:"after" it:"come sarebbe" en:"as it would be"`
	Gained *json.Number      `json:"gained" it:"i punti dell'ente in più, o in meno" en:"the points of the body more, or less"`
}

type jsonIndicatorSide struct {
	Value         jsonValue    `json:"value" it:"il valore" en:"the value"`
	Achievement   *json.Number `json:"achievement" it:"il raggiungimento" en:"the achievement"`
	WeightedScore *json.Number `json:"weighted_score" it:"il contributo al punteggio dell'ente" en:"the contribution to the body's score"`
	Status        jsonStatus   `json:"status" it:"l'esito" en:"how it did"`
}

func whatIfJSON(m *evaluate.Comparison, s ahead.Supposition) jsonWhatIf {
	doc := jsonWhatIf{jsonHead: headJSON(m.Before, WhatIfFormat), Supposed: supposedJSON(m.Before, s), Before: tallyJSON(&m.Before.Tally), After: tallyJSON(&m.After.Tally),
		Areas: []jsonMovedPart{}, Objectives: []jsonMovedPart{}, Indicators: []jsonMovedIndicators{}}
	for _, a := range m.Those(areaMoved) {
		doc.Areas = append(doc.Areas, jsonMovedPart{a.Before.Code(), jsonPartSide{jsonNumber(a.Before.Share), tallyJSON(&a.Before.Tally)}, jsonPartSide{jsonNumber(a.After.Share), tallyJSON(&a.After.Tally)}})
	}
	for _, o := range m.Those(objectiveMoved) {
		doc.Objectives = append(doc.Objectives, jsonMovedPart{o.Before.Code(), jsonPartSide{jsonNumber(o.Before.Share), tallyJSON(&o.Before.Tally)}, jsonPartSide{jsonNumber(o.After.Share), tallyJSON(&o.After.Tally)}})
	}
	for _, p := range m.Those(indicatorMoved) {
		doc.Indicators = append(doc.Indicators, jsonMovedIndicators{p.Before.Code(), indicatorSide(p.Before.Indicator), indicatorSide(p.After.Indicator), jsonNumber(p.Gained())})
	}
	return doc
}

func indicatorSide(i *evaluate.Indicator) jsonIndicatorSide {
	return jsonIndicatorSide{valueJSON(i.Kind, i.Value), jsonNumber(i.Achievement), jsonNumber(i.Node.Points), jsonStatus(i.Status.Code())}
}

func supposedJSON(r *evaluate.Result, s ahead.Supposition) []jsonSupposed {
	all := []jsonSupposed{}
	for _, x := range s.Figures {
		kind := x.Measure.Kind()
		all = append(all, jsonSupposed{Measure: orNull(x.Measure.Code.Value), Year: &x.Year, What: "value", Is: valueJSON(kind, evaluate.NewFigures(r.Measurements).Input(x.Measure, x.Year).Value), Were: valueJSON(kind, x.Figure)})
	}
	for _, w := range s.Weights {
		all = append(all, jsonSupposed{Objective: orNull(w.Objective.Code.Value), What: "weight", Is: jsonNumber(evaluate.WeightIn(w.Objective, r.Year)), Were: jsonNumber(w.Weight)})
	}
	if s.Method != nil {
		all = append(all, jsonSupposed{What: "method", Is: r.Plan.Scoring.MethodName(), Were: s.Method.Name})
	}
	if s.Missing != "" {
		is := "open"
		if r.Plan.Scoring.MissingIsZero() {
			is = "zero"
		}
		all = append(all, jsonSupposed{What: "missing", Is: is, Were: s.Missing})
	}
	return all
}
