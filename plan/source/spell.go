package source

import (
	"regexp"
	"strings"
	"unicode"

	"piao/plan/source/syntax"
)

// Spell is a text as fmt writes it in a line of its own or after a key: in quotes
// only if necessary. A figure never gets quotes.
func Spell(text string) string { return spell(text, false) }

// IndentStep is how much deeper a block is indented than what it belongs to.
const IndentStep = 2

func spell(text string, inBraces bool) string {
	if figure.MatchString(text) || !NeedsQuotes(text, inBraces) {
		return text
	}
	return syntax.Quoted(text)
}

// figure matches a number, a share, a date, a yes or no.
var figure = regexp.MustCompile(`^(-?[0-9][0-9.]*( %)?|[0-9]{4}-[0-9]{2}-[0-9]{2}|yes|no)$`)

// NeedsEscapes reports whether a text in double quotes would need escapes.
func NeedsEscapes(s string) bool {
	return strings.ContainsAny(s, `"\`) || strings.IndexFunc(s, unseen) >= 0
}

// IsCondition reports whether a text is written like a target. A target that begins
// with > needs quotes, and the targets beside it are quoted alike.
func IsCondition(s string) bool {
	switch {
	case s == "":
		return false
	case strings.IndexByte("<>=", s[0]) >= 0:
		return true
	}
	number := strings.TrimLeft(s, "-−")
	return strings.Contains(s, "..") && '0' <= number[0] && number[0] <= '9'
}

func unseen(r rune) bool { return !unicode.IsPrint(r) }

// typed matches what YAML parsers do not read as a text: the words of YAML 1.1, and
// whatever looks like a number, a time or a date.
var typed = regexp.MustCompile(`^(?i:~|null|true|false|yes|no|on|off|y|n|[-+.]?[0-9][0-9_.,:a-fox+-]*|` +
	`[-+]?\.(inf|nan)|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}[t ].*)$`)

// NeedsQuotes reports whether a text without quotes would be read as another text or
// as no text, by piao or by other readers of YAML.
func NeedsQuotes(s string, inFlow bool) bool {
	switch {
	case s == "" || strings.TrimSpace(s) != s || strings.IndexFunc(s, unseen) >= 0:
		return true
	case strings.IndexByte("-?:,[]{}#&*!|>'\"%@`", s[0]) >= 0, syntax.InOddQuotes(s), IsCondition(s), typed.MatchString(s):
		return true
	case strings.Contains(s, ": "), strings.Contains(s, " #"), strings.HasSuffix(s, ":"):
		return true
	}
	return inFlow && strings.ContainsAny(s, ",[]{}:")
}

// OneLine is a text as a value of one line: blanks of every kind, and characters
// that no file may hold, become single spaces.
func OneLine(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToValidUTF8(text, "\ufffd"), func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || r == '\ufeff' || r == '\ufffe' || r == '\uffff'
	}), " ")
}
