package merge

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"piao/plan/diag"
	"piao/plan/source"
)

// node is an entry of a random file: its comments and empty lines before it,
// and its value, which is a text or more entries.
type node struct {
	lead  []string
	key   string
	value string // of a leaf
	flow  bool   // the entries stand in braces
	note  string // the comment in its line
	below []*node
	end   []string // comments after the last entry of a block
}

func (n *node) copied() *node {
	c := *n
	c.lead, c.end, c.below = slices.Clone(n.lead), slices.Clone(n.end), nil
	for _, b := range n.below {
		c.below = append(c.below, b.copied())
	}
	return &c
}

// gardener grows and prunes random files. Every key and comment that it makes is
// new.
type gardener struct {
	*rand.Rand
	made int
	name string
}

func (g *gardener) fresh(what string) string {
	g.made++
	return fmt.Sprintf("%s%s%d", what, g.name, g.made)
}

func (g *gardener) lines() (lines []string) {
	for g.IntN(3) == 0 {
		if g.IntN(2) == 0 {
			lines = append(lines, "")
			continue
		}
		lines = append(lines, strings.Repeat(outdent, g.IntN(5)/4)+"# "+g.fresh("c"))
	}
	return lines
}

// outdent begins a comment that stands at the left, whatever it stands in.
const outdent = "^"

func (g *gardener) scalar() string {
	text := g.fresh("v")
	return []string{
		text,
		"'" + text + " # x'",
		"\"" + text + ": {y\"",
		"[" + text + ", z]",
		">-\n~" + text + "\n~  more",
		"|\n~" + text + "\n\n~# text",
		text + "\n~goes on",
	}[g.IntN(7)]
}

func (g *gardener) node(depth int) *node {
	n := &node{lead: g.lines(), key: g.fresh("k")}
	if depth == 0 || g.IntN(3) == 0 {
		n.value = g.scalar()
	} else {
		n.flow = depth == 1 && g.IntN(2) == 0
		for range 1 + g.IntN(4) {
			n.below = append(n.below, g.node(depth-1))
		}
		n.end = g.commentsOnly()
	}
	if g.IntN(4) == 0 {
		n.note = "# " + g.fresh("c")
	}
	return n
}

func (g *gardener) commentsOnly() []string {
	if g.IntN(4) > 0 {
		return nil
	}
	return []string{"# " + g.fresh("c")}
}

// edit changes a tree in a few places.
func (g *gardener) edit(root *node) *node {
	root = root.copied()
	for range 1 + g.IntN(4) {
		g.change(root)
	}
	return root
}

func (g *gardener) change(n *node) {
	k := g.IntN(len(n.below))
	at := n.below[k]
	if len(at.below) > 0 && g.IntN(4) > 0 {
		g.change(at)
		return
	}
	switch g.IntN(7) {
	case 0, 1:
		if len(at.below) == 0 {
			at.value = g.scalar()
		}
	case 2:
		n.below = slices.Insert(n.below, k, g.node(g.IntN(2)))
	case 3:
		if len(n.below) > 1 {
			n.below = slices.Delete(n.below, k, k+1)
		}
	case 4:
		n.below = slices.Delete(n.below, k, k+1)
		n.below = slices.Insert(n.below, g.IntN(len(n.below)+1), at)
	case 5:
		at.lead = append(g.lines(), at.lead...)
	case 6:
		at.note = "# " + g.fresh("c")
	}
}

// writer writes a tree as a file, its blocks indented by a step.
type writer struct {
	strings.Builder
	step int
}

func (w *writer) block(n *node, indent int) {
	pad := strings.Repeat(" ", indent)
	for _, b := range n.below {
		for _, line := range b.lead {
			if left, ok := strings.CutPrefix(line, outdent); ok {
				w.WriteString(left + "\n")
				continue
			}
			w.WriteString(strings.TrimRight(pad+line, " ") + "\n")
		}
		w.WriteString(pad + b.key + ":")
		w.entry(b, indent)
	}
	for _, line := range n.end {
		w.WriteString(pad + line + "\n")
	}
}

func (w *writer) entry(n *node, indent int) {
	note := ""
	if n.note != "" {
		note = "   " + n.note
	}
	deeper := strings.Repeat(" ", indent+w.step)
	switch first, rest, more := strings.Cut(n.value, "\n"); {
	case n.flow:
		w.WriteString(" " + inBraces(n) + note + "\n")
	case len(n.below) > 0:
		w.WriteString(note + "\n")
		w.block(n, indent+w.step)
	case more && (first[0] == '>' || first[0] == '|'):
		w.WriteString(" " + first + note + "\n" + strings.ReplaceAll(rest, "~", deeper) + "\n")
	case more:
		w.WriteString(" " + first + "\n" + strings.ReplaceAll(rest, "~", deeper) + note + "\n")
	default:
		w.WriteString(" " + n.value + note + "\n")
	}
}

func inBraces(n *node) string {
	var pairs []string
	for _, b := range n.below {
		value := strings.TrimLeft(b.value, ">-|\n~")
		if value, _, _ = strings.Cut(value, "\n"); len(b.below) > 0 {
			value = inBraces(b)
		}
		pairs = append(pairs, b.key+": "+value)
	}
	return "{" + strings.Join(pairs, ", ") + "}"
}

// written is a tree as a file, which is never empty.
func written(root *node, step int) []byte {
	w := &writer{step: step}
	w.WriteString("format: x\n")
	w.block(root, 0)
	return []byte(w.String())
}

// flat lists the values of a file by the keys that lead to them. An empty file has none.
func flat(t *testing.T, text []byte) map[string]string {
	t.Helper()
	values := map[string]string{}
	root, found := source.Parse(&diag.File{Name: "x", Bytes: text})
	if len(found) > 0 && len(bytes.TrimSpace(text)) > 0 {
		t.Fatalf("%s\n%s", found[0].Message.EN, text)
	}
	flatten(root, "", values)
	return values
}

func flatten(n source.Node, path string, into map[string]string) {
	switch {
	case n.IsList():
		into[path] = said(n.YAML())
	case n.IsScalar() && !n.IsNull():
		into[path] = n.Text().Value
	}
	for key, value := range n.Entries() {
		flatten(value, path+key+"\x00", into)
	}
}

// said is what the values in a list say.
func said(n *yaml.Node) string {
	var parts []string
	for _, child := range n.Content {
		parts = append(parts, said(child))
	}
	return fmt.Sprintf("%q{%s}", n.Value, strings.Join(parts, ", "))
}

func commentsOf(text []byte) (found []string) {
	for line := range strings.Lines(string(text)) {
		if at := strings.Index(line, "# c"); at >= 0 {
			found = append(found, strings.TrimSpace(line[at:]))
		}
	}
	slices.Sort(found)
	return found
}

// three is a random file and two others made from it.
func three(seed uint64) versions[[]byte] {
	g := &gardener{Rand: rand.New(rand.NewPCG(seed, 7)), name: "o"}
	root := &node{}
	for range 2 + g.IntN(4) {
		root.below = append(root.below, g.node(3))
	}
	step := 2
	v := versions[[]byte]{base: written(root, step)}
	for k, name := range map[int]string{ours: "a", theirs: "b"} {
		side := &gardener{Rand: rand.New(rand.NewPCG(seed, uint64(k))), name: name}
		if step = 2; side.IntN(6) == 0 {
			step = 4
		}
		v[k] = written(side.edit(root), step)
	}
	return v
}

// What is merged says what both versions say, holds every comment that no one
// took away, and means the same whichever version is whose.
func TestRandomMerges(t *testing.T) {
	clean, tries := 0, uint64(rounds(300, 3_000))
	for seed := range tries {
		v := three(seed)
		r, ok := byElement(v[base], v[ours], v[theirs])
		swapped, okSwapped := byElement(v[base], v[theirs], v[ours])
		if !ok || !okSwapped {
			t.Fatalf("%d: refused\n%s\n--- ours\n%s\n--- theirs\n%s", seed, v[base], v[ours], v[theirs])
		}
		if len(r.Conflicts()) != len(swapped.Conflicts()) {
			t.Fatalf("%d: conflicts %q, the other way round %q", seed, r.Conflicts(), swapped.Conflicts())
		}
		checkComments(t, seed, v, r.Text(testMarks))
		if len(r.Conflicts()) > 0 {
			continue
		}
		clean++
		checkValues(t, v, r)
		checkValues(t, v, swapped)
	}
	if clean < int(tries/4) {
		t.Errorf("only %d merges without conflict", clean)
	}
}

// checkValues fails unless a merge without conflict says what its versions say.
func checkValues(t *testing.T, v versions[[]byte], r *Result) {
	t.Helper()
	if got, want := flat(t, r.Text(testMarks)), flatMerge(t, v); !maps.Equal(got, want) {
		t.Fatalf("got %q\nwant %q\n%s\nof %q", got, want, r.Text(testMarks), v)
	}
}

// flatMerge takes of every value what a version changed.
func flatMerge(t *testing.T, v versions[[]byte]) map[string]string {
	b, a, c := flat(t, v[base]), flat(t, v[ours]), flat(t, v[theirs])
	want := map[string]string{}
	for _, side := range []map[string]string{a, c} {
		for path := range side {
			value, had := b[path]
			ours, hasOurs := a[path]
			theirs, hasTheirs := c[path]
			switch {
			case hasOurs && (ours != value || !had):
				want[path] = ours
			case hasTheirs && (theirs != value || !had):
				want[path] = theirs
			case hasOurs && hasTheirs:
				want[path] = value
			}
		}
	}
	return want
}

func checkComments(t *testing.T, seed uint64, v versions[[]byte], text []byte) {
	t.Helper()
	had, got := commentsOf(v[base]), commentsOf(text)
	a, b := commentsOf(v[ours]), commentsOf(v[theirs])
	for _, c := range slices.Concat(a, b) {
		kept := slices.Contains(a, c) && slices.Contains(b, c)
		if (kept || !slices.Contains(had, c)) && !slices.Contains(got, c) {
			t.Fatalf("%d: %q is lost\n%s\n--- base\n%s\n--- ours\n%s\n--- theirs\n%s",
				seed, c, text, v[base], v[ours], v[theirs])
		}
	}
}

// Where one version alone was changed, the result is that version to the byte.
func TestOneSided(t *testing.T) {
	for seed := range uint64(rounds(60, 600)) {
		v := three(seed)
		for _, of := range []versions[[]byte]{
			{v[base], v[ours], v[base]},
			{v[base], v[base], v[ours]},
			{v[base], v[ours], v[ours]},
		} {
			r, ok := byElement(of[base], of[ours], of[theirs])
			if !ok {
				t.Fatalf("%d: refused", seed)
			}
			if got := r.Text(testMarks); string(got) != string(v[ours]) {
				t.Fatalf("%d: got\n%s\nwant\n%s\nfrom\n%s", seed, got, v[ours], v[base])
			}
		}
	}
}

// rounds is how often a random test tries: many times where PIAO_LONG=1 asks for it.
func rounds(usual, long int) int {
	if os.Getenv("PIAO_LONG") == "1" {
		return long
	}
	return usual
}
