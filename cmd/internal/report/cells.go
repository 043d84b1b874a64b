package report

import (
	"math/big"
	"strings"

	"piao/plan/lang"
)

// Figures are exact until they become cells; nothing else in piao rounds.

const (
	usualDigits = 2
	mostDigits  = 12 // beyond these a figure says on which side it is: `< 100,00 %`
	exactDigits = 10 // in CSV and JSON
)

// Round is the exact value rounded half away from zero to so many decimals, in
// the spelling of files; never a negative zero.
func Round(r *big.Rat, digits int) string {
	s := r.FloatString(digits)
	if strings.Trim(s, "-0.") == "" {
		return strings.TrimPrefix(s, "-")
	}
	return s
}

// RoundPercent is 100 times the exact value, rounded like Round.
func RoundPercent(r *big.Rat, digits int) string { return Round(hundredTimes(r), digits) }

func hundredTimes(r *big.Rat) *big.Rat { return new(big.Rat).Mul(r, big.NewRat(100, 1)) }

// Exact is the value with as many decimals as it has, at most so many: `1`,
// `229447.35`, `0.3333333333`. For programs; nothing where there is no value.
func Exact(r *big.Rat, most int) string {
	if r == nil {
		return ""
	}
	s := Round(r, most)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}

// Text is a cell that reads alike in both languages.
func Text(s string) Cell { return Cell{Spoken: lang.Same(s), Raw: s} }

// Words is a cell in the reader's language, beside its unchanging name for CSV.
func Words(t lang.Spoken, raw string) Cell { return Cell{Spoken: t, Raw: raw} }

// Amount is a sum of money, in euro and cents.
func Amount(r *big.Rat) Cell { return Figure(r, usualDigits, "") }

// Figure is a value with so many decimals and its unit, if it has one.
func Figure(r *big.Rat, digits int, unit string) Cell {
	if r == nil {
		return Cell{}
	}
	return numeric(figure{number: lang.Number(Round(r, digits)), unit: unit}, r)
}

// Percent is a fraction as a per cent: 0.8742 is `87,42 %`.
func Percent(r *big.Rat) Cell { return PercentDigits(r, usualDigits) }

// PercentBare is Percent without the sign, under a header that has it.
func PercentBare(r *big.Rat) Cell { return percent(r, usualDigits, "") }

// PercentDigits is Percent with at least so many decimals. What is not quite
// 100 % or not quite 0 has as many more as it takes to see that.
func PercentDigits(r *big.Rat, digits int) Cell { return percent(r, digits, "%") }

func percent(r *big.Rat, digits int, unit string) Cell {
	if r == nil {
		return Cell{}
	}
	f := honest(r, digits)
	f.unit = unit
	return numeric(f, r)
}

func numeric(f figure, r *big.Rat) Cell {
	return Cell{Spoken: f, Number: r}
}

// honest is a fraction as a per cent, rounded so that it shows 100 only where it
// reaches 100, and 0 only where it is 0.
func honest(r *big.Rat, digits int) figure {
	for d := digits; d <= max(digits, mostDigits); d++ {
		if s := RoundPercent(r, d); !flatters(r, s) {
			return figure{number: lang.Number(s)}
		}
	}
	s := RoundPercent(r, digits)
	return figure{sign: side(r, s), number: lang.Number(s)}
}

func flatters(r *big.Rat, shown string) bool {
	whole, fraction, _ := strings.Cut(shown, ".")
	if strings.Trim(fraction, "0") != "" {
		return false
	}
	return whole == "0" && r.Sign() != 0 || whole == "100" && r.Cmp(big.NewRat(1, 1)) < 0
}

func side(r *big.Rat, shown string) string {
	s, _ := new(big.Rat).SetString(shown)
	if hundredTimes(r).Cmp(s) < 0 {
		return "< "
	}
	return "> "
}

// figure is a rounded number as people read it.
type figure struct {
	sign   string // `< ` where no number of decimals would be honest
	number lang.Number
	unit   string
}

// In is the figure in one language.
func (f figure) In(l lang.Lang) string {
	s := f.sign + f.number.In(l)
	if f.unit != "" {
		s += " " + f.unit
	}
	return s
}

// Against is how many decimals, at least so many, show that v misses its
// target, where it does: 19.996 against `>= 20` takes three. Both are in the
// unit that is printed, and the target is one that can be written out.
func Against(v, target *big.Rat, met bool, digits int) int {
	if met || v == nil || target == nil || v.Cmp(target) == 0 {
		return digits
	}
	const enough = 40
	for d := digits; d < enough; d++ {
		if s, _ := new(big.Rat).SetString(Round(v, d)); s.Cmp(target) == v.Cmp(target) {
			return d
		}
	}
	return enough
}
