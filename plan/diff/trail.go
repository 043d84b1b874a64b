package diff

import (
	"maps"
	"slices"

	"piao/plan"
)

// Trail follows the elements of one code back through the revisions of a plan: it
// holds their code among the elements of each kind.
type Trail map[plan.ElementKind]string

// NewTrail begins a trail at the elements that have a code now, of any kind.
func NewTrail(code string) Trail {
	t := Trail{}
	for _, kind := range plan.ElementKinds {
		t[kind] = code
	}
	return t
}

// Before is the trail one revision earlier; changes led from there to here.
func (t Trail) Before(changes []Change) Trail {
	before := maps.Clone(t)
	for _, c := range changes {
		if c.Kind == Renamed && t[c.Element] == c.Code() {
			before[c.Element] = c.Old.String()
		}
	}
	return before
}

// Pick keeps the changes of the elements that the trail follows. An objective's
// changes include those of its indicators.
func (t Trail) Pick(changes []Change) []Change {
	var picked []Change
	before := t.Before(changes)
	for _, c := range changes {
		if t.leads(c, before) {
			picked = append(picked, c)
		}
	}
	return picked
}

func (t Trail) leads(c Change, before Trail) bool {
	switch {
	case len(c.Path) == 0:
		return false
	case t[c.Element] == c.Code(), c.Kind == Renamed && t[c.Element] == c.Old.String():
		return true
	case c.Element != plan.IndicatorElement:
		return false
	}
	left := c.Field == plan.ObjectiveTerm && c.Old != nil && c.Old.String() == before[plan.ObjectiveElement]
	return left || t[plan.ObjectiveElement] == c.Path[0]
}

// Shared keeps the changes that are also among others. Of a merge, it is what
// differs from both parents.
func Shared(changes, others []Change) []Change {
	var shared []Change
	for _, c := range changes {
		if slices.ContainsFunc(others, c.samePlace) {
			shared = append(shared, c)
		}
	}
	return shared
}

// samePlace reports whether two changes concern the same thing. A change of a weight
// in all years alike concerns each of them.
func (c *Change) samePlace(o Change) bool {
	whole := c.Field.Name == "" && c.Kind != o.Kind
	return !whole && c.Element == o.Element && c.Code() == o.Code() &&
		c.Field == o.Field && (c.When() == o.When() || c.Year == 0 || o.Year == 0)
}
