package formula

import (
	"math/big"
	"strconv"
	"strings"
	"unicode"

	"piao/plan/lang"
)

// maxFigures is how many digits a number may have.
const maxFigures = 40

// number reads a number and the per cent sign after it.
func (p *parser) number() Expr {
	at := p.tok.Span
	text := p.lexeme(at)
	if !isNumber(text) || p.runsOn(at.End) {
		panic(p.misspelt(at))
	}
	if len(text) > maxFigures && len(strings.Replace(text, ".", "", 1)) > maxFigures {
		panic(fault(at, lang.Say("un numero ha al più %d cifre", "a number has at most %d digits", maxFigures)))
	}
	p.next()
	percent := p.tok.kind == '%'
	if percent {
		p.next()
	}
	return &Number{Span{at.Start, p.last.End}, text, numberValue(text, percent), percent}
}

// numberValue may use SetString since text is nothing but digits and a point.
func numberValue(text string, percent bool) *big.Rat {
	if percent {
		text += "e-2"
	}
	value, _ := new(big.Rat).SetString(text)
	return value
}

// isNumber says that text is digits, or digits, a point and digits.
func isNumber(text string) bool {
	whole, fraction, point := strings.Cut(text, ".")
	return whole != "" && allDigits(whole) && (!point || fraction != "" && allDigits(fraction))
}

func allDigits(s string) bool {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return false
		}
	}
	return true
}

// runsOn says that a number goes on where formulas do not let it: `1,5`, `1'000`.
func (p *parser) runsOn(i int) bool { return p.separator(i) > 0 }

// separator is the length of a foreign separator at i, if a digit follows it.
func (p *parser) separator(i int) int {
	for _, s := range [...]string{",", "'", "’"} {
		after := i + len(s)
		if strings.HasPrefix(p.text[i:], s) && after < len(p.text) && isDigit(p.text[after]) && !(s == "," && p.commas) {
			return len(s)
		}
	}
	return 0
}

// figure is all that belongs to a number as it was meant: `1.234,56`, `1e-3`.
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

// misspelt is about a number that is written in another way than formulas do.
func (p *parser) misspelt(at Span) *Error {
	if err := p.brokenCode(token{at, number}, false); err != nil {
		return err
	}
	at = p.figure(at.Start)
	text := p.lexeme(at)
	if right := respell(text); right != "" {
		return fault(at, lang.Say("il numero «%s» non è scritto con sole cifre e un punto", "the number “%s” is not written with digits and a point only", shown(text)), write(shown(right)))
	}
	err := fault(at, lang.Say("«%s» non è un numero, né un codice senza parentesi quadre", "“%s” is neither a number nor a code without brackets", shown(text)))
	digits := strings.TrimRightFunc(text, func(r rune) bool { return !unicode.IsDigit(r) })
	if rest := text[len(digits):]; isNumber(digits) && isBare(rest) {
		err.Hints = append(err.Hints, write(shown(digits+" * "+rest)))
	}
	err.Hints = append(err.Hints, bracketsFor(text))
	return err
}

// respell is a number as a formula wants it, of whatever people and programs
// write: 1,5; 1.234,56; 1,234.56; 1_000; 1'000; .5; 5.; 1e3. Empty where it can't
// be told.
func respell(text string) string {
	text = strings.NewReplacer("_", "", "'", "", "’", "", " ", "").Replace(text)
	if i := strings.IndexAny(text, "eE"); i > 0 {
		return shifted(text[:i], text[i+1:])
	}
	whole, fraction := splitNumber(text)
	whole = ungrouped(whole)
	if !allDigits(whole) || !allDigits(fraction) || whole+fraction == "" {
		return ""
	}
	return joinNumber(whole, fraction)
}

// splitNumber takes the last point or comma for the decimal one, unless it
// stands there twice.
func splitNumber(text string) (whole, fraction string) {
	i := strings.LastIndexAny(text, ".,")
	if i < 0 || strings.Count(text, text[i:i+1]) > 1 {
		return text, ""
	}
	return text[:i], text[i+1:]
}

// ungrouped drops what separates thousands, if it does so.
func ungrouped(whole string) string {
	groups := strings.FieldsFunc(whole, func(r rune) bool { return r == '.' || r == ',' })
	for i, g := range groups {
		if i > 0 && len(g) != 3 || len(groups) > 1 && len(g) > 3 {
			return whole
		}
	}
	return strings.Join(groups, "")
}

func joinNumber(whole, fraction string) string {
	if whole == "" {
		whole = "0"
	}
	if fraction == "" {
		return whole
	}
	return whole + "." + fraction
}

// shifted is a mantissa times a power of ten, within the digits a number may have.
func shifted(mantissa, exponent string) string {
	power, err := strconv.Atoi(exponent)
	if err != nil || !isNumber(mantissa) || power > maxFigures || power < -maxFigures {
		return ""
	}
	whole, fraction, _ := strings.Cut(mantissa, ".")
	zeros := strings.Repeat("0", maxFigures)
	digits := zeros + whole + fraction + zeros
	point := maxFigures + len(whole) + power
	return joinNumber(strings.TrimLeft(digits[:point], "0"), strings.TrimRight(digits[point:], "0"))
}
