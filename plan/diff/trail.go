package diff

import (
	"maps"

	"piao/plan"
)

// Trail is what has one code in a plan, followed through the plan's revisions
// from the newest on: its code among the elements of each kind.
type Trail map[plan.ElementKind]string

// NewTrail begins at what has a code now, of whatever kind.
func NewTrail(code string) Trail {
	t := Trail{}
	for _, kind := range plan.ElementKinds {
		t[kind] = code
	}
	return t
}

// Before is the trail in the plan from which changes led to the present one.
func (t Trail) Before(changes []Change) Trail {
	before := maps.Clone(t)
	for _, c := range changes {
		if c.Kind == Renamed && t[c.Element] == c.Code() {
			before[c.Element] = c.Old.String()
		}
	}
	return before
}

// Pick leaves the changes of what the trail follows. Those of an objective are
// also its indicators'.
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

// Shared leaves the changes that are among others too: where two plans were
// merged, what the result has of neither.
func Shared(changes, others []Change) []Change {
	var shared []Change
	for _, c := range changes {
		for _, o := range others {
			if c.samePlace(o) {
				shared = append(shared, c)
				break
			}
		}
	}
	return shared
}

// samePlace says that two changes are of the same thing. A weight that changed
// alike in all years stands for that of each.
func (c *Change) samePlace(o Change) bool {
	whole := c.Field.Name == "" && c.Kind != o.Kind
	return !whole && c.Element == o.Element && c.Code() == o.Code() &&
		c.Field == o.Field && (c.Year == o.Year || c.Year == 0 || o.Year == 0)
}
