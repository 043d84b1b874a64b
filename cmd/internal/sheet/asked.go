package sheet

import (
	"slices"
	"strconv"
	"strings"

	"piao/plan/lang"
	"piao/plan/source"
)

// Asked is what people say of a sheet's columns: the header, the letters or the
// number of that of the codes and that of the values, and the row of the headers.
// What they do not say is found by the headers that template writes.
type Asked struct {
	Code, Value string
	Header      int
}

// columns are where the columns stand, from 1, and the header; 0 for none.
type columns struct {
	code, value, missing, source int
	header                       int
	width                        int  // how many cells the header of a CSV has, empty ones too; 0 where that says nothing
	untitled                     bool // by their places alone: the first row may be a header
}

func (c columns) of(column string) int {
	return map[string]int{Code: c.code, Value: c.value, Missing: c.missing, Source: c.source}[column]
}

// searched is how many rows are searched for the headers.
const searched = 50

// Trouble is why a sheet could not be read. NoColumns says that it lacks the
// columns that import reads: it may be about something else.
type Trouble struct {
	source.Problem
	NoColumns bool
}

// find finds the columns of a sheet: by their headers, else by their places.
func (p *Page) find(a Asked) (columns, Trouble) {
	rows, wrong := p.first(a.Header)
	if !wrong.IsZero() {
		return columns{}, Trouble{wrong, false}
	}
	for _, r := range rows {
		if c, wrong := a.headers(p, r); c.code > 0 && c.value > 0 || !wrong.IsZero() {
			return c, Trouble{wrong, false}
		}
	}
	if code, value := a.places(); code > 0 && value > 0 {
		c, wrong := a.byPlaces(p, rows, columns{code: code, value: value})
		return c, Trouble{wrong, false}
	}
	for _, r := range rows {
		c, wrong := a.headers(p, r)
		code, value := a.places()
		if c.code, c.value = or(c.code, code), or(c.value, value); c.header > 0 && c.code > 0 && c.value > 0 {
			return c, Trouble{wrong, false}
		}
	}
	return columns{}, Trouble{a.notFound(p, rows), true}
}

// or is the first number that is not 0.
func or(a, b int) int {
	if a != 0 {
		return a
	}
	return b
}

// first are the rows among which the headers are: one, if people say which.
func (p *Page) first(header int) (rows []Row, wrong source.Problem) {
	wrong = p.rows(func(r Row) bool {
		if header == 0 || r.Number == header {
			r.Cells = slices.Clone(r.Cells)
			rows = append(rows, r)
		}
		return len(rows) < searched && (header == 0 || r.Number < header)
	})
	return rows, wrong
}

// byPlaces are columns that people name by their places. A row that has the usual
// header of one of them where they say is the header.
func (a Asked) byPlaces(p *Page, rows []Row, c columns) (columns, source.Problem) {
	c.header, c.untitled = a.Header, a.Header == 0
	for _, r := range rows {
		named, wrong := Asked{}.headers(p, r)
		if a.Header == r.Number || named.code == c.code || named.value == c.value {
			c.missing, c.source, c.header, c.width, c.untitled = named.missing, named.source, r.Number, p.widthOf(r), false
			return c, wrong
		}
	}
	return c, source.Problem{}
}

// places are the columns of which people say the letters or the number.
func (a Asked) places() (code, value int) { return placeOf(a.Code), placeOf(a.Value) }

// ByPlaces says that both columns are named by their places, which any sheet has.
func (a Asked) ByPlaces() bool {
	code, value := a.places()
	return code > 0 && value > 0
}

func placeOf(s string) int {
	if n, err := strconv.Atoi(s); err == nil && n > 0 && n <= maxColumns {
		return n
	}
	return columnNamed(s)
}

// headers are the columns that a row names; the header is 0 where it names none.
func (a Asked) headers(p *Page, r Row) (c columns, wrong source.Problem) {
	var twice [2]int
	for k, d := range r.Cells {
		at := c.field(a.keyOf(d.Text))
		if at == nil || d.Kind == Blank {
			continue
		}
		if *at > 0 && twice[0] == 0 {
			twice = [2]int{*at, k + 1}
			continue
		}
		*at, c.header, c.width = k+1, r.Number, p.widthOf(r)
	}
	if twice[0] > 0 && c.code > 0 && c.value > 0 {
		one, two := Place{p.File, p.Name, r.Number, twice[0]}, Place{Row: r.Number, Col: twice[1]}
		return c, problem(lang.Say("%s e %s hanno la stessa intestazione, «%s»", "%s and %s have the same header, “%s”", one, two.Cell(), strings.TrimSpace(r.Cells[twice[0]-1].Text)),
			lang.Say("indicare la colonna con la sua lettera: --value-column %s", "name the column by its letter: --value-column %s", ColumnName(twice[1])))
	}
	return c, wrong
}

// widthOf is how many cells no row below a header of CSV should exceed.
func (p *Page) widthOf(header Row) int {
	if p.Name != "" {
		return 0
	}
	return len(header.Cells)
}

// field is where a column's place is kept; nil for a column that is not read.
func (c *columns) field(key string) *int {
	switch key {
	case Code:
		return &c.code
	case Value:
		return &c.value
	case Missing:
		return &c.missing
	case Source:
		return &c.source
	}
	return nil
}

// keyOf is the column that a header names: what people asked for comes first.
func (a Asked) keyOf(header string) string {
	header = strings.Join(strings.Fields(header), " ")
	switch {
	case header == "":
		return ""
	case strings.EqualFold(header, a.Code):
		return Code
	case strings.EqualFold(header, a.Value):
		return Value
	}
	c, _ := ByHeader(header)
	if c.Key == Code && a.Code != "" || c.Key == Value && a.Value != "" {
		return ""
	}
	return c.Key
}

// notFound says which columns a sheet lacks, and which it has.
func (a Asked) notFound(p *Page, rows []Row) source.Problem {
	where := lang.Say("%s", "%s", p.File)
	if p.Name != "" {
		where = lang.Say("%s, foglio %s", "%s, sheet %s", p.File, p.Name)
	}
	if len(rows) == 0 {
		return problem(lang.Say("%s: non c'è niente da leggere", "%s: there is nothing to read", where))
	}
	lacks := lang.Say("%s: non si trovano la colonna «%s» e la colonna «%s»", "%s: there is no column “%s” and no column “%s”", where, a.name(Code), a.name(Value))
	best := rows[0]
	for _, r := range rows {
		c, _ := a.headers(p, r)
		if c.code > 0 {
			lacks, best = lang.Say("%s: non si trova la colonna «%s»", "%s: there is no column “%s”", where, a.name(Value)), r
			break
		}
		if c.value > 0 {
			lacks, best = lang.Say("%s: non si trova la colonna «%s»", "%s: there is no column “%s”", where, a.name(Code)), r
			break
		}
	}
	return problem(lacks, lang.Say("la riga %d ha %s", "row %d has %s", best.Number, titles(best)),
		lang.Say("indicare le colonne: --code-column A --value-column C, con la lettera o l'intestazione", "name the columns: --code-column A --value-column C, by letter or header"))
}

// name is a column as people asked for it, else its usual header.
func (a Asked) name(key string) lang.Spoken {
	if asked := map[string]string{Code: a.Code, Value: a.Value}[key]; asked != "" {
		return lang.Same(asked)
	}
	at := slices.IndexFunc(Columns, func(c Column) bool { return c.Key == key })
	return Columns[at].Header
}

// shownTitles is how many headers are listed.
const shownTitles = 12

func titles(r Row) lang.Spoken {
	var list lang.List
	for k, d := range r.Cells {
		if text := strings.Join(strings.Fields(d.Text), " "); text != "" && len(list.Items) < shownTitles {
			list.Items = append(list.Items, lang.Say("%s «%s»", "%s “%s”", ColumnName(k+1), text))
		}
	}
	return list
}
