package spelling

import (
	"math/big"
	"strings"
	"testing"

	"piao/cmd/internal/document"
	"piao/plan/lang"
	"piao/plan/source"
)

var (
	anyWay      = Locale{}
	italianWay  = Locale{lang.IT, true}
	englishWay  = Locale{lang.EN, true}
	allManners  = [...]Locale{anyWay, italianWay, englishWay}
	localeNames = [...]string{"no locale", "it", "en"}
)

// checkManners reads a text without a locale, in Italian and in English.
func checkManners(t *testing.T, text string, want [3]string, parse func(Locale, string) (string, source.Problem)) {
	t.Helper()
	for k, l := range allManners {
		got, wrong := parse(l, text)
		if !wrong.IsZero() {
			got = "!"
			if strings.Contains(wrong.Message.In(lang.EN), "two ways") {
				got = "?"
			}
		}
		if got != want[k] {
			t.Errorf("%q, %s: got %q, want %q", text, localeNames[k], got, want[k])
		}
	}
}

// Each text as it is read without a locale, in Italian and in English; ? is refused
// because it can be read in two ways, ! because it is no number there.
func TestParseNumber(t *testing.T) {
	for text, want := range map[string][3]string{
		"0": {"0", "0", "0"}, "12": {"12", "12", "12"}, "-7": {"-7", "-7", "-7"}, "−7": {"-7", "-7", "-7"}, "+7": {"7", "7", "7"}, "007": {"7", "7", "7"},
		"1.234": {"?", "1234", "1.234"}, "1,234": {"?", "1.234", "1234"}, "-1.234 %": {"?", "-1234 %", "-1.234 %"}, "12.345": {"?", "12345", "12.345"},
		"1.5": {"1.5", "!", "1.5"}, "1,5": {"1.5", "1.5", "!"}, "16,60": {"16.60", "16.60", "!"}, "0.234": {"0.234", "!", "0.234"}, "0,234": {"0.234", "0.234", "!"},
		"1.234,5": {"1234.5", "1234.5", "!"}, "1,234.5": {"1234.5", "!", "1234.5"}, "1.234.567": {"1234567", "1234567", "!"}, "1,234,567": {"1234567", "!", "1234567"},
		"1234.567": {"1234.567", "!", "1234.567"}, "1234,567": {"1234.567", "1234.567", "!"}, "12.34.56": {"!", "!", "!"}, "1.23,4.5": {"!", "!", "!"},
		"1 234": {"1234", "1234", "1234"}, "1\u00a0234,5": {"1234.5", "1234.5", "!"}, "1'234": {"1234", "1234", "1234"}, "1 23": {"!", "!", "!"},
		"20 %": {"20 %", "20 %", "20 %"}, "16,66%": {"16.66 %", "16.66 %", "!"}, "€ 1.234,50": {"1234.50", "1234.50", "!"}, "1.234,50 €": {"1234.50", "1234.50", "!"},
		"-0": {"0", "0", "0"}, "-0,0": {"0.0", "0.0", "!"}, "1E+05": {"!", "!", "!"}, "1e3": {"!", "!", "!"}, "": {"!", "!", "!"}, "abc": {"!", "!", "!"}, ",5": {"!", "!", "!"},
		"5,": {"!", "!", "!"}, "(5)": {"!", "!", "!"}, "0x10": {"!", "!", "!"}, "١٢": {"!", "!", "!"}, "--5": {"!", "!", "!"}, "999.999": {"?", "999999", "999.999"}, "0.000": {"0.000", "!", "0.000"},
	} {
		checkManners(t, text, want, Locale.Number)
	}
}

// What one language writes, its locale reads back; without a locale it is read
// back or refused, never read as something else.
func TestNumbersReadBack(t *testing.T) {
	for n := range 3_000_000 {
		if n > 20_000 {
			n = n * 7919 % 30_000_000
			if n%97 != 0 {
				continue
			}
		}
		number := document.Exact(big.NewRat(int64(n), 1000), 3)
		for _, l := range lang.All {
			text := lang.Number(number).In(l)
			if got, wrong := (Locale{l, true}).Number(text); !wrong.IsZero() || got != number {
				t.Fatalf("%q in %s is read as %q", text, l, got)
			}
			if got, wrong := anyWay.Number(text); wrong.IsZero() && got != number {
				t.Fatalf("%q in %s is read as %q", text, l, got)
			}
		}
	}
}

func TestParseDay(t *testing.T) {
	for text, want := range map[string][3]string{
		"2023-06-30": {"2023-06-30", "2023-06-30", "2023-06-30"}, "30/06/2023": {"2023-06-30", "2023-06-30", "2023-06-30"}, "30.6.2023": {"2023-06-30", "2023-06-30", "2023-06-30"},
		"5/6/2023": {"?", "2023-06-05", "?"}, "6/30/2023": {"2023-06-30", "!", "2023-06-30"}, "6/6/2023": {"2023-06-06", "2023-06-06", "2023-06-06"},
		"30/6/23": {"!", "!", "!"}, "31/6/2023": {"!", "!", "!"}, "2023/6/5": {"2023-06-05", "2023-06-05", "2023-06-05"}, "giugno": {"!", "!", "!"}, "": {"!", "!", "!"},
	} {
		checkManners(t, text, want, Locale.Day)
	}
}
