package document

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Clean makes any text safe to print. Characters that control a terminal, reverse the
// direction of reading or have no width become escapes such as `\x1b` or `\u202e`. Line
// breaks, the joiners within emoji and words, and all visible text stay as they are.
func Clean(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r == utf8.RuneError || r != '\n' && Misleads(r) }) {
		return s
	}
	var b strings.Builder
	s = strings.ReplaceAll(s, "\r\n", "\n")
	for before := rune(0); len(s) > 0; {
		r, size := utf8.DecodeRuneInString(s)
		if joins(before, r) {
			b.WriteRune(r)
		} else {
			b.WriteString(visible(r, s[:size]))
		}
		before, s = r, s[size:]
	}
	return b.String()
}

// CleanLine is Clean for text that must stay on its line.
func CleanLine(s string) string { return strings.ReplaceAll(Clean(s), "\n", `\n`) }

// visible is one character, with the bytes raw, as Clean shows it.
func visible(r rune, raw string) string {
	switch {
	case r == utf8.RuneError && len(raw) == 1:
		return fmt.Sprintf(`\x%02x`, raw[0])
	case r == '\t':
		return `\t`
	case r == '\r':
		return `\r`
	case r == '\n' || !Misleads(r):
		return raw
	case r < 0x100:
		return fmt.Sprintf(`\x%02x`, r)
	case r < 0x10000:
		return fmt.Sprintf(`\u%04x`, r)
	}
	return fmt.Sprintf(`\U%08x`, r)
}

// joins reports whether a character is a joiner in its place: within emoji, and in
// Arabic and Indic words.
func joins(before, r rune) bool {
	const nonJoiner, joiner = '\u200c', '\u200d'
	return (r == nonJoiner || r == joiner) && unicode.In(before, unicode.So, unicode.Sk, unicode.M, unicode.Arabic)
}

// Misleads reports whether a character is invisible but changes what is seen.
func Misleads(r rune) bool {
	return unicode.IsControl(r) ||
		unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Other_Default_Ignorable_Code_Point)
}
