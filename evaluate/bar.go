package evaluate

import (
	"math/big"

	"piao/plan/target"
)

// Bar is a target in exact numbers. Low and High are the ends of a range, and of
// what a tolerance allows.
type Bar struct {
	Op               target.Op
	Value, Low, High *big.Rat
}

// BarOf is a condition in exact numbers.
func BarOf(c target.Condition) *Bar {
	low, high := c.Ends()
	b := &Bar{Op: c.Op, Low: low.Rat(), High: high.Rat()}
	if c.Op != target.Between {
		b.Value = c.Value.Rat()
	}
	return b
}

// Holds reports whether a value meets the target, exactly.
func (b *Bar) Holds(v *big.Rat) bool {
	switch b.Op {
	case target.AtLeast:
		return v.Cmp(b.Low) >= 0
	case target.AtMost:
		return v.Cmp(b.High) <= 0
	case target.Above:
		return v.Cmp(b.Value) > 0
	case target.Below:
		return v.Cmp(b.Value) < 0
	}
	return v.Cmp(b.Low) >= 0 && v.Cmp(b.High) <= 0
}

// EndsAt reports whether a value is an end of a range, or of what a tolerance allows.
func (b *Bar) EndsAt(v *big.Rat) bool { return v.Cmp(b.Low) == 0 || v.Cmp(b.High) == 0 }

// WantsMore says which way is better: 1 up, -1 down, 0 neither.
func (b *Bar) WantsMore() int {
	switch b.Op {
	case target.AtLeast, target.Above:
		return 1
	case target.AtMost, target.Below:
		return -1
	}
	return 0
}

// Lacks says in which direction a value must move to meet the target, or to meet it
// by more: 1 up, -1 down, 0 nowhere.
func (b *Bar) Lacks(v *big.Rat) int {
	switch way := b.WantsMore(); {
	case way != 0:
		return way
	case v.Cmp(b.Low) < 0:
		return 1
	case v.Cmp(b.High) > 0:
		return -1
	}
	return 0
}

// missedEnd is the end of a range that a value lies beyond; nil if it lies within.
func (b *Bar) missedEnd(v *big.Rat) *Bar {
	switch {
	case v.Cmp(b.Low) < 0:
		return &Bar{Op: target.AtLeast, Value: b.Low}
	case v.Cmp(b.High) > 0:
		return &Bar{Op: target.AtMost, Value: b.High}
	}
	return nil
}

// Misses reports whether a baseline lies where the target is not met.
func (b *Bar) Misses(baseline *big.Rat) bool {
	switch b.WantsMore() {
	case 1:
		return baseline.Cmp(b.Low) < 0
	case -1:
		return baseline.Cmp(b.High) > 0
	}
	return baseline.Cmp(b.Value) != 0
}
