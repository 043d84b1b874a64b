package formula

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"piao/plan/lang"
)

// unspaced refuses a subtraction without spaces that spells a declared code, such
// as `Dip-Form`, wherever in a run of such words the code is. Each run is looked
// at once, when its first minus is read, so that long ones take linear time.
func (p *parser) unspaced(op token) {
	if p.known == nil || op.kind != '-' || op.Start < p.dashes || !p.isTight(op.Span) {
		return
	}
	words := p.dashed(op)
	p.dashes = words[len(words)-1].End
	var longest Span
	for i, from := range words {
		for _, to := range words[i+1:] {
			run := Span{from.Start, to.End}
			if run.End-run.Start > maxCode {
				break
			}
			if run.End-run.Start > longest.End-longest.Start && p.isDeclared(p.lexeme(run)) {
				longest = run
			}
		}
	}
	if longest.End > 0 {
		panic(p.dashedCode(longest))
	}
}

// isTight says that words stand right before and after an operator.
func (p *parser) isTight(op Span) bool {
	return op.Start > 0 && op.End < len(p.text) && isWord(p.text[op.Start-1]) && isWord(p.text[op.End])
}

// dashed is the words that minus signs without spaces join, from the one before
// op on.
func (p *parser) dashed(op token) []Span {
	words := []Span{p.last.Span}
	for p.isTight(op.Span) {
		at := Span{op.End, wordEnd(p.text, op.End)}
		words = append(words, at)
		op.Span = Span{at.End, at.End + minusLen(p.text[at.End:])}
		if op.Start == op.End {
			break
		}
	}
	return words
}

func minusLen(text string) int {
	switch {
	case strings.HasPrefix(text, "-"):
		return 1
	case strings.HasPrefix(text, string(trueMinus)):
		return utf8.RuneLen(trueMinus)
	}
	return 0
}

// isDeclared says that the plan has a code, if need be with plain minus signs.
func (p *parser) isDeclared(text string) bool {
	return p.known(text) || strings.ContainsRune(text, trueMinus) && p.known(plainMinus(text))
}

func plainMinus(text string) string { return strings.ReplaceAll(text, string(trueMinus), "-") }

func (p *parser) dashedCode(at Span) *Error {
	text := p.lexeme(at)
	code := text
	if !p.known(code) {
		code = plainMinus(code)
	}
	hints := []lang.Message{lang.Say("la misura si scrive [%s]", "the measure is written [%s]", code)}
	if spaced := strings.ReplaceAll(plainMinus(text), "-", " - "); p.knowsAll(strings.Split(plainMinus(text), "-")) {
		hints = append(hints, lang.Say("la sottrazione si scrive %s", "the subtraction is written %s", spaced))
	}
	return fault(at, lang.Say("«%s» si legge come una sottrazione, ma è il codice di una misura",
		"“%s” reads as a subtraction, but is the code of a measure", text), hints...)
}

// knowsAll says that the plan declares every one of some codes.
func (p *parser) knowsAll(codes []string) bool {
	for _, code := range codes {
		if !p.known(code) {
			return false
		}
	}
	return true
}

// brokenCode finds that a token which cannot stand where it does is a piece of a
// declared code that wants brackets: M:RASL, MS_%Pareto, DFP 1.3. The longest
// such code counts. With before, the code must begin before the token. Nil where
// there is none.
func (p *parser) brokenCode(at token, before bool) *Error {
	if p.known == nil {
		return nil
	}
	ends := p.edgesAfter(at.End)
	var found Span
	for _, start := range p.edgesBefore(at.Start, before) {
		for _, end := range ends {
			run := Span{start, end}
			if end-start > found.End-found.Start && p.isBroken(p.lexeme(run)) {
				found = run
			}
		}
	}
	if found.End == 0 {
		return nil
	}
	code := p.lexeme(found)
	return fault(found, lang.Say("il codice «%s» va fra parentesi quadre",
		"the code “%s” must stand in square brackets", code), write("["+code+"]"))
}

func (p *parser) isBroken(text string) bool { return p.known(text) && !isBare(text) }

// edgesBefore is where a code that goes on at i may begin: at the edges of words,
// no further away than a code is long.
func (p *parser) edgesBefore(i int, before bool) []int {
	var edges []int
	if !before {
		edges = append(edges, i)
	}
	for count := 0; i > 0 && count < maxCode; count++ {
		_, size := utf8.DecodeLastRuneInString(p.text[:i])
		if i -= size; p.isEdge(i) {
			edges = append(edges, i)
		}
	}
	return edges
}

// edgesAfter is where a code of which i is past the known part may end.
func (p *parser) edgesAfter(i int) []int {
	edges := []int{i}
	for count := 0; i < len(p.text) && count < maxCode; count++ {
		_, size := utf8.DecodeRuneInString(p.text[i:])
		if i += size; p.isEdge(i) {
			edges = append(edges, i)
		}
	}
	return edges
}

// isEdge says that no word runs through i.
func (p *parser) isEdge(i int) bool {
	before, _ := utf8.DecodeLastRuneInString(p.text[:i])
	after, _ := utf8.DecodeRuneInString(p.text[i:])
	return i == 0 || i == len(p.text) || !isWordRune(before) || !isWordRune(after)
}

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' || r == '.'
}
