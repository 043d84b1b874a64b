package sheet

import (
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"
)

// format is what a number's format makes of it, as far as its meaning goes.
type format byte

const (
	plainFormat format = iota
	percentFormat
	dayFormat
)

// readStyles reads what the formats of cells make of their numbers.
func (w *workbook) readStyles(part string) bool {
	custom := map[int]format{}
	inCells := false
	return w.part(part, maxPart, func(s *scanner) bool {
		switch {
		case s.name == "numFmt" && !s.end:
			custom[number32([]byte(s.text("numFmtId")))] = formatOf(s.text("formatCode"))
		case s.name == "cellXfs":
			inCells = !s.end
		case s.name == "xf" && !s.end && inCells:
			id := number32([]byte(s.text("numFmtId")))
			f, ok := custom[id]
			if !ok {
				f = builtin(id)
			}
			w.formats = append(w.formats, f)
		}
		return true
	})
}

// builtin is a format that files name by number alone.
func builtin(id int) format {
	switch {
	case id == 9 || id == 10:
		return percentFormat
	case id >= 14 && id <= 22, id >= 27 && id <= 36, id >= 45 && id <= 47, id >= 50 && id <= 58:
		return dayFormat
	}
	return plainFormat
}

// formatOf tells a format by its code, which is in the English of Excel whatever
// the language: letters of days and hours, or a per cent sign, outside quotes.
func formatOf(code string) format {
	code, _, _ = strings.Cut(code, ";")
	bare := strings.ToLower(withoutLiterals(code))
	switch {
	case strings.Contains(bare, "%"):
		return percentFormat
	case bare != "general" && strings.ContainsAny(bare, "ymdhs"):
		return dayFormat
	}
	return plainFormat
}

// withoutLiterals takes out what stands in quotes, behind a backslash, an
// underscore or a star, and in brackets unless it counts hours.
func withoutLiterals(code string) string {
	var b strings.Builder
	for i := 0; i < len(code); i++ {
		switch code[i] {
		case '\\', '_', '*':
			i++
		case '"':
			i = closing(code, i, '"')
		case '[':
			end := closing(code, i, ']')
			if inside := strings.ToLower(code[i+1 : end]); strings.Trim(inside, "hms") == "" {
				b.WriteString(inside)
			}
			i = end
		default:
			b.WriteByte(code[i])
		}
	}
	return b.String()
}

func closing(code string, i int, mark byte) int {
	if end := strings.IndexByte(code[i+1:], mark); end >= 0 {
		return i + 1 + end
	}
	return len(code)
}

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

// day is the date of a day's number, whatever the hour; false where it is none.
func (c calendar) day(digits string) (string, bool) {
	d, err := decimal.NewFromString(digits)
	if err != nil {
		return "", false
	}
	n := d.Floor().IntPart()
	start := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
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
