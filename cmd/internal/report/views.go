package report

import (
	"math/big"
	"slices"

	"piao/cmd/internal/document"
	"piao/cmd/internal/report/data"
	"piao/evaluate"
	"piao/plan"
	"piao/plan/lang"
)

// view is one way to divide the body into groups.
type view struct {
	name   string
	tables []func(*evaluate.Result) *document.Table
	groups func(*evaluate.Result) []*evaluate.Group
}

var views = []view{
	{"area", []func(*evaluate.Result) *document.Table{areaTable, objectiveTable}, areaGroups},
	{"programme", []func(*evaluate.Result) *document.Table{allMissions}, programmeGroups},
	{"office", []func(*evaluate.Result) *document.Table{officeTable}, (*evaluate.Result).Offices},
	{"type", []func(*evaluate.Result) *document.Table{typeTable}, (*evaluate.Result).Types},
}

// Views lists the names of the views.
func Views() []string {
	var names []string
	for _, v := range views {
		names = append(names, v.name)
	}
	return names
}

func viewNamed(name string) view {
	return views[slices.IndexFunc(views, func(v view) bool { return v.name == name })]
}

// page shows one view alone.
func (v view) page(r *evaluate.Result) []document.Block {
	doc := document.Body(Heading(r))
	for _, table := range v.tables {
		doc.Add(table(r))
	}
	return doc
}

// data has one row for each group, with every column even if something is missing.
func (v view) data(r *evaluate.Result) *document.Table {
	type group = *evaluate.Group
	type cell = document.Cell
	return TableOf([]Column[group]{
		Data(v.name, func(g group) cell { return Raw(g.Code) }),
		Data("name", func(g group) cell { return Raw(g.Name.IT) }),
		Data("share", func(g group) cell { return Number(g.Share) }),
		Data("score", func(g group) cell { return Number(g.Score) }),
		Data("worst", func(g group) cell { return Number(g.Worst) }),
		Data("best", func(g group) cell { return Number(g.Best) }),
		Data("coverage", func(g group) cell { return Number(g.Coverage) }),
		Data("band", func(g group) cell { return Raw(data.BandName(r.Band(&g.Tally))) }),
	}, v.groups(r))
}

func areaGroups(r *evaluate.Result) []*evaluate.Group {
	var groups []*evaluate.Group
	for _, a := range r.Children {
		g := &evaluate.Group{Code: a.Code(), Name: lang.Same(a.Name()), Share: a.Share, Tally: a.Tally}
		groups = append(groups, g)
	}
	return groups
}

// programmeGroups are the programmes. A mission without programmes stands for
// itself.
func programmeGroups(r *evaluate.Result) []*evaluate.Group {
	var groups []*evaluate.Group
	for _, m := range r.Missions() {
		if m.Parts == nil {
			groups = append(groups, m)
		}
		groups = append(groups, m.Parts...)
	}
	return groups
}

var tallyColumns = []document.Column{
	Heads("share", "Quota %", "Share %", document.Decimal),
	Heads("score", "Punteggio %", "Score %", document.Decimal),
	Heads("bounds", "Limiti %", "Bounds %", document.Right),
	Heads("coverage", "Misurato %", "Measured %", document.Decimal),
	Heads("band", "Esito", "Status", document.Left),
}

// tallyCells are a score and, if something is missing, what it may become.
func tallyCells(r *evaluate.Result, share *big.Rat, t *evaluate.Tally) []document.Cell {
	score := styled(scored(r, t.Score), styleOf(r.Band(t)))
	cells := []document.Cell{document.PercentBare(share), score, Blank(), Blank(), standingCell(r, t)}
	if t.Coverage != nil && !t.Complete() {
		cells[2].Spoken = lang.Say("%s – %s",
			"%s – %s", document.PercentBare(t.Worst).Spoken, document.PercentBare(t.Best).Spoken)
		cells[3] = document.PercentBare(t.Coverage)
	}
	return cells
}

// tallyTable is a table of parts of the body, whose rows end with a tally.
func tallyTable(caption lang.Text, first ...document.Column) *document.Table {
	return &document.Table{Caption: caption, Columns: append(first, tallyColumns...)}
}

func nodeRow(r *evaluate.Result, name document.Cell, n *evaluate.Node, title string) document.Row {
	cells := append([]document.Cell{name, document.PercentBare(n.Weight)}, tallyCells(r, n.Share, &n.Tally)...)
	return document.Row{Cells: cells, Note: lang.Parts{lang.Same(title), outside(&n.Tally)}}
}

var weightColumn = Heads("weight", "Peso %", "Weight %", document.Decimal)

func areaTable(r *evaluate.Result) *document.Table {
	t := tallyTable(lang.Both("Aree", "Areas"),
		document.Column{Name: "area", Header: KindName(plan.AreaElement), Min: 20}, weightColumn)
	for _, a := range r.Children {
		t.Rows = append(t.Rows, nodeRow(r, Coded(a.Code(), a.Name()), a, ""))
	}
	body := nodeRow(r, bodyCell(), r.Node, "")
	body.Kind, body.Cells[1] = document.Total, Blank()
	t.Rows = append(t.Rows, body)
	return WithoutIdle(t)
}

func objectiveTable(r *evaluate.Result) *document.Table {
	t := tallyTable(lang.Both("Obiettivi",
		"Objectives"), Heads("objective", "Obiettivo", "Objective", document.Left), weightColumn)
	for _, a := range r.Children {
		t.Rows = append(t.Rows, titleRow(a.Code()+"  "+a.Name()))
		for _, o := range a.Children {
			t.Rows = append(t.Rows, nodeRow(r, document.Text(o.Code()), o, o.Name()))
		}
	}
	return WithoutIdle(t)
}

func groupRow(r *evaluate.Result, name document.Cell, g *evaluate.Group) document.Row {
	cells := append([]document.Cell{name}, tallyCells(r, g.Share, &g.Tally)...)
	cells[len(cells)-1] = Blank() // bands name what the plan's tree scores
	return document.Row{Cells: cells, Note: outside(&g.Tally)}
}

func groupName(g *evaluate.Group) lang.Spoken {
	if g.Code == "" {
		return g.Name
	}
	return lang.Say("%s  %s", "%s  %s", g.Code, g.Name)
}

func allMissions(r *evaluate.Result) *document.Table { return missionTable(r, r.Missions()) }

func missionTable(r *evaluate.Result, missions []*evaluate.Group) *document.Table {
	t := tallyTable(lang.Both("Missioni e programmi (quote dell'ente)", "Missions and programmes (shares of the body)"),
		Heads("programme", "Missione, programma", "Mission, programme", document.Left))
	for _, m := range missions {
		t.Rows = append(t.Rows, groupRow(r, Strong(document.Cell{Spoken: groupName(m)}), m))
		for _, p := range m.Parts {
			t.Rows = append(t.Rows, groupRow(r, document.Cell{Spoken: groupName(p), Indent: 2}, p))
		}
	}
	return WithoutIdle(t)
}

// OfficeWord is what stands over offices.
var OfficeWord = lang.Both("Ufficio", "Office")

func officeTable(r *evaluate.Result) *document.Table {
	t := tallyTable(lang.Both("Uffici (quote dell'ente)",
		"Offices (shares of the body)"), document.Column{Header: OfficeWord})
	for _, g := range r.Offices() {
		t.Rows = append(t.Rows, groupRow(r, document.Cell{Spoken: groupName(g)}, g))
	}
	return WithoutIdle(t)
}

func typeTable(r *evaluate.Result) *document.Table {
	t := tallyTable(lang.Both("Tipologie di indicatore (quote dell'ente)", "Types of indicator (shares of the body)"),
		document.Column{Header: lang.Both("Tipologia", "Type")})
	for _, g := range r.Types() {
		t.Rows = append(t.Rows, groupRow(r, document.Cell{Spoken: g.Name}, g))
	}
	return WithoutIdle(t)
}
