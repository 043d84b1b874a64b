package diff

import (
	"slices"
	"strings"

	"piao/plan"
	"piao/plan/formula"
	"piao/plan/formula/compare"
	"piao/plan/source"
)

// compareFacts finds the changes of what an element says that both plans have.
func (d *differ) compareFacts(old, new *member) {
	start := len(d.changes)
	sameScale := d.same(old.says("unit"), new.says("unit")) && d.same(old.says("formula"), new.says("formula"))
	for _, pair := range paired(old.facts, new.facts) {
		if pair.term.Label.IsZero() || d.same(pair.old, pair.new) {
			continue
		}
		c := new.change(Changed)
		c.Field, c.Year, c.Old, c.New = pair.term, pair.year, pair.old, pair.new
		if pair.old != nil && pair.new != nil {
			d.compareInside(&c)
		}
		if !sameScale {
			c.Effect = ""
		}
		d.changes = append(d.changes, c)
	}
	d.changes = append(d.changes[:start], d.foldYears(d.changes[start:])...)
}

// compareInside finds what a change of one value into another is.
func (d *differ) compareInside(c *Change) {
	switch old := d.recoded(c.Old).(type) {
	case plan.Ref:
		if old.Kind != plan.OfficeElement {
			c.Kind = Moved
		}
	case source.Prose:
		c.Words = Words(string(old), c.New.String())
	case plan.Condition:
		if new, ok := c.New.(plan.Condition); ok {
			c.Effect = effect(old, new)
		}
	case formula.Expr:
		if new, ok := c.New.(formula.Expr); ok {
			c.Formula = compare.Formulas(old, new)
		}
	}
}

// same says that an old value and a new one say the same.
func (d *differ) same(old, new source.Value) bool {
	if old == nil || new == nil {
		return old == nil && new == nil
	}
	switch old := d.recoded(old).(type) {
	case source.Prose:
		return slices.Equal(strings.Fields(string(old)), strings.Fields(new.String()))
	case plan.Figure:
		new, ok := new.(plan.Figure)
		return ok && old.Equal(new.Decimal)
	case plan.Legend:
		return slices.EqualFunc(old, new.(plan.Legend), sameBand)
	case formula.Expr:
		new, ok := new.(formula.Expr)
		return ok && compare.Same(old, new)
	default:
		return spelt(old) == spelt(new)
	}
}

func sameBand(a, b *plan.Band) bool {
	return a.From.Equal(b.From.Decimal) && a.Name.Value == b.Name.Value && a.Colour.Value == b.Colour.Value
}

// recoded is an old value with the codes that the new plan has for what it names.
func (d *differ) recoded(v source.Value) source.Value {
	switch v := v.(type) {
	case plan.Ref:
		v.Code = d.now(v.Kind, v.Code)
		return v
	case formula.Expr:
		if len(d.renamed[plan.MeasureElement]) > 0 {
			return formula.Renamed(v, func(code string) string { return d.now(plan.MeasureElement, code) })
		}
	}
	return v
}

// now is the code in the new plan of what the old one calls so.
func (d *differ) now(kind plan.ElementKind, code string) string {
	if now, ok := d.renamed[kind][code]; ok {
		return now
	}
	return code
}

// spelt is a value in one spelling, whatever the one it was written in.
func spelt(v source.Value) string {
	if c, ok := v.(plan.Condition); ok {
		return c.Plain().String()
	}
	return v.String()
}

// pair is what both plans say under one key of one year; nil where one says nothing.
type pair struct {
	term     source.Term
	year     int
	old, new source.Value
}

// paired puts the facts of one key and year side by side, in the new element's
// order, those it lacks at the end.
func paired(old, new []source.Fact) []pair {
	type place struct {
		name string
		year int
	}
	had := make(map[place]source.Value, len(old))
	for _, f := range old {
		had[place{f.Name, f.Year}] = f.Value
	}
	var pairs []pair
	for _, f := range new {
		at := place{f.Name, f.Year}
		pairs = append(pairs, pair{f.Term, f.Year, had[at], f.Value})
		delete(had, at)
	}
	for _, f := range old {
		if v := had[place{f.Name, f.Year}]; v != nil {
			pairs = append(pairs, pair{f.Term, f.Year, v, nil})
		}
	}
	return pairs
}

const weight = "weight"

// byYear are facts in which a weight for all years stands for that of each, so
// that it equals the same one written for each.
func byYear(facts []source.Fact, years []int) []source.Fact {
	first := slices.IndexFunc(facts, func(f source.Fact) bool { return f.Name == weight })
	if first < 0 {
		return facts
	}
	all := slices.Clone(facts[:first])
	rest := facts[first:]
	for _, y := range years {
		for _, f := range rest {
			if f.Name == weight && (f.Year == 0 || f.Year == y) {
				f.Year = y
				all = append(all, f)
			}
		}
	}
	for _, f := range rest {
		if f.Name != weight {
			all = append(all, f)
		}
	}
	return all
}

// foldYears makes one change of a weight that changed alike in every year.
func (d *differ) foldYears(changes []Change) []Change {
	first := slices.IndexFunc(changes, func(c Change) bool { return c.Field.Name == weight })
	if first < 0 || len(changes) < first+len(d.years) {
		return changes
	}
	weights := changes[first : first+len(d.years)]
	for _, c := range weights {
		if c.Field.Name != weight || !alike(c.Old, weights[0].Old) || !alike(c.New, weights[0].New) {
			return changes
		}
	}
	weights[0].Year = 0
	return slices.Delete(changes, first+1, first+len(d.years))
}

func alike(a, b source.Value) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	return spelt(a) == spelt(b)
}
