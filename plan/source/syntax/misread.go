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
		if n.Kind == yaml.MappingNode && k%2 == 0 && child.Kind == yaml.ScalarNode && child.Style == 0 && !empty(n.Content[k+1]) {
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
	start := Start(f, n)
	first, size := utf8.DecodeRuneInString(key)
	inner := strings.Trim(key, `"“”„«»`)
	open := strings.Count(key, `"`)%2 != 0 || strings.Count(key, "{") != strings.Count(key, "}")
	e, glued := Unmarked(key)
	write := lang.Say("scrivere %s", "write %s", quoted(inner))
	switch {
	case IsOddSpace(first):
		return diag.List{finding(f, start, start+size, lang.Say("uno spazio speciale (%s) nel rientro della riga",
			"a special space (%s) in the line's indent", spaceName(first)), indentPlainly)}
	case InOddQuotes(key):
		return diag.List{finding(f, start, start+len(key), lang.Say("per YAML valgono solo le virgolette diritte: \"",
			"only straight quotes count in YAML: \""), write)}
	case open && strings.HasSuffix(key, `"`):
		return diag.List{finding(f, start, start+len(key), lang.Say("mancano le virgolette prima di «%s»",
			"the quote before “%s” is missing", inner), write)}
	case open && glued && strings.ContainsAny(e.Value[:min(1, len(e.Value))], `"{`):
		at := start + len(e.Key)
		e.Value = ""
		return diag.List{finding(f, at, at+len(e.Mark), e.Said(),
			instead(e.Key+": "+string(f.Bytes[at+len(e.Mark):Reach(f, n)])+"…"))}
	}
	return nil
}
