package sheet

import (
	"regexp"
	"strings"

	"github.com/shopspring/decimal"

	"piao/cmd/internal/sheet/spelling"
	"piao/plan/lang"
	"piao/plan/source"
)

// Table is a sheet as rows of cells, for what is not measurements.
type Table struct {
	page       *page
	Rows, Wide int
}

// Cell is a cell of a table. One that was merged into another holds what that one does.
type Cell struct {
	Place
	datum
	Below bool // merged into a cell above
}

// Tables lists the sheets of a file that were asked for, or else those that are not hidden,
// and notes about how they were read.
func Tables(name string, text []byte, a Asked) (all []*Table, notes []lang.Message, wrong source.Problem) {
	b, wrong := open(name, text, a.Delimiter)
	if !wrong.IsZero() {
		return nil, nil, wrong
	}
	pages := b.pages
	if len(a.Sheets) > 0 {
		pages, wrong = b.choose(a)
	}
	for _, p := range pages {
		if p.hidden && len(a.Sheets) == 0 {
			b.note(unreadHidden.IT, unreadHidden.EN, p)
			continue
		}
		if p.book != nil && wrong.IsZero() {
			wrong = p.book.load(p)
		}
		all = append(all, &Table{p, p.rows, min(p.width, searchedColumns)})
	}
	return all, b.notes, wrong
}

// Where names a table.
func (t *Table) Where() lang.Message { return t.page.where() }

// Titles lists the headers in a row.
func (t *Table) Titles(row int) lang.Spoken { return titles(t.page.texts(row)) }

// Cell is a cell of a table; blank where the column is 0.
func (t *Table) Cell(row, col int) Cell {
	c := Cell{Place: Place{t.page.file, t.page.name, row, max(col, 1)}}
	if a, merged := t.page.areaAt(row, col); merged {
		c.Below, row, col = row > a.top, a.top, a.left
	}
	c.datum = t.page.cell(row, col)
	return c
}

// Torn refuses a row of a CSV that is not divided into cells as its header is.
func (t *Table) Torn(row, header int) source.Problem {
	cells, titles, delimiter := t.page.record(row), t.page.record(header), t.page.delimiter
	for k, text := range cells {
		_, below, _ := strings.Cut(text, "\n")
		switch {
		case strings.Count(below, delimiter) >= max(len(titles)/2, 1):
			return problem(lang.Say("tra virgolette, questa riga contiene anche le seguenti",
				"in quotes, this row holds those that follow it, too"), closeQuotes)
		case k >= len(titles) && (delimiter == "," || strings.TrimSpace(text) != ""):
			return torn(len(cells), len(titles))
		}
	}
	return source.Problem{}
}

// Line is what a cell shows, in one line.
func (c Cell) Line() string { return codeOf(c.datum) }

var numbersInText = regexp.MustCompile(`\d+(?:[.,'’ ]\d+)*`)

// Spelled is what a cell says, with its numbers as files write them. The days in a text stay
// as they are.
func (c Cell) Spelled(l spelling.Locale, days bool) (text string, wrong source.Problem) {
	switch {
	case c.Kind == Bad:
		return "", c.Wrong
	case c.Kind == Day:
		return c.Text, wrong
	case c.Kind == Truth:
		return map[bool]string{true: "sì", false: "no"}[c.Text == "1"], wrong
	case c.Kind == Quantity && c.Percent:
		return decimal.RequireFromString(c.Text).Shift(2).String() + " %", wrong
	case c.Kind == Quantity:
		return c.Text, wrong
	case days:
		return c.Line(), wrong
	}
	return numbersInText.ReplaceAllStringFunc(c.Line(), func(number string) string {
		spelled, refused := l.Digits(number, number)
		if wrong.IsZero() {
			wrong = refused
		}
		return spelled
	}), wrong
}
