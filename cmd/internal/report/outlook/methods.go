package outlook

import (
	"slices"

	"piao/cmd/internal/document"
	"piao/cmd/internal/report"
	"piao/evaluate"
	"piao/evaluate/ahead"
	"piao/plan/lang"
)

// Methods shows a supposition under several scoring methods, one column for each.
func Methods(r *evaluate.Result, s ahead.Supposition, methods []*evaluate.Method,
	under []*evaluate.Result) *document.Document {
	return &document.Document{
		Name: "methods",
		Blocks: func() []document.Block {
			doc := document.Body(report.Heading(r))
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
		Columns: []document.Column{{Header: report.InTree(r.Plan, "Area, obiettivo, indicatore",
			"Area, objective, indicator"), Min: 20}}}
	for _, m := range methods {
		t.Columns = append(t.Columns, document.Column{Header: lang.Say("%s %%",
			"%s %%", m.Label), Align: document.Decimal, Min: 1})
	}
	nodes := nodesUnder(under)
	for k, n := range r.All() {
		if k > 0 {
			t.Rows = append(t.Rows, report.RowOf(methodCells(n, r, nodes[k])...))
		}
	}
	t.Rows = append(t.Rows, report.TotalRow(methodCells(r.Node, r, nodes[0])...))
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

// nodeCell names a node below its parent.
func nodeCell(n *evaluate.Node) document.Cell {
	switch {
	case n.Parent == nil:
		return report.BodyCell()
	case n.Area != nil:
		return report.Strong(report.Coded(n.Code(), n.Name()))
	case n.Objective != nil:
		return report.Indented(report.UnderArea(n.Objective), report.Coded(n.Code(), report.StepIn(n.Objective)+n.Name()))
	default:
		o := n.Indicator.Objective
		name := report.Coded(n.Code(), report.StepIn(o)+n.Name())
		return report.Styled(report.Indented(2+report.UnderArea(o), name), document.Dim)
	}
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
	columns := []report.Column[nodes]{
		report.Data("area", func(n nodes) document.Cell { return report.Raw(report.AreaCode(n[0].Indicator.Objective)) }),
		report.Data("objective", func(n nodes) document.Cell { return report.Raw(n[0].Indicator.Objective.Code.Value) }),
		report.Data("indicator", func(n nodes) document.Cell { return report.Raw(n[0].Code()) }),
	}
	for k, m := range methods {
		columns = append(columns, report.Data(m.Name, func(n nodes) document.Cell { return report.Number(worth(n[k])) }))
	}
	others := func(n nodes) bool { return n[0].Indicator == nil }
	return report.Whose(r, columns, slices.DeleteFunc(nodesUnder(under), others))
}
