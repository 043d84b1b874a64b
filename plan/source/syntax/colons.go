package syntax

import (
	"regexp"
	"strings"

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
	return p.colonIn(p.entry(p.k)), true
}

func (p *syntaxProblem) colonIn(e pair) diag.Diagnostic {
	t := p.token(p.k)
	d := finding(p.File, t.Start, t.End,
		lang.Say("i due punti dopo «%s» spezzano il valore: senza virgolette un valore non può contenere «: »",
			"the colon after “%s” breaks the value: without quotes a value cannot hold “: ”", p.shown(p.token(p.k-1))),
		instead(e.with(quoted(strings.Trim(e.value, "“”„")))))
	if strings.ContainsAny(e.value, "“”„") {
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

var (
	noSpace    = regexp.MustCompile(`^([^\s:"'#\[{]+):([^\s/].*)$`)
	equalsSign = regexp.MustCompile(`^([^\s=]+)\s*=\s*(.*)$`)
	twoWords   = regexp.MustCompile(`^(\S+)\s+(.*)$`)
)

// noColon recognises a line that should be an entry but has no colon, another
// character instead of the colon, or no space after it.
func noColon(p *syntaxProblem) (diag.Diagnostic, bool) {
	i, ok := p.lineWithoutColon()
	if !ok {
		return noFinding, false
	}
	t := p.tokens[i]
	text := p.restOfLine(t)
	if m := noSpace.FindStringSubmatch(text); m != nil {
		colon := t.Start + len(m[1])
		return finding(p.File, colon, colon+1,
			lang.Say("manca uno spazio dopo i due punti",
				"a space is missing after the colon"), instead(m[1]+": "+m[2])), true
	}
	if m := equalsSign.FindStringSubmatch(text); m != nil {
		return finding(p.File, t.Start, t.Start+len(text),
			lang.Say("qui ci vogliono i due punti, non «=»",
				"a colon is wanted here, not “=”"), instead(m[1]+": "+m[2])), true
	}
	line := text + ":"
	if m := twoWords.FindStringSubmatch(text); m != nil && !p.hasDeeper(i) {
		line = m[1] + ": " + m[2]
	}
	return finding(p.File, t.Start, t.Start+len(text),
		lang.Say("mancano i due punti dopo la chiave: «%s»",
			"the colon after the key is missing: “%s”", short(text, 60)), instead(line)), true
}

// hasDeeper reports whether the line after a token's line is indented deeper.
func (p *syntaxProblem) hasDeeper(i int) bool {
	next := p.LineOf(p.token(i + 1).Start)
	return i+1 < len(p.tokens) && p.indentOf(next) > p.indentOf(p.LineOf(p.token(i).Start))
}

// lineWithoutColon is the token that is a whole line where an entry should be.
func (p *syntaxProblem) lineWithoutColon() (int, bool) {
	if p.token(p.k).In != none {
		return 0, false
	}
	switch {
	case strings.Contains(p.says, "could not find expected ':'"):
		return p.textAbove(p.k)
	case p.token(p.k).Kind == ':' && p.isFirst(p.k-1):
		above, ok := p.textAbove(p.k - 1)
		return above, ok && p.headless(above, p.k-1)
	}
	return 0, false
}

// textAbove is the nearest Token before index k that is a whole line of plain or
// quoted text. At the file's end it may be Token k itself.
func (p *syntaxProblem) textAbove(k int) (int, bool) {
	for _, i := range []int{k - 1, k} {
		t := p.token(i)
		if (t.Kind == 'a' || IsQuote(t.Kind)) && p.isFirst(i) && p.isLast(i) && t.Start < p.at {
			return i, true
		}
	}
	return 0, false
}

// headless reports whether a line of text begins a block rather than continuing the
// text above it.
func (p *syntaxProblem) headless(i, below int) bool {
	above := p.textBefore(p.LineOf(p.tokens[i].Start))
	indent := p.indentOf(p.LineOf(p.tokens[i].Start))
	return above == 0 || indent < p.indentOf(p.LineOf(p.tokens[below].Start)) || indent <= p.indentOf(above)
}
