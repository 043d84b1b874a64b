package source

import (
	"strings"
	"testing"
	"unicode"

	"github.com/shopspring/decimal"

	"piao/plan/lang"
)

// said is a problem in one language: its message and its hints.
func said(p Problem, l lang.Lang) string {
	all := []string{p.Message.In(l)}
	for _, h := range p.Hints {
		all = append(all, h.In(l))
	}
	return strings.Join(all, "; ")
}

var digits40 = strings.Repeat("1234567890", 4)

// A number keeps its value and its decimals.
func TestParseDecimal(t *testing.T) {
	for _, c := range []struct {
		text, want string
		decimals   int32
	}{
		{"0", "0", 0},
		{"011", "11", 0},
		{"16.60", "16.6", 2},
		{"0.0", "0", 1},
		{"229447.35", "229447.35", 2},
		{"-0", "0", 0},
		{"-0.5", "-0.5", 1},
		{"−5", "-5", 0},
		{"−0.50", "-0.5", 2},
		{"- 5", "-5", 0},
		{"−\u00a05", "-5", 0},
		{"1000000000000000000", "1000000000000000000", 0},
		{"0.000000000000000001", "0.000000000000000001", 18},
		{"123456789.1234567890", "123456789.123456789", 10},
		{digits40, digits40, 0},
		{"-" + digits40[:20] + "." + digits40[20:], "-" + digits40[:20] + "." + strings.TrimRight(digits40[20:], "0"), 20},
	} {
		d, problem := ParseDecimal(c.text)
		if !problem.IsZero() {
			t.Errorf("%s: %s", c.text, said(problem, lang.EN))
			continue
		}
		if got := d.String(); got != c.want || -d.Exponent() != c.decimals {
			t.Errorf("%s: got %s with %d decimals, want %s with %d", c.text, got, -d.Exponent(), c.want, c.decimals)
		}
	}
}

const (
	notIT, notEN = " non è un numero come piao lo scrive (cifre e punto decimale)", " is not a number as piao writes it (digits and a decimal point)"
	markIT       = " il decimale va con il punto, senza separatori di migliaia"
	markEN       = " the decimal mark must be a point, without separators of thousands"
)

// What is no number is refused, and shown as it should be where that can be told.
func TestParseDecimalRefuses(t *testing.T) {
	for _, c := range []struct{ text, hint string }{
		{"", ""}, {"-", ""}, {"−", ""}, {".", ""}, {"n.d.", ""}, {"N/A", ""}, {"abc", ""}, {"0x10", ""}, {"1e", ""}, {"1/3", ""},
		{"12.34.56", ""}, {"--5", ""}, {"-+5", "-5"}, {"20 %", ""}, {"٣", "3"}, {"５", "5"}, {"1e1000", ""},
		{"5.", "5"}, {"-5.", "-5"}, {"+5", "5"}, {" 5", "5"}, {"5 ", "5"},
		{"€ 5", "5"}, {"5 €", "5"}, {"12.50 €", "12.50"}, {"1_000", "1000"},
		{"1 000", "1000"}, {"1\u00a0000.50", "1000.50"}, {"1\u2009000", "1000"}, {"1'000", "1000"}, {"-1 000", "-1000"},
		{"1.234.567", "1234567"}, {"−1.234.567", "-1234567"},
		{"1e3", "1000"}, {"1E3", "1000"}, {"2.5e2", "250"}, {"-1e+3", "-1000"}, {"5e-2", "0.05"},
	} {
		checkRefused(t, c.text, "«"+c.text+"»"+notIT, "“"+c.text+"”"+notEN, c.hint)
	}
	for _, c := range []struct{ text, hint string }{
		{"16,66", "16.66"}, {"-0,5", "-0.5"}, {"229.447,35", "229447.35"}, {"229,447.35", "229447.35"}, {"1,234,567", "1234567"},
		{"1.234.567,8", "1234567.8"}, {"12,", "12"}, {"1 234,5", "1234.5"}, {"€ 1.234,50", "1234.50"}, {"−1.234,5", "-1234.5"},
	} {
		checkRefused(t, c.text, "in «"+c.text+"»"+markIT, "in “"+c.text+"”"+markEN, c.hint)
	}
	for _, text := range []string{"1,2,3", "12.34,5", ","} { // a comma, and no telling what it stands for
		checkRefused(t, text, "«"+text+"»"+notIT, "“"+text+"”"+notEN, "")
	}
	for _, text := range []string{digits40 + "1", "-" + digits40 + ".5", strings.Repeat("0", 1e6)} {
		checkRefused(t, text, "il numero ha più di 40 cifre", "the number has more than 40 digits", "")
	}
}

func checkRefused(t *testing.T, text, it, en, hint string) {
	t.Helper()
	_, problem := ParseDecimal(text)
	if problem.IsZero() {
		t.Errorf("%.50q: accepted", text)
		return
	}
	if hint != "" {
		it, en = it+"; scrivere "+hint, en+"; write "+hint
	}
	for l, want := range map[lang.Lang]string{lang.IT: it, lang.EN: en} {
		if got := said(problem, l); got != want {
			t.Errorf("%.50q in %s:\n got %s\nwant %s", text, l, got, want)
		}
	}
	if _, problem := ParseDecimal(hint); hint != "" && !problem.IsZero() {
		t.Errorf("%.50q: the hint %s is refused: %s", text, hint, said(problem, lang.EN))
	}
}

// A share is the fraction of what stands before its sign.
func TestParsePercent(t *testing.T) {
	for text, want := range map[string]string{
		"16.66 %": "0.1666", "16.66%": "0.1666", "16.66  %": "0.1666", "16.66\u00a0%": "0.1666", "100 %": "1", "0 %": "0", "-5 %": "-0.05",
		"−5 %": "-0.05", "33.333333 %": "0.33333333", "150 %": "1.5", digits40 + " %": digits40[:38] + ".9",
	} {
		d, problem := ParsePercent(text)
		if got := d.String(); got != want || !problem.IsZero() {
			t.Errorf("%s: got %s %s, want %s", text, got, said(problem, lang.EN), want)
		}
	}
}

// What is accepted is the number that the library of decimals reads, and what is
// refused says why.
func FuzzParseDecimal(f *testing.F) {
	for _, seed := range []string{"0", "16.60", "-5", "−5", "- 0.5", "1e9", "+1", "1.", "229.447,35", "1 000", "€ 5", "999999999999999999",
		"9999999999999999999.5", digits40, digits40 + "1", "", "-", "−", "\xff", "%d", "٣"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, problem := ParseDecimal(text)
		if !problem.IsZero() {
			for _, l := range lang.All {
				if s := said(problem, l); s == "" || strings.Contains(s, "%!") && !strings.Contains(text, "%!") {
					t.Errorf("%q: says %q", text, s)
				}
			}
			return
		}
		plain := text
		for _, minus := range []string{"-", "−"} {
			if rest, ok := strings.CutPrefix(text, minus); ok {
				plain = "-" + strings.TrimLeftFunc(rest, unicode.IsSpace)
			}
		}
		want, err := decimal.NewFromString(plain)
		if err != nil || !got.Equal(want) || got.Exponent() != want.Exponent() {
			t.Errorf("%q: got %s, want %s (%v)", text, got, want, err)
		}
	})
}
