package plan

import (
	"strings"
	"testing"

	"piao/plan/lang"
)

// The sum of a year is the objectives' totals and what lies outside them.
func TestSum(t *testing.T) {
	for _, c := range []struct {
		name, old, new string
		year           int
		want           string
		ok             bool
	}{
		{"the first year", "", "", 2023, "1101.01", true},
		{"the second", "", "", 2024, "200.02", true},
		{"a year outside the plan", "", "", 2025, "0", true},
		{"a total that was refused", "100.10", "100.105", 2023, "1000.91", false},
		{"and the year beside it", "100.10", "100.105", 2024, "200.02", true},
		{"an amount that was refused", "1000}", "-1000}", 2023, "101.01", false},
		{"a total without a value", "total: 200", "total: ", 2024, "0.02", false},
	} {
		p, _ := planOf(t, strings.Replace(sound, c.old, c.new, 1))
		sum, ok := p.Sum(c.year)
		if got := sum.String(); got != c.want || ok != c.ok {
			t.Errorf("%s: got %s, %t, want %s, %t", c.name, got, ok, c.want, c.ok)
		}
	}
}

func TestTotals(t *testing.T) {
	for _, c := range []struct{ name, text, it, en string }{
		{"right", sound + "totals: {2023: 1101.01, 2024: 200.02}\n", "", ""},
		{"too much", sound + "totals: {2023: 2101.02}\n",
			"34:16 totals il totale 2023 dichiarato è 2.101,02, la somma è 1.101,01 (1.000,01 di troppo); se le voci sono giuste: 1101.01\n",
			"34:16 totals the declared total of 2023 is 2,101.02, the sum is 1,101.01 (1,000.01 too much); if the items are right: 1101.01\n"},
		{"too little", sound + "totals: {2024: 200}\n",
			"34:16 totals il totale 2024 dichiarato è 200,00, la somma è 200,02 (0,02 in meno); se le voci sono giuste: 200.02\n",
			"34:16 totals the declared total of 2024 is 200.00, the sum is 200.02 (0.02 too little); if the items are right: 200.02\n"},
		{"no sum to compare with", strings.Replace(sound, "100.10", "-100", 1) + "totals: {2023: 1}\n",
			"21:31 bad-value un importo non è negativo, qui c'è -100\n", "21:31 bad-value an amount is not negative, but here is -100\n"},
		{"interventions", strings.Replace(sound, "interventions: 50", "interventions: 100.11", 1),
			"21:54 interventions-exceed-total gli interventi economici di O1, 100,11, superano il totale 100,10 [21:31 il totale]\n",
			"21:54 interventions-exceed-total the economic interventions of O1, 100.11, exceed the total 100.10 [21:31 the total]\n"},
		{"another year", strings.Replace(sound, "2024: {total: 200}", "2025: {total: 200}", 1),
			"21:59 bad-value il 2025 non è un anno del piano (2023 e 2024)\n",
			"21:59 bad-value 2025 is not a year of the plan (2023 and 2024)\n"},
	} {
		_, found := planOf(t, c.text)
		for l, want := range map[lang.Lang]string{lang.IT: c.it, lang.EN: c.en} {
			if got := findings(found, l); got != want {
				t.Errorf("%s in %s:\n got %s\nwant %s", c.name, l, got, want)
			}
		}
	}
}
