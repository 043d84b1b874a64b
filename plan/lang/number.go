package lang

import (
	"fmt"
	"strings"
	"time"
)

// Number is a decimal number in the spelling of files: digits, a point, perhaps
// a leading minus (`-1234.50`). Text other than that is passed through.
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

// separator stands between groups of three digits.
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

// Date is a day of the calendar as it is printed: 31/12/2023, or 31 Dec
// 2023 in English, where 1/2/2023 would be read two ways.
type Date time.Time

// In is the date in one language.
func (d Date) In(l Lang) string {
	t := time.Time(d)
	if l == EN {
		return t.Format("2 Jan 2006")
	}
	return fmt.Sprintf("%02d/%02d/%d", t.Day(), t.Month(), t.Year())
}
