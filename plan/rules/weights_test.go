package rules

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
)

func TestEqualShares(t *testing.T) {
	for n, want := range map[int]string{
		1: "100",
		2: "50 / 50",
		3: "33.33 / 33.33 / 33.34",
		4: "25 / 25 / 25 / 25",
		6: "16.66 / 16.66 / 16.67 / 16.67 / 16.67 / 16.67",
		7: "14.28 / 14.28 / 14.28 / 14.29 / 14.29 / 14.29 / 14.29",
		8: "12.5 / 12.5 / 12.5 / 12.5 / 12.5 / 12.5 / 12.5 / 12.5",
	} {
		if got := strings.Join(equalShares(n), " / "); got != want {
			t.Errorf("%d: got %s, want %s", n, got, want)
		}
	}
}

// However many they are, equal shares are a whole, in order, a cent apart at most.
func TestEqualSharesAreWhole(t *testing.T) {
	for n := 1; n <= 100; n++ {
		var shares []decimal.Decimal
		for _, s := range equalShares(n) {
			shares = append(shares, decimal.RequireFromString(s))
		}
		sum := decimal.Sum(shares[0], shares[1:]...)
		apart := shares[n-1].Sub(shares[0])
		ordered := slices.IsSortedFunc(shares, decimal.Decimal.Compare)
		if len(shares) != n || !sum.Equal(decimal.New(100, 0)) || !ordered || apart.GreaterThan(decimal.New(1, -2)) {
			t.Errorf("%d: got %s, which sum to %s", n, equalShares(n), sum)
		}
	}
}

// weighted is a plan of one objective whose indicators, from line 14 on, have
// these weights; no weight where there is no text.
func weighted(years string, weights ...string) string {
	var b strings.Builder
	b.WriteString(strings.Replace(head, "2023, 2024", years, 1))
	b.WriteString(`areas: {"1": {name: Prima}}
measures:
  A: {name: a, unit: N.}
objectives:
  O1:
    title: Primo
    area: "1"
    indicators:
      # weights
`)
	for i, w := range weights {
		if w != "" {
			w = "weight: " + w + ", "
		}
		fmt.Fprintf(&b, "      I%d: {%sname: i, type: volume, unit: N., formula: A, targets: {2023: '= 1'}}\n", i+1, w)
	}
	return b.String()
}

func TestWeightsSum(t *testing.T) {
	const all = "14:20 weights-sum the weights of the indicators of O1 sum "
	for _, c := range []struct {
		name, years string
		weights     []string
		want        string
	}{
		{"too much", "2023, 2024", []string{"60 %", "50.5 %"},
			all + "to 110.5 %, not to 100 % (10.5 % too much); I1 at 49.5 %; or equal shares: 50 / 50 [15:20 I2]\n"},
		{"no single repair", "2023", []string{"60 %", "60 %", "60 %", "60 %"},
			all + "to 240 %, not to 100 % (140 % too much); equal shares: 25 / 25 / 25 / 25 " +
				"[15:20 I2] [16:20 I3] [17:20 I4]\n"},
		{"what holds for all years is left alone", "2023, 2024", []string{"80 %", "{2023: 20 %, 2024: 10 %}"},
			all + "in 2024 to 90 %, not to 100 % (10 % short); I2 in 2024 at 20 % [15:39 I2]\n"},
		{"other sums in other years", "2023, 2024", []string{"80 %", "{2023: 10 %, 2024: 30 %}"},
			all + "in 2023 to 90 %, not to 100 % (10 % short); I2 in 2023 at 20 % [15:27 I2]\n" +
				all + "in 2024 to 110 %, not to 100 % (10 % too much); I2 in 2024 at 20 % [15:39 I2]\n"},
		{"one sum in two years of three", "2023, 2024, 2025", []string{"50 %", "{2023: 50 %, 2024: 40 %, 2025: 40 %}"},
			all + "in 2024 and 2025 to 90 %, not to 100 % (10 % short); I2 in 2024 and 2025 at 50 % [15:39 I2]\n"},
	} {
		if got := findingsIn(t, weighted(c.years, c.weights...)); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// Weights that are a whole are not found; of a weight that is wrong by itself, or
// of weights that only some have, no sum is said.
func TestWeightsOfNoSum(t *testing.T) {
	for _, c := range []struct {
		name    string
		weights []string
		want    string
	}{
		{"decimals", []string{"16.66 %", "16.67 %", "66.67%"}, ""},
		{"by year and not", []string{"40 %", "{2023: 60 %, 2024: 60 %}"}, ""},
		{"years in another order", []string{"{2024: 10 %, 2023: 20 %}", "{2023: 80 %, 2024: 90 %}"}, ""},
		{"too much", []string{"100.01 %", "60 %"},
			"14:20 bad-value a weight is above 0 % and at most 100 %, but here is 100.01 %\n"},
		{"only some", []string{"40 %", "", "35.5 %", ""},
			"15:7 weights-mixed the weights of the indicators of O1 are written for 2 of 4: all or none; " +
				"I2 and I4 would be left 24.5 %; with no weight at all shares are equal [17:7 no weight]\n"},
		{"nothing left", []string{"40 %", "70 %", ""},
			"16:7 weights-mixed the weights of the indicators of O1 are written for 2 of 3: all or none; " +
				"the weights written already sum to 110 %: remove all for equal shares, or share them out\n"},
	} {
		if got := findingsIn(t, weighted("2023, 2024", c.weights...)); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// Areas and the objectives of an area are families too; an element that is not
// known makes theirs prove nothing.
func TestFamilies(t *testing.T) {
	const objectives = "19:13 weights-sum the weights of the objectives of area 1 sum to 99 %, " +
		"not to 100 % (1 % short); O1 at 51 %; or equal shares: 50 / 50 [28:13 O2]\n"
	plan := strings.NewReplacer("{name: Prima}", "{name: Prima, weight: 30 %}",
		"{name: Seconda}", "{name: Seconda, weight: 60 %}",
		"title: Primo", "title: Primo\n    weight: 50 %",
		"title: Secondo", "title: Secondo\n    weight: 49 %").Replace(sound)
	for _, c := range []struct{ name, text, want string }{
		{"all known", plan, "6:30 weights-sum the weights of the areas sum to 90 %, not to 100 % (10 % short); " +
			"2 at 70 %; or equal shares: 50 / 50 [7:32 2]\n" + objectives},
		{"an area twice", strings.Replace(plan, "  \"2\":", "  \"1\":", 1),
			"7:3 duplicate-key “1” stands twice: first on line 6 [6:3 the first]\n" + objectives},
		{"an objective of no area", strings.Replace(strings.Replace(plan, "60 %", "70 %", 1),
			"area: \"1\"", "area: nessuna", 1),
			"20:11 unknown-code the area “nessuna” is not defined; one may write “1” or “2”\n"},
	} {
		if got := findingsIn(t, c.text); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}
