package report

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"

	"piao/cmd/internal/document"
	"piao/evaluate"
	"piao/plan"
	"piao/plan/lang"
	"piao/plan/source"
)

// Plan is the report of a whole plan; with a year, of that year alone.
func Plan(p *plan.Plan, year int) *document.Document {
	return &document.Document{
		Blocks: func() []document.Block { return planPage(p, year) },
		Data:   func() *document.Table { return planData(p, year) },
		JSON:   func() any { return planJSON(p, year) },
	}
}

func planPage(p *plan.Plan, year int) []document.Block {
	var doc document.Body
	doc.Add(document.Title(lang.Same(p.Entity.Name.Value)), document.Paragraph{Text: lang.Same(p.Title.Value)},
		document.Paragraph{Text: countLine(p), Tight: true}, document.Paragraph{Text: lang.Say("Da %s", "From %s", p.File.Name), Style: document.Dim, Tight: true})
	if line := revisionLine(p); line != nil {
		doc.Add(document.Paragraph{Text: line, Tight: true})
	}
	doc.Add(document.Paragraph{Text: planMethodLine(p), Tight: true})
	for _, a := range p.Areas {
		doc.Add(document.Chapter(areaTitle(p, a, year)), areaPlanTable(p, a, year))
	}
	doc.Add(missionPlanTable(p), officePlanTable(p), otherTable(p, year))
	doc.Add(document.Paragraph{Text: lang.Both("Formula, tipologia, unità e ufficio di un indicatore: piao show CODICE.", "An indicator's formula, type, unit and office: piao show CODE."), Style: document.Dim})
	return doc
}

func areaTitle(p *plan.Plan, a *plan.Area, year int) lang.Spoken {
	name := a.Code.Value + "  " + a.Name.Value
	if weight := weightCell(&a.Weight, p, year).Spoken; weight != nil {
		return lang.Say("%s (peso %s %%)", "%s (weight %s %%)", name, weight)
	}
	return lang.Same(name)
}

func countLine(p *plan.Plan) lang.Message {
	counts := [...]lang.Message{
		lang.Counted(len(p.Areas), lang.Both("area", "area"), lang.Both("aree", "areas")), lang.Counted(len(p.Objectives), lang.Both("obiettivo", "objective"), lang.Both("obiettivi", "objectives")),
		lang.Counted(len(p.Indicators()), lang.Both("indicatore", "indicator"), lang.Both("indicatori", "indicators")), lang.Counted(len(p.Measures), lang.Both("misura", "measure"), lang.Both("misure", "measures"))}
	var years lang.List
	for _, y := range p.Years {
		years.Items = append(years.Items, lang.Same(y.Text.Value))
	}
	if len(p.Years) == 1 {
		return lang.Say("Anno %s: %s, %s, %s, %s", "Year %s: %s, %s, %s, %s", years, counts[0], counts[1], counts[2], counts[3])
	}
	return lang.Say("Anni %s: %s, %s, %s, %s", "Years %s: %s, %s, %s, %s", years, counts[0], counts[1], counts[2], counts[3])
}

func revisionLine(p *plan.Plan) lang.Spoken {
	v := p.Revision
	if !v.Number.Given() && !v.Date.Given() && !v.Note.Given() {
		return nil
	}
	return lang.Parts{lang.Say("Versione %s", "Revision %s", v.Number.Value), dateText(v.Date.Value), lang.Same(v.Note.Value)}
}

// years are the plan's years, or the one that was asked for.
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
		columns = append(columns, heads(fmt.Sprintf("target_%d", y), strconv.Itoa(y), strconv.Itoa(y), document.Right))
	}
	return columns
}

func targetCells(p *plan.Plan, i *plan.Indicator, year int) []document.Cell {
	var cells []document.Cell
	for _, y := range years(p, year) {
		cells = append(cells, targetCell(i.Target(y)))
	}
	return cells
}

func targetCell(t *plan.Target) document.Cell {
	if t == nil {
		return document.Cell{}
	}
	return document.Words(t.Condition, t.Condition.String())
}

// areaPlanTable lists an area's objectives and indicators with weights and targets.
func areaPlanTable(p *plan.Plan, a *plan.Area, year int) *document.Table {
	t := &document.Table{Columns: append([]document.Column{{Header: lang.Both("Obiettivo, indicatore", "Objective, indicator"), Min: 20}, heads("weight", "Peso %", "Weight %", document.Decimal)}, targetColumns(p, year)...)}
	if year != 0 {
		t.Columns = append(t.Columns, heads("share", "Quota %", "Share %", document.Decimal))
	}
	for _, o := range a.Objectives {
		t.Rows = append(t.Rows, document.Row{Kind: document.Group, Cells: []document.Cell{{Spoken: objectiveTitle(p, a, o, year)}}})
		for _, i := range o.Indicators {
			cells := append([]document.Cell{coded(i.Code.Value, i.Name.Value), weightCell(&i.Weight, p, year)}, targetCells(p, i, year)...)
			if year != 0 {
				cells = append(cells, document.PercentBare(evaluate.ShareIn(o, i, year)))
			}
			t.Rows = append(t.Rows, document.Row{Cells: cells})
		}
	}
	return t
}

func objectiveTitle(p *plan.Plan, a *plan.Area, o *plan.Objective, year int) lang.Spoken {
	weight := weightCell(&o.Weight, p, year).Spoken
	if weight == nil {
		return lang.Same(o.Code.Value + "  " + o.Title.Value)
	}
	return lang.Say("%s  %s (peso %s %%)", "%s  %s (weight %s %%)", o.Code.Value, o.Title.Value, weight)
}

// weightCell is a weight as written: one figure, or one for each year.
func weightCell(w *plan.Weight, p *plan.Plan, year int) document.Cell {
	if w.ByYear == nil || year != 0 {
		d, ok := w.In(max(year, 0))
		if w.ByYear == nil {
			d, ok = w.All, w.All.OK
		}
		if !ok {
			return document.Cell{}
		}
		return document.PercentBare(d.Rat())
	}
	var parts lang.List
	for _, y := range w.ByYear {
		parts.Items = append(parts.Items, document.PercentBare(y.Share.Rat()).Spoken)
	}
	return document.Cell{Spoken: joined{parts.Items, " / "}}
}

// joined is texts with something between them.
type joined struct {
	items     []lang.Spoken
	separator string
}

func (j joined) In(l lang.Lang) string {
	var s string
	for k, item := range j.items {
		if k > 0 {
			s += j.separator
		}
		s += item.In(l)
	}
	return s
}

func missionPlanTable(p *plan.Plan) *document.Table {
	t := &document.Table{Caption: lang.Both("Missioni e programmi", "Missions and programmes"), Columns: []document.Column{
		{Header: lang.Both("Missione, programma", "Mission, programme")}, {Header: lang.Both("Obiettivi", "Objectives")}}}
	for _, m := range p.Missions {
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{strong(coded(m.Code.Value, m.Name.Value)), blank()}})
		for _, g := range m.Programmes {
			codes := plan.Codes(g.Objectives, func(o *plan.Objective) source.Text { return o.Code })
			t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{{Spoken: lang.Same(g.Ref + "  " + g.Name.Value), Indent: 2}, {Spoken: listed(codes)}}})
		}
	}
	return t
}

// listed is codes with commas between them; nothing is a dash.
func listed(codes []string) lang.Spoken {
	if len(codes) == 0 {
		return nil
	}
	var items []lang.Spoken
	for _, c := range codes {
		items = append(items, lang.Same(c))
	}
	return joined{items, ", "}
}

func indicatorCodes(indicators []*plan.Indicator) []string {
	return plan.Codes(indicators, func(i *plan.Indicator) source.Text { return i.Code })
}

func objectiveCodes(objectives []*plan.Objective) []string {
	return plan.Codes(objectives, func(o *plan.Objective) source.Text { return o.Code })
}

func officePlanTable(p *plan.Plan) *document.Table {
	t := &document.Table{Caption: lang.Both("Uffici", "Offices"), Columns: []document.Column{{Header: officeWord}, {Header: lang.Both("Indicatori", "Indicators")}}}
	for _, o := range p.Offices {
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{coded(o.Code.Value, o.Name.Value), {Spoken: listed(indicatorCodes(o.Indicators))}}})
	}
	return t
}

// otherTable sums up the resources; nil for a plan that states none.
func otherTable(p *plan.Plan, year int) *document.Table {
	t := &document.Table{Caption: lang.Both("Risorse", "Resources"), Columns: []document.Column{{Header: lang.Both("Voce", "Item")}}}
	for _, y := range years(p, year) {
		t.Columns = append(t.Columns, heads(strconv.Itoa(y), strconv.Itoa(y)+" €", strconv.Itoa(y)+" €", document.Decimal))
	}
	ofObjectives := slices.ContainsFunc(p.Objectives, func(o *plan.Objective) bool { return len(o.Resources) > 0 })
	if !ofObjectives && len(p.OtherResource) == 0 && len(p.Totals) == 0 {
		return nil
	}
	row := func(kind document.RowKind, name document.Cell, amount func(int) *big.Rat) document.Row {
		return amountRow(years(p, year), kind, name, amount)
	}
	t.Rows = append(t.Rows, row(document.Plain, document.Words(lang.Both("Obiettivi", "Objectives"), ""), func(year int) *big.Rat { return objectivesTotal(p, year) }))
	for _, o := range p.OtherResource {
		name := o.Name.Value
		if o.Programme.Value != "" {
			name += " (" + o.Programme.Value + ")"
		}
		t.Rows = append(t.Rows, row(document.Plain, document.Text(name), func(year int) *big.Rat { return amountIn(o.Amounts, year) }))
	}
	if len(p.Totals) == 0 {
		return t
	}
	t.Rows = append(t.Rows, row(document.Total, strong(document.Words(lang.Both("Totale dichiarato", "Declared total"), "")), func(year int) *big.Rat { return amountIn(p.Totals, year) }))
	return t
}

func amountRow(years []int, kind document.RowKind, name document.Cell, amount func(int) *big.Rat) document.Row {
	cells := []document.Cell{name}
	for _, y := range years {
		cells = append(cells, document.Amount(amount(y)))
	}
	return document.Row{Kind: kind, Cells: cells}
}

func amountIn(amounts []plan.Amount, year int) *big.Rat {
	for _, a := range amounts {
		if a.Year == year {
			return a.Value.Rat()
		}
	}
	return nil
}

func objectivesTotal(p *plan.Plan, year int) *big.Rat {
	var total *big.Rat
	for _, o := range p.Objectives {
		if x := o.ResourcesOf(year); x != nil {
			if total == nil {
				total = new(big.Rat)
			}
			total.Add(total, x.Total.Rat())
		}
	}
	return total
}

// planData is one row an indicator and year, for programs.
func planData(p *plan.Plan, year int) *document.Table {
	t := &document.Table{}
	for _, name := range []string{"area", "objective", "programme", "indicator", "name", "type", "unit", "office", "formula", "year", "objective_weight", "weight", "target"} {
		t.Columns = append(t.Columns, document.Column{Name: name})
	}
	for _, i := range p.Indicators() {
		for _, y := range years(p, year) {
			o := i.Objective
			t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{document.Text(o.AreaCode.Value), document.Text(o.Code.Value), document.Text(o.ProgrammeRef.Value), document.Text(i.Code.Value), document.Text(i.Name.Value),
				document.Text(i.Type.Value), document.Text(i.Unit.Value), document.Text(i.OfficeCode.Value), document.Text(i.Formula.Value), number(big.NewRat(int64(y), 1)),
				weightNumber(&o.Weight, y), weightNumber(&i.Weight, y), {Raw: targetCell(i.Target(y)).Raw}}})
		}
	}
	return t
}

func weightNumber(w *plan.Weight, year int) document.Cell {
	d, ok := w.In(year)
	if !ok {
		return document.Cell{}
	}
	return number(d.Rat())
}
