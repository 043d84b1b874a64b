package sheet

import (
	"cmp"
	"strconv"
	"strings"
	"unicode"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/unicode/norm"

	"piao/plan/lang"
	"piao/plan/source"
)

// Asked is what people say about a file: the delimiter of a CSV, the sheets to read,
// the headers, letters or numbers of the columns with the codes and with the values,
// and the row of the headers. What they do not say is found out; columns are found
// by the headers that template writes.
type Asked struct {
	Delimiter   rune
	Sheets      []string
	Code, Value string
	Header      int
}

// layout is where the columns of a sheet are.
type layout struct {
	at       map[string]int // the columns that import reads, by key, from 1
	header   int            // the row of the headers; 0 if there is none
	untitled bool           // the columns are known only by their places: the first row may be a header
}

// whole reports whether a sheet has the columns that import needs.
func (l layout) whole() bool { return l.at[Code] > 0 && l.at[Value] > 0 }

// Headers are searched for in at most so many rows and columns.
const (
	searched        = 50
	searchedColumns = 1000
)

// titled is a row that may hold headers.
type titled struct {
	number int
	texts  []string
}

// find finds the columns of a sheet by their headers, or else by their places.
func (p *page) find(a Asked) (l layout, found bool, wrong source.Problem) {
	rows, placed := p.first(a.Header), a.places()
	for _, r := range rows {
		l, wrong := a.headers(p, r)
		for key, at := range placed.at {
			if !placed.whole() {
				l.at[key] = cmp.Or(l.at[key], at)
			}
		}
		if l.header > 0 && l.whole() {
			return l, true, wrong
		}
	}
	if placed.whole() {
		l, wrong := a.byPlaces(p, rows, placed)
		return l, true, wrong
	}
	return l, false, a.notFound(p, rows)
}

// first lists the rows that may hold headers. It is a single row if people say
// which.
func (p *page) first(header int) (rows []titled) {
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

// byPlaces is the layout of columns that people name by their places. A row with the
// usual header in one of these places is the header.
func (a Asked) byPlaces(p *page, rows []titled, placed layout) (layout, source.Problem) {
	code, value := placed.at[Code], placed.at[Value]
	for _, r := range rows {
		l, wrong := Asked{}.headers(p, r)
		if a.Header == r.number || l.at[Code] == code || l.at[Value] == value {
			l.at[Code], l.at[Value], l.header = code, value, r.number
			return l, wrong
		}
	}
	placed.header, placed.untitled = a.Header, a.Header == 0
	return placed, source.Problem{}
}

// places is the layout of the columns that people name by letter or number.
func (a Asked) places() layout {
	return layout{at: map[string]int{Code: PlaceOf(a.Code), Value: PlaceOf(a.Value)}}
}

// PlaceOf is the column with the given letters or number, or 0.
func PlaceOf(s string) int {
	if n, err := strconv.Atoi(s); err == nil && n > 0 && n <= excelize.MaxColumns {
		return n
	}
	col, _ := excelize.ColumnNameToNumber(s)
	return max(col, 0)
}

// headers is the layout by the headers in a row; header is 0 if there are none.
func (a Asked) headers(p *page, r titled) (l layout, wrong source.Problem) {
	l.at = map[string]int{}
	var first, second int // two columns with the same header
	for k, text := range r.texts {
		key := a.keyOf(text)
		switch {
		case key == "":
		case l.at[key] == 0:
			l.at[key], l.header = k+1, r.number
		case first == 0:
			first, second = l.at[key], k+1
		}
	}
	if first == 0 || !l.whole() {
		return l, wrong
	}
	return l, problem(lang.Say("%s e %s hanno la stessa intestazione, «%s»", "%s and %s have the same header, “%s”",
		Place{p.file, p.name, r.number, first}, Place{Row: r.number, Col: second}.Cell(),
		strings.TrimSpace(r.texts[first-1])),
		lang.Say("indicare la colonna con la sua lettera: --value-column %s",
			"name the column by its letter: --value-column %s", columnName(second)))
}

// keyOf is the key of the column that a header names. What people asked for comes
// first.
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
	for _, c := range columns {
		name, read := Letters(header), c.filled || c.key == Code
		if read && a.asked(c.key) == "" && (name == Letters(c.header.IT) || name == Letters(c.header.EN)) {
			return c.key
		}
	}
	return ""
}

// Letters are the letters and digits of a header, without accents and in small:
// people write perche and perche' for perché.
func Letters(header string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, norm.NFD.String(header))
}

// notFound says which columns a sheet lacks, and which it has.
func (a Asked) notFound(p *page, rows []titled) source.Problem {
	where := p.where()
	if len(rows) == 0 {
		return problem(lang.Say("%s: non c'è niente da leggere", "%s: there is nothing to read", where))
	}
	lacks := lang.Say("%s: non si trovano la colonna «%s» e la colonna «%s»",
		"%s: there is no column “%s” and no column “%s”", where, a.name(Code), a.name(Value))
	best := rows[0]
	for _, r := range rows {
		l, _ := a.headers(p, r)
		if l.at[Code] == 0 && l.at[Value] == 0 {
			continue
		}
		key := Code
		if l.at[Code] > 0 {
			key = Value
		}
		best, lacks = r, lang.Say("%s: non si trova la colonna «%s»", "%s: there is no column “%s”", where, a.name(key))
		break
	}
	return problem(lacks, lang.Say("la riga %d ha %s", "row %d has %s", best.number, titles(best.texts)),
		lang.Say("indicare le colonne: --code-column A --value-column C, con la lettera o l'intestazione",
			"name the columns: --code-column A --value-column C, by letter or header"))
}

// where names a sheet.
func (p *page) where() lang.Message {
	if p.name == "" {
		return lang.Verbatim(p.file)
	}
	return lang.Say("%s, foglio %s", "%s, sheet %s", p.file, p.name)
}

// asked is what people call a column; empty if they do not say.
func (a Asked) asked(key string) string { return map[string]string{Code: a.Code, Value: a.Value}[key] }

// name is a column as people asked for it, or else its usual header.
func (a Asked) name(key string) lang.Spoken {
	if asked := a.asked(key); asked != "" {
		return lang.Same(asked)
	}
	return columns[columnAt(key)].header
}

// shownTitles is the greatest number of headers that a message lists.
const shownTitles = 12

func titles(texts []string) lang.Spoken {
	var list lang.List
	for k, text := range texts {
		if text := strings.Join(strings.Fields(text), " "); text != "" && len(list.Items) < shownTitles {
			list.Items = append(list.Items, lang.Say("%s «%s»", "%s “%s”", columnName(k+1), text))
		}
	}
	return list
}
