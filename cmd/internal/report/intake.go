package report

import (
	"math/big"
	"slices"
	"strings"
	"time"

	"piao/cmd/internal/document"
	"piao/cmd/internal/sheet"
	"piao/plan"
	"piao/plan/lang"
	"piao/plan/source"
)

// Import is what sheets would do to the measurements of a year.
type Import struct {
	*sheet.Intake
	From      []string       // the files read
	To        string         // the measurements' file
	New       bool           // it is not there yet
	Overwrite bool           // values that stand may be changed
	Notes     []lang.Message // how the sheets were read
}

// Intake is the report of an import: what is added and changed, then what cannot
// be taken, each with its cell.
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
	doc := document.Body{document.Title(title), document.Paragraph{Text: lang.Say("Da %s", "From %s", lang.Words(i.From))}}
	doc.Add(document.Paragraph{Text: i.counts(), Style: document.Bold})
	change := lang.Both("Da cambiare, solo con --overwrite", "To change, with --overwrite only")
	if i.Overwrite {
		change = lang.Both("Da cambiare", "To change")
	}
	doc.Add(i.taken(sheet.Add, lang.Both("Da aggiungere", "To add")), i.taken(sheet.Change, change), i.unknown(), i.refused())
	for k, note := range slices.Concat(i.Notes, i.notes()) {
		doc.Add(document.Paragraph{Text: note, Tight: k > 0})
	}
	return doc
}

// counts is what becomes of the rows, in one sentence.
func (i *Import) counts() lang.Spoken {
	var list lang.List
	for _, c := range []struct {
		n         int
		one, many lang.Text
	}{
		{i.Count(sheet.Add), lang.Both("misura da aggiungere", "measure to add"), lang.Both("misure da aggiungere", "measures to add")},
		{i.Count(sheet.Change), lang.Both("misura da cambiare", "measure to change"), lang.Both("misure da cambiare", "measures to change")},
		{i.Count(sheet.Same), lang.Both("misura già uguale", "measure already the same"), lang.Both("misure già uguali", "measures already the same")},
		{i.Count(sheet.Unknown), lang.Both("codice sconosciuto", "unknown code"), lang.Both("codici sconosciuti", "unknown codes")},
		{i.Count(sheet.Refuse), lang.Both("cella rifiutata", "refused cell"), lang.Both("celle rifiutate", "refused cells")},
		{i.Empty, lang.Both("riga senza valore", "row without a value"), lang.Both("righe senza valore", "rows without a value")},
	} {
		if c.n > 0 {
			list.Items = append(list.Items, lang.Counted(c.n, c.one, c.many))
		}
	}
	if len(list.Items) == 0 {
		return lang.Both("Nessuna riga da leggere", "No rows to read")
	}
	return list
}

// taken is a table of figures that are added or changed.
func (i *Import) taken(a sheet.Action, caption lang.Spoken) *document.Table {
	items := i.With(a)
	t := &document.Table{Caption: caption, Columns: []document.Column{heads("measure", "Misura", "Measure", document.Left)}}
	before := a == sheet.Change || anyOf(items, func(n *sheet.Item) bool { return n.Old.Value != "" })
	if before {
		t.Columns = append(t.Columns, heads("old", "Ora", "Now", document.Decimal))
	}
	t.Columns = append(t.Columns, heads("new", "Valore", "Value", document.Decimal))
	said := anyOf(items, func(n *sheet.Item) bool { return remark(n) != nil })
	if said {
		t.Columns = append(t.Columns, heads("source", "Fonte o motivo", "Source or reason", document.Left))
	}
	t.Columns = append(t.Columns, heads("cell", "Cella", "Cell", document.Left))
	for _, n := range items {
		row := rowOf(itemCell(n))
		if before {
			row.Cells = append(row.Cells, saidCell(n, n.Old))
		}
		value := n.New
		if value.Value == "" && value.Missing == "" {
			value = n.Old
		}
		row.Cells = append(row.Cells, saidCell(n, value))
		if said {
			row.Cells = append(row.Cells, document.Cell{Spoken: remark(n)})
		}
		row.Cells = append(row.Cells, i.cellCell(n.At))
		t.Rows = append(t.Rows, row)
	}
	return t
}

func anyOf(items []*sheet.Item, is func(*sheet.Item) bool) bool {
	for _, n := range items {
		if is(n) {
			return true
		}
	}
	return false
}

// remark is what is said of a figure beside its value.
func remark(n *sheet.Item) lang.Spoken {
	var parts lang.Parts
	if n.New.Missing != "" {
		parts = append(parts, lang.Say("manca: %s", "missing: %s", n.New.Missing))
	}
	if n.New.Source != "" {
		parts = append(parts, lang.Same(n.New.Source))
	}
	if n.Old.Missing != "" {
		parts = append(parts, lang.Say("nel file mancava: %s", "missing in the file: %s", n.Old.Missing))
	}
	if n.Old.Source != "" && n.New.Source != "" && n.Old.Source != n.New.Source {
		parts = append(parts, lang.Say("nel file la fonte è %s", "the source in the file is %s", n.Old.Source))
	}
	if n.Old.Source != "" && n.New.Source == "" && n.New.Value != "" {
		parts = append(parts, lang.Say("la fonte resta %s", "the source stays %s", n.Old.Source))
	}
	if len(parts) == 0 {
		return nil
	}
	return parts
}

func itemCell(n *sheet.Item) document.Cell {
	if n.Measure == nil {
		return document.Text(n.Code)
	}
	return document.Text(n.Code + "  " + n.Measure.Name.Value)
}

// saidCell is a figure as the reader's language writes it; without one, nothing.
func saidCell(n *sheet.Item, s sheet.Said) document.Cell {
	if s.Value == "" {
		return document.Cell{}
	}
	unit := ""
	if n.Measure.Kind() == plan.NumberKind {
		unit = n.Measure.Unit.Value
	}
	return document.Cell{Spoken: saidText(s.Value, unit), Raw: s.Value}
}

// saidText is a figure that files write so, and the unit of its measure.
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

// cellCell is a place: without the file and the sheet where there is only one.
func (i *Import) cellCell(p sheet.Place) document.Cell {
	switch {
	case len(i.From) > 1:
		return document.Cell{Spoken: p, Raw: p.String()}
	case p.Sheet != "":
		return document.Text(p.Sheet + " " + p.Cell())
	}
	return document.Text(p.Cell())
}

func (i *Import) unknown() *document.Table {
	t := &document.Table{Caption: lang.Both("Codici che il piano non ha", "Codes that the plan does not have"), Columns: []document.Column{
		heads("code", "Codice", "Code", document.Left), heads("cell", "Cella", "Cell", document.Left), heads("hint", "Rimedio", "Remedy", document.Left)}}
	for _, n := range i.With(sheet.Unknown) {
		t.Rows = append(t.Rows, rowOf(document.Text(n.Code), i.cellCell(n.At), document.Cell{Spoken: sentences(n.Hints...)}))
	}
	return t
}

func (i *Import) refused() *document.Table {
	t := &document.Table{Caption: lang.Both("Celle rifiutate", "Refused cells"), Columns: []document.Column{
		heads("cell", "Cella", "Cell", document.Left), heads("measure", "Misura", "Measure", document.Left), heads("reason", "Perché", "Why", document.Left)}}
	for _, n := range i.With(sheet.Refuse) {
		t.Rows = append(t.Rows, rowOf(i.cellCell(n.At), document.Text(n.Code), document.Cell{Spoken: sentences(append([]lang.Message{n.Reason}, n.Hints...)...)}))
	}
	return t
}

// sentences are messages one after the other; nothing for none.
func sentences(messages ...lang.Message) lang.Spoken {
	if len(messages) == 0 {
		return nil
	}
	var parts lang.Parts
	for _, m := range messages {
		parts = append(parts, m)
	}
	return parts
}

// data lists every row of the sheets that says something.
func (i *Import) data() *document.Table {
	t := &document.Table{}
	for _, name := range []string{"action", "code", "value", "missing", "source", "old_value", "old_missing", "old_source", "file", "sheet", "cell", "computed", "rounded", "reason"} {
		t.Columns = append(t.Columns, document.Column{Name: name})
	}
	for _, n := range i.Items {
		t.Rows = append(t.Rows, rowOf(document.Text(string(n.Action)), document.Text(n.Code), figureData(n.New.Value), document.Text(n.New.Missing), document.Text(n.New.Source),
			figureData(n.Old.Value), document.Text(n.Old.Missing), document.Text(n.Old.Source), document.Text(n.At.File), document.Text(n.At.Sheet), document.Text(n.At.Cell()),
			document.YesNo(n.Formula), document.YesNo(n.Rounded), document.Text(n.Reason.In(lang.EN))))
	}
	return t
}

// figureData is a figure as the file writes it, a number as its digits stand.
func figureData(text string) document.Cell {
	cell := document.Text(text)
	if strings.Trim(text, "-.0123456789") == "" {
		cell.Number, _ = new(big.Rat).SetString(text)
	}
	return cell
}
