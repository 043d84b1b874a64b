package layout

import (
	"fmt"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"piao/plan/diag"
	"piao/plan/source"
)

// BenchmarkLayout lays out a plan of 10,000 indicators; beside it stands what
// decoding it takes.
func BenchmarkLayout(b *testing.B) {
	var s strings.Builder
	s.WriteString("objectives:\n")
	for i := range 10_000 {
		fmt.Fprintf(&s, "  O%d:\n      # comment\n      name: a name\n      unit: \"%%\"\n      formula: N%d / D%d\n      targets:\n        2023: \">= 20 %%\"\n        2024: \">= 20 %%\"\n", i, i, i)
	}
	text := []byte(s.String())
	b.Run("layout", func(b *testing.B) {
		for b.Loop() {
			root, _ := source.Parse(&diag.File{Bytes: text})
			if _, _, ok := Of(root, Style{Apart: []string{"objectives"}}); !ok {
				b.Fatal("refused")
			}
		}
	})
	b.Run("decode", func(b *testing.B) {
		for b.Loop() {
			var n yaml.Node
			if err := yaml.Unmarshal(text, &n); err != nil {
				b.Fatal(err)
			}
		}
	})
}
