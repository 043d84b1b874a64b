package ahead

import (
	"math/big"
	"strings"

	"piao/evaluate"
	"piao/plan/target"
)

// search tries figures until one is enough. Starting from today's figure, it goes
// twice as far each time, up and down, and then halves the way back.
type search struct {
	from, step  *big.Rat // today's figure, and the distance to the next one
	least, most *big.Rat // the range of the measure; nil for no bound
	try         func(figure *big.Rat) outcome
}

// outcome is the result of trying a figure.
type outcome int

const (
	short outcome = iota // not enough; a figure farther on may be
	enough
	past // beyond what is enough, or no value
)

// farthest is the number of steps that a search goes at most.
const farthest = 1 << 60

// newSearch decides which figures the input's measure can have: whole ones if it
// counts something, is a date, or is a yes or no; else figures with as many decimals
// as today's, six at most.
func newSearch(in evaluate.Input) *search {
	s := &search{from: in.Value, step: one}
	switch kind := in.Measure.Kind(); {
	case kind == target.DateKind:
	case kind == target.YesNoKind:
		s.least, s.most = zero, one
	case target.IsCount(in.Measure.Unit.Value) && in.Value.IsInt() && in.Value.Sign() >= 0:
		s.least = zero
	default:
		s.step = lastDecimal(written(in))
		steps := quo(in.Value, s.step)
		s.from = mul(s.step, new(big.Rat).SetInt(new(big.Int).Div(steps.Num(), steps.Denom())))
	}
	return s
}

// written is a figure as its file writes it. A figure that no file has is zero, with
// two decimals for money and three for anything else.
func written(in evaluate.Input) string {
	switch unit := in.Measure.Unit.Value; {
	case in.From != nil && in.From.Figure != nil:
		return in.From.Text.Value
	case target.IsEuro(unit):
		return "0.00"
	case unit == "%":
		return "0.000 %"
	}
	return "0.000"
}

// lastDecimal is the unit of a figure's last digit: 1/100 for 12.50, 1/1000 for 12.5
// %. That of the sixth decimal is the smallest, or a search would not get far.
func lastDecimal(figure string) *big.Rat {
	number, percent := strings.CutSuffix(figure, "%")
	_, decimals, _ := strings.Cut(strings.TrimSpace(number), ".")
	power := min(len(decimals), 6)
	if percent {
		power += 2
	}
	return new(big.Rat).SetFrac(one.Num(), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(power)), nil))
}

// at is the figure that is so many steps up or down.
func (s *search) at(way, steps int64) *big.Rat {
	return add(s.from, mul(s.step, new(big.Rat).SetInt64(way*steps)))
}

// room is the number of steps that a measure can go up or down.
func (s *search) room(way int64) int64 {
	end := s.most
	if way < 0 {
		end = s.least
	}
	if end == nil {
		return farthest
	}
	steps := quo(sub(end, s.from), mul(s.step, new(big.Rat).SetInt64(way)))
	return new(big.Int).Quo(steps.Num(), steps.Denom()).Int64()
}

// nearest is the nearest figure that is enough; nil if none is found.
func (s *search) nearest() *big.Rat {
	room := map[int64]int64{1: s.room(1), -1: s.room(-1)}
	for stride := int64(1); stride < 2*max(room[1], room[-1]); stride *= 2 {
		for _, way := range [...]int64{1, -1} {
			if stride/2 >= room[way] {
				continue
			}
			steps := min(stride, room[way])
			if s.try(s.at(way, steps)) == short {
				continue
			}
			if figure := s.between(way, stride/2, steps); figure != nil {
				return figure
			}
			room[way] = 0
		}
	}
	return nil
}

// between halves the way from a figure that is short to one that is not; nil if it
// finds none that is enough.
func (s *search) between(way, near, far int64) *big.Rat {
	for far-near > 1 {
		if half := near + (far-near)/2; s.try(s.at(way, half)) == short {
			near = half
		} else {
			far = half
		}
	}
	if figure := s.at(way, far); s.try(figure) == enough {
		return figure
	}
	return nil
}
