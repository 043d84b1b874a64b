package evaluate

import (
	"math/big"
	"slices"

	"piao/plan"
	"piao/plan/formula"
)

// computed is the value of an indicator in a year: nil where a measure is
// missing or, with zero set, where the formula divides by zero.
type computed struct {
	value  *big.Rat
	inputs []Input
	zero   *formula.Zero
}

// value computes an indicator's formula over the measures of a year. With both
// a missing measure and a zero divisor it is missing.
func (e *evaluation) value(i *plan.Indicator, year int) computed {
	if i.Expr == nil {
		return computed{}
	}
	c := computed{inputs: make([]Input, 0, len(i.Measures))}
	if m, alone := i.Expr.(*formula.Measure); alone {
		v := e.term(&c, m, year)
		c.value = v
		return c
	}
	known := true
	values := make(map[*formula.Measure]*big.Rat, len(i.Measures))
	for _, m := range formula.Measures(i.Expr) {
		v := e.term(&c, m, year)
		values[m] = v
		known = known && v != nil
	}
	if known {
		c.value, c.zero = formula.Eval(i.Expr, func(m *formula.Measure) *big.Rat { return values[m] })
	}
	return c
}

// zeroInputs are the measures that are zero in a divisor.
func zeroInputs(z *formula.Zero, year int) []ZeroInput {
	if z == nil {
		return nil
	}
	var all []ZeroInput
	for _, m := range z.Measures {
		in := ZeroInput{Code: m.Code, Year: year - m.Back, Earlier: m.Back > 0}
		if m.Cumulative {
			in.Code = m.String()
		}
		all = append(all, in)
	}
	return all
}

// term is the value of one measure of a formula; every figure it takes is noted
// as an input, once.
func (e *evaluation) term(c *computed, m *formula.Measure, year int) *big.Rat {
	measure := e.plan.Measure(m.Code)
	if !m.Cumulative {
		return c.note(e.figures.Input(measure, year-m.Back))
	}
	var parts []*big.Rat
	known := true
	for y := e.plan.Years[0].Value; y <= year; y++ {
		v := c.note(e.figures.Input(measure, y))
		known = known && v != nil
		parts = append(parts, v)
	}
	if !known {
		return nil
	}
	return sum(parts)
}

// note adds an input unless it is there already, and gives its value.
func (c *computed) note(in Input) *big.Rat {
	for _, known := range c.inputs {
		if known.Measure == in.Measure && known.Year == in.Year {
			return in.Value
		}
	}
	c.inputs = append(c.inputs, in)
	return in.Value
}

// Years lists the years whose measurements an evaluation asks for, the year itself
// included, in order: those of offsets, of measures that repeat another's, of
// cumulative sums and of last year's values. The plan has been read without
// errors.
func Years(p *plan.Plan, year int) []int {
	wanted := map[int]bool{year: true}
	for _, i := range p.Indicators() {
		yearsOf(p, i, year, wanted)
		if i.Scoring.Baseline.Previous {
			yearsOf(p, i, year-1, wanted)
		}
	}
	var years []int
	for y := range wanted {
		years = append(years, y)
	}
	slices.Sort(years)
	return years
}

func yearsOf(p *plan.Plan, i *plan.Indicator, year int, wanted map[int]bool) {
	if i.Expr == nil {
		return
	}
	for _, m := range formula.Measures(i.Expr) {
		first, last := TermYears(p, m, year)
		for y := first; y <= last; y++ {
			wanted[y] = true
			lagYears(p, p.Measure(m.Code), y, wanted)
		}
	}
}

// TermYears are the first and the last year whose figures a measure of a formula
// takes.
func TermYears(p *plan.Plan, m *formula.Measure, year int) (first, last int) {
	if m.Cumulative {
		return min(year, p.Years[0].Value), year
	}
	return year - m.Back, year - m.Back
}

// lagYears follows a measure that is another one of earlier years, no longer than
// there are measures: of a plan with errors some may be each other.
func lagYears(p *plan.Plan, m *plan.Measure, year int, wanted map[int]bool) {
	for range p.Measures {
		if m == nil || m.Is == nil {
			return
		}
		year -= m.Is.Years
		wanted[year] = true
		m = m.Is.Measure
	}
}
