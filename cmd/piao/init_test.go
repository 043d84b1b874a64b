package main

import (
	"testing"
	"time"
)

func TestFirstYear(t *testing.T) {
	for today, want := range map[string]int{"2026-01-01": 2026, "2026-01-31": 2026, "2026-02-01": 2027, "2026-06-30": 2027, "2026-12-31": 2027} {
		day, err := time.Parse(time.DateOnly, today)
		if err != nil {
			t.Fatal(err)
		}
		if got := firstYear(day); got != want {
			t.Errorf("a plan begun on %s is of %d, want %d", today, got, want)
		}
	}
}

func TestShellWord(t *testing.T) {
	for word, want := range map[string]string{"demo": "demo", "a b": "'a b'", "l'ente": `'l'\''ente'`, "$HOME": "'$HOME'", "piani/2027": "piani/2027"} {
		if got := shellWord(word); got != want {
			t.Errorf("%q is written %s, want %s", word, got, want)
		}
	}
}
