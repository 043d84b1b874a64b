package sheet

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"piao/plan/lang"
	"piao/plan/source"
)

// Asked is what people say of a file: the delimiter of a CSV, the sheets to read,
// and of their columns the header, the letters or the number of that of the codes
// and that of the values, and the row of the headers. What they do not say is found
// out, the columns by the headers that template writes.
type Asked struct {
	Delimiter   rune
	Sheets      []string
	Code, Value string
	Header      int
}

// columns are where the columns stand, from 1, and the header; 0 for none.
type columns struct {
	code, value, missing, source int
	header                       int
	width                        int  // how many cells the header of a CSV has; 0 in a workbook
	untitled                     bool // by their places alone: the first row may be a header
}

func (c columns) of(column string) int {
	return map[string]int{Code: c.code, Value: c.value, Missing: c.missing, Source: c.source}[column]
}

// searched is how many rows are searched for the headers.
const searched = 50

// titled is a row among which the headers may be.
type titled struct {
	number int
	texts  []string
}

// find finds the columns of a sheet: by their headers, else by their places.
func (p *Page) find(a Asked) (c columns, found bool, wrong source.Problem) {
	rows := p.first(a.Header)
	for _, r := range rows {
		if c, wrong := a.headers(p, r); c.code > 0 && c.value > 0 {
			return c, true, wrong
		}
	}
	code, value := a.places()
	if code > 0 && value > 0 {
		c, wrong := a.byPlaces(p, rows, columns{code: code, value: value})
		return c, true, wrong
	}
	for _, r := range rows {
		c, wrong := a.headers(p, r)
		c.code, c.value = cmp.Or(c.code, code), cmp.Or(c.value, value)
		if c.header > 0 && c.code > 0 && c.value > 0 {
			return c, true, wrong
		}
	}
	return columns{}, false, a.notFound(p, rows)
}

// first are the rows among which the headers are: one, if people say which.
func (p *Page) first(header int) (rows []titled) {
	for row := 1; row <= p.rows && len(rows) < searched; row++ {
		if header != 0 && row != header {
			continue
		}
		if texts := p.texts(row); len(texts) > 0 {
			rows = append(rows, titled{row, texts})
		}
	}
	return rows
}

// byPlaces are columns that people name by their places. A row that has the usual
// header of one of them where they say is the header.
func (a Asked) byPlaces(p *Page, rows []titled, c columns) (columns, source.Problem) {
	c.header, c.untitled = a.Header, a.Header == 0
	for _, r := range rows {
		named, wrong := Asked{}.headers(p, r)
		if a.Header == r.number || named.code == c.code || named.value == c.value {
			c.missing, c.source = named.missing, named.source
			c.header, c.width, c.untitled = r.number, p.widthOf(r), false
			return c, wrong
		}
	}
	return c, source.Problem{}
}

// places are the columns of which people say the letters or the number.
func (a Asked) places() (code, value int) { return placeOf(a.Code), placeOf(a.Value) }

func placeOf(s string) int {
	if n, err := strconv.Atoi(s); err == nil && n > 0 && n <= excelize.MaxColumns {
		return n
	}
	return columnNamed(s)
}

// headers are the columns that a row names; the header is 0 where it names none.
func (a Asked) headers(p *Page, r titled) (c columns, wrong source.Problem) {
	var first, second int // of two columns with one header
	for k, text := range r.texts {
		at := c.field(a.keyOf(text))
		switch {
		case at == nil:
		case *at == 0:
			*at, c.header, c.width = k+1, r.number, p.widthOf(r)
		case first == 0:
			first, second = *at, k+1
		}
	}
	if first == 0 || c.code == 0 || c.value == 0 {
		return c, wrong
	}
	return c, problem(lang.Say("%s e %s hanno la stessa intestazione, «%s»", "%s and %s have the same header, “%s”",
		Place{p.File, p.Name, r.number, first}, Place{Row: r.number, Col: second}.Cell(),
		strings.TrimSpace(r.texts[first-1])),
		lang.Say("indicare la colonna con la sua lettera: --value-column %s",
			"name the column by its letter: --value-column %s",
			ColumnName(second)))
}

// widthOf is how many cells no row below a header of CSV should exceed.
func (p *Page) widthOf(header titled) int {
	if p.book != nil {
		return 0
	}
	return len(p.records[header.number-1])
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
func (a Asked) notFound(p *Page, rows []titled) source.Problem {
	where := lang.Say("%s", "%s", p.File)
	if p.Name != "" {
		where = lang.Say("%s, foglio %s", "%s, sheet %s", p.File, p.Name)
	}
	if len(rows) == 0 && p.book != nil && p.width > 0 {
		return damaged(p.File) // its cells are not named as cells are
	}
	if len(rows) == 0 {
		return problem(lang.Say("%s: non c'è niente da leggere", "%s: there is nothing to read", where))
	}
	lacks := lang.Say("%s: non si trovano la colonna «%s» e la colonna «%s»",
		"%s: there is no column “%s” and no column “%s”", where, a.name(Code), a.name(Value))
	best := rows[0]
	for _, r := range rows {
		c, _ := a.headers(p, r)
		if c.code == 0 && c.value == 0 {
			continue
		}
		key := Code
		if c.code > 0 {
			key = Value
		}
		best, lacks = r, lang.Say("%s: non si trova la colonna «%s»", "%s: there is no column “%s”", where, a.name(key))
		break
	}
	return problem(lacks, lang.Say("la riga %d ha %s", "row %d has %s", best.number, titles(best.texts)),
		lang.Say("indicare le colonne: --code-column A --value-column C, con la lettera o l'intestazione",
			"name the columns: --code-column A --value-column C, by letter or header"))
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

func titles(texts []string) lang.Spoken {
	var list lang.List
	for k, text := range texts {
		if text := strings.Join(strings.Fields(text), " "); text != "" && len(list.Items) < shownTitles {
			list.Items = append(list.Items, lang.Say("%s «%s»", "%s “%s”", ColumnName(k+1), text))
		}
	}
	return list
}
