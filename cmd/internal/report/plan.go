package report

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"

	"piao/evaluate"
	"piao/plan"
	"piao/plan/lang"
	"piao/plan/source"
)

// Plan is the report of a whole plan; with a year, of that year alone.
func Plan(p *plan.Plan, year int) *Report {
	return &Report{
		Blocks: func() []Block { return planPage(p, year) },
		Data:   func() *Table { return planData(p, year) },
		JSON:   func() any { return planJSON(p, year) },
	}
}

func planPage(p *plan.Plan, year int) []Block {
	var doc document
	doc.add(Heading{1, lang.Same(p.Entity.Name.Value)}, Paragraph{Text: lang.Same(p.Title.Value)},
		Paragraph{Text: countLine(p), Tight: true}, Paragraph{Text: lang.Say("Da %s", "From %s", p.File.Name), Style: Dim, Tight: true})
	if line := revisionLine(p); line != nil {
		doc.add(Paragraph{Text: line, Tight: true})
	}
	doc.add(Paragraph{Text: planMethodLine(p), Tight: true})
	for _, a := range p.Areas {
		doc.add(Heading{2, areaTitle(p, a, year)}, areaPlanTable(p, a, year))
	}
	doc.add(missionPlanTable(p), officePlanTable(p), otherTable(p, year))
	doc.add(Paragraph{Text: say("Formula, tipologia, unità e ufficio di un indicatore: piao show CODICE.", "An indicator's formula, type, unit and office: piao show CODE."), Style: Dim})
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
		counted(len(p.Areas), say("area", "area"), say("aree", "areas")), counted(len(p.Objectives), say("obiettivo", "objective"), say("obiettivi", "objectives")),
		counted(len(p.Indicators()), say("indicatore", "indicator"), say("indicatori", "indicators")), counted(len(p.Measures), say("misura", "measure"), say("misure", "measures"))}
	var years lang.List
	for _, y := range p.Years {
		years.Items = append(years.Items, lang.Same(y.Text.Value))
	}
	if len(p.Years) == 1 {
		return lang.Say("Anno %s: %s, %s, %s, %s", "Year %s: %s, %s, %s, %s", years, counts[0], counts[1], counts[2], counts[3])
	}
	return lang.Say("Anni %s: %s, %s, %s, %s", "Years %s: %s, %s, %s, %s", years, counts[0], counts[1], counts[2], counts[3])
}

func counted(n int, one, many lang.Text) lang.Message {
	word := many
	if n == 1 {
		word = one
	}
	return lang.Say("%s %s", "%s %s", grouped(n), word)
}

// grouped is a count with its thousands apart.
func grouped(n int) lang.Number { return lang.Number(strconv.Itoa(n)) }

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

func targetColumns(p *plan.Plan, year int) []Column {
	var columns []Column
	for _, y := range years(p, year) {
		columns = append(columns, heads(fmt.Sprintf("target_%d", y), strconv.Itoa(y), strconv.Itoa(y), Right))
	}
	return columns
}

func targetCells(p *plan.Plan, i *plan.Indicator, year int) []Cell {
	var cells []Cell
	for _, y := range years(p, year) {
		cells = append(cells, targetCell(i.Target(y)))
	}
	return cells
}

func targetCell(t *plan.Target) Cell {
	if t == nil {
		return Cell{}
	}
	return Words(t.Condition, t.Condition.String())
}

// areaPlanTable lists an area's objectives and indicators with weights and targets.
func areaPlanTable(p *plan.Plan, a *plan.Area, year int) *Table {
	t := &Table{Columns: append([]Column{{Header: say("Obiettivo, indicatore", "Objective, indicator"), Min: 20}, heads("weight", "Peso %", "Weight %", Decimal)}, targetColumns(p, year)...)}
	if year != 0 {
		t.Columns = append(t.Columns, heads("share", "Quota %", "Share %", Decimal))
	}
	for _, o := range a.Objectives {
		t.Rows = append(t.Rows, Row{Kind: Group, Cells: []Cell{{Spoken: objectiveTitle(p, a, o, year)}}})
		for _, i := range o.Indicators {
			cells := append([]Cell{coded(i.Code.Value, i.Name.Value), weightCell(&i.Weight, p, year)}, targetCells(p, i, year)...)
			if year != 0 {
				cells = append(cells, PercentBare(evaluate.ShareIn(o, i, year)))
			}
			t.Rows = append(t.Rows, Row{Cells: cells})
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
func weightCell(w *plan.Weight, p *plan.Plan, year int) Cell {
	if w.ByYear == nil || year != 0 {
		d, ok := w.In(max(year, 0))
		if w.ByYear == nil {
			d, ok = w.All, w.All.OK
		}
		if !ok {
			return Cell{}
		}
		return PercentBare(d.Rat())
	}
	var parts lang.List
	for _, y := range w.ByYear {
		parts.Items = append(parts.Items, PercentBare(y.Share.Rat()).Spoken)
	}
	return Cell{Spoken: joined{parts.Items, " / "}}
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

func missionPlanTable(p *plan.Plan) *Table {
	t := &Table{Caption: say("Missioni e programmi", "Missions and programmes"), Columns: []Column{
		{Header: say("Missione, programma", "Mission, programme")}, {Header: say("Obiettivi", "Objectives")}}}
	for _, m := range p.Missions {
		t.Rows = append(t.Rows, Row{Cells: []Cell{strong(coded(m.Code.Value, m.Name.Value)), blank()}})
		for _, g := range m.Programmes {
			codes := plan.Codes(g.Objectives, func(o *plan.Objective) source.Text { return o.Code })
			t.Rows = append(t.Rows, Row{Cells: []Cell{{Spoken: lang.Same(g.Ref + "  " + g.Name.Value), Indent: 2}, {Spoken: listed(codes)}}})
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

func officePlanTable(p *plan.Plan) *Table {
	t := &Table{Caption: say("Uffici", "Offices"), Columns: []Column{{Header: officeWord}, {Header: say("Indicatori", "Indicators")}}}
	for _, o := range p.Offices {
		t.Rows = append(t.Rows, Row{Cells: []Cell{coded(o.Code.Value, o.Name.Value), {Spoken: listed(indicatorCodes(o.Indicators))}}})
	}
	return t
}

// otherTable sums up the resources; nil for a plan that states none.
func otherTable(p *plan.Plan, year int) *Table {
	t := &Table{Caption: say("Risorse", "Resources"), Columns: []Column{{Header: say("Voce", "Item")}}}
	for _, y := range years(p, year) {
		t.Columns = append(t.Columns, heads(strconv.Itoa(y), strconv.Itoa(y)+" €", strconv.Itoa(y)+" €", Decimal))
	}
	ofObjectives := slices.ContainsFunc(p.Objectives, func(o *plan.Objective) bool { return len(o.Resources) > 0 })
	if !ofObjectives && len(p.OtherResource) == 0 && len(p.Totals) == 0 {
		return nil
	}
	row := func(kind RowKind, name Cell, amount func(int) *big.Rat) Row {
		return amountRow(years(p, year), kind, name, amount)
	}
	t.Rows = append(t.Rows, row(Plain, Words(say("Obiettivi", "Objectives"), ""), func(year int) *big.Rat { return objectivesTotal(p, year) }))
	for _, o := range p.OtherResource {
		name := o.Name.Value
		if o.Programme.Value != "" {
			name += " (" + o.Programme.Value + ")"
		}
		t.Rows = append(t.Rows, row(Plain, Text(name), func(year int) *big.Rat { return amountIn(o.Amounts, year) }))
	}
	if len(p.Totals) == 0 {
		return t
	}
	t.Rows = append(t.Rows, row(Total, strong(Words(say("Totale dichiarato", "Declared total"), "")), func(year int) *big.Rat { return amountIn(p.Totals, year) }))
	return t
}

func amountRow(years []int, kind RowKind, name Cell, amount func(int) *big.Rat) Row {
	cells := []Cell{name}
	for _, y := range years {
		cells = append(cells, Amount(amount(y)))
	}
	return Row{Kind: kind, Cells: cells}
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
func planData(p *plan.Plan, year int) *Table {
	t := &Table{}
	for _, name := range []string{"area", "objective", "programme", "indicator", "name", "type", "unit", "office", "formula", "year", "objective_weight", "weight", "target"} {
		t.Columns = append(t.Columns, Column{Name: name})
	}
	for _, i := range p.Indicators() {
		for _, y := range years(p, year) {
			o := i.Objective
			t.Rows = append(t.Rows, Row{Cells: []Cell{Text(o.AreaCode.Value), Text(o.Code.Value), Text(o.ProgrammeRef.Value), Text(i.Code.Value), Text(i.Name.Value),
				Text(i.Type.Value), Text(i.Unit.Value), Text(i.OfficeCode.Value), Text(i.Formula.Value), number(big.NewRat(int64(y), 1)),
				weightNumber(&o.Weight, y), weightNumber(&i.Weight, y), {Raw: targetCell(i.Target(y)).Raw}}})
		}
	}
	return t
}

func weightNumber(w *plan.Weight, year int) Cell {
	d, ok := w.In(year)
	if !ok {
		return Cell{}
	}
	return number(d.Rat())
}
