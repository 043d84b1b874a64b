// Package diff is the changes between two plans as data: codes and values, no words.
package diff

import (
	"slices"

	"piao/plan"
	"piao/plan/formula/compare"
	"piao/plan/source"
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

// Effect says whether a changed target is easier or harder than the old one. It is
// empty where the two cannot be compared.
type Effect string

// The effects that a changed target may have.
const (
	Easier Effect = "easier"
	Harder Effect = "harder"
)

// Effects lists the effects.
var Effects = []Effect{Easier, Harder}

// Change is one difference between two plans. Path is the codes from the objective
// down, in the new plan where it has the element; it is empty for the plan itself.
// Field is zero where the whole element was added, removed or renamed; Old and New
// are then its codes. Old is nil for what was added, New for what was removed.
type Change struct {
	Kind     Kind
	Element  plan.ElementKind
	Path     []string
	Field    source.Term
	Year     int    // 0 where the field has no years, or where all years changed alike
	Day      string // of that year, as 2023-06-30; empty for the year itself
	Old, New source.Content
	Name     string // of the element, for people
	Effect   Effect
	Words    []WordRun            // of a text that both plans have
	Formula  []compare.Difference // of formulas, where it says more than Old and New

	plan  *plan.Plan    // the new one
	facts []source.Fact // all that an added or removed element says
}

// When is the year or the day that changed, as files write it; empty where there is
// neither.
func (c *Change) When() string { return source.Fact{Year: c.Year, Day: c.Day}.When() }

// Said is the year as pages print it, or the day, that changed; empty where there is
// neither.
func (c *Change) Said() string {
	if c.Day != "" || c.Year == 0 {
		return c.Day
	}
	return c.plan.Label(c.Year)
}

// OfObjective reports whether a change is of an objective or of one of its
// indicators.
func (c *Change) OfObjective() bool {
	return c.Element == plan.ObjectiveElement || c.Element == plan.IndicatorElement
}

// Code is the element's code, in the new plan where it has one; empty for the plan
// itself.
func (c *Change) Code() string {
	if len(c.Path) == 0 {
		return ""
	}
	return c.Path[len(c.Path)-1]
}

// Plans lists what changed from one plan to another. Elements are matched by code.
// Order, layout, comments and spelling are no change, so a plan compared with itself
// gives nothing. Changes stand kind by kind, each in the order of the new plan,
// removed elements last. Changes of indicators follow those of their objective. A
// nil plan is an empty one.
func Plans(old, new *plan.Plan) []Change {
	if old == nil {
		old = &plan.Plan{}
	}
	if new == nil {
		new = &plan.Plan{}
	}
	d := &differ{old: old, new: new, years: yearsOf(old, new), renamed: map[plan.ElementKind]map[string]string{}}
	d.told = exchanged(old, new)
	for _, x := range d.told {
		d.rename(x.Kind, x.Code, x.Also)
	}
	for _, kind := range plan.ElementKinds {
		d.compare(d.members(old, kind), d.members(new, kind))
	}
	return d.byObjective()
}

// differ is one comparison in progress. renamed maps the old code of an element to
// its new one.
type differ struct {
	old, new *plan.Plan
	years    []int
	renamed  map[plan.ElementKind]map[string]string
	told     []plan.Alias // measures of which a change of their indicator tells
	changes  []Change
}

// yearsOf lists the years of several plans in order, each once.
func yearsOf(plans ...*plan.Plan) []int {
	var years []int
	for _, p := range plans {
		for _, y := range p.Years {
			years = append(years, y.Value)
		}
	}
	slices.Sort(years)
	return slices.Compact(years)
}

// byObjective sorts changes of objectives and their indicators by the new plan's
// objectives; removed objectives come last.
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

// compare finds the changes among the elements of one kind.
func (d *differ) compare(old, new []*member) {
	had, has := indexed(old), indexed(new)
	added := slices.DeleteFunc(slices.Clone(new), func(m *member) bool { return had[m.Code] != nil })
	removed := slices.DeleteFunc(slices.Clone(old), func(m *member) bool { return has[m.Code] != nil })
	was := d.renames(removed, added)
	for _, m := range new {
		d.compareOne(had[m.Code], was[m], m)
	}
	for _, m := range removed {
		if _, found := d.renamed[m.Kind][m.Code]; !found {
			c := m.change(Removed, source.Word{Code: m.Code}, nil)
			c.facts = m.facts
			d.changes = append(d.changes, c)
		}
	}
}

func indexed(members []*member) map[string]*member {
	byCode := make(map[string]*member, len(members))
	for _, m := range members {
		byCode[m.Code] = m
	}
	return byCode
}

// compareOne finds the changes of one element. same is the old element with its
// code, was the old element that was renamed to it.
func (d *differ) compareOne(same, was, m *member) {
	switch {
	case same != nil:
		d.compareFacts(same, m)
	case was != nil:
		d.changes = append(d.changes, m.change(Renamed, source.Word{Code: was.Code}, source.Word{Code: m.Code}))
		d.compareFacts(was, m)
	default:
		c := m.change(Added, nil, source.Word{Code: m.Code})
		c.facts = m.facts
		d.changes = append(d.changes, c)
	}
}

// member is an element ready to be compared.
type member struct {
	plan.Element
	path  []string
	facts []source.Fact
	isOld bool
}

// members lists the elements of a kind, without repeated codes. Kinds that come
// earlier must have been compared before, since elements of this kind name them.
func (d *differ) members(p *plan.Plan, kind plan.ElementKind) []*member {
	var all []*member
	known := map[string]bool{}
	for _, e := range p.Elements(kind) {
		if known[e.Code] || kind == plan.MeasureElement && d.tells(p, e.Code) {
			continue
		}
		known[e.Code] = true
		m := &member{Element: e, facts: joined(e.Facts(), p.Years), isOld: p == d.old}
		switch is := e.Is.(type) {
		case *plan.Plan:
		case *plan.Agreement:
			m.Code = d.agreed(is, m.isOld)
			m.path = []string{m.Code}
		case *plan.Indicator:
			objective := is.Objective.Code.Value
			if m.isOld {
				objective = d.now(plan.ObjectiveElement, objective)
			}
			m.path = []string{objective, e.Code}
		default:
			m.path = []string{e.Code}
		}
		all = append(all, m)
	}
	return all
}

func (m *member) change(kind Kind, old, new source.Content) Change {
	return Change{Kind: kind, Element: m.Kind, Path: m.path, Name: m.Name, Old: old, New: new}
}

// says is the element's value under a key that has no years.
func (m *member) says(name string) source.Content {
	for _, f := range m.facts {
		if f.Name == name {
			return f.Value
		}
	}
	return nil
}
