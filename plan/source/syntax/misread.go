package syntax

import (
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"piao/plan/diag"
	"piao/plan/lang"
)

// Misread finds keys that are read otherwise than they were meant: half in quotes,
// in typographic quotes, after a space that YAML takes for a letter, or with the
// bracket or the quote of their value in them.
func Misread(f *diag.File, n *yaml.Node) (found diag.List) {
	for k, child := range n.Content {
		plainKey := n.Kind == yaml.MappingNode && k%2 == 0 && child.Kind == yaml.ScalarNode && child.Style == 0
		if plainKey && !empty(n.Content[k+1]) {
			found = append(found, misreadKey(f, child)...)
		}
		found = append(found, Misread(f, child)...)
	}
	return found
}

// empty reports whether a value is not written, as that of a key without a colon.
func empty(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Style == 0 && n.Value == "" }

// InOddQuotes reports whether a text is in quotes that YAML takes for letters.
func InOddQuotes(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("“„«", first) && strings.ContainsRune("”“»", last)
}

func misreadKey(f *diag.File, n *yaml.Node) diag.List {
	key := n.Value
	first, size := utf8.DecodeRuneInString(key)
	if !IsOddSpace(first) && !strings.ContainsAny(key, "{\"“„«") {
		return nil
	}
	start := Start(f, n)
	_, lineEnd := f.LineSpan(n.Line)
	d, joined := glued(f, start, key, string(f.Bytes[start:lineEnd]))
	inner := strings.Trim(key, `"“”„«»`)
	write := lang.Say("scrivere %s", "write %s", Quoted(inner))
	inQuotes := func(what lang.Message) diag.List {
		d := finding(f, start, start+len(key), what, write)
		d.Fixes = []diag.Fix{{Span: d.Span, Text: Quoted(inner)}}
		return diag.List{d}
	}
	switch {
	case IsOddSpace(first):
		return diag.List{finding(f, start, start+size, lang.Say("uno spazio speciale (%s) nel rientro della riga",
			"a special space (%s) in the line's indent", spaceName(first)), indentPlainly)}
	case InOddQuotes(key):
		return inQuotes(lang.Say("per YAML valgono solo le virgolette diritte: \"", "only straight quotes count in YAML: \""))
	case strings.HasSuffix(key, `"`) && strings.Count(key, `"`) == 1:
		return inQuotes(lang.Say("mancano le virgolette prima di «%s»", "the quote before “%s” is missing", inner))
	case joined:
		return diag.List{d}
	}
	return nil
}

// glued recognises a key that holds the quote or the bracket with which its value
// begins, because something else than a colon and a space stands between them.
func glued(f *diag.File, start int, key, line string) (diag.Diagnostic, bool) {
	e, ok := Unmarked(key)
	brace := strings.HasPrefix(e.Value, "{") && strings.Count(e.Value, "{") > strings.Count(e.Value, "}")
	if !ok || !brace && (!strings.HasPrefix(e.Value, `"`) || strings.Count(e.Value, `"`) > 1) {
		return noFinding, false
	}
	at := start + len(e.Key)
	e.Value = ""
	d := finding(f, at, at+len(e.Mark), e.Said(), instead(e.Key+": "+line[min(len(e.Key+e.Mark), len(line)):]))
	d.Fixes = []diag.Fix{{Span: f.Span(at, at+len(e.Mark)), Text: ": "}}
	return d, true
}
