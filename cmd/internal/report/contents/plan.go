// Package contents reports what a plan says and what changed in it.
package contents

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"piao/cmd/internal/document"
	"piao/cmd/internal/report"
	"piao/cmd/internal/report/data"
	"piao/evaluate"
	"piao/plan"
	"piao/plan/lang"
	"piao/plan/source"
	"piao/plan/yearly"
)

// Plan is the document of a whole plan or, with a year, of that year alone.
func Plan(p *plan.Plan, year int) *document.Document {
	return &document.Document{
		Blocks: func() []document.Block { return planPage(p, year) },
		Data:   func() *document.Table { return planData(p, year) },
		JSON:   func() any { return planJSON(p, year) },
	}
}

func planPage(p *plan.Plan, year int) []document.Block {
	var body document.Body
	body.Add(document.Title(lang.Same(p.Entity.Name.Value)), document.Paragraph{Text: lang.Same(p.Title.Value)})
	body.Add(document.Paragraph{Text: countLine(p), Tight: true},
		document.Paragraph{Text: lang.Say("Da %s", "From %s", p.File.Name), Style: document.Dim, Tight: true})
	if line := revisionLine(p); line != nil {
		body.Add(document.Paragraph{Text: line, Tight: true})
	}
	body.Add(document.Paragraph{Text: report.PlanMethodLine(p), Tight: true})
	for _, a := range p.Areas {
		title := titled(a.Code.Value, a.Name.Value, &a.Weight, year)
		body.Add(document.Chapter(title), objectivesTable(p, plan.Within(a.Objectives...), year))
	}
	if !p.HasAreas() {
		body.Add(objectivesTable(p, plan.Within(p.Top()...), year))
	}
	body.Add(missionsTable(p.Missions), officesTable(p), resourcesTable(p, year), peopleTable(p, year),
		agreementsTable(p.Agreements))
	body.Add(document.Paragraph{
		Text: lang.Both("Formula, tipologia, unità e ufficio di un indicatore: piao show CODICE.",
			"An indicator's formula, type, unit and office: piao show CODE."),
		Style: document.Dim,
	})
	return body
}

// titled is a code, a name and the weight if there is one.
func titled(code, name string, w *plan.Weight, year int) lang.Spoken {
	facts := underKey(w.Facts(), "", year)
	if len(facts) == 0 {
		return lang.Same(code + "  " + name)
	}
	unit := " %"
	if w.Points {
		unit = "" // the text has it
	}
	return lang.Say("%s  %s (peso %s%s)", "%s  %s (weight %s%s)", code, name, weightText(facts, true), unit)
}

func countLine(p *plan.Plan) lang.Message {
	var list lang.List
	for _, y := range p.Years {
		list.Items = append(list.Items, lang.Same(p.Label(y.Value)))
	}
	areas := lang.Spoken(lang.Text{})
	if p.HasAreas() {
		areas = lang.Say("%s, ", "%s, ", lang.Counted(len(p.Areas), lang.Both("area", "area"), lang.Both("aree", "areas")))
	}
	word := lang.Both("Anni", "Years")
	if len(p.Years) == 1 {
		word = lang.Both("Anno", "Year")
	}
	return lang.Say("%s %s: %s%s, %s, %s", "%s %s: %s%s, %s, %s", word, list, areas,
		lang.Counted(len(p.Objectives), lang.Both("obiettivo", "objective"), lang.Both("obiettivi", "objectives")),
		lang.Counted(len(p.Indicators()), lang.Both("indicatore", "indicator"), lang.Both("indicatori", "indicators")),
		lang.Counted(len(p.Measures), lang.Both("misura", "measure"), lang.Both("misure", "measures")))
}

func revisionLine(p *plan.Plan) lang.Spoken {
	v := p.Revision
	if !v.Number.Given() && !v.Date.Given() && !v.Note.Given() {
		return nil
	}
	return lang.Parts{lang.Say("Versione %s", "Revision %s", v.Number.Value), report.DateText(v.Date.Value),
		lang.Same(v.Note.Value)}
}

// years are the plan's years, or only the one asked for.
func years(p *plan.Plan, year int) []int {
	if year != 0 {
		return []int{year}
	}
	var all []int
	for _, y := range p.Years {
		all = append(all, y.Value)
	}
	return all
}

func targetColumns(p *plan.Plan, year int) []document.Column {
	var columns []document.Column
	for _, y := range years(p, year) {
		columns = append(columns, report.Heads(fmt.Sprintf("target_%d", y), p.Label(y), p.Label(y), document.Right))
	}
	return columns
}

func targetCells(p *plan.Plan, i *plan.Indicator, year int) []document.Cell {
	var cells []document.Cell
	for _, y := range years(p, year) {
		cells = append(cells, report.TargetCell(i.Target(y)))
	}
	return cells
}

// objectivesTable lists objectives and their indicators, with weights and targets.
func objectivesTable(p *plan.Plan, objectives []*plan.Objective, year int) *document.Table {
	t := &document.Table{Columns: append([]document.Column{
		{Header: lang.Both("Obiettivo, indicatore", "Objective, indicator"), Min: 20},
		report.WeightColumn(p),
	}, targetColumns(p, year)...)}
	if year != 0 {
		t.Columns = append(t.Columns, report.Heads("share", "Quota %", "Share %", document.Decimal))
	}
	for _, o := range objectives {
		title := document.Cell{Spoken: titled(o.Code.Value, report.StepIn(o)+o.Title.Value, &o.Weight, year)}
		t.Rows = append(t.Rows, document.Row{Kind: document.Group, Cells: []document.Cell{title}})
		for _, i := range o.Indicators {
			cells := []document.Cell{report.Coded(i.Code.Value, i.Name.Value), weightCell(&i.Weight, year)}
			cells = append(cells, targetCells(p, i, year)...)
			if year != 0 {
				cells = append(cells, document.PercentBare(evaluate.ShareIn(i, year)))
			}
			t.Rows = append(t.Rows, report.RowOf(cells...))
		}
	}
	return t
}

// weightCell is a weight as written, without its unit: one figure, or one
// for each year.
func weightCell(w *plan.Weight, year int) document.Cell {
	facts := underKey(w.Facts(), "", year)
	if len(facts) == 0 {
		return document.Cell{}
	}
	return document.Cell{Spoken: weightText(facts, false)}
}

func missionsTable(missions []*plan.Mission) *document.Table {
	t := &document.Table{Caption: lang.Both("Missioni e programmi", "Missions and programmes"), Columns: []document.Column{
		{Header: lang.Both("Missione, programma", "Mission, programme")},
		{Header: lang.Both("Obiettivi", "Objectives")},
	}}
	for _, m := range missions {
		t.Rows = append(t.Rows, report.RowOf(report.Strong(report.Coded(m.Code.Value, m.Name.Value)), report.Blank()))
		for _, g := range m.Programmes {
			var codes []string
			for _, o := range g.Objectives {
				codes = append(codes, o.Code.Value)
			}
			t.Rows = append(t.Rows, report.RowOf(
				report.Indented(2, report.Coded(g.Ref, g.Name.Value)), report.OrDash(strings.Join(codes, ", "))))
		}
	}
	return t
}

func officesTable(p *plan.Plan) *document.Table {
	t := &document.Table{Caption: lang.Both("Uffici", "Offices"), Columns: []document.Column{
		{Header: report.OfficeWord},
		{Header: lang.Both("Indicatori", "Indicators")},
	}}
	for _, o := range p.Offices {
		var codes []string
		for _, i := range o.Indicators {
			codes = append(codes, i.Code.Value)
		}
		t.Rows = append(t.Rows, report.RowOf(
			report.Coded(o.Code.Value, o.Name.Value), report.OrDash(strings.Join(codes, ", "))))
	}
	return t
}

// resourcesTable sums up the resources. It has no rows if the plan states none.
func resourcesTable(p *plan.Plan, year int) *document.Table {
	t := &document.Table{Caption: lang.Both("Risorse", "Resources"),
		Columns: []document.Column{{Header: lang.Both("Voce", "Item")}}}
	for _, y := range years(p, year) {
		t.Columns = append(t.Columns, report.Heads(
			strconv.Itoa(y), p.Label(y)+" "+p.CurrencySign(), p.Label(y)+" "+p.CurrencySign(), document.Decimal))
	}
	ofObjectives := slices.ContainsFunc(p.Objectives, func(o *plan.Objective) bool {
		return slices.ContainsFunc(o.Resources, func(x *plan.Resources) bool { return x.Total.Text.Given() })
	})
	if !ofObjectives && len(p.OtherResource) == 0 && len(p.Totals) == 0 {
		return t
	}
	add := func(kind document.RowKind, name document.Cell, amount func(year int) *big.Rat) {
		cells := []document.Cell{name}
		for _, y := range years(p, year) {
			cells = append(cells, document.Amount(amount(y)))
		}
		t.Rows = append(t.Rows, document.Row{Kind: kind, Cells: cells})
	}
	add(document.Plain, document.Words(lang.Both("Obiettivi", "Objectives"), ""), p.ObjectivesTotal)
	for _, o := range p.OtherResource {
		name := o.Name.Value
		if o.Programme.Value != "" {
			name += " (" + o.Programme.Value + ")"
		}
		add(document.Plain, document.Text(name), amountIn(o.Amounts))
	}
	if len(p.Totals) > 0 {
		total := document.Words(lang.Both("Totale dichiarato", "Declared total"), "")
		add(document.Total, report.Strong(total), amountIn(p.Totals))
	}
	return t
}

// peopleTable sums up the people. It has no rows if the plan states none.
func peopleTable(p *plan.Plan, year int) *document.Table {
	t := &document.Table{Caption: lang.Both("Persone, in equivalenti a tempo pieno", "People, in full-time equivalents")}
	row, stated := document.Row{}, false
	for _, y := range years(p, year) {
		t.Columns = append(t.Columns, report.Heads(strconv.Itoa(y), p.Label(y), p.Label(y), document.Decimal))
		row.Cells = append(row.Cells, report.PeopleCell(p.People(y)))
		stated = stated || p.People(y) != nil
	}
	if stated {
		t.Rows = append(t.Rows, row)
	}
	return t
}

// amountIn finds the amount of a year; nil if there is none.
func amountIn(amounts yearly.Figures) func(year int) *big.Rat {
	return func(year int) *big.Rat {
		amount, ok := amounts.In(year)
		if !ok {
			return nil
		}
		return amount.Rat()
	}
}

// planColumns are the first columns of a plan's data. They never change. The other
// keys of an indicator follow them.
var planColumns = []string{
	"area", "objective", "programme", "indicator", "name", "type", "unit", "office",
	"formula", "year", "objective_weight", "weight", "target",
}

// planData has one row for each indicator and year, for programs.
func planData(p *plan.Plan, year int) *document.Table {
	names, indicators := slices.Clone(planColumns), p.Elements(plan.IndicatorElement)
	for _, key := range plan.IndicatorTerms() {
		if !slices.Contains(names, key.Name) && (!key.Rare || saidByAny(indicators, key)) {
			names = append(names, key.Name)
		}
	}
	if p.Weighing.Points {
		names = append(names, "weights")
	}
	t := document.DataTable(names...)
	objectives := map[string]plan.Element{}
	for _, o := range p.Elements(plan.ObjectiveElement) {
		objectives[o.Code] = o
	}
	for _, e := range indicators {
		facts := e.Facts()
		o := e.Is.(*plan.Indicator).Objective
		of := objectives[o.Code.Value].Facts()
		for _, y := range years(p, year) {
			cells := map[string]document.Cell{"indicator": document.Text(e.Code), "year": document.Whole(y),
				"weights": document.Text(plan.InPoints)}
			putCells(cells, of, y)
			cells["area"], cells["programme"] = report.Raw(report.AreaCode(o)), report.Raw(data.ProgrammeRef(o))
			cells["office"] = report.Raw(e.Is.(*plan.Indicator).Answering().String())
			cells["objective_weight"] = cells["weight"]
			delete(cells, "weight")
			putCells(cells, facts, y)
			t.Rows = append(t.Rows, inColumns(t, cells))
		}
	}
	return t
}

// saidByAny reports whether any element says something under a key.
func saidByAny(elements []plan.Element, key source.Term) bool {
	return slices.ContainsFunc(elements, func(e plan.Element) bool { return underKey(e.Facts(), key.Name, 0) != nil })
}

func putCells(cells map[string]document.Cell, facts []source.Fact, year int) {
	for _, f := range facts {
		if f.Year == 0 || f.Year == year && f.Day == "" {
			cells[f.Name] = report.FactCell(f.Value)
		}
	}
}

func inColumns(t *document.Table, cells map[string]document.Cell) document.Row {
	var row document.Row
	for _, c := range t.Columns {
		row.Cells = append(row.Cells, cells[c.Name])
	}
	return row
}
