// Package source is YAML with positions. Every scalar knows where it stands in the
// file, every key is described once, and one pass finds every mistake of form. Only
// this package and those below it know the YAML library.
package source

import (
	"bytes"
	"iter"
	"maps"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"piao/plan/diag"
	"piao/plan/source/syntax"
)

// Node is a value in a YAML file, with aliases followed. The zero Node is no value.
type Node struct {
	y *yaml.Node
	f *diag.File
}

// NodeOf makes a Node of the YAML library's node.
func NodeOf(f *diag.File, n *yaml.Node) Node { return Node{n, f} }

// YAML is the YAML library's node, for packages that lay out text.
func (n Node) YAML() *yaml.Node { return n.y }

// File is the file that the value stands in.
func (n Node) File() *diag.File { return n.f }

// Pos is where the value begins: for a quoted scalar its quote, for a map its
// first key.
func (n Node) Pos() diag.Pos {
	if n.y == nil {
		return diag.Pos{}
	}
	return diag.Pos{File: n.f, Line: int32(n.y.Line), Col: int32(n.y.Column)}
}

// Span is the value as written; of a map, a list or a block of text its first line.
func (n Node) Span() diag.Span {
	if n.y == nil {
		return diag.Span{}
	}
	return syntax.Extent(n.f, n.y)
}

// followed is the value that an alias stands for, or else the value itself.
func (n Node) followed() Node {
	for n.y != nil && n.y.Kind == yaml.AliasNode {
		n.y = n.y.Alias
	}
	return n
}

// Marked reports whether the value has an anchor or a tag, into which YAML puts what
// follows & or !.
func (n Node) Marked() bool { return n.y.Anchor != "" || n.y.Style&yaml.TaggedStyle != 0 }

// Merges reports whether a map holds the merge key `<<`. It is refused, but may have
// brought in any other key.
func (n Node) Merges() bool {
	for k := 0; k+1 < len(n.y.Content); k += 2 {
		if key := n.y.Content[k]; key.Value == "<<" && key.Style == 0 {
			return true
		}
	}
	return false
}

// IsMap reports whether the value is a map of keys.
func (n Node) IsMap() bool { return n.y != nil && n.y.Kind == yaml.MappingNode }

// IsList reports whether the value is a list.
func (n Node) IsList() bool { return n.y != nil && n.y.Kind == yaml.SequenceNode }

// IsScalar reports whether the value is a text.
func (n Node) IsScalar() bool { return n.y != nil && n.y.Kind == yaml.ScalarNode }

// Text is the value of a scalar.
func (n Node) Text() Text { return Text{n.y.Value, n.mark()} }

// mark is what stays of a node once it is read.
func (n Node) mark() *mark {
	if n.y == nil {
		return nil
	}
	return &mark{n.f, n.y.Value, int32(n.y.Line), int32(n.y.Column), uint8(n.y.Kind), uint8(n.y.Style), n.y.Anchor != ""}
}

// IsNull reports whether nothing is written, or one of YAML's words for nothing.
// Quoted words are texts.
func (n Node) IsNull() bool {
	const quoted = yaml.DoubleQuotedStyle | yaml.SingleQuotedStyle
	if !n.IsScalar() || n.isBlock() || n.y.Style&quoted != 0 {
		return false
	}
	switch n.y.Value {
	case "", "~", "null", "Null", "NULL":
		return true
	}
	return false
}

func (n Node) isBlock() bool { return n.y.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 }

// Text is a scalar by its text, never by YAML's implicit typing, with its place.
// A Text with a place and no Value was written wrongly and already reported.
type Text struct {
	Value string
	mark  *mark // nil for a text that is not in the file
}

// mark is where a text stands and how it is written: far less than the node that
// the YAML library gives, of which a plan need not keep one for each text.
type mark struct {
	file        *diag.File
	raw         string // the value as read, before it was trimmed or refused
	line, col   int32
	kind, style uint8 // as the YAML library numbers them
	anchored    bool
}

// node is the text as the YAML library gives it.
func (t Text) node() Node {
	if t.mark == nil {
		return Node{}
	}
	m := t.mark
	n := &yaml.Node{Kind: yaml.Kind(m.kind), Style: yaml.Style(m.style), Value: m.raw, Line: int(m.line), Column: int(m.col)}
	return Node{n, m.file}
}

// Given reports whether the text stands in the file, even where it was refused.
func (t Text) Given() bool { return t.mark != nil }

// Pos is where the scalar begins, its quote included.
func (t Text) Pos() diag.Pos {
	if t.mark == nil {
		return diag.Pos{}
	}
	return diag.Pos{File: t.mark.file, Line: t.mark.line, Col: t.mark.col}
}

// Span is the scalar as written.
func (t Text) Span() diag.Span { return t.node().Span() }

// Within is the place of the bytes [start, end) of the scalar's value as the file
// writes it. It is exact even after quotes, escapes and folded lines, and although
// the value may have been trimmed of blanks.
func (t Text) Within(start, end int) diag.Span { return t.Places()(start, end) }

// Places is Within for many parts of one text. It reads the file again once, when
// the first part is asked for.
func (t Text) Places() func(start, end int) diag.Span {
	var again *syntax.Scalar
	return func(start, end int) diag.Span {
		if !t.Given() {
			return diag.Span{}
		}
		if again == nil {
			r, _ := syntax.Reread(t.mark.file, t.node().y)
			again = &r
		}
		shift := max(0, strings.Index(t.mark.raw, t.Value))
		span := t.mark.file.Span(again.Place(start+shift), again.Place(end+shift))
		if span.End.Line != span.Pos.Line || span.End.Col <= span.Pos.Col {
			return diag.At(span.Pos)
		}
		return span
	}
}

// start is the offset at which the text begins.
func (t Text) start() int { return t.mark.file.Offset(int(t.mark.line), int(t.mark.col)) }

// Anchored reports whether the text has an anchor, by which aliases may repeat it.
func (t Text) Anchored() bool { return t.Given() && t.mark.anchored }

// Fix replaces the text by another one, inside its quotes if it has any.
func (t Text) Fix(text string) diag.Fix {
	return diag.Fix{Span: t.Within(0, len(t.Value)), Text: text}
}

// Meant is the repairs that write something else in place of the text, in quotes if
// necessary. Only a single one is sure. There is none for a text of several lines, or
// one that aliases repeat.
func (t Text) Meant(texts ...string) []diag.Fix {
	var fixes []diag.Fix
	if _, folded := t.Folded(); folded || !t.Given() || t.Anchored() || t.Span().End.Line != t.Pos().Line {
		return nil
	}
	for _, text := range texts {
		fixes = append(fixes, diag.Fix{Span: t.Span(), Text: spell(text, true)})
		if len(texts) > 1 {
			fixes[len(fixes)-1].Kind = diag.Reading
		}
	}
	return fixes
}

// File is the file the text stands in; nil where there is none.
func (t Text) File() *diag.File { return t.Pos().File }

// Plain reports whether the text is a scalar without quotes.
func (t Text) Plain() bool { return t.node().IsScalar() && t.mark.style == 0 }

// Comment is the comment that follows a plain text on its line, from `#` on, and its
// place. YAML takes it as a comment whatever was meant.
func (t Text) Comment() (where diag.Span, text string, ok bool) {
	if !t.Plain() {
		return diag.Span{}, "", false
	}
	f, start := t.mark.file, t.start()
	end := start + len(t.mark.raw)
	if !bytes.HasPrefix(f.Bytes[start:], []byte(t.mark.raw)) { // over several lines
		last := t.Span().End
		end = f.Offset(int(last.Line), int(last.Col))
	}
	line, _, _ := bytes.Cut(f.Bytes[end:], []byte("\n"))
	rest := bytes.TrimLeft(line, " \t")
	if !bytes.HasPrefix(rest, []byte("#")) {
		return diag.Span{}, "", false
	}
	return diag.At(f.Pos(end + len(line) - len(rest))), string(bytes.TrimRight(rest, " \t\r")), true
}

// Cut finds a comment that is rather a part of the text, since nothing stands between
// its # and a word, and a single blank before it.
func (t Text) Cut() (comment diag.Span, cut bool) {
	at, text, ok := t.Comment()
	glued := ok && text != "#" && strings.TrimLeft(text, "# \t") == text[1:]
	return at, glued && t.Value != "" && at.Pos.Col == t.Span().End.Col+1
}

// Folded says that the text is a block after `>` or `|`. first is the rest of that
// line, which is not part of the text.
func (t Text) Folded() (first string, ok bool) {
	if !t.node().IsScalar() || !t.node().isBlock() {
		return "", false
	}
	start := t.start()
	_, end := t.mark.file.LineSpan(int(t.mark.line))
	return strings.TrimSpace(string(t.mark.file.Bytes[start:end])), true
}

// refused is the text after its value proved unusable. It keeps its place, so that
// it is not reported as missing, but has no value.
func (t Text) refused() Text { return Text{mark: t.mark} }

// Len is the number of items of a list, or of keys of a map.
func (n Node) Len() int {
	switch {
	case n.IsList():
		return len(n.y.Content)
	case n.IsMap():
		return len(n.y.Content) / 2
	}
	return 0
}

// Entries iterates over the keys and values of a map, in the order of the file. Any
// other value has none.
func (n Node) Entries() iter.Seq2[string, Node] {
	return func(yield func(string, Node) bool) {
		if !n.IsMap() {
			return
		}
		for k := 0; k+1 < len(n.y.Content); k += 2 {
			if !yield(n.y.Content[k].Value, Node{n.y.Content[k+1], n.f}) {
				return
			}
		}
	}
}

// Given reports whether there is a value, even one that says nothing.
func (n Node) Given() bool { return n.y != nil }

// SameValue reports whether two values are equal, however they are written and in
// whatever order their keys stand. Two missing values are equal.
func SameValue(a, b Node) bool {
	switch {
	case !a.Given() || !b.Given():
		return a.Given() == b.Given()
	case a.y.Kind != b.y.Kind || len(a.y.Content) != len(b.y.Content):
		return false
	case a.IsScalar():
		return a.y.Value == b.y.Value && a.IsNull() == b.IsNull() || a.IsNull() && b.IsNull()
	case a.IsMap():
		return sameEntries(a, b)
	}
	return slices.EqualFunc(a.y.Content, b.y.Content, func(x, y *yaml.Node) bool {
		return SameValue(Node{x, a.f}, Node{y, b.f})
	})
}

func sameEntries(a, b Node) bool {
	values := maps.Collect(b.Entries())
	for key, value := range a.Entries() {
		if !SameValue(value, values[key]) {
			return false
		}
	}
	return true
}
