package source

import (
	"regexp"
	"strings"
	"unicode"
)

// Spell is a text as fmt spells it where it stands in a line of its own or after
// a key: with quotes only where they are needed. A figure stays one.
func Spell(text string) string { return spell(text, false) }

// IndentStep is how much deeper a block stands than what it belongs to.
const IndentStep = 2

func spell(text string, inBraces bool) string {
	switch {
	case figure.MatchString(text), !NeedsQuotes(text, inBraces):
		return text
	case strings.ContainsAny(text, `"\`) && !strings.Contains(text, "'"):
		return "'" + text + "'"
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}

// figure is a number, a share, a date, a yes or no.
var figure = regexp.MustCompile(`^(-?[0-9][0-9.]*( %)?|[0-9]{4}-[0-9]{2}-[0-9]{2}|yes|no)$`)

// NeedsEscapes says that a text in double quotes would need escapes.
func NeedsEscapes(s string) bool {
	return strings.ContainsAny(s, `"\`) || strings.IndexFunc(s, unseen) >= 0
}

// IsCondition says that a text is written as targets are. One that begins with >
// needs quotes, and those of other years and indicators stand in quotes beside it.
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

// typed matches what readers of YAML take for something else than a text: the
// words of YAML 1.1, and whatever looks like a number, a time or a date.
var typed = regexp.MustCompile(`^(?i:~|null|true|false|yes|no|on|off|y|n|[-+.]?[0-9][0-9_.,:a-fox+-]*|` +
	`[-+]?\.(inf|nan)|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}[t ].*)$`)

// NeedsQuotes says that a text without quotes would be another text, no text at
// all, or something else to other readers of YAML.
func NeedsQuotes(s string, inFlow bool) bool {
	switch {
	case s == "" || strings.TrimSpace(s) != s || strings.IndexFunc(s, unseen) >= 0:
		return true
	case strings.IndexByte("-?:,[]{}#&*!|>'\"%@`", s[0]) >= 0, IsCondition(s), typed.MatchString(s):
		return true
	case strings.Contains(s, ": "), strings.Contains(s, " #"), strings.HasSuffix(s, ":"):
		return true
	}
	return inFlow && strings.ContainsAny(s, ",[]{}:")
}

// OneLine is a text as a value of one line: blanks of every kind and characters
// that no file may hold become single spaces.
func OneLine(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToValidUTF8(text, "\ufffd"), func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || r == '\ufeff' || r == '\ufffe' || r == '\uffff'
	}), " ")
}
