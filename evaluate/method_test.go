package evaluate

import (
	"math/big"
	"strings"
	"testing"

	"piao/plan"
	"piao/plan/source"
	"piao/plan/target"
)

// The edges of the methods, beside the worked values of the manual: a target just reached, a target of
// zero, tolerances, ranges, caps above 100 %.
func TestEdges(t *testing.T) {
	tests := []struct {
		method, target, value string
		cap                   string
		want, ratio           string // fractions; ratio "" is none
		met                   bool
		limit                 Limit
	}{
		// Boundaries.
		{"proportional", "> 5", "5", "1", "1", "1", false, NoLimit},
		{"on_off", "> 5", "5", "1", "0", "", false, NoLimit},
		{"on_off", ">= 5", "9", "1.5", "1", "", true, NoLimit},
		{"proportional", ">= 0", "-1", "1", "0", "", false, NoLimit},
		{"proportional", ">= 0", "7", "1.5", "1", "", true, NoLimit},
		{"proportional", "= 0.23 ± 0.01", "0.24", "1", "1", "22/23", true, MetIsWhole},
		{"proportional", "= 0.23 ± 0.01", "0.25", "1", "21/23", "21/23", false, NoLimit},
		{"proportional", "95 .. 105 %", "0.95", "1", "1", "1", true, NoLimit},
		{"proportional", "95 .. 105 %", "1.05", "1.5", "1", "1", true, NoLimit},
		{"proportional", "95 .. 105 %", "0.19", "1", "1/5", "1/5", false, NoLimit},
		{"proportional", "95 .. 105 %", "1.26", "1", "4/5", "4/5", false, NoLimit},
		{"inverse", "95 .. 105 %", "1.26", "1", "4/5", "4/5", false, NoLimit},

		// Above 100 % only where the cap allows, and never beyond it.
		{"proportional", ">= 50", "60", "1.5", "6/5", "6/5", true, NoLimit},
		{"proportional", "<= 50", "40", "1.5", "6/5", "6/5", true, NoLimit},
		{"inverse", "<= 50", "0", "1.5", "3/2", "", true, NoLimit},
		{"inverse", "<= 50", "-1", "1.5", "3/2", "", true, NoLimit},
		{"proportional", ">= 50", "75", "1.5", "3/2", "3/2", true, NoLimit},
		{"proportional", ">= 50", "80", "1.5", "3/2", "8/5", true, Cap},
		{"proportional", "<= 50", "101", "1.5", "0", "-1/50", false, Floor},
		{"proportional", "<= 50", "100", "1.5", "0", "0", false, NoLimit},
		{"proportional", "= 50", "50", "1.5", "1", "1", true, NoLimit},

		// A tolerance is on the unfavourable side; distances and more than met count from the target.
		{"proportional", ">= 10 ± 2", "8", "1.5", "1", "4/5", true, MetIsWhole},
		{"proportional", ">= 10 ± 2", "7", "1.5", "7/10", "7/10", false, NoLimit},
		{"proportional", ">= 10 ± 2", "12", "1.5", "6/5", "6/5", true, NoLimit},
		{"proportional", "<= 10 ± 2", "12", "1", "1", "4/5", true, MetIsWhole},
		{"inverse", "<= 10 ± 2", "12.5", "1", "4/5", "4/5", false, NoLimit},
		{"on_off", "<= 10 ± 2", "12.5", "1", "0", "", false, NoLimit},
		{"proportional", ">= 0 ± 1", "-1", "1", "1", "", true, NoLimit},
	}
	for _, tt := range tests {
		c, problem := target.Parse(tt.target, target.NumberKind, false)
		if problem != nil {
			t.Fatalf("%s: %s", tt.target, problem.Message.EN)
		}
		k := &Case{Value: fraction(t, tt.value), Bar: BarOf(c), Cap: fraction(t, tt.cap)}
		got := MethodNamed(tt.method).Outcome(k)
		if got.Achievement.Cmp(fraction(t, tt.want)) != 0 || got.Met != tt.met || got.Limit != tt.limit {
			t.Errorf("%s %s, %s: got %s, met %v, limit %d, want %s, %v, %d", tt.method, tt.target, tt.value,
				got.Achievement.RatString(), got.Met, got.Limit, tt.want, tt.met, tt.limit)
		}
		switch {
		case tt.ratio == "" && got.Ratio != nil:
			t.Errorf("%s %s, %s: ratio %s, want none", tt.method, tt.target, tt.value, got.Ratio.RatString())
		case tt.ratio != "" && (got.Ratio == nil || got.Ratio.Cmp(fraction(t, tt.ratio)) != 0):
			t.Errorf("%s %s, %s: ratio %v, want %s", tt.method, tt.target, tt.value, got.Ratio, tt.ratio)
		}
	}
}

// Between two edges no score bends or jumps: whoever tries the edges and a value between them has seen all.
func TestEdgesAreAllBends(t *testing.T) {
	for text := range strings.SplitSeq(">= 5; <= 5; > 5; < 5; = 5 ± 1; 4 .. 6; >= -5; <= -5; = 0 ± 2; >= 5 ± 1", "; ") {
		c, _ := target.Parse(text, target.NumberKind, false)
		for _, method := range []string{"proportional", "inverse", "on_off", "linear"} {
			for _, limit := range []*big.Rat{one, big.NewRat(5, 4), big.NewRat(3, 2)} {
				for _, baseline := range []*big.Rat{nil, big.NewRat(-9, 1), big.NewRat(2, 1), big.NewRat(9, 1)} {
					k := &Case{Bar: BarOf(c), Cap: limit, Baseline: baseline}
					if method != "linear" && baseline == nil ||
						method == "linear" && baseline != nil && c.Op != target.Between && k.Bar.Misses(baseline) {
						checkStraight(t, MethodNamed(method), k)
					}
				}
			}
		}
	}
}

// checkStraight compares the achievement halfway between two edges with those on both sides of it.
func checkStraight(t *testing.T, m *Method, k *Case) {
	t.Helper()
	points := Samples(k.Edges(), target.NumberKind)
	points = append(points, add(points[len(points)-1], big.NewRat(9, 1)))
	points[0] = sub(points[0], big.NewRat(9, 1))
	for n := range len(points) - 1 {
		low, high := points[n], points[n+1]
		if low.Cmp(high) == 0 {
			continue
		}
		var got [3]*big.Rat
		for part := range got {
			share := big.NewRat(int64(part+1), 4)
			v := add(mul(sub(one, share), low), mul(share, high))
			falls := m.Name == "inverse" && k.Bar.WantsMore() < 0 && k.Bar.Value.Sign() > 0
			if falls && low.Sign() > 0 { // straight over 1 / value
				v = quo(one, add(quo(sub(one, share), low), quo(share, high)))
			}
			with := *k
			with.Value = v
			got[part] = m.Outcome(&with).Achievement
		}
		if add(got[0], got[2]).Cmp(add(got[1], got[1])) != 0 {
			t.Errorf("%s, %v, cap %s: bends between %s and %s: %v",
				m.Name, k.Bar, k.Cap.RatString(), low.RatString(), high.RatString(), got)
		}
	}
}

// A value meets its target or lies some way from it: which way, and how far. Last year's value leaves a way to
// go only if it does not meet the target.
func TestBar(t *testing.T) {
	for _, tt := range []struct {
		target, value  string
		meets          bool
		lacks          int
		gap            string
		baselineMisses bool
	}{
		{">= 5", "4", false, 1, "1", true},
		{">= 5", "5", true, 1, "0", false},
		{"> 5", "5", false, 1, "0", false},
		{"<= 5", "5", true, -1, "0", false},
		{"< 5", "5", false, -1, "0", false},
		{"< 5", "6", false, -1, "1", true},
		{"= 5 ± 1", "3.9", false, 1, "11/10", true},
		{"= 5 ± 1", "4", true, 0, "1", true},
		{"= 5 ± 1", "5", true, 0, "0", false},
		{"= 5 ± 1", "6", true, 0, "1", true},
		{"= 5 ± 1", "6.1", false, -1, "11/10", true},
		{"4 .. 6", "3", false, 1, "1", true},
		{"4 .. 6", "4", true, 0, "0", false},
		{"4 .. 6", "5", true, 0, "0", false},
		{"4 .. 6", "6", true, 0, "0", false},
		{"4 .. 6", "7", false, -1, "1", true},
	} {
		c, _ := target.Parse(tt.target, target.NumberKind, false)
		b, v := BarOf(c), fraction(t, tt.value)
		gap := (&Indicator{Value: v, Case: &Case{Bar: b}}).Gap()
		if b.Holds(v) != tt.meets || b.Lacks(v) != tt.lacks || gap.Cmp(fraction(t, tt.gap)) != 0 {
			t.Errorf("%s with %s: met %t, lacks %d, gap %s", tt.target, tt.value, b.Holds(v), b.Lacks(v), gap.RatString())
		}
		if c.Op != target.Between && b.Misses(v) != tt.baselineMisses { // a range has no baseline
			t.Errorf("%s from %s: misses %t", tt.target, tt.value, b.Misses(v))
		}
	}
}

// What two evaluations differ in is told of each element: what it gained or lost, and whether anything moved.
func TestPairs(t *testing.T) {
	half, third := big.NewRat(1, 2), big.NewRat(1, 3)
	for _, tt := range []struct {
		before, after, gained, raised *big.Rat
	}{
		{nil, nil, nil, nil},
		{nil, half, half, nil},
		{half, nil, big.NewRat(-1, 2), nil},
		{half, third, big.NewRat(-1, 6), big.NewRat(-1, 6)},
		{half, half, zero, zero},
	} {
		p := Pair{&Node{Points: tt.before}, &Node{Points: tt.after}}
		p.Before.Score, p.After.Score = tt.before, tt.after
		if !Same(p.Gained(), tt.gained) || !Same(p.Raised(), tt.raised) {
			t.Errorf("from %v to %v: gained %v, raised %v", tt.before, tt.after, p.Gained(), p.Raised())
		}
	}
	for k, change := range []func(*Node){
		func(*Node) {},
		func(n *Node) { n.Score = third },
		func(n *Node) { n.Worst = third },
		func(n *Node) { n.Best = third },
		func(n *Node) { n.Coverage = third },
		func(n *Node) { n.OfBody = nil },
		func(n *Node) { n.Indicator = &Indicator{} },
		func(n *Node) { n.Indicator = &Indicator{}; n.Points = third },
		func(n *Node) { n.Indicator = &Indicator{Achievement: half} },
		func(n *Node) { n.Indicator = &Indicator{Value: half} },
		func(n *Node) { n.Indicator = &Indicator{Status: Missed} },
	} {
		was := &Node{Tally: Tally{half, half, half, half}, Points: half, OfBody: half}
		is := *was
		if change(&is); is.Indicator != nil {
			was.Indicator = new(Indicator)
		}
		if p := (Pair{was, &is}); p.Moved() != (k%6 > 0) || p.ScoreMoved() != (k == 7 || k == 8) {
			t.Errorf("change %d: moved %t, score moved %t", k, p.Moved(), p.ScoreMoved())
		}
	}
}

// An area, an objective and an indicator may have one code: each is compared with itself.
func TestCompareSameCode(t *testing.T) {
	code := source.Text{Value: "1"}
	result := func() *Result {
		i := &Node{Indicator: &Indicator{Indicator: &plan.Indicator{Code: code}}}
		o := &Node{Objective: &plan.Objective{Code: code}, Children: []*Node{i}}
		return &Result{Node: &Node{Children: []*Node{{Area: &plan.Area{Code: code}, Children: []*Node{o}}}}}
	}
	before, after := result(), result()
	was := before.All()
	for k, p := range Compare(before, after, nil).Pairs {
		if p.Before != was[k] || p.After != after.All()[k] {
			t.Errorf("element %d is compared with another", k)
		}
	}
}

func fraction(t *testing.T, s string) *big.Rat {
	t.Helper()
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		t.Fatalf("%q is no number", s)
	}
	return r
}
