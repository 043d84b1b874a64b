package document

import (
	"math/big"
	"strconv"
	"strings"

	"piao/plan/lang"
)

// Figures are exact until they become cells. Nothing else in piao rounds.

const (
	UsualDigits = 2
	ExactDigits = 10 // in CSV and JSON
	mostDigits  = 12 // a percentage that needs more only says on which side it is: `< 100,00 %`
)

// Cell is one figure or text. Spoken is what people read; nil prints as an en dash
// and means that there is no figure. Number and Raw are for programs: a cell with a
// Number is a number, and Raw, if given, is its spelling in files.
type Cell struct {
	Spoken lang.Spoken
	Number *big.Rat
	Raw    string
	Bool   bool // Raw is true or false
	Style  Style
	Indent int // blanks before a Left cell, kept on every wrapped line
}

// Data is what CSV writes for the cell. A number has a decimal point in every
// language.
func (c Cell) Data() string {
	if c.Raw == "" {
		return Exact(c.Number, ExactDigits)
	}
	return c.Raw
}

// Rounded is a rounded number as people read it, with its sign and unit. In a
// Decimal column, the decimal marks of all rows are aligned.
type Rounded struct {
	Sign   string // before the number: `>= `, `+`
	Number lang.Number
	Unit   lang.Text
}

// In is the figure in one language.
func (f Rounded) In(l lang.Lang) string {
	s := f.Sign + f.Number.In(l)
	if unit := f.Unit.In(l); unit != "" {
		s += " " + unit
	}
	return s
}

// whole is the part before the decimal mark.
func (f Rounded) whole(l lang.Lang) string {
	whole, _, _ := strings.Cut(f.Number.In(l), string(l.Point()))
	return f.Sign + whole
}

// Text is a cell that is the same in both languages.
func Text(s string) Cell { return Cell{Spoken: lang.Same(s), Raw: s} }

// Words is a cell in the reader's language. raw is its fixed name for CSV.
func Words(t lang.Spoken, raw string) Cell { return Cell{Spoken: t, Raw: raw} }

// Whole is a whole number without a unit, such as a year.
func Whole(n int) Cell {
	s := strconv.Itoa(n)
	return Cell{Spoken: lang.Same(s), Number: big.NewRat(int64(n), 1), Raw: s}
}

// YesNo is a yes or a no.
func YesNo(yes bool) Cell {
	if yes {
		return Cell{Spoken: lang.Both("sì", "yes"), Raw: "true", Bool: true}
	}
	return Cell{Spoken: lang.Same("no"), Raw: "false", Bool: true}
}

// Amount is a sum of money, in euro and cents.
func Amount(r *big.Rat) Cell { return Figure(r, UsualDigits, "") }

// Figure is a value with a number of decimals and its unit, if it has one.
func Figure(r *big.Rat, digits int, unit string) Cell {
	if r == nil {
		return Cell{}
	}
	return Cell{Spoken: Rounded{Number: lang.Number(Round(r, digits)), Unit: lang.Same(unit)}, Number: r}
}

// Percent is a fraction as a percentage: 0.8742 is `87,42 %`.
func Percent(r *big.Rat) Cell { return PercentDigits(r, UsualDigits) }

// PercentBare is Percent without the sign.
func PercentBare(r *big.Rat) Cell { return Percent(r).Bare() }

// Bare is a number without its unit, under a header that has it.
func (c Cell) Bare() Cell {
	if f, ok := c.Spoken.(Rounded); ok {
		f.Unit = lang.Text{}
		c.Spoken = f
	}
	return c
}

// PercentLike is Percent with enough decimals that the shown fraction is like the
// exact one.
func PercentLike(r *big.Rat, like func(shown *big.Rat) bool) Cell {
	if r == nil {
		return Cell{}
	}
	return PercentDigits(r, DigitsLike(r, UsualDigits+2, like)-2)
}

// PercentDigits is Percent with at least so many decimals. If a value is not quite
// 100 % or not quite 0, it gets as many more decimals as it takes to show that.
func PercentDigits(r *big.Rat, digits int) Cell { return percent(r, digits, "", "%") }

// Points is a difference of percentages, with its sign.
func Points(r *big.Rat) Cell {
	sign := ""
	if r != nil && r.Sign() > 0 {
		sign = "+"
	}
	return percent(r, UsualDigits, sign, "")
}

func percent(r *big.Rat, digits int, sign, unit string) Cell {
	if r == nil {
		return Cell{}
	}
	f := Rounded{Sign: sign, Unit: lang.Same(unit)}
	for d := digits; d <= max(digits, mostDigits); d++ {
		if s := RoundPercent(r, d); !flatters(r, s) {
			f.Number = lang.Number(s)
			return Cell{Spoken: f, Number: r}
		}
	}
	s, side := RoundPercent(r, digits), "> "
	if HundredTimes(r).Cmp(parsed(s)) < 0 {
		side = "< "
	}
	f.Sign, f.Number = side+sign, lang.Number(s)
	return Cell{Spoken: f, Number: r}
}

// flatters reports whether a percentage is shown as 100 although it is less, or as 0
// although it is more.
func flatters(r *big.Rat, shown string) bool {
	switch whole, fraction, _ := strings.Cut(shown, "."); {
	case strings.Trim(fraction, "0") != "":
		return false
	case whole == "0":
		return r.Sign() != 0
	default:
		return whole == "100" && r.Cmp(big.NewRat(1, 1)) < 0
	}
}

// DigitsLike is the number of decimals, at least digits, with which a rounded number
// does not seem to be what the exact one is not: 19.996, which misses `>= 20`, takes
// three. like compares with decimal numbers.
func DigitsLike(v *big.Rat, digits int, like func(shown *big.Rat) bool) int {
	for !like(parsed(Round(v, digits))) {
		digits++
	}
	return digits
}

// Round rounds the exact value half away from zero, and writes it as files do. It
// never gives a negative zero.
func Round(r *big.Rat, digits int) string {
	s := r.FloatString(digits)
	if strings.Trim(s, "-0.") == "" {
		return strings.TrimPrefix(s, "-")
	}
	return s
}

// RoundPercent is a fraction in hundredths, rounded like Round: with two more
// decimals, and the decimal mark moved by two places.
func RoundPercent(r *big.Rat, digits int) string {
	s := Round(r, digits+2)
	number, negative := strings.CutPrefix(s, "-")
	whole, decimals, _ := strings.Cut(number, ".")
	shifted := strings.TrimLeft(whole+decimals[:2], "0")
	if shifted == "" {
		shifted = "0"
	}
	if negative { // Round gives no negative zero
		shifted = "-" + shifted
	}
	if digits == 0 {
		return shifted
	}
	return shifted + "." + decimals[2:]
}

// parsed reads a number that Round wrote.
func parsed(s string) *big.Rat {
	r, _ := new(big.Rat).SetString(s)
	return r
}

// Exact is the value with as many decimals as it has, but at most so many: `1`,
// `229447.35`, `0.3333333333`. It is for programs, and empty if there is no value.
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

// HundredTimes is a fraction in hundredths.
func HundredTimes(r *big.Rat) *big.Rat { return new(big.Rat).Mul(r, big.NewRat(100, 1)) }
