package planrows

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"

	"piao/cmd/internal/sheet"
	"piao/plan/lang"
	"piao/plan/source"
)

// headings are the letters of the headers by which the columns of each key are found.
var headings = map[string]string{
	"area":      "area areastrategica strategicarea",
	"objective": "obiettivo codiceobiettivo codobiettivo obiettivocodice objective objectivecode",
	"title": "titolo titoloobiettivo titolodellobiettivo descrizioneobiettivo obiettivotitolo obiettivodescrizione " +
		"title objectivetitle",
	"parent":           "obiettivosuperiore obiettivopadre parent parentobjective",
	"objective_weight": "pesoobiettivo pesodellobiettivo obiettivopeso objectiveweight",
	"programme":        "programma missioneprogramma programme missionprogramme program",
	"indicator":        "indicatore codiceindicatore codindicatore indicatorecodice codice indicator indicatorcode code",
	"name": "nome nomeindicatore denominazione descrizione descrizioneindicatore indicatorenome indicatoredescrizione " +
		"name indicatorname description",
	"type":    "tipo tipologia tipoindicatore type indicatortype",
	"unit":    "unita unitadimisura um unit unitofmeasure",
	"weight":  "peso pesoindicatore pesodellindicatore indicatorepeso weight indicatorweight",
	"formula": "formula algoritmo formuladicalcolo",
	"office":  "ufficio ufficioresponsabile struttura strutturaresponsabile responsabile office responsibleoffice",
	"source":  "fonte fontedati fontedeidati source datasource",
}

// Keys lists the columns that a table may have beside those of years.
var Keys = slices.Sorted(maps.Keys(headings))

var yearHeading = regexp.MustCompile(`^(?:target|anno|year|valoreatteso|valoriattesi|expected)*((?:19|20)\d\d)$`)

// keyOf is the key of the column that a header names, or the year that its targets are of.
func (a *Asked) keyOf(header string) string {
	for key, name := range a.Columns {
		if strings.EqualFold(name, header) {
			return key
		}
	}
	letters, key := sheet.Letters(header), ""
	if year := yearHeading.FindStringSubmatch(letters); year != nil {
		key = year[1]
	}
	for k, known := range headings {
		if slices.Contains(strings.Fields(known), letters) {
			key = k
		}
	}
	if _, elsewhere := a.Columns[key]; elsewhere {
		return ""
	}
	return key
}

// layout is where the columns of a table are, from 1, by key or year.
type layout struct {
	header, found int // the row of the headers, and how many say what they are
	at            map[string]int
	keys          []string // in the order of the columns
	unread        []lang.Spoken
	wrong         source.Problem // two columns have the same header
}

// searched is the number of rows in which headers are searched for.
const searched = 50

// find is the layout of the row of a table whose headers say most.
func (a *Asked) find(t *sheet.Table) (best layout, wrong source.Problem) {
	for row := 1; row <= min(t.Rows, searched); row++ {
		if l := a.headers(t, row); (a.Header == 0 || a.Header == row) && l.found > best.found {
			best = l
		}
	}
	var lacking []lang.Spoken
	for _, key := range slices.Sorted(maps.Keys(a.Columns)) {
		if name := a.Columns[key]; name != "" && best.at[key] == 0 {
			lacking = append(lacking, lang.Say("«%s»", "“%s”", name))
		}
	}
	for _, needed := range []struct {
		there bool
		name  lang.Text
	}{
		{best.at["objective"]+best.at["title"] > 0, lang.Both("obiettivo o titolo", "objective or title")},
		{best.at["indicator"]+best.at["name"] > 0, lang.Both("indicatore o nome", "indicator or name")},
		{len(best.years()) > 0, lang.Both("un anno", "a year")},
	} {
		if !needed.there {
			lacking = append(lacking, needed.name)
		}
	}
	if lacking == nil {
		return best, best.wrong
	}
	return best, source.Problem{Message: lang.Say("%s: colonne mancanti: %s", "%s: missing columns: %s",
		t.Where(), lang.List{Items: lacking}), Hints: []lang.Message{
		lang.Say("la riga %d ha %s", "row %d has %s", max(best.header, 1), t.Titles(max(best.header, 1))),
		lang.Say("dire quale ha un'altra intestazione: --column name=B --column 2025=Atteso",
			"say which one has another header: --column name=B --column 2025=Expected")}}
}

// headers is the layout by the headers in a row. A header may begin in the row above, as
// where “target” stands above the years.
func (a *Asked) headers(t *sheet.Table, row int) layout {
	l := layout{header: row, at: map[string]int{}}
	above := make([]string, t.Wide+1)
	for col := range above {
		above[col] = t.Cell(row-1, col).Line()
	}
	for col := 1; col <= t.Wide; col++ {
		c := t.Cell(row, col)
		text, letter := cmp.Or(c.Line(), above[col]), strings.TrimRight(c.Cell(), "0123456789")
		key := cmp.Or(a.keyOf(above[col]+" "+text), a.keyOf(text))
		for asked, name := range a.Columns {
			if sheet.PlaceOf(name) == col {
				key = asked
			}
		}
		switch {
		case key == "" && text != "":
			l.unread = append(l.unread, lang.Say("%s «%s»", "%s “%s”", letter, text))
		case l.at[key] > 0:
			l.wrong = source.Problem{Message: lang.Say("%s e %s sono la stessa colonna, %s",
				"%s and %s are the same column, %s", t.Cell(row, l.at[key]).Place, c.Cell(), key),
				Hints: []lang.Message{lang.Say("indicare la colonna con la sua lettera: --column %s=%s",
					"name the column by its letter: --column %s=%s", key, letter)}}
		case key != "":
			l.at[key], l.keys, l.found = col, append(l.keys, key), l.found+1
		}
	}
	return l
}

// years lists the years that have a column.
func (l layout) years() []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(l.at)), func(key string) bool { return headings[key] != "" })
}
