package source

import (
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"piao/plan/diag"
	"piao/plan/source/syntax"
)

// What follows the first document is never passed over in silence.
func TestNothingIsPassedOver(t *testing.T) {
	for _, text := range []string{
		"  a: 1\nb: 2\n", "a: 1\n---\nb: 2\n", "a: 1\n...\nb: 2\n", "--- {a: 1}\n--- {b: 2}\n",
		"{a: 1}\nb: 2\n", "{a: 1} {b: 2}\n", "a\nb: 2\n", "\"a\"\nb: 2\n", "[a]\nb: 2\n", "- a\nb: 2\n", "a: 1\n}\n", "a: 1\n]\n",
	} {
		if _, found := Parse(&diag.File{Name: "x.yaml", Bytes: []byte(text)}); len(found) == 0 {
			t.Errorf("%q: read without a finding", text)
		}
	}
}

// A file read the fast way is the file read the careful way.
func FuzzDecodeOnly(f *testing.F) {
	for _, seed := range []string{"a: 1\nb: [x, {y: z}]\n", "a: |\n  x\nb: 'y'\n", "# c\na: &x 1\nb: *x\n", "  a: 1\nb: 2\n"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		root := decodeOnly([]byte(text))
		if root == nil {
			return
		}
		var document yaml.Node
		if err := yaml.Unmarshal([]byte(text), &document); err != nil {
			t.Fatalf("%q: read, but %v", text, err)
		}
		if _, found := Parse(&diag.File{Name: "x.yaml", Bytes: []byte(text)}); len(found) > 0 && len(syntax.CheckBytes(&diag.File{Bytes: []byte(text)})) == 0 && !hasAlias(root) {
			t.Fatalf("%q: read, and refused: %s", text, found[0].Message.EN)
		}
		checkRest(t, text)
	})
}

func hasAlias(n *yaml.Node) bool {
	for _, child := range n.Content {
		if child.Kind == yaml.AliasNode || hasAlias(child) {
			return true
		}
	}
	return false
}

// checkRest fails where a Decoder finds more than the one document.
func checkRest(t *testing.T, text string) {
	t.Helper()
	decoder := yaml.NewDecoder(strings.NewReader(text))
	if err := decoder.Decode(new(yaml.Node)); err != nil {
		t.Fatalf("%q: the decoder says %v", text, err)
	}
	if err := decoder.Decode(new(yaml.Node)); err == nil || err.Error() != "EOF" {
		t.Fatalf("%q: there is more than one document: %v", text, err)
	}
}
