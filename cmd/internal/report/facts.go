package report

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"piao/cmd/internal/document"
	"piao/plan"
	"piao/plan/diff"
	"piao/plan/source"
)

// PlanFacts is a plan as text for line-by-line comparison: an element a block, a
// fact a line, in the order of codes. It is the same in every language, and
// whatever the order, layout, comments and spelling of the file.
func PlanFacts(p *plan.Plan) []byte {
	var b bytes.Buffer
	for _, e := range diff.Facts(p) {
		factsOf(&b, e.Kind.Code, e.Code)
		for _, f := range e.Facts() {
			name := f.Name
			if f.Year != 0 {
				name += " " + strconv.Itoa(f.Year)
			}
			fact(&b, name, f.Value.String())
		}
	}
	return b.Bytes()
}

// MeasurementFacts is PlanFacts of a measurements file, given as the root of its
// values: those with codes are blocks.
func MeasurementFacts(root source.Node) []byte {
	var b bytes.Buffer
	parts := sortedKeys(root)
	factsOf(&b, "measurements", "")
	for _, part := range parts {
		if !part.Value.IsMap() {
			fact(&b, part.Key.Value, plainScalar(part.Value))
		}
	}
	for _, part := range parts {
		for _, entry := range sortedKeys(part.Value) {
			factsOf(&b, part.Key.Value, entry.Key.Value)
			nested(&b, "", entry.Value)
		}
	}
	return b.Bytes()
}

// keyed is a key of a map and its value.
type keyed struct {
	Key   source.Text
	Value source.Node
}

// sortedKeys are the keys of a map, in the order of the alphabet; none of any
// other value.
func sortedKeys(n source.Node) []keyed {
	if !n.IsMap() {
		return nil
	}
	var all []keyed
	new(source.Reader).Each(n, func(key source.Text, value source.Node) { all = append(all, keyed{key, value}) })
	slices.SortStableFunc(all, func(a, b keyed) int { return strings.Compare(a.Key.Value, b.Key.Value) })
	return all
}

// nested writes the facts in a value, the names of those in a map behind its own.
func nested(b *bytes.Buffer, name string, n source.Node) {
	if !n.IsMap() {
		fact(b, strings.TrimSpace(name+" value"), plainScalar(n))
		return
	}
	for _, l := range sortedKeys(n) {
		if l.Value.IsMap() {
			nested(b, strings.TrimSpace(name+" "+l.Key.Value), l.Value)
			continue
		}
		fact(b, strings.TrimSpace(name+" "+l.Key.Value), plainScalar(l.Value))
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

// factsOf opens the block of an element.
func factsOf(b *bytes.Buffer, kind, code string) {
	if b.Len() > 0 {
		b.WriteByte('\n')
	}
	fmt.Fprintln(b, strings.TrimSpace(kind+" "+document.CleanLine(code)))
}

// fact is a line, and more where the value has more.
func fact(b *bytes.Buffer, name, value string) {
	value = strings.ReplaceAll(document.Clean(strings.TrimSpace(value)), "\n", "\n    ")
	fmt.Fprintln(b, strings.TrimRight("  "+document.CleanLine(name)+": "+value, " "))
}
