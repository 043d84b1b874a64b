package sheet

import (
	"strings"
	"testing"

	"piao/plan/lang"
)

func TestUsers(t *testing.T) {
	codes := strings.Fields("a b c d e f g h i j k l m n")
	for n, want := range map[int]string{
		0: "", 2: "a, b", 13: "a, b, c, d, e, f, g, h, i, j, k, l, m", 14: "a, b, c, d, e, f, g, h, i, j, k, l and 2 others",
	} {
		if got := (&Form{Lang: lang.EN}).users(Line{UsedBy: codes[:n]}); got != want {
			t.Errorf("%d indicators are named %q, want %q", n, got, want)
		}
	}
}
