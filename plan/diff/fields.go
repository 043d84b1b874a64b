package diff

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"piao/plan"
	"piao/plan/formula"
	"piao/plan/lang"
)

// Field is a field of an element: its key in the file and its name. Quoted says
// that its values are words, which people read in quotation marks.
type Field struct {
	Key    string
	Name   lang.Text
	Quoted bool
}

// IsZero says that no field is meant, but the whole element.
func (f Field) IsZero() bool { return f == Field{} }

// fact is what an element says in one of its fields. Its key is that in one
// spelling, unless a number, a target or a formula says it: most facts are never
// spelt.
type fact struct {
	Field
	year   int
	key    string
	value  lang.Spoken
	number *decimal.Decimal // of weights and amounts
	target *plan.Target     // of targets
	expr   formula.Expr     // of formulas that can be read, with the new plan's codes
	code   bool             // it names another element: to change it is to move
}

// fields finds the changes of the fields of an element that both plans have.
func (d *differ) fields(old, new *member) {
	start := len(d.changes)
	if old.kind == plan.MeasureElement {
		d.recode(old)
	}
	for _, pair := range paired(old.facts, new.facts) {
		if a, b := pair.old, pair.new; !a.same(b) {
			c := new.whole(Changed)
			pair.describe(&c)
			if old.unit == new.unit && sameFormula(old, new) {
				c.Effect = effect(a, b)
			}
			d.changes = append(d.changes, c)
		}
	}
	d.changes = append(d.changes[:start], d.foldYears(d.changes[start:])...)
}

// recode gives the measure that an old measure repeats the code that it has now:
// when the facts of measures were gathered, no measure had been found renamed.
func (d *differ) recode(old *member) {
	for k := range old.facts {
		if f := &old.facts[k]; f.Field == isField {
			f.expr = formula.Renamed(f.expr, func(code string) string { return d.renamedTo(d.old, plan.MeasureElement, code) })
		}
	}
}

// same says that two facts say the same: texts but for their line breaks, formulas
// but for what formula.Same does not look at.
func (f *fact) same(other *fact) bool {
	switch {
	case f == nil || other == nil:
		return false
	case f.number != nil && other.number != nil:
		return f.number.Equal(*other.number)
	case f.target != nil && other.target != nil && f.target.OK && other.target.OK:
		return sameCondition(f.target.Condition, other.target.Condition)
	case f.key == other.key:
		return true
	case f.Quoted:
		return slices.Equal(strings.Fields(f.key), strings.Fields(other.key))
	}
	return f.expr != nil && other.expr != nil && formula.Same(f.expr, other.expr)
}

// text is what the fact says, in one spelling.
func (f *fact) text() string {
	switch {
	case f.number != nil:
		return f.number.String()
	case f.target != nil && f.target.OK:
		return conditionKey(f.target.Condition)
	case f.expr != nil:
		return f.expr.String()
	}
	return f.key
}

// factPair is one field in both plans; nil in the one that lacks it.
type factPair struct{ old, new *fact }

type factPlace struct {
	key  string
	year int
}

func (f *fact) place() factPlace { return factPlace{f.Key, f.year} }

// paired puts the facts of one place side by side, in the new element's order,
// those it lacks at the end.
func paired(old, new []fact) []factPair {
	if pairs, ok := alongside(old, new); ok {
		return pairs
	}
	had := make(map[factPlace]*fact, len(old))
	for k := range old {
		had[old[k].place()] = &old[k]
	}
	var pairs []factPair
	for k := range new {
		pairs = append(pairs, factPair{had[new[k].place()], &new[k]})
		delete(had, new[k].place())
	}
	for k := range old {
		if had[old[k].place()] != nil {
			pairs = append(pairs, factPair{&old[k], nil})
		}
	}
	return pairs
}

// alongside is paired where both have the same places, as nearly all do.
func alongside(old, new []fact) ([]factPair, bool) {
	if len(old) != len(new) {
		return nil, false
	}
	pairs := make([]factPair, len(new))
	for k := range new {
		if old[k].place() != new[k].place() {
			return nil, false
		}
		pairs[k] = factPair{&old[k], &new[k]}
	}
	return pairs, true
}

// describe puts into a change what its two facts say.
func (p factPair) describe(c *Change) {
	some, by := p.new, decimal.Decimal{}
	if some == nil {
		some = p.old
	}
	c.Field, c.Year = some.Field, some.year
	if p.old != nil {
		c.Old = p.old.value
		by = by.Sub(p.old.amount())
	}
	if p.new != nil {
		c.New = p.new.value
		by = by.Add(p.new.amount())
	}
	if some.code && p.old != nil && p.new != nil {
		c.Kind = Moved
	}
	if p.old != nil && p.new != nil {
		p.pieces(c)
	}
	if some.number != nil {
		c.shifts = []shift{{some.Field, some.year, by}}
	}
}

// pieces puts into a change what within its two values changed.
func (p factPair) pieces(c *Change) {
	switch {
	case p.new.Quoted:
		c.Words = Words(p.old.key, p.new.key)
	case p.old.expr != nil && p.new.expr != nil:
		c.Formula = formula.Compare(p.old.expr, p.new.expr)
	}
}

func (f *fact) amount() decimal.Decimal {
	if f.number == nil {
		return decimal.Decimal{}
	}
	return *f.number
}

// sameFormula says that targets of both ask the same thing.
func sameFormula(old, new *member) bool {
	return old.formula == new.formula || old.formula != nil && new.formula != nil && old.formula.same(new.formula)
}

// foldYears makes one change of a weight that changed alike in every year.
func (d *differ) foldYears(changes []Change) []Change {
	first := slices.IndexFunc(changes, func(c Change) bool { return c.Field == weightField })
	if first < 0 || len(changes) < first+len(d.years) {
		return changes
	}
	folded, rest := changes[first], changes[first+len(d.years):]
	for _, c := range changes[first+1 : first+len(d.years)] {
		if c.Field != weightField || !sameWords(c.Old, folded.Old) || !sameWords(c.New, folded.New) {
			return changes
		}
		folded.shifts = append(folded.shifts, c.shifts...)
	}
	folded.Year = 0
	return append(append(changes[:first:first], folded), rest...)
}

func sameWords(a, b lang.Spoken) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	return a.In(lang.EN) == b.In(lang.EN)
}

// percentage is a fraction as people read it, 16,6 %, and as files write it.
type percentage decimal.Decimal

func (p percentage) String() string { return decimal.Decimal(p).Shift(2).String() + " %" }

func (p percentage) In(l lang.Lang) string {
	return lang.Number(decimal.Decimal(p).Shift(2).String()).In(l) + " %"
}

// euros is an amount as people read it, 1.200,00 €, and as files write it.
type euros decimal.Decimal

func (e euros) String() string { return decimal.Decimal(e).String() }

func (e euros) In(l lang.Lang) string {
	d := decimal.Decimal(e)
	return lang.Say("%s €", "€%s", lang.Number(d.StringFixed(max(2, -d.Exponent())))).In(l)
}

func sameCondition(c, o plan.Condition) bool {
	return c.Op == o.Op && c.Unit == o.Unit && c.Value.Equal(o.Value) && c.Low.Equal(o.Low) && c.High.Equal(o.High) && c.Tolerance.Equal(o.Tolerance)
}

func conditionKey(c plan.Condition) string {
	return strconv.Itoa(int(c.Op)) + "|" + c.Value.String() + "|" + c.Low.String() + "|" + c.High.String() + "|" + c.Tolerance.String() + "|" + c.Unit
}
