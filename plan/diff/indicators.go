package diff

import (
	"slices"
	"strconv"

	"piao/plan"
	"piao/plan/formula"
	"piao/plan/lang"
	"piao/plan/source"
)

func (d *differ) indicators(p *plan.Plan) []*member {
	var all []*member
	for _, i := range p.Indicators() {
		all = append(all, d.indicator(p, i))
	}
	return all
}

func (d *differ) indicator(p *plan.Plan, i *plan.Indicator) *member {
	objective := d.renamedTo(p, plan.ObjectiveElement, i.Objective.Code.Value)
	m := &member{kind: plan.IndicatorElement, code: i.Code.Value, name: i.Name.Value, path: []string{objective, i.Code.Value}}
	m.text(nameField, i.Name)
	m.text(descriptionField, i.Description)
	m.names(objectiveField, i.Objective.Code, objective)
	if office := i.OfficeCode.Value; office != "" {
		m.facts = append(m.facts, fact{Field: officeField, key: d.renamedTo(p, plan.OfficeElement, office), value: lang.Same(office)})
	}
	m.text(typeField, i.Type)
	m.text(unitField, i.Unit)
	d.weight(m, &i.Weight)
	m.unit = i.Unit.Value
	if f := d.formula(p, i); f != nil {
		m.facts = append(m.facts, *f)
		m.formula = f
	}
	for _, t := range i.ByYear() {
		m.target(t)
	}
	m.scoring(&i.Scoring)
	return m
}

func (m *member) target(t *plan.Target) {
	f := fact{Field: targetField, year: t.Year, key: t.Text.Value, value: lang.Same(t.Text.Value), target: t}
	if t.OK {
		f.value = t.Condition
	}
	m.facts = append(m.facts, f)
}

// formula is what an indicator says of its formula: the canonical one, compared
// with the codes that its measures have in the new plan. One that cannot be read
// stands as it is.
func (d *differ) formula(p *plan.Plan, i *plan.Indicator) *fact {
	if i.Expr == nil {
		if i.Formula.Value == "" {
			return nil
		}
		return &fact{Field: formulaField, key: i.Formula.Value, value: lang.Same(i.Formula.Value)}
	}
	f := &fact{Field: formulaField, key: i.Formula.Value, value: spokenFormula{i.Expr}, expr: i.Expr}
	renamed := func(m *formula.Measure) bool { return d.renamed[plan.MeasureElement][m.Code] != "" }
	if p == d.old && len(d.renamed[plan.MeasureElement]) > 0 && slices.ContainsFunc(formula.Measures(i.Expr), renamed) {
		f.expr = formula.Renamed(i.Expr, func(code string) string { return d.renamedTo(p, plan.MeasureElement, code) })
		f.key = f.expr.String()
	}
	return f
}

// spokenFormula is a formula in canonical spelling.
type spokenFormula struct{ formula.Expr }

// In is the spelling, alike in both languages.
func (s spokenFormula) In(lang.Lang) string { return s.String() }

// scoring adds how an indicator is scored, where it says so itself.
func (m *member) scoring(s *plan.IndicatorScoring) {
	m.text(methodField, s.Method)
	if s.Cap.OK {
		m.facts = append(m.facts, fact{Field: capField, key: s.Cap.String(), value: percentage(s.Cap.Decimal)})
	}
	m.baseline(&s.Baseline)
	m.steps(s.Steps)
	m.text(zeroField, s.ZeroDenominator)
}

func (m *member) baseline(b *plan.Baseline) {
	if b.Previous {
		m.facts = append(m.facts, fact{Field: baselineField, key: "previous", value: lang.Text{IT: "il valore dell'anno prima", EN: "the year before's value"}})
		return
	}
	m.figure(0, b.All)
	for _, y := range b.ByYear {
		m.figure(y.Year, y.Figure)
	}
}

func (m *member) figure(year int, f plan.Figure) {
	if f.OK {
		m.facts = append(m.facts, fact{Field: baselineField, year: year, key: f.String(), value: lang.Number(f.Text.Value)})
	}
}

func (m *member) steps(steps []*plan.Step) {
	var key string
	var value lang.Parts
	for _, s := range steps {
		if s.OK {
			key += conditionKey(s.When) + " " + s.Score.String() + "\n"
			value = append(value, lang.Say("%s vale %s", "%s is worth %s", s.When, percentage(s.Score.Decimal)))
		}
	}
	if key != "" {
		m.facts = append(m.facts, fact{Field: stepsField, key: key, value: value})
	}
}

// planScoring adds how the plan scores; what it does not say is what holds then.
func (m *member) planScoring(s *plan.Scoring) {
	m.word(methodField, s.MethodName())
	m.facts = append(m.facts, fact{Field: capField, key: s.Cap.String(), value: percentage(s.Cap.Decimal)})
	missing := lang.Text{IT: "aperti", EN: "open"}
	if s.MissingIsZero() {
		missing = lang.Text{IT: "zero", EN: "zero"}
	}
	m.facts = append(m.facts, fact{Field: missingField, key: missing.EN, value: missing})
	m.bands(s.Bands)
}

func (m *member) bands(bands []plan.Band) {
	var key string
	var value lang.Parts
	for _, b := range bands {
		key += b.From.String() + " " + b.Name.Value + " " + b.Colour.Value + "\n"
		value = append(value, lang.Say("%s da %s (%s)", "%s from %s (%s)", b.Label, percentage(b.From.Decimal), colourOr(b.Colour)))
	}
	m.facts = append(m.facts, fact{Field: bandsField, key: key, value: value})
}

func colourOr(t source.Text) string {
	if t.Value == "" {
		return "–"
	}
	return t.Value
}

// content is all that an element says, apart from its code.
func (m *member) content() string {
	s := ""
	for _, f := range m.facts {
		s += f.Key + " " + strconv.Itoa(f.year) + "=" + f.text() + "\n"
	}
	return s
}
