package diff

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"piao/plan"
	"piao/plan/lang"
	"piao/plan/source"
)

// ElementFacts is all that a plan says of one element; Code is empty for the plan
// itself.
type ElementFacts struct {
	Kind  plan.ElementKind
	Code  string
	Facts []Fact
}

// Fact is what an element says in one of its fields, in the plainest spelling.
type Fact struct {
	Field Field
	Year  int // 0 where the field has no years, or all of them say the same
	Value lang.Spoken
}

// The fields that no change names, but a plan says.
var (
	numberField   = Field{Key: "revision.number", Name: lang.Text{IT: "versione", EN: "version"}}
	dateField     = Field{Key: "revision.date", Name: lang.Text{IT: "data della versione", EN: "date of the version"}}
	noteField     = Field{Key: "revision.note", Name: lang.Text{IT: "nota della versione", EN: "note on the version"}, Quoted: true}
	divisionField = Field{Key: "division", Name: lang.Text{IT: "divisione", EN: "division"}}
	groupField    = Field{Key: "group", Name: lang.Text{IT: "gruppo", EN: "group"}}
	amountField   = Field{Key: "amount", Name: lang.Text{IT: "importo", EN: "amount"}}
)

// otherElement is a resource outside the objectives, whose name is its code here.
var otherElement = plan.ElementKind{Code: "other_resource", Name: lang.Text{IT: "altra risorsa", EN: "other resource"}}

// Facts lists all that a plan says, kind by kind and by code, so that order and
// layout of the file make no difference.
func Facts(p *plan.Plan) []ElementFacts {
	d := &differ{old: p, new: p, years: bothYears(p, p), renamed: map[plan.ElementKind]map[string]string{}}
	var all []ElementFacts
	for _, kind := range append(d.kinds(), others) {
		members := kind(p)
		slices.SortStableFunc(members, func(a, b *member) int { return strings.Compare(a.code, b.code) })
		for _, m := range members {
			if m.kind == plan.PlanElement {
				m.revision(&p.Revision)
			}
			all = append(all, ElementFacts{m.kind, m.code, m.plainFacts(len(d.years))})
		}
	}
	return all
}

func (m *member) revision(v *plan.Revision) {
	m.text(numberField, v.Number)
	m.text(dateField, v.Date)
	m.text(noteField, v.Note)
}

func others(p *plan.Plan) []*member {
	var all []*member
	for _, o := range p.OtherResource {
		m := &member{kind: otherElement, code: o.Name.Value}
		m.text(programmeField, o.Programme)
		m.text(divisionField, o.Division)
		m.text(groupField, o.Group)
		for _, a := range o.Amounts {
			m.amount(amountField, a.Year, a.Value)
		}
		all = append(all, m)
	}
	return all
}

// plainFacts are the facts with one for the weights of all years where they are
// alike.
func (m *member) plainFacts(years int) []Fact {
	var all []Fact
	for _, f := range m.facts {
		all = append(all, Fact{f.Field, f.year, f.plain()})
	}
	first := slices.IndexFunc(all, func(f Fact) bool { return f.Field == weightField })
	if first < 0 || len(all) < first+years {
		return all
	}
	weights := all[first : first+years]
	if slices.ContainsFunc(weights, func(f Fact) bool { return f.Field != weightField || !sameWords(f.Value, weights[0].Value) }) {
		return all
	}
	weights[0].Year = 0
	return slices.Delete(all, first+1, first+years)
}

// plain is the fact's value without the zeros that a condition keeps as written.
func (f *fact) plain() lang.Spoken {
	c, ok := f.value.(plan.Condition)
	if !ok {
		return f.value
	}
	c.Value, c.Low, c.High, c.Tolerance = shortest(c.Value), shortest(c.Low), shortest(c.High), shortest(c.Tolerance)
	return c
}

func shortest(d decimal.Decimal) decimal.Decimal {
	short, problem := source.ParseDecimal(d.String())
	if !problem.IsZero() {
		return d
	}
	return short
}
