package sheet

import (
	"testing"
)

// What shielded writes, bare reads back, and no spreadsheet runs it.
func TestShielded(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "N": "N", "-": "-", "=1": "'=1", "+a": "'+a", "-a": "'-a", "@a": "'@a", "＝a": "'＝a", "'a": "'a", "'=1": "''=1", "''=1": "'''=1", "l'a": "l'a",
	} {
		if got := shielded(text); got != want || bare(got) != text {
			t.Errorf("%q is written %q and read %q, want %q", text, got, bare(got), want)
		}
	}
}
