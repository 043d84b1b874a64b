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

	"piao/plan/diag"
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
	if t.Value != "" || !t.node().IsScalar() || t.node().IsNull() || strings.TrimSpace(t.mark.raw) != "" {
		return t
	}
	if first, folded := t.Folded(); folded {
		r.Refuse(t, lang.Say("YAML legge «%s» come l'inizio di un testo, che resta vuoto",
			"YAML reads “%s” as the beginning of a text, which is left empty", first),
			lang.Say("metterlo tra virgolette: \"%s\"", "put it in quotes: \"%s\"", first))
		return t
	}
	r.Refuse(t, lang.Say("«%s» è vuoto", "“%s” is empty", r.name()), writeOrRemove)
	return t
}

// Words is Line for a text in which # may stand, so that YAML takes the rest for a
// comment.
func (r *Reader) Words(n Node) Text {
	t := r.Line(n)
	if at, cut := t.Cut(); cut {
		_, comment, _ := t.Comment()
		r.bad(at, lang.Say("YAML legge un commento da «#» in poi: del testo resta «%s»",
			"YAML reads a comment from “#” on: of the text there is left “%s”", t.Value),
			lang.Say("se fa parte del testo: %s", "if it is part of the text: %s", spell(t.Value+" "+comment, true)),
			lang.Say("se è un commento, mettere uno spazio dopo «#»", "if it is a comment, put a space after “#”"))
		return t.refused()
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
	if strings.IndexFunc(code, isForeign) < 0 {
		return strings.TrimSpace(code)
	}
	return norm.NFC.String(strings.TrimSpace(strings.Map(plainBlank, code)))
}

func isForeign(r rune) bool { return r > unicode.MaxASCII }

func plainBlank(r rune) rune {
	if unicode.IsSpace(r) && !unicode.IsControl(r) {
		return ' '
	}
	return r
}

func (r *Reader) parsed(n Node, parse Parser, may func(string) []Spelling) Decimal {
	return r.Parsed(r.Line(n), parse, may)
}

// Parsed is a text as a number; may lists what a text that the parser refuses may mean.
func (r *Reader) Parsed(t Text, parse Parser, may func(string) []Spelling) Decimal {
	if t.Value == "" {
		return Decimal{Text: t}
	}
	d, problem := parse.Parse(t.Value, may)
	if !problem.IsZero() {
		r.RefuseProblem(t, problem)
		return Decimal{Text: t}
	}
	return Decimal{d, t, true}
}

// Number reads a decimal number.
func (r *Reader) Number(n Node) Decimal { return r.parsed(n, parseDecimal, Numbers) }

// Percent reads a share such as `16.66 %`, as a fraction.
func (r *Reader) Percent(n Node) Decimal {
	return r.PercentIf(r.Line(n), func(string, decimal.Decimal) Problem { return Problem{} })
}

// PercentIf is a text as a share for which a condition holds.
func (r *Reader) PercentIf(t Text, wrong func(string, decimal.Decimal) Problem) Decimal {
	d := r.Parsed(t, Parser(parsePercent).unless(wrong), Shares)
	if number, sign := CutPercent(d.Text.Value); d.OK && sign && d.Text.Value != number+" %" {
		r.Respelt = append(r.Respelt, d.Text.Fix(number+" %"))
	}
	return d
}

// unless is the parser that also refuses what is wrong for another reason.
func (parse Parser) unless(wrong func(string, decimal.Decimal) Problem) Parser {
	return func(s string) (decimal.Decimal, Problem) {
		d, problem := parse(s)
		if problem.IsZero() {
			problem = wrong(s, d)
		}
		return d, problem
	}
}

// Euro reads an amount: not negative, at most two decimals.
func (r *Reader) Euro(n Node) Decimal {
	return r.parsed(n, Parser(parseDecimal).unless(func(s string, d decimal.Decimal) (wrong Problem) {
		switch {
		case d.IsNegative():
			wrong.Message = lang.Say("un importo non è negativo, qui c'è %s",
				"an amount is not negative, but here is %s", lang.Number(d.String()))
		case d.Exponent() < -2:
			wrong.Message = lang.Say("un importo ha al più due decimali, «%s» ne ha %d",
				"an amount has at most two decimals, “%s” has %d", s, int(-d.Exponent()))
			if d.Exponent() == -3 { // or the figure comes from a computation
				wrong.Hints = []lang.Message{lang.Say("%s: %s", "%s: %s", byThousands(s), d.Shift(3).String())}
			}
		}
		return wrong
	}), spelt)
}

// spelt lists what a text that is no number may mean as one.
func spelt(s string) []Spelling {
	if _, problem := parseDecimal(s); problem.IsZero() {
		return nil
	}
	return Numbers(s)
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
		p := Problem{Message: lang.Say("«%s» non è un anno (quattro cifre)", "“%s” is not a year (four digits)", t.Value)}
		if end := FiscalYear(t.Value); end != "" {
			p.Hints = []lang.Message{lang.Say("un anno a cavallo di due si chiama come quello in cui finisce, %s",
				"a year that lies in two is called by the one in which it ends, %s", end)}
		}
		r.RefuseProblem(t, p)
		return 0, false
	}
	d, _ := ParseDecimal(t.Value)
	return int(d.IntPart()), true
}

// Date reads a date.
func (r *Reader) Date(n Node) (time.Time, Text) {
	t := r.Line(n)
	if t.Value == "" {
		return time.Time{}, t
	}
	date, problem := ParseDate(t.Value)
	if !problem.IsZero() {
		r.RefuseProblem(t, problem)
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
	r.Report(NoneOf(r.name(), t, words))
	return t.refused()
}

// NoneOf is the finding for a text under a key that is none of a few words.
func NoneOf(key string, t Text, words []string) diag.Diagnostic {
	return diag.Diagnostic{Rule: RuleBadValue, Span: t.Span(),
		Message: lang.Say("«%s» non può essere «%s»", "“%s” cannot be “%s”", key, t.Value),
		Hints:   []lang.Message{Suggest(t.Value, words)}, Fixes: t.Meant(nearest(t.Value, words)...)}
}

// nearest lists the words that one like them may mean. Capitals make no other word.
func nearest(word string, words []string) []string {
	for _, w := range words {
		if strings.EqualFold(w, word) {
			return []string{w}
		}
	}
	return diag.Near(word, words)
}
