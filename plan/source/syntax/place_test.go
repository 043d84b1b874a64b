package syntax

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"piao/plan/diag"
)

// maker writes a scalar and knows where it puts each byte of its value.
type maker struct {
	*rand.Rand
	src       strings.Builder
	newline   string
	indent    string
	line, col int32
	value     strings.Builder
	places    []diag.Pos
}

// posOf is where a byte of a scalar's value stands in the file.
func posOf(f *diag.File, n *yaml.Node, offset int) diag.Pos {
	r, _ := Reread(f, n)
	return f.Pos(r.Place(offset))
}

// emit writes source that means nothing.
func (m *maker) emit(s string) {
	m.src.WriteString(s)
	for _, r := range s {
		m.col++
		if r == '\n' {
			m.line, m.col = m.line+1, 1
		}
	}
}

// put writes source that means some text.
func (m *maker) put(source, meaning string) {
	m.mean(meaning)
	m.emit(source)
}

// mean says that some text stands here.
func (m *maker) mean(meaning string) {
	m.value.WriteString(meaning)
	for range len(meaning) {
		m.places = append(m.places, diag.Pos{Line: m.line, Col: m.col})
	}
}

func (m *maker) pick(words ...string) string { return words[m.IntN(len(words))] }
func (m *maker) one(n int) bool              { return m.IntN(n) == 0 }

var sampleWords = []string{"a", "N_Impr_A3.1.2", "perché", "日本", "😀", "é", "x-y", "1", "città/€", "+", "(b)"}

// word puts text that is the same in every style.
func (m *maker) word() {
	w := m.pick(sampleWords...)
	for _, r := range w {
		m.put(string(r), string(r))
	}
}

// gap puts blanks, or a folded line end with empty lines after it.
func (m *maker) gap() {
	blanks := m.pick(" ", "  ", "\t", " \t ")
	if !m.one(3) {
		for _, r := range blanks {
			m.put(string(r), string(r))
		}
		return
	}
	empty := max(0, m.IntN(5)-2)
	if empty == 0 {
		m.mean(" ")
	}
	m.emit(m.pick("", " ", "\t") + m.newline)
	m.emptyLines(empty, "", " ", m.indent)
	m.emit(m.indent + m.pick("", " ", "  \t"))
}

// emptyLines puts empty lines that are all newlines of the value.
func (m *maker) emptyLines(n int, blanks ...string) {
	for range n {
		m.emit(m.pick(blanks...))
		m.mean("\n")
		m.emit(m.newline)
	}
}

func (m *maker) plain() {
	m.put("w", "w")
	for range m.IntN(8) {
		m.gap()
		m.word()
	}
}

func (m *maker) singleQuoted() {
	m.emit("'")
	for range m.IntN(8) {
		switch m.IntN(4) {
		case 0:
			m.put("''", "'")
		case 1:
			m.put("x", "x")
			m.gap()
			m.put("\\", "\\")
		default:
			m.word()
		}
	}
	m.emit("'")
}

var escapeSamples = []struct{ source, meaning string }{
	{`\"`, `"`}, {`\\`, `\`}, {`\n`, "\n"}, {`\t`, "\t"}, {`\x41`, "A"}, {`\u00e9`, "é"}, {`\U0001F600`, "😀"}, {`\_`, "\u00a0"}, {`\ `, " "}, {`\L`, "\u2028"}, {`\0`, "\x00"},
}

func (m *maker) doubleQuoted() {
	m.emit(`"`)
	for range m.IntN(8) {
		switch m.IntN(5) {
		case 0, 1:
			e := escapeSamples[m.IntN(len(escapeSamples))]
			m.put(e.source, e.meaning)
		case 2:
			m.emit("\\" + m.newline)
			m.emptyLines(max(0, m.IntN(4)-2), "", " ", m.indent)
			m.emit(m.indent)
			m.put("e", "e")
		case 3:
			m.put("x", "x")
			m.gap()
			m.put("'", "'")
		default:
			m.word()
		}
	}
	m.emit(`"`)
}

// block puts a literal or folded scalar; its lines may begin with more blanks.
func (m *maker) block(style string) {
	chomp, digit := m.pick("", "-", "+"), m.pick("", "2")
	m.emit(style + m.pick(chomp+digit, digit+chomp) + m.pick("", " ", " # c") + m.newline)
	m.emptyLines(max(0, m.IntN(4)-2), "", " ")
	lines, wasLoose := 1+m.IntN(4), false
	for i := range lines {
		loose := digit != "" && i == 0 && m.one(3) || i > 0 && m.one(4)
		if i > 0 {
			m.lineEnds(style == ">" && !loose && !wasLoose)
		}
		m.emit(m.indent)
		if loose {
			m.put(" ", " ")
		}
		for range 1 + m.IntN(3) {
			m.word()
			m.put(" ", " ")
		}
		m.word()
		wasLoose = loose
	}
	m.tail(chomp)
}

// lineEnds puts what stands between two lines of text.
func (m *maker) lineEnds(fold bool) {
	empty := max(0, m.IntN(4)-2)
	switch {
	case !fold:
		m.mean("\n")
	case empty == 0:
		m.mean(" ")
	}
	m.emit(m.newline)
	m.emptyLines(empty, "", " ")
}

// tail puts the line ends after the last line of text.
func (m *maker) tail(chomp string) {
	if chomp != "-" {
		m.mean("\n")
	}
	m.emit(m.newline)
	for range m.IntN(3) {
		if chomp == "+" {
			m.mean("\n")
		}
		m.emit(m.newline)
	}
}

// document makes a file with one scalar in it, among others.
func (m *maker) document(style int) {
	if m.one(4) {
		m.src.WriteString("\ufeff")
	}
	m.emit("città: 😀" + m.newline + "map:" + m.newline + "  " + m.pick("kéy", `"k"`) + ": ")
	m.emit(m.pick("", "", "&a ", "!!str ", "&b !t ", "!!str # c"+m.newline+"    "))
	switch style {
	case 0:
		m.plain()
	case 1:
		m.singleQuoted()
	case 2:
		m.doubleQuoted()
	case 3:
		m.block("|")
	case 4:
		m.block(">")
	}
}

func checkPlaces(t *testing.T, seed uint64) {
	m := &maker{Rand: rand.New(rand.NewPCG(seed, 1)), newline: "\n", indent: "    ", line: 1, col: 1}
	if m.one(3) {
		m.newline = "\r\n"
	}
	style := int(seed % 5)
	m.document(style)
	end := diag.Pos{Line: m.line, Col: m.col}
	if style < 3 {
		m.emit(m.newline)
	}
	m.emit("last: 1" + m.newline)
	src := m.src.String()
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(src), &doc); err != nil {
		t.Fatalf("seed %d: %v\n%q", seed, err, src)
	}
	n := doc.Content[0].Content[3].Content[1]
	if n.Value != m.value.String() {
		t.Fatalf("seed %d: the test expects %q, yaml reads %q\n%q", seed, m.value.String(), n.Value, src)
	}
	f := &diag.File{Bytes: []byte(src)}
	for i, want := range m.places {
		want.File = f
		if got := posOf(f, n, i); got != want {
			t.Fatalf("seed %d: byte %d of %q: got %d:%d, want %d:%d\n%q", seed, i, n.Value, got.Line, got.Col, want.Line, want.Col, src)
		}
	}
	got := Extent(f, n)
	if style < 3 && (got.End.Line != end.Line || got.End.Col != end.Col) {
		t.Fatalf("seed %d: extent ends at %d:%d, want %d:%d\n%q", seed, got.End.Line, got.End.Col, end.Line, end.Col, src)
	}
	checkInside(t, f, got)
	checkInside(t, f, diag.Span{Pos: posOf(f, n, len(n.Value)), End: posOf(f, n, len(n.Value))})
}

// checkInside fails if a span is not a span of the file.
func checkInside(t *testing.T, f *diag.File, s diag.Span) {
	t.Helper()
	for _, p := range []diag.Pos{s.Pos, s.End} {
		if !p.IsValid() || int(p.Line) > f.LineCount() || p.Col < 1 || int(p.Col) > utf8.RuneCount(f.Line(int(p.Line)))+1 {
			t.Fatalf("no place in the file: %d:%d\n%q", p.Line, p.Col, f.Bytes)
		}
	}
	if s.End.Line < s.Pos.Line || s.End.Line == s.Pos.Line && s.End.Col < s.Pos.Col {
		t.Fatalf("ends before it begins: %d:%d-%d:%d\n%q", s.Pos.Line, s.Pos.Col, s.End.Line, s.End.Col, f.Bytes)
	}
}

func TestEveryByteOfAScalarHasItsPlace(t *testing.T) {
	for seed := range uint64(4_000) {
		checkPlaces(t, seed)
	}
}

// firstValue is the value of the first key of a file.
func firstValue(t *testing.T, src string) (*diag.File, *yaml.Node) {
	t.Helper()
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(src), &doc); err != nil {
		t.Fatal(err)
	}
	return &diag.File{Name: "f", Bytes: []byte(src)}, doc.Content[0].Content[1]
}

// A value ends before a comment and a line's end; the place after its last
// character stands there, or before the quote that closes it.
func TestExtent(t *testing.T) {
	for _, c := range []struct{ src, extent, after string }{
		{"a: bc # d\n", "1:4-1:6", "1:6"},
		{"a: 'b''c' # d\n", "1:4-1:10", "1:9"},
		{"a: &x \"b\"\n", "1:7-1:10", "1:9"},
		{`a: "b\u0041"`, "1:4-1:13", "1:12"},
		{"a: ''\n", "1:4-1:6", "1:5"},
		{"a: \"b\n  c\" # d\n", "1:4-2:5", "2:4"},
		{"a: b\n  c\n", "1:4-2:4", "2:4"},
		{"a: |2\n\n   b c \n  d\n", "3:4-3:7", "4:4"},
		{"a: |\n  bc\n\nb: 1\n", "2:3-2:5", "2:5"},
		{"a: >-\n  b\n  c\n", "2:3-2:4", "3:4"},
		{"a: |\n\nb: 1\n", "1:4-1:5", "1:4"},
		{"a:\nb: 1\n", "1:3-1:3", "1:3"},
		{"a: &x\n", "1:4-1:4", "1:4"},
		{"a: {b: [1, 2], c: {}, } # d\n", "1:4-1:24", ""},
		{"a: {b: 1,\n  c: 2}\n", "1:4-1:10", ""},
		{"a:\n  b: 1 # c\n  d: 2\n", "2:3-2:7", ""},
		{"a:\n  b:\n    c: 1\n", "2:3-2:5", ""},
		{"a:\n  - b # c\n  - d\n", "2:3-2:6", ""},
		{"a: [] # b\n", "1:4-1:6", ""},
	} {
		f, n := firstValue(t, c.src)
		s := Extent(f, n)
		if got := fmt.Sprintf("%d:%d-%d:%d", s.Pos.Line, s.Pos.Col, s.End.Line, s.End.Col); got != c.extent {
			t.Errorf("%q: got %s, want %s", c.src, got, c.extent)
		}
		after := posOf(f, n, len(n.Value))
		if got := fmt.Sprintf("%d:%d", after.Line, after.Col); c.after != "" && got != c.after {
			t.Errorf("%q: got %s after it, want %s", c.src, got, c.after)
		}
	}
}

// checkNodes holds of every node of a file that can be read: it is somewhere in it.
func checkNodes(t *testing.T, b []byte) {
	t.Helper()
	var doc yaml.Node
	file := &diag.File{Bytes: b}
	if len(CheckBytes(file)) > 0 || yaml.Unmarshal(b, &doc) != nil {
		return
	}
	eachNode(&doc, func(n *yaml.Node) {
		checkInside(t, file, Extent(file, n))
		if _, ok := Reread(file, n); !ok && n.Kind == yaml.ScalarNode && strings.TrimSpace(n.Value) != "" {
			t.Fatalf("cannot follow %q in %q", n.Value, b)
		}
	})
}

func eachNode(n *yaml.Node, visit func(*yaml.Node)) {
	visit(n)
	for _, c := range n.Content {
		eachNode(c, visit)
	}
}
