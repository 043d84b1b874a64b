package plan

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// SameScale reports whether numbers in two units can be compared as they are. A
// label may be left out; the per cent sign may not.
func SameScale(a, b string) bool {
	return SameUnit(a, b) || a == "" && b != "%" || b == "" && a != "%"
}

// SameUnit reports whether two units are the same except for capitals, points and
// plural endings: N. and n, giorno and giorni, day and days.
func SameUnit(a, b string) bool { return a == b || unitStem(a) == unitStem(b) }

func unitStem(unit string) string {
	unit = strings.TrimRight(strings.ToLower(unit), ".°º ")
	word := strings.TrimSuffix(unit, "s")
	stem := strings.TrimRight(word, "aeiou")
	if stem != word {
		stem = strings.TrimSuffix(stem, "h") // pratica, pratiche
	}
	if utf8.RuneCountInString(stem) < 2 {
		return unit
	}
	return stem
}

var (
	threeDecimals = regexp.MustCompile(`\b(0*[1-9][0-9]{0,2})\.([0-9]{3})([^0-9.]|$)`)
	idleZeros     = regexp.MustCompile(`(\.[0-9]*[1-9])0+\b|\.0+\b`)
)

// Thousands is a text whose points are taken to part thousands, and the same text
// without zeros that say nothing. whole is the text if no number has three decimals.
func Thousands(text string) (whole, plain string) {
	return threeDecimals.ReplaceAllString(text, "$1$2$3"), idleZeros.ReplaceAllString(text, "$1")
}
