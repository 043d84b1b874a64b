package source

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"
	"golang.org/x/text/unicode/norm"

	"piao/plan/lang"
)

// MaxCode is the greatest number of characters in a code.
const MaxCode = 200

// Decimal is a number and its place. If the text was refused, Text is given and OK
// is false.
type Decimal struct {
	decimal.Decimal
	Text Text
	OK   bool
}

// Line reads a text in people's words, without blanks at its ends.
func (r *Reader) Line(n Node) Text {
	t := r.Scalar(n)
	t.Value = strings.TrimSpace(t.Value)
	if t.Value == "" && t.node().IsScalar() && !t.node().IsNull() && strings.TrimSpace(t.mark.raw) == "" {
		r.Refuse(t, lang.Say("«%s» è vuoto", "“%s” is empty", r.name()), writeOrRemove)
	}
	return t
}

// Code reads a code, in canonical form.
func (r *Reader) Code(n Node) Text {
	t := r.Scalar(n)
	t.Value = Canonical(t.Value)
	r.CheckCode(t)
	return t
}

// CheckCode reports a code that is too long or holds characters that nobody can see
// or type.
func (r *Reader) CheckCode(t Text) {
	if i := strings.IndexFunc(t.Value, unicode.IsControl); i >= 0 {
		c, _ := utf8.DecodeRuneInString(t.Value[i:])
		r.Refuse(t, lang.Say("in un codice non possono stare caratteri di controllo (%s)",
			"a code cannot hold control characters (%s)", fmt.Sprintf("U+%04X", c)))
		return
	}
	if count := utf8.RuneCountInString(t.Value); count > MaxCode {
		r.Refuse(t, lang.Say("un codice ha al più %d caratteri, questo ne ha %d",
			"a code has at most %d characters, this one has %d", MaxCode, count))
	}
}

// Canonical is the form in which codes are compared: trimmed, with plain blanks, in
// NFC.
func Canonical(code string) string {
	return norm.NFC.String(strings.TrimSpace(strings.Map(plainBlank, code)))
}

func plainBlank(r rune) rune {
	if unicode.IsSpace(r) && !unicode.IsControl(r) {
		return ' '
	}
	return r
}

// parsed reads a scalar with one of the number parsers.
func (r *Reader) parsed(n Node, parse func(string) (decimal.Decimal, Problem)) Decimal {
	t := r.Line(n)
	if t.Value == "" {
		return Decimal{Text: t}
	}
	d, problem := parse(t.Value)
	if !problem.IsZero() {
		r.RefuseProblem(t, problem)
		return Decimal{Text: t}
	}
	return Decimal{d, t, true}
}

// Number reads a decimal number.
func (r *Reader) Number(n Node) Decimal { return r.parsed(n, ParseDecimal) }

// Percent reads a share such as `16.66 %`, as a fraction.
func (r *Reader) Percent(n Node) Decimal {
	d := r.parsed(n, ParsePercent)
	if number, sign := CutPercent(d.Text.Value); d.OK && sign && d.Text.Value != number+" %" {
		r.Respelt = append(r.Respelt, d.Text.Fix(number+" %"))
	}
	return d
}

// Euro reads an amount in euro: not negative, at most two decimals.
func (r *Reader) Euro(n Node) Decimal {
	return r.parsed(n, func(s string) (decimal.Decimal, Problem) {
		d, problem := ParseDecimal(s)
		switch {
		case !problem.IsZero():
			return d, problem
		case d.IsNegative():
			return d, Problem{Message: lang.Say("un importo non è negativo, qui c'è %s",
				"an amount is not negative, but here is %s", lang.Number(d.String()))}
		case d.Exponent() < -2:
			return d, manyDecimals(s, d)
		}
		return d, Problem{}
	})
}

func manyDecimals(s string, d decimal.Decimal) Problem {
	p := Problem{Message: lang.Say("un importo in euro ha al più due decimali, «%s» ne ha %d",
		"an amount in euro has at most two decimals, “%s” has %d", s, int(-d.Exponent()))}
	if d.Exponent() == -3 {
		p.Hints = []lang.Message{lang.Say("se il punto divide le migliaia: %s",
			"if the point separates thousands: %s", d.Shift(3).String())}
	}
	return p
}

// Whole reads a whole number between two bounds.
func (r *Reader) Whole(n Node, low, high int64) (int, Text) {
	d := r.Number(n)
	if !d.OK {
		return 0, d.Text
	}
	if !d.IsInteger() || d.LessThan(decimal.New(low, 0)) || d.GreaterThan(decimal.New(high, 0)) {
		r.Refuse(d.Text, lang.Say("«%s» vuole un numero intero da %d a %d, qui c'è %s",
			"“%s” takes a whole number from %d to %d, but here is %s", r.name(), low, high, d.Text.Value))
		return 0, d.Text.refused()
	}
	return int(d.IntPart()), d.Text
}

// Year reads a year in four digits.
func (r *Reader) Year(t Text) (int, bool) {
	if len(t.Value) != 4 || !allDigits(t.Value) || t.Value[0] == '0' {
		r.Refuse(t, lang.Say("«%s» non è un anno (quattro cifre)", "“%s” is not a year (four digits)", t.Value))
		return 0, false
	}
	d, _ := ParseDecimal(t.Value)
	return int(d.IntPart()), true
}

// ParseDate reads a date as files write it: 2023-06-30.
func ParseDate(s string) (time.Time, Problem) {
	t, err := time.Parse(time.DateOnly, s)
	if err == nil {
		return t, Problem{}
	}
	p := Problem{Message: lang.Say("«%s» non è una data (anno-mese-giorno, 2023-06-30)",
		"“%s” is not a date (year-month-day, 2023-06-30)", s)}
	for _, layout := range [...]string{"2/1/2006", "2-1-2006", "2.1.2006", "2006/1/2", "2006-1-2"} {
		if t, err := time.Parse(layout, s); err == nil {
			p.Hints = []lang.Message{lang.Say("scrivere %s", "write %s", t.Format(time.DateOnly))}
		}
	}
	return time.Time{}, p
}

// Date reads a date.
func (r *Reader) Date(n Node) (time.Time, Text) {
	t := r.Line(n)
	if t.Value == "" {
		return time.Time{}, t
	}
	date, problem := ParseDate(t.Value)
	if !problem.IsZero() {
		r.Refuse(t, problem.Message, problem.Hints...)
		return time.Time{}, t.refused()
	}
	return date, t
}

// Choice reads one of a few words.
func (r *Reader) Choice(n Node, words []string) Text {
	t := r.Line(n)
	if t.Value == "" || slices.Contains(words, t.Value) {
		return t
	}
	r.Refuse(t, lang.Say("«%s» non può essere «%s»", "“%s” cannot be “%s”", r.name(), t.Value), Suggest(t.Value, words))
	return t.refused()
}
