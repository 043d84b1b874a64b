package formula

import (
	"math/big"
	"strings"
	"testing"
)

// A formula is worked out from the inside, one level at a time, down to its value.
func TestWorking(t *testing.T) {
	values := map[string]*big.Rat{"A": big.NewRat(90, 1), "B": big.NewRat(-15, 2), "N": big.NewRat(4, 1)}
	for _, test := range []struct {
		formula string
		steps   string
	}{
		{"A", "90"},
		{"A / N", "90 / 4; 45/2"},
		{"(A - B) / A", "(90 - (-15/2)) / 90; 195/2 / 90; 13/12"},
		{"A - B - N", "90 - (-15/2) - 4; 187/2"},
		{"-B", "-(-15/2); 15/2"},
		{"-(A + B) * 20 %", "-(90 + (-15/2)) * 20 %; -165/2 * 20 %; -165/2 * 20 %; -33/2"},
		{"min(A, B * N, 100)", "min(90; (-15/2) * 4; 100); min(90; -30; 100); -30"},
		{"round(A / (N / 100), 1)", "round(90 / (4 / 100); 1); round(90 / 1/25; 1); round(2250; 1); 2250"},
	} {
		e, err := Parse(test.formula, nil, nil)
		if err != nil {
			t.Fatal(err.Message.EN)
		}
		value := func(m *Measure) *big.Rat { return values[m.Code] }
		given := func(e Expr) string {
			if m, ok := e.(*Measure); ok {
				return value(m).RatString()
			}
			return e.String()
		}
		var steps []string
		for level := range Depth(e) + 1 {
			steps = append(steps, Working{level, value, (*big.Rat).RatString, given, "; "}.String(e))
		}
		if got := strings.Join(steps, "; "); got != test.steps {
			t.Errorf("%s: got %s, want %s", test.formula, got, test.steps)
		}
	}
}
