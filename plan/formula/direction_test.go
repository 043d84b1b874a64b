package formula

import (
	"math/big"
	"testing"
)

// x is the measure X alone; every other measure is 90.
func onlyX(m *Measure) Line {
	if m.Code == "X" {
		return Line{big.NewRat(1, 1), new(big.Rat)}
	}
	return Line{new(big.Rat), big.NewRat(90, 1)}
}

func TestDirection(t *testing.T) {
	ten := big.NewRat(10, 1)
	up, down, between, all := Interval{Low: ten}, Interval{High: ten}, Interval{new(big.Rat), ten}, Interval{}
	for _, test := range []struct {
		formula   string
		over      Interval
		direction int
		known     bool
	}{
		{"A / B", all, 0, true},
		{"X / B", all, 1, true},
		{"-X", all, -1, true},
		{"A / X", up, -1, true},
		{"A / X", between, -1, true}, // X = 0 is at the end
		{"A / X", down, 0, false},    // and here inside
		{"(A - X) / A", all, -1, true},
		{"(X - A) / X", up, 1, true}, // both parts go up
		{"X / (X + A)", up, 1, true},
		{"A / X + B / X", between, -1, true},
		{"X / X", up, 0, true},
		{"X * X", up, 1, true},
		{"X * X", down, 0, false},
		{"X * X * -1", up, -1, true},
		{"X - X * X", up, 0, false},
		{"min(X, A)", all, 1, true},
		{"max(A - X, 3)", all, -1, true},
		{"max(X, A - X)", up, 0, false},
		{"sum(X, A, X)", all, 1, true},
		{"avg(A, X)", all, 1, true},
		{"abs(X)", up, 1, true},
		{"abs(X - 20)", up, 0, false},
		{"abs(X - 20)", between, -1, true},
		{"round(X / 3, 0)", all, 1, true},
		{"1 / max(X, 5)", up, -1, true},
		{"X / (A / (A / X))", up, 0, true},
		{"X * max(X, 1)", up, 1, true},
		{"(A - X) * (A - X)", between, -1, true},
		{"A / min(X, 5)", between, -1, true},
	} {
		e, err := Parse(test.formula, nil)
		if err != nil {
			t.Fatal(err.Message.EN)
		}
		direction, known := Direction(e, onlyX, test.over)
		if direction != test.direction || known != test.known {
			t.Errorf("%s: got %d, %v, want %d, %v", test.formula, direction, known, test.direction, test.known)
		}
	}
}

// What Direction says of an interval holds of numbers in it.
func FuzzDirection(f *testing.F) {
	for _, s := range []string{"A / X", "min(X, 3) * -X", "round(X / A, 1) - abs(X - 5)", "avg(X, A) / (X + 1)", "(A - X) / X", "max(1, X) / min(X, 4)"} {
		f.Add(s, int8(1), uint8(20))
	}
	f.Fuzz(func(t *testing.T, text string, low int8, length uint8) {
		e, err := Parse(text, nil)
		if err != nil || len(text) > 200 {
			return
		}
		from := int64(low)
		direction, known := Direction(e, onlyX, Interval{big.NewRat(from, 1), big.NewRat(from+int64(length), 1)})
		if !known {
			return
		}
		var last *big.Rat
		for k := int64(0); k <= 4*int64(length); k++ {
			x := big.NewRat(4*from+k, 4)
			v, _ := Eval(e, func(m *Measure) *big.Rat { l := onlyX(m); return l.Offset.Add(new(big.Rat).Mul(l.Slope, x), l.Offset) })
			if v != nil && last != nil && v.Cmp(last)*direction < 0 || v != nil && last != nil && direction == 0 && v.Cmp(last) != 0 {
				t.Fatalf("%s goes %d, but at %s it is %s after %s", e, direction, x.RatString(), v.RatString(), last.RatString())
			}
			if v != nil {
				last = v
			}
		}
	})
}
