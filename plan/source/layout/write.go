package layout

import (
	"bytes"
	"unicode/utf8"
)

// writer puts lines together. wanted says that an empty line comes before the
// next one, column where the comment of the last one began.
type writer struct {
	*layout
	out    []byte
	eol    string
	wanted bool
	column int
}

// write is the text with all lines and gaps as they should be.
func (l *layout) write() []byte {
	sortGaps(l.gaps)
	w := writer{layout: l, eol: "\n", out: make([]byte, 0, len(l.Bytes)+len(l.Bytes)/8)}
	if at := bytes.IndexByte(l.Bytes, '\n'); at > 0 && l.Bytes[at-1] == '\r' {
		w.eol = "\r\n"
	}
	for k := range l.lines {
		w.line(l.lineAt(k))
	}
	return w.out
}

// lineAt is the line that should stand at a place.
func (l *layout) lineAt(k int) int {
	if l.order == nil {
		return k
	}
	return l.order[k]
}

func (w *writer) line(k int) {
	at := w.lines[k]
	if at.dropped {
		return
	}
	body, hash := w.body(k)
	if len(body) == 0 && !w.means(k) {
		w.wanted = true
		return
	}
	if (w.wanted || at.apart) && len(w.out) > 0 {
		w.out = append(w.out, w.eol...)
	}
	w.wanted = at.sealed
	if len(body) > 0 {
		w.inLine(k, body, hash)
	}
	if k+1 < len(w.lines) || at.kind != verbatim {
		w.out = append(w.out, w.eol...)
	}
	w.text(w.texts[k])
}

// inLine writes what stands in a line.
func (w *writer) inLine(k int, body []byte, hash int) {
	indent := w.lines[k].to
	if w.lines[k].aligned {
		indent = w.column
	}
	w.blanks(indent)
	w.out = append(w.out, body...)
	if hash >= 0 {
		w.column = indent + utf8.RuneCount(body[:hash])
	}
}

func (w *writer) blanks(n int) {
	for range n {
		w.out = append(w.out, ' ')
	}
}

// text writes the lines of a folded block.
func (w *writer) text(t foldedText) {
	for _, line := range t.lines {
		if line != "" {
			w.blanks(t.to)
		}
		w.out = append(append(w.out, line...), w.eol...)
	}
}

// means says that an empty line is a part of a text.
func (l *layout) means(k int) bool {
	kind := l.lines[k].kind
	return (kind == verbatim || kind == folds) && k+1 < len(l.lines)
}

// body is a line without its indent, its gaps closed and, unless blanks at its
// end mean something, its end trimmed; and where its comment begins in it.
func (l *layout) body(k int) (body []byte, hash int) {
	start, end := l.LineSpan(k + 1)
	start = min(start+l.lines[k].from, end)
	if p, moved := l.prefixes[k]; moved && !p.taken {
		dashes, _ := l.LineSpan(p.line + 1)
		body, _ = l.rendered(dashes+l.lines[p.line].from, p.end, l.gaps)
	} else if moved {
		start = p.end
	}
	text, done := l.rendered(start, end, l.gaps)
	body = append(body, text...)
	hash = none
	if at := l.lines[l.LineOf(done)-1].hash; at != none && l.lines[k].kind != verbatim {
		hash = len(body) - (done - at)
	}
	if l.lines[k].kind == verbatim {
		return body, none
	}
	if trimmed := bytes.TrimRight(body, " \t"); !bytes.HasSuffix(trimmed, []byte(`\`)) {
		body = trimmed
	}
	return body, hash
}
