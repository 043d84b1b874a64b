package source

import (
	"regexp"
	"strings"
	"unicode"
)

// Spell is a text as fmt spells it where it stands in a line of its own or after
// a key: with quotes only where they are needed. A figure stays one.
func Spell(text string) string { return spell(text, false) }

func spell(text string, inBraces bool) string {
	switch {
	case figure.MatchString(text), !needsQuotes(text, inBraces):
		return text
	case strings.ContainsAny(text, `"\`) && !strings.Contains(text, "'"):
		return "'" + text + "'"
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}

// figure is a number, a share, a date, a yes or no.
var figure = regexp.MustCompile(`^(-?[0-9][0-9.]*( %)?|[0-9]{4}-[0-9]{2}-[0-9]{2}|yes|no)$`)

// OneLine is a text as a value of one line: blanks of every kind and characters
// that no file may hold become single spaces.
func OneLine(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToValidUTF8(text, "\ufffd"), func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || r == '\ufeff' || r == '\ufffe' || r == '\uffff'
	}), " ")
}
