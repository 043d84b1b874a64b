package evaluate_test

import (
	"math/big"
)

// The value of an indicator.

// reading is the value of a measure in a year: the one of this file; else, where the measure is another
// one, that one's of the earlier year. nil is missing.
func (m *model) reading(x *measure, year int) *big.Rat {
	if f := m.files[year]; f != nil && f.values[x].value != nil {
		return f.values[x].value
	}
	if x.is != nil {
		return m.reading(x.is, year-x.back)
	}
	return nil
}

// value is that of an indicator: nil with missing set when any measure in the formula has no value, nil
// without it when the formula divides by zero.
func (m *model) value(i *indicator, year int) (v *big.Rat, missing bool) {
	if i.formula == nil {
		return nil, true
	}
	if !m.known(i.formula, year) {
		return nil, true
	}
	return m.compute(i.formula, year), false
}

// yearFrom is the year whose figure a measure of a formula takes.
func (n *node) yearFrom(year int) int {
	if n.fixed != 0 {
		return n.fixed
	}
	return year - n.back
}

// known says that every measure in a formula has its value.
func (m *model) known(n *node, year int) bool {
	switch n.op {
	case "measure":
		return m.reading(n.measure, n.yearFrom(year)) != nil
	case "cumulative":
		for y := m.years[0]; y <= year; y++ {
			if m.reading(n.measure, y) == nil {
				return false
			}
		}
	}
	for _, a := range n.args {
		if !m.known(a, year) {
			return false
		}
	}
	return true
}

// compute is the value of a formula whose measures are known; nil where it divides by zero.
func (m *model) compute(n *node, year int) *big.Rat {
	switch n.op {
	case "number":
		return n.number.value
	case "measure":
		return m.reading(n.measure, n.yearFrom(year))
	case "cumulative":
		total := zero()
		for y := m.years[0]; y <= year; y++ {
			total = add(total, m.reading(n.measure, y))
		}
		return total
	}
	args := make([]*big.Rat, len(n.args))
	for k, a := range n.args {
		if args[k] = m.compute(a, year); args[k] == nil {
			return nil
		}
	}
	return apply(n.op, args)
}

func apply(op string, args []*big.Rat) *big.Rat {
	first, last := args[0], args[1]
	switch op {
	case "+":
		return add(first, last)
	case "-":
		return sub(first, last)
	case "*":
		return times(first, last)
	}
	if last.Sign() == 0 {
		return nil
	}
	return over(first, last)
}
