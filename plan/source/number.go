package source

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/shopspring/decimal"

	"piao/plan/lang"
)

// maxDigits is the greatest number of digits in a number.
const maxDigits = 40

// Problem says why a text is not the number that it should be. The zero Problem is
// "nothing wrong".
type Problem struct {
	Message lang.Message
	Hints   []lang.Message // remedies
	Fixes   []string       // the spellings among them, one for each thing that may be meant
}

// IsZero reports whether nothing is wrong.
func (p Problem) IsZero() bool { return p.Message.IsZero() }

// Spelling is a way to write what a text may mean; When says in which case, unless it
// is the likeliest.
type Spelling struct {
	Text string
	When lang.Message
}

// Remedied is the problem with those of some spellings that turn out to be right.
func (p Problem) Remedied(may []Spelling, right func(string) bool) Problem {
	for _, s := range may {
		if slices.Contains(p.Fixes, s.Text) || !right(s.Text) {
			continue
		}
		hint := lang.Say("scrivere %s", "write %s", s.Text)
		switch {
		case p.Fixes != nil && s.When.IsZero():
			hint = lang.Say("oppure %s", "or %s", s.Text)
		case p.Fixes != nil:
			hint = lang.Say("oppure %s, %s", "or %s, %s", s.Text, s.When)
		}
		p.Hints, p.Fixes = append(p.Hints, hint), append(p.Fixes, s.Text)
	}
	return p
}

// Parser reads a text as a number, or says what is wrong with it.
type Parser func(string) (decimal.Decimal, Problem)

// Parse reads a text. Of one that is refused it tries what it may mean.
func (parse Parser) Parse(s string, may func(string) []Spelling) (decimal.Decimal, Problem) {
	d, p := parse(s)
	if p.IsZero() {
		return d, p
	}
	return d, p.Remedied(may(strings.Trim(s, Quotes)), func(s string) bool {
		_, p := parse(s)
		return p.IsZero()
	})
}

// Numbers lists what a text may mean as a number.
func Numbers(s string) []Spelling {
	var all []Spelling
	for k, number := range lang.Readings(s) {
		all = append(all, Spelling{Text: number})
		if k > 0 {
			all[k].When = byThousands(s)
		}
	}
	return all
}

func byThousands(s string) lang.Message {
	if strings.Contains(s, ",") {
		return lang.Say("se la virgola divide le migliaia", "if the comma parts thousands")
	}
	return lang.Say("se il punto divide le migliaia", "if the point parts thousands")
}

// Shares lists what a text may mean as a share. A number without a sign that is small
// may have been meant as a fraction.
func Shares(s string) []Spelling {
	var all []Spelling
	number := PerCent.ReplaceAllString(s, "")
	for _, n := range Numbers(number) {
		all = append(all, Spelling{Text: n.Text + " %", When: n.When})
		if fraction, small := AsFraction(n.Text); small && number == s {
			all = append(all, fraction)
		}
	}
	return all
}

// Quotes are the quotes of word processors, which mean nothing in YAML.
const Quotes = "“”„«»"

// PerCent matches a per cent sign, as it may be written.
var PerCent = regexp.MustCompile(`(?i)^\s*[%％]|\s*([%％\s]*[%％]|per\s?cento?|pct\.?)\s*$`)

// AsFraction is the share that a number without a sign is if it was meant as a
// fraction; small is false if it is too large for that.
func AsFraction(number string) (s Spelling, small bool) {
	d, err := decimal.NewFromString(number)
	right := d.Shift(2).String()
	if d.IsZero() {
		right = number
	}
	return Spelling{Text: right + " %", When: lang.Say("se %s è la frazione", "if %s is the fraction", number)},
		err == nil && d.Abs().LessThan(decimal.New(2, 0))
}

// ParseDecimal reads a number: digits, an optional minus, and an optional decimal
// point with digits on both sides. Exponents, plus signs, commas and separators of
// thousands are refused.
func ParseDecimal(s string) (decimal.Decimal, Problem) { return Parser(parseDecimal).Parse(s, Numbers) }

func parseDecimal(s string) (decimal.Decimal, Problem) { return decimalIn(s, s) }

// decimalIn reads a number that a text holds.
func decimalIn(s, number string) (decimal.Decimal, Problem) {
	sign, digits := cutMinus(number)
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
	if strings.Contains(s, ",") && lang.Readings(PerCent.ReplaceAllString(s, "")) != nil {
		return Problem{Message: lang.Say("in «%s» il decimale va con il punto, senza separatori di migliaia",
			"in “%s” the decimal mark must be a point, without separators of thousands", s)}
	}
	return Problem{Message: lang.Say("«%s» non è un numero come piao lo scrive (cifre e punto decimale)",
		"“%s” is not a number as piao writes it (digits and a decimal point)", s)}
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
func ParsePercent(s string) (decimal.Decimal, Problem) { return Parser(parsePercent).Parse(s, Shares) }

func parsePercent(s string) (decimal.Decimal, Problem) {
	number, percent := CutPercent(s)
	d, problem := decimalIn(s, number)
	if problem.IsZero() && !percent {
		problem.Message = lang.Say("a «%s» manca il segno di percentuale", "“%s” lacks the per cent sign", s)
	}
	return d.Shift(-2), problem
}
