package syntax

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"piao/plan/diag"
	"piao/plan/lang"
	"piao/testdata"
)

// findingsOf is what is wrong with a file before anybody reads it: strange bytes,
// else the syntax error.
func findingsOf(b []byte) diag.List {
	f := &diag.File{Name: "plan.yaml", Bytes: b}
	if found := CheckBytes(f); len(found) > 0 {
		return found
	}
	if err := parseError(b); err != nil {
		return Errors(f, err)
	}
	return nil
}

// parseError is the error with which yaml.v3 refuses a file.
func parseError(b []byte) error {
	decoder := yaml.NewDecoder(bytes.NewReader(b))
	for {
		var n yaml.Node
		if err := decoder.Decode(&n); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

func TestSyntaxErrors(t *testing.T) {
	for _, c := range []struct{ src, want, hint string }{
		{"a: {name: CRM: b, c: 1}\n",
			"1:14 i due punti dopo «CRM» spezzano il valore: senza virgolette un valore non può contenere «: »", `name: "CRM: b"`},
		{"name: Tutto e\n  ancora: detto bene\nname: x\n",
			"2:9 i due punti dopo «ancora» spezzano il valore: senza virgolette un valore non può contenere «: »", `name: "Tutto e ancora: detto bene"`},
		{"a: 1\nb: \"foo\nc: 2\nd: \"x\"\n", `2:4 qui si aprono virgolette (") che non si chiudono`, `b: "foo"`},
		{"a: 'foo # x\nb: 1\n", `1:4 qui si aprono virgolette (') che non si chiudono`, `a: 'foo # x'`},
		{"a: \"b\n---\nc: 1\n", `1:4 qui si aprono virgolette (") che non si chiudono`, `a: "b"`},
		{"a:\n  \"b: 1\n  c: 2\n", `2:3 qui si aprono virgolette (") che non si chiudono`, `b: 1`},
		{"a:\n  c: 2\n  \"b: 1\nd: 2\n", `3:3 qui si aprono virgolette (") che non si chiudono`, `b: 1`},
		{"a:\n  \"b: 1\nd: 2\n", `2:3 qui si aprono virgolette (") che non si chiudono`, `"b: 1"`},
		{"a: {", "1:4 la parentesi «{» aperta qui non è chiusa", "a: {}"},
		{"a: |\n \tb\n", "2:2 un testo su più righe comincia con un tabulatore", "-"},
		{"a: {b: \"c\\/d\"}\n", "1:10 «\\/» non è una sequenza valida tra virgolette doppie, dove «\\» ha un senso suo", `b: 'c/d'`},
		{"a: {b: c?, d: e}\n", "1:9 tra graffe, senza virgolette, «?» annuncia una chiave", `b: "c?"`},
		{"a:\n   b: 1\n  c: 2\n", "2:4 il rientro di questa riga (spazi: 3) non è quello delle righe sotto: andrebbe bene 2", "  b: 1"},
		{"a:\n  \u00a0b: 1\n   c: 2\n", "2:3 uno spazio speciale (U+00A0, no-break space) nel rientro della riga", "-"},
		{"a: {b: \"c, d\"}\n\"e\": {f: \"g}\n\"h\": 1\n", "2:10 qui si aprono virgolette (\") che non si chiudono", `f: "g"`},
		{"a: {b: c d: e}\nd: 1\n", "1:10 manca una virgola prima di «d»", "a: {b: c, d: e}"},
		{"a:\n    b: 1\n  c: 2\n", "3:3 il rientro di questa riga (spazi: 2) non è quello di nessun blocco sopra: andrebbe bene 0 o 4", "    c: 2"},
		{"- a: 1\n   b: 2\n", "2:4 il rientro di questa riga (spazi: 3) non è quello di nessun blocco sopra: andrebbe bene 0 o 2", "  b: 2"},
		{"a: |\n  foo\n bar\nc: 1\n", "3:2 questa riga di testo è rientrata meno della prima", "  bar"},
		{"a:\n\t# c\n  b: 1\n", "2:1 un tabulatore nel rientro della riga", "-"},
		{"a:\n  b: 1\n  \t# c\n  # d\n  c: |\n    x\n\t\n    y\n", "3:3 un tabulatore nel rientro della riga; 7:1 un tabulatore nel rientro della riga", "-"},
		{"a:\n  b: 1\n\t\n  c: 2\n", "3:1 un tabulatore nel rientro della riga", "-"},
		{"a: [* b, c]\n", "1:5 «*» all'inizio di un valore senza virgolette richiama un'ancora (&), e qui non ce n'è una con questo nome", `"* b"`},
		{"a: {n: - i, b: 1}\n", "1:8 «-» all'inizio di un valore senza virgolette comincia un elenco", `n: "- i"`},
		{"f: [N #3] / X\ng: 1\n", "1:4 la parentesi «[» aperta qui non è chiusa", `f: "[N #3] / X"`},
		{"a: ? b\n", "1:4 «?» all'inizio di un valore senza virgolette annuncia una chiave", `a: "? b"`},
		{"a: !<b c\n", "1:4 «!» all'inizio di un valore senza virgolette annuncia un'etichetta di tipo", `a: "!<b c"`},
		{"a: >= 20 %\nb: >20 %\nc: \">= 1\"\nd: [e, >= 3]\n",
			"1:4 «>» all'inizio di un valore senza virgolette annuncia un testo su più righe; " +
				"2:4 «>» all'inizio di un valore senza virgolette annuncia un testo su più righe; " +
				"4:8 «>» all'inizio di un valore senza virgolette annuncia un testo su più righe", `a: ">= 20 %"`},
		{"a: {2023: >2, 2024: 3}\n", "1:11 «>» all'inizio di un valore senza virgolette annuncia un testo su più righe", `2023: ">2"`},
		{"@a: b\n", "1:1 «@» all'inizio di un valore senza virgolette è riservato da YAML", `"@a": b`},
		{"f: [A] / [B]\ng: [C] * 2\nh: D: e\n",
			"1:4 dopo la parentesi chiusa c'è altro testo (/ [B]): senza virgolette una parentesi all'inizio apre un elenco; " +
				"2:4 dopo la parentesi chiusa c'è altro testo (* 2): senza virgolette una parentesi all'inizio apre un elenco; " +
				"3:5 i due punti dopo «D» spezzano il valore: senza virgolette un valore non può contenere «: »", `f: "[A] / [B]"`},
		{"{f: [A] / [B], c: 1}\n", "1:5 dopo la parentesi chiusa c'è altro testo (/ [B]): senza virgolette una parentesi all'inizio apre un elenco", `f: "[A] / [B]"`},
		{"{f: A / B[n-1], c: 1}\n", "1:10 tra graffe, senza virgolette, «[» apre un elenco", `f: "A / B[n-1]"`},
		{"{f: (A - A[n-1]) / A[n-1], c: 1}\n", "1:11 tra graffe, senza virgolette, «[» apre un elenco", `f: "(A - A[n-1]) / A[n-1]"`},
		{"a: \"b\" c\n", "1:8 dopo le virgolette chiuse c'è altro testo: «c»", `a: '"b" c'`},
		{"a: 'dell'anno'\n", "1:9 dopo le virgolette chiuse c'è altro testo: «anno'»", `a: "dell'anno"`},
		{"a: \"x\\p\"\n", "1:6 «\\p» non è una sequenza valida tra virgolette doppie, dove «\\» ha un senso suo", `a: 'x\p'`},
		{"a: 1\nDFP 1\n  b: 1\n", "2:1 mancano i due punti dopo la chiave: «DFP 1»", "DFP 1:"},
		{"- a\nb: 1\n", "2:1 YAML non valido in questo punto: qui ci vuole un trattino «-», come nelle righe sopra", ""},
		{"a: " + strings.Repeat("[", 12000), "1:4 troppi livelli uno dentro l'altro: più di 10.000", ""},
	} {
		found := findingsOf([]byte(c.src))
		if got := sentences(found); got != c.want {
			t.Errorf("%.80q:\n got %s\nwant %s", c.src, got, c.want)
		}
		if len(found) == 0 || c.hint == "" || c.hint == "-" {
			continue
		}
		if got := found[0].Hints[0].In(lang.IT); got != "scrivere: "+c.hint {
			t.Errorf("%q: got hint %q, want %q", c.src, got, c.hint)
		}
	}
}

// A hint is the line as it should be: put in its place, it is valid.
func TestHintsAreValid(t *testing.T) {
	for _, line := range []string{
		"a: Piano: indicatori", "a: [A] / [B]", "a: >= 20 %", "a: %b", "a: @b", "a: `b`", "a: *b", "a: & b", "a: - b", "a: ? b", "a: |b",
		`a: "b" c`, `a: "b" / "c"`, "a: 'dell'anno'", `a: "x\p"`, "a: [1, 2", "a: {b: 1", "a: \"b", "a: 'it''s", "@a: b", `a: @b"c\d'e`, "a: b: \"c\\",
		`a: 'b' c'`, `a: "b" c "d`, "a: “b: c”", "a: {b: c: d}", "a: ''b", `a: ""b""`, "a: 'b'c'd'",
	} {
		found := findingsOf([]byte(line))
		if len(found) != 1 || len(found[0].Hints) == 0 {
			t.Errorf("%q: got %s", line, sentences(found))
			continue
		}
		better := strings.TrimPrefix(found[0].Hints[0].In(lang.EN), "write: ")
		if err := parseError([]byte(better)); err != nil {
			t.Errorf("%q: the hint %q is not valid: %v", line, better, err)
		}
	}
}

// Every file that the first parser refuses has a finding, at a place of the file
// and in our words.
func TestSomethingIsAlwaysFound(t *testing.T) {
	files, _ := filepath.Glob("../../../testdata/broken/syntax/*.yaml")
	random := rand.New(rand.NewPCG(1, 2))
	for _, name := range files {
		b, _ := os.ReadFile(name)
		for range 60 {
			checkFound(t, mutate(random, b))
		}
	}
}

// mutate makes a few small mistakes.
func mutate(random *rand.Rand, b []byte) []byte {
	const bits = "\"'[]{}:,-#&*!|>%@` \t\n\\=?a"
	b = bytes.Clone(b[:min(len(b), 1500)])
	for range 1 + random.IntN(3) {
		if len(b) == 0 {
			break
		}
		i, c := random.IntN(len(b)), bits[random.IntN(len(bits))]
		switch random.IntN(3) {
		case 0:
			b[i] = c
		case 1:
			b = append(b[:i], b[i+1:]...)
		default:
			b = append(b[:i], append([]byte{c}, b[i:]...)...)
		}
	}
	return b
}

func checkFound(t *testing.T, b []byte) {
	t.Helper()
	err := parseError(b)
	if err == nil {
		return
	}
	f := &diag.File{Bytes: b}
	found := Errors(f, err)
	if len(found) == 0 {
		t.Fatalf("nothing found, but %v\n%q", err, b)
	}
	for _, d := range found {
		checkInside(t, f, d.Span)
		if !bytes.Contains(b, []byte("%!")) {
			checkWords(t, d)
		}
	}
}

// Whatever the bytes, what is wrong is found in its place and in words, and every value has a place.
func FuzzSyntax(f *testing.F) {
	for _, text := range testdata.Seeds(f, "../../..", ".yaml", "") {
		f.Add([]byte(text))
	}
	for _, text := range []string{"a\x00\r\xff\xe9\nb", "\xef\xbb\xbf\xef\xbb\xbf", "a: &x [b, {c: d}]\ne: *x\nf: |\n  g\n? h\n: - i\n"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		checkBytes(t, &diag.File{Bytes: b})
		checkFound(t, b)
		checkNodes(t, b)
	})
}

// A mistake at the end of a long file is found: in quadratic time no test would
// last so long.
func TestLongFiles(t *testing.T) {
	line := "  - {name: \"Grado di coinvolgimento\", unit: N., formula: A / B}\n"
	for _, end := range []string{"b: @c\n", "b: \"c\n", "b: [c\n", " b: c\n", strings.Repeat("b: @c\n", 30_000)} {
		if len(findingsOf([]byte("a:\n"+strings.Repeat(line, 15_000)+end))) == 0 {
			t.Errorf("%.20q: nothing found", end)
		}
	}
}

// Files whose explanation would take hours, or all memory, if it grew with the square
// of their length.
func TestErrorsOfLongFiles(t *testing.T) {
	for name, text := range map[string]string{
		"dashes":       strings.Repeat("- ", 200_000),
		"quotes":       "a: " + strings.Repeat(`"`, 8<<20),
		"closed twice": "a: " + strings.Repeat("}", 8<<20),
		"a long line":  "a: {" + strings.Repeat("b: {c: d}, ", 50_000) + ":x}",
	} {
		f := &diag.File{Name: "x.yaml", Bytes: []byte(text)}
		var n yaml.Node
		if err := yaml.Unmarshal(f.Bytes, &n); err == nil || len(Errors(f, err)) == 0 {
			t.Errorf("%s: no finding", name)
		}
	}
}
