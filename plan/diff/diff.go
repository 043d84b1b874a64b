package diff

import (
	"slices"

	"github.com/shopspring/decimal"

	"piao/plan"
	"piao/plan/formula"
	"piao/plan/lang"
)

// Kind says what happened to an element, or to a field of it.
type Kind string

// The kinds of change, by their codes in JSON and CSV.
const (
	Added   Kind = "added"
	Removed Kind = "removed"
	Renamed Kind = "renamed"
	Moved   Kind = "moved"
	Changed Kind = "changed"
)

// Kinds lists the kinds of change.
var Kinds = []Kind{Added, Removed, Renamed, Moved, Changed}

// Effect is what a changed target asks beside the old one; none where the two
// cannot be compared.
type Effect string

// The effects that a changed target may have.
const (
	Easier Effect = "easier"
	Harder Effect = "harder"
)

// Effects lists the effects.
var Effects = []Effect{Easier, Harder}

// Change is one difference between two plans. Path is the codes from the
// objective down, the new plan's wherever it has the element; it is empty for
// the plan itself. Field is zero where the whole element came, went or was
// renamed; then Old and New are its codes. Either is nil where there is nothing.
type Change struct {
	Kind     Kind
	Element  plan.ElementKind
	Path     []string
	Field    Field
	Year     int // 0 where the field has no years, or all of them changed alike
	Old, New lang.Spoken
	Name     string // of the element, for people
	Effect   Effect
	Words    []WordRun            // of a text that both have
	Formula  []formula.Difference // of formulas, where it says more than the two

	shifts []shift
}

// shift is how much of a weight or an amount came (above 0) or went.
type shift struct {
	field Field
	year  int
	by    decimal.Decimal
}

// Plans lists what changed from one plan to another, by code: order, layout,
// comments and spelling are no change. Of a plan and itself it lists nothing.
// Changes stand kind by kind, each in the order of the new plan, what went last;
// those of indicators stand behind those of their objective.
func Plans(old, new *plan.Plan) []Change {
	d := &differ{old: old, new: new, years: bothYears(old, new), renamed: map[plan.ElementKind]map[string]string{}}
	for _, kind := range d.kinds() {
		d.compare(kind(old), kind(new))
	}
	return d.byObjective()
}

// byObjective puts the changes of objectives and of their indicators in the order
// of the new plan's objectives, then of those that went.
func (d *differ) byObjective() []Change {
	rank := make(map[string]int, len(d.new.Objectives))
	for _, p := range []*plan.Plan{d.new, d.old} {
		for _, o := range p.Objectives {
			if _, ranked := rank[o.Code.Value]; !ranked {
				rank[o.Code.Value] = len(rank) + 1
			}
		}
	}
	of := func(c Change) int {
		if c.OfObjective() {
			return rank[c.Path[0]]
		}
		return 0
	}
	slices.SortStableFunc(d.changes, func(a, b Change) int { return of(a) - of(b) })
	return d.changes
}

// OfObjective says that a change is of an objective or of one of its indicators.
func (c *Change) OfObjective() bool {
	return c.Element == plan.ObjectiveElement || c.Element == plan.IndicatorElement
}

// differ is one comparison under way. renamed leads from the old code of an
// element to its new one.
type differ struct {
	old, new *plan.Plan
	years    []int
	renamed  map[plan.ElementKind]map[string]string
	changes  []Change
}

// kinds lists what to compare; what others name comes before them, so that the
// renaming of a measure is no change of the formulas over it.
func (d *differ) kinds() []func(*plan.Plan) []*member {
	return []func(*plan.Plan) []*member{
		d.wholePlan, d.areas, d.missions, d.programmes, d.offices, d.measures, d.objectives, d.indicators,
	}
}

func bothYears(old, new *plan.Plan) []int {
	var years []int
	for _, p := range []*plan.Plan{old, new} {
		for _, y := range p.Years {
			years = append(years, y.Value)
		}
	}
	slices.Sort(years)
	return slices.Compact(years)
}

// member is an element ready to be compared, its facts in a fixed order.
type member struct {
	kind       plan.ElementKind
	code, name string
	path       []string
	facts      []fact
	unit       string // targets compare only where this and the formula are the same
	formula    *fact
}

// compare finds the changes among the elements of one kind.
func (d *differ) compare(old, new []*member) {
	old, new = firsts(old), firsts(new)
	had := byCodeOf(old)
	pairs := make([]*member, len(new))
	var added []*member
	for k, m := range new {
		if pairs[k] = had[m.code]; pairs[k] == nil {
			added = append(added, m)
		}
		delete(had, m.code)
	}
	var removed []*member
	for _, m := range old {
		if had[m.code] == m {
			removed = append(removed, m)
		}
	}
	was := d.renames(removed, added)
	for k, m := range new {
		d.compareOne(pairs[k], was[m], m)
	}
	for _, m := range removed {
		if _, found := d.renamed[m.kind][m.code]; !found {
			d.changes = append(d.changes, m.gone())
		}
	}
}

// firsts leaves out the elements whose code stands for another one already.
func firsts(all []*member) []*member {
	first := make(map[string]bool, len(all))
	return slices.DeleteFunc(all, func(m *member) bool {
		again := first[m.code]
		first[m.code] = true
		return again
	})
}

func byCodeOf(all []*member) map[string]*member {
	m := make(map[string]*member, len(all))
	for _, e := range all {
		m[e.code] = e
	}
	return m
}

// compareOne finds the changes of one element: same has its code, was had
// another one.
func (d *differ) compareOne(same, was, m *member) {
	switch {
	case same != nil:
		d.fields(same, m)
	case was != nil:
		c := m.whole(Renamed)
		c.Old, c.New = lang.Same(was.code), lang.Same(m.code)
		d.changes = append(d.changes, c)
		d.fields(was, m)
	default:
		c := m.whole(Added)
		c.New, c.shifts = lang.Same(m.code), m.shifts(1)
		d.changes = append(d.changes, c)
	}
}

func (m *member) whole(kind Kind) Change {
	return Change{Kind: kind, Element: m.kind, Path: m.path, Name: m.name}
}

func (m *member) gone() Change {
	c := m.whole(Removed)
	c.Old, c.shifts = lang.Same(m.code), m.shifts(-1)
	return c
}

func (m *member) shifts(sign int64) []shift {
	var all []shift
	for _, f := range m.facts {
		if f.number != nil {
			all = append(all, shift{f.Field, f.year, f.number.Mul(decimal.NewFromInt(sign))})
		}
	}
	return all
}
