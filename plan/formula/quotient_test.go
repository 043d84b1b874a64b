package formula

import "testing"

// A formula divides where a measure is a divisor, however deep, and what comes
// of it is not rounded.
func TestDivides(t *testing.T) {
	for text, want := range map[string]bool{
		"A / B":                     true,
		"A / (B / 100)":             true,
		"A * 100 / B":               true,
		"A - B / C + D":             true,
		"-(A / B)":                  true,
		"max(0, A / B)":             true,
		"A / (100 - B)":             true,
		"1 / cumulative(A)":         true,
		"round(A, 2) / B":           true,
		"A / 100":                   false,
		"A / (2 * 6)":               false,
		"avg(A, B)":                 false,
		"round(A / B, 2)":           false,
		"1 - round(A / B * 100, 0)": false,
		"A * B - C":                 false,
		"A":                         false,
	} {
		if got := Divides(parsed(t, text)); got != want {
			t.Errorf("%s: got %t, want %t", text, got, want)
		}
	}
}

// A formula that multiplies by 100 where its unit is a per cent already is found,
// however it is written.
func TestHundreds(t *testing.T) {
	for want, texts := range map[int][]string{
		-1: {"A / 100", "A / B / 100", "A / 100 - B / 100"},
		0:  {"A", "A / B", "A * 20 %", "A * 99", "101 * A", "A * 100 / 100", "A + B"},
		1:  {"100", "A / B * 100", "100 * A", "A * 100 + B", "A - B * 100", "-(100 * A)", "max(A, 100 * B)", "A / (B / 100)"},
		2:  {"100 * A * 100", "100 * (A + B * 100)"},
	} {
		for _, text := range texts {
			if got := Hundreds(parsed(t, text)); got != want {
				t.Errorf("%s: got %d, want %d", text, got, want)
			}
		}
	}
}

// Lines says ok where dividend and divisor are linear in A: the figure that is needed
// is then computed, else it is sought.
func TestLines(t *testing.T) {
	for want, texts := range map[bool][]string{
		true: {"A", "A / B", "B / A", "B * A", "A / (A + B)", "A * 3 - A / 2", "-A", "abs(B) * A", "avg(A, B) / sum(A, B)",
			"(A + 1) / (A * B)", "abs(B * B)", "A[n-1] * A[n-1]"},
		false: {"A * A", "A * (A + 1)", "1 / A + A", "A + B / A", "abs(A)", "max(A, B)", "round(A, 2)", "sum(A * A, B)", "B / (1 / A)"},
	} {
		for _, text := range texts {
			over, under, ok := Lines(parsed(t, text), func(m *Measure) bool { return m.Code == "A" && m.Back == 0 })
			got, zero := Eval(&Binary{Op: '/', X: over, Y: under}, figures)
			if same, _ := Eval(parsed(t, text), figures); ok != want || zero != nil || got.Cmp(same) != 0 {
				t.Errorf("%s: got %s over %s, %t, want %t", text, over, under, ok, want)
			}
		}
	}
}
