package contents

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"piao/cmd/internal/document"
	"piao/plan"
	"piao/plan/diff"
	"piao/plan/source"
)

// PlanFacts is a plan as text for line-by-line comparison: a block for each element,
// a line for each fact, in the order of codes. Language, order, layout, comments and
// spelling of the file make no difference.
func PlanFacts(p *plan.Plan) []byte {
	var b bytes.Buffer
	for _, e := range diff.Facts(p) {
		openBlock(&b, e.Kind.Code, e.Code)
		for _, f := range e.Facts() {
			name := f.Name
			if f.Year != 0 {
				name += " " + f.When()
			}
			writeFact(&b, name, f.Value.String())
		}
	}
	return b.Bytes()
}

// MeasurementFacts is PlanFacts for a measurements file, given as its root value.
// Values with codes are blocks.
func MeasurementFacts(root source.Node) []byte {
	var b bytes.Buffer
	parts := sortedEntries(root)
	openBlock(&b, "measurements", "")
	for _, part := range parts {
		if !part.value.IsMap() {
			writeFact(&b, part.key, plainScalar(part.value))
		}
	}
	for _, part := range parts {
		for _, e := range sortedEntries(part.value) {
			openBlock(&b, part.key, e.key)
			writeNested(&b, "", e.value)
		}
	}
	return b.Bytes()
}

// entry is a key of a map and its value.
type entry struct {
	key   string
	value source.Node
}

// sortedEntries lists the entries of a map in alphabetical order. Other values have
// none.
func sortedEntries(n source.Node) []entry {
	if !n.IsMap() {
		return nil
	}
	var all []entry
	new(source.Reader).Each(n, func(key source.Text, value source.Node) { all = append(all, entry{key.Value, value}) })
	slices.SortStableFunc(all, func(a, b entry) int { return strings.Compare(a.key, b.key) })
	return all
}

// writeNested writes the facts in a value. Names in a map follow the map's own name.
func writeNested(b *bytes.Buffer, name string, n source.Node) {
	if !n.IsMap() {
		writeFact(b, strings.TrimSpace(name+" value"), plainScalar(n))
	}
	for _, e := range sortedEntries(n) {
		inner := strings.TrimSpace(name + " " + e.key)
		if e.value.IsMap() {
			writeNested(b, inner, e.value)
		} else {
			writeFact(b, inner, plainScalar(e.value))
		}
	}
}

// plainScalar is a value in its plainest spelling: 16.6 % for "16.60%".
func plainScalar(n source.Node) string {
	if !n.IsScalar() || n.IsNull() {
		return ""
	}
	text := strings.TrimSpace(n.Text().Value)
	number, percent := source.CutPercent(text)
	d, problem := source.ParseDecimal(number)
	switch {
	case !problem.IsZero():
		return text
	case percent:
		return d.String() + " %"
	}
	return d.String()
}

// openBlock begins the block of an element.
func openBlock(b *bytes.Buffer, kind, code string) {
	if b.Len() > 0 {
		b.WriteByte('\n')
	}
	fmt.Fprintln(b, strings.TrimSpace(kind+" "+document.CleanLine(code)))
}

// writeFact writes a fact, in several lines if its value has several.
func writeFact(b *bytes.Buffer, name, value string) {
	value = strings.ReplaceAll(document.Clean(strings.TrimSpace(value)), "\n", "\n    ")
	fmt.Fprintln(b, strings.TrimRight("  "+document.CleanLine(name)+": "+value, " "))
}
