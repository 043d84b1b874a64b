package planrows

import (
	"bytes"
	"fmt"
	"strings"

	"piao/cmd/internal/document"
	"piao/cmd/internal/sheet"
	"piao/plan/source"
)

// said is what a cell says, and a comment on it.
type said struct {
	text, note string
	at         sheet.Place
}

// node is a key of the plan, with a value or with keys below it.
type node struct {
	said
	key   string
	raw   bool // the value is YAML, not a text
	below []*node
	by    map[string]*node
}

// to is a key below another one; it is made if it is not there.
func (n *node) to(key string) *node {
	if n.by == nil {
		n.by = map[string]*node{}
	}
	if n.by[key] == nil {
		n.by[key] = &node{key: key}
		n.below = append(n.below, n.by[key])
	}
	return n.by[key]
}

// page is the text of a plan, and where each of its lines is from.
type page struct {
	bytes.Buffer
	lines []sheet.Place
}

// write writes the keys below one; those that say nothing are left out.
func (p *page) write(n *node, indent int) {
	for _, n := range n.below {
		value, note := n.text, n.note
		switch {
		case value == "" && n.below == nil:
			continue
		case value != "" && !n.raw:
			value = source.Spell(value)
		}
		if note != "" {
			note = "# " + document.CleanLine(note)
		}
		line := fmt.Sprintf("%*s%s: %s", indent*source.IndentStep, "", source.Spell(n.key), value)
		fmt.Fprintln(p, strings.TrimRight(line, " "), note)
		p.lines = append(p.lines, n.at)
		p.write(n, indent+1)
	}
}
