package evaluate

import (
	"math/big"

	"piao/plan/formula"
)

// Term is what a measure of an indicator's formula is worth: nil where a figure
// of it is missing.
func (r *Result) Term(i *Indicator, m *formula.Measure) *big.Rat {
	inputs := r.termInputs(i, m)
	figures := make([]*big.Rat, len(inputs))
	for k, in := range inputs {
		if figures[k] = in.Value; in.Value == nil {
			return nil
		}
	}
	return sum(figures)
}

// termInputs are the figures that a measure of a formula is made of: one, or for
// a cumulative one those of several years.
func (r *Result) termInputs(i *Indicator, m *formula.Measure) []Input {
	first, last := r.Year-m.Back, r.Year-m.Back
	if m.Cumulative {
		first = r.Plan.Years[0].Value
	}
	var inputs []Input
	for _, in := range i.Inputs {
		if in.Measure.Code.Value == m.Code && in.Year >= first && in.Year <= last {
			inputs = append(inputs, in)
		}
	}
	return inputs
}

// lines says what each measure of an indicator's formula is while one figure
// varies. Every other figure must be known.
func (r *Result) lines(i *Indicator, varies Origin) func(*formula.Measure) formula.Line {
	lines := map[*formula.Measure]formula.Line{}
	for _, m := range formula.Measures(i.Expr) {
		slope, offset := zero, zero
		for _, in := range r.termInputs(i, m) {
			if in.Origin() == varies {
				slope = add(slope, one)
			} else {
				offset = add(offset, in.Value)
			}
		}
		lines[m] = formula.Line{Slope: slope, Offset: offset}
	}
	return func(m *formula.Measure) formula.Line { return lines[m] }
}
