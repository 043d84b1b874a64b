package source

import (
	"strings"
	"unicode"

	"github.com/shopspring/decimal"

	"piao/plan/lang"
)

// maxDigits is the greatest number of digits in a number.
const maxDigits = 40

// Problem says why a text is not the number that it should be, with the right
// spelling if there is one. The zero Problem is "nothing wrong".
type Problem struct {
	Message lang.Message
	Hints   []lang.Message
	Fix     string // the right spelling, if there is only one; else empty
}

// IsZero reports whether nothing is wrong.
func (p Problem) IsZero() bool { return p.Message.IsZero() }

// With is the problem of a number that must be followed by a unit: the right
// spelling has the unit too.
func (p Problem) With(unit string) Problem {
	hints := make([]lang.Message, len(p.Hints))
	for i, hint := range p.Hints {
		hints[i] = lang.Say("%s%s", "%s%s", hint, unit)
	}
	p.Hints = hints
	if p.Fix != "" {
		p.Fix += unit
	}
	return p
}

// ParseDecimal reads a number: digits, an optional minus, and an optional decimal
// point with digits on both sides. Exponents, plus signs, commas and separators of
// thousands are refused.
func ParseDecimal(s string) (decimal.Decimal, Problem) {
	sign, digits := cutMinus(s)
	whole, fraction, point := strings.Cut(digits, ".")
	if !allDigits(whole) || point && !allDigits(fraction) {
		return decimal.Decimal{}, notANumber(s)
	}
	if len(whole)+len(fraction) > maxDigits {
		return decimal.Decimal{}, Problem{Message: lang.Say("il numero ha più di %d cifre",
			"the number has more than %d digits", maxDigits)}
	}
	d, _ := decimal.NewFromString(sign + digits) // which takes any digits
	return d, Problem{}
}

// cutMinus takes a leading minus, ASCII or typographic, off a number.
func cutMinus(s string) (sign, rest string) {
	for _, minus := range [...]string{"-", "−"} {
		if rest, ok := strings.CutPrefix(s, minus); ok {
			return "-", strings.TrimLeftFunc(rest, unicode.IsSpace)
		}
	}
	return "", s
}

func allDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// notANumber says what is wrong with a text that is not a number.
func notANumber(s string) Problem {
	message := lang.Say("«%s» non è un numero come piao lo scrive (cifre e punto decimale)",
		"“%s” is not a number as piao writes it (digits and a decimal point)", s)
	if strings.Contains(s, ",") && spelling(s) != "" {
		message = lang.Say("in «%s» il decimale va con il punto, senza separatori di migliaia",
			"in “%s” the decimal mark must be a point, without separators of thousands", s)
	}
	return respelt(s, "", message)
}

// respelt is a problem with the right spelling of a number, if that is known.
func respelt(number, unit string, message lang.Message) Problem {
	p := Problem{Message: message}
	if right := spelling(number); right != "" {
		p.Hints = []lang.Message{lang.Say("scrivere %s", "write %s", right+unit)}
		if unmistakable(number) {
			p.Fix = right + unit
		}
	}
	return p
}

// spelling is the right spelling of a text that resembles a number; empty if that is
// not known.
func spelling(s string) string {
	sign, digits := cutMinus(strings.TrimSpace(s))
	digits = strings.TrimPrefix(strings.TrimSpace(strings.Trim(digits, "€")), "+")
	if right := lang.Respelt(digits); right != "" {
		return sign + right
	}
	return ""
}

// CutPercent takes the per cent sign off a number, `20 %` or `20%`.
func CutPercent(s string) (number string, percent bool) {
	number, percent = strings.CutSuffix(s, "%")
	if percent {
		number = strings.TrimRightFunc(number, unicode.IsSpace)
	}
	return number, percent
}

// ParsePercent reads a share: a number and a per cent sign. The value is a fraction,
// 0.1666 for `16.66 %`.
func ParsePercent(s string) (decimal.Decimal, Problem) {
	number, percent := CutPercent(s)
	d, problem := ParseDecimal(number)
	switch {
	case !problem.IsZero() && allDigits(strings.Replace(number, ".", "", 1)):
		return d, problem // well spelt, but too long
	case !problem.IsZero():
		return d, percentProblem(s, number)
	case !percent:
		return d, bareShare(s, d)
	}
	return d.Shift(-2), Problem{}
}

func percentProblem(s, number string) Problem {
	message := lang.Say("«%s» non è una percentuale come piao la scrive (16.66 %%)",
		"“%s” is not a percentage as piao writes it (16.66 %%)", s)
	if strings.Contains(s, ",") {
		message = lang.Say("in «%s» il decimale va con il punto", "in “%s” the decimal mark must be a point", s)
	}
	return respelt(number, " %", message)
}

// unmistakable reports whether a number with a comma can be read in only one way.
// 1,234 cannot: it means one thing in Italian and another in English.
func unmistakable(s string) bool {
	whole, fraction, comma := strings.Cut(strings.TrimLeft(s, "-−"), ",")
	return comma && allDigits(fraction) && lang.Grouped(whole, ".") &&
		(len(fraction) != 3 || strings.Contains(whole, "."))
}

// bareShare is the problem of a share without its sign. 16.66 can only mean 16.66 %,
// but 0.5 may also mean 50 %.
func bareShare(s string, d decimal.Decimal) Problem {
	p := Problem{Message: lang.Say("a «%s» manca il segno di percentuale",
		"“%s” lacks the per cent sign", s), Hints: WithSign(s, d)}
	if len(p.Hints) == 1 {
		p.Fix = s + " %"
	}
	return p
}

// WithSign says how to write a share whose sign is missing. A number of at most 1
// may have been meant as a fraction.
func WithSign(s string, d decimal.Decimal) []lang.Message {
	hints := []lang.Message{lang.Say("scrivere %s %%", "write %s %%", s)}
	if d.IsPositive() && d.LessThanOrEqual(decimal.New(1, 0)) {
		hints = append(hints, lang.Say("oppure %s %%, se %s è la frazione",
			"or %s %%, if %s is the fraction", d.Shift(2).String(), s))
	}
	return hints
}
