package document

import (
	"math/big"
	"strconv"
	"strings"

	"piao/plan/lang"
)

// Figures are exact until they become cells; nothing else in piao rounds.

const (
	UsualDigits = 2
	mostDigits  = 12 // beyond these a figure says on which side it is: `< 100,00 %`
	ExactDigits = 10 // in CSV and JSON
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
func RoundPercent(r *big.Rat, digits int) string { return Round(HundredTimes(r), digits) }

func HundredTimes(r *big.Rat) *big.Rat { return new(big.Rat).Mul(r, big.NewRat(100, 1)) }

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

// Whole is a whole number that has no unit, such as a year.
func Whole(n int) Cell {
	s := strconv.Itoa(n)
	return Cell{Spoken: lang.Same(s), Number: big.NewRat(int64(n), 1), Raw: s}
}

// YesNo says whether something is so.
func YesNo(yes bool) Cell {
	if yes {
		return Cell{Spoken: lang.Both("sì", "yes"), Raw: "true", Bool: true}
	}
	return Cell{Spoken: lang.Same("no"), Raw: "false", Bool: true}
}

// Words is a cell in the reader's language, beside its unchanging name for CSV.
func Words(t lang.Spoken, raw string) Cell { return Cell{Spoken: t, Raw: raw} }

// Amount is a sum of money, in euro and cents.
func Amount(r *big.Rat) Cell { return Figure(r, UsualDigits, "") }

// Figure is a value with so many decimals and its unit, if it has one.
func Figure(r *big.Rat, digits int, unit string) Cell {
	if r == nil {
		return Cell{}
	}
	return Numeric(Rounded{Number: lang.Number(Round(r, digits)), Unit: unit}, r)
}

// Percent is a fraction as a per cent: 0.8742 is `87,42 %`.
func Percent(r *big.Rat) Cell { return PercentDigits(r, UsualDigits) }

// PercentBare is Percent without the sign, under a header that has it.
func PercentBare(r *big.Rat) Cell { return percent(r, UsualDigits, "") }

// PercentDigits is Percent with at least so many decimals. What is not quite
// 100 % or not quite 0 has as many more as it takes to see that.
func PercentDigits(r *big.Rat, digits int) Cell { return percent(r, digits, "%") }

func percent(r *big.Rat, digits int, unit string) Cell {
	if r == nil {
		return Cell{}
	}
	f := honest(r, digits)
	f.Unit = unit
	return Numeric(f, r)
}

func Numeric(f Rounded, r *big.Rat) Cell {
	return Cell{Spoken: f, Number: r}
}

// honest is a fraction as a per cent, rounded so that it shows 100 only where it
// reaches 100, and 0 only where it is 0.
func honest(r *big.Rat, digits int) Rounded {
	for d := digits; d <= max(digits, mostDigits); d++ {
		if s := RoundPercent(r, d); !flatters(r, s) {
			return Rounded{Number: lang.Number(s)}
		}
	}
	s := RoundPercent(r, digits)
	return Rounded{Sign: side(r, s), Number: lang.Number(s)}
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
	if HundredTimes(r).Cmp(s) < 0 {
		return "< "
	}
	return "> "
}

// Rounded is a rounded number as people read it.
type Rounded struct {
	Sign   string // `< ` where no number of decimals would be honest
	Number lang.Number
	Unit   string
}

// In is the figure in one language.
func (f Rounded) In(l lang.Lang) string {
	s := f.Sign + f.Number.In(l)
	if f.Unit != "" {
		s += " " + f.Unit
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
