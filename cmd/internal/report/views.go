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

// view is one way to divide the body into groups, and the table of them.
type view struct {
	name            string
	caption, header lang.Text
	groups          func(*evaluate.Result) []*evaluate.Group
	cell            func(*evaluate.Group) document.Cell // the name of a group
}

// areaView has tables of its own, of areas and of objectives.
var areaView = view{name: "area", groups: areaGroups}

var views = []view{
	areaView,
	{"programme", lang.Both("Missioni e programmi (quote dell'ente)", "Missions and programmes (shares of the body)"),
		lang.Both("Missione, programma", "Mission, programme"), (*evaluate.Result).Missions, groupCell},
	{"office", lang.Both("Uffici (quote dell'ente)", "Offices (shares of the body)"), OfficeWord,
		(*evaluate.Result).Offices, groupCell},
	{"type", lang.Both("Tipologie di indicatore (quote dell'ente)", "Types of indicator (shares of the body)"),
		lang.Both("Tipologia", "Type"), (*evaluate.Result).Types,
		func(g *evaluate.Group) document.Cell { return document.Cell{Spoken: g.Name} }},
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
	if v.name == areaView.name {
		doc.Add(treeTables(r)...)
	} else {
		doc.Add(v.table(r, v.groups(r)))
	}
	return doc
}

// table shows groups with their parts.
func (v view) table(r *evaluate.Result, groups []*evaluate.Group) *document.Table {
	t := tallyTable(v.caption, document.Column{Header: v.header})
	for _, g := range groups {
		t.Rows = append(t.Rows, groupRow(r, v.cell(g), g))
		for _, p := range g.Parts {
			t.Rows = append(t.Rows, groupRow(r, Indented(2, v.cell(p)), p))
		}
	}
	return WithoutIdle(t)
}

// data has one row for each group, with every column even if something is missing. The
// parts of a group stand for it.
func (v view) data(r *evaluate.Result) *document.Table {
	type group = *evaluate.Group
	type cell = document.Cell
	return Whose(r, []Column[group]{
		Data(v.name, func(g group) cell { return Raw(g.Code) }),
		Data("name", func(g group) cell { return Raw(g.Name.IT) }),
		Data("share", func(g group) cell { return Number(g.Share) }),
		Data("score", func(g group) cell { return Number(g.Score) }),
		Data("worst", func(g group) cell { return Number(g.Worst) }),
		Data("best", func(g group) cell { return Number(g.Best) }),
		Data("coverage", func(g group) cell { return Number(g.Coverage) }),
		Data("band", func(g group) cell { return Raw(data.BandName(r.Band(&g.Tally))) }),
	}, parts(v.groups(r)))
}

func parts(groups []*evaluate.Group) []*evaluate.Group {
	var all []*evaluate.Group
	for _, g := range groups {
		if g.Parts == nil {
			all = append(all, g)
		}
		all = append(all, g.Parts...)
	}
	return all
}

func areaGroups(r *evaluate.Result) []*evaluate.Group {
	var groups []*evaluate.Group
	for _, a := range r.Children {
		g := &evaluate.Group{Code: a.Code(), Name: lang.Same(a.Name()), Share: a.Share, Tally: a.Tally}
		groups = append(groups, g)
	}
	return groups
}

var TallyColumns = []document.Column{
	Heads("share", "Quota %", "Share %", document.Decimal),
	Heads("score", "Punteggio %", "Score %", document.Decimal),
	Heads("bounds", "Limiti %", "Bounds %", document.Right),
	Heads("coverage", "Misurato %", "Measured %", document.Decimal),
	Heads("band", "Esito", "Status", document.Left),
}

// TallyCells are a score and, if something is missing, what it may become.
func TallyCells(r *evaluate.Result, share *big.Rat, t *evaluate.Tally) []document.Cell {
	score := Styled(Scored(r, t.Score), StyleOf(r.Band(t)))
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
	return &document.Table{Caption: caption, Columns: append(first, TallyColumns...)}
}

func nodeRow(r *evaluate.Result, name document.Cell, n *evaluate.Node, title string) document.Row {
	cells := append([]document.Cell{name, WeightCell(r.Plan, n.Weight)}, TallyCells(r, n.Share, &n.Tally)...)
	note := lang.Parts{lang.Same(title)}
	if n.IsDerived() {
		note = append(note, lang.Both("peso: somma dei punti", "weight: sum of points"))
	}
	return document.Row{Cells: cells, Note: append(note, outside(&n.Tally))}
}

// WeightColumn has weights as the plan weighs.
func WeightColumn(p *plan.Plan) document.Column {
	if p.Weighing.Points {
		return Heads("weight", "Peso (punti)", "Weight (points)", document.Decimal)
	}
	return Heads("weight", "Peso %", "Weight %", document.Decimal)
}

// WeightCell is a weight under a WeightColumn.
func WeightCell(p *plan.Plan, w *big.Rat) document.Cell {
	if !p.Weighing.Points || w == nil {
		return document.PercentBare(w)
	}
	return document.Cell{Spoken: decimalText(w, lang.Text{}), Number: w}
}

// treeTables are the areas, if the plan has any, and the objectives.
func treeTables(r *evaluate.Result) []document.Block {
	if r.Plan.HasAreas() {
		return []document.Block{areaTable(r), objectiveTable(r, r.Node)}
	}
	return []document.Block{objectiveTable(r, r.Node)}
}

func areaTable(r *evaluate.Result) *document.Table {
	t := tallyTable(lang.Both("Aree", "Areas"),
		document.Column{Name: "area", Header: KindName(plan.AreaElement), Min: 20}, WeightColumn(r.Plan))
	for _, a := range r.Children {
		t.Rows = append(t.Rows, nodeRow(r, Coded(a.Code(), a.Name()), a, ""))
	}
	t.Rows = append(t.Rows, bodyRow(r))
	return WithoutIdle(t)
}

func bodyRow(r *evaluate.Result) document.Row {
	body := nodeRow(r, BodyCell(), r.Node, "")
	body.Kind, body.Cells[1] = document.Total, Blank()
	return body
}

// objectiveTable shows the objectives below a node.
func objectiveTable(r *evaluate.Result, of *evaluate.Node) *document.Table {
	t := tallyTable(lang.Both("Obiettivi",
		"Objectives"), Heads("objective", "Obiettivo", "Objective", document.Left), WeightColumn(r.Plan))
	for _, n := range of.All()[1:] {
		switch {
		case n.Area != nil:
			t.Rows = append(t.Rows, TitleRow(n.Code()+"  "+n.Name()))
		case n.Objective != nil:
			t.Rows = append(t.Rows, nodeRow(r, document.Text(n.Code()), n, StepIn(n.Objective)+n.Name()))
		}
	}
	if of == r.Node && !r.Plan.HasAreas() {
		t.Rows = append(t.Rows, bodyRow(r))
	}
	return WithoutIdle(t)
}

// StepIn is the blanks before the name of an objective, which show under how many others
// it stands, up to ten. Its code stays where it is.
func StepIn(o *plan.Objective) string {
	blanks := ""
	for ; o.Parent != nil && len(blanks) < 20; o = o.Parent {
		blanks += "  "
	}
	return blanks
}

func groupRow(r *evaluate.Result, name document.Cell, g *evaluate.Group) document.Row {
	cells := append([]document.Cell{name}, TallyCells(r, g.Share, &g.Tally)...)
	cells[len(cells)-1] = Blank() // bands name what the plan's tree scores
	return document.Row{Cells: cells, Note: outside(&g.Tally)}
}

// groupCell is a group's code and name, in bold if it has parts.
func groupCell(g *evaluate.Group) document.Cell {
	name := document.Cell{Spoken: g.Name}
	if isNamed(g) {
		name.Spoken = lang.Say("%s  %s", "%s  %s", g.Code, g.Name)
	}
	if len(g.Parts) > 0 {
		return Strong(name)
	}
	return name
}

// OfficeWord is what stands over offices.
var OfficeWord = lang.Both("Ufficio", "Office")
