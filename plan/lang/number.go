package lang

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
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

// Readings gives the file spellings of what a number as people and programs write it
// may mean, each once: 1,5; 1.234,56; 1,234.56; 1_000; 1'000; .5; 5.; 1e3; +5; € 5; ½.
// 1,234 has two, the Italian one first. What is no number has none.
func Readings(s string) []string {
	if len(s) > maxWritten {
		return nil
	}
	s = strings.TrimSpace(strings.Map(plainly, strings.ToLower(halves.Replace(s))))
	for _, currency := range [...]string{"€", "euro", "eur"} {
		s = strings.TrimSpace(strings.TrimPrefix(strings.TrimSuffix(s, currency), currency))
	}
	s, minus := strings.CutPrefix(s, "-")
	s = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(s), "+"))
	notations := []*regexp.Regexp{withPoint, withComma}
	if strings.Contains(s, ",") {
		slices.Reverse(notations)
	}
	var all []string
	for _, notation := range notations {
		m := notation.FindStringSubmatch(s)
		if m == nil || m[1]+m[2] == "" {
			continue
		}
		whole := "0" + strings.Map(onlyDigit, m[1])
		d, err := decimal.NewFromString(whole + "." + m[2] + "e" + cmp.Or(m[3], "0"))
		right := d.StringFixed(max(0, -d.Exponent()))
		if minus {
			right = "-" + right
		}
		if err == nil && len(right) < maxWritten/2 && !slices.Contains(all, right) {
			all = append(all, right)
		}
	}
	return all
}

// A point or a comma before decimals, and what then parts thousands.
var (
	withPoint = regexp.MustCompile(`^(\d*|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?:[ '’_]\d{3})+)(?:\.(\d*))?` + power)
	withComma = regexp.MustCompile(`^(\d*|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?:[ '’_]\d{3})+)(?:,(\d*))?` + power)
	halves    = strings.NewReplacer("½", ".5", "¼", ".25", "¾", ".75")
)

// maxWritten is the greatest length of a number as people write it.
const maxWritten = 100

const power = `(?:e([+-]?\d{1,2}))?$`

func onlyDigit(r rune) rune {
	if '0' <= r && r <= '9' {
		return r
	}
	return -1
}

// plainly is a character of a number as keyboards have it.
func plainly(r rune) rune {
	switch {
	case unicode.IsSpace(r):
		return ' '
	case r == '−' || r == '–' || r == '‑':
		return '-'
	case '！' <= r && r <= '～':
		return r - '！' + '!'
	case '٠' <= r && r <= '٩':
		return r - '٠' + '0'
	}
	return r
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

// Months are the names of the months.
var Months = [...]Text{
	{"gennaio", "January"}, {"febbraio", "February"}, {"marzo", "March"}, {"aprile", "April"}, {"maggio", "May"},
	{"giugno", "June"}, {"luglio", "July"}, {"agosto", "August"}, {"settembre", "September"},
	{"ottobre", "October"}, {"novembre", "November"}, {"dicembre", "December"},
}
