package target

import (
	"regexp"
	"slices"
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

// Kind is the kind of a value: a number, a yes or no, a date.
type Kind int

const (
	NumberKind Kind = iota
	YesNoKind
	DateKind
)

// KindOfUnit is the kind of value that a unit means.
func KindOfUnit(unit string) Kind {
	switch unit {
	case "sì/no", "si/no", "yes/no":
		return YesNoKind
	case "data", "date":
		return DateKind
	}
	return NumberKind
}

// IsCount reports whether a unit is a plain number of things.
func IsCount(unit string) bool {
	switch strings.ToLower(strings.TrimRight(unit, ".°º ")) {
	case "n", "nr", "no", "num", "numero", "number":
		return true
	}
	return false
}

// IsEuro reports whether a unit is money.
func IsEuro(unit string) bool { return unit == "€" || unit == "euro" }

// measured are units whose figures may well have three decimals.
var measured = strings.Fields("% ‰ k€ M€ mln gg giorno day h ora hour min mese month anno year fte kg t l m km mq m² mc " +
	"ha kWh MWh punto point indice index voto mark giudizio media rapporto ratio")

// IsCounted reports whether a unit, if any, is of things or money.
func IsCounted(unit string) bool {
	isUnit := func(m string) bool { return SameUnit(unit, m) }
	return KindOfUnit(unit) == NumberKind && !strings.Contains(unit, "/") && !slices.ContainsFunc(measured, isUnit)
}
