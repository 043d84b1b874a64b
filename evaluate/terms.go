package evaluate

import (
	"math/big"

	"piao/plan/formula"
)

// Term is what a measure of an indicator's formula is worth: nil where a figure
// of it is missing.
func (r *Result) Term(i *Indicator, m *formula.Measure) *big.Rat {
	inputs := r.TermInputs(i, m)
	figures := make([]*big.Rat, len(inputs))
	for k, in := range inputs {
		if figures[k] = in.Value; in.Value == nil {
			return nil
		}
	}
	return sum(figures)
}

// TermInputs are the figures that a measure of a formula is made of: one, or for
// a cumulative one those of several years.
func (r *Result) TermInputs(i *Indicator, m *formula.Measure) []Input {
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
