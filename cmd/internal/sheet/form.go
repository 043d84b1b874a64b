// Package sheet is measurements as the rows of a spreadsheet: what template
// writes for offices to fill in, and what import reads back.
package sheet

import (
	"slices"
	"strings"

	"piao/cmd/internal/document"
	"piao/plan/lang"
)

// column is a column of the sheets that template writes. Import finds those that it
// reads by their headers, in either language and any case.
type column struct {
	key    string
	header lang.Text
	width  int  // in characters
	filled bool // filled in by the office, and read by import; of the others, only the code is
}

// The columns that import reads, and the one whose header ends in a year.
const (
	Code, Value, Missing, Source = "code", "value", "missing", "source"
	previous                     = "previous"
)

// columns are the columns of a sheet, in order. The header of previous ends with the
// previous year: «valore 2022». The office is the sheet's name, so its column is
// hidden.
var columns = []column{
	{"office", lang.Both("ufficio", "office"), 14, false},
	{"objective", lang.Both("obiettivo", "objective"), 22, false},
	{Code, lang.Both("codice", "code"), 22, false},
	{"measure", lang.Both("misura", "measure"), 48, false},
	{"unit", lang.Both("unità", "unit"), 8, false},
	{"used_by", lang.Both("usata da", "used by"), 20, false},
	{previous, lang.Both("valore", "value"), 14, false},
	{Value, lang.Both("valore", "value"), 16, true},
	{Missing, lang.Both("manca perché", "missing because"), 28, true},
	{Source, lang.Both("fonte", "source"), 28, true},
}

// columnAt is the place of a column, counted from 0.
func columnAt(key string) int {
	return slices.IndexFunc(columns, func(c column) bool { return c.key == key })
}

// Form is a year's measures to collect, as spreadsheets and YAML show them.
type Form struct {
	Title  string // the name of the body
	Year   int
	When   string // the year or the day that the figures are of, as people write it
	Lang   lang.Lang
	Sheets []Sheet
}

// Sheet is what one office is asked for.
type Sheet struct {
	Office string // as people call it; empty for what no office is responsible for
	Lines  []Line
}

// Line is a measure to collect. Figures are spelt as in files: `-19600`, `68.4 %`,
// `sì`, `2023-06-30`.
type Line struct {
	Objective, Title string // the objective's code and title
	Code, Name, Unit string
	Origin           string   // where the plan says that the figure comes from
	UsedBy           []string // codes of indicators
	Kind             FigureKind
	Last             string // last year's figure
	Value            string
	Missing, Source  string
	See              string // the office that provides the figure, if it is another one
}

// FigureKind is the kind of a figure.
type FigureKind int

const (
	Number FigureKind = iota
	Euro
	Percent
	YesNo
	Date
)

// headers are the names of the columns.
func (f *Form) headers() []string {
	names := make([]string, len(columns))
	for k, c := range columns {
		names[k] = c.header.In(f.Lang)
		if c.key == previous {
			names[k] = lang.Say("%s %d", "%s %d", names[k], f.Year-1).In(f.Lang)
		}
	}
	return names
}

// cells are the texts of a row by column. A measure that another office provides has
// no code here, because it is filled in there.
func (f *Form) cells(s Sheet, r Line) map[string]string {
	cells := map[string]string{
		"office": s.Office, "objective": r.Objective, "measure": f.describe(r), "unit": r.Unit, "used_by": f.users(r),
	}
	if r.See == "" {
		cells[Code], cells[previous], cells[Value] = r.Code, r.Last, r.Value
		cells[Missing], cells[Source] = r.Missing, r.Source
	}
	for key, text := range cells {
		cells[key] = document.Clean(text)
	}
	return cells
}

// namedUsers is the greatest number of listed indicators that use a measure.
const namedUsers = 12

// users lists the indicators that use a measure, or some of them if there are many.
func (f *Form) users(r Line) string {
	if more := len(r.UsedBy) - namedUsers; more > 1 {
		return lang.Say("%s e altri %d", "%s and %d others", strings.Join(r.UsedBy[:namedUsers], ", "), more).In(f.Lang)
	}
	return strings.Join(r.UsedBy, ", ")
}

// describe is the name of a measure, and where to find it.
func (f *Form) describe(r Line) string {
	switch {
	case r.See != "":
		return lang.Say("%s (%s): vedi %s", "%s (%s): see %s", r.Code, r.Name, r.See).In(f.Lang)
	case r.Origin != "":
		return lang.Say("%s (fonte: %s)", "%s (source: %s)", r.Name, r.Origin).In(f.Lang)
	}
	return r.Name
}
