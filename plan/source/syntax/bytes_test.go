package syntax

import (
	"fmt"
	"strings"
	"testing"

	"piao/plan/diag"
	"piao/plan/lang"
)

func TestCheckBytes(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"a: perché 日本 😀 – “b”\t\r\n\ufeff", "2:1 c'è un segno d'ordine dei byte (BOM, U+FEFF) che non è all'inizio del file"},
		{"\ufeffa: b\r\n", ""},
		{"", ""},
		{"a\r\r\nb\n", "1:2 c'è un ritorno a capo CR da solo, senza LF"},
		{"a\nb\x1b[0m\x7f", "2:2 c'è un carattere di controllo (ESC, U+001B); 2:6 c'è un carattere di controllo (DEL, U+007F)"},
		{"\uffff", "1:1 U+FFFF non è un carattere"},
		{"10 \x80", "1:4 il byte 80 non è UTF-8: il file sembra Windows-1252, dove è «€»"},
		{"a\x81b", "1:2 qui i byte (81) non formano un carattere UTF-8"},
		{"a\xe2\x80b\x01", "1:2 qui i byte (E2 80) non formano un carattere UTF-8; 1:5 c'è un carattere di controllo (U+0001)"},
		{"\xff\xfe\x00\x00a\x00\x00\x00", "1:1 il file è UTF-32, non UTF-8"},
		{"a\x00:\x00 \x001\x00\n\x00", "1:1 il file è UTF-16 (little-endian), non UTF-8"},
		{"\x00a\x00:\x00 \x001\x00\n", "1:1 il file è UTF-16 (big-endian), non UTF-8"},
		{"ab\x00\x00\x00\x00\x00\x01", "1:1 questo non è un file di testo: è pieno di byte a zero"},
		{"%PDF-1.7\n", "1:1 questo non è un file di testo: è un file PDF"},
	} {
		if got := sentences(CheckBytes(&diag.File{Bytes: []byte(c.src)})); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.src, got, c.want)
		}
	}
}

// sentences is what a list of findings says, in Italian.
func sentences(found diag.List) string {
	var all []string
	for _, d := range found {
		all = append(all, fmt.Sprintf("%d:%d %s", d.Pos.Line, d.Pos.Col, d.Message.In(lang.IT)))
	}
	return strings.Join(all, "; ")
}

func TestCheckBytesStopsAtTwenty(t *testing.T) {
	if got := len(CheckBytes(&diag.File{Bytes: []byte(strings.Repeat("a\x01\n", 100))})); got != maxFindings {
		t.Errorf("got %d findings, want %d", got, maxFindings)
	}
}

// checkBytes holds of the findings in any bytes: they are few, in order, in words and in their place.
func checkBytes(t *testing.T, file *diag.File) {
	t.Helper()
	found := CheckBytes(file)
	if len(found) > maxFindings {
		t.Fatalf("%d findings", len(found))
	}
	for i, d := range found {
		if i > 0 && !comesBefore(found[i-1].Pos, d.Pos) {
			t.Fatalf("not in order: %s", sentences(found))
		}
		if d.Pos.Line < 1 || int(d.Pos.Line) > file.LineCount() || d.Pos.Col < 1 {
			t.Fatalf("no place: %s in %q", sentences(found), file.Bytes)
		}
		checkWords(t, d)
	}
}

func comesBefore(a, b diag.Pos) bool { return a.Line < b.Line || a.Line == b.Line && a.Col < b.Col }

// checkWords fails on a message that is not ours, or not whole.
func checkWords(t *testing.T, d diag.Diagnostic) {
	t.Helper()
	for _, l := range lang.All {
		for _, m := range append([]lang.Message{d.Message}, d.Hints...) {
			if s := m.In(l); s == "" || strings.Contains(s, "%!") || strings.Contains(s, "did not find") || strings.Contains(s, "yaml:") {
				t.Fatalf("bad words: %q", s)
			}
		}
	}
}
