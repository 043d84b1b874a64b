// Package scoring is how a plan turns values into scores, as it says it: methods, caps,
// bands, steps, baselines. What the methods mean is in package evaluate.
package scoring

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
	"piao/plan/target"
	"piao/plan/yearly"
)

// Judged is the method for indicators that a person judges. It is the only method
// that needs neither formula nor target.
const Judged = "judged"

// OfPlan is how the plan turns values into scores. The methods themselves are in
// package evaluate.
type OfPlan struct {
	Method  source.Text // empty means proportional
	Cap     source.Decimal
	Missing source.Text // open or zero; empty means open
	Bands   []*Band     // highest first
}

// DefaultMethod is the method of a plan that names none.
const DefaultMethod = "proportional"

// MethodName is the method of indicators that name none of their own.
func (s *OfPlan) MethodName() string {
	if s.Method.Value == "" {
		return DefaultMethod
	}
	return s.Method.Value
}

// MissingIsZero reports whether a missing value scores 0. Otherwise it is left out.
func (s *OfPlan) MissingIsZero() bool { return s.Missing.Value == "zero" }

// Band gives a name to the scores from a fraction up to the next band.
type Band struct {
	From   source.Decimal
	Name   source.Text
	Colour source.Text
	Label  lang.Text // the name; a plan's own name is the same in both languages
}

// Colours are those that a band may have.
var Colours = []string{"green", "yellow", "orange", "red", "blue", "grey"}

func fraction(value int64, exp int32) source.Decimal {
	return source.Decimal{Decimal: decimal.New(value, exp), OK: true}
}

func Default() OfPlan { return OfPlan{Cap: fraction(1, 0)} }

func defaultBands() []*Band {
	return []*Band{
		{From: fraction(1, 0), Colour: source.Text{Value: "green"}, Label: lang.Both("raggiunto", "met")},
		{From: fraction(75, -2), Colour: source.Text{Value: "yellow"}, Label: lang.Both("parzialmente raggiunto",
			"partially met")},
		{From: fraction(0, 0), Colour: source.Text{Value: "red"}, Label: lang.Both("non raggiunto", "not met")},
	}
}

// The names of the lists of methods, for a whole plan and for an indicator. Package
// evaluate fills the lists.
const (
	PlanMethods = "methods of a plan"
	Methods     = "methods"
)

func methodShape(list string) source.Shape { return source.Scalar{List: list} }

var PlanKeys = source.Keys[OfPlan]{
	{Name: "method", Doc: lang.Both("il metodo di punteggio", "the scoring method"), Default: lang.Same(DefaultMethod),
		Label: methodLabel,
		Read: source.FieldAs(methodShape(PlanMethods), (*source.Reader).Line,
			func(s *OfPlan) *source.Text { return &s.Method }).
			Saying(func(s *OfPlan) source.Content { return source.Word{Code: s.MethodName()} })},
	{Name: "cap", Doc: lang.Both("il raggiungimento massimo che conta",
		"the greatest achievement that counts"), Default: lang.Same("100 %"),
		Label: capLabel,
		Read: source.FieldAs(capShape, readCap, func(s *OfPlan) *source.Decimal { return &s.Cap }).
			Saying(func(s *OfPlan) source.Content { return source.Share{Fraction: s.Cap.Decimal} })},
	{Name: "missing", Doc: lang.Both("che cosa vale un valore mancante: open o zero",
		"what a missing value is worth: open or zero"), Default: lang.Same("open"),
		Label: lang.Both("valori mancanti", "missing values"),
		Read:  source.WordAt(missingWords, func(s *OfPlan) *source.Text { return &s.Missing }).Saying((*OfPlan).missing)},
	{Name: "bands", Doc: lang.Both("la legenda dei punteggi, dal più alto", "the legend of scores, highest first"),
		Default: lang.Both("raggiunto da 100 %, parzialmente raggiunto da 75 %, non raggiunto da 0 %",
			"met from 100 %, partially met from 75 %, not met from 0 %"),
		Label: lang.Both("legenda dei punteggi", "legend of scores"),
		Read: source.FieldAs(source.List{Of: bandKeys.Shape(), AtLeast: 1}, readBands,
			func(s *OfPlan) *[]*Band { return &s.Bands }).
			Saying(func(s *OfPlan) source.Content { return Legend(s.Bands) })},
}

var (
	methodLabel = lang.Both("metodo", "method")
	capLabel    = lang.Both("tetto", "cap")
)

// missingWords say what a missing value is worth; the default comes first.
var missingWords = []source.Word{
	{Code: "open", Name: lang.Both("aperti", "open")},
	{Code: "zero", Name: lang.Both("zero", "zero")},
}

func (s *OfPlan) missing() source.Content {
	if s.MissingIsZero() {
		return missingWords[1]
	}
	return missingWords[0]
}

// Legend is the bands of a plan, highest first.
type Legend []*Band

// String is the legend as programs read it.
func (l Legend) String() string {
	var bands []string
	for _, b := range l {
		bands = append(bands, fmt.Sprintf("%s from %s (%s)", b.Label.EN, source.Share{Fraction: b.From.Decimal},
			b.ColourName()))
	}
	return strings.Join(bands, "; ")
}

// ColourName is the colour, or a dash if there is none.
func (b *Band) ColourName() string {
	if b.Colour.Value == "" {
		return "–"
	}
	return b.Colour.Value
}

// capShape is a cap of at least 100 %.
var capShape = source.Scalar{
	Name: lang.Both("una percentuale da 100 % in su", "a percentage of 100 % or more"), Like: "120 %",
	Pattern: `^\s*0*[1-9][0-9]{2,}(\.[0-9]+)?\s*%\s*$`,
}

// readCap reads a cap. One below 100 % would take points from a target that was met.
func readCap(r *source.Reader, n source.Node) source.Decimal {
	d := r.Percent(n)
	if d.OK && d.LessThan(decimal.New(1, 0)) {
		r.Report(problem(d.Text.Span(), lang.Say("il tetto non può stare sotto 100 %%, qui è %s",
			"the cap cannot be below 100 %%, here it is %s", d.Text.Value)))
		d.OK = false
	}
	if !d.OK {
		d.Decimal = decimal.New(1, 0)
	}
	return d
}

func readBands(r *source.Reader, n source.Node) []*Band {
	bands := source.ReadList(bandKeys, r, n)
	for _, b := range bands {
		b.Label = lang.Same(b.Name.Value)
	}
	if n.IsList() && n.Len() == 0 {
		r.Report(problem(n.Span(), lang.Say("la legenda non ha fasce", "the legend has no bands"),
			lang.Say("scriverne almeno una da 0 %%, oppure togliere «bands»",
				"write one from 0 %% at least, or remove “bands”")))
	}
	return bands
}

var bandKeys = source.Keys[Band]{
	{Name: "from", Required: true, Doc: lang.Both("da quale punteggio vale", "from which score it holds"),
		Read: source.PercentAt(func(b *Band) *source.Decimal { return &b.From })},
	{Name: "name", Required: true, Doc: lang.Both("come si chiama", "what it is called"),
		Read: source.LineAt(func(b *Band) *source.Text { return &b.Name })},
	{Name: "colour", Doc: lang.Both("il colore", "its colour"),
		Read: source.ChoiceAt(Colours, func(b *Band) *source.Text { return &b.Colour })},
}

// OfIndicator is how one indicator is scored, where this differs from the plan.
type OfIndicator struct {
	Method          source.Text
	Cap             source.Decimal
	Baseline        Baseline
	Steps           Steps
	ZeroDenominator source.Text // met, missed or excluded
}

// Step is one step of the method `steps`: the score if the condition holds.
type Step struct {
	Text  source.Text // the condition as written
	When  target.Condition
	Score source.Decimal
	OK    bool
}

var ofThePlan = lang.Both("quello del piano", "the plan's")

var IndicatorKeys = source.Keys[OfIndicator]{
	{Name: "method", Doc: lang.Both("il metodo di punteggio", "the scoring method"), Default: ofThePlan,
		Label: methodLabel,
		Read: source.FieldAs(methodShape(Methods), (*source.Reader).Line,
			func(s *OfIndicator) *source.Text { return &s.Method }).
			Saying(func(s *OfIndicator) source.Content { return source.Plainly(s.Method) })},
	{Name: "cap", Doc: lang.Both("il raggiungimento massimo che conta",
		"the greatest achievement that counts"), Default: ofThePlan,
		Label: capLabel,
		Read: source.FieldAs(capShape, readCap, func(s *OfIndicator) *source.Decimal { return &s.Cap }).
			Saying(func(s *OfIndicator) source.Content { return source.AsShare(s.Cap) })},
	{Name: "baseline", Doc: lang.Both("il valore che vale 0, per anno, oppure previous",
		"the value worth 0, by year, or previous"),
		Label: lang.Both("valore di partenza", "baseline"),
		Read: source.FieldAs(baselineShape, readBaseline, func(s *OfIndicator) *Baseline { return &s.Baseline }).
			SayingAll(func(s *OfIndicator) []source.Fact { return s.Baseline.facts() })},
	{Name: "steps", Doc: lang.Both("i gradini: condizione e punteggio", "the steps: condition and score"),
		Label: lang.Both("gradini", "steps"),
		Read: source.FieldAs(source.Either{stepsShape, source.ByYear{Of: stepsShape, Days: true}}, readSteps,
			func(s *OfIndicator) *Steps { return &s.Steps }).
			SayingAll(func(s *OfIndicator) []source.Fact { return s.Steps.facts() })},
	{Name: "zero_denominator", Doc: lang.Both("che cosa vale dividere per zero: met, missed o excluded",
		"what dividing by zero is worth: met, missed or excluded"),
		Default: lang.Both("il valore è indefinito", "the value is undefined"),
		Label:   lang.Both("se si divide per zero", "on dividing by zero"),
		Read:    source.WordAt(zeroWords, func(s *OfIndicator) *source.Text { return &s.ZeroDenominator })},
}

var zeroWords = []source.Word{
	{Code: "met", Name: lang.Both("vale come raggiunto", "it counts as met")},
	{Code: "missed", Name: lang.Both("vale come non raggiunto", "it counts as missed")},
	{Code: "excluded", Name: lang.Both("esce dalla valutazione", "it leaves the evaluation")},
}

// Ladder is the readable steps of an indicator.
type Ladder []*Step

// String is the steps as programs read them.
func (l Ladder) String() string {
	var steps []string
	for _, s := range l {
		steps = append(steps, fmt.Sprintf("%s is worth %s", s.When.Plain(), source.Share{Fraction: s.Score.Decimal}))
	}
	return strings.Join(steps, "; ")
}

// Steps are the steps of an indicator: the same for all targets, or some for each.
type Steps []StepsOf

// StepsOf are the steps for the target of a year or of a day; for all targets if there
// is neither.
type StepsOf struct {
	yearly.Moment
	Steps []*Step
}

// All lists every step.
func (s Steps) All() []*Step {
	var all []*Step
	for _, of := range s {
		all = append(all, of.Steps...)
	}
	return all
}

var stepsShape = source.List{Of: stepKeys.Shape()}

// For lists the steps for the target of a moment; none if there are none.
func (s Steps) For(m yearly.Moment) []*Step {
	for _, of := range s {
		if of.Year == 0 || of.Year == m.Year && of.Day == m.Day {
			return of.Steps
		}
	}
	return nil
}

func readSteps(r *source.Reader, n source.Node) Steps {
	if !n.IsMap() {
		return Steps{{Steps: source.ReadList(stepKeys, r, n)}}
	}
	all := Steps{}
	yearly.EachMoment(r, n, func(m yearly.Moment, value source.Node) {
		all = append(all, StepsOf{m, source.ReadList(stepKeys, r, value)})
	})
	return all
}

func (s Steps) facts() []source.Fact {
	var all []source.Fact
	for _, of := range s {
		var sound Ladder
		for _, step := range of.Steps {
			if step.OK {
				sound = append(sound, step)
			}
		}
		if sound != nil {
			all = append(all, of.Fact(sound))
		}
	}
	return all
}

var stepKeys = source.Keys[Step]{
	{Name: "when", Required: true, Doc: lang.Both("quando vale, come un target", "when it holds, like a target"),
		Read: source.FieldAs(source.ConditionShape, (*source.Reader).Line, func(s *Step) *source.Text { return &s.Text })},
	{Name: "score", Required: true, Doc: lang.Both("quanto vale", "what it is worth"),
		Read: source.PercentAt(func(s *Step) *source.Decimal { return &s.Score })},
}

// Baseline is the value that scores 0 under the method `linear`, in the indicator's
// own unit (percentages are fractions), or last year's value.
type Baseline struct {
	yearly.Varying
	Previous bool
}

// Figure is a number in an indicator's own unit, as written.
type Figure struct{ source.Decimal }

// String is the figure as written.
func (f Figure) String() string { return f.Text.Value }

func (b *Baseline) facts() []source.Fact {
	if b.Previous {
		word := source.Word{Code: previous, Name: lang.Both("il valore dell'anno prima", "the year before's value")}
		return []source.Fact{{Value: word}}
	}
	return b.Varying.Facts(func(d source.Decimal) source.Content {
		if !d.OK {
			return nil
		}
		return Figure{d}
	})
}

var baselineShape = source.Either{source.ChoiceShape([]string{previous}), source.FigureShape,
	source.ByYear{Of: source.FigureShape}}

// previous stands for last year's value as the baseline.
const previous = "previous"

// readBaseline keeps the texts. Their meaning depends on the indicator's unit.
func readBaseline(r *source.Reader, n source.Node) Baseline {
	b := Baseline{Varying: yearly.ReadVarying(r, n, func(r *source.Reader, n source.Node) source.Decimal {
		return source.Decimal{Text: r.Line(n)}
	})}
	b.Previous = b.All.Text.Value == previous
	return b
}

// Settle reads the figures once the indicator's unit is known.
func (b *Baseline) Settle(read func(*source.Decimal)) {
	if !b.Previous {
		read(&b.All)
	}
	for k := range b.ByYear {
		read(&b.ByYear[k].Value)
	}
}

func problem(span diag.Span, message lang.Message, hints ...lang.Message) diag.Diagnostic {
	return diag.Diagnostic{Rule: Rule, Span: span, Message: message, Hints: hints}
}

// Finish gives a plan without bands the default ones, in its language.
func (s *OfPlan) Finish(l lang.Lang) {
	if s.Bands == nil {
		s.Bands = defaultBands()
		for _, b := range s.Bands {
			b.Name.Value = b.Label.In(l)
		}
	}
}
