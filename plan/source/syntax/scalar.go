package syntax

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"piao/plan/diag"
)

// Scalar is a scalar read from its source again, with the place that each byte of
// its value comes from. len(from) is always len(value).
type Scalar struct {
	scanner
	Start, End int // the scalar as written; for a block scalar, its first line of text
	last       int // just after the last character of the value
	value      []byte
	from       []int
}

// Start is the offset at which a node begins.
func Start(f *diag.File, n *yaml.Node) int { return f.Offset(n.Line, n.Column) }

// Reread reads a scalar from the source again, as the parser did; ok is false if
// that does not give the scalar's value.
func Reread(f *diag.File, n *yaml.Node) (Scalar, bool) {
	r := Scalar{scanner: scanner{f.Bytes, Start(f, n)}}
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

// Place is where a byte of the value is. An offset equal to the value's length means
// the place just after its last character. A line end that became a space or a
// newline is where its line's text ends. If the scalar could not be read again,
// Place is its start.
func (r Scalar) Place(offset int) int {
	if offset = max(offset, 0); offset < len(r.value) {
		return r.from[offset]
	}
	return r.last
}

// say appends what the next n bytes of the source mean.
func (r *Scalar) say(meaning string, n int) {
	r.note(meaning, r.i)
	r.i += n
	r.last = r.i
}

// note appends the meaning of a place without moving on.
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

// scalar reads a scalar of any style. Its known value tells where a plain scalar
// ends and how deep a block is indented.
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

// fold reads the blanks and line ends between two words. Blanks within a line are
// kept, those around line ends are dropped. One line end is a space; of several,
// each but the first is a newline.
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

// emptyLines reads empty lines, each a newline, and the blanks at the beginning of
// the next line; it reports whether there was one.
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

// hexEscapes are the letters after a backslash, and the number of hexadecimal digits
// that follow each.
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

// block reads a literal or folded scalar. The value has all line ends between two
// lines of text or, if they are folded, all but the first.
func (r *Scalar) block(known string) bool {
	r.i++
	r.indicators()
	r.End = r.i
	r.toLineEnd()
	r.i += r.lineEnd()
	indent := firstIndent(r.src[r.i:]) - firstIndent([]byte(known))
	if strings.Trim(known, " \n") == "" || indent < 0 {
		return false
	}
	for first := true; len(r.value) < len(known) && r.i < len(r.src); first = false {
		ends := r.lineEnds(indent)
		rest := known[len(r.value):]
		switch breaks := len(rest) - len(strings.TrimLeft(rest, "\n")); {
		case breaks > len(ends):
			return false
		case breaks == len(rest):
			ends = ends[:breaks]
		case breaks == 0 && len(ends) > 0:
			r.note(" ", ends[0])
			ends = nil
		default:
			ends = ends[len(ends)-breaks:]
		}
		for _, at := range ends {
			r.note("\n", at)
		}
		if len(r.value) < len(known) {
			r.text(first)
		}
	}
	return true
}

// BlockHeader is where the `|` or `>` of a block scalar is, and the indicators after
// it.
func BlockHeader(f *diag.File, n *yaml.Node) (at int, indicators string) {
	s := scanner{f.Bytes, Start(f, n)}
	s.properties()
	at = s.i
	s.i++
	s.indicators()
	return at, string(f.Bytes[at+1 : s.i])
}

// firstIndent is the number of spaces before the first text.
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

// lineEnds reads the line ends before the next text of a block scalar, and its
// indent.
func (r *Scalar) lineEnds(indent int) (ends []int) {
	for {
		for start := r.i; r.is(' ') && r.i-start < indent; {
			r.i++
		}
		n := r.lineEnd()
		if n == 0 {
			return ends
		}
		ends = append(ends, r.i)
		r.i += n
	}
}

// text reads a line of text. The first one is what is shown of a block scalar.
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
