package report

import (
	"encoding/json"
	"math/big"

	"piao/cmd/internal/document"
	"piao/evaluate"
	"piao/evaluate/ahead"
	"piao/plan/formula"
)

// The formats of what looks behind and ahead, as JSON.
const (
	ExplanationFormat = "piao-explanation/1"
	WhatIfFormat      = "piao-whatif/1"
)

// jsonAnswer is what can be said of a needed value.
type jsonAnswer string

type jsonExplanation struct {
	jsonHead
	Score      *json.Number    `json:"score" it:"il punteggio dell'ente" en:"the body's score"`
	Indicators []jsonExplained `json:"indicators" it:"gli indicatori spiegati" en:"the indicators explained"`
}

// jsonHead is what an evaluation is of.
type jsonHead struct {
	Format       string     `json:"format" it:"il formato e la sua versione" en:"the format and its version"`
	Plan         string     `json:"plan" it:"il file del piano" en:"the plan's file"`
	Measurements []string   `json:"measurements" it:"i file delle misurazioni, dal primo anno" en:"the measurements files, earliest year first"`
	Entity       jsonEntity `json:"entity" it:"l'ente" en:"the body"`
	Year         int        `json:"year" it:"l'anno valutato" en:"the year evaluated"`
	AsOf         *string    `json:"as_of" it:"il giorno a cui le cifre sono aggiornate, anno-mese-giorno" en:"the day the figures stand at, year-month-day"`
	Status       *jsonState `json:"status" it:"lo stato delle cifre" en:"the state of the figures"`
}

type jsonExplained struct {
	Area      string `json:"area" it:"il codice dell'area" en:"the area's code"`
	Objective string `json:"objective" it:"il codice dell'obiettivo" en:"the objective's code"`
	jsonIndicator
	Figures        []jsonFigure   `json:"figures" it:"le cifre da cui viene il valore, con il posto in cui stanno" en:"the figures that the value comes from, with the place they stand at"`
	Steps          []string       `json:"steps" it:"la formula con i numeri, svolta passo per passo" en:"the formula with the numbers, worked out step by step"`
	Exact          *string        `json:"exact" it:"il valore esatto, come frazione" en:"the exact value, as a fraction"`
	RatioSteps     []string       `json:"ratio_steps" it:"il conto del rapporto, svolto passo per passo" en:"the ratio's calculation, worked out step by step"`
	Cap            *json.Number   `json:"cap" it:"il tetto del raggiungimento" en:"the cap of the achievement"`
	AreaShare      *json.Number   `json:"area_share" it:"la quota dell'area nell'ente" en:"the area's share of the body"`
	ObjectiveShare *json.Number   `json:"objective_share" it:"la quota dell'obiettivo nell'area" en:"the objective's share of the area"`
	BodyShare      *json.Number   `json:"body_share" it:"la quota dell'indicatore nell'ente, 0 se non conta" en:"the indicator's share of the body, 0 where it does not count"`
	ShareOfAll     *json.Number   `json:"share_of_all" it:"la sua quota nell'ente quando tutto sarà misurato" en:"its share of the body once all is measured"`
	NotCounting    []string       `json:"not_counting" it:"i codici di chi non conta e gli lascia una parte del peso" en:"the codes of what does not count and leaves it a part of the weight"`
	Threshold      *jsonThreshold `json:"threshold" it:"che cosa deve valere la sola cifra che manca, perché il target sia soddisfatto" en:"what the only missing figure has to be, for the target to be met"`
	Needed         []jsonNeeded   `json:"needed" it:"il valore che serve di ciascuna misura, se il target non è soddisfatto" en:"the needed value of each measure, where the target is not met"`
}

type jsonThreshold struct {
	Measure string    `json:"measure" it:"il codice della misura" en:"the measure's code"`
	Year    int       `json:"year" it:"l'anno della cifra" en:"the figure's year"`
	Op      string    `json:"op" it:"almeno (>=) o al più (<=)" en:"at least (>=) or at most (<=)"`
	Value   jsonValue `json:"value" it:"la cifra" en:"the figure"`
}

// jsonFigure is an input with the place it stands at.
type jsonFigure struct {
	jsonInput
	Name   string  `json:"name" it:"il nome della misura" en:"the measure's name"`
	Unit   *string `json:"unit" it:"l'unità di misura" en:"the unit"`
	Of     string  `json:"of" it:"il codice della misura che ha la cifra" en:"the code of the measure that has the figure"`
	OfYear int     `json:"of_year" it:"l'anno del file che ha la cifra, o che la avrebbe" en:"the year whose file has the figure, or would have it"`
	File   *string `json:"file" it:"il file in cui sta" en:"the file that it stands in"`
	Line   *int    `json:"line" it:"la riga" en:"the line"`
	Source *string `json:"source" it:"da dove viene" en:"where it comes from"`
	Note   *string `json:"note" it:"la nota" en:"the note"`
}

type jsonNeeded struct {
	Measure     string       `json:"measure" it:"il codice della misura" en:"the measure's code"`
	Year        int          `json:"year" it:"l'anno della cifra" en:"the figure's year"`
	Answer      jsonAnswer   `json:"answer" it:"se c'è un valore che basta, e se no perché" en:"whether there is a value that is enough, and else why"`
	Value       jsonValue    `json:"value" it:"il valore più vicino che basta" en:"the nearest value that is enough"`
	Change      *json.Number `json:"change" it:"quanto in più, o in meno" en:"how much more, or less"`
	Reached     jsonValue    `json:"reached" it:"il valore dell'indicatore con quella cifra" en:"the indicator's value with that figure"`
	Achievement *json.Number `json:"achievement" it:"il suo raggiungimento con quella cifra" en:"its achievement with that figure"`
	AlsoMoves   []string     `json:"also_moves" it:"i codici degli altri indicatori che la misura sposta" en:"the codes of the other indicators that the measure moves"`
}

func headJSON(r *evaluate.Result, format string) jsonHead {
	whole := evaluationHead(r)
	return jsonHead{format, whole.Plan, whole.Measurements, whole.Entity, whole.Year, whole.AsOf, whole.Status}
}

func explanationJSON(r *evaluate.Result, indicators []*evaluate.Indicator) jsonExplanation {
	doc := jsonExplanation{headJSON(r, ExplanationFormat), jsonNumber(r.Score), []jsonExplained{}}
	for _, i := range indicators {
		doc.Indicators = append(doc.Indicators, explainedJSON(r, i))
	}
	return doc
}

func explainedJSON(r *evaluate.Result, i *evaluate.Indicator) jsonExplained {
	doc := jsonExplained{Area: i.Objective.AreaCode.Value, Objective: i.Objective.Code.Value, jsonIndicator: indicatorJSON(i), Figures: []jsonFigure{},
		Steps: stepsJSON(r, i), RatioSteps: []string{}, Cap: jsonNumber(i.Case.Cap),
		AreaShare: jsonNumber(i.Node.Parent.Parent.Share), ObjectiveShare: jsonNumber(i.Node.Parent.Share), BodyShare: jsonNumber(i.Node.OfBody), ShareOfAll: jsonNumber(i.Node.OfAll),
		NotCounting: notCounting(i.Node), Needed: neededJSON(i, ahead.NeededFor(r, i))}
	for _, in := range i.Inputs {
		doc.Figures = append(doc.Figures, figureJSON(in))
	}
	if i.Value != nil {
		doc.Exact = orNull(i.Value.RatString())
	}
	if x := ahead.ThresholdOf(r, i); x != nil {
		doc.Threshold = &jsonThreshold{x.Input.Of.Code.Value, x.Input.FromYear, "<=", jsonNumber(x.Figure)}
		if x.AtLeast {
			doc.Threshold.Op = ">="
		}
	}
	if w := i.Working(); w != nil {
		doc.RatioSteps = plainSteps(w.Expr, w.Number)
	}
	return doc
}

func figureJSON(in evaluate.Input) jsonFigure {
	doc := jsonFigure{jsonInput: inputJSON(in), Name: in.Measure.Name.Value, Unit: orNull(in.Measure.Unit.Value), Of: in.Of.Code.Value, OfYear: in.FromYear}
	if v := in.From; v != nil {
		line := int(v.Code.Pos().Line)
		doc.File, doc.Line = orNull(v.Code.Pos().File.Name), &line
		doc.Source, doc.Note = orNull(v.Source.Value), orNull(v.Note.Value)
	}
	if doc.Source == nil {
		doc.Source = orNull(in.Of.Source.Value)
	}
	return doc
}

// stepsJSON are the formula with the numbers, then worked out: fractions, with a
// decimal point, whatever the language.
func stepsJSON(r *evaluate.Result, i *evaluate.Indicator) []string {
	if i.Value == nil {
		return []string{}
	}
	return plainSteps(i.Expr, func(m *formula.Measure) *big.Rat { return r.Term(i, m) })
}

func plainSteps(e formula.Expr, value func(*formula.Measure) *big.Rat) []string {
	lines := []string{}
	write := func(v *big.Rat) string { return document.Exact(v, document.ExactDigits) }
	given := func(e formula.Expr) string {
		if m, ok := e.(*formula.Measure); ok {
			return write(value(m))
		}
		return e.String()
	}
	for level := range formula.Depth(e) + 1 {
		line := formula.Working{Level: level, Value: value, Write: write, Given: given}.String(e)
		if n := len(lines); n == 0 || lines[n-1] != line {
			lines = append(lines, line)
		}
	}
	return lines
}

func notCounting(n *evaluate.Node) []string {
	codes := []string{}
	for _, idle := range n.Idle() {
		codes = append(codes, idle.Code())
	}
	return codes
}

func neededJSON(i *evaluate.Indicator, needed []ahead.Needed) []jsonNeeded {
	all := []jsonNeeded{}
	for _, n := range needed {
		m := n.Input.Of
		doc := jsonNeeded{Measure: m.Code.Value, Year: n.Input.FromYear, Answer: jsonAnswer(n.Answer.Code()), AlsoMoves: append([]string{}, alsoUsedBy(i, m)...)}
		if n.Answer == ahead.Found {
			doc.Value, doc.Change = valueJSON(m.Kind(), n.Figure), jsonNumber(n.Change())
			doc.Reached, doc.Achievement = valueJSON(i.Kind, n.Then.Value), jsonNumber(n.Then.Achievement)
		}
		all = append(all, doc)
	}
	return all
}
