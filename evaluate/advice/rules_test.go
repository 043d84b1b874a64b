package advice

import (
	"strings"
	"testing"

	"piao/plan/diag"
)

// Every rule says what it finds and why, in both languages; rules stand in the
// order of their severity, each code once.
func TestRules(t *testing.T) {
	seen := map[string]bool{}
	last := diag.Error
	for _, r := range Rules() {
		for _, text := range []string{r.Text.IT, r.Text.EN, r.Why.IT, r.Why.EN} {
			if strings.TrimSpace(text) == "" {
				t.Errorf("%s lacks a text", r.Code)
			}
		}
		if (r.Severity == diag.Info) == r.Many.IsZero() {
			t.Errorf("%s: several infos, and only they, are called something together", r.Code)
		}
		if seen[r.Code] || r.Severity < last {
			t.Errorf("%s stands twice, or after a milder rule", r.Code)
		}
		seen[r.Code], last = true, r.Severity
	}
}
