package diff

import (
	"strconv"
	"strings"

	"piao/plan"
	"piao/plan/formula"
	"piao/plan/lang"
	"piao/plan/source"
)

// FormulaKey is the key of the field of formulas.
const FormulaKey = "formula"

// The fields that changes name.
var (
	weightField        = Field{Key: "weight", Name: lang.Text{IT: "peso", EN: "weight"}}
	totalField         = Field{Key: "resources", Name: lang.Text{IT: "risorse", EN: "resources"}}
	interventionsField = Field{Key: "interventions", Name: lang.Text{IT: "interventi economici", EN: "economic interventions"}}
	declaredField      = Field{Key: "totals", Name: lang.Text{IT: "totale dichiarato", EN: "declared total"}}
	otherField         = Field{Key: "other_resources", Name: lang.Text{IT: "altre risorse", EN: "other resources"}}
	targetField        = Field{Key: "target", Name: lang.Text{IT: "target", EN: "target"}}
	formulaField       = Field{Key: FormulaKey, Name: lang.Text{IT: "formula", EN: "formula"}}
	methodField        = Field{Key: "method", Name: lang.Text{IT: "metodo", EN: "method"}}
	capField           = Field{Key: "cap", Name: lang.Text{IT: "tetto", EN: "cap"}}
	missingField       = Field{Key: "missing", Name: lang.Text{IT: "valori mancanti", EN: "missing values"}}
	bandsField         = Field{Key: "bands", Name: lang.Text{IT: "legenda dei punteggi", EN: "legend of scores"}}
	baselineField      = Field{Key: "baseline", Name: lang.Text{IT: "valore di partenza", EN: "baseline"}}
	stepsField         = Field{Key: "steps", Name: lang.Text{IT: "gradini", EN: "steps"}}
	zeroField          = Field{Key: "zero_denominator", Name: lang.Text{IT: "denominatore zero", EN: "zero denominator"}}
	yearsField         = Field{Key: "years", Name: lang.Text{IT: "anni", EN: "years"}}
	entityField        = Field{Key: "entity", Name: lang.Text{IT: "codice dell'ente", EN: "the body's code"}}
	entityNameField    = Field{Key: "entity_name", Name: lang.Text{IT: "nome dell'ente", EN: "the body's name"}, Quoted: true}
	languageField      = Field{Key: "language", Name: lang.Text{IT: "lingua", EN: "language"}}
	nameField          = Field{Key: "name", Name: lang.Text{IT: "nome", EN: "name"}, Quoted: true}
	titleField         = Field{Key: "title", Name: lang.Text{IT: "titolo", EN: "title"}, Quoted: true}
	descriptionField   = Field{Key: "description", Name: lang.Text{IT: "descrizione", EN: "description"}, Quoted: true}
	unitField          = Field{Key: "unit", Name: lang.Text{IT: "unità", EN: "unit"}}
	sourceField        = Field{Key: "source", Name: lang.Text{IT: "fonte", EN: "source"}, Quoted: true}
	typeField          = Field{Key: "type", Name: lang.Text{IT: "tipologia", EN: "type"}}
	officeField        = Field{Key: "office", Name: lang.Text{IT: "ufficio", EN: "office"}}
	areaField          = Field{Key: "area", Name: lang.Text{IT: "area", EN: "area"}}
	programmeField     = Field{Key: "programme", Name: lang.Text{IT: "programma", EN: "programme"}}
	objectiveField     = Field{Key: "objective", Name: lang.Text{IT: "obiettivo", EN: "objective"}}
	accruesField       = Field{Key: "accrues", Name: lang.Text{IT: "cresce lungo l'anno", EN: "accrues"}}
	isField            = Field{Key: "is", Name: lang.Text{IT: "misura da ripetere", EN: "measure to repeat"}}
)

// text adds a field of words, where the element has it.
func (m *member) text(f Field, t source.Text) { m.word(f, t.Value) }

func (m *member) word(f Field, value string) {
	if value != "" {
		m.facts = append(m.facts, fact{Field: f, key: value, value: lang.Same(value)})
	}
}

// names adds a field that names another element: key is that element's code in
// the new plan.
func (m *member) names(f Field, t source.Text, key string) {
	if t.Value != "" {
		m.facts = append(m.facts, fact{Field: f, key: key, value: lang.Same(t.Value), code: true})
	}
}

func (m *member) share(f Field, year int, d source.Decimal) {
	if d.OK {
		m.facts = append(m.facts, fact{Field: f, year: year, value: percentage(d.Decimal), number: &d.Decimal})
	}
}

func (m *member) amount(f Field, year int, d source.Decimal) {
	if d.OK {
		m.facts = append(m.facts, fact{Field: f, year: year, value: euros(d.Decimal), number: &d.Decimal})
	}
}

// weight adds a weight year by year, so that one for all years equals the same
// one written for each.
func (d *differ) weight(m *member, w *plan.Weight) {
	for _, year := range d.years {
		share, _ := w.In(year)
		m.share(weightField, year, share)
	}
}

// renamedTo is the code in the new plan of what a plan calls so.
func (d *differ) renamedTo(p *plan.Plan, kind plan.ElementKind, code string) string {
	if now, ok := d.renamed[kind][code]; ok && p == d.old {
		return now
	}
	return code
}

func (d *differ) wholePlan(p *plan.Plan) []*member {
	m := &member{kind: plan.PlanElement}
	m.text(entityField, p.Entity.Code)
	m.text(entityNameField, p.Entity.Name)
	m.text(titleField, p.Title)
	m.word(languageField, p.Language.String())
	m.word(yearsField, yearSpan(p.Years))
	m.planScoring(&p.Scoring)
	m.otherResources(p)
	for _, t := range p.Totals {
		m.amount(declaredField, t.Year, t.Value)
	}
	return []*member{m}
}

// yearSpan writes the years that follow one another as first-last.
func yearSpan(years []plan.Year) string {
	var spans []string
	for k := 0; k < len(years); {
		last := k
		for last+1 < len(years) && years[last+1].Value == years[last].Value+1 {
			last++
		}
		span := strconv.Itoa(years[k].Value)
		if last > k {
			span += "-" + strconv.Itoa(years[last].Value)
		}
		spans = append(spans, span)
		k = last + 1
	}
	return strings.Join(spans, ", ")
}

// otherResources adds what the plan lists outside its objectives: all of one
// year together, for they have no codes.
func (m *member) otherResources(p *plan.Plan) {
	for _, y := range p.Years {
		sum := source.Decimal{}
		for _, o := range p.OtherResource {
			for _, a := range o.Amounts {
				if a.Year == y.Value && a.Value.OK {
					sum.Decimal, sum.OK = sum.Add(a.Value.Decimal), true
				}
			}
		}
		m.amount(otherField, y.Value, sum)
	}
}

func (d *differ) areas(p *plan.Plan) []*member {
	var all []*member
	for _, a := range p.Areas {
		m := &member{kind: plan.AreaElement, code: a.Code.Value, name: a.Name.Value, path: []string{a.Code.Value}}
		m.text(nameField, a.Name)
		m.text(descriptionField, a.Description)
		d.weight(m, &a.Weight)
		all = append(all, m)
	}
	return all
}

func (d *differ) missions(p *plan.Plan) []*member {
	var all []*member
	for _, x := range p.Missions {
		all = append(all, named(plan.MissionElement, x.Code.Value, x.Name))
	}
	return all
}

func (d *differ) programmes(p *plan.Plan) []*member {
	var all []*member
	for _, g := range p.Programmes() {
		all = append(all, named(plan.ProgrammeElement, g.Ref, g.Name))
	}
	return all
}

func (d *differ) offices(p *plan.Plan) []*member {
	var all []*member
	for _, o := range p.Offices {
		all = append(all, named(plan.OfficeElement, o.Code.Value, o.Name))
	}
	return all
}

// named is an element that has nothing but a name.
func named(kind plan.ElementKind, code string, name source.Text) *member {
	m := &member{kind: kind, code: code, name: name.Value, path: []string{code}}
	m.text(nameField, name)
	return m
}

func (d *differ) measures(p *plan.Plan) []*member {
	var all []*member
	for _, x := range p.Measures {
		m := named(plan.MeasureElement, x.Code.Value, x.Name)
		m.text(descriptionField, x.Description)
		m.text(unitField, x.Unit)
		m.text(sourceField, x.Source)
		if x.Is != nil {
			same := &formula.Measure{Code: x.Is.Code.Value, Back: x.Is.Years}
			m.facts = append(m.facts, fact{Field: isField, key: same.String(), value: spokenFormula{same}, expr: same})
		}
		if x.Accrues() {
			m.text(accruesField, x.AccruesText)
		}
		all = append(all, m)
	}
	return all
}

func (d *differ) objectives(p *plan.Plan) []*member {
	var all []*member
	for _, o := range p.Objectives {
		m := &member{kind: plan.ObjectiveElement, code: o.Code.Value, name: o.Title.Value, path: []string{o.Code.Value}}
		m.text(titleField, o.Title)
		m.text(descriptionField, o.Description)
		m.names(areaField, o.AreaCode, d.renamedTo(p, plan.AreaElement, o.AreaCode.Value))
		m.names(programmeField, o.ProgrammeRef, d.renamedTo(p, plan.ProgrammeElement, o.ProgrammeRef.Value))
		d.weight(m, &o.Weight)
		for _, x := range o.Resources {
			m.amount(totalField, x.Year, x.Total)
			m.amount(interventionsField, x.Year, x.Interventions)
		}
		all = append(all, m)
	}
	return all
}
