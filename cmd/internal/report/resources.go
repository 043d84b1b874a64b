package report

import (
	"math/big"

	"piao/cmd/internal/document"
	"piao/evaluate"
	"piao/plan/lang"
)

// resourceBlocks show the resources of the year, and whether the declared
// grand total is their sum.
func resourceBlocks(r *evaluate.Result) []document.Block {
	x := r.Resources()
	if x.GrandTotal == nil && x.Declared == nil && x.Spent == nil && x.People == nil {
		return nil
	}
	blocks := []document.Block{areaResources(r, x)}
	if len(r.Plan.Missions) > 0 {
		blocks = append(blocks, missionResources(r))
	}
	if line := declaredLine(r.Plan.CurrencySign(), x); line != nil {
		blocks = append(blocks, document.Paragraph{Text: line})
	}
	return blocks
}

func amountsTable(r *evaluate.Result, caption lang.Text, first document.Column) *document.Table {
	sign := " " + r.Plan.CurrencySign()
	return &document.Table{Caption: caption, Columns: []document.Column{
		first,
		Heads("total", "Totale"+sign, "Total"+sign, document.Decimal),
		Heads("interventions", "di cui interventi"+sign, "of which interventions"+sign, document.Decimal),
		Heads("spent", "Speso"+sign, "Spent"+sign, document.Decimal),
		Heads("rest", "Residuo"+sign, "Left"+sign, document.Decimal),
		Heads("rate", "Speso sul totale %", "Spent of total %", document.Decimal),
		Heads("people", "Persone (ETP)", "People (FTE)", document.Decimal),
	}}
}

func amountsRow(name document.Cell, a evaluate.Amounts) document.Row {
	return RowOf(name, document.Amount(a.Total), document.Amount(a.Interventions),
		document.Amount(a.Spent), document.Amount(a.Rest()), document.PercentBare(a.Rate()), PeopleCell(a.People))
}

// PeopleCell is a number of people with as many decimals as it has.
func PeopleCell(n *big.Rat) document.Cell {
	if n == nil {
		return document.Cell{}
	}
	return document.Cell{Spoken: decimalText(n, lang.Text{}), Number: n}
}

func areaResources(r *evaluate.Result, x *evaluate.Resources) *document.Table {
	t := amountsTable(r, lang.Both("Risorse",
		"Resources"), document.Column{Name: "objective", Header: InTree(r.Plan, "Area, obiettivo", "Area, objective")})
	add := func(name document.Cell, a evaluate.Amounts) { t.Rows = append(t.Rows, amountsRow(name, a)) }
	total := func(name lang.Text, a evaluate.Amounts) {
		t.Rows = append(t.Rows, TotalRow(amountsRow(Strong(document.Words(name, "")), a).Cells...))
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
	if x.GrandTotal != nil || x.People == nil {
		total(lang.Both("Totale generale", "Grand total"), evaluate.Amounts{Total: x.GrandTotal})
	}
	return WithoutIdle(t)
}

func missionResources(r *evaluate.Result) *document.Table {
	t := amountsTable(r, lang.Both("Risorse per missione e programma", "Resources by mission and programme"),
		Heads("programme", "Missione, programma", "Mission, programme", document.Left))
	for _, m := range r.Missions() {
		t.Rows = append(t.Rows, amountsRow(groupCell(m), m.Amounts))
		for _, p := range m.Parts {
			t.Rows = append(t.Rows, amountsRow(Indented(2, groupCell(p)), p.Amounts))
		}
	}
	return WithoutIdle(t)
}

func declaredLine(sign string, x *evaluate.Resources) lang.Spoken {
	if x.Declared == nil {
		return nil
	}
	sum, declared := new(big.Rat), MoneyText(lang.Number(document.Round(x.Declared, 2)), sign)
	if x.GrandTotal != nil {
		sum = x.GrandTotal
	}
	if x.GrandTotal != nil && sum.Cmp(x.Declared) == 0 {
		return lang.Say("Il totale generale dichiarato, %s, è la somma esatta.",
			"The declared grand total, %s, is the exact sum.", declared)
	}
	return lang.Say("Il totale generale dichiarato è %s, la somma %s.",
		"The declared grand total is %s, the sum %s.", declared, MoneyText(lang.Number(document.Round(sum, 2)), sign))
}
