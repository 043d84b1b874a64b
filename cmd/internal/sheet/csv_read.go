package sheet

import (
	"strings"

	"piao/plan/lang"
	"piao/plan/source"
)

// openCSV is a text as a file of one sheet.
func openCSV(name string, text []byte, delimiter rune) (*Book, source.Problem) {
	s, note, wrong := decodeText(name, text)
	if !wrong.IsZero() {
		return nil, wrong
	}
	t := csvText{file: name, text: s, delimiter: delimiter}
	if rest, ok := strings.CutPrefix(s, "sep="); ok && len(rest) > 0 {
		line, body, _ := strings.Cut(rest, "\n")
		if mark := []rune(strings.TrimRight(line, "\r")); len(mark) == 1 {
			t.text = body
			if delimiter == 0 {
				t.delimiter = mark[0]
			}
		}
	}
	if t.delimiter == 0 {
		t.delimiter = t.guess()
	}
	book := &Book{Name: name, Pages: []*Page{{File: name, rows: t.rows}}}
	if !note.IsZero() {
		book.Notes = append(book.Notes, note)
	}
	return book, source.Problem{}
}

// csvText is a text of fields between delimiters.
type csvText struct {
	file, text string
	delimiter  rune
}

// guessed are the delimiters to choose among: of two that do equally well, the
// one that Italian spreadsheets write.
var guessed = [...]rune{';', '\t', ',', '|'}

// sampled is how many rows the delimiter is told by.
const sampled = 50

// guess is the delimiter that parts most rows into as many fields as one another.
func (t csvText) guess() rune {
	best, most := guessed[0], 0
	for _, delimiter := range guessed {
		t.delimiter = delimiter
		if agreeing := t.agreeing(); agreeing > most {
			best, most = delimiter, agreeing
		}
	}
	return best
}

// agreeing is how many of the first rows have the number of fields that most of
// them have, where that is more than one.
func (t csvText) agreeing() int {
	counts := map[int]int{}
	rows, best := 0, 0
	t.rows(func(r Row) bool {
		if rows++; len(r.Cells) > 1 {
			counts[len(r.Cells)]++
			best = max(best, counts[len(r.Cells)])
		}
		return rows < sampled
	})
	return best
}

// rows gives every row that is not empty. A row is a record: line ends in quotes
// begin no other one.
func (t csvText) rows(yield func(Row) bool) source.Problem {
	p := csvParser{csvText: t, rest: t.text, mark: string(t.delimiter)}
	for number := 1; p.rest != ""; number++ {
		if !p.record() {
			at := Place{File: t.file, Row: number, Col: len(p.cells) + 1}
			return problem(lang.Say("%s: le virgolette che si aprono qui non si chiudono", "%s: the quotes that open here are never closed", at),
				lang.Say("se non è un errore, il separatore può essere un altro: --delimiter ';'", "if this is no mistake, the delimiter may be another one: --delimiter ';'"))
		}
		if p.said && !yield(Row{Number: number, Cells: p.cells}) {
			break
		}
	}
	return source.Problem{}
}

type csvParser struct {
	csvText
	rest, mark string
	cells      []Datum
	said       bool // that a cell of the record holds something
}

// record reads the fields up to the end of the line; false where quotes stay open.
func (p *csvParser) record() bool {
	p.cells, p.said = p.cells[:0], false
	for {
		field, ok := p.field()
		if !ok {
			return false
		}
		d := Datum{Text: unwrapped(field)}
		if strings.TrimSpace(field) != "" {
			d.Kind, p.said = Words, true
		}
		p.cells = append(p.cells, d)
		if rest, more := strings.CutPrefix(p.rest, p.mark); more {
			p.rest = rest
			continue
		}
		p.rest = strings.TrimPrefix(p.rest, "\r")
		p.rest = strings.TrimPrefix(p.rest, "\n")
		return true
	}
}

// field reads up to a delimiter or the end of the line. What follows closing
// quotes belongs to the field.
func (p *csvParser) field() (string, bool) {
	quoted := ""
	if strings.HasPrefix(p.rest, `"`) {
		var ok bool
		if quoted, ok = p.quoted(); !ok {
			return "", false
		}
	}
	end := strings.IndexAny(p.rest, p.mark+"\r\n")
	if end < 0 {
		end = len(p.rest)
	}
	field := quoted + p.rest[:end]
	p.rest = p.rest[end:]
	return field, true
}

// quoted reads what stands between quotes, in which two quotes are one.
func (p *csvParser) quoted() (string, bool) {
	for end := 1; ; end += 2 {
		next := strings.IndexByte(p.rest[end:], '"')
		if next < 0 {
			return "", false
		}
		end += next
		if !strings.HasPrefix(p.rest[end+1:], `"`) {
			text := strings.ReplaceAll(p.rest[1:end], `""`, `"`)
			p.rest = p.rest[end+1:]
			return text, true
		}
	}
}

// unwrapped is a text without what keeps spreadsheets from reading it as a number
// or a formula: ="011", or an apostrophe before a sign.
func unwrapped(field string) string {
	if text, ok := strings.CutPrefix(field, `="`); ok && strings.HasSuffix(text, `"`) {
		return strings.TrimSuffix(text, `"`)
	}
	return Bare(field)
}
