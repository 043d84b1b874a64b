package formula

import (
	"math/big"
	"testing"
)

func TestDegree(t *testing.T) {
	const none = 99
	for text, want := range map[string]int{
		"A": 1, "B": 0, "7": 0, "-A": 1, "A / B": 1, "B / A": -1, "A / A": 0, "A * A": 2, "A / B * 100": 1, "A[n-1]": 0, "A / A[2016]": 1, "A - A[n-1]": none,
		"A + 1": none, "A + 2 * A": 1, "A + A / B": 1, "(A + 1) / A": none, "min(A, 2 * A)": 1, "max(A, B)": none, "sum(A, A)": 1, "avg(A, B)": none, "abs(A - A)": 1,
		"round(A, 0)": none, "round(A / A, 2)": 0, "cumulative(A)": none, "cumulative(B)": 0, "A / cumulative(B)": 1, "A / B / A / A": -1,
	} {
		e := parsed(t, text)
		got, ok := Degree(e, func(m *Measure) bool { return m.Code == "A" && m.Year(9) == 9 })
		if !ok {
			got = none
		}
		if got != want {
			t.Errorf("%s has degree %d, want %d", text, got, want)
		}
		if ok {
			checkDegree(t, e, got)
		}
	}
}

// checkDegree trebles A and looks at what the formula does.
func checkDegree(t *testing.T, e Expr, degree int) {
	t.Helper()
	times := func(n int64) func(*Measure) *big.Rat {
		return func(m *Measure) *big.Rat {
			if m.Code == "A" && m.Year(9) == 9 {
				return big.NewRat(7*n, 1)
			}
			return big.NewRat(5, 1)
		}
	}
	once, _ := Eval(e, times(1))
	thrice, _ := Eval(e, times(3))
	for ; degree > 0; degree-- {
		once.Mul(once, big.NewRat(3, 1))
	}
	for ; degree < 0; degree++ {
		once.Quo(once, big.NewRat(3, 1))
	}
	if once.Cmp(thrice) != 0 {
		t.Errorf("%v: %v with three times as much, want %v", e, thrice, once)
	}
}
