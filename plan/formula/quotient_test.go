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
		e, err := Parse(text, nil, nil)
		if err != nil {
			t.Fatal(text, err)
		}
		if got := Divides(e); got != want {
			t.Errorf("%s: got %t, want %t", text, got, want)
		}
	}
}
