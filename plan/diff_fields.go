package plan

import (
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

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

// fact is what an element says in one of its fields. Two facts say the same
// where their keys are equal.
type fact struct {
	Field
	year   int
	key    string
	value  lang.Spoken
	number *decimal.Decimal // of weights and amounts
	target *Target          // of targets
	code   bool             // it names another element: to change it is to move
}

// fields finds the changes of the fields of an element that both plans have.
func (d *differ) fields(old, new *member) {
	start := len(d.changes)
	for _, pair := range paired(old.facts, new.facts) {
		if a, b := pair.old, pair.new; a == nil || b == nil || a.key != b.key {
			c := new.whole(Changed)
			pair.describe(&c)
			if old.sameMeaning == new.sameMeaning {
				c.Effect = effect(a, b)
			}
			d.changes = append(d.changes, c)
		}
	}
	d.changes = append(d.changes[:start], d.foldYears(d.changes[start:])...)
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
	if some.number != nil {
		c.shifts = []shift{{some.Field, some.year, by}}
	}
}

func (f *fact) amount() decimal.Decimal {
	if f.number == nil {
		return decimal.Decimal{}
	}
	return *f.number
}

// effect compares two targets of one year.
func effect(old, new *fact) Effect {
	switch {
	case old == nil || new == nil || old.target == nil || new.target == nil || !old.target.OK || !new.target.OK:
		return ""
	case new.target.easierThan(old.target):
		return Easier
	case old.target.easierThan(new.target):
		return Harder
	}
	return ""
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

func conditionKey(c Condition) string {
	return strconv.Itoa(int(c.Op)) + "|" + c.Value.String() + "|" + c.Low.String() + "|" + c.High.String() + "|" + c.Tolerance.String() + "|" + c.Unit
}
