package report

import (
	"math/big"
	"strings"

	"piao/evaluate"
	"piao/plan/lang"
)

var tallyColumns = []Column{
	heads("share", "Quota %", "Share %", Decimal),
	heads("score", "Punteggio %", "Score %", Decimal),
	heads("bounds", "Limiti %", "Bounds %", Right),
	heads("coverage", "Misurato %", "Measured %", Decimal),
}

// tallyCells are a score and, where something is missing, what it may become.
func tallyCells(r *evaluate.Result, share *big.Rat, t *evaluate.Tally) []Cell {
	cells := []Cell{PercentBare(share), scored(r, t.Score), blank(), blank()}
	if t.Coverage != nil && (!t.Complete() || t.Score == nil || t.Score.Cmp(t.Worst) != 0) {
		cells[2].Spoken = lang.Say("%s – %s", "%s – %s", PercentBare(t.Worst).Spoken, PercentBare(t.Best).Spoken)
		cells[3] = PercentBare(t.Coverage)
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
func withoutIdle(t *Table) *Table {
	keep := make([]bool, len(t.Columns))
	for k, c := range t.Columns {
		keep[k] = !optional[c.Name] || says(t, k) && !(c.Name == "share" && repeats(t, k))
	}
	t.Columns = kept(t.Columns, keep)
	for k := range t.Rows {
		if t.Rows[k].Kind != Group {
			t.Rows[k].Cells = kept(t.Rows[k].Cells, keep)
		}
	}
	return t
}

func kept[T any](all []T, keep []bool) []T {
	var some []T
	for k := range all {
		if keep[k] {
			some = append(some, all[k])
		}
	}
	return some
}

// says is whether any cell of a column says something.
func says(t *Table, column int) bool {
	for _, row := range t.Rows {
		if row.Kind != Group && row.Cells[column].Spoken != nil && row.Cells[column].Spoken.In(lang.IT) != "" {
			return true
		}
	}
	return false
}

// repeats is whether a column says what the one before it does.
func repeats(t *Table, column int) bool {
	for _, row := range t.Rows {
		if row.Kind == Plain && !sameFigure(row.Cells[column].Number, row.Cells[column-1].Number) {
			return false
		}
	}
	return true
}

func coded(code, name string) Cell {
	return Cell{Spoken: lang.Same(strings.TrimSpace(code + "  " + name)), Raw: code}
}

func areaTable(r *evaluate.Result) *Table {
	t := &Table{Caption: say("Aree", "Areas"), Columns: append([]Column{
		heads("area", "Area", "Area", Left), heads("weight", "Peso %", "Weight %", Decimal)}, tallyColumns...)}
	for _, a := range r.Areas {
		cells := []Cell{coded(a.Code.Value, a.Name.Value), PercentBare(a.Weight)}
		t.Rows = append(t.Rows, Row{Cells: append(cells, tallyCells(r, a.Share, &a.Tally)...)})
	}
	cells := []Cell{strong(Words(say("Ente", "Body"), "")), {Spoken: lang.Same("")}}
	t.Rows = append(t.Rows, Row{Kind: Total, Cells: append(cells, tallyCells(r, sumShares(r), &r.Tally)...)})
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

func objectiveTable(r *evaluate.Result, areas []*evaluate.Area) *Table {
	t := &Table{Caption: say("Obiettivi", "Objectives"), Columns: append([]Column{
		heads("objective", "Obiettivo", "Objective", Left), heads("weight", "Peso %", "Weight %", Decimal)}, tallyColumns...)}
	for _, a := range areas {
		t.Rows = append(t.Rows, Row{Kind: Group, Cells: []Cell{{Spoken: lang.Same(a.Code.Value + "  " + a.Name.Value)}}})
		for _, o := range a.Objectives {
			cells := []Cell{Text(o.Code.Value), PercentBare(o.Weight)}
			t.Rows = append(t.Rows, Row{Cells: append(cells, tallyCells(r, o.Share, &o.Tally)...), Note: lang.Same(o.Title.Value)})
		}
	}
	return withoutIdle(t)
}

func missionTable(r *evaluate.Result) *Table {
	t := &Table{Caption: say("Missioni e programmi (quote dell'ente)", "Missions and programmes (shares of the body)"),
		Columns: append([]Column{heads("programme", "Missione, programma", "Mission, programme", Left)}, tallyColumns...)}
	for _, m := range r.Missions {
		t.Rows = append(t.Rows, groupRow(r, &m.Group, 0, Bold))
		for _, p := range m.Programmes {
			t.Rows = append(t.Rows, groupRow(r, p, 2, Normal))
		}
	}
	return withoutIdle(t)
}

func groupRow(r *evaluate.Result, g *evaluate.Group, indent int, s Style) Row {
	name := Cell{Spoken: groupName(g), Raw: g.Code, Indent: indent, Style: s}
	return Row{Cells: append([]Cell{name}, tallyCells(r, g.Share, &g.Tally)...)}
}

func groupName(g *evaluate.Group) lang.Spoken {
	if g.Code == "" {
		return g.Name
	}
	return lang.Say("%s  %s", "%s  %s", g.Code, g.Name)
}

var officeWord = say("Ufficio", "Office")

func officeTable(r *evaluate.Result) *Table {
	return groupTable(r, say("Uffici (quote dell'ente)", "Offices (shares of the body)"), officeWord, r.Offices, groupName)
}

func typeTable(r *evaluate.Result) *Table {
	return groupTable(r, say("Tipologie di indicatore (quote dell'ente)", "Types of indicator (shares of the body)"), say("Tipologia", "Type"), r.Types,
		func(g *evaluate.Group) lang.Spoken { return g.Name })
}

func groupTable(r *evaluate.Result, title, word lang.Text, groups []*evaluate.Group, name func(*evaluate.Group) lang.Spoken) *Table {
	t := &Table{Caption: title, Columns: append([]Column{{Name: "code", Header: word}}, tallyColumns...)}
	for _, g := range groups {
		row := groupRow(r, g, 0, Normal)
		row.Cells[0].Spoken = name(g)
		t.Rows = append(t.Rows, row)
	}
	return withoutIdle(t)
}

// groupPage shows one way of grouping alone.
func groupPage(r *evaluate.Result, by string) []Block {
	doc := document(heading(r))
	switch by {
	case "area":
		doc.add(areaTable(r), objectiveTable(r, r.Areas))
	case "programme":
		doc.add(missionTable(r))
	case "office":
		doc.add(officeTable(r))
	case "type":
		doc.add(typeTable(r))
	}
	return doc
}

// groupData is one row a group, with every column whatever is missing.
func groupData(r *evaluate.Result, by string) *Table {
	t := &Table{Columns: []Column{{Name: by}, {Name: "name"}, {Name: "share"}, {Name: "score"}, {Name: "worst"}, {Name: "best"}, {Name: "coverage"}}}
	add := func(code string, name lang.Text, share *big.Rat, tally *evaluate.Tally) {
		t.Rows = append(t.Rows, Row{Cells: []Cell{Text(code), Text(name.IT), number(share), number(tally.Score), number(tally.Worst), number(tally.Best), number(tally.Coverage)}})
	}
	switch by {
	case "area":
		for _, a := range r.Areas {
			add(a.Code.Value, lang.Same(a.Name.Value), a.Share, &a.Tally)
		}
	case "programme":
		for _, m := range r.Missions {
			for _, p := range m.Programmes {
				add(p.Code, p.Name, p.Share, &p.Tally)
			}
			if m.Programmes == nil {
				add(m.Code, m.Name, m.Share, &m.Tally)
			}
		}
	default:
		groups := r.Offices
		if by == "type" {
			groups = r.Types
		}
		for _, g := range groups {
			add(g.Code, g.Name, g.Share, &g.Tally)
		}
	}
	return t
}
