package plan

import (
	"cmp"
	"slices"

	"piao/plan/diag"
	"piao/plan/formula"
	"piao/plan/lang"
	"piao/plan/scoring"
	"piao/plan/source"
	"piao/plan/target"
	"piao/plan/yearly"
)

// Indicator measures an objective: a formula over measures or its own figure, and the
// value it is to reach in each year.
type Indicator struct {
	Code, Name, Description source.Text
	Type, Unit              source.Text
	Office                  Answering // its own
	Weight                  Weight
	Formula                 source.Text
	Expr                    formula.Expr // nil if there is no readable formula; its own measure if it has none
	Source, AccruesText     source.Text  // of its own measure
	Targets                 []*Target    // those of years, in the order of the file
	Intermediate            []*Target    // those of days, likewise
	Scoring                 scoring.OfIndicator

	Objective *Objective
	OwnType   *Type      // nil unless its type is one of the plan's own
	Measures  []*Measure // those of the formula, each once, in order of writing
	Own       *Measure   // the measure that it is itself, if it has no formula; nil for most
	Kind      target.Kind
	Percent   bool // its values are shares: figures carry a per cent sign
}

var targetsDoc = lang.Both("i valori da raggiungere, per anno", "the values to reach, by year")

// formulaShape is a formula, which may be just a number.
var formulaShape = source.Scalar{
	Name: lang.Both("una formula", "a formula"), Like: "N_ImprCrm / N_ImprAtt",
	Pattern: `\S`, Any: true,
}

var indicatorKeys = source.Keys[Indicator]{
	{Name: "name", Required: true, Doc: lang.Both("il nome dell'indicatore", "the indicator's name"),
		Label: nameLabel,
		Read:  source.LineAt(func(i *Indicator) *source.Text { return &i.Name })},
	{Name: "description", Doc: lang.Both("che cosa misura", "what it measures"),
		Label: descriptionLabel,
		Read:  source.LineAt(func(i *Indicator) *source.Text { return &i.Description })},
	{Name: "office", Doc: officeDoc, Label: OfficeElement.Name,
		Default: lang.Both("quello dell'obiettivo", "the objective's"),
		Read:    officeAt(func(i *Indicator) *Answering { return &i.Office })},
	{Name: "type", Doc: lang.Both("la tipologia", "the kind of indicator"),
		Label: TypeElement.Name,
		Read: source.FieldAs(typeShape, readType, func(i *Indicator) *source.Text { return &i.Type }).
			Saying((*Indicator).kind)},
	{Name: "unit", Doc: lang.Both("l'unità di misura", "the unit"),
		Label: unitLabel,
		Read:  source.LabelAt(func(i *Indicator) *source.Text { return &i.Unit })},
	{Name: "weight", Doc: lang.Both("il peso nell'obiettivo", "its weight in the objective"), Default: equalParts,
		Label: weightLabel,
		Read:  weightAt(func(i *Indicator) *Weight { return &i.Weight })},
	{Name: "formula", Doc: lang.Both("come si calcola dalle misure; se manca, l'indicatore è misura di sé",
		"how it is computed from measures; without it, the indicator is its own measure"),
		Label: lang.Both("formula", "formula"),
		Read: source.FieldAs(formulaShape, (*source.Reader).Words, func(i *Indicator) *source.Text { return &i.Formula }).
			Saying((*Indicator).computed)},
	{Name: "source", Rare: true, Doc: lang.Both("senza formula: da dove viene il dato",
		"without a formula: where the figure comes from"), Label: sourceLabel,
		Read: source.LineAt(func(i *Indicator) *source.Text { return &i.Source })},
	{Name: "accrues", Rare: true, Doc: lang.Both("senza formula: se cresce di giorno in giorno lungo l'anno: true o false",
		"without a formula: whether it grows day by day through the year: true or false"), Default: lang.Same("false"),
		Label: courseLabel,
		Read: source.BooleanAt(func(i *Indicator) *source.Text { return &i.AccruesText }).
			Saying(func(i *Indicator) source.Content { return i.asMeasure().course() })},
	{Name: "targets", As: "target", Doc: targetsDoc, Label: lang.Both("target", "target"),
		Read: source.As(source.ByYear{Of: source.ConditionShape, Days: true},
			func(r *source.Reader, n source.Node, i *Indicator) { i.readTargets(r, n) }).
			SayingAll((*Indicator).targets)},
	{Name: "scoring", Doc: lang.Both("come si calcola il suo punteggio", "how its score is computed"),
		Read: source.MapAt(scoring.IndicatorKeys, func(i *Indicator) *scoring.OfIndicator { return &i.Scoring })},
}

// ByYear lists the targets of an indicator, the earliest year first.
func (i *Indicator) ByYear() []*Target {
	earlier := func(a, b *Target) int { return cmp.Compare(a.Year, b.Year) }
	if slices.IsSortedFunc(i.Targets, earlier) {
		return i.Targets
	}
	return slices.SortedFunc(slices.Values(i.Targets), earlier)
}

// AllTargets lists the targets of years, the earliest first, and then those of days.
func (i *Indicator) AllTargets() []*Target { return slices.Concat(i.ByYear(), i.Intermediate) }

// computed is the formula, or its text where it cannot be read.
func (i *Indicator) computed() source.Content {
	switch {
	case i.Own != nil:
		return Itself{i.Expr.(*formula.Measure)}
	case i.Expr == nil:
		return source.Plainly(i.Formula)
	}
	return i.Expr
}

func (i *Indicator) targets() []source.Fact {
	var all []source.Fact
	for _, t := range i.AllTargets() {
		f := t.Fact(source.Plainly(t.Text))
		if t.OK {
			f.Value = t.Condition
		}
		all = append(all, f)
	}
	return all
}

// TargetOn is the target of the monitoring of a day, as 2023-06-30, or else the year's;
// nil if there is none. Without a day it is the year's.
func (i *Indicator) TargetOn(day string, year int) *Target {
	for _, t := range i.Intermediate {
		if t.Day == day && t.OK {
			return t
		}
	}
	return i.Target(year)
}

// Target is the target in a year; nil if there is none or it was refused.
func (i *Indicator) Target(year int) *Target {
	for _, t := range i.Targets {
		if t.Year == year && t.OK {
			return t
		}
	}
	return nil
}

// scoring.Judged reports whether a person judges the indicator, rather than a formula.
func (i *Indicator) Judged() bool { return i.Scoring.Method.Value == scoring.Judged }

// Due reports whether the indicator counts in a year if nothing excludes it. A judged
// one without any targets counts in every year.
func (i *Indicator) Due(year int) bool {
	return i.Target(year) != nil || i.Judged() && len(i.Targets) == 0
}

// indicatorShape is what an indicator may be. require must agree with it.
func indicatorShape() source.Shape {
	m := indicatorKeys.Shape()
	m.Unless = &source.Unless{Path: []string{"scoring", "method"}, Is: scoring.Judged, Required: []string{"targets"}}
	return m
}

// require reports the keys that an indicator must have unless it is judged.
func (i *Indicator) require(r *source.Reader, n source.Node) {
	if !i.Judged() && i.Targets == nil {
		r.Missing(n, i.Code, "targets", targetsDoc)
	}
}

// readTargets keeps the texts of the targets. Their meaning depends on the
// indicator's unit and formula, which may follow them in the file.
func (i *Indicator) readTargets(r *source.Reader, n source.Node) {
	i.Targets = []*Target{}
	yearly.EachMoment(r, n, func(m yearly.Moment, value source.Node) {
		t := &Target{Moment: m, Text: r.Line(value)}
		if m.Day != "" {
			i.Intermediate = append(i.Intermediate, t)
			return
		}
		i.Targets = append(i.Targets, t)
	})
}

// settle reads the targets and the conditions of the steps, once the unit and the
// formula are known.
func (i *Indicator) settle(r *source.Reader) {
	i.Kind, i.Percent = i.valueKind()
	for _, t := range slices.Concat(i.Targets, i.Intermediate) {
		t.Condition, t.OK = i.condition(r, t.Text)
	}
	for _, s := range i.Scoring.Steps.All() {
		s.When, s.OK = i.condition(r, s.Text)
	}
	i.Scoring.Baseline.Settle(func(f *source.Decimal) { i.figure(r, f) })
}

// valueKind is the kind of the indicator's values. Its unit decides, or else the
// only measure of its formula. The values are shares if either says so.
func (i *Indicator) valueKind() (target.Kind, bool) {
	kind, percent := target.NumberKind, false
	if _, alone := i.Expr.(*formula.Measure); alone && len(i.Measures) == 1 {
		kind, percent = i.Measures[0].Kind(), i.Measures[0].Unit.Value == "%"
	}
	if i.Unit.Given() {
		return target.KindOfUnit(i.Unit.Value), percent || i.Unit.Value == "%"
	}
	return kind, percent
}

func (i *Indicator) condition(r *source.Reader, t source.Text) (target.Condition, bool) {
	if t.Value == "" {
		return target.Condition{}, false
	}
	c, problem := target.Parse(t.Value, i.Kind, i.Percent)
	if problem == nil {
		r.Respelt = append(r.Respelt, target.Respelling(t)...)
		return c, true
	}
	d := diag.Diagnostic{Rule: target.Rule, Span: t.Within(problem.Start, problem.End), Message: problem.Message,
		Hints: problem.Hints, Fixes: t.Meant(problem.Fixes...)}
	if i.Percent && i.Unit.Value != "%" {
		d.Related = append(d.Related, diag.Related{Span: i.Measures[0].Unit.Span(),
			Message: lang.Say("la misura %s è in %%", "the measure %s is in %%", i.Measures[0].Code.Value)})
	}
	r.Report(d)
	return target.Condition{}, false
}

// Target is the value to reach in a year, or by one of its days. OK is false where its
// text was refused.
type Target struct {
	yearly.Moment
	Text source.Text
	target.Condition
	OK bool
}

func (i *Indicator) figure(r *source.Reader, f *source.Decimal) {
	if f.Text.Value == "" {
		return
	}
	d, problem := target.ParseFigure(f.Text.Value, i.Kind, i.Percent)
	if !problem.IsZero() {
		r.RefuseProblem(f.Text, problem)
		return
	}
	f.Decimal, f.OK = d, true
}

// StepsFor lists the steps for a target; without one, those for all.
func (i *Indicator) StepsFor(t *Target) []*scoring.Step {
	if t == nil {
		return i.Scoring.Steps.For(yearly.Moment{})
	}
	return i.Scoring.Steps.For(t.Moment)
}

// placeDays finds the years of days, which the plan's year_end decides.
func (p *Plan) placeDays(i *Indicator) {
	place := func(m *yearly.Moment) {
		if day, problem := source.ParseDate(m.Day); problem.IsZero() {
			m.Year = p.YearOf(day)
		}
	}
	for _, t := range i.Intermediate {
		place(&t.Moment)
	}
	for k := range i.Scoring.Steps {
		place(&i.Scoring.Steps[k].Moment)
	}
}
