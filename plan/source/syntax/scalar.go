package syntax

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"piao/plan/diag"
)

// reading is a scalar being read from its source once more, side by side with
// where each of its bytes comes from. len(from) is always len(value).
type Scalar struct {
	src        []byte
	i          int // where reading has come to
	Start, End int // the scalar as written; of a block scalar its first line of text
	last       int // just after the last character of the value
	value      []byte
	from       []int
}

// Start is the offset at which a node begins.
func Start(f *diag.File, n *yaml.Node) int { return f.Offset(n.Line, n.Column) }

// Reread reads a scalar from the source again, as the parser did; false when
// that does not give the scalar's value.
func Reread(f *diag.File, n *yaml.Node) (Scalar, bool) {
	r := Scalar{src: f.Bytes, i: Start(f, n)}
	if n.Kind == yaml.ScalarNode && (n.Value != "" || n.Style&^yaml.TaggedStyle != 0) {
		r.properties()
	}
	r.Start, r.End, r.last = r.i, r.i, r.i
	ok := n.Kind == yaml.ScalarNode && r.scalar(n.Value) && string(r.value) == n.Value
	if !ok {
		r.End, r.last, r.value = max(r.End, r.Start), r.Start, nil
	}
	return r, ok
}

// Place is where a byte of the value stands; an offset of the value's length is
// the place just after its last character. Of a scalar that could not be read
// again it is the start.
func (r Scalar) Place(offset int) int {
	if offset >= len(r.value) {
		return r.last
	}
	return r.from[max(offset, 0)]
}

// is says that a byte comes next.
func (r *Scalar) is(c byte) bool { return r.i < len(r.src) && r.src[r.i] == c }

// say appends what the next n bytes of the source mean.
func (r *Scalar) say(meaning string, n int) {
	r.note(meaning, r.i)
	r.i += n
	r.last = r.i
}

// note appends what stands at a place, without going on.
func (r *Scalar) note(meaning string, from int) {
	r.value = append(r.value, meaning...)
	for range len(meaning) {
		r.from = append(r.from, from)
	}
	r.last = from
}

// char reads one character that means itself.
func (r *Scalar) char() {
	_, size := utf8.DecodeRune(r.src[r.i:])
	r.say(string(r.src[r.i:r.i+size]), size)
}

// IsBlank says that a byte is a space or a tab.
func IsBlank(c byte) bool { return c == ' ' || c == '\t' }

// Leading is how many blanks a line begins with.
func Leading(line []byte) int {
	n := 0
	for n < len(line) && IsBlank(line[n]) {
		n++
	}
	return n
}

// blanks skips spaces and tabs.
func (r *Scalar) blanks() {
	for r.i < len(r.src) && IsBlank(r.src[r.i]) {
		r.i++
	}
}

// toLineEnd goes to the line end, or to the end of the file.
func (r *Scalar) toLineEnd() {
	for r.i < len(r.src) && r.lineEnd() == 0 {
		r.i++
	}
}

// lineEnd is the length of the line end that comes next, 0 if none does.
func (r *Scalar) lineEnd() int { return lineEnd(r.src[r.i:]) }

func lineEnd(b []byte) int {
	switch {
	case bytes.HasPrefix(b, []byte("\n")):
		return 1
	case bytes.HasPrefix(b, []byte("\r\n")):
		return 2
	}
	return 0
}

// properties skips anchors and tags, and the blanks, line ends and comments
// after them.
func (r *Scalar) properties() {
	for r.is('&') || r.is('!') {
		anchor := r.is('&')
		for r.i++; r.i < len(r.src) && !r.atSpace() && (!anchor || inAnchor(r.src[r.i])); {
			r.i++
		}
		r.space()
	}
}

func inAnchor(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z' || c == '_' || c == '-'
}

// space skips blanks, line ends and comments.
func (r *Scalar) space() {
	for r.i < len(r.src) {
		switch n := r.lineEnd(); {
		case n > 0:
			r.i += n
		case IsBlank(r.src[r.i]):
			r.i++
		case r.src[r.i] == '#':
			r.toLineEnd()
		default:
			return
		}
	}
}

// scalar reads a scalar of any style. The value that it is known to have says
// where a plain one ends and how far a block is indented.
func (r *Scalar) scalar(known string) bool {
	switch {
	case r.i == len(r.src):
		return known == ""
	case r.is('"'), r.is('\''):
		return r.quoted(r.src[r.i])
	case r.is('|'), r.is('>'):
		return r.block(known)
	}
	return r.plain(len(known))
}

// plain reads words and folds until the value has its length.
func (r *Scalar) plain(length int) bool {
	for r.i < len(r.src) && len(r.value) < length {
		if r.atSpace() {
			r.fold()
			continue
		}
		r.char()
	}
	r.End = r.i
	return true
}

func (r *Scalar) atSpace() bool { return IsBlank(r.src[r.i]) || r.lineEnd() > 0 }

// quoted reads from the opening quote past the closing one.
func (r *Scalar) quoted(quote byte) bool {
	r.i++
	r.last = r.i
	for r.i < len(r.src) {
		switch {
		case quote == '\'' && bytes.HasPrefix(r.src[r.i:], []byte("''")):
			r.say("'", 2)
		case r.is(quote):
			r.i++
			r.End = r.i
			return true
		case quote == '"' && r.is('\\'):
			if !r.escape() {
				return false
			}
		case r.atSpace():
			r.fold()
		default:
			r.char()
		}
	}
	return false
}

// fold reads the blanks and line ends between two words. Blanks within a line
// stay; around line ends they are nothing, one line end is a space, and of
// several all but the first are newlines.
func (r *Scalar) fold() {
	start := r.i
	r.blanks()
	if r.lineEnd() == 0 {
		end := r.i
		for r.i = start; r.i < end; {
			r.char()
		}
		return
	}
	r.i += r.lineEnd()
	if !r.emptyLines() {
		r.note(" ", start)
	}
}

// emptyLines reads empty lines, each a newline, and the blanks that the next
// line begins with; false if there is none.
func (r *Scalar) emptyLines() bool {
	for found := false; ; found = true {
		r.blanks()
		n := r.lineEnd()
		if n == 0 {
			return found
		}
		r.note("\n", r.i)
		r.i += n
	}
}

// escapes are the letters after a backslash that stand for one character.
var escapes = map[byte]string{
	'0': "\x00", 'a': "\a", 'b': "\b", 't': "\t", '\t': "\t", 'n': "\n", 'v': "\v", 'f': "\f", 'r': "\r", 'e': "\x1b",
	' ': " ", '"': `"`, '\'': "'", '\\': `\`, 'N': "\u0085", '_': "\u00a0", 'L': "\u2028", 'P': "\u2029",
}

// hexEscapes are the letters that so many hexadecimal digits follow.
var hexEscapes = map[byte]int{'x': 2, 'u': 4, 'U': 8}

// escape reads a backslash and what it escapes.
func (r *Scalar) escape() bool {
	rest := r.src[r.i+1:]
	if n := lineEnd(rest); n > 0 {
		r.i += 1 + n
		r.emptyLines()
		return true
	}
	if len(rest) == 0 {
		return false
	}
	if meaning, ok := escapes[rest[0]]; ok {
		r.say(meaning, 2)
		return true
	}
	digits := hexEscapes[rest[0]]
	if digits == 0 || len(rest) < 1+digits {
		return false
	}
	code, err := strconv.ParseUint(string(rest[1:1+digits]), 16, 32)
	r.say(string(rune(code)), 2+digits)
	return err == nil
}

// block reads a literal or folded scalar.
func (r *Scalar) block(known string) bool {
	folded := r.is('>')
	r.i++
	chomp := r.header()
	r.End = r.i
	r.toLineEnd()
	r.i += r.lineEnd()
	indent := firstIndent(r.src[r.i:]) - firstIndent([]byte(known))
	if strings.Trim(known, " \n") == "" || indent < 0 {
		return false
	}
	r.lines(indent, folded, chomp)
	return true
}

// BlockHeader is where the `|` or `>` of a block scalar stands, the digit behind
// it, 0 for none, and what it says of the line ends at the scalar's end: '-', '+',
// or 0.
func BlockHeader(f *diag.File, n *yaml.Node) (at, indent int, chomp byte) {
	r := Scalar{src: f.Bytes, i: Start(f, n)}
	r.properties()
	at = r.i
	r.i++
	chomp = r.header()
	for _, c := range f.Bytes[at+1 : r.i] {
		if '1' <= c && c <= '9' {
			indent = int(c - '0')
		}
	}
	return at, indent, chomp
}

// header reads the indicators after `|` or `>`, and gives the one for the line
// ends at the scalar's end: '-', '+', or 0 for none.
func (r *Scalar) header() (chomp byte) {
	for ; r.i < len(r.src) && strings.IndexByte("+-123456789", r.src[r.i]) >= 0; r.i++ {
		if c := r.src[r.i]; c == '+' || c == '-' {
			chomp = c
		}
	}
	return chomp
}

// firstIndent is how many spaces stand before the first text.
func firstIndent(b []byte) int {
	spaces := 0
	for _, c := range b {
		switch c {
		case ' ':
			spaces++
		case '\n', '\r':
			spaces = 0
		default:
			return spaces
		}
	}
	return spaces
}

// lines reads the lines of a block scalar whose text is indented by so much.
// What a line end means is known only when the next line of text begins.
func (r *Scalar) lines(indent int, folded bool, chomp byte) {
	var ends []int // the line ends not yet said
	text, loose := 0, false
	for r.blankLines(indent, &ends) {
		wasLoose := loose
		loose = IsBlank(r.src[r.i])
		r.join(ends, folded && text > 0 && !wasLoose && !loose)
		r.text(text == 0)
		text++
		ends = ends[:0]
		if n := r.lineEnd(); n > 0 {
			ends = append(ends, r.i)
			r.i += n
		}
	}
	r.chomp(ends, text > 0, chomp)
}

// blankLines skips a line's indent, and before that all lines without text,
// whose ends it adds; false when the scalar is over.
func (r *Scalar) blankLines(indent int, ends *[]int) bool {
	for {
		start := r.i
		for r.is(' ') && r.i-start < indent {
			r.i++
		}
		n := r.lineEnd()
		if n == 0 {
			return r.i-start == indent && r.i < len(r.src)
		}
		*ends = append(*ends, r.i)
		r.i += n
	}
}

// join says the line ends before a line of text.
func (r *Scalar) join(ends []int, fold bool) {
	if fold && len(ends) == 1 {
		r.note(" ", ends[0])
		return
	}
	if fold && len(ends) > 0 {
		ends = ends[1:]
	}
	for _, at := range ends {
		r.note("\n", at)
	}
}

// text reads a line of text; the first is what is shown of a block scalar.
func (r *Scalar) text(first bool) {
	start := r.i
	for r.i < len(r.src) && r.lineEnd() == 0 {
		r.char()
	}
	if line := r.src[start:r.i]; first {
		r.Start = start + len(line) - len(bytes.TrimLeft(line, " \t"))
		r.End = max(r.Start, start+len(bytes.TrimRight(line, " \t")))
	}
}

// chomp says the line ends after the last line of text.
func (r *Scalar) chomp(ends []int, hasText bool, chomp byte) {
	keep := 0
	switch {
	case chomp == '+':
		keep = len(ends)
	case chomp == 0 && hasText:
		keep = min(1, len(ends))
	}
	for _, at := range ends[:keep] {
		r.note("\n", at)
	}
}
