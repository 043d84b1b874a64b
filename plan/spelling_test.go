package plan

import "testing"

func TestSpelt(t *testing.T) {
	for from, want := range map[string]string{
		"≥20%": ">= 20 %", "≤ 5": "<= 5", ">= 20 %": ">= 20 %", ">=  16.60\u00a0%": ">= 16.60 %", "<5": "< 5",
		"= 0.230 ± 0.010": "= 0.230 ± 0.010", "95 .. 105%": "95 .. 105 %", "sì": "sì", "≤2023-06-30": "<= 2023-06-30", ">= 20 gg": ">= 20 gg",
	} {
		if got := spelt(from); got != want {
			t.Errorf("%q: got %q, want %q", from, got, want)
		}
		if got := spelt(want); got != want {
			t.Errorf("%q: became %q", want, got)
		}
	}
}
