package formula

import (
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"
)

// figures is the values of the tests: A 6, B 4, Z 0, of years before one less a
// year, cumulative ten times as much.
func figures(m *Measure) *big.Rat {
	value := map[string]int64{"A": 6, "B": 4, "Z": 0, "Y": 0}[m.Code] - int64(m.Back)
	if m.Cumulative {
		value *= 10
	}
	return big.NewRat(value, 1)
}

func TestEval(t *testing.T) {
	tests := []struct{ text, want string }{
		{"12.50", "25/2"},
		{"20 %", "1/5"},
		{"0.1 + 0.2", "3/10"},
		{"A / B * B", "6"},
		{"A / 3 / 4", "1/2"},
		{"A - B * 2 + 1 / 4", "-7/4"},
		{"(A - B) * 2", "4"},
		{"-A + B", "-2"},
		{"A[n-1] + [B][n-4]", "5"},
		{"cumulative(A) / A", "10"},
		{"min(A, B, 5)", "4"},
		{"max(A, B, 5)", "6"},
		{"sum(A, B, 5)", "15"},
		{"avg(A, B, 5)", "5"},
		{"abs(B - A)", "2"},
		{"round(2.5, 0)", "3"},
		{"round(-2.5, 0)", "-3"},
		{"round(0.125, 2)", "13/100"},
		{"round(-0.125, 2)", "-13/100"},
		{"round(A / 9, 2)", "67/100"},
		{"round(1 / 3, 20)", "33333333333333333333/100000000000000000000"},
		{"Z / A", "0"},
		{strings.Repeat("9", 40) + " + 1", "1" + strings.Repeat("0", 40)},
	}
	for _, test := range tests {
		got, zero := Eval(parsed(t, test.text), figures)
		if zero != nil || got.RatString() != test.want {
			t.Errorf("%s: got %v, %v, want %s", test.text, got, zero, test.want)
		}
	}
}

// A formula that divides by zero has no value, and tells which divisor it was.
func TestEvalZero(t *testing.T) {
	tests := []struct{ text, divisor, measures string }{
		{"A / Z", "Z", "Z"},
		{"A / (B * Z + Y)", "B * Z + Y", "Z Y"},
		{"A / (A - B - 2)", "A - B - 2", ""},
		{"A / (Z + Z * Z)", "Z + Z * Z", "Z"},
		{"A / (1 - 1)", "1 - 1", ""},
		{"1 / Z + 1 / Y", "Z", "Z"},
		{"A / (B / Z)", "Z", "Z"},
		{"min(A, -(B / Y))", "Y", "Y"},
		{"A / B / Z / Y", "Z", "Z"},
		{"0 * (A / A[n-6])", "A[n-6]", "A[n-6]"},
	}
	for _, test := range tests {
		got, zero := Eval(parsed(t, test.text), figures)
		if got != nil || zero == nil {
			t.Errorf("%s: got %v", test.text, got)
			continue
		}
		var measures []string
		for _, m := range zero.Measures {
			measures = append(measures, m.String())
		}
		if got := strings.Join(measures, " "); zero.Divisor.String() != test.divisor || got != test.measures {
			t.Errorf("%s: got %s (%s), want %s (%s)", test.text, zero.Divisor, got, test.divisor, test.measures)
		}
	}
}

// Eval says what evaluating node by node says, and changes no number of others.
func TestEvalPlain(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	values := map[string]*big.Rat{}
	for _, code := range []string{"A", "n", "min", "_x.1", "Dip-Form", "DFP 1.3", "n-1", "M:è %", "2"} {
		values[code] = big.NewRat(r.Int64N(9)-4, r.Int64N(3)+1)
	}
	value := func(m *Measure) *big.Rat { return values[m.Code] }
	zeros := 0
	for range 20_000 {
		e := randomExpr(r, 4)
		before := snapshot(e, values)
		got, zero := Eval(e, value)
		if snapshot(e, values) != before {
			t.Fatalf("%s: a number was changed", e)
		}
		want, divisor := nodewise(e, value)
		if (got == nil) != (want == nil) || got != nil && got.Cmp(want) != 0 || (zero == nil) != (divisor == nil) || zero != nil && zero.Divisor != divisor {
			t.Fatalf("%s: got %v, %v, want %v, %v", e, got, zero, want, divisor)
		}
		if zero != nil {
			zeros++
		}
		for _, v := range values {
			if v == got {
				t.Fatalf("%s: the result is not a number of its own", e)
			}
		}
	}
	if zeros < 100 {
		t.Errorf("only %d divisions by zero", zeros)
	}
}

// nodewise evaluates each node over the values of what is below it; divisor is the
// first that was zero.
func nodewise(e Expr, value func(*Measure) *big.Rat) (result *big.Rat, divisor Expr) {
	below := func(e Expr) Expr {
		if divisor == nil {
			result, divisor = nodewise(e, value)
		}
		return &Number{Value: result}
	}
	switch whole := e.(type) {
	case *Unary:
		e = &Unary{X: below(whole.X)}
	case *Binary:
		e = &Binary{Op: whole.Op, X: below(whole.X), Y: below(whole.Y)}
		if divisor == nil && whole.Op == '/' && result.Sign() == 0 {
			divisor = whole.Y
		}
	case *Call:
		call := *whole
		call.Args = nil
		for _, arg := range whole.Args {
			call.Args = append(call.Args, below(arg))
		}
		e = &call
	}
	if divisor != nil {
		return nil, divisor
	}
	result, _ = Eval(e, value)
	return result, nil
}

func snapshot(e Expr, values map[string]*big.Rat) string {
	var b strings.Builder
	everyNode(e, func(e Expr) {
		switch e := e.(type) {
		case *Number:
			b.WriteString(e.Value.String() + " ")
		case *Measure:
			b.WriteString(values[e.Code].String() + " ")
		}
	})
	return b.String()
}

// Long formulas are read, written and computed in their stride, at any length.
func TestLong(t *testing.T) {
	for _, term := range []string{"A + ", "A - B + ", "A * B / ", "A / B + ", "1 / 7 * A - ", "min(A, B) - "} {
		text := strings.Repeat(term, 1e4) + "A"
		e := parsed(t, text)
		if got := e.String(); got != text {
			t.Errorf("%s: got %.50s", term, got)
		}
		if _, zero := Eval(e, figures); zero != nil || len(Measures(e)) < 1e4 {
			t.Errorf("%s: %v", term, zero)
		}
	}
	e := parsed(t, strings.Repeat("1+", 1e6)+"1")
	if got, _ := Eval(e, figures); got.RatString() != "1000001" {
		t.Errorf("got %s", got)
	}
}
