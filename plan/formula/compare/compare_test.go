package compare

import (
	"math/big"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"piao/plan/formula"
	"piao/plan/lang"
)

// said is a difference on one line.
func (d Difference) said() string {
	piece := func(e formula.Expr) string {
		if e == nil {
			return "–"
		}
		return e.String()
	}
	return strings.TrimSpace(d.Part + " " + string(d.Role) + " " + piece(d.Old) + " > " + piece(d.New))
}

func TestCompare(t *testing.T) {
	for _, c := range []struct {
		old, new string
		want     []string
	}{
		{"A / B", "A / (B + C)", []string{"denominator term – > C"}},
		{"A / B", "(A + C) / (B + D)", []string{"numerator term – > C", "denominator term – > D"}},
		{"(A + B) / C", "A / C", []string{"numerator term B > –"}},
		{"A / (B - C)", "A / B", []string{"denominator subtrahend C > –"}},
		{"A / (B - C)", "A / (B + C)", []string{"denominator subtrahend C > –", "denominator term – > C"}},
		{"A / B", "A[n-1] / B", []string{"numerator term A > A[n-1]"}},
		{"(A + B) / C", "(A[n-1] + B) / C", []string{"numerator term A > A[n-1]"}},
		{"(A + B + D) / C", "(A[n-1] + cumulative(B) + D) / C", []string{"numerator term A > A[n-1]", "numerator term B > cumulative(B)"}},
		{"A / B * 100", "A / B * 1000", []string{"numerator factor 100 > 1000"}},
		{"A / B", "A / B * 100", []string{"numerator factor – > 100"}},
		{"A", "A / B", []string{"divisor – > B"}},
		{"A / B", "A / (B * C)", []string{"denominator factor – > C"}},
		{"A / B / C", "A / C", []string{"denominator factor B > –"}},
		{"A", "A + B", []string{"term – > B"}},
		{"A + B", "(A + B) * 100", []string{"factor – > 100"}},
		{"A + B", "(A + B + C) / D", []string{"numerator term – > C", "divisor – > D"}},
		{"A / B + C", "A / (B + D) + C", []string{"term A / B > A / (B + D)"}},
		{"A * 0.5 + B * 0.5", "A * 0.6 + B * 0.4", nil},
		{"A * 0.5 + B * 0.5 + C", "A * 0.6 + B * 0.4 + C", []string{"term A * 0.5 > A * 0.6", "term B * 0.5 > B * 0.4"}},
		{"round(A / B, 1)", "round(A / (B + C), 2)", []string{"round decimals 1 > 2", "denominator term – > C"}},
		{"A / B", "round(A / B, 2)", []string{"function – > round(A / B, 2)"}},
		{"min(A / B, 1)", "A / B", []string{"function min(A / B, 1) > –"}},
		{"avg(A, B)", "A", nil},
		{"A / B", "max(A / B, C)", nil},
		{"max(A, B)", "max(B, C, A)", []string{"max argument – > C"}},
		{"max(A, B) / C", "max(A, D) / C", []string{"max argument B > D"}},
		{"-A", "-(A + B)", []string{"subtrahend – > B"}},
		{"A", "-A", nil},
		{"A / B", "B / A", nil},
		{"A + B", "A * B", nil},
		{"(A + B) * C / D", "(A + B + E) * 100 / D", []string{"numerator term – > E", "numerator factor C > 100"}},
		{"avg(A, B)", "max(A, B)", nil},
		{"(A + B) / C", "A / C * 100", []string{"numerator term B > –", "numerator factor – > 100"}},
		{"A * B / C", "(A + B) / C", []string{"numerator term A * B > A + B"}},
		{"A / B", "A * C * D * E / (B + F + G)", nil},
	} {
		var got []string
		for _, d := range Formulas(parsed(t, c.old), parsed(t, c.new)) {
			got = append(got, d.said())
		}
		if strings.Join(got, "; ") != strings.Join(c.want, "; ") {
			t.Errorf("%s, %s: got %q, want %q", c.old, c.new, got, c.want)
		}
	}
}

func TestSame(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"A + B", "B + A", true},
		{"A - (B + C)", "A - C - B", true},
		{"A - (B - C)", "C + A - B", true},
		{"A * B / C", "B / C * A", true},
		{"A * 20 %", "0.20 * A", true},
		{"max(A, B)", "max(B, A)", true},
		{"--A", "A", true},
		{"A - B", "B - A", false},
		{"A / B", "B / A", false},
		{"A / (B / C)", "A * C / B", false}, // where C is zero the one has no value
		{"A / (B * (C / D))", "A * D / (B * C)", false},
		{"A", "A[n-1]", false},
		{"A", "cumulative(A)", false},
		{"round(A, 1)", "round(A, 2)", false},
		{"max(A, B)", "min(A, B)", false},
		{"(A + B) * C", "A + B * C", false},
		{"A - A", "A + A", false},
	} {
		if got := Same(parsed(t, c.a), parsed(t, c.b)); got != c.want {
			t.Errorf("%s, %s: got %t", c.a, c.b, got)
		}
	}
}

// Formulas of thousands of pieces that all differ are told apart at once.
func TestCompareLong(t *testing.T) {
	codes := func(letter, op string) string {
		return letter + "0" + strings.Repeat(op+letter+"1", 20_000)
	}
	for _, op := range []string{" + ", " * ", " / "} {
		old, new := parsed(t, "X + "+codes("A", op)), parsed(t, "X + "+codes("B", op))
		if got := Formulas(old, new); len(got) > 1 {
			t.Errorf("%s: %d differences", op, len(got))
		}
	}
}

// shuffled writes a formula with its operands and arguments in another order.
func shuffled(r *rand.Rand, e formula.Expr) formula.Expr {
	switch e := e.(type) {
	case *formula.Unary:
		return &formula.Unary{X: shuffled(r, e.X)}
	case *formula.Call:
		c := *e
		c.Args = nil
		for _, k := range r.Perm(len(e.Args)) {
			c.Args = append(c.Args, shuffled(r, e.Args[k]))
		}
		return &c
	case *formula.Binary:
		x, y := shuffled(r, e.X), shuffled(r, e.Y)
		if (e.Op == '+' || e.Op == '*') && r.IntN(2) == 0 {
			x, y = y, x
		}
		return &formula.Binary{Op: e.Op, X: x, Y: y}
	}
	return e
}

// What is in another order only is the same, has the same value, and differs in
// nothing; and what is said to be the same always has the same value.
func TestSameHasTheSameValue(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	value := func(m *formula.Measure) *big.Rat { return big.NewRat(int64(len(m.Code)+m.Back)%4-1, 2) }
	for range 5000 {
		a, b := parsed(t, random(r, 4)), parsed(t, random(r, 2))
		other := shuffled(r, a)
		if !Same(a, other) || len(Formulas(a, other)) > 0 {
			t.Fatalf("%s, %s: not the same", a, other)
		}
		for _, pair := range [][2]formula.Expr{{a, other}, {b, parsed(t, random(r, 2))}} {
			x, _ := formula.Eval(pair[0], value)
			y, _ := formula.Eval(pair[1], value)
			if Same(pair[0], pair[1]) && ((x == nil) != (y == nil) || x != nil && x.Cmp(y) != 0) {
				t.Fatalf("%s is %v, %s is %v", pair[0], x, pair[1], y)
			}
		}
		Formulas(a, b)
	}
}

func parsed(t testing.TB, text string) formula.Expr {
	t.Helper()
	e, err := formula.Parse(text, nil, nil)
	if err != nil {
		t.Fatalf("%.200s: %v %s", text, err.Span, err.Message.In(lang.EN))
	}
	return e
}

// random writes a formula over a few measures, so that pieces of it are alike.
func random(r *rand.Rand, depth int) string {
	x := func() string { return random(r, depth-1) }
	if depth == 0 || r.IntN(5) == 0 {
		return []string{"A", "B", "A[n-1]", "cumulative(CC)", "DDD", "2", "50 %"}[r.IntN(7)]
	}
	switch r.IntN(8) {
	case 0:
		return "-(" + x() + ")"
	case 1:
		return []string{"min", "max", "sum", "avg"}[r.IntN(4)] + "(" + x() + ", " + x() + ", " + x() + ")"
	case 2:
		return "abs(" + x() + ")"
	case 3:
		return "round(" + x() + ", " + strconv.Itoa(r.IntN(3)) + ")"
	}
	return "(" + x() + ") " + string("+-*/"[r.IntN(4)]) + " (" + x() + ")"
}
