package report

import (
	"math/big"

	"piao/cmd/internal/document"
	"piao/evaluate"
	"piao/plan/lang"
)

// resourceBlocks show the resources of the year, in euro, and whether the declared
// grand total is their sum.
func resourceBlocks(r *evaluate.Result) []document.Block {
	x := r.Resources()
	if x.GrandTotal == nil && x.Declared == nil && x.Spent == nil {
		return nil
	}
	blocks := []document.Block{areaResources(r, x)}
	if len(r.Plan.Missions) > 0 {
		blocks = append(blocks, missionResources(r.Missions()))
	}
	if line := declaredLine(x); line != nil {
		blocks = append(blocks, document.Paragraph{Text: line})
	}
	return blocks
}

func euroTable(caption lang.Text, first document.Column) *document.Table {
	return &document.Table{Caption: caption, Columns: []document.Column{
		first,
		Heads("total", "Totale €", "Total €", document.Decimal),
		Heads("interventions", "di cui interventi €", "of which interventions €", document.Decimal),
		Heads("spent", "Speso €", "Spent €", document.Decimal),
		Heads("rest", "Residuo €", "Left €", document.Decimal),
		Heads("rate", "Speso sul totale %", "Spent of total %", document.Decimal),
	}}
}

func euroRow(name document.Cell, a evaluate.Amounts) document.Row {
	return RowOf(name, document.Amount(a.Total), document.Amount(a.Interventions),
		document.Amount(a.Spent), document.Amount(a.Rest()), document.PercentBare(a.Rate()))
}

func areaResources(r *evaluate.Result, x *evaluate.Resources) *document.Table {
	t := euroTable(lang.Both("Risorse",
		"Resources"), document.Column{Name: "objective", Header: InTree(r.Plan, "Area, obiettivo", "Area, objective")})
	add := func(name document.Cell, a evaluate.Amounts) { t.Rows = append(t.Rows, euroRow(name, a)) }
	total := func(name lang.Text, a evaluate.Amounts) {
		t.Rows = append(t.Rows, TotalRow(euroRow(Strong(document.Words(name, "")), a).Cells...))
	}
	for _, n := range r.All() {
		switch {
		case n.Area != nil:
			add(Strong(Coded(n.Code(), n.Name())), n.Amounts)
		case n.Objective != nil:
			by := UnderArea(n.Objective)
			add(Indented(by, document.Text(n.Code())), n.Amounts)
			if n.Own != (evaluate.Amounts{}) && n.Below != (evaluate.Amounts{}) {
				add(Indented(by+2, document.Words(lang.Both("di cui propri", "of which own"), "")), n.Own)
			}
		}
	}
	total(lang.Both("Obiettivi", "Objectives"), x.Amounts)
	for _, o := range r.Plan.OtherResource {
		if amount, ok := o.Amounts.In(r.Year); ok {
			add(document.Text(o.Name.Value), evaluate.Amounts{Total: amount.Rat()})
		}
	}
	total(lang.Both("Totale generale", "Grand total"), evaluate.Amounts{Total: x.GrandTotal})
	return WithoutIdle(t)
}

func missionResources(missions []*evaluate.Group) *document.Table {
	t := euroTable(lang.Both("Risorse per missione e programma", "Resources by mission and programme"),
		Heads("programme", "Missione, programma", "Mission, programme", document.Left))
	for _, m := range missions {
		t.Rows = append(t.Rows, euroRow(groupCell(m), m.Amounts))
		for _, p := range m.Parts {
			t.Rows = append(t.Rows, euroRow(Indented(2, groupCell(p)), p.Amounts))
		}
	}
	return WithoutIdle(t)
}

func declaredLine(x *evaluate.Resources) lang.Spoken {
	if x.Declared == nil {
		return nil
	}
	sum, declared := new(big.Rat), lang.Number(document.Round(x.Declared, 2))
	if x.GrandTotal != nil {
		sum = x.GrandTotal
	}
	if x.GrandTotal != nil && sum.Cmp(x.Declared) == 0 {
		return lang.Say("Il totale generale dichiarato, %s €, è la somma esatta.",
			"The declared grand total, €%s, is the exact sum.", declared)
	}
	return lang.Say("Il totale generale dichiarato è %s €, la somma %s €.",
		"The declared grand total is €%s, the sum €%s.", declared, lang.Number(document.Round(sum, 2)))
}
