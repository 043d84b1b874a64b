package ahead

import (
	"math/big"

	"piao/evaluate"
	"piao/plan/scoring"
	"piao/plan/target"
)

// Easier is a value that meets a revised target and missed the earlier one, or that
// scores more than before by the same method, or just beyond which values do; nil if
// there is none. What only a higher cap allows does not count.
func Easier(was, is *evaluate.Indicator) *big.Rat {
	limit := is.Case.Cap
	if was.Case.Cap.Cmp(limit) < 0 {
		limit = was.Case.Cap
	}
	lastYears := []*big.Rat{nil}
	if was.Scoring.Baseline.Previous || is.Scoring.Baseline.Previous {
		lastYears = samples(newScale(was, was.Case.Cap, nil), newScale(is, limit, nil), target.NumberKind)
		far := mul(big.NewRat(1000, 1), sub(lastYears[len(lastYears)-1], lastYears[0]))
		lastYears = append(lastYears, sub(lastYears[0], far), add(lastYears[0], far))
	}
	for _, last := range lastYears {
		old, new := newScale(was, was.Case.Cap, last), newScale(is, limit, last)
		for _, v := range samples(old, new, is.Kind) {
			if new.eases(old, v) {
				return v
			}
		}
	}
	return nil
}

func samples(old, new *scale, kind target.Kind) []*big.Rat {
	return evaluate.Samples(append(old.Edges(), new.Edges()...), kind)
}

// scale is how values of an indicator are scored, whatever they are.
type scale struct {
	evaluate.Case
	method *evaluate.Method
}

// newScale is the scale of an indicator under a cap; last is the value of the year
// before, which may be the baseline.
func newScale(i *evaluate.Indicator, limit, last *big.Rat) *scale {
	s := &scale{*i.Case, i.Method}
	s.Cap = limit
	if i.Scoring.Baseline.Previous {
		s.Baseline = last
		if last != nil && !s.Bar.Misses(last) {
			s.method = evaluate.MethodNamed("on_off")
		}
	}
	return s
}

// outcome is what a value is worth. A judged one only meets its target.
func (s *scale) outcome(v *big.Rat) evaluate.Outcome {
	if s.method.Name == scoring.Judged {
		return evaluate.Outcome{Achievement: zero, Met: s.Bar.Holds(v)}
	}
	c := s.Case
	c.Value = v
	return s.method.Outcome(&c)
}

// eases reports whether a value meets the target or scores more than on an old scale.
// Between their edges scores are straight lines, or curves that do not cross. At the
// ends of an old tolerance the score falls to its ratio, so ratios count there too,
// unless the new one falls there as well, as it may at the ends of a range.
func (s *scale) eases(old *scale, v *big.Rat) bool {
	was, is := old.outcome(v), s.outcome(v)
	if is.Met && !was.Met || is.Achievement.Cmp(was.Achievement) > 0 {
		return true
	}
	falls := was.Ratio != nil && was.Ratio.Cmp(one) < 0 && old.Bar.EndsAt(v) && (s.Bar.Value != nil || !s.Bar.EndsAt(v))
	return falls && is.Ratio != nil && is.Ratio.Sign() > 0 && is.Ratio.Cmp(was.Ratio) > 0
}
