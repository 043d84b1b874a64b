package syntax

import (
	"bytes"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"piao/plan/diag"
	"piao/plan/lang"
)

// blankPrefix is the length of the blanks of any kind at the beginning of a line.
func blankPrefix(line []byte) int {
	return len(line) - len(bytes.TrimLeftFunc(line, unicode.IsSpace))
}

func (p *syntaxProblem) indentOf(line int) int { return blankPrefix(p.Line(line)) }

// textBefore is the nearest line above with more than a comment, or 0.
func (p *syntaxProblem) textBefore(line int) int {
	for line--; line > 0; line-- {
		text := bytes.TrimSpace(p.Line(line))
		if len(text) > 0 && text[0] != '#' {
			return line
		}
	}
	return 0
}

// wrongIndents finds lines that are indented with tabs or with spaces other than the
// plain one, outside quoted and block text. It also returns their numbers. YAML lets
// blank lines and comments have tabs, but the parser fails on some: they are found if
// they alone keep the file from being read.
func (p *syntaxProblem) wrongIndents() (found diag.List, lines []int) {
	found, lines = p.wronglySpaced(false)
	if len(lines) > 0 || bytes.IndexByte(p.Bytes, '\t') < 0 {
		return found, lines
	}
	if found, lines = p.wronglySpaced(true); len(lines) > 0 && !readable(p.plainly(lines)) {
		return nil, nil
	}
	return found, lines
}

// wronglySpaced is wrongIndents among lines with text or, if asked, among the others.
func (p *syntaxProblem) wronglySpaced(others bool) (found diag.List, lines []int) {
	for n := 1; n <= p.LineCount() && len(found) < maxFindings; n++ {
		start, end := p.LineSpan(n)
		at := start + plainIndent(p.Bytes[start:end])
		text := bytes.TrimSpace(p.Bytes[at:end])
		r, size := utf8.DecodeRune(p.Bytes[at:end])
		isText := len(text) > 0 && text[0] != '#'
		if isText == others || others && r != '\t' || r != '\t' && !IsOddSpace(r) || !others && p.inText(start) {
			continue
		}
		what := wrongSpace(r)
		if i := p.firstFrom(start); p.token(i-1).Kind == '|' && p.token(i-1).End > start && !others {
			what = lang.Say("un testo su più righe comincia con un tabulatore", "a text of several lines begins with a tab")
		}
		found.Add(finding(p.File, at, at+size, what, indentPlainly))
		lines = append(lines, n)
	}
	return found, lines
}

var indentPlainly = lang.Say("rientrare solo con spazi, due per livello", "indent with spaces only, two a level")

// plainly is the file with plain spaces in the indents of some lines.
func (p *syntaxProblem) plainly(lines []int) (text []byte) {
	done := 0
	for _, n := range lines {
		start, end := p.LineSpan(n)
		rest := bytes.TrimLeftFunc(p.Bytes[start:end], func(r rune) bool { return unicode.IsSpace(r) || IsOddSpace(r) })
		indent := utf8.RuneCount(p.Bytes[start : end-len(rest)])
		text = append(append(text, p.Bytes[done:start]...), bytes.Repeat([]byte(" "), indent)...)
		done = end - len(rest)
	}
	return append(text, p.Bytes[done:]...)
}

// plainIndent is the length of the spaces and dashes at the beginning of a line.
func plainIndent(line []byte) int {
	i := 0
	for i < len(line) && (line[i] == ' ' || line[i] == '-' && i+1 < len(line) && IsBlank(line[i+1])) {
		i++
	}
	return i
}

// wrongSpace says what is wrong with a character in an indent.
func wrongSpace(r rune) lang.Message {
	if r == '\t' {
		return lang.Say("un tabulatore nel rientro della riga", "a tab in the line's indent")
	}
	return lang.Say("uno spazio speciale (%s) nel rientro della riga", "a special space (%s) in the line's indent",
		spaceName(r))
}

// IsOddSpace reports whether a character looks like a space or like nothing, and is
// not one of those that YAML takes for spaces.
func IsOddSpace(r rune) bool {
	return r > unicode.MaxASCII && (unicode.IsSpace(r) || unicode.Is(unicode.Cf, r))
}

func spaceName(r rune) string {
	if r == '\u00a0' {
		return "U+00A0, no-break space"
	}
	return runeName(r)
}

// inText reports whether a line begins inside quoted text or a block scalar.
func (p *syntaxProblem) inText(lineStart int) bool {
	i := p.firstFrom(lineStart)
	return i > 0 && p.tokens[i-1].End > lineStart && p.LineOf(p.at) != p.LineOf(lineStart)
}

// echoes reports whether the parser stopped because of one of these lines: in that
// line or at the next line with text.
func (p *syntaxProblem) echoes(lines []int) bool {
	line := p.LineOf(p.at)
	before := p.textBefore(line)
	return slices.Contains(lines, line) || slices.Contains(lines, before)
}

// misindented recognises a line whose indent matches none of the lines above it.
func misindented(p *syntaxProblem) (diag.Diagnostic, bool) {
	line := p.LineOf(p.at)
	start, end := p.LineSpan(line)
	start += blankPrefix(p.Bytes[start:end])
	indent := p.indentOf(line)
	fits := p.indentsAbove(line)
	if p.token(p.k).In != none || start >= end || len(fits) == 0 || slices.Contains(fits, indent) || !p.inFirstEntry() {
		return noFinding, false
	}
	nearest := nearestTo(indent, fits)
	return finding(p.File, start, start+len(p.restFrom(start)),
		lang.Say("il rientro di questa riga (spazi: %d) non è quello di nessun blocco sopra: andrebbe bene %s",
			"this line's indent (spaces: %d) fits no block above: %s would do", indent, anyOf(fits)),
		p.reindent(start, nearest)), true
}

// reindent is the hint that shows a line with another indent. Where more than one
// would do, its repair is not sure.
func (p *syntaxProblem) reindent(at, indent int) lang.Message {
	lineStart, _ := p.LineSpan(p.LineOf(at))
	blanks := strings.Repeat(" ", indent)
	hint := p.replace(lineStart, at, blanks, blanks+p.restFrom(at))
	for k := range p.fixes {
		p.fixes[k].Kind = diag.Reading
	}
	return hint
}

// firstMisindented recognises the first line of a block with an indent that the
// lines below do not have.
func firstMisindented(p *syntaxProblem) (diag.Diagnostic, bool) {
	line := p.LineOf(p.at)
	if p.token(p.k).In != none || !p.inFirstEntry() && p.token(p.k).Kind != '|' {
		return noFinding, false
	}
	first, right, ok := p.oddFirst(line)
	at, _ := p.LineSpan(first)
	at += p.indentOf(first)
	return finding(p.File, at, at+len(p.restFrom(at)),
		lang.Say("il rientro di questa riga (spazi: %d) non è quello delle righe sotto: andrebbe bene %d",
			"this line's indent (spaces: %d) is not that of the lines below: %d would do", p.indentOf(first), right),
		p.reindent(at, right)), ok
}

// oddFirst is the first line of the block that a line should belong to, and its
// right indent, if no other line has its indent, and only it is an odd number of
// spaces deeper than what it belongs to.
func (p *syntaxProblem) oddFirst(line int) (first, right int, ok bool) {
	indent := p.indentOf(line)
	for _, block := range p.indentsAbove(line) {
		first, parent := p.onlyOf(block, line)
		right := p.indentOf(first) + indent - block // below 0 if a dash before it is all the indent that it has
		if first > 0 && right >= 0 && parent < min(indent, block) && oddStep(parent, block) && !oddStep(parent, indent) {
			return first, right, true
		}
	}
	return 0, 0, false
}

func oddStep(from, to int) bool { return (to-from)%2 != 0 }

// onlyOf is the only line above a line whose entry stands at an indent, and the
// indent of what the entry belongs to: none if there are several.
func (p *syntaxProblem) onlyOf(block, line int) (first, parent int) {
	for n := p.textBefore(line); n > 0; n = p.textBefore(n) {
		columns := entryIndents(p.Line(n))
		if start, _ := p.LineSpan(n); p.inText(start) {
			continue
		}
		if slices.Contains(columns, block) && first > 0 {
			return none, 0
		} else if slices.Contains(columns, block) {
			first = n
		} else if columns[0] < block {
			return first, columns[0]
		}
	}
	return first, -2
}

// inFirstEntry reports whether the parser stopped at the first Token of a line, or
// at the colon after it.
func (p *syntaxProblem) inFirstEntry() bool {
	return p.isFirst(p.k) || p.isFirst(p.k-1) && p.token(p.k).Kind == ':' && p.sameLine(p.token(p.k-1), p.token(p.k))
}

// indentsAbove lists the indents of the blocks that are open above a line, the
// deepest first.
func (p *syntaxProblem) indentsAbove(line int) []int {
	var fits []int
	least := math.MaxInt
	for n := p.textBefore(line); n > 0 && least > 0; n = p.textBefore(n) {
		start, _ := p.LineSpan(n)
		if p.inText(start) {
			continue
		}
		for _, indent := range entryIndents(p.Line(n)) {
			if indent < least {
				fits = append(fits, indent)
				least = indent
			}
		}
	}
	return fits
}

// entryIndents lists the columns, from 0, of a line's key and of the dashes before
// it, from right to left.
func entryIndents(line []byte) []int {
	var columns []int
	for i := 0; i < len(line); i++ {
		if line[i] == ' ' {
			continue
		}
		columns = append(columns, i)
		if line[i] != '-' || i+1 < len(line) && line[i+1] != ' ' {
			break
		}
	}
	slices.Reverse(columns)
	return columns
}

func nearestTo(indent int, fits []int) int {
	return slices.MinFunc(fits, func(a, b int) int { return max(a-indent, indent-a) - max(b-indent, indent-b) })
}

func anyOf(indents []int) lang.List {
	var words []string
	for _, n := range slices.Sorted(slices.Values(indents)) {
		words = append(words, strconv.Itoa(n))
	}
	return lang.AnyOf(words)
}
