package sheet

import (
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"piao/plan/lang"
	"piao/plan/source"
)

// shownDigits is how many digits of a number spreadsheets keep to; files hold up
// to 17, of which the last are noise: 0.30000000000000004.
const shownDigits = 15

// storedDigits is a number by the digits in which a file stores it. Those that no
// spreadsheet shows are rounded away; rounded says that this made another number.
func storedDigits(raw string) (text string, rounded, ok bool) {
	mantissa, exponent, _ := strings.Cut(strings.ToLower(strings.TrimSpace(raw)), "e")
	if n, err := strconv.Atoi("0" + strings.TrimLeft(exponent, "+-")); err != nil || n > 30 || len(mantissa) > 40 {
		return "", false, false
	}
	d, err := decimal.NewFromString(strings.TrimSpace(raw))
	if err != nil {
		return "", false, false
	}
	if more := d.NumDigits() - shownDigits; more > 0 {
		exact := d
		d = d.Round(-d.Exponent() - int32(more))
		rounded = !d.Equal(exact) && !sameStored(raw, d.String())
	}
	return d.String(), rounded, true
}

// sameStored says that two numbers are one and the same to a spreadsheet: it
// writes 7 % as 7.0000000000000007E-2, to which rounding does nothing.
func sameStored(a, b string) bool {
	one, _ := strconv.ParseFloat(strings.TrimSpace(a), 64)
	two, _ := strconv.ParseFloat(b, 64)
	return one == two
}

// calendar is what days are counted from: the end of 1899, or the beginning of
// 1904 as old Macs did.
type calendar struct{ from1904 bool }

// halfSecond is a little less than half a second, as a part of a day.
var halfSecond = decimal.New(5, -6)

// day is the date of a day's number, whatever the hour, as spreadsheets show it:
// to the second. It is false where there is none.
func (c calendar) day(digits string) (string, bool) {
	d, err := decimal.NewFromString(digits)
	if err != nil {
		return "", false
	}
	n := d.Add(halfSecond).Floor().IntPart()
	start := firstDay
	switch {
	case c.from1904:
		start = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case n == 60:
		return "", false // 29 February 1900, which never was
	case n < 60:
		n++
	}
	if n < 1 || !c.from1904 && n < 2 || n > 2_958_465 {
		return "", false
	}
	return start.AddDate(0, 0, int(n)).Format(time.DateOnly), true
}

// unheld refuses a number that is too large or too small to be a figure, or none.
func unheld(raw string) source.Problem {
	if strings.HasPrefix(raw, "#") {
		return failed(raw)
	}
	return problem(lang.Say("la cella contiene %s, che non è un numero che piao tenga", "the cell holds %s, which is no number that piao holds", raw),
		lang.Say("correggere la cella nel foglio", "correct the cell in the sheet"))
}
