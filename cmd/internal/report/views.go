package report

import (
	"math/big"
	"strings"

	"piao/cmd/internal/document"
	"piao/evaluate"
	"piao/plan/lang"
)

var tallyColumns = []document.Column{
	heads("share", "Quota %", "Share %", document.Decimal),
	heads("score", "Punteggio %", "Score %", document.Decimal),
	heads("bounds", "Limiti %", "Bounds %", document.Right),
	heads("coverage", "Misurato %", "Measured %", document.Decimal),
}

// tallyCells are a score and, where something is missing, what it may become.
func tallyCells(r *evaluate.Result, share *big.Rat, t *evaluate.Tally) []document.Cell {
	cells := []document.Cell{document.PercentBare(share), scored(r, t.Score), blank(), blank()}
	if t.Coverage != nil && (!t.Complete() || t.Score == nil || t.Score.Cmp(t.Worst) != 0) {
		cells[2].Spoken = lang.Say("%s – %s", "%s – %s", document.PercentBare(t.Worst).Spoken, document.PercentBare(t.Best).Spoken)
		cells[3] = document.PercentBare(t.Coverage)
	}
	return cells
}

// optional are the columns that are left out where they say nothing.
var optional = map[string]bool{"weight": true, "share": true, "bounds": true, "coverage": true, "method": true,
	"expected": true, "reachable": true, "cause": true,
	"interventions": true, "spent": true, "rest": true, "rate": true,
	"share_before": true, "share_after": true, "change": true, "remark": true,
	"figure_source": true, "wanted_source": true, "wanted_office": true, "wanted_file": true, "wanted_reason": true, "wanted_figure": true}

// withoutIdle drops the optional columns that say nothing: shares that are the
// weights, and those in which every cell is empty or a dash.
func withoutIdle(t *document.Table) *document.Table {
	keep := make([]bool, len(t.Columns))
	for k, c := range t.Columns {
		keep[k] = !optional[c.Name] || says(t, k) && !(c.Name == "share" && repeats(t, k))
	}
	t.Columns = document.Picked(t.Columns, keep)
	for k := range t.Rows {
		if t.Rows[k].Kind != document.Group {
			t.Rows[k].Cells = document.Picked(t.Rows[k].Cells, keep)
		}
	}
	return t
}

// says is whether any cell of a column says something.
func says(t *document.Table, column int) bool {
	for _, row := range t.Rows {
		if row.Kind != document.Group && row.Cells[column].Spoken != nil && row.Cells[column].Spoken.In(lang.IT) != "" {
			return true
		}
	}
	return false
}

// repeats is whether a column says what the one before it does.
func repeats(t *document.Table, column int) bool {
	for _, row := range t.Rows {
		if row.Kind != document.Plain {
			continue
		}
		a, b := row.Cells[column].Number, row.Cells[column-1].Number
		if a == nil || b == nil {
			if a != b {
				return false
			}
		} else if a.Cmp(b) != 0 {
			return false
		}
	}
	return true
}

func coded(code, name string) document.Cell {
	return document.Cell{Spoken: lang.Same(strings.TrimSpace(code + "  " + name)), Raw: code}
}

func areaTable(r *evaluate.Result) *document.Table {
	t := &document.Table{Caption: lang.Both("Aree", "Areas"), Columns: append([]document.Column{
		heads("area", "Area", "Area", document.Left), heads("weight", "Peso %", "Weight %", document.Decimal)}, tallyColumns...)}
	for _, a := range r.Children {
		cells := []document.Cell{coded(a.Code(), a.Name()), document.PercentBare(a.Weight)}
		t.Rows = append(t.Rows, document.Row{Cells: append(cells, tallyCells(r, a.Share, &a.Tally)...)})
	}
	cells := []document.Cell{strong(document.Words(lang.Both("Ente", "Body"), "")), {Spoken: lang.Same("")}}
	t.Rows = append(t.Rows, document.Row{Kind: document.Total, Cells: append(cells, tallyCells(r, sumShares(r), &r.Tally)...)})
	return withoutIdle(t)
}

// sumShares is 1 where anything counts, else 0: what the shares of the areas add
// up to.
func sumShares(r *evaluate.Result) *big.Rat {
	if r.Score == nil {
		return new(big.Rat)
	}
	return big.NewRat(1, 1)
}

func objectiveTable(r *evaluate.Result) *document.Table {
	t := &document.Table{Caption: lang.Both("Obiettivi", "Objectives"), Columns: append([]document.Column{
		heads("objective", "Obiettivo", "Objective", document.Left), heads("weight", "Peso %", "Weight %", document.Decimal)}, tallyColumns...)}
	for _, a := range r.Children {
		t.Rows = append(t.Rows, document.Row{Kind: document.Group, Cells: []document.Cell{{Spoken: lang.Same(a.Code() + "  " + a.Name())}}})
		for _, o := range a.Children {
			cells := []document.Cell{document.Text(o.Code()), document.PercentBare(o.Weight)}
			t.Rows = append(t.Rows, document.Row{Cells: append(cells, tallyCells(r, o.Share, &o.Tally)...), Note: lang.Same(o.Name())})
		}
	}
	return withoutIdle(t)
}

func missionTable(r *evaluate.Result) *document.Table {
	t := &document.Table{Caption: lang.Both("Missioni e programmi (quote dell'ente)", "Missions and programmes (shares of the body)"),
		Columns: append([]document.Column{heads("programme", "Missione, programma", "Mission, programme", document.Left)}, tallyColumns...)}
	for _, m := range r.Missions() {
		t.Rows = append(t.Rows, groupRow(r, m, 0, document.Bold))
		for _, p := range m.Parts {
			t.Rows = append(t.Rows, groupRow(r, p, 2, document.Normal))
		}
	}
	return withoutIdle(t)
}

func groupRow(r *evaluate.Result, g *evaluate.Group, indent int, s document.Style) document.Row {
	name := document.Cell{Spoken: groupName(g), Raw: g.Code, Indent: indent, Style: s}
	return document.Row{Cells: append([]document.Cell{name}, tallyCells(r, g.Share, &g.Tally)...)}
}

func groupName(g *evaluate.Group) lang.Spoken {
	if g.Code == "" {
		return g.Name
	}
	return lang.Say("%s  %s", "%s  %s", g.Code, g.Name)
}

var officeWord = lang.Both("Ufficio", "Office")

func officeTable(r *evaluate.Result) *document.Table {
	return groupTable(r, lang.Both("Uffici (quote dell'ente)", "Offices (shares of the body)"), officeWord, r.Offices(), groupName)
}

func typeTable(r *evaluate.Result) *document.Table {
	return groupTable(r, lang.Both("Tipologie di indicatore (quote dell'ente)", "Types of indicator (shares of the body)"), lang.Both("Tipologia", "Type"), r.Types(),
		func(g *evaluate.Group) lang.Spoken { return g.Name })
}

func groupTable(r *evaluate.Result, title, word lang.Text, groups []*evaluate.Group, name func(*evaluate.Group) lang.Spoken) *document.Table {
	t := &document.Table{Caption: title, Columns: append([]document.Column{{Name: "code", Header: word}}, tallyColumns...)}
	for _, g := range groups {
		row := groupRow(r, g, 0, document.Normal)
		row.Cells[0].Spoken = name(g)
		t.Rows = append(t.Rows, row)
	}
	return withoutIdle(t)
}

// groupPage shows one way of grouping alone.
func groupPage(r *evaluate.Result, by string) []document.Block {
	doc := document.Body(heading(r))
	switch by {
	case "area":
		doc.Add(areaTable(r), objectiveTable(r))
	case "programme":
		doc.Add(missionTable(r))
	case "office":
		doc.Add(officeTable(r))
	case "type":
		doc.Add(typeTable(r))
	}
	return doc
}

// groupData is one row a group, with every column whatever is missing.
func groupData(r *evaluate.Result, by string) *document.Table {
	t := &document.Table{Columns: []document.Column{{Name: by}, {Name: "name"}, {Name: "share"}, {Name: "score"}, {Name: "worst"}, {Name: "best"}, {Name: "coverage"}}}
	add := func(code string, name lang.Text, share *big.Rat, tally *evaluate.Tally) {
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{document.Text(code), document.Text(name.IT), number(share), number(tally.Score), number(tally.Worst), number(tally.Best), number(tally.Coverage)}})
	}
	switch by {
	case "area":
		for _, a := range r.Children {
			add(a.Code(), lang.Same(a.Name()), a.Share, &a.Tally)
		}
	case "programme":
		for _, m := range r.Missions() {
			for _, p := range m.Parts {
				add(p.Code, p.Name, p.Share, &p.Tally)
			}
			if m.Parts == nil {
				add(m.Code, m.Name, m.Share, &m.Tally)
			}
		}
	default:
		groups := r.Offices()
		if by == "type" {
			groups = r.Types()
		}
		for _, g := range groups {
			add(g.Code, g.Name, g.Share, &g.Tally)
		}
	}
	return t
}
