// Package data is the evaluation as JSON, for programs.
package data

import (
	"encoding/json"
	"math/big"
	"time"

	"piao/cmd/internal/document"
	"piao/evaluate"
	"piao/plan"
	"piao/plan/lang"
	"piao/plan/scoring"
	"piao/plan/target"
)

// The evaluation as JSON: fractions with at most 10 decimals, and null if there is
// no figure. Keys are only ever added. The JSON Schema is made from these types,
// with the descriptions of their fields.

// These texts are each one of a few words; these values have several types.
type (
	State    string
	Status   string
	Weighing string
	Value    any // a number, a boolean, a date as text, or null
	Goal     any // a Target, a Range, or null
)

// EvaluationFormat names the format of the evaluation as JSON.
const EvaluationFormat = "piao-evaluation/1"

// Evaluation is a whole evaluation.
type Evaluation struct {
	Format       string   `json:"format" it:"il formato e la sua versione" en:"the format and its version"`
	Plan         string   `json:"plan" it:"il file del piano" en:"the plan's file"`
	Measurements []string `json:"measurements" it:"i file delle misurazioni, dal primo anno" en:"the measurements files, earliest year first"`
	Entity       Entity   `json:"entity" it:"l'ente" en:"the body"`
	Year         int      `json:"year" it:"l'anno valutato" en:"the year evaluated"`
	AsOf         *string  `json:"as_of" it:"il giorno a cui le cifre sono aggiornate, anno-mese-giorno" en:"the day the figures stand at, year-month-day"`
	Status       *State   `json:"status" it:"lo stato delle cifre" en:"the state of the figures"`
	Weights      Weighing `json:"weights" it:"come pesa il piano" en:"how the plan weighs" optional:"true"`
	Currency     string   `json:"currency" optional:"true" it:"la valuta degli importi" en:"the currency of the amounts"`
	jsonTally
	ExcludedWeight      *json.Number `json:"excluded_weight" it:"la parte del peso che è esclusa" en:"the share of the weight that is excluded"`
	ScoreIfExcludedZero *json.Number `json:"score_if_excluded_zero" it:"il punteggio se gli indicatori esclusi valessero 0" en:"the score if the excluded indicators were worth 0"`

	Areas      []jsonArea      `json:"areas" it:"le aree, nell'ordine del piano" en:"the areas, in the plan's order"`
	Objectives []jsonObjective `json:"objectives,omitempty" optional:"true" it:"gli obiettivi di un piano senza aree, nell'ordine del piano" en:"the objectives of a plan without areas, in the plan's order"`
	Missions   []jsonMission   `json:"missions" it:"le missioni del bilancio; «share» è la quota dell'ente" en:"the budget's missions; “share” is of the whole body"`
	Offices    []jsonGroup     `json:"offices" it:"gli uffici; «share» è la quota dell'ente" en:"the offices; “share” is of the whole body"`
	Types      []jsonType      `json:"types" it:"le tipologie di indicatore; «share» è la quota dell'ente" en:"the types of indicator; “share” is of the whole body"`
	Resources  jsonTotals      `json:"resources" it:"le risorse dell'ente nell'anno, nella sua valuta" en:"the body's resources of the year, in its currency"`
}

// Entity is the body.
type Entity struct {
	Code string `json:"code" it:"il codice dell'ente" en:"the body's code"`
	Name string `json:"name" it:"il nome dell'ente" en:"the body's name"`
}

// EntityOf is the body of a plan.
func EntityOf(p *plan.Plan) Entity { return Entity{p.Entity.Code.Value, p.Entity.Name.Value} }

type jsonTally struct {
	jsonBounds
	Coverage *json.Number `json:"coverage" it:"la parte del peso che è misurata" en:"the share of the weight that is measured"`
	Band     *string      `json:"band" it:"la fascia in cui cadono tutti e due i limiti" en:"the band in which both bounds fall"`
}

// jsonBounds are a score and how sure it is.
type jsonBounds struct {
	Score *json.Number `json:"score" it:"il punteggio" en:"the score"`
	Worst *json.Number `json:"worst" it:"il punteggio se i valori mancanti valessero 0" en:"the score if missing values were worth 0"`
	Best  *json.Number `json:"best" it:"il punteggio se i valori mancanti valessero il massimo" en:"the score if missing values were worth all they can"`
}

type jsonArea struct {
	Code   string       `json:"code" it:"il codice" en:"the code"`
	Name   string       `json:"name" it:"il nome" en:"the name"`
	Weight *json.Number `json:"weight" it:"il peso scritto nel piano, o la somma dei punti; null se non dice nulla" en:"the weight that the plan states, or the sum of points; null where it states nothing"`
	Share  *json.Number `json:"share" it:"la quota che ha contato, 0 se non ha contato" en:"the share that counted, 0 where it did not count"`
	jsonTally
	Objectives []jsonObjective `json:"objectives" it:"gli obiettivi, nell'ordine del piano" en:"the objectives, in the plan's order"`
}

type jsonObjective struct {
	Code      string       `json:"code" it:"il codice" en:"the code"`
	Title     string       `json:"title" it:"il titolo" en:"the title"`
	Parent    *string      `json:"parent" optional:"true" it:"l'obiettivo sotto cui sta, null se in cima" en:"the objective under which it stands, null at the top"`
	Programme *string      `json:"programme" it:"missione/programma, come 011/005" en:"mission/programme, as 011/005"`
	Weight    *json.Number `json:"weight" it:"il peso scritto nel piano, o la somma dei punti; null se non dice nulla" en:"the weight that the plan states, or the sum of points; null where it states nothing"`
	Share     *json.Number `json:"share" it:"la quota tra i fratelli che ha contato, 0 se non ha contato" en:"the share among its siblings that counted, 0 where it did not count"`
	jsonTally
	Resources  jsonAmounts     `json:"resources" it:"le risorse dell'obiettivo" en:"the objective's resources"`
	Below      *jsonAmounts    `json:"resources_below,omitempty" optional:"true" it:"quelle degli obiettivi sotto di lui" en:"those of the objectives under it"`
	Indicators []jsonIndicator `json:"indicators" it:"gli indicatori, nell'ordine del piano" en:"the indicators, in the plan's order"`
}

type jsonAmounts struct {
	Total         *json.Number `json:"total" it:"tutte le risorse" en:"all resources"`
	Interventions *json.Number `json:"interventions" it:"la parte per interventi economici" en:"the part for economic interventions"`
	People        *json.Number `json:"people" optional:"true" it:"le persone, in equivalenti a tempo pieno" en:"the people, in full-time equivalents"`
	Spent         *json.Number `json:"spent" it:"quanto si è speso" en:"what was spent"`
}

type jsonIndicator struct {
	Code          string         `json:"code" it:"il codice" en:"the code"`
	Name          string         `json:"name" it:"il nome" en:"the name"`
	Type          *string        `json:"type" it:"la tipologia" en:"the type"`
	Unit          *string        `json:"unit" it:"l'unità di misura" en:"the unit"`
	Office        *string        `json:"office" it:"il codice dell'ufficio, se è uno solo" en:"the office's code, if it is one alone"`
	Offices       []OfficePart   `json:"offices" optional:"true" it:"gli uffici che ne rispondono" en:"the offices that answer for it"`
	Weight        *json.Number   `json:"weight" it:"il peso scritto nel piano, o la somma dei punti; null se non dice nulla" en:"the weight that the plan states, or the sum of points; null where it states nothing"`
	Share         *json.Number   `json:"share" it:"la quota nell'obiettivo che ha contato, 0 se non ha contato" en:"the share in the objective that counted, 0 where it did not count"`
	Status        Status         `json:"status" it:"l'esito" en:"how it did"`
	Band          *string        `json:"band" it:"la fascia del raggiungimento" en:"the band of the achievement"`
	Method        string         `json:"method" it:"il metodo di punteggio" en:"the scoring method"`
	Value         Value          `json:"value" it:"il valore, in frazione se è una percentuale" en:"the value, a fraction where it is a percentage"`
	Ratio         *json.Number   `json:"ratio" it:"il raggiungimento prima del minimo e del tetto" en:"the achievement before floor and cap"`
	Achievement   *json.Number   `json:"achievement" it:"il raggiungimento" en:"the achievement"`
	WeightedScore *json.Number   `json:"weighted_score" it:"il contributo al punteggio dell'ente" en:"the contribution to the body's score"`
	Cause         *string        `json:"cause" it:"la causa dello scostamento" en:"the cause of the deviation"`
	Reachable     *bool          `json:"reachable" it:"se il target si può ancora raggiungere" en:"whether the target can still be reached"`
	Excluded      *jsonExclusion `json:"excluded" it:"perché non conta" en:"why it does not count"`
	Target        Goal           `json:"target" it:"il target dell'anno" en:"the year's target"`
	Formula       *string        `json:"formula" it:"la formula" en:"the formula"`
	Inputs        []jsonInput    `json:"inputs" it:"le cifre da cui viene il valore" en:"the figures that the value comes from"`
}

// OfficePart is an office and the part that it answers for.
type OfficePart struct {
	Code  string       `json:"code" it:"il codice dell'ufficio" en:"the office's code"`
	Share *json.Number `json:"share" it:"la sua parte" en:"its part"`
}

// OfficesOf is who answers: the code of an office, if it is one alone, and all parts.
func OfficesOf(parts plan.Parts) (alone *string, all []OfficePart) {
	all = []OfficePart{}
	for _, x := range parts {
		all = append(all, OfficePart{x.Code.Value, Number(x.Share)})
	}
	if len(parts) == 1 {
		alone = &parts[0].Code.Value
	}
	return alone, all
}

type jsonExclusion struct {
	Reason string  `json:"reason" it:"il motivo" en:"the reason"`
	Act    *string `json:"act" it:"l'atto" en:"the act"`
	Date   *string `json:"date" it:"la data dell'atto" en:"the date of the act"`
}

// Target is a target with one number.
type Target struct {
	Op        string       `json:"op" it:"l'operatore" en:"the operator"`
	Value     Value        `json:"value" it:"il valore da raggiungere" en:"the value to reach"`
	Tolerance *json.Number `json:"tolerance" it:"la tolleranza attorno al valore" en:"the tolerance around the value"`
	Day       *string      `json:"day" it:"il giorno, se il target è intermedio" en:"the day, of an intermediate target"`
	Text      string       `json:"text" it:"il target come lo scrive il piano" en:"the target as the plan writes it"`
}

// Range is a target with two ends.
type Range struct {
	Op   string  `json:"op" it:"l'operatore" en:"the operator"`
	Low  Value   `json:"low" it:"l'estremo inferiore, compreso" en:"the lower end, included"`
	High Value   `json:"high" it:"l'estremo superiore, compreso" en:"the upper end, included"`
	Day  *string `json:"day" it:"il giorno, se il target è intermedio" en:"the day, of an intermediate target"`
	Text string  `json:"text" it:"il target come lo scrive il piano" en:"the target as the plan writes it"`
}

type jsonInput struct {
	Measure string  `json:"measure" it:"il codice della misura" en:"the measure's code"`
	Year    int     `json:"year" it:"l'anno della cifra" en:"the figure's year"`
	Value   Value   `json:"value" it:"la cifra" en:"the figure"`
	Missing *string `json:"missing" it:"perché manca, vuoto se non si sa" en:"why it is missing, empty where that is not known"`
}

type jsonMission struct {
	jsonGroup
	Programmes []jsonGroup `json:"programmes" it:"i programmi della missione" en:"the mission's programmes"`
}

type jsonGroup struct {
	Code *string `json:"code" it:"il codice, null per ciò che non ne ha" en:"the code, null for what has none"`
	Name string  `json:"name" it:"il nome" en:"the name"`
	jsonShare
}

type jsonType struct {
	Code *string `json:"code" it:"la tipologia, null per ciò che non ne ha" en:"the type, null for what has none"`
	jsonShare
}

// jsonShare is a part of the whole body and its result.
type jsonShare struct {
	Share *json.Number `json:"share" it:"la quota dell'ente" en:"the share of the whole body"`
	jsonBounds
}

type jsonTotals struct {
	Total         *json.Number `json:"total" it:"le risorse degli obiettivi" en:"the resources of the objectives"`
	Interventions *json.Number `json:"interventions" it:"la parte per interventi economici" en:"the part for economic interventions"`
	Other         *json.Number `json:"other" it:"le risorse fuori dagli obiettivi" en:"the resources outside the objectives"`
	GrandTotal    *json.Number `json:"grand_total" it:"il totale generale, sommato" en:"the grand total, summed"`
	Declared      *json.Number `json:"declared" it:"il totale generale dichiarato" en:"the declared grand total"`
	Spent         *json.Number `json:"spent" it:"quanto si è speso" en:"what was spent"`
}

// Number is a figure in JSON; null if it is not known.
func Number(r *big.Rat) *json.Number {
	if r == nil {
		return nil
	}
	n := json.Number(document.Exact(r, document.ExactDigits))
	return &n
}

// OrNull is a text, or null if it is empty.
func OrNull[T ~string](s T) *T {
	if s == "" {
		return nil
	}
	return &s
}

func tallyJSON(r *evaluate.Result, t *evaluate.Tally) jsonTally {
	return jsonTally{boundsJSON(t), Number(t.Coverage), OrNull(BandName(r.Band(t)))}
}

func boundsJSON(t *evaluate.Tally) jsonBounds {
	return jsonBounds{Number(t.Score), Number(t.Worst), Number(t.Best)}
}

// EvaluationOf is the whole evaluation, or only the tree of one objective.
func EvaluationOf(r *evaluate.Result, only *plan.Objective) Evaluation {
	x := r.Resources()
	doc := Evaluation{
		Format:              EvaluationFormat,
		Plan:                r.Plan.File.Name,
		Measurements:        MeasurementFiles(r),
		Entity:              EntityOf(r.Plan),
		Year:                r.Year,
		Weights:             Weighing(r.Plan.Weighing.Code()),
		Currency:            r.Plan.CurrencyCode(),
		jsonTally:           tallyJSON(r, &r.Tally),
		ExcludedWeight:      Number(r.ExcludedWeight),
		ScoreIfExcludedZero: Number(r.ExcludedAsZero),
		Areas:               []jsonArea{},
		Missions:            []jsonMission{},
		Offices:             groupsJSON(r.Offices()),
		Types:               []jsonType{},
		Resources: jsonTotals{
			Total:         Number(x.Total),
			Interventions: Number(x.Interventions),
			Other:         Number(x.Other),
			GrandTotal:    Number(x.GrandTotal),
			Declared:      Number(x.Declared),
			Spent:         Number(x.Spent),
		},
	}
	if m := r.Current; m != nil {
		state := State(m.State().Code)
		doc.AsOf, doc.Status = OrNull(m.AsOfText.Value), &state
	}
	for _, a := range r.Children {
		if a.Area != nil && (only == nil || a.Area == only.Area) {
			doc.Areas = append(doc.Areas, areaJSON(r, a, only))
		}
	}
	if !r.Plan.HasAreas() {
		doc.Objectives = objectivesJSON(r, r.Node, only)
	}
	for _, m := range r.Missions() {
		doc.Missions = append(doc.Missions, jsonMission{groupJSON(m), groupsJSON(m.Parts)})
	}
	for _, t := range r.Types() {
		doc.Types = append(doc.Types, jsonType{OrNull(t.Code), groupJSON(t).jsonShare})
	}
	return doc
}

// groupJSON has the name that the plan gives. The group of what belongs to none has
// no name.
func groupJSON(g *evaluate.Group) jsonGroup {
	doc := jsonGroup{Code: OrNull(g.Code), jsonShare: jsonShare{Number(g.Share), boundsJSON(&g.Tally)}}
	if g.Code != "" {
		doc.Name = g.Name.IT
	}
	return doc
}

func groupsJSON(groups []*evaluate.Group) []jsonGroup {
	all := make([]jsonGroup, len(groups))
	for k, g := range groups {
		all[k] = groupJSON(g)
	}
	return all
}

func areaJSON(r *evaluate.Result, a *evaluate.Node, only *plan.Objective) jsonArea {
	doc := jsonArea{Code: a.Code(), Name: a.Name(), Weight: Number(a.Weight), Share: Number(a.Share),
		jsonTally: tallyJSON(r, &a.Tally), Objectives: objectivesJSON(r, a, only)}
	return doc
}

// objectivesJSON is the objectives below a node, in the order of the file: all, or one
// and those under it.
func objectivesJSON(r *evaluate.Result, n *evaluate.Node, only *plan.Objective) []jsonObjective {
	if only != nil {
		n = r.Of(only)
	}
	below := map[*plan.Objective]*evaluate.Node{}
	for _, o := range n.Objectives() {
		below[o.Objective] = o
	}
	all := []jsonObjective{}
	for _, o := range r.Plan.Objectives {
		if below[o] != nil {
			all = append(all, objectiveJSON(r, below[o]))
		}
	}
	return all
}

func objectiveJSON(r *evaluate.Result, o *evaluate.Node) jsonObjective {
	doc := jsonObjective{Code: o.Code(), Title: o.Name(), Programme: OrNull(ProgrammeRef(o.Objective)),
		Weight: Number(o.Weight), Share: Number(o.Share), jsonTally: tallyJSON(r, &o.Tally),
		Resources: amountsJSON(o.Own), Indicators: []jsonIndicator{}}
	if up := o.Objective.Parent; up != nil {
		doc.Parent = &up.Code.Value
	}
	if len(o.Objective.Objectives) > 0 {
		below := amountsJSON(o.Below)
		doc.Below = &below
	}
	for _, i := range o.OwnIndicators() {
		doc.Indicators = append(doc.Indicators, indicatorJSON(i))
	}
	return doc
}

func amountsJSON(a evaluate.Amounts) jsonAmounts {
	return jsonAmounts{Number(a.Total), Number(a.Interventions), Number(a.People), Number(a.Spent)}
}

// ProgrammeRef is the programme of an objective, or of the nearest one above it; empty
// if there is none.
func ProgrammeRef(o *plan.Objective) string {
	if o.Programme == nil {
		return ""
	}
	return o.Programme.Ref
}

func indicatorJSON(i *evaluate.Indicator) jsonIndicator {
	doc := jsonIndicator{
		Code:          i.Code.Value,
		Name:          i.Name.Value,
		Type:          OrNull(i.TypeCode()),
		Unit:          OrNull(i.Unit.Value),
		Weight:        Number(i.Node.Weight),
		Share:         Number(i.Node.Share),
		Status:        Status(i.Status.Code()),
		Band:          OrNull(BandName(i.Band)),
		Method:        i.Method.Name,
		Value:         valueJSON(i.Kind, i.Value),
		Ratio:         Number(i.Ratio),
		Achievement:   Number(i.Achievement),
		WeightedScore: Number(i.Node.Points),
		Cause:         OrNull(i.Record.Cause.Value),
		Reachable:     Reachable(i),
		Formula:       OrNull(i.Formula.Value),
		Inputs:        make([]jsonInput, len(i.Inputs)),
	}
	doc.Office, doc.Offices = OfficesOf(i.Answering())
	if i.Target != nil {
		doc.Target = ConditionOf(i.Target.Condition, i.Target.Day)
	}
	if x := i.Exclusion; x != nil {
		doc.Excluded = &jsonExclusion{ExclusionReason(x), OrNull(x.Act), OrNull(x.Date)}
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

// valueJSON is a value in JSON: a number, a boolean, a date as text.
func valueJSON(kind target.Kind, v *big.Rat) Value {
	switch {
	case v == nil:
		return nil
	case kind == target.YesNoKind:
		return v.Sign() != 0
	case kind == target.DateKind:
		return target.DateOfDays(v.Num().Int64()).Format(time.DateOnly)
	}
	return Number(v)
}

// ConditionOf is a target in JSON, of a day if there is one.
func ConditionOf(c target.Condition, day string) Goal {
	on := OrNull(day)
	if c.Op == target.Between {
		return Range{c.Op.String(), valueJSON(c.Kind, c.Low.Rat()), valueJSON(c.Kind, c.High.Rat()), on, c.String()}
	}
	target := Target{Op: c.Op.String(), Value: valueJSON(c.Kind, c.Value.Rat()), Day: on, Text: c.String()}
	if !c.Tolerance.IsZero() {
		target.Tolerance = Number(c.Tolerance.Rat())
	}
	return target
}

// MeasurementFiles are the names of the measurements files, earliest year first.
func MeasurementFiles(r *evaluate.Result) []string {
	names := []string{}
	for _, m := range r.Measurements {
		names = append(names, m.File.Name)
	}
	return names
}

// BandName is the name of a band in the plan; empty if there is none.
func BandName(b *scoring.Band) string {
	if b == nil {
		return ""
	}
	return b.Name.Value
}

// Reachable says whether the target can still be reached; nil if nobody says.
func Reachable(i *evaluate.Indicator) *bool {
	if i.Record.Reach.Value == "" {
		return nil
	}
	yes := i.Record.Reach.Value != "no"
	return &yes
}

// ExclusionReason is what the measurements say, or the setting of the plan.
func ExclusionReason(x *evaluate.Exclusion) string {
	if x.Act == "" {
		return "zero_denominator"
	}
	return x.Reason.In(lang.IT)
}
