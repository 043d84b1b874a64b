package evaluate

import (
	"math/big"
	"strings"

	"piao/plan"
	"piao/plan/formula"
)

// search is the search for the nearest figure of a measure that is enough. It
// goes away from today's figure one way, in steps that people can count, through
// an interval in which the formula is known to go one way too.
type search struct {
	*Indicator
	line   func(*formula.Measure) formula.Line
	from   *big.Rat
	enough func(value *big.Rat) bool
	better int // which way the indicator's value has to go

	step        *big.Rat // between one figure that the measure can have and the next
	finer       int      // how often the step may be divided by ten
	least, most *big.Rat // the bounds of the measure; nil for none
}

var ten = big.NewRat(10, 1)

// kind settles which figures the measure can have: whole ones where it counts,
// days, yes and no; else figures with as many decimals as people gave, or four
// significant digits.
func (s *search) kind(in Input) {
	s.step, s.finer = one, 0
	switch in.Measure.Kind() {
	case plan.DateKind:
		return
	case plan.YesNoKind:
		s.least, s.most = zero, one
		return
	}
	if IsCount(in.Measure.Unit.Value) && in.Value.IsInt() && in.Value.Sign() >= 0 {
		s.least = zero
		return
	}
	size := abs(in.Value)
	if in.Measure.Unit.Value == "%" {
		s.step, size = big.NewRat(1, 100), mul(size, big.NewRat(100, 1))
	}
	for range decimals(in, size) {
		s.step = quo(s.step, ten)
	}
	s.finer = 6
}

// decimals are those of a figure to look for: cents of money, else as many as
// today's has, of the size that is printed, or as make four significant digits.
func decimals(in Input, size *big.Rat) int {
	if IsEuro(in.Measure.Unit.Value) {
		return 2
	}
	written := 0
	if in.From != nil {
		_, after, _ := strings.Cut(strings.TrimRight(in.From.Text.Value, " %"), ".")
		written = len(after)
	}
	for at := big.NewRat(1000, 1); size.Cmp(at) < 0 && at.Cmp(one) >= 0; at = quo(at, ten) {
		written = max(written, 4-wholeDigits(at))
	}
	return written
}

// wholeDigits is how many digits stand before the point of the numbers below a
// power of ten.
func wholeDigits(power *big.Rat) int { return max(1, len(power.FloatString(0))-1) }

// IsCount says that a unit is a mere number of things.
func IsCount(unit string) bool {
	switch unit {
	case "N.", "n.", "N", "n", "numero", "number":
		return true
	}
	return false
}

// IsEuro says that a unit is money.
func IsEuro(unit string) bool { return unit == "€" || unit == "euro" }

// value is the indicator's value with another figure; nil where it divides by
// zero.
func (s *search) value(figure *big.Rat) *big.Rat {
	v, _ := formula.Eval(s.Expr, func(m *formula.Measure) *big.Rat {
		l := s.line(m)
		return add(mul(l.Slope, figure), l.Offset)
	})
	return v
}

// nearest is the nearest figure that is enough, on the side on which the formula
// goes the better way.
func (s *search) nearest() (Answer, *big.Rat) {
	answer := TooFar
	for _, way := range [...]int{1, -1} {
		over, direction, known := s.steady(way)
		if !known {
			answer = Unsteady
			continue
		}
		if direction*way == s.better {
			if figure := s.first(way, over); figure != nil {
				return Found, figure
			}
		}
	}
	return answer, nil
}

// steady is the widest interval on one side of today's figure in which the
// formula is known to go one way.
func (s *search) steady(way int) (over formula.Interval, direction int, known bool) {
	for _, over := range s.ranges(way) {
		if direction, known := formula.Direction(s.Expr, s.line, over); known {
			return over, direction, true
		}
	}
	return formula.Interval{}, 0, false
}

// ranges are the intervals on one side of today's figure in which to search, the
// widest first: all that the measure can be, up to where the formula has no
// value, and what does not change the figure's sign.
func (s *search) ranges(way int) []formula.Interval {
	end := s.most
	if way < 0 {
		end = s.least
	}
	ends := []*big.Rat{end}
	for _, stop := range []*big.Rat{formula.Pole(s.Expr, s.line), zero} {
		if stop != nil && stop.Cmp(s.from) == way && (end == nil || stop.Cmp(end) == -way) {
			ends = append(ends, stop)
		}
	}
	intervals := make([]formula.Interval, len(ends))
	for k, end := range ends {
		intervals[k] = formula.Interval{Low: s.from, High: end}
		if way < 0 {
			intervals[k] = formula.Interval{Low: end, High: s.from}
		}
	}
	return intervals
}

// first is the first figure on the way through an interval that is enough; finer
// steps are taken, and stay, only where the coarse ones jump over all that are.
func (s *search) first(way int, over formula.Interval) *big.Rat {
	end := over.High
	if way < 0 {
		end = over.Low
	}
	step := s.step
	for range s.finer + 1 {
		if figure := s.firstBy(step, way, end); figure != nil {
			s.step = step
			return figure
		}
		step = quo(step, ten)
	}
	return nil
}

// farthest is how many times the distance is doubled before a search ends.
const farthest = 100

// firstBy looks twice as far each time, then halves the way back.
func (s *search) firstBy(step *big.Rat, way int, end *big.Rat) *big.Rat {
	near := s.base(step, way) // in steps; not enough, or today's
	far := new(big.Int)
	stride := big.NewInt(int64(way))
	for tries := 0; ; tries++ {
		far.Add(near, stride)
		beyond := s.beyond(figureAt(far, step), way, end)
		if beyond || !s.short(figureAt(far, step)) {
			break
		}
		if tries == farthest {
			return nil
		}
		near = new(big.Int).Set(far)
		stride = new(big.Int).Lsh(stride, 1)
	}
	for new(big.Int).Sub(far, near).CmpAbs(big.NewInt(1)) > 0 {
		half := new(big.Int).Add(near, far)
		half.Quo(half, big.NewInt(2))
		if x := figureAt(half, step); !s.beyond(x, way, end) && s.short(x) {
			near = half
		} else {
			far = half
		}
	}
	x := figureAt(far, step)
	if v := s.value(x); !s.beyond(x, way, end) && v != nil && s.enough(v) {
		return x
	}
	return nil
}

// base is today's figure in steps, rounded backwards.
func (s *search) base(step *big.Rat, way int) *big.Int {
	steps := quo(s.from, step)
	whole, rest := new(big.Int).DivMod(steps.Num(), steps.Denom(), new(big.Int))
	if way < 0 && rest.Sign() > 0 {
		whole.Add(whole, big.NewInt(1))
	}
	return whole
}

func figureAt(steps *big.Int, step *big.Rat) *big.Rat {
	return mul(new(big.Rat).SetInt(steps), step)
}

func (s *search) beyond(figure *big.Rat, way int, end *big.Rat) bool {
	return end != nil && figure.Cmp(end) == way
}

// short says that a figure is on the way to what is enough: not enough, and not
// past it.
func (s *search) short(figure *big.Rat) bool {
	v := s.value(figure)
	return v != nil && !s.enough(v) && s.Case.Bar.better(v) == s.better
}
