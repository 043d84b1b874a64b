package source

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// A file decoded in pieces is the file decoded whole, to the last place.
func TestPiecesAreTheWhole(t *testing.T) {
	texts := map[string]string{
		"large":     entries(3000, nil),
		"comments":  entries(3000, func(i int) string { return fmt.Sprintf("  # nota %d\n\n# altra\n", i) }),
		"two maps":  entries(1500, nil) + strings.Replace(entries(2500, nil), "objectives", "measures", 1),
		"crlf":      strings.ReplaceAll(entries(3000, nil), "\n", "\r\n"),
		"indent 4":  strings.ReplaceAll(entries(3000, nil), "  ", "    "),
		"blank end": entries(3000, nil) + "    ",
		"no end":    strings.TrimSuffix(entries(3000, nil), "\n"),
		"blocks":    entries(2000, func(i int) string { return fmt.Sprintf("  T%d: |\n    testo\n\n     # non un commento\n    fine\n", i) }),
		"multiline": entries(2000, func(i int) string { return fmt.Sprintf("  M%d: \"apre\n\n      e chiude: qui\"\n", i) }),
	}
	for name, text := range texts {
		if len(cut([]byte(text))) < 2 {
			t.Errorf("%s: not cut at all", name)
		}
		checkPieces(t, name, text)
		if decodeInPieces([]byte(text)) == nil {
			t.Errorf("%s: not decoded in pieces", name)
		}
	}
}

// Whatever would read otherwise in pieces is left to be decoded whole.
func TestPiecesGiveWay(t *testing.T) {
	large := entries(3000, nil)
	half := strings.Index(large, "  OS_1500:")
	insert := func(s string) string { return large[:half] + s + large[half:] }
	for name, text := range map[string]string{
		"open quote":      "a: \"\n" + large,
		"quote over cuts": "title: \"" + strings.ReplaceAll(large, "\"", "'") + "\"\n",
		"flow over cuts":  "objectives: {\n" + strings.Repeat("  a: 1,\n", 30000) + "}\n",
		"second document": large + "---\n" + large,
		"alias":           insert("  A: &a {x: 1}\n") + "last: *a\n",
		"bad indent":      insert("   B: 1\n"),
		"tab":             insert("\tB: 1\n"),
		"list":            "years:\n" + strings.Repeat("- 2023\n", 40000),
		"block over cuts": "text: |\n" + strings.Repeat("  riga: testo\n", 20000),
		"folded key":      strings.Replace(large, "objectives:", "objectives: testo\n ", 1),
	} {
		checkPieces(t, name, text)
	}
}

// Random damage to a large file never makes the pieces differ from the whole.
func TestPiecesOfDamagedFiles(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	large := entries(1200, func(i int) string { return fmt.Sprintf("  Q%d: 'uno''due' # x\n  F%d: [a, {b: c}]\n", i, i) })
	pieces := []string{"\"", "'", "{", "}", "[", "]", "|", ">", "#", "&a ", "*a ", ":", "- ", "\n", " ", "\t", "---\n", "? ", "!x ", "%", "\n\n", "\n:"}
	for range 150 {
		text := []byte(large)
		for range 1 + random.IntN(3) {
			at := random.IntN(len(text))
			text = append(text[:at:at], append([]byte(pieces[random.IntN(len(pieces))]), text[at+random.IntN(2)*random.IntN(len(text)-at)%40:]...)...)
		}
		checkPieces(t, "damaged", string(text))
	}
}

func checkPieces(t *testing.T, name, text string) {
	t.Helper()
	got := decodeInPieces([]byte(text))
	if got == nil {
		return
	}
	var document yaml.Node
	decoder := yaml.NewDecoder(bytes.NewReader([]byte(text)))
	if err := decoder.Decode(&document); err != nil {
		t.Errorf("%s: decoded in pieces, but whole: %v", name, err)
		return
	}
	if err := decoder.Decode(new(yaml.Node)); err == nil {
		t.Errorf("%s: decoded in pieces, but there is a second document", name)
	}
	if g, w := flat(got), flat(document.Content[0]); !reflect.DeepEqual(g, w) {
		t.Errorf("%s: the pieces differ from the whole", name)
	}
}

// flat lists a tree's nodes without their comments, which belong to no value.
func flat(n *yaml.Node) []string {
	list := []string{fmt.Sprintf("%d:%d %d %d %s %q %q", n.Line, n.Column, n.Kind, n.Style, n.Tag, n.Anchor, n.Value)}
	for _, child := range n.Content {
		list = append(list, flat(child)...)
	}
	return list
}

func entries(n int, between func(int) string) string {
	var b strings.Builder
	b.WriteString("format: x\n\nobjectives:\n")
	for i := range n {
		fmt.Fprintf(&b, "  OS_%d:\n    title: Titolo %d\n    indicators:\n      I_%d: {name: \"x: y\", weight: 50 %%}\n", i, i, i)
		if between != nil {
			b.WriteString(between(i))
		}
	}
	return b.String()
}
