package diff

import (
	"slices"
	"strings"

	"piao/plan"
	"piao/plan/formula"
	"piao/plan/formula/compare"
	"piao/plan/scoring"
	"piao/plan/source"
	"piao/plan/target"
)

// compareFacts finds the changes of an element that both plans have, in the order of
// the new one. What only the old one says comes last.
func (d *differ) compareFacts(old, new *member) {
	if yearly(old.facts) != yearly(new.facts) {
		old.facts, new.facts = d.byYear(old.facts), d.byYear(new.facts)
	}
	type slot struct{ name, when string }
	both := func(m *member) bool { return m.says("area") != nil && m.says("parent") != nil }
	apart := both(old) || both(new) // which is an error
	slotOf := func(f source.Fact) slot {
		if f.Name == "parent" && !apart { // an objective stands in its area or under another one
			return slot{name: "area"}
		}
		return slot{f.Name, f.When()}
	}
	had := map[slot]source.Content{}
	for _, f := range old.facts {
		had[slotOf(f)] = f.Value
	}
	start := len(d.changes)
	for _, f := range new.facts {
		d.compareFact(new, f, had[slotOf(f)], f.Value)
		delete(had, slotOf(f))
	}
	for _, f := range old.facts {
		if was := had[slotOf(f)]; was != nil {
			d.compareFact(new, f, was, nil)
		}
	}
	if !d.same(old.says("unit"), new.says("unit")) || !d.same(figure(old.says("formula")), figure(new.says("formula"))) {
		for k := range d.changes[start:] {
			d.changes[start+k].Effect = "" // the targets measure different things
		}
	}
}

func (d *differ) compareFact(m *member, f source.Fact, old, new source.Content) {
	if f.Label.IsZero() || d.same(old, new) || derived(old) && derived(new) {
		return
	}
	c := m.change(Changed, old, new)
	c.Field, c.Year, c.Day, c.plan = f.Term, f.Year, f.Day, d.new
	if old != nil && new != nil {
		d.compareInside(&c)
	}
	d.changes = append(d.changes, c)
}

// compareInside finds what differs between the two values of a change.
func (d *differ) compareInside(c *Change) {
	switch old := d.recoded(c.Old).(type) {
	case plan.Ref:
		if old.Kind != plan.OfficeElement && old.Kind != plan.TypeElement {
			c.Kind = Moved
		}
	case source.Prose:
		c.Words = Words(string(old), c.New.String())
	case target.Condition:
		if new, ok := c.New.(target.Condition); ok {
			c.Effect = effect(old, new)
		}
	case formula.Expr:
		if new, ok := c.New.(formula.Expr); ok {
			c.Formula = compare.Formulas(old, new)
		}
	}
}

// same reports whether an old value and a new one say the same.
func (d *differ) same(old, new source.Content) bool {
	if old == nil || new == nil {
		return old == nil && new == nil
	}
	switch old := d.recoded(old).(type) {
	case plan.Ref:
		return source.Content(old) == new
	case source.Prose:
		return slices.Equal(strings.Fields(string(old)), strings.Fields(new.String()))
	case plan.Parts:
		new, ok := new.(plan.Parts)
		return ok && old.Same(new)
	case scoring.Figure:
		new, ok := new.(scoring.Figure)
		return ok && old.Equal(new.Decimal.Decimal)
	case scoring.Legend:
		return slices.EqualFunc(old, new.(scoring.Legend), sameBand)
	case formula.Expr:
		new, ok := new.(formula.Expr)
		return ok && compare.Same(old, new)
	default:
		return spelt(old) == spelt(new)
	}
}

// sameBand takes the default names as equal in both languages.
func sameBand(a, b *scoring.Band) bool {
	return a.From.Equal(b.From.Decimal) && (a.Name.Value == b.Name.Value || a.Label == b.Label) &&
		a.Colour.Value == b.Colour.Value
}

// recoded is an old value with the new plan's codes for the elements that it names.
func (d *differ) recoded(v source.Content) source.Content {
	switch v := v.(type) {
	case plan.Ref:
		v.Code = d.now(v.Kind, v.Code)
		return v
	case plan.Parts:
		return v.Recoded(func(code string) string { return d.now(plan.OfficeElement, code) })
	case formula.Expr:
		if len(d.renamed[plan.MeasureElement]) > 0 {
			return formula.Renamed(v, func(code string) string { return d.now(plan.MeasureElement, code) })
		}
	}
	return v
}

// now is the new plan's code for an element that has this code in the old one.
func (d *differ) now(kind plan.ElementKind, code string) string {
	if now, ok := d.renamed[kind][code]; ok {
		return now
	}
	return code
}

// spelt is a value in one spelling, however it was written.
func spelt(v source.Content) string {
	if c, ok := v.(target.Condition); ok {
		return c.Plain().String()
	}
	return v.String()
}

const weight = "weight"

// derived reports whether a weight is a sum: what it sums says what changed.
func derived(v source.Content) bool {
	p, ok := v.(plan.Points)
	return v == nil || ok && p.Derived
}

// yearly reports whether a weight is given by year.
func yearly(facts []source.Fact) bool {
	return slices.ContainsFunc(facts, func(f source.Fact) bool { return f.Name == weight && f.Year != 0 })
}

// byYear replaces a weight for all years by one for each year.
func (d *differ) byYear(facts []source.Fact) []source.Fact {
	at := slices.IndexFunc(facts, func(f source.Fact) bool { return f.Name == weight && f.Year == 0 })
	if at < 0 {
		return facts
	}
	all := slices.Clone(facts[:at])
	for _, y := range d.years {
		all = append(all, source.Fact{Term: facts[at].Term, Year: y, Value: facts[at].Value})
	}
	return append(all, facts[at+1:]...)
}

// joined replaces a weight that is equal in every year by one for all years, so that
// both spellings compare as equal.
func joined(facts []source.Fact, years []plan.Year) []source.Fact {
	at := slices.IndexFunc(facts, func(f source.Fact) bool { return f.Name == weight && f.Year != 0 })
	if at < 0 {
		return facts
	}
	end := at
	for end < len(facts) && facts[end].Name == weight && spelt(facts[end].Value) == spelt(facts[at].Value) {
		end++
	}
	if end-at != len(years) {
		return facts
	}
	facts[at].Year = 0
	return slices.Delete(facts, at+1, end)
}
