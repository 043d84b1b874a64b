package formula

import (
	"math/big"
	"strings"
	"unicode"

	"piao/plan/lang"
)

// maxFigures is the greatest number of digits of a number.
const maxFigures = 40

// number reads a number and the per cent sign after it, if any.
func (p *parser) number() Expr {
	at := p.tok.Span
	text := p.lexeme(at)
	if !isNumber(text) || p.separator(at.End) > 0 {
		panic(p.misspelt(at))
	}
	if len(strings.Replace(text, ".", "", 1)) > maxFigures {
		panic(fault(at, lang.Say("un numero ha al più %d cifre", "a number has at most %d digits", maxFigures)))
	}
	p.next()
	percent := p.tok.kind == '%'
	if percent {
		p.next()
	}
	return &Number{Span{at.Start, p.last.End}, text, numberValue(text, percent), percent}
}

// numberValue may use SetString because text holds only digits and a point.
func numberValue(text string, percent bool) *big.Rat {
	if percent {
		text += "e-2"
	}
	value, _ := new(big.Rat).SetString(text)
	return value
}

// isNumber reports whether text is digits, or digits, a point and digits.
func isNumber(text string) bool {
	whole, fraction, point := strings.Cut(text, ".")
	return whole != "" && allDigits(whole) && (!point || fraction != "" && allDigits(fraction))
}

func allDigits(s string) bool { return strings.Trim(s, "0123456789") == "" }

// separator is the length of a foreign separator at i that a digit follows, as in
// `1,5` and `1'000`, else 0.
func (p *parser) separator(i int) int {
	for _, s := range [...]string{",", "'", "’"} {
		after := i + len(s)
		if strings.HasPrefix(p.text[i:],
			s) && after < len(p.text) && isDigit(p.text[after]) && !(s == "," && p.commas) {
			return len(s)
		}
	}
	return 0
}

// figure is everything that was meant as one number: `1.234,56`, `1e-3`.
func (p *parser) figure(start int) Span {
	i := wordEnd(p.text, start)
	for n := p.separator(i); n > 0; n = p.separator(i) {
		i = wordEnd(p.text, i+n)
	}
	exponent := i+1 < len(p.text) && p.text[i-1]|0x20 == 'e' && strings.IndexByte("+-", p.text[i]) >= 0
	if exponent && isDigit(p.text[i+1]) && isNumber(p.text[start:i-1]) {
		i = wordEnd(p.text, i+1)
	}
	return Span{start, i}
}

// misspelt is the error for a number in another notation.
func (p *parser) misspelt(at Span) *Error {
	if err := p.brokenCode(token{at, number}, false); err != nil {
		return err
	}
	at = p.figure(at.Start)
	text := p.lexeme(at)
	if right := lang.Readings(text); right != nil {
		return fault(at, lang.Say("il numero «%s» non è scritto con sole cifre e un punto",
			"the number “%s” is not written with digits and a point only", shown(text))).writing(right...)
	}
	err := fault(at, lang.Say("«%s» non è un numero, né un codice senza parentesi quadre",
		"“%s” is neither a number nor a code without brackets", shown(text)))
	digits := strings.TrimRightFunc(text, func(r rune) bool { return !unicode.IsDigit(r) })
	if rest := text[len(digits):]; isNumber(digits) && isBare(rest) {
		err.writing(digits + " * " + rest)
	}
	err.Hints = append(err.Hints, bracketsFor(text))
	return err
}
