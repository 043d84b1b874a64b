package lang

import (
	"fmt"
	"strings"
	"time"
	"unicode"

	"github.com/shopspring/decimal"
)

// Number is a decimal number as files write it: digits, possibly with a point and a
// leading minus (`-1234.50`). Any other text is printed unchanged.
type Number string

// In is the number as people write it: `-1.234,50` in Italian, `-1,234.50` in
// English. Digits are never changed.
func (n Number) In(l Lang) string {
	whole, fraction, hasFraction := strings.Cut(string(n), ".")
	digits := strings.TrimPrefix(whole, "-")
	if !allDigits(digits) || !allDigits(fraction) {
		return string(n)
	}
	if l == EN && len(digits) <= 3 {
		return string(n)
	}
	b := make([]byte, 0, 32)
	b = append(b, whole[:len(whole)-len(digits)]...)
	b = appendGroups(b, digits, l.separator())
	if hasFraction {
		b = append(append(b, l.Point()), fraction...)
	}
	return string(b)
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// appendGroups puts a separator between groups of three digits, as in 1.234.
func appendGroups(b []byte, digits string, separator byte) []byte {
	for i := range len(digits) {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b = append(b, separator)
		}
		b = append(b, digits[i])
	}
	return b
}

// separator is what the language puts between groups of three digits.
func (l Lang) separator() byte {
	if l == EN {
		return ','
	}
	return '.'
}

// Point is the decimal mark of the language.
func (l Lang) Point() byte {
	if l == EN {
		return '.'
	}
	return ','
}

// Respelt gives the file spelling of a number as people and programs write it: 1,5;
// 1.234,56; 1,234.56; 1_000; 1'000; .5; 5.; 1e3. It is empty if the text is no
// number or can be read in two ways.
func Respelt(s string) string {
	s = strings.Map(dropBlank, s)
	for _, right := range [...]string{
		italianNumber(s), englishNumber(s), exponentNumber(s), strings.TrimRight(s, "."), "0" + s,
	} {
		whole, fraction, point := strings.Cut(right, ".")
		if right != "0" && isDigits(whole) && (!point || isDigits(fraction)) {
			return right
		}
	}
	return ""
}

func dropBlank(r rune) rune {
	if unicode.IsSpace(r) || r == '\'' || r == '’' || r == '_' {
		return -1
	}
	return r
}

// italianNumber turns 229.447,35 into 229447.35; empty if the text is no such
// number.
func italianNumber(s string) string {
	whole, fraction, comma := strings.Cut(s, ",")
	if !comma && strings.Count(whole, ".") < 2 || !Grouped(whole, ".") {
		return ""
	}
	return joinNumber(strings.ReplaceAll(whole, ".", ""), fraction)
}

// englishNumber turns 229,447.35 into 229447.35; empty if the text is no such
// number.
func englishNumber(s string) string {
	whole, fraction, _ := strings.Cut(s, ".")
	if !Grouped(whole, ",") {
		return ""
	}
	return joinNumber(strings.ReplaceAll(whole, ",", ""), fraction)
}

// exponentNumber writes out 1e3 and 2.5E2; empty if the text is no such number or
// would be long.
func exponentNumber(s string) string {
	mantissa, exponent, ok := strings.Cut(strings.ToLower(s), "e")
	if !ok || len(exponent) > 2 || !isDigits(strings.TrimLeft(exponent, "+-")) {
		return ""
	}
	d, err := decimal.NewFromString(mantissa + "e" + exponent)
	if err != nil || d.Exponent() > 30 {
		return ""
	}
	return d.String()
}

// Grouped reports whether digits stand in groups of three, or in one group.
func Grouped(s, separator string) bool {
	groups := strings.Split(s, separator)
	for i, g := range groups {
		if !isDigits(g) || i > 0 && len(g) != 3 || i == 0 && len(groups) > 1 && len(g) > 3 {
			return false
		}
	}
	return true
}

func joinNumber(whole, fraction string) string {
	if fraction == "" {
		return whole
	}
	return whole + "." + fraction
}

// isDigits reports whether a text is one or more digits.
func isDigits(s string) bool { return s != "" && allDigits(s) }

// Date is a calendar day. It is printed as 31/12/2023 in Italian but as 31 Dec 2023
// in English, where 1/2/2023 would be ambiguous.
type Date time.Time

// In is the date in one language.
func (d Date) In(l Lang) string {
	t := time.Time(d)
	if l == EN {
		return t.Format("2 Jan 2006")
	}
	return fmt.Sprintf("%02d/%02d/%d", t.Day(), t.Month(), t.Year())
}
