package layout

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// writer puts lines together. wanted means that an empty line comes before the next
// one; column is where the last line's comment began.
type writer struct {
	*layout
	out    []byte
	eol    string
	wanted bool
	column int
}

// write is the text with all lines in their final form.
func (l *layout) write() []byte {
	w := writer{layout: l, eol: "\n"}
	if at := bytes.IndexByte(l.Bytes, '\n'); at > 0 && l.Bytes[at-1] == '\r' {
		w.eol = "\r\n"
	}
	for _, k := range l.order {
		w.line(k)
	}
	return w.out
}

func (w *writer) line(k int) {
	at := w.lines[k]
	if at.dropped {
		return
	}
	if at.body == "" && !w.means(k) {
		w.wanted = true
		return
	}
	if (w.wanted || at.apart) && len(w.out) > 0 {
		w.out = append(w.out, w.eol...)
	}
	w.wanted = at.sealed
	if at.body != "" {
		w.inLine(at)
	}
	if k+1 < len(w.lines) || at.kind != verbatim {
		w.out = append(w.out, w.eol...)
	}
	w.text(w.texts[k])
}

// inLine writes the body of a line.
func (w *writer) inLine(at lineLayout) {
	if at.aligned {
		at.to = w.column
	}
	w.out = append(append(w.out, strings.Repeat(" ", at.to)...), at.body...)
	w.column = at.to + utf8.RuneCountInString(at.body[:len(at.body)-at.remark])
}

// text writes the lines of a folded block.
func (w *writer) text(t foldedText) {
	for _, line := range t.lines {
		if line != "" {
			line = strings.Repeat(" ", t.to) + line
		}
		w.out = append(append(w.out, line...), w.eol...)
	}
}

// means reports whether an empty line is part of a text.
func (l *layout) means(k int) bool {
	kind := l.lines[k].kind
	return (kind == verbatim || kind == folds) && k+1 < len(l.lines)
}

// render makes the lines without their indents: gaps are replaced, and blanks at the
// end are trimmed unless they mean something.
func (l *layout) render() {
	sortGaps(l.gaps)
	for k := range l.lines {
		at := &l.lines[k]
		start, end := l.LineSpan(k + 1)
		text, done := l.rendered(min(start+at.from, end), end, l.gaps)
		body := string(text)
		if trimmed := strings.TrimRight(body, " \t"); at.kind != verbatim && !strings.HasSuffix(trimmed, `\`) {
			body = trimmed
		}
		at.body = body
		if hash := l.lines[l.LineOf(done)-1].hash; hash != none && at.kind != verbatim {
			at.remark = len(body) - (len(text) - (done - hash))
		}
	}
}
