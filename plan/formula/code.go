package formula

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"piao/plan/lang"
)

// Dashed holds the codes with minus signs in them, such as Dip-Form, by their words: the
// words that may come next under each word. Where a code ends there is an empty word.
type Dashed map[string]Dashed

// Add adds a code, if it has a minus sign.
func (d Dashed) Add(code string) {
	words := strings.Split(plainMinus(code), "-")
	if len(words) == 1 {
		return
	}
	for _, word := range append(words, "") {
		if d[word] == nil {
			d[word] = Dashed{}
		}
		d = d[word]
	}
}

// unspaced refuses a subtraction without spaces that spells a declared code, such as
// `Dip-Form`, wherever the code is in a run of such words. It looks at each run
// once, at its first minus, so that long runs take linear time.
func (p *parser) unspaced(op token) {
	if p.known == nil || op.kind != '-' || op.Start < p.dashes || !p.isTight(op.Span) {
		return
	}
	words := p.words(op)
	p.dashes = words[len(words)-1].End
	var longest Span
	for i, from := range words {
		next := p.dashed
		for _, to := range words[i:] {
			if next = next[p.lexeme(to)]; next == nil {
				break
			}
			run := Span{from.Start, to.End}
			longer := run != from && run.End-run.Start > longest.End-longest.Start
			if longer && next[""] != nil && p.isDeclared(p.lexeme(run)) {
				longest = run
			}
		}
	}
	if longest.End > 0 {
		panic(p.dashedCode(longest))
	}
}

// isTight reports whether words touch an operator on both sides.
func (p *parser) isTight(op Span) bool {
	return op.Start > 0 && op.End < len(p.text) && isWord(p.text[op.Start-1]) && isWord(p.text[op.End])
}

// words lists the words joined by minus signs without spaces, from the word before
// op.
func (p *parser) words(op token) []Span {
	words := []Span{p.last.Span}
	for p.isTight(op.Span) {
		at := Span{op.End, wordEnd(p.text, op.End)}
		words = append(words, at)
		op.Span = Span{at.End, at.End + minusLen(p.text[at.End:])}
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

// isDeclared reports whether the plan has a code, as written or with plain minus
// signs.
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
	err := fault(at, lang.Say("«%s» si legge come una sottrazione, ma è il codice di una misura",
		"“%s” reads as a subtraction, but is the code of a measure", text),
		lang.Say("la misura si scrive [%s]", "the measure is written [%s]", code))
	err.Instead = []string{"[" + code + "]"}
	unknown := func(word string) bool { return !p.known(word) }
	if words := strings.Split(plainMinus(text), "-"); !slices.ContainsFunc(words, unknown) {
		minus := strings.Join(words, " - ")
		err.Hints = append(err.Hints, lang.Say("la sottrazione si scrive %s", "the subtraction is written %s", minus))
		err.Instead = append(err.Instead, minus)
	}
	return err
}

// brokenCode is the error for a token that cannot stand where it does because it is
// a piece of a declared code that needs brackets: M:RASL, MS_%Pareto, DFP 1.3. The
// longest such code is taken. With before, the code must begin before the token. The
// error is nil if there is no such code.
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
		"the code “%s” must stand in square brackets", code)).writing("[" + code + "]")
}

func (p *parser) isBroken(text string) bool { return p.known(text) && !isBare(text) }

// edgesBefore lists the edges of words at which a code that continues at i may
// begin. None is farther away than the longest code.
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

// edgesAfter lists the offsets at which a code may end; i is past its known part.
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

// isEdge reports whether i is not inside a word. Beyond the ends stands RuneError.
func (p *parser) isEdge(i int) bool {
	before, _ := utf8.DecodeLastRuneInString(p.text[:i])
	after, _ := utf8.DecodeRuneInString(p.text[i:])
	return !isWordRune(before) || !isWordRune(after)
}

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' || r == '.'
}
