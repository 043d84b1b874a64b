package rules

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"piao/plan/diag"
	"piao/plan/lang"
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
		if got := strings.Join(equalShares(decimal.New(100, 0), n), " / "); got != want {
			t.Errorf("%d: got %s, want %s", n, got, want)
		}
	}
}

// However many they are, equal shares are a whole, in order, a cent apart at most.
func TestEqualSharesAreWhole(t *testing.T) {
	for n := 1; n <= 100; n++ {
		var shares []decimal.Decimal
		for _, s := range equalShares(decimal.New(100, 0), n) {
			shares = append(shares, decimal.RequireFromString(s))
		}
		sum := decimal.Sum(shares[0], shares[1:]...)
		apart := shares[n-1].Sub(shares[0])
		ordered := slices.IsSortedFunc(shares, decimal.Decimal.Compare)
		if len(shares) != n || !sum.Equal(decimal.New(100, 0)) || !ordered || apart.GreaterThan(decimal.New(1, -2)) {
			t.Errorf("%d: got %s, which sum to %s", n, equalShares(decimal.New(100, 0), n), sum)
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
			all + "to 110.5 %, not to 100 % (10.5 % too much); I2 at 40 % [15:20 I2]\n"},
		{"no single repair", "2023", []string{"60 %", "60 %", "60 %", "60 %"},
			all + "to 240 %, not to 100 % (140 % too much); in proportion: 25 / 25 / 25 / 25 " +
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

// The smallest repair of some weights, and whether --fix=weights makes them equal.
func TestWeightsRepair(t *testing.T) {
	for _, c := range []struct {
		weights, want string
		fixed         bool
	}{
		{"16.66 / 16.67 / 16.60 / 16.66 / 16.67 / 16.67",
			"I3 at 16.67 %; or equal shares: 16.66 / 16.66 / 16.67 / 16.67 / 16.67 / 16.67", true},
		{"16.66 / 16.66 / 16.60 / 16.66 / 16.67 / 16.71",
			"I3 at 16.64 %; or equal shares: 16.66 / 16.66 / 16.67 / 16.67 / 16.67 / 16.67", true},
		{"60 / 39.99", "I2 at 40 %", false},
		{"50.6 / 49.6", "I1 at 50.4 %", false},
		{"50.5 / 49.6", "I1 at 50.4 %; or equal shares: 50 / 50", true},
		{"34 / 33 / 34", "I3 at 33 %", false},
		{"50 / 30 / 21", "I3 at 20 %", false},
		{"20 / 20 / 20 / 20 / 10", "I5 at 20 %", false},
		{"90 / 25", "I1 at 75 %", false},
		{"10 / 20 / 30", "in proportion: 16.67 / 33.33 / 50", false},
		{"50 / 30 / 50", "the difference is the weight of I2, among those of the indicators of O1: if it was " +
			"moved or added, redo the other weights; in proportion: 38.46 / 23.08 / 38.46", false},
		{"30 / 30 / 20", "I2 at 50 %", false},
		{"5 / 15 / 20", "in proportion: 12.5 / 37.5 / 50", false},
		{"0.0001 / 20 / 20", "in proportion: 0.0002 / 49.9999 / 49.9999", false},
		{"40", "I1 at 100 %", false},
		{"100 / 100", "the difference is the weight of I1 or I2, among those of the indicators of O1: if it was " +
			"moved or added, redo the other weights; in proportion: 50 / 50", false},
		{"40 / 30 / 30 / 25", "the difference is the weight of I4, among those of the indicators of O1: if it was " +
			"moved or added, redo the other weights; in proportion: 32 / 24 / 24 / 20", false},
	} {
		weights := strings.Split(c.weights, " / ")
		for k := range weights {
			weights[k] += " %"
		}
		found := found(t, weighted("2023, 2024", weights...))
		if len(found) != 1 {
			t.Fatalf("%s: %d findings", c.weights, len(found))
		}
		var hints []string
		for _, h := range found[0].Hints {
			hints = append(hints, h.In(lang.EN))
		}
		if got := strings.Join(hints, "; "); got != c.want || (found[0].Fixes != nil) != c.fixed {
			t.Errorf("%s:\n got %s, fixed %t\nwant %s", c.weights, got, found[0].Fixes != nil, c.want)
		}
	}
}

// Every repair that is proposed makes the sum 100 %, exactly, and no weight 0 or less;
// it changes one weight, or all of them in proportion or to equal shares.
func TestWeightsRepairs(t *testing.T) {
	rounds := 300
	if os.Getenv("PIAO_LONG") == "1" {
		rounds = 30000
	}
	random := rand.New(rand.NewPCG(1, 2))
	hundred := decimal.New(100, 0)
	for range rounds {
		n := 1 + random.IntN(8)
		weights, texts := make([]decimal.Decimal, n), make([]string, n)
		for k := range weights {
			places := random.Int32N(4)
			share := 100 / float64(n) * (0.9 + 0.2*random.Float64())
			if random.IntN(3) == 0 {
				share = random.Float64() * 90
			}
			weights[k] = decimal.Min(decimal.NewFromFloat(share).Round(places).Add(decimal.New(1, -places)), hundred)
			texts[k] = weights[k].String() + " %"
		}
		text := weighted("2023", texts...)
		for _, d := range found(t, text) {
			if len(d.Hints) == 0 || d.Rule.Code != "weights-sum" {
				t.Fatalf("%v: no repair [%s]", weights, d.Rule.Code)
			}
			for _, h := range d.Hints {
				repaired := proposed(h.In(lang.EN), weights)
				for k := range repaired {
					texts[k] = repaired[k].String() + " %"
				}
				if repaired == nil {
					continue
				}
				sum, was := decimal.Sum(repaired[0], repaired[1:]...), decimal.Sum(weights[0], weights[1:]...)
				if again := findingsIn(t, weighted("2023", texts...)); again != "" || !sum.Equal(hundred) {
					t.Fatalf("%v: %s: %s", weights, h.In(lang.EN), again)
				}
				for k, w := range weights {
					off := w.Mul(hundred).Div(was).Sub(repaired[k]).Abs()
					if strings.HasPrefix(h.In(lang.EN), "in proportion") && off.GreaterThan(decimal.New(1, -2)) {
						t.Fatalf("%v: %s: not in proportion", weights, h.In(lang.EN))
					}
				}
			}
			if fixed := diag.Fixed(d.Pos.File, d.Fixes); d.Fixes != nil && findingsIn(t, string(fixed)) != "" {
				t.Fatalf("%v: %s", weights, fixed)
			}
		}
	}
}

// proposed is the weights that a hint proposes; nil if it proposes none.
func proposed(hint string, weights []decimal.Decimal) (repaired []decimal.Decimal) {
	var k int
	var one string
	if _, err := fmt.Sscanf(hint, "I%d at %s %%", &k, &one); err == nil {
		repaired = slices.Clone(weights)
		repaired[k-1] = decimal.RequireFromString(one)
	} else if _, list, ok := strings.Cut(hint, ": "); ok && !strings.Contains(hint, "moved") {
		for s := range strings.SplitSeq(list, " / ") {
			repaired = append(repaired, decimal.RequireFromString(s))
		}
	}
	return repaired
}

// A weight that goes to another family is named in both.
func TestWeightsMoved(t *testing.T) {
	text := strings.NewReplacer("title: Primo", "title: Primo\n    weight: 60 %",
		"title: Secondo\n    area: \"1\"", "title: Secondo\n    weight: 40 %\n    area: \"2\"").Replace(sound)
	text = strings.Replace(text, "other_resources:", `  O3:
    title: Terzo
    weight: 100 %
    area: "2"
    indicators: {}
other_resources:`, 1)
	const moved = "the difference is the weight of O2, among those of the objectives of area 2: " +
		"if it was moved or added, redo the other weights; "
	const want = "19:13 weights-sum the weights of the objectives of area 1 sum to 60 %, not to 100 % (40 % short); " +
		moved + "O1 at 100 %\n" +
		"28:13 weights-sum the weights of the objectives of area 2 sum to 140 %, not to 100 % (40 % too much); " +
		moved + "O3 at 60 % [35:13 O3]\n"
	if got := findingsIn(t, text); got != want {
		t.Errorf("got %s\nwant %s", got, want)
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
		{"only some, by year", []string{"{2023: 60 %, 2024: 50 %}", ""},
			"15:7 weights-mixed the weights of the indicators of O1 are written for 1 of 2: all or none; " +
				"give each a weight, or remove all for equal shares\n"},
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
		"not to 100 % (1 % short); O2 at 50 % [28:13 O2]\n"
	plan := strings.NewReplacer("{name: Prima}", "{name: Prima, weight: 30 %}",
		"{name: Seconda}", "{name: Seconda, weight: 60 %}",
		"title: Primo", "title: Primo\n    weight: 50 %",
		"title: Secondo", "title: Secondo\n    weight: 49 %").Replace(sound)
	for _, c := range []struct{ name, text, want string }{
		{"all known", plan, "6:30 weights-sum the weights of the areas sum to 90 %, not to 100 % (10 % short); " +
			"2 at 70 % [7:32 2]\n" + objectives},
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
