package report

import (
	"math/big"
	"slices"
	"strings"

	"piao/cmd/internal/document"
	"piao/evaluate"
	"piao/evaluate/ahead"
	"piao/plan"
	"piao/plan/lang"
)

// Score is a score in a sentence: a percentage, or a word if there is none.
func Score(score *big.Rat) lang.Spoken {
	if score == nil {
		return lang.Both("assente", "absent")
	}
	return document.Percent(score).Spoken
}

// ScoreBeside is a score beside another one, with enough digits to show which is the
// higher.
func ScoreBeside(score, other *big.Rat) lang.Spoken {
	if score == nil {
		return Score(nil)
	}
	below := score.Cmp(other) < 0
	return document.PercentLike(score, func(shown *big.Rat) bool { return shown.Cmp(other) < 0 == below }).Spoken
}

// Methods shows a supposition under several scoring methods, one column for each.
func Methods(r *evaluate.Result, s ahead.Supposition, methods []*evaluate.Method,
	under []*evaluate.Result) *document.Document {
	return &document.Document{
		Name: "methods",
		Blocks: func() []document.Block {
			doc := document.Body(Heading(r))
			if supposed := supposedTable(r, s); len(supposed.Rows) > 0 {
				doc.Add(ifHeading, supposed)
			}
			doc.Add(methodTable(r, methods, under), document.Paragraph{Text: methodsExplained})
			return doc
		},
		Data: func() *document.Table { return methodData(r, methods, under) },
	}
}

var methodsExplained = lang.Both(
	"Ogni colonna sostituisce il metodo del piano, anche dove un indicatore ne ha uno suo tra questi. "+
		"Gli indicatori con un altro metodo (lineare, a gradini, a giudizio) "+
		"e quelli sì/no o a scadenza restano com'è scritto nel piano.",
	"Each column replaces the plan's method, also where an indicator has one of these of its own. "+
		"Indicators with another method (linear, steps, judged) "+
		"and yes/no ones and deadlines stay as the plan has them.")

func methodTable(r *evaluate.Result, methods []*evaluate.Method, under []*evaluate.Result) *document.Table {
	t := &document.Table{Caption: lang.Both("Gli stessi dati con metodi diversi",
		"The same figures under different methods"),
		Columns: []document.Column{{Header: inTree(r.Plan, "Area, obiettivo, indicatore",
			"Area, objective, indicator"), Min: 20}}}
	for _, m := range methods {
		t.Columns = append(t.Columns, document.Column{Header: lang.Say("%s %%",
			"%s %%", m.Label), Align: document.Decimal, Min: 1})
	}
	nodes := nodesUnder(under)
	for k, n := range r.All() {
		if k > 0 {
			t.Rows = append(t.Rows, RowOf(methodCells(n, r, nodes[k])...))
		}
	}
	t.Rows = append(t.Rows, TotalRow(methodCells(r.Node, r, nodes[0])...))
	return t
}

// nodesUnder lists each node of a plan in every evaluation.
func nodesUnder(under []*evaluate.Result) [][]*evaluate.Node {
	nodes := make([][]*evaluate.Node, len(under[0].All()))
	for _, r := range under {
		for k, n := range r.All() {
			nodes[k] = append(nodes[k], n)
		}
	}
	return nodes
}

// inTree is the heading of a column of areas and what stands below them, in a plan that
// may have no areas.
func inTree(p *plan.Plan, it, en string) lang.Text {
	if p.HasAreas() {
		return lang.Both(it, en)
	}
	return Capital(lang.Both(strings.TrimPrefix(it, "Area, "), strings.TrimPrefix(en, "Area, ")))
}

// nodeCell names a node below its parent.
func nodeCell(n *evaluate.Node) document.Cell {
	switch {
	case n.Parent == nil:
		return bodyCell()
	case n.Area != nil:
		return Strong(Coded(n.Code(), n.Name()))
	case n.Objective != nil:
		return Indented(underArea(n.Objective), Coded(n.Code(), StepIn(n.Objective)+n.Name()))
	default:
		o := n.Indicator.Objective
		return styled(Indented(2+underArea(o), Coded(n.Code(), StepIn(o)+n.Name())), document.Dim)
	}
}

// underArea is how far an objective stands to the right of areas.
func underArea(o *plan.Objective) int {
	if o.Area == nil {
		return 0
	}
	return 2
}

func methodCells(n *evaluate.Node, r *evaluate.Result, under []*evaluate.Node) []document.Cell {
	cells := []document.Cell{nodeCell(n)}
	for _, n := range under {
		cells = append(cells, worthCell(r, n))
	}
	return cells
}

// methodData has one row for each indicator, with its achievement under each method.
func methodData(r *evaluate.Result, methods []*evaluate.Method, under []*evaluate.Result) *document.Table {
	type nodes = []*evaluate.Node
	columns := []Column[nodes]{
		Data("area", func(n nodes) document.Cell { return Raw(AreaCode(n[0].Indicator.Objective)) }),
		Data("objective", func(n nodes) document.Cell { return Raw(n[0].Indicator.Objective.Code.Value) }),
		Data("indicator", func(n nodes) document.Cell { return Raw(n[0].Code()) }),
	}
	for k, m := range methods {
		columns = append(columns, Data(m.Name, func(n nodes) document.Cell { return Number(worth(n[k])) }))
	}
	return Whose(r, columns, slices.DeleteFunc(nodesUnder(under), func(n nodes) bool { return n[0].Indicator == nil }))
}
