package report

import (
	"encoding/json"
	"math/big"

	"piao/evaluate"
	"piao/plan"
	"piao/plan/lang"
)

// The evaluation as JSON: fractions, with at most 10 decimals; null where there
// is no figure. Keys are only ever added.

type jsonEvaluation struct {
	Format       string     `json:"format"`
	Plan         string     `json:"plan"`
	Measurements []string   `json:"measurements"`
	Entity       jsonEntity `json:"entity"`
	Year         int        `json:"year"`
	AsOf         *string    `json:"as_of"`
	Status       *string    `json:"status"`
	jsonTally
	Areas     []jsonArea    `json:"areas"`
	Missions  []jsonMission `json:"missions"`
	Offices   []jsonGroup   `json:"offices"`
	Types     []jsonType    `json:"types"`
	Resources jsonTotals    `json:"resources"`
}

type jsonEntity struct {
	Code string `json:"code"`
	Name string `json:"name"`
}

type jsonTally struct {
	Score    *json.Number `json:"score"`
	Worst    *json.Number `json:"worst"`
	Best     *json.Number `json:"best"`
	Coverage *json.Number `json:"coverage"`
}

type jsonArea struct {
	Code   string       `json:"code"`
	Name   string       `json:"name"`
	Weight *json.Number `json:"weight"`
	Share  *json.Number `json:"share"`
	jsonTally
	Objectives []jsonObjective `json:"objectives"`
}

type jsonObjective struct {
	Code      string       `json:"code"`
	Title     string       `json:"title"`
	Programme *string      `json:"programme"`
	Weight    *json.Number `json:"weight"`
	Share     *json.Number `json:"share"`
	jsonTally
	Resources  jsonAmounts     `json:"resources"`
	Indicators []jsonIndicator `json:"indicators"`
}

type jsonAmounts struct {
	Total         *json.Number `json:"total"`
	Interventions *json.Number `json:"interventions"`
	Spent         *json.Number `json:"spent"`
}

type jsonIndicator struct {
	Code          string         `json:"code"`
	Name          string         `json:"name"`
	Type          *string        `json:"type"`
	Unit          *string        `json:"unit"`
	Office        *string        `json:"office"`
	Weight        *json.Number   `json:"weight"`
	Share         *json.Number   `json:"share"`
	Status        string         `json:"status"`
	Band          *string        `json:"band"`
	Method        string         `json:"method"`
	Value         any            `json:"value"`
	Ratio         *json.Number   `json:"ratio"`
	Achievement   *json.Number   `json:"achievement"`
	WeightedScore *json.Number   `json:"weighted_score"`
	Cause         *string        `json:"cause"`
	Excluded      *jsonExclusion `json:"excluded"`
	Target        any            `json:"target"`
	Formula       *string        `json:"formula"`
	Inputs        []jsonInput    `json:"inputs"`
}

type jsonExclusion struct {
	Reason string  `json:"reason"`
	Act    *string `json:"act"`
	Date   *string `json:"date"`
}

type jsonTarget struct {
	Op    string `json:"op"`
	Value any    `json:"value"`
	Text  string `json:"text"`
}

type jsonRange struct {
	Op   string       `json:"op"`
	Low  *json.Number `json:"low"`
	High *json.Number `json:"high"`
	Text string       `json:"text"`
}

type jsonInput struct {
	Measure string  `json:"measure"`
	Year    int     `json:"year"`
	Value   any     `json:"value"`
	Missing *string `json:"missing"`
}

type jsonMission struct {
	jsonGroup
	Programmes []jsonGroup `json:"programmes"`
}

type jsonGroup struct {
	Code *string `json:"code"`
	Name string  `json:"name"`
	jsonShare
}

type jsonType struct {
	Code *string `json:"code"`
	jsonShare
}

// jsonShare is a part of the whole body and how it did.
type jsonShare struct {
	Share *json.Number `json:"share"`
	Score *json.Number `json:"score"`
	Worst *json.Number `json:"worst"`
	Best  *json.Number `json:"best"`
}

type jsonTotals struct {
	Total         *json.Number `json:"total"`
	Interventions *json.Number `json:"interventions"`
	Other         *json.Number `json:"other"`
	GrandTotal    *json.Number `json:"grand_total"`
	Declared      *json.Number `json:"declared"`
	Spent         *json.Number `json:"spent"`
}

func jsonNumber(r *big.Rat) *json.Number {
	if r == nil {
		return nil
	}
	n := json.Number(Exact(r, exactDigits))
	return &n
}

// orNull is a text; null where it is empty.
func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func tallyJSON(t *evaluate.Tally) jsonTally {
	return jsonTally{jsonNumber(t.Score), jsonNumber(t.Worst), jsonNumber(t.Best), jsonNumber(t.Coverage)}
}

// evaluationJSON is the whole evaluation, or its tree cut to one objective.
func evaluationJSON(r *evaluate.Result, only *plan.Objective) jsonEvaluation {
	x := &r.Resources
	doc := jsonEvaluation{
		Format: "piao-evaluation/1", Plan: r.Plan.File.Name, Measurements: []string{},
		Entity: jsonEntity{r.Plan.Entity.Code.Value, r.Plan.Entity.Name.Value}, Year: r.Year, jsonTally: tallyJSON(&r.Tally),
		Areas: []jsonArea{}, Missions: []jsonMission{}, Offices: groupsJSON(r.Offices), Types: typesJSON(r.Types),
		Resources: jsonTotals{jsonNumber(x.Total), jsonNumber(x.Interventions), jsonNumber(x.Other), jsonNumber(x.GrandTotal), jsonNumber(x.Declared), jsonNumber(x.Spent)},
	}
	for _, m := range r.Measurements {
		doc.Measurements = append(doc.Measurements, m.File.Name)
	}
	if m := r.Current; m != nil {
		doc.AsOf, doc.Status = orNull(m.AsOfText.Value), orNull(m.State().Code)
	}
	for _, a := range r.Areas {
		if only == nil || only.Area == a.Area {
			doc.Areas = append(doc.Areas, areaJSON(a, r, only))
		}
	}
	for _, m := range r.Missions {
		doc.Missions = append(doc.Missions, jsonMission{groupJSON(&m.Group), groupsJSON(m.Programmes)})
	}
	return doc
}

func groupJSON(g *evaluate.Group) jsonGroup {
	return jsonGroup{orNull(g.Code), g.Name.IT, shareJSON(g)}
}

func shareJSON(g *evaluate.Group) jsonShare {
	return jsonShare{jsonNumber(g.Share), jsonNumber(g.Score), jsonNumber(g.Worst), jsonNumber(g.Best)}
}

func typesJSON(groups []*evaluate.Group) []jsonType {
	all := make([]jsonType, len(groups))
	for k, g := range groups {
		all[k] = jsonType{orNull(g.Code), shareJSON(g)}
	}
	return all
}

func groupsJSON(groups []*evaluate.Group) []jsonGroup {
	all := make([]jsonGroup, len(groups))
	for k, g := range groups {
		all[k] = groupJSON(g)
	}
	return all
}

func areaJSON(a *evaluate.Area, r *evaluate.Result, only *plan.Objective) jsonArea {
	doc := jsonArea{Code: a.Code.Value, Name: a.Name.Value, Weight: jsonNumber(a.Weight), Share: jsonNumber(a.Share), jsonTally: tallyJSON(&a.Tally), Objectives: []jsonObjective{}}
	for _, o := range a.Objectives {
		if only == nil || only == o.Objective {
			doc.Objectives = append(doc.Objectives, objectiveJSON(o, r))
		}
	}
	return doc
}

func objectiveJSON(o *evaluate.Objective, r *evaluate.Result) jsonObjective {
	amounts := o.Amounts(r.Year)
	doc := jsonObjective{Code: o.Code.Value, Title: o.Title.Value, Programme: orNull(o.ProgrammeRef.Value),
		Weight: jsonNumber(o.Weight), Share: jsonNumber(o.Share), jsonTally: tallyJSON(&o.Tally),
		Resources:  jsonAmounts{jsonNumber(amounts.Total), jsonNumber(amounts.Interventions), jsonNumber(amounts.Spent)},
		Indicators: make([]jsonIndicator, len(o.Indicators))}
	for k, i := range o.Indicators {
		doc.Indicators[k] = indicatorJSON(i)
	}
	return doc
}

func indicatorJSON(i *evaluate.Indicator) jsonIndicator {
	doc := jsonIndicator{Code: i.Code.Value, Name: i.Name.Value, Type: orNull(i.Type.Value), Unit: orNull(i.Unit.Value), Office: orNull(i.OfficeCode.Value),
		Weight: jsonNumber(i.Weight), Share: jsonNumber(i.Share), Status: i.Status.Code(), Band: orNull(bandName(i.Band)), Method: i.Method.Name,
		Value: valueJSON(i.Kind, i.Value), Ratio: jsonNumber(i.Ratio), Achievement: jsonNumber(i.Achievement), WeightedScore: jsonNumber(i.Points),
		Cause: orNull(causeOf(i)), Target: targetJSON(i.Target), Formula: orNull(i.Formula.Value), Inputs: make([]jsonInput, len(i.Inputs))}
	if x := i.Exclusion; x != nil {
		doc.Excluded = &jsonExclusion{x.Reason.In(lang.IT), orNull(x.Act), orNull(x.Date)}
	}
	for k, in := range i.Inputs {
		doc.Inputs[k] = inputJSON(in)
	}
	return doc
}

func inputJSON(in evaluate.Input) jsonInput {
	doc := jsonInput{Measure: in.Measure.Code.Value, Year: in.Year, Value: valueJSON(in.Measure.Kind(), in.Value)}
	if in.Value == nil {
		doc.Missing = &in.Missing
	}
	return doc
}

// valueJSON is a value as JSON has it: a number, a boolean, a date as text.
func valueJSON(kind plan.ValueKind, v *big.Rat) any {
	switch {
	case v == nil:
		return nil
	case kind == plan.YesNoKind:
		return v.Sign() != 0
	case kind == plan.DateKind:
		return dateOf(v).Format("2006-01-02")
	}
	return jsonNumber(v)
}

func targetJSON(t *plan.Target) any {
	switch {
	case t == nil:
		return nil
	case t.Op == plan.Between:
		return jsonRange{t.Op.String(), jsonNumber(t.Low.Rat()), jsonNumber(t.High.Rat()), t.Condition.String()}
	}
	return jsonTarget{t.Op.String(), valueJSON(t.Kind, t.Condition.Value.Rat()), t.Condition.String()}
}
