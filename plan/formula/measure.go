package formula

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"piao/plan/lang"
)

// name reads a word: a function if a parenthesis follows, else a measure.
func (p *parser) name() Expr {
	name := p.tok
	p.next()
	if p.tok.kind == '(' {
		return p.call(name)
	}
	return p.measure(name.Span, p.lexeme(name.Span))
}

// bracketed reads a measure in brackets.
func (p *parser) bracketed() Expr {
	at := p.brackets()
	code := strings.TrimSpace(p.text[at.Start+1 : at.End-1])
	switch {
	case code == "":
		panic(fault(at, lang.Say("fra le parentesi quadre manca il codice di una misura",
			"the code of a measure is missing in the square brackets")))
	case !utf8.ValidString(code):
		panic(fault(at, lang.Say("il codice non è UTF-8", "the code is not UTF-8")))
	case strings.ContainsFunc(code, unicode.IsControl):
		panic(fault(at, lang.Say("il codice contiene un carattere di controllo",
			"the code has a control character in it")))
	case p.isGroup(code):
		panic(fault(at, lang.Say("«%s» non è il codice di una misura",
			"“%s” is not the code of a measure", shown(code)),
			lang.Say("si raggruppa con le parentesi tonde: (%s)",
				"groups are written in round parentheses: (%s)", shown(code))))
	}
	p.next()
	return p.measure(at, code)
}

// brackets is the span of the brackets that open at the current token. The whole
// span becomes the current token.
func (p *parser) brackets() Span {
	open := p.tok.Span
	inside := p.text[open.End:]
	i := strings.IndexAny(inside, "[]")
	switch {
	case i >= 0 && inside[i] == ']':
		p.tok.End = open.End + i + 1
		return p.tok.Span
	case i >= 0 && strings.TrimSpace(inside[:i]) == "":
		panic(fault(open, lang.Say("una parentesi quadra dentro l'altra",
			"one square bracket inside another"), roundOnes()))
	}
	panic(fault(open, lang.Say("la parentesi quadra non si chiude: manca «]»",
		"the square bracket is never closed: “]” is missing")))
}

// measure reads the offset, if any, after a code that was just read.
func (p *parser) measure(at Span, code string) *Measure {
	if n := utf8.RuneCountInString(code); n > maxCode {
		panic(fault(at, lang.Say("un codice ha al più %d caratteri, questo %d",
			"a code has at most %d characters, this one %d", maxCode, n)))
	}
	m := &Measure{Span: at, Code: code, CodeAt: at}
	if p.tok.kind != '[' {
		return m
	}
	offset := p.brackets()
	years := strings.TrimSpace(p.text[offset.Start+1 : offset.End-1])
	back, ok := yearsBack(years)
	if fixedYear.MatchString(years) {
		m.Fixed, _ = strconv.Atoi(years)
	} else if !ok {
		panic(p.noOffset(offset, m, years))
	}
	p.next()
	m.Back, m.End = back, offset.End
	return m
}

// fixedYear is a year in the brackets of an offset.
var fixedYear = regexp.MustCompile(`^[1-9][0-9]{3}$`)

// yearsBack reads the text in the brackets of an offset, such as n - 1.
func yearsBack(text string) (int, bool) {
	sign, years, ok := cutOffset(text)
	back, err := strconv.Atoi(years)
	return back, ok && err == nil && sign != "+" && len(years) <= 2 && years[0] != '0'
}

// offset is what is meant as a year offset, with any blanks in it.
var offset = regexp.MustCompile(`^[nN][\s\v\p{Z}\x{85}]*(?:([-−+])[\s\v\p{Z}\x{85}]*([0-9]*))?$`)

// cutOffset splits a text that looks like an offset: `n`, `n+1`, `N - 12`. sign is
// `-`, `−`, `+` or empty, and years is digits.
func cutOffset(text string) (sign, years string, ok bool) {
	m := offset.FindStringSubmatch(text)
	if m == nil {
		return "", "", false
	}
	return m[1], m[2], true
}

// noOffset is the error for brackets after a measure that hold no offset.
func (p *parser) noOffset(at Span, m *Measure, years string) *Error {
	code := spelling(m.Code)
	example := lang.Say("l'anno prima è %s[n-1]", "the year before is %s[n-1]", shown(code))
	sign, digits, ok := cutOffset(years)
	switch {
	case ok && sign == "+":
		return fault(at, lang.Say("gli anni futuri non hanno valori", "years to come have no values"), example)
	case ok && strings.Trim(digits, "0") == "":
		err := fault(at, lang.Say("l'anno valutato si scrive senza parentesi quadre",
			"the year evaluated is written without square brackets"), write(shown(code)), example)
		err.Instead = []string{""}
		return err
	case ok:
		return fault(at, lang.Say("lo scarto d'anno va da [n-1] a [n-99]",
			"a year offset goes from [n-1] to [n-99]"), example)
	case p.isKnown(years):
		return fault(at, lang.Say("manca un operatore prima di «[%s]»",
			"an operator is missing before “[%s]”", shown(years)), operators())
	}
	hints := []lang.Message{example}
	if strings.TrimLeft(years, "0123456789") != years {
		hints = append(hints, lang.Say("un anno fisso è %s[2016]", "a fixed year is %s[2016]", shown(code)))
	}
	return fault(at, lang.Say("«[%s]» non è uno scarto d'anno", "“[%s]” is not a year offset", shown(years)), hints...)
}

// isGroup reports whether brackets hold operands and operators rather than a code,
// so that parentheses were meant: the plan knows all the measures in them, or some
// if there are spaces too.
func (p *parser) isGroup(code string) bool {
	if p.known == nil || p.known(code) {
		return false
	}
	e, _ := Parse(code, nil, nil)
	switch e.(type) {
	case *Unary, *Binary:
	default:
		return false
	}
	known := func(m *Measure) bool { return p.known(m.Code) }
	unknown := func(m *Measure) bool { return !known(m) }
	measures := Measures(e)
	return !slices.ContainsFunc(measures, unknown) ||
		slices.ContainsFunc(measures, known) && strings.ContainsFunc(code, unicode.IsSpace)
}

func (p *parser) isKnown(code string) bool { return p.known != nil && p.known(code) }
