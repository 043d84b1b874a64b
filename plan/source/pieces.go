package source

import (
	"bytes"

	"gopkg.in/yaml.v3"

	"piao/plan/parallel"
)

// Decoding is nine tenths of the work of reading a large plan, and yaml.v3 does
// it on one processor. A file whose entries begin where they can be told by
// their indent alone is decoded in pieces, side by side, and put together again.
// Whatever is not plainly so is decoded whole, and so is a file of which any
// piece is not YAML by itself: then the whole says what is wrong with it. A quote
// or bracket that is open where a piece ends makes that piece unreadable, and an
// alias whose anchor lies in another piece is unknown, so that no piece ever
// reads otherwise than it would in its place.

// pieceSize is the least size worth a processor of its own.
const pieceSize = 2 << 10

// piece is some entries of a file that stand one after the other: keys of the
// root, or, nested, of the value of the root's last key before it.
type piece struct {
	text   []byte
	line   int // lines before it
	indent int // of its entries; 0 for those of the root
}

// decodeInPieces gives the root of the only document, or nil where the file has
// to be decoded whole.
func decodeInPieces(text []byte) *yaml.Node {
	pieces := cut(text)
	if len(pieces) < 2 {
		return nil
	}
	roots := make([]*yaml.Node, len(pieces))
	parallel.Turns(len(pieces), func(k int) { roots[k] = decodePiece(pieces[k]) })
	return join(pieces, roots)
}

// decodePiece gives the map that a piece is; nil where it is none. Nothing in a
// piece stands left of its entries, so that Unmarshal, which stops where the
// first document ends, reads all of it.
func decodePiece(p piece) *yaml.Node {
	var document yaml.Node
	if err := yaml.Unmarshal(p.text, &document); err != nil || len(document.Content) == 0 {
		return nil
	}
	root := document.Content[0]
	if root.Kind != yaml.MappingNode || root.Column != p.indent+1 {
		return nil
	}
	shift(root, p.line)
	return root
}

// shift moves a tree down by some lines. Aliases point into the tree itself.
func shift(n *yaml.Node, lines int) {
	n.Line += lines
	for _, child := range n.Content {
		shift(child, lines)
	}
}

// join puts the pieces together; nil where they are not what they seemed.
func join(pieces []piece, roots []*yaml.Node) *yaml.Node {
	root := roots[0]
	for k, r := range roots {
		switch {
		case r == nil || root == nil || r.Anchor != "" || r.Style&yaml.FlowStyle != 0:
			return nil
		case k == 0:
		case pieces[k].indent == 0:
			root.Content = append(root.Content, r.Content...)
		default:
			last := root.Content[len(root.Content)-1]
			if last.Kind != yaml.MappingNode || last.Style&yaml.FlowStyle != 0 || last.Column != r.Column || last.Anchor != "" {
				return nil
			}
			last.Content = append(last.Content, r.Content...)
		}
	}
	return root
}

// cut parts a file at entries of the root, and at entries of their values. It
// gives nothing for a file with marks that concern the whole of it.
func cut(text []byte) []piece {
	if len(text) < 2*pieceSize {
		return nil
	}
	c := cutter{size: max(pieceSize, len(text)/12+1)}
	for rest := text; len(rest) > 0; {
		line := rest
		if end := bytes.IndexByte(rest, '\n'); end >= 0 {
			line = rest[:end+1]
		}
		if !c.take(line) {
			return nil
		}
		rest = rest[len(line):]
	}
	c.close(text)
	return c.pieces
}

// cutter walks over the lines of a file.
type cutter struct {
	pieces []piece
	marks  []mark
	size   int // how large a piece may grow before it is cut
	start  int // where the present piece begins
	inside int // the indent of its entries
	at     int // where the present line begins
	line   int // lines before the present one
	indent int // of the entries below the root's present key; 0 until one is met
}

// mark is a place where a piece begins.
type mark struct {
	at, line, indent int
}

// take looks at a line; false where the file must not be cut at all.
func (c *cutter) take(line []byte) bool {
	defer func() { c.at += len(line); c.line++ }()
	indent := len(line) - len(bytes.TrimLeft(line, " "))
	if indent == len(line) {
		return true // blanks at the end of the file
	}
	begins := line[indent]
	switch {
	case begins == '\n' || begins == '\r' || begins == '#':
		return true
	case indent == 0 && (begins == '-' || begins == '.' || begins == '%' || begins == '\t'):
		return false
	case indent == 0:
		c.indent = 0
		if c.inside > 0 || c.at-c.start >= c.size {
			c.cutHere(0)
		}
	case c.indent == 0:
		c.indent = indent
	case indent < c.inside:
		return false
	case indent == c.indent && begins != '-' && c.at-c.start >= c.size:
		c.cutHere(indent)
	}
	return true
}

func (c *cutter) cutHere(indent int) {
	c.marks = append(c.marks, mark{c.at, c.line, indent})
	c.start, c.inside = c.at, indent
}

// close makes the pieces of the marks.
func (c *cutter) close(text []byte) {
	from := mark{}
	for _, m := range append(c.marks, mark{at: len(text)}) {
		c.pieces = append(c.pieces, piece{text[from.at:m.at], from.line, from.indent})
		from = m
	}
}
