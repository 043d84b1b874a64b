package sheet

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/shopspring/decimal"

	"piao/plan/lang"
	"piao/plan/source"
)

// What a workbook holds at most: digits of a number, and the UTF-16 units of a
// cell's text, of a sheet's name and of a third of a printed header.
const (
	exactDigits  = 15
	maxSheetName = 31
	maxPageText  = 80
)

// cellDigits is a figure as the number that a cell holds: a share as a fraction,
// a day as the days since the end of 1899. False for what a cell holds as text:
// yes and no, nothing, and numbers that a spreadsheet would cut.
func cellDigits(text string, kind FigureKind) (string, bool) {
	var d decimal.Decimal
	var problem source.Problem
	switch kind {
	case YesNo:
		return "", false
	case Date:
		return dayNumber(text)
	case Percent:
		d, problem = source.ParsePercent(text)
	default:
		d, problem = parseNumber(text)
	}
	if !problem.IsZero() || len(strings.Trim(d.Coefficient().String(), "-0")) > exactDigits {
		return "", false
	}
	return d.String(), true
}

// parseNumber reads a number or, as files may have it, a share.
func parseNumber(text string) (decimal.Decimal, source.Problem) {
	if strings.HasSuffix(text, "%") {
		return source.ParsePercent(text)
	}
	return source.ParseDecimal(text)
}

// firstDay is the day that a spreadsheet calls 0. It is right from March 1900 on.
var firstDay = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)

func dayNumber(text string) (string, bool) {
	day, problem := source.ParseDate(text)
	if !problem.IsZero() || day.Before(time.Date(1900, 3, 1, 0, 0, 0, 0, time.UTC)) {
		return "", false
	}
	return strconv.Itoa(int(day.Sub(firstDay) / (24 * time.Hour))), true
}

// sheetNames are names that a workbook takes: short, each once, without the
// signs that formulas need, and not the one that Excel keeps for itself.
func sheetNames(sheets []Sheet, l lang.Lang) []string {
	names := make([]string, len(sheets))
	taken := map[string]bool{"history": true}
	for k, s := range sheets {
		plain := plainName(s.Office)
		if plain == "" {
			plain = measures.In(l)
		}
		name := shortName(plain, maxSheetName)
		for n := 2; taken[strings.ToLower(name)]; n++ {
			number := fmt.Sprintf(" %d", n)
			name = shortName(plain, maxSheetName-len(number)) + number
		}
		taken[strings.ToLower(name)] = true
		names[k] = name
	}
	return names
}

func plainName(name string) string {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]`, r) {
			return '-'
		}
		return r
	}, name)
	return strings.Trim(name, "' ")
}

func shortName(name string, most int) string { return strings.TrimRight(cut(name, most), "' ") }

// cut is as much of a text as goes into so many UTF-16 units.
func cut(text string, most int) string {
	units := 0
	for at, r := range text {
		if units += utf16.RuneLen(r); units > most {
			return text[:at]
		}
	}
	return text
}

// pageText is a text in a printed header, where & begins a command.
func pageText(s string) string { return strings.ReplaceAll(cut(s, maxPageText), "&", "&&") }

var measures = lang.Text{IT: "misure", EN: "measures"}
