package sheet

import (
	"math/big"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"piao/plan/lang"
	"piao/plan/source"
	"piao/plan/target"
)

// exactDigits is the number of digits to which spreadsheets are exact. Files hold up
// to 17 digits, of which the last are noise: 0.30000000000000004.
const exactDigits = 15

// storedDigits is a number without the stored digits that no spreadsheet shows;
// rounded reports whether this changed the number.
func storedDigits(raw string) (text string, rounded, ok bool) {
	mantissa, exponent, _ := strings.Cut(strings.ToLower(strings.TrimSpace(raw)), "e")
	if n, err := strconv.Atoi("0" + strings.TrimLeft(exponent, "+-")); err != nil || n > 30 || len(mantissa) > 40 {
		return "", false, false
	}
	d, err := decimal.NewFromString(strings.TrimSpace(raw))
	if err != nil {
		return "", false, false
	}
	if more := d.NumDigits() - exactDigits; more > 0 {
		exact := d
		d = d.Round(-d.Exponent() - int32(more))
		rounded = !d.Equal(exact) && !sameStored(raw, d.String())
	}
	return d.String(), rounded, true
}

// storedBits is the number of binary digits that spreadsheets store.
const storedBits = 53

// sameStored reports whether two numbers are the same to a spreadsheet. It stores 7
// % as 7.0000000000000007E-2, for example.
func sameStored(a, b string) bool {
	one, _, _ := big.ParseFloat(strings.TrimSpace(a), 10, storedBits, big.ToNearestEven)
	two, _, _ := big.ParseFloat(b, 10, storedBits, big.ToNearestEven)
	return one != nil && two != nil && one.Cmp(two) == 0
}

// unheld refuses a text that is no number, or a number too large or too small for a
// figure.
func unheld(raw string) source.Problem {
	if strings.HasPrefix(raw, "#") {
		return failed(raw)
	}
	return problem(lang.Say("la cella contiene %s, che non è un numero che piao tenga",
		"the cell holds %s, which is no number that piao holds", raw),
		lang.Say("correggere la cella nel foglio", "correct the cell in the sheet"))
}

// These are the numbers of days in spreadsheets: 1970-01-01, counted from the end of
// 1899 or, as old Macs do, from the beginning of 1904; 29 February 1900, which never
// existed; and the last day, 9999-12-31.
const (
	day1970   = 25_569
	day1970At = 24_107
	noDay     = 60
	lastDay   = 2_958_465
)

// halfSecond is slightly less than half a second, as a fraction of a day.
var halfSecond = decimal.New(5, -6)

// dayOf is the date of a day's number, whatever the time of day, as spreadsheets
// show it: rounded to the second. ok is false if there is no such date.
func dayOf(digits string, from1904 bool) (string, bool) {
	d, err := decimal.NewFromString(digits)
	n := d.Add(halfSecond).Floor().IntPart()
	switch {
	case err != nil || n < 1 || n > lastDay || n == noDay && !from1904:
		return "", false
	case from1904:
		n -= day1970At
	case n < noDay:
		n -= day1970 - 1
	default:
		n -= day1970
	}
	return target.DateOfDays(n).Format(time.DateOnly), true
}

// cellDigits is a figure as the number in a cell: a share as a fraction, a day as
// its number. ok is false for what a cell holds as text: yes and no, nothing, and
// numbers that a spreadsheet would shorten.
func cellDigits(text string, kind FigureKind) (string, bool) {
	kinds := map[FigureKind]target.Kind{YesNo: target.YesNoKind, Date: target.DateKind}
	value, wrong := target.ParseFigure(text, kinds[kind], kind == Percent)
	if kind == Date {
		value = value.Add(decimal.New(day1970, 0))
	}
	if !wrong.IsZero() || kind == YesNo || kind == Date && value.IntPart() <= noDay {
		return "", false
	}
	return value.String(), len(strings.Trim(value.Coefficient().String(), "-0")) <= exactDigits
}
