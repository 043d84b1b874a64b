package diff

import (
	"github.com/shopspring/decimal"

	"piao/plan/target"
)

// effect compares two targets of one year. A target that accepts all that the other
// one accepts, and more, is easier.
func effect(was, is target.Condition) Effect {
	if was.Kind != is.Kind || !target.SameScale(was.Unit, is.Unit) {
		return ""
	}
	switch more, less := accepted(is).covers(accepted(was)), accepted(was).covers(accepted(is)); {
	case more && !less:
		return Easier
	case less && !more:
		return Harder
	}
	return ""
}

// span is the values between two bounds; a nil bound is no limit.
type span struct{ low, high *bound }

// bound is an end of a span. If open, the end itself is not in the span.
type bound struct {
	at   decimal.Decimal
	open bool
}

// accepted is the span of values that meet a target.
func accepted(c target.Condition) span {
	low, high := c.Ends()
	switch c.Op {
	case target.AtLeast, target.Above:
		return span{low: &bound{low, c.Op == target.Above}}
	case target.AtMost, target.Below:
		return span{high: &bound{high, c.Op == target.Below}}
	}
	return span{&bound{low, false}, &bound{high, false}}
}

// covers reports whether a span contains another one.
func (s span) covers(other span) bool {
	return reaches(s.low, other.low, 1) && reaches(s.high, other.high, -1)
}

// reaches reports whether a bound lies at least as far out as another one. side is 1
// for lower bounds, -1 for upper ones.
func reaches(b, other *bound, side int) bool {
	if b == nil || other == nil {
		return b == nil
	}
	order := b.at.Cmp(other.at) * side
	return order < 0 || order == 0 && (!b.open || other.open)
}
