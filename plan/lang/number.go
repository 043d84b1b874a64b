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
	group, point := ".", ","
	if l == EN {
		group, point = ",", "."
	}
	s, sign := string(n), ""
	if strings.HasPrefix(s, "-") {
		s, sign = s[1:], "-"
	}
	whole, fraction, hasFraction := strings.Cut(s, ".")
	if strings.Trim(whole+fraction, "0123456789") != "" {
		return string(n)
	}
	if hasFraction {
		fraction = point + fraction
	}
	return sign + groups(whole, group) + fraction
}

// groups puts a separator between groups of three digits, as in 1.234.
func groups(digits, separator string) string {
	if len(digits) <= 3 {
		return digits
	}
	var b strings.Builder
	first := len(digits) % 3
	b.WriteString(digits[:first])
	for i := first; i < len(digits); i += 3 {
		if i > 0 {
			b.WriteString(separator)
		}
		b.WriteString(digits[i : i+3])
	}
	return b.String()
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
