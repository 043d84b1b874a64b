package layout

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"piao/plan"
	"piao/plan/diag"
	"piao/plan/source"
	"piao/testdata"
)

// untidy writes random commented files: any indents, gaps, empty lines and
// comments, all styles of scalar.
type untidy struct {
	*rand.Rand
	strings.Builder
	comments []string // in the order in which they were written
	shuffled bool     // keys stand in any order
	below    int      // the indent that a comment must stay below not to be text
}

func (u *untidy) blanks(least int) string { return strings.Repeat(" ", least+u.IntN(4)) }

func (u *untidy) comment() string {
	text := fmt.Sprintf("# c%d  x: [y,z] 'q", len(u.comments))
	u.comments = append(u.comments, text)
	return text
}

// between writes some empty lines and comments at any indent.
func (u *untidy) between() {
	for u.IntN(3) == 0 {
		if u.IntN(2) == 0 {
			u.WriteString(u.blanks(0) + "\n")
			continue
		}
		u.WriteString(strings.Repeat(" ", u.IntN(min(9, u.below))) + u.comment() + u.blanks(0) + "\n")
	}
}

// lineEnd ends a line of an entry, perhaps with a comment.
func (u *untidy) lineEnd() {
	if u.IntN(4) == 0 {
		u.WriteString(u.blanks(1) + u.comment())
	}
	u.WriteString(u.blanks(0) + "\n")
}

// value writes a scalar or a value in brackets, and the end of its line.
func (u *untidy) value(indent int) {
	u.below = 9
	deeper := strings.Repeat(" ", indent+1+u.IntN(4))
	switch u.IntN(10) {
	case 0:
		u.WriteString("\"quoted: # {text}\\\"\"")
	case 1:
		u.WriteString("'it''s # one'")
	case 2:
		u.WriteString("words\n" + deeper + "that go on\n\n" + deeper + " " + "further")
	case 3:
		u.WriteString("\"words\n" + deeper + "in quotes \\\n" + deeper + "further\"")
	case 4, 5:
		u.below = len(deeper)
		u.WriteString([]string{"|", ">", ">-", "|-"}[u.IntN(4)] + "\n" + deeper + "text # no comment\n" + deeper + "  more:  [a,b]  \n\n\n" + deeper + "end\n")
		return
	case 6:
		u.WriteString("[ a,b ,  {c: 1,d:   \"2,3\"} ]")
	case 7:
		u.WriteString("{a: 1,  b: [x, y],")
		u.lineEnd()
		u.WriteString(deeper + "c: 'z'}")
	case 8:
		u.WriteString(long(1 + u.IntN(25)))
	default:
		u.WriteString(fmt.Sprintf("%d %%", u.IntN(1000)))
	}
	u.lineEnd()
}

// block writes a map or a list at an indent; its first entry may stand in the
// line of a dash.
func (u *untidy) block(indent, depth int, inLine bool) {
	list := u.IntN(3) == 0
	n := 1 + u.IntN(4)
	keys := u.Perm(n)
	if !u.shuffled {
		slices.Sort(keys)
	}
	for k := range n {
		if !inLine || k > 0 {
			u.between()
			u.WriteString(strings.Repeat(" ", indent))
		}
		if list {
			u.item(indent, depth)
			continue
		}
		u.WriteString(fmt.Sprintf("k%d:", keys[k]))
		if depth > 0 && u.IntN(2) == 0 {
			u.lineEnd()
			u.block(indent+1+u.IntN(4), depth-1, false)
			continue
		}
		u.WriteString(u.blanks(1))
		u.value(indent)
	}
}

func (u *untidy) item(indent, depth int) {
	gap := u.blanks(1)
	u.WriteString("-" + gap)
	if depth > 0 && u.IntN(2) == 0 {
		u.block(indent+1+len(gap), depth-1, true)
		return
	}
	u.value(indent)
}

// Nothing is lost, nothing changes its value, and a second time changes nothing.
func TestLayoutOfRandomFiles(t *testing.T) {
	for seed := range uint64(rounds(400, 4_000)) {
		u := &untidy{Rand: rand.New(rand.NewPCG(seed, 1)), below: 9}
		checkRandom(t, seed, u, testStyle)
	}
}

// checkRandom lays out a file that u writes, and gives what comes of it.
func checkRandom(t *testing.T, seed uint64, u *untidy, style Style) source.Node {
	t.Helper()
	u.block(0, 4, false)
	text := u.String()
	if seed%3 == 0 {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	before, found := source.Parse(&diag.File{Bytes: []byte(text)})
	if len(found) > 0 {
		t.Fatalf("%d: the generator writes what cannot be read: %v\n%s", seed, found[0].Message, text)
	}
	got, ok := laidOutAs(text, style)
	if !ok {
		t.Fatalf("%d: refused\n%s", seed, text)
	}
	if again, ok := laidOutAs(got, style); !ok || again != got {
		t.Fatalf("%d: not idempotent\n%s\n---\n%s", seed, got, again)
	}
	comments := commentsIn(got)
	if u.shuffled {
		slices.Sort(comments)
		slices.Sort(u.comments)
	}
	if !slices.Equal(comments, u.comments) {
		t.Fatalf("%d: comments\n%q\nwant\n%q\n%s", seed, comments, u.comments, got)
	}
	if seed%3 == 0 && strings.Count(got, "\n") != strings.Count(got, "\r\n") {
		t.Fatalf("%d: line ends are mixed", seed)
	}
	root, _ := source.Parse(&diag.File{Bytes: []byte(got)})
	if !source.SameValue(before, root) {
		t.Fatalf("%d: a value changed\n%s\n---\n%s", seed, text, got)
	}
	return root
}

// orderedStyle wants the keys k0 to k3 in their order, at any depth.
func orderedStyle() Style {
	keys := []source.MapKey{{Name: "k0"}, {Name: "k1"}, {Name: "k2"}, {Name: "k3"}}
	shape := source.Either{source.Map{Keys: keys}, nil}
	shape[1] = source.List{Of: shape}
	for k := range keys {
		keys[k].Shape = shape
	}
	return Style{Shape: shape}
}

// Keys come in their order, and nothing is lost on the way.
func TestOrderOfRandomFiles(t *testing.T) {
	for seed := range uint64(rounds(400, 4_000)) {
		u := &untidy{Rand: rand.New(rand.NewPCG(seed, 2)), below: 9, shuffled: true}
		root := checkRandom(t, seed, u, orderedStyle())
		if key := outOfOrder(root.YAML()); key != nil {
			t.Fatalf("%d: %s stands out of order in line %d\n%s", seed, key.Value, key.Line, root.File().Bytes)
		}
	}
}

// outOfOrder is a key of a block that stands before its turn.
func outOfOrder(n *yaml.Node) *yaml.Node {
	for k, child := range n.Content {
		if n.Kind == yaml.MappingNode && n.Style&yaml.FlowStyle == 0 && k%2 == 0 && k > 0 && child.Value < n.Content[k-2].Value {
			return child
		}
		if key := outOfOrder(child); key != nil {
			return key
		}
	}
	return nil
}

func commentsIn(text string) (found []string) {
	for line := range strings.Lines(text) {
		if at := strings.Index(line, "# c"); at >= 0 {
			found = append(found, strings.TrimRight(line[at:], "\r\n"))
		}
	}
	return found
}

// Whatever the file, its layout says the same, keeps every comment and is its own layout.
func FuzzLayout(f *testing.F) {
	for seed := range uint64(20) {
		u := &untidy{Rand: rand.New(rand.NewPCG(seed, 1)), below: 9, shuffled: seed%2 == 0}
		u.block(0, 3, false)
		f.Add(u.String())
	}
	for _, text := range testdata.Seeds(f, "../../..", ".yaml", ":") {
		f.Add(text)
	}
	f.Add("k1: 'a b' # c\n          # d\n\n# e\nk0: {k1: \"x\", k0: ' y'}\n")
	f.Add("- k2: >-\n   " + long(12) + "\n  # piao:ignore x -- y\n  k0: |+\n   z\n\n")
	styles := []Style{orderedStyle(), {Shape: plan.Shape(), Together: []string{"entity"}, Apart: []string{"objectives"}}}
	f.Fuzz(func(t *testing.T, text string) {
		for _, style := range styles {
			if got, ok := laidOutAs(text, style); ok {
				checkLaidOut(t, style, text, got)
			}
		}
	})
}

func checkLaidOut(t *testing.T, style Style, text, got string) {
	t.Helper()
	if again, ok := laidOutAs(got, style); !ok || again != got {
		t.Errorf("%v\n%q\n%q\n%q", ok, text, got, again)
	}
	before, _ := source.Parse(&diag.File{Bytes: []byte(text)})
	after, _ := source.Parse(&diag.File{Bytes: []byte(got)})
	// An escape, too, may become the sign of a comment within a text.
	if meaning(before.YAML()) != meaning(after.YAML()) || strings.Count(got, "#") < strings.Count(text, "#") {
		t.Errorf("%q says something else than %q", got, text)
	}
}

// meaning is what a value says to readers that mind types, but not the order of keys.
func meaning(n *yaml.Node) string {
	var parts []string
	for k, child := range n.Content {
		if n.Kind == yaml.MappingNode && k%2 == 1 {
			parts[k/2] += ": " + meaning(child)
			continue
		}
		parts = append(parts, meaning(child))
	}
	if n.Kind == yaml.MappingNode {
		slices.Sort(parts)
	}
	return fmt.Sprintf("%s %q {%s}", n.ShortTag(), n.Value, strings.Join(parts, ", "))
}

// rounds is how often a random test tries: many times where PIAO_LONG=1 asks for it.
func rounds(usual, long int) int {
	if os.Getenv("PIAO_LONG") == "1" {
		return long
	}
	return usual
}
