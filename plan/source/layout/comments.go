package layout

import (
	"bytes"
	"regexp"
	"strings"

	"piao/plan/diag"
	"piao/plan/source"
	"piao/plan/source/syntax"
)

// findComments notes where the comment of each line begins, and which comments
// continue the one at the end of the line above.
func (l *layout) findComments() {
	for k := range l.lines {
		at := &l.lines[k]
		switch at.kind {
		case blankLine, verbatim:
		case comment:
			start, _ := l.LineSpan(k + 1)
			at.hash = start + at.from
			above := k > 0 && l.lines[k-1].hash != none && (l.lines[k-1].kind != comment || l.lines[k-1].aligned)
			at.aligned = above && !at.inFlow && l.column(k) == l.column(k-1) && !l.isSilence(k)
		default:
			at.hash = l.hashIn(k)
		}
	}
}

// hashIn is where the comment after a line's text begins, or none.
func (l *layout) hashIn(k int) int {
	start, end := l.LineSpan(k + 1)
	for at := max(start, l.lines[k].said); at < end; at++ {
		hash := bytes.IndexByte(l.Bytes[at:end], '#')
		if hash < 0 {
			break
		}
		if at += hash; at == start || syntax.IsBlank(l.Bytes[at-1]) {
			return at
		}
	}
	return none
}

// column is the column of a line's comment.
func (l *layout) column(k int) int32 { return l.Pos(l.lines[k].hash).Col }

// placeComments gives the comments on lines of their own their indents, group by
// group, from the last to the first. A group is comments without an empty line
// between them. What stands above a comment that belongs to the lines above it
// belongs to them too.
func (l *layout) placeComments() {
	floor := 0
	bound := l.bound()
	for k := len(l.lines) - 1; k >= 0; k-- {
		if !l.isLoose(k) {
			if l.lines[k].kind != blankLine {
				floor = 0
			}
			continue
		}
		last := k
		for k > 0 && l.isLoose(k-1) {
			k--
		}
		floor = l.placeGroup(k, last, floor, bound)
	}
}

// isSilence reports whether a line holds only a comment that silences findings in
// the next line with more than a comment, and so must stay above it.
func (l *layout) isSilence(k int) bool {
	return l.lines[k].kind == comment && bytes.Contains(l.Line(k+1), []byte(diag.SilenceMark))
}

// bound are the comments that must stay above the next line: silences, and what
// stands below them.
func (l *layout) bound() map[int]bool {
	bound := map[int]bool{}
	silenced := false
	for k := range l.lines {
		if kind := l.lines[k].kind; kind != comment && kind != blankLine {
			silenced = false
		}
		silenced = silenced || l.isSilence(k)
		bound[k] = silenced
	}
	return bound
}

// isLoose reports whether a line holds only a comment, which may belong to what
// stands above it or below it.
func (l *layout) isLoose(k int) bool {
	at := l.lines[k]
	return at.kind == comment && !at.inFlow && !at.aligned
}

// placeGroup places the comments from first to last. Comments no deeper than the
// next line belong to it. So do deeper ones directly above it and below an empty
// line, unless they are entries that were commented out. The others belong to what
// stands above them.
func (l *layout) placeGroup(first, last, floor int, bound map[int]bool) int {
	next, ok := l.nextLine(last + 1)
	blankAbove := first == 0 || l.lines[first-1].kind == blankLine
	belongs := ok && blankAbove && l.lines[last+1].kind != blankLine && !l.holdsEntry(first, last)
	for k := last; k >= first; k-- {
		at := &l.lines[k]
		at.to = max(next.to, floor)
		if at.from > next.from && at.mark != none && !belongs && !bound[k] {
			at.to = max(at.to, l.levelAbove(k))
		}
		at.stays = blankAbove && at.to > next.to
		floor = at.to
	}
	return floor
}

// nextLine is the next line that holds more than a comment.
func (l *layout) nextLine(k int) (lineLayout, bool) {
	for ; k < len(l.lines); k++ {
		if at := l.lines[k]; at.kind != blankLine && at.kind != comment {
			return at, true
		}
	}
	return lineLayout{}, false
}

// levelAbove is the indent of a comment that belongs to what stands above it. It is
// the indent of the entries that the comment is aligned with, or else one step
// deeper than the last entry that it is deeper than.
func (l *layout) levelAbove(k int) int {
	at := l.lines[k]
	level := l.marks[at.mark].to + source.IndentStep
	if l.belowText(k) {
		level = l.marks[at.mark].to
	}
	for m := at.mark; m != none && l.marks[m].col >= at.from; m = l.marks[m].parent {
		level = l.marks[m].to
	}
	return level
}

// belowText reports whether what stands above a comment is, or becomes, a block of
// text. The comment would become part of it if it were indented as deep.
func (l *layout) belowText(k int) bool {
	if _, folded := l.texts[l.marks[l.lines[k].mark].line]; folded {
		return true
	}
	for k--; k >= 0; k-- {
		if at := l.lines[k]; at.kind != blankLine && at.kind != comment {
			return at.kind == verbatim
		}
	}
	return false
}

// commentedOut matches a comment that is an entry of a map, or an item of a list.
var commentedOut = regexp.MustCompile(`^#+\s*(- |["']?[\w.\-]+["']?:(\s|$))`)

func (l *layout) holdsEntry(first, last int) bool {
	for k := first; k <= last; k++ {
		if commentedOut.Match(bytes.TrimLeft(l.Line(k+1), " \t")) {
			return true
		}
	}
	return false
}

// comments is every comment, in the order in which they should stand.
func (l *layout) comments() []string {
	var all []string
	for _, line := range l.order {
		if hash := l.lines[line].hash; hash != none {
			_, end := l.LineSpan(line + 1)
			all = append(all, strings.TrimRight(string(l.Bytes[hash:end]), " \t"))
		}
	}
	return all
}
