// Package intake reports what an import takes from sheets.
package intake

import (
	"math/big"
	"slices"
	"strings"
	"time"

	"piao/cmd/internal/document"
	"piao/cmd/internal/report"
	"piao/cmd/internal/sheet"
	"piao/plan/lang"
	"piao/plan/source"
	"piao/plan/target"
)

// Import is what sheets would do to the measurements of a year.
type Import struct {
	*sheet.Intake
	From      []string       // the files read
	To        string         // the measurements' file
	New       bool           // it does not exist yet
	Overwrite bool           // existing values may be changed
	Notes     []lang.Message // how the sheets were read
}

// Intake is the report of an import: what is added and changed, then what cannot be
// used, each with its cell.
func Intake(i *Import) *document.Document {
	return &document.Document{
		Name:   "import",
		Blocks: func() []document.Block { return i.blocks() },
		Data:   func() *document.Table { return i.data() },
	}
}

func (i *Import) blocks() []document.Block {
	title := lang.Say("Da importare in %s", "To import into %s", i.To)
	if i.New {
		title = lang.Say("Da importare in %s, file nuovo", "To import into %s, a new file", i.To)
	}
	change := lang.Both("Da cambiare, solo con --overwrite", "To change, with --overwrite only")
	if i.Overwrite {
		change = lang.Both("Da cambiare", "To change")
	}
	doc := document.Body{document.Title(title)}
	doc.Add(document.Paragraph{Text: lang.Say("Da %s", "From %s", lang.Words(i.From))})
	doc.Add(document.Paragraph{Text: i.counts(), Style: document.Bold})
	doc.Add(i.taken(sheet.Add, lang.Both("Da aggiungere", "To add")), i.taken(sheet.Change, change))
	doc.Add(i.advised(), i.unknown(), i.refused())
	for k, note := range slices.Concat(i.Notes, i.notes()) {
		doc.Add(document.Paragraph{Text: note, Tight: k > 0})
	}
	return doc
}

// counts is the number of rows by what happens to them, in one sentence.
func (i *Import) counts() lang.Spoken {
	var list lang.List
	add := func(n int, one, many lang.Text) {
		if n > 0 {
			list.Items = append(list.Items, lang.Counted(n, one, many))
		}
	}
	add(i.Count(sheet.Add), lang.Both("misura da aggiungere", "measure to add"),
		lang.Both("misure da aggiungere", "measures to add"))
	add(i.Count(sheet.Change), lang.Both("misura da cambiare", "measure to change"),
		lang.Both("misure da cambiare", "measures to change"))
	add(i.Count(sheet.Same), lang.Both("misura già uguale", "measure already the same"),
		lang.Both("misure già uguali", "measures already the same"))
	add(i.Count(sheet.Unknown), lang.Both("codice sconosciuto", "unknown code"),
		lang.Both("codici sconosciuti", "unknown codes"))
	add(i.Count(sheet.Refuse), lang.Both("cella rifiutata", "refused cell"),
		lang.Both("celle rifiutate", "refused cells"))
	add(i.Count(sheet.Unread), lang.Both("riga senza valore", "row without a value"),
		lang.Both("righe senza valore", "rows without a value"))
	if len(list.Items) == 0 {
		return lang.Both("Nessuna riga da leggere", "No rows to read")
	}
	return list
}

// item is a row of the sheets.
type item = *sheet.Item

// taken is a table of figures that are added or changed.
func (i *Import) taken(a sheet.Action, caption lang.Spoken) *document.Table {
	items := i.With(a)
	columns := []report.Column[item]{report.Page(lang.Both("Misura", "Measure"), itemCell)}
	if a == sheet.Change || slices.ContainsFunc(items, func(n item) bool { return n.Old.Value != "" }) {
		columns = append(columns, report.Shown("old", "Ora", "Now", document.Decimal, oldCell))
	}
	columns = append(columns, report.Shown("new", "Valore", "Value", document.Decimal, newCell))
	if slices.ContainsFunc(items, func(n item) bool { return remark(n).Spoken != nil }) {
		columns = append(columns, report.Page(lang.Both("Fonte o motivo", "Source or reason"), remark))
	}
	return captioned(caption, append(columns, i.place()), items)
}

func captioned(caption lang.Spoken, columns []report.Column[item], items []item) *document.Table {
	t := report.TableOf(columns, items)
	t.Caption = caption
	return t
}

// remark is what is said about a figure beside its value.
func remark(n item) document.Cell {
	var said []lang.Message
	if n.New.Missing != "" {
		said = append(said, lang.Say("manca: %s", "missing: %s", n.New.Missing))
	}
	if n.New.Source != "" {
		said = append(said, lang.Verbatim(n.New.Source))
	}
	if n.Old.Missing != "" {
		said = append(said, lang.Say("nel file mancava: %s", "missing in the file: %s", n.Old.Missing))
	}
	switch {
	case n.Old.Source == "":
	case n.New.Source == "" && n.New.Value != "":
		said = append(said, lang.Say("la fonte resta %s", "the source stays %s", n.Old.Source))
	case n.New.Source != "" && n.New.Source != n.Old.Source:
		said = append(said, lang.Say("nel file la fonte è %s", "the source in the file is %s", n.Old.Source))
	}
	return sentences(said...)
}

func codeCell(n item) document.Cell { return document.Text(n.Code) }

func itemCell(n item) document.Cell { return document.Text(n.Code + "  " + n.Measure.Name.Value) }

func oldCell(n item) document.Cell { return saidCell(n, n.Old) }

// newCell is the figure of the sheet, or that of the file if only the source is new.
func newCell(n item) document.Cell {
	if n.New.Value == "" && n.New.Missing == "" {
		return oldCell(n)
	}
	return saidCell(n, n.New)
}

// saidCell is a figure as the reader's language writes it; empty if there is none.
func saidCell(n item, s sheet.Said) document.Cell {
	if s.Value == "" {
		return document.Cell{}
	}
	unit := ""
	if n.Measure.Kind() == target.NumberKind {
		unit = n.Measure.Unit.Value
	}
	return document.Cell{Spoken: saidText(s.Value, unit), Raw: s.Value}
}

// saidText is a figure in the spelling of files as the reader's language writes it,
// with the unit of its measure.
func saidText(figure, unit string) lang.Spoken {
	if day, err := time.Parse(time.DateOnly, figure); err == nil {
		return lang.Date(day)
	}
	number, percent := source.CutPercent(figure)
	switch {
	case percent:
		unit = "%"
	case strings.Trim(number, "-.0123456789") != "":
		return lang.Same(figure) // a yes or a no
	case unit == "N.":
		unit = ""
	}
	return document.Rounded{Number: lang.Number(number), Unit: lang.Same(unit)}
}

// place is the column with the cells, without file and sheet if there is only one.
func (i *Import) place() report.Column[item] {
	return report.Page(lang.Both("Cella", "Cell"), func(n item) document.Cell {
		switch {
		case len(i.From) > 1:
			return document.Cell{Spoken: n.At, Raw: n.At.String()}
		case n.At.Sheet != "":
			return document.Text(n.At.Sheet + " " + n.At.Cell())
		}
		return document.Text(n.At.Cell())
	})
}

func (i *Import) unknown() *document.Table {
	remedy := func(n item) document.Cell { return sentences(n.Hints...) }
	return captioned(lang.Both("Codici che il piano non ha", "Codes that the plan does not have"), []report.Column[item]{
		report.Page(lang.Both("Codice", "Code"), codeCell),
		i.place(),
		report.Page(lang.Both("Rimedio", "Remedy"), remedy),
	}, i.With(sheet.Unknown))
}

func (i *Import) refused() *document.Table {
	why := func(n item) document.Cell { return sentences(append([]lang.Message{n.Reason}, n.Hints...)...) }
	return i.about(lang.Both("Celle rifiutate", "Refused cells"), lang.Both("Perché", "Why"), why, i.With(sheet.Refuse))
}

// advised lists what check will say about the figures.
func (i *Import) advised() *document.Table {
	items := slices.DeleteFunc(i.With(sheet.Add, sheet.Change), func(n item) bool { return n.Advice == nil })
	what := func(n item) document.Cell { return document.Cell{Spoken: n.Advice} }
	return i.about(lang.Both("Da controllare", "To be checked"), lang.Both("Avviso", "Warning"), what, items)
}

// about is a table of what is said about items.
func (i *Import) about(caption, header lang.Text, say func(item) document.Cell, items []item) *document.Table {
	return captioned(caption, []report.Column[item]{
		i.place(), report.Page(lang.Both("Misura", "Measure"), codeCell), report.Page(header, say),
	}, items)
}

// sentences joins messages; empty if there are none.
func sentences(messages ...lang.Message) document.Cell {
	var parts lang.Parts
	for _, m := range messages {
		parts = append(parts, m)
	}
	if len(parts) == 0 {
		return document.Cell{}
	}
	return document.Cell{Spoken: parts}
}

// data lists every row of the sheets with a code.
func (i *Import) data() *document.Table {
	text := func(name string, of func(item) string) report.Column[item] {
		return report.Data(name, func(n item) document.Cell { return document.Text(of(n)) })
	}
	return report.TableOf([]report.Column[item]{
		text("action", func(n item) string { return string(n.Action) }),
		text("code", func(n item) string { return n.Code }),
		report.Data("value", func(n item) document.Cell { return figureData(n.New.Value) }),
		text("missing", func(n item) string { return n.New.Missing }),
		text("source", func(n item) string { return n.New.Source }),
		report.Data("old_value", func(n item) document.Cell { return figureData(n.Old.Value) }),
		text("old_missing", func(n item) string { return n.Old.Missing }),
		text("old_source", func(n item) string { return n.Old.Source }),
		text("file", func(n item) string { return n.At.File }),
		text("sheet", func(n item) string { return n.At.Sheet }),
		text("cell", func(n item) string { return n.At.Cell() }),
		report.Data("computed", func(n item) document.Cell { return document.YesNo(n.Formula) }),
		report.Data("rounded", func(n item) document.Cell { return document.YesNo(n.Rounded) }),
		text("reason", func(n item) string { return n.Reason.In(lang.EN) }),
		text("warning", func(n item) string { return n.Advice.In(lang.EN) }),
	}, i.Items)
}

// figureData is a figure as the file writes it; a number keeps its digits.
func figureData(text string) document.Cell {
	cell := document.Text(text)
	if strings.Trim(text, "-.0123456789") == "" {
		cell.Number, _ = new(big.Rat).SetString(text)
	}
	return cell
}
