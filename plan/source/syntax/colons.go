package syntax

import (
	"math"
	"regexp"
	"strings"
	"unicode/utf8"

	"piao/plan/diag"
	"piao/plan/lang"
)

// colonInText recognises a colon in a value without quotes, in its first line or in
// a further line.
func colonInText(p *syntaxProblem) (diag.Diagnostic, bool) {
	if p.token(p.k).Kind != ':' {
		return noFinding, false
	}
	first, colon, flow := p.entryStart(p.k)
	if colon == p.k {
		return wrappedColon(p, first, flow)
	}
	if flow && p.commaBefore(p.k) {
		return noFinding, false
	}
	if t := p.token(first); t.Kind == 'a' {
		if d, ok := glued(p.File, t.Start, p.text(t), p.restFrom(t.Start)); ok {
			p.fixes = d.Fixes
			return d, true
		}
	}
	e := p.entry(p.k)
	if open := e.with("{" + e.value); strings.HasSuffix(e.value, "}") && readable([]byte(open)) {
		return finding(p.File, e.start, e.end, lang.Say("manca la parentesi «{» che «}» chiude",
			"the bracket “{” that “}” closes is missing"), p.replace(e.start, e.start, "{", open)), true
	}
	return p.colonIn(e), true
}

func (p *syntaxProblem) colonIn(e pair) diag.Diagnostic {
	t, text := p.token(p.k), e.value
	if InOddQuotes(text) {
		text = strings.Trim(text, "“”„«»")
	}
	d := finding(p.File, t.Start, t.End,
		lang.Say("i due punti dopo «%s» spezzano il valore: senza virgolette un valore non può contenere «: »",
			"the colon after “%s” breaks the value: without quotes a value cannot hold “: ”", p.shown(p.token(p.k-1))),
		p.write(e, Quoted(text)))
	if text != e.value {
		d.Hints = append(d.Hints, lang.Say("per YAML valgono solo le virgolette diritte: \"",
			"only straight quotes count in YAML: \""))
	}
	return d
}

// wrappedColon recognises a text that continues in a second line with a colon in it.
// If the line begins with a word that is a key elsewhere in the file, or its value
// is a single word, it is taken for an entry with a wrong indent instead.
func wrappedColon(p *syntaxProblem, first int, flow bool) (diag.Diagnostic, bool) {
	above := p.token(first - 1)
	t, begin, value := p.token(p.k), p.token(first), p.entry(p.k).value
	if flow || above.Kind != 'a' || begin.Kind != 'a' || !strings.Contains(value, " ") || p.isKey(p.text(begin)) {
		return noFinding, false
	}
	e := p.entry(first - 1)
	if e.prefix == "" || p.LineOf(above.Start)+1 != p.LineOf(t.Start) {
		return noFinding, false
	}
	e.value += " " + p.restFrom(begin.Start)
	e.end = begin.Start + len(p.restFrom(begin.Start))
	return p.colonIn(e), true
}

// isKey reports whether a word is a key elsewhere in the file.
func (p *syntaxProblem) isKey(word string) bool {
	for i, t := range p.tokens {
		if t.Kind == ':' && i > 0 && i != p.k && p.text(p.tokens[i-1]) == word {
			return true
		}
	}
	return false
}

// commaBefore reports whether the text before a colon ends with a word that is a key
// elsewhere, so that a comma is missing before that word.
func (p *syntaxProblem) commaBefore(colon int) bool {
	before := p.token(colon - 1)
	words := strings.Fields(p.text(before))
	return before.Kind == 'a' && p.token(colon-2).Kind == ':' && len(words) > 1 && p.isKey(words[len(words)-1])
}

// Pair is a key and a value with something else than a colon and a space between
// them.
type Pair struct{ Key, Mark, Value string }

var unmarked = regexp.MustCompile(`^("[^"]*"|'[^']*'|[^\s\p{Z}\p{Cf}:：;="'#\[{]+)` +
	`([\s\p{Z}\p{Cf}]*[:：;=]?[\s\p{Z}\p{Cf}]*)(|[^/].*)$`)

// Unmarked reads a text as a key and a value that are not marked as such.
func Unmarked(text string) (p Pair, ok bool) {
	m := unmarked.FindStringSubmatch(text)
	if m == nil {
		return p, false
	}
	p = Pair{m[1], m[2], m[3]}
	return p, p.Mark != "" && (p.Value != "" || strings.Trim(p.Mark, " \t") != "")
}

// right is the pair as an entry.
func (p Pair) right() string {
	if entry := p.Key + ": " + p.Value; readable([]byte(entry)) {
		return strings.TrimRight(entry, " ")
	}
	return p.Key + ": " + Quoted(p.Value)
}

// Said says what stands between the key and the value, and what should.
func (p Pair) Said() lang.Message {
	mark := strings.Trim(p.Mark, " \t")
	switch r, _ := utf8.DecodeRuneInString(mark); {
	case mark == "":
		return lang.Say("mancano i due punti dopo la chiave: «%s»", "the colon after the key is missing: “%s”",
			short(strings.TrimSpace(p.Key+p.Mark+p.Value), 60))
	case strings.ContainsFunc(mark, IsOddSpace):
		odd, _ := utf8.DecodeRuneInString(mark[strings.IndexFunc(mark, IsOddSpace):])
		return lang.Say("accanto ai due punti c'è un carattere invisibile che non è uno spazio (%s)",
			"an invisible character that is no space (%s) is beside the colon", spaceName(odd))
	case mark == ":":
		return lang.Say("manca uno spazio dopo i due punti", "a space is missing after the colon")
	case r > utf8.RuneSelf:
		return lang.Say("qui ci vogliono i due punti, non «%s» (%s)", "a colon is wanted here, not “%s” (%s)",
			mark, runeName(r))
	}
	return lang.Say("qui ci vogliono i due punti, non «%s»", "a colon is wanted here, not “%s”", mark)
}

// noColon recognises a line that should be an entry but has no colon, another
// character instead of the colon, or no space after it.
func noColon(p *syntaxProblem) (diag.Diagnostic, bool) {
	i, ok := p.lineWithoutColon()
	if !ok {
		return noFinding, false
	}
	t := p.tokens[i]
	text := p.restFrom(t.Start)
	e, split := Unmarked(text)
	blank := strings.Trim(e.Mark, " \t") == ""
	if !split || blank && p.hasDeeper(i) {
		e = Pair{Key: text}
	}
	hint := p.replace(t.Start, t.Start+len(text), e.right(), e.right())
	if blank {
		return finding(p.File, t.Start, t.Start+len(text), e.Said(), hint), true
	}
	at := t.Start + len(e.Key)
	return finding(p.File, at, at+len(e.Mark), e.Said(), hint), true
}

// hasDeeper reports whether the line after a token's line is indented deeper.
func (p *syntaxProblem) hasDeeper(i int) bool {
	next := p.LineOf(p.token(i + 1).Start)
	return i+1 < len(p.tokens) && p.indentOf(next) > p.indentOf(p.LineOf(p.token(i).Start))
}

// lineWithoutColon is the token that begins a line where an entry should be: of the
// lines of text above the place where the parser stopped, the least deep.
func (p *syntaxProblem) lineWithoutColon() (found int, ok bool) {
	t, i := p.token(p.k), p.k
	deepest := math.MaxInt
	colonLess := strings.Contains(p.says, "could not find expected ':'") ||
		strings.Contains(p.says, "did not find expected key") && p.isFirst(p.k) && p.hasDeeper(p.k-1)
	switch {
	case t.In != none && strings.Contains(p.says, "mapping values"): // those brackets are inside a text
		deepest = p.indentOf(p.LineOf(t.Start))
		i = p.lineBegin(i) - 1
	case t.In != none || !colonLess && (t.Kind != ':' || !p.isFirst(p.k-1)):
		return none, false
	case t.Kind == ':':
		deepest = p.indentOf(p.LineOf(t.Start))
		i -= 2
	case t.Start >= p.at || !p.isWhole(i):
		i--
	}
	for ; p.isWhole(i) || p.token(i).Kind == '-' && p.isFirst(i); i-- {
		if indent := p.indentOf(p.LineOf(p.token(i).Start)); p.isWhole(i) && indent <= deepest {
			found, ok, deepest = i, p.headless(i), indent-1
		}
	}
	if begin := p.lineBegin(i); !ok && IsQuote(p.token(begin).Kind) && p.indentOf(p.LineOf(p.token(begin).Start)) <= deepest {
		return begin, p.token(begin+1).Kind != ':'
	}
	return found, ok
}

// lineBegin is the first token in the line of a token.
func (p *syntaxProblem) lineBegin(i int) int {
	for i > 0 && p.sameLine(p.token(i-1), p.token(i)) {
		i--
	}
	return i
}

// isWhole reports whether a token is a whole line of plain or quoted text.
func (p *syntaxProblem) isWhole(i int) bool {
	t := p.token(i)
	return (t.Kind == 'a' || IsQuote(t.Kind)) && p.isFirst(i) && p.isLast(i)
}

// headless reports whether a line of text begins a block rather than continuing the
// text above it.
func (p *syntaxProblem) headless(i int) bool {
	above := p.textBefore(p.LineOf(p.tokens[i].Start))
	return above == 0 || p.token(i-1).Kind == ':' ||
		p.indentOf(p.LineOf(p.tokens[i].Start)) <= entryIndents(p.Line(above))[0]
}
