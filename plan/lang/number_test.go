package lang

import (
	"strings"
	"testing"
	"time"
)

// A number reads as people of the language write it, digit by digit as it stood.
func TestNumberIn(t *testing.T) {
	for _, c := range []struct{ number, it, en string }{
		{"1000", "1.000", "1,000"},
		{"1234567", "1.234.567", "1,234,567"},
		{"16.60", "16,60", "16.60"},
		{"229447.35", "229.447,35", "229,447.35"},
		{"-1234.50", "-1.234,50", "-1,234.50"},
		{"-0.001", "-0,001", "-0.001"},
		{"011", "011", "011"},
		{"0001", "0.001", "0,001"},
		{"1234567890123456789012345678901234567890", "1.234.567.890.123.456.789.012.345.678.901.234.567.890",
			"1,234,567,890,123,456,789,012,345,678,901,234,567,890"},
		{"0.1234567890123456789012345678901234567890", "0,1234567890123456789012345678901234567890",
			"0.1234567890123456789012345678901234567890"},
	} {
		for l, want := range map[Lang]string{IT: c.it, EN: c.en} {
			if got := Number(c.number).In(l); got != want {
				t.Errorf("%s in %s: got %s, want %s", c.number, l, got, want)
			}
		}
	}
}

// No number loses or gains a digit, and its groups are of three.
func TestNumberKeepsItsDigits(t *testing.T) {
	for n := range 60 {
		digits := strings.Repeat("1234567890", 6)[:n]
		for l, group := range map[Lang]string{IT: ".", EN: ","} {
			got := Number(digits).In(l)
			if strings.ReplaceAll(got, group, "") != digits {
				t.Errorf("%s in %s: got %s", digits, l, got)
			}
			for i, g := range strings.Split(got, group) {
				if len(g) > 3 || i > 0 && len(g) != 3 {
					t.Errorf("%s in %s: got %s, with the group %s", digits, l, got, g)
				}
			}
		}
	}
}

// A date reads in one way only: in English the month is a word.
func TestDateIn(t *testing.T) {
	for _, c := range []struct{ date, it, en string }{
		{"2023-12-31", "31/12/2023", "31 Dec 2023"},
		{"2023-01-02", "02/01/2023", "2 Jan 2023"},
		{"2024-02-29", "29/02/2024", "29 Feb 2024"},
		{"1999-10-10", "10/10/1999", "10 Oct 1999"},
	} {
		day, err := time.Parse(time.DateOnly, c.date)
		if err != nil {
			t.Fatal(err)
		}
		for l, want := range map[Lang]string{IT: c.it, EN: c.en} {
			if got := Date(day).In(l); got != want {
				t.Errorf("%s in %s: got %s, want %s", c.date, l, got, want)
			}
		}
	}
}
