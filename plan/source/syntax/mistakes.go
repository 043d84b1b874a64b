package syntax

import (
	"bytes"
	"slices"
	"strings"

	"piao/plan/diag"
	"piao/plan/lang"
)

// mistake is a kind of syntax error with a message of its own. One that repeats does
// not disturb the lines around it, so that it can be found many times.
type mistake struct {
	recognise func(*syntaxProblem) (diag.Diagnostic, bool)
	repeats   bool
}

// mistakes lists all kinds. The first one that recognises an error explains it, so
// certain kinds come before likely ones.
var mistakes = []mistake{
	{recognise: tooDeep},
	{recognise: directive},
	{recognise: documentEnd},
	{recognise: oddAnchor},
	{recognise: badEscape},
	{recognise: firstMisindented},
	{recognise: shallowText},
	{recognise: unclosedQuote},
	{recognise: unclosedBracket},
	{recognise: wrongBracket},
	{recognise: afterQuote},
	{recognise: badStart, repeats: true},
	{recognise: colonInText, repeats: true},
	{recognise: missingComma},
	{recognise: afterBracket, repeats: true},
	{recognise: noColon},
	{recognise: misindented},
}

// suspect reports whether a token is at a place where no correct file has it: text
// that begins with a reserved character after something else in its line, a second
// colon in a line, or text after a closing bracket.
func suspect(p *syntaxProblem) bool {
	before, t := p.token(p.k-1), p.token(p.k)
	if !p.sameLine(before, t) || t.In != none && t.Kind != 'a' {
		return false
	}
	switch {
	case t.Kind == ':':
		_, colon, _ := p.entryStart(p.k)
		return colon != p.k
	case isCloser(before.Kind):
		return t.In == none
	}
	return t.Kind == 'a' && strings.IndexByte(">|%@`", p.Bytes[t.Start]) >= 0
}

var noFinding diag.Diagnostic

// tooDeep recognises brackets nested deeper than the parser allows.
func tooDeep(p *syntaxProblem) (diag.Diagnostic, bool) {
	if !strings.Contains(p.says, "max depth") {
		return noFinding, false
	}
	at := p.at
	for t := p.token(p.k); t.In != none; t = p.token(t.In) {
		at = p.token(t.In).Start
	}
	return finding(p.File, at, at+1,
		lang.Say("troppi livelli uno dentro l'altro: più di 10.000",
			"too many levels inside each other: more than 10,000")), true
}

// directive recognises `%YAML` and the like at the beginning of the file.
func directive(p *syntaxProblem) (diag.Diagnostic, bool) {
	t := p.token(0)
	if !strings.HasPrefix(p.text(t), "%") || p.Pos(t.Start).Col != 1 {
		return noFinding, false
	}
	if !containsAny(p.text(t), "%YAML", "%TAG") {
		p.k = 0
		return badStart(p)
	}
	return finding(p.File, t.Start, t.End,
		lang.Say("una direttiva YAML: «%s»", "a YAML directive: “%s”", p.text(t)),
		lang.Say("togliere la riga: non serve", "remove the line: it is not needed")), true
}

// documentEnd recognises three dots, after which only another document may come.
func documentEnd(p *syntaxProblem) (diag.Diagnostic, bool) {
	line, t := p.LineOf(p.at), p.token(p.k)
	if !bytes.HasPrefix(p.Line(line), []byte("...")) {
		line = p.textBefore(line)
	}
	start, _ := p.LineSpan(line)
	if !bytes.HasPrefix(p.Line(line), []byte("...")) || t.Kind != 'a' && p.at < t.End {
		return noFinding, false
	}
	return finding(p.File, start, start+len("..."),
		lang.Say("«...» chiude il documento, e dopo c'è altro testo", "“...” ends the document, and more text follows"),
		lang.Say("togliere la riga: un file ha un solo documento", "remove the line: a file has one document")), true
}

// shallowText recognises a line of a block scalar that is indented less than the
// first line of text, but more than the key.
func shallowText(p *syntaxProblem) (diag.Diagnostic, bool) {
	t := p.token(p.k)
	if t.Kind != '|' || p.at <= t.Start || p.at >= t.End {
		return noFinding, false
	}
	_, text, _ := strings.Cut(p.text(t), "\n")
	at, indent := p.at, firstIndent([]byte(text))
	message := lang.Say("questa riga di testo è rientrata meno della prima",
		"this line of text is less indented than the first one")
	key, right := p.indentOf(p.LineOf(t.Start)), p.indentOf(p.LineOf(p.at))
	if oddStep(key, indent) && !oddStep(key, right) {
		at, indent = t.Start+strings.Index(p.text(t), strings.TrimSpace(text)), right
		message = lang.Say("la prima riga del testo è rientrata più delle altre",
			"the first line of the text is more indented than the others")
	}
	line := strings.TrimSpace(string(p.Bytes[at:p.lineEndAt(at)]))
	return finding(p.File, at, at+len(line), message, p.reindent(at, indent)), true
}

// oddAnchor recognises a name after `&` or `*` that only the second parser accepts,
// such as &quot; from a web page.
func oddAnchor(p *syntaxProblem) (diag.Diagnostic, bool) {
	if p.exact || !strings.Contains(p.says, "alphabetic") {
		return noFinding, false
	}
	for i, t := range p.tokens {
		if (t.Kind == '&' || t.Kind == '*') && slices.ContainsFunc(p.Bytes[t.Start+1:t.End], notInAnchor) {
			p.k = i
			return badStart(p)
		}
	}
	return noFinding, false
}

func notInAnchor(c byte) bool { return !inAnchor(c) }

// badStart recognises a value whose first character means something in YAML.
func badStart(p *syntaxProblem) (diag.Diagnostic, bool) {
	k := p.k
	if before := p.token(k - 1); before.Kind == '*' && before.End == p.at || strings.IndexByte("*&!", before.Kind) >= 0 &&
		k < len(p.tokens) && p.sameLine(before, p.token(k)) && p.Bytes[p.token(k).Start] == '%' {
		k-- // the parser stops after the sign
	}
	t := p.token(k)
	if k < 0 || t.Kind == '?' && p.token(k-1).Kind == 'a' || t.Kind == '|' || t.Kind == ',' || t.Kind == '-' && p.isFirst(k) {
		return noFinding, false
	}
	first := p.Bytes[t.Start]
	for _, s := range badStarts {
		if strings.IndexByte(s.first, first) >= 0 && (s.says == nil || k < p.k || containsAny(p.says, s.says...)) {
			return finding(p.File, t.Start, t.End,
				lang.Say("«%s» all'inizio di un valore senza virgolette %s",
					"“%s” at the beginning of an unquoted value %s", string(rune(first)), s.means),
				p.quoteOrMissing(k)...), true
		}
	}
	return noFinding, false
}

// quoteOrMissing is the hint to quote the entry that a token begins. A lone dash
// often means a missing figure, so there is also a hint how to write that.
func (p *syntaxProblem) quoteOrMissing(k int) []lang.Message {
	hints := []lang.Message{p.quotedEntry(k)}
	if e := p.entry(k); e.value == "-" && e.prefix != "" {
		p.fixes = nil
		return []lang.Message{lang.Say("se la cifra manca, dire perché: %s",
			"if there is no figure, say why: %s", e.with("{missing: …}"))}
	}
	return hints
}

// quotedEntry is the hint that shows the entry with quotes around its key or value,
// whichever begins at the token.
func (p *syntaxProblem) quotedEntry(i int) lang.Message {
	t, next := p.token(i), p.token(i+1)
	e := p.entry(i)
	if next.Kind == ':' && e.prefix == "" && p.sameLine(t, next) {
		return p.replace(t.Start, t.End, Quoted(p.text(t)), Quoted(p.text(t))+string(p.Bytes[t.End:max(t.End, e.end)]))
	}
	return p.write(e, Quoted(e.value))
}

// badStarts are the characters that a value without quotes may not begin with, and
// the parser's message for those that may stand elsewhere.
var badStarts = []struct {
	first string
	says  []string
	means lang.Text
}{
	{">|", nil, lang.Text{IT: "annuncia un testo su più righe", EN: "announces a text of several lines"}},
	{"%", nil, lang.Text{IT: "annuncia una direttiva", EN: "announces a directive"}},
	{"@`", nil, lang.Text{IT: "è riservato da YAML", EN: "is reserved by YAML"}},
	{"*", []string{"anchor", "alias", "alphabetic"}, lang.Text{
		IT: "richiama un'ancora (&), e qui non ce n'è una con questo nome",
		EN: "calls an anchor (&), and there is none of this name"}},
	{"&", []string{"alphabetic"}, lang.Text{IT: "annuncia un'ancora", EN: "announces an anchor"}},
	{"!", []string{"tag", "'!'", "'>'", "whitespace", "URI", "expected ','"}, lang.Text{IT: "annuncia un'etichetta di tipo",
		EN: "announces a tag"}},
	{"-", []string{"block sequence", "node content"}, lang.Text{IT: "comincia un elenco", EN: "begins a list"}},
	{"?", []string{"mapping keys", "expected"}, lang.Text{IT: "annuncia una chiave", EN: "announces a key"}},
	{",", []string{"node content"}, lang.Text{IT: "separa due voci", EN: "separates two entries"}},
}

func containsAny(s string, words ...string) bool {
	return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(s, word) })
}
