package syntax

import (
	"bytes"
	"strings"

	"piao/plan/diag"
	"piao/plan/lang"
)

// unclosedBracket recognises a bracket that is still open when the file ends, or
// when an entry begins that is no deeper than the bracket's line.
func unclosedBracket(p *syntaxProblem) (diag.Diagnostic, bool) {
	open, ok := p.bracketBefore()
	if !ok {
		return noFinding, false
	}
	line := p.restFrom(open.Start)
	closed := strings.TrimRight(line, ", ") + closer(open.Kind)
	hint := p.replace(open.Start, open.Start+len(line), closed, p.entryOf(open).with(closed))
	whole := string(p.Bytes[open.Start:p.lineEndAt(open.Start)])
	if comment := whole[len(line):]; strings.Contains(comment, closer(open.Kind)) {
		text := Quoted(strings.TrimSpace(whole))
		hint = p.replace(open.Start, open.Start+len(whole), text, p.entryOf(open).with(text))
	}
	return finding(p.File, open.Start, open.Start+len(line),
		lang.Say("la parentesi «%s» aperta qui non è chiusa",
			"the bracket “%s” opened here is never closed", string(rune(open.Kind))), hint), true
}

// bracketBefore is the bracket that the error shows to have been left open.
func (p *syntaxProblem) bracketBefore() (Token, bool) {
	t := p.token(p.k)
	open, ok := p.innermost()
	switch atEnd := p.at >= p.token(len(p.tokens)-1).End; {
	case atEnd && (t.Kind == '[' || t.Kind == '{'):
		return t, true
	case atEnd:
		return open, ok && !isCloser(t.Kind)
	}
	for line := p.LineOf(open.Start) + 1; ok && line <= p.LineOf(t.Start); line++ {
		if p.isOutside(line, p.LineOf(open.Start)) {
			return open, true
		}
	}
	return open, false
}

// innermost is the innermost bracket that is open before the token.
func (p *syntaxProblem) innermost() (Token, bool) {
	in := p.token(p.k).In
	return p.token(in), in != none
}

// isOutside reports whether a line looks like an entry that is no deeper than the
// line in which a bracket opens.
func (p *syntaxProblem) isOutside(line, openLine int) bool {
	return line > openLine && p.indentOf(line) <= entryIndents(p.Line(openLine))[0] && looksLikeEntry(string(p.Line(line)))
}

func closer(open byte) string {
	if open == '[' {
		return "]"
	}
	return "}"
}

// wrongBracket recognises a closing bracket that closes nothing, or that does not
// match the open one.
func wrongBracket(p *syntaxProblem) (diag.Diagnostic, bool) {
	t := p.token(p.k)
	if !isCloser(t.Kind) || p.at >= t.End {
		return noFinding, false
	}
	bracket := string(rune(t.Kind))
	open, ok := p.innermost()
	if !ok {
		return finding(p.File, t.Start, t.End,
			lang.Say("la parentesi «%s» non chiude niente", "the bracket “%s” closes nothing", bracket),
			lang.Say("toglierla, o mettere tutto il valore tra virgolette",
				"remove it, or put the whole value in quotes")), true
	}
	if closer(open.Kind) == bracket {
		return noFinding, false
	}
	d := finding(p.File, t.Start, t.End,
		lang.Say("qui «%s» dovrebbe chiudere «%s», ma ci vuole «%s»",
			"here “%s” should close “%s”, which wants “%s”", bracket, string(rune(open.Kind)), closer(open.Kind)))
	d.Related = []diag.Related{{Span: p.Span(open.Start, open.End), Message: lang.Say("aperta qui", "opened here")}}
	return d, true
}

// afterBracket recognises text after a list or a map in brackets, as in a formula
// that begins with a code in brackets.
func afterBracket(p *syntaxProblem) (diag.Diagnostic, bool) {
	before, t := p.token(p.k-1), p.token(p.k)
	if !isCloser(before.Kind) || !p.goesOn(before, t) {
		return noFinding, false
	}
	e := p.entry(p.k)
	return finding(p.File, e.start, e.end, lang.Say(
		"dopo la parentesi chiusa c'è altro testo (%s): senza virgolette una parentesi all'inizio apre un elenco",
		"there is more text after the closing bracket (%s): without quotes a bracket at the beginning opens a list",
		p.between(t.Start, e.end)),
		p.write(e, Quoted(e.value))), true
}

// inWord is the signs that end a text between braces, and what they do there.
var inWord = map[byte]lang.Text{
	'[': {IT: "apre un elenco", EN: "opens a list"},
	'?': {IT: "annuncia una chiave", EN: "announces a key"},
}

// missingComma recognises two entries in brackets with no comma between them.
func missingComma(p *syntaxProblem) (diag.Diagnostic, bool) {
	if t := p.token(p.k); t.In == none || !strings.Contains(p.says, "expected ',' or") {
		return noFinding, false
	}
	if before := p.token(p.k - 1); before.Kind == 'a' && p.Bytes[before.End-1] != ':' {
		if means, ok := inWord[p.token(p.k).Kind]; ok {
			return finding(p.File, p.at, p.at+1, lang.Say("tra graffe, senza virgolette, «%s» %s",
				"between braces, without quotes, “%s” %s", string(p.Bytes[p.at]), means), p.quoteAround(before, p.at)), true
		}
	}
	start, end, ok := p.secondEntry()
	if !ok {
		return noFinding, false
	}
	left := bytes.TrimRight(p.Bytes[:start], " \t\r\n")
	lineStart, _ := p.LineSpan(p.LineOf(len(left)))
	if e, ok := p.beforeOpener(start); ok {
		mark := start - len(e.Mark)
		line := string(p.Bytes[lineStart:mark]) + ": " + p.restFrom(start)
		return finding(p.File, mark, start, e.Said(), p.replace(mark, start, ": ", strings.TrimSpace(line))), true
	}
	line := strings.TrimSpace(string(left[min(lineStart, len(left)):])) + ", " + p.restFrom(start)
	return finding(p.File, start, end,
		lang.Say("manca una virgola prima di «%s»",
			"a comma is missing before “%s”", p.between(start, end)), p.replace(len(left), len(left), ",", line)), true
}

// beforeOpener is the text before a bracket as a key that lacks its colon or the
// space after it.
func (p *syntaxProblem) beforeOpener(bracket int) (Pair, bool) {
	k := p.k - 1
	if p.token(k).Kind == ':' {
		k--
	}
	t := p.token(k)
	e, ok := Unmarked(string(p.Bytes[t.Start:bracket]) + "{")
	e.Value = ""
	return e, ok && (t.Kind == 'a' || IsQuote(t.Kind)) && isOpener(p.token(p.k).Kind) && p.sameLine(t, p.token(p.k))
}

// quoteAround is the hint to quote the entry of a token and a sign after it. If a comma
// in parentheses cuts the entry short, it says so in words.
func (p *syntaxProblem) quoteAround(t Token, sign int) lang.Message {
	e := p.entryOf(t)
	if inside := strings.IndexByte(p.restFrom(sign), ']'); e.end <= sign {
		e.end = sign + inside + 1
		e.value = string(p.Bytes[e.start:e.end])
	}
	if strings.Count(e.value, "(") != strings.Count(e.value, ")") {
		return lang.Say("mettere tutto il valore tra virgolette", "put the whole value in quotes")
	}
	return p.write(e, Quoted(e.value))
}

// secondEntry is where the entry begins that needs a comma before it: at the token,
// or at the last word of the text before a colon.
func (p *syntaxProblem) secondEntry() (start, end int, ok bool) {
	before, t := p.token(p.k-1), p.token(p.k)
	if t.Kind == ':' {
		return before.Start + strings.LastIndexAny(p.text(before), " \t") + 1, before.End, p.commaBefore(p.k)
	}
	afterList := isCloser(before.Kind) && t.Kind == 'a' && p.token(p.k+1).Kind != ':'
	return t.Start, t.End, !afterList
}
