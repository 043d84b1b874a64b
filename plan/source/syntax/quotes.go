package syntax

import (
	"math"
	"regexp"
	"slices"
	"strings"

	"piao/plan/diag"
	"piao/plan/lang"
)

// badEscape recognises, in double quotes, a backslash that begins no escape. Only
// yaml.v3 stops at a slash after it, as JSON and PHP write it.
func badEscape(p *syntaxProblem) (diag.Diagnostic, bool) {
	if !containsAny(p.says, "escape", "hexadecimal", "hexdecimal") {
		return noFinding, false
	}
	k := slices.IndexFunc(p.tokens, func(t Token) bool { return p.wrongEscape(t) >= 0 })
	if k < 0 {
		return noFinding, false
	}
	t := p.token(k)
	at := p.wrongEscape(t)
	text := strings.NewReplacer(`\\`, `\`, `\"`, `"`, `\/`, "/").Replace(strings.Trim(p.restOfLine(t), `"`))
	hints := []lang.Message{p.write(p.entry(k), singleQuoted(text))}
	if p.escaped(at) != `\/` {
		hints = append(hints, lang.Say("oppure raddoppiare la barra: \\\\", "or double the backslash: \\\\"))
	}
	return finding(p.File, at, at+len(p.escaped(at)),
		lang.Say("«%s» non è una sequenza valida tra virgolette doppie, dove «\\» ha un senso suo",
			"“%s” is no escape in double quotes, where “\\” has a meaning of its own", p.escaped(at)), hints...), true
}

// wrongEscape is where in a token in double quotes a backslash begins no escape, or
// -1.
func (p *syntaxProblem) wrongEscape(t Token) int {
	for r := (Scalar{scanner: scanner{p.Bytes[:t.End], t.Start}}); t.Kind == '"' && r.i < t.End; {
		if !r.is('\\') {
			r.i++
		} else if at := r.i; !r.escape() {
			return at
		}
	}
	return -1
}

// escaped is a backslash and the character after it.
func (p *syntaxProblem) escaped(at int) string {
	runes := []rune(string(p.Bytes[at:min(at+5, len(p.Bytes))]))
	return string(runes[:min(2, len(runes))])
}

// unclosedQuote recognises text whose closing quote is missing. Either the file ends
// before it, or the next quote, some lines below, was taken for it.
func unclosedQuote(p *syntaxProblem) (diag.Diagnostic, bool) {
	t := p.token(p.k)
	if IsQuote(t.Kind) && p.at > t.Start && (!t.closed || strings.Contains(p.says, "document indicator")) {
		return p.quoteNotClosed(t), true
	}
	for _, earlier := range p.tokens[:max(0, min(p.k, len(p.tokens)))] {
		if IsQuote(earlier.Kind) && p.outgrows(earlier) {
			return p.quoteNotClosed(earlier), true
		}
	}
	before := p.token(p.k - 1)
	near := p.sameLine(before, t) || strings.Contains(p.says, "could not find expected ':'")
	if IsQuote(before.Kind) && near && p.swallows(before, math.MaxInt) {
		return p.quoteNotClosed(before), true
	}
	return noFinding, false
}

func (p *syntaxProblem) quoteNotClosed(t Token) diag.Diagnostic {
	line, quote := p.restOfLine(t), string(rune(t.Kind))
	text := line
	if t.In != none {
		text = strings.TrimRight(line, "]} ")
	}
	var hint lang.Message // none where the text may end at any comma
	n, e := p.LineOf(t.Start), p.entryOf(t)
	switch indent := p.indentOf(n); {
	case t.Start == p.Offset(n, indent+1) && looksLikeEntry(line[1:]) &&
		(p.indentOf(n-1) == indent || p.indentOf(n+1) == indent): // among keys, before one
		hint = p.replace(t.Start, t.Start+1, "", line[1:])
	case t.In == none || !strings.Contains(text, ","):
		hint = p.replace(t.Start, t.Start+len(text), text+quote, e.with(text+quote))
	}
	return finding(p.File, t.Start, t.Start+len(line), lang.Say("qui si aprono virgolette (%s) che non si chiudono",
		"the quote (%s) opened here is never closed", quote), hint)
}

// outgrows reports whether a line of quoted text looks like an entry and is no
// deeper than the entry whose value the text is. Nobody wraps a text in that way,
// but every entry below a missing quote is in that place.
func (p *syntaxProblem) outgrows(t Token) bool {
	text, next := p.text(t), p.token(p.firstFrom(t.End))
	above := strings.TrimRight(text[:len(text)-1], " ")
	if strings.HasSuffix(above, "\n") && next.Start == t.End && next.Kind == 'a' {
		return true // its closing quote begins a word in a line below
	}
	return p.swallows(t, p.indentOf(p.LineOf(t.Start)))
}

// swallows reports whether a line of quoted text looks like an entry no deeper than
// an indent.
func (p *syntaxProblem) swallows(t Token, deepest int) bool {
	_, below, _ := strings.Cut(p.text(t), "\n")
	for line := range strings.SplitSeq(below, "\n") {
		if len(line)-len(strings.TrimLeft(line, " ")) <= deepest && looksLikeEntry(line) {
			return true
		}
	}
	return false
}

var entryLike = regexp.MustCompile(`^\s*(- |("[^"]*"|'[^']*'|[^\s"']+):(\s|$))`)

// looksLikeEntry reports whether a line begins with a dash or with a key.
func looksLikeEntry(line string) bool { return entryLike.MatchString(line) }

// afterQuote recognises text that goes on after a closing quote.
func afterQuote(p *syntaxProblem) (diag.Diagnostic, bool) {
	before, t := p.token(p.k-1), p.token(p.k)
	if !IsQuote(before.Kind) || !p.goesOn(before, t) || isSeparator(t.Kind) || p.startsEntry() {
		return noFinding, false
	}
	e := p.entryOf(before)
	start, end := t.Start, t.End
	if before.Kind == '\'' && before.End == t.Start {
		start, end = before.End-1, before.End // an apostrophe was taken for the closing quote
	}
	return finding(p.File, start, end,
		lang.Say("dopo le virgolette chiuse c'è altro testo: «%s»",
			"there is more text after the closing quote: “%s”", p.between(t.Start, e.end)),
		p.write(e, requote(e.value))), true
}

// isSeparator reports whether a token may stand after a closing quote.
func isSeparator(kind byte) bool { return kind == ':' || kind == ',' || kind == ']' || kind == '}' }

// startsEntry reports whether a new entry begins at the token, in brackets, so that
// only the comma before it is missing.
func (p *syntaxProblem) startsEntry() bool {
	open, ok := p.innermost()
	return ok && (p.token(p.k+1).Kind == ':' || open.Kind == '[' && IsQuote(p.token(p.k).Kind))
}

// requote puts a text with misplaced quotes in correct quotes.
func requote(s string) string {
	q := s[:1]
	if q != `"` && q != "'" || len(s) < 2 {
		return Quoted(s)
	}
	end := 1 + strings.Index(s[1:], q)
	rest := strings.TrimSpace(s[min(end+1, len(s)):])
	switch spaced := end+1 < len(s) && s[end+1] == ' '; {
	case spaced && strings.Contains(rest, q):
		return Quoted(strings.ReplaceAll(s, q, ""))
	case spaced:
		return Quoted(s)
	}
	return Quoted(strings.TrimSuffix(s[1:], q))
}

// Quoted is a text written so that YAML reads it as it is.
func Quoted(s string) string {
	if strings.ContainsAny(s, `"\`) {
		return singleQuoted(s)
	}
	return `"` + s + `"`
}

func singleQuoted(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }
