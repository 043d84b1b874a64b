package sheet

import (
	"fmt"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"piao/plan/lang"
)

// sheetNames are names that a workbook accepts: short, unique, without characters
// that formulas use, and not the one that Excel reserves.
func sheetNames(sheets []Sheet, l lang.Lang) []string {
	plain := strings.NewReplacer(":", "-", `\`, "-", "/", "-", "?", "-", "*", "-", "[", "-", "]", "-")
	names := make([]string, len(sheets))
	taken := map[string]bool{"history": true}
	for k, s := range sheets {
		office := strings.Trim(plain.Replace(s.Office), "' ")
		if office == "" {
			office = lang.Both("misure", "measures").In(l)
		}
		name := shortName(office, excelize.MaxSheetNameLength)
		for n := 2; taken[strings.ToLower(name)]; n++ {
			number := fmt.Sprintf(" %d", n)
			name = shortName(office, excelize.MaxSheetNameLength-len(number)) + number
		}
		taken[strings.ToLower(name)] = true
		names[k] = name
	}
	return names
}

func shortName(name string, most int) string { return strings.TrimRight(cut(name, most), "' ") }

// cut is as much of a text as fits in so many UTF-16 units.
func cut(text string, most int) string {
	units := 0
	for at, r := range text {
		if units += utf16.RuneLen(r); units > most {
			return text[:at]
		}
	}
	return text
}

// maxPageText is a third of the length of a printed header.
const maxPageText = 80

// pageText is a text in a printed header, in which & begins a command.
func pageText(s string) string { return strings.ReplaceAll(cut(s, maxPageText), "&", "&&") }
