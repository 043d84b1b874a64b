package evaluate

import (
	"math/big"
	"slices"

	"piao/plan"
	"piao/plan/formula"
)

// Term is a measure of an indicator's formula with its figures: one, or several
// years' if it is cumulative. Value is nil if any of them is missing.
type Term struct {
	Measure *formula.Measure
	Inputs  []Input
	Value   *big.Rat
}

// ValueOf is the value of a formula in a year, and its figures. It is nil if one of them
// is missing or if the formula divides by zero.
func ValueOf(x formula.Expr, p *plan.Plan, year int, figures *Figures) (*big.Rat, []Input) {
	terms := newEvaluation(p, year, figures).terms(x, year)
	v, _ := value(x, terms)
	return v, inputs(terms)
}

// terms finds the figures of a formula in a year.
func (e *evaluation) terms(x formula.Expr, year int) []Term {
	if x == nil {
		return nil
	}
	measures := formula.Measures(x)
	terms := make([]Term, len(measures))
	for k, m := range measures {
		terms[k] = e.term(m, year)
	}
	return terms
}

func (e *evaluation) term(m *formula.Measure, year int) Term {
	t := Term{Measure: m}
	var figures []*big.Rat
	first, last := TermYears(e.plan, m, year)
	for y := first; y <= last; y++ {
		in := e.figures.Input(e.plan.Measure(m.Code), y)
		t.Inputs = append(t.Inputs, in)
		if in.Value != nil {
			figures = append(figures, in.Value)
		}
	}
	if len(figures) == len(t.Inputs) {
		t.Value = formula.Sum(figures)
	}
	return t
}

// value is the value of a formula with its terms. It is nil if a term is missing or,
// with zero set, if the formula divides by zero.
func value(e formula.Expr, terms []Term) (v *big.Rat, zero *formula.Zero) {
	values := make(map[*formula.Measure]*big.Rat, len(terms))
	for _, t := range terms {
		if t.Value == nil {
			return nil, nil
		}
		values[t.Measure] = t.Value
	}
	if e == nil {
		return nil, nil
	}
	return formula.Eval(e, func(m *formula.Measure) *big.Rat { return values[m] })
}

// inputs lists the figures of some terms, each once.
func inputs(terms []Term) []Input {
	var all []Input
	seen := map[Origin]bool{}
	for _, t := range terms {
		for _, in := range t.Inputs {
			if asked := (Origin{in.Measure, in.Year}); !seen[asked] {
				seen[asked] = true
				all = append(all, in)
			}
		}
	}
	return all
}

// Years lists the years whose measurements an evaluation needs, including the year
// itself, in order. It follows offsets, measures that repeat another's, cumulative
// sums and last year's values. The plan must have been read without errors.
func Years(p *plan.Plan, year int) []int {
	wanted := map[int]bool{year: true}
	for _, i := range p.Indicators() {
		yearsOf(p, i.Expr, year, wanted)
		if i.Scoring.Baseline.Previous {
			yearsOf(p, i.Expr, year-1, wanted)
		}
	}
	for _, a := range p.Agreements {
		yearsOf(p, a.Left, year, wanted)
		yearsOf(p, a.Right, year, wanted)
	}
	var years []int
	for y := range wanted {
		years = append(years, y)
	}
	slices.Sort(years)
	return years
}

func yearsOf(p *plan.Plan, x formula.Expr, year int, wanted map[int]bool) {
	if x == nil {
		return
	}
	for _, m := range formula.Measures(x) {
		first, last := TermYears(p, m, year)
		for y := first; y <= last; y++ {
			wanted[y] = true
			lagYears(p, p.Measure(m.Code), y, wanted)
		}
	}
}

// TermYears are the first and the last year whose figures a measure of a formula
// takes. A cumulative one takes none in a year before the plan's first: nothing has
// been counted yet.
func TermYears(p *plan.Plan, m *formula.Measure, year int) (first, last int) {
	if m.Cumulative {
		return p.Years[0].Value, year
	}
	return m.Year(year), m.Year(year)
}

// lagYears follows a measure that repeats another one of earlier years. It stops
// after as many steps as there are measures, because in a plan with errors measures
// may repeat each other.
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
