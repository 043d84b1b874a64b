package source

import (
	"testing"

	"piao/plan/diag"
)

// What AsKey writes, a reader reads back; what needs no quotes has none.
func TestAsKey(t *testing.T) {
	for code, want := range map[string]string{
		"N_ImprAtt": "N_ImprAtt", "MS_%ParetoTNO": "MS_%ParetoTNO", "M:RASLImprIscr": "M:RASLImprIscr", "DFP 1.3": "DFP 1.3", "011": "011",
		"%Pareto": "'%Pareto'", "a: b": "'a: b'", "a #b": "'a #b'", "#b": "'#b'", "- a": "'- a'", "-": "-", "?": "?", "? a": "'? a'",
		"*a": "'*a'", "&a": "'&a'", "&a b": "'&a b'", "!a": "'!a'", "! a": "'! a'", "@a": "'@a'", "`a": "'`a'", "|": "'|'", ">": "'>'",
		"{a}": "'{a}'", "a,b": "a,b", "'a": "'''a'", `"a`: `'"a'`, `"a"`: `'"a"'`, "l'a": "l'a", "null": "'null'", "~": "'~'", "<<": "'<<'",
		"a:": "a:", "---": "---", "=": "=", "è": "è",
	} {
		key := AsKey(code)
		if key != want {
			t.Errorf("%s is written %s, want %s", code, key, want)
		}
		root, found := Parse(&diag.File{Bytes: []byte("m:\n  " + key + ": {missing: x}\n")})
		if len(found) > 0 || root.y.Content[1].Content[0].Value != code || root.y.Content[1].Content[1].Content[1].Value != "x" {
			t.Errorf("%s is not read back from %s", code, key)
		}
	}
}
