package report

import (
	"math/big"
	"time"

	"piao/cmd/internal/document"
	"piao/evaluate"
	"piao/plan/lang"
)

// remarks say what a score does not: what is missing, left out, and why.
func remarks(r *evaluate.Result, indicators []*evaluate.Indicator) []document.Block {
	var blocks []document.Block
	blocks = append(blocks, missingTable(indicators)...)
	blocks = append(blocks, leftOut(r, indicators)...)
	blocks = append(blocks, causeTable(indicators)...)
	return blocks
}

func chosen(indicators []*evaluate.Indicator, is func(*evaluate.Indicator) bool) []*evaluate.Indicator {
	var some []*evaluate.Indicator
	for _, i := range indicators {
		if is(i) {
			some = append(some, i)
		}
	}
	return some
}

// table is a list of indicators with one thing said of each.
func noteTable(caption lang.Text, header lang.Text, indicators []*evaluate.Indicator, say func(*evaluate.Indicator) lang.Spoken) []document.Block {
	if len(indicators) == 0 {
		return nil
	}
	t := &document.Table{Caption: caption, Columns: []document.Column{{Header: lang.Text{IT: "Indicatore", EN: "Indicator"}}, {Header: header}}}
	for _, i := range indicators {
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{document.Text(i.Code.Value), {Spoken: say(i)}}})
	}
	return []document.Block{t}
}

func missingTable(indicators []*evaluate.Indicator) []document.Block {
	lacking := chosen(indicators, func(i *evaluate.Indicator) bool {
		return i.Status == evaluate.Missing || i.Status == evaluate.Undefined
	})
	return noteTable(lang.Both("Valori mancanti", "Missing values"), lang.Both("Motivo", "Reason"), lacking,
		func(i *evaluate.Indicator) lang.Spoken { return missingText(i) })
}

// missingText names the measures that an indicator lacks, or the one that is zero.
func missingText(i *evaluate.Indicator) lang.Message {
	switch {
	case i.Status == evaluate.Undefined:
		return zeroText(i)
	case i.Status != evaluate.Missing:
		return lang.Message{}
	case i.Judged():
		return lang.Say("manca il giudizio", "the judgement is missing")
	}
	var list lang.List
	for _, in := range i.Inputs {
		if in.Value == nil {
			list.Items = append(list.Items, inputText(in))
		}
	}
	lacking := lang.Say("mancano %s", "missing: %s", list)
	if len(list.Items) == 1 {
		lacking = lang.Say("manca %s", "missing: %s", list)
	}
	if i.Value != nil {
		return lang.Say("non si sa il valore dell'anno prima, da cui parte il punteggio: %s", "last year's value, from which the score starts, is not known: %s", lacking)
	}
	return lacking
}

func inputText(in evaluate.Input) lang.Message {
	switch {
	case in.Missing != "":
		return lang.Say("%s del %d (%s)", "%s of %d (%s)", in.Measure.Code.Value, in.Year, in.Missing)
	case in.Of != in.Measure:
		return lang.Say("%s del %d, cioè %s del %d", "%s of %d, that is %s of %d", in.Measure.Code.Value, in.Year, in.Of.Code.Value, in.FromYear)
	case in.NoFile:
		return lang.Say("%s del %d (non ci sono misurazioni del %d)", "%s of %d (there are no measurements of %d)", in.Measure.Code.Value, in.Year, in.FromYear)
	}
	return lang.Say("%s del %d", "%s of %d", in.Measure.Code.Value, in.Year)
}

// zeroText names the measures that are zero, or the divisor where it is the
// others that make it so.
func zeroText(i *evaluate.Indicator) lang.Message {
	var list lang.List
	for _, z := range i.Zeros {
		name := lang.Say("%s", "%s", z.Code)
		if z.Earlier {
			name = lang.Say("%s del %d", "%s of %d", z.Code, z.Year)
		}
		list.Items = append(list.Items, name)
	}
	switch len(list.Items) {
	case 0:
		return lang.Say("divisione per zero: %s vale 0", "division by zero: %s is 0", i.Zero.Divisor.String())
	case 1:
		return lang.Say("divisione per zero: %s vale 0", "division by zero: %s is 0", list)
	}
	return lang.Say("divisione per zero: %s valgono 0", "division by zero: %s are 0", list)
}

// leftOut lists what does not count this year, with the score had the excluded
// ones scored 0.
func leftOut(r *evaluate.Result, indicators []*evaluate.Indicator) []document.Block {
	out := chosen(indicators, func(i *evaluate.Indicator) bool {
		return i.Status == evaluate.Excluded || i.Status == evaluate.NoTarget
	})
	blocks := noteTable(lang.Both("Indicatori non conteggiati", "Indicators that do not count"), lang.Both("Motivo", "Reason"), out, leftOutText)
	if r.ExcludedAsZero != nil && len(out) > 0 {
		blocks = append(blocks, document.Paragraph{Text: lang.Say("Se gli indicatori esclusi valessero 0 il punteggio dell'ente sarebbe %s.", "Had the excluded indicators scored 0, the body's score would be %s.", document.Percent(r.ExcludedAsZero).Spoken)})
	}
	return blocks
}

func leftOutText(i *evaluate.Indicator) lang.Spoken {
	x := i.Exclusion
	switch {
	case x == nil:
		return lang.Both("nessun target quest'anno", "no target this year")
	case x.Act == "":
		return lang.Say("escluso: %s", "excluded: %s", x.Reason)
	case x.Date == "":
		return lang.Say("escluso: %s (%s)", "excluded: %s (%s)", x.Reason, x.Act)
	}
	return lang.Say("escluso: %s (%s, %s)", "excluded: %s (%s, %s)", x.Reason, x.Act, dateText(x.Date))
}

// causeTable lists the causes of deviations, and whether the target can still be
// reached.
func causeTable(indicators []*evaluate.Indicator) []document.Block {
	with := chosen(indicators, func(i *evaluate.Indicator) bool {
		return i.Note.Text != (lang.Text{}) || i.Record != nil && (i.Record.Cause.Value != "" || i.Record.Reach.Value != "" || i.Record.Notes.Value != "" || i.Record.JudgedBy.Value != "")
	})
	if len(with) == 0 {
		return nil
	}
	t := &document.Table{Caption: lang.Both("Cause e note", "Causes and notes"), Columns: []document.Column{
		{Header: lang.Both("Indicatore", "Indicator")}, {Header: lang.Both("Esito", "Status")}, {Header: lang.Both("Causa o nota", "Cause or note")}, {Header: lang.Both("Ancora raggiungibile", "Still reachable")}}}
	for _, i := range with {
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{document.Text(i.Code.Value), statusCell(i), {Spoken: causeText(i)}, reachCell(i)}})
	}
	return []document.Block{t}
}

// causeText is all that people say of an indicator.
func causeText(i *evaluate.Indicator) lang.Spoken {
	var parts lang.Parts
	if c := i.Record; c != nil {
		parts = append(parts, lang.Same(c.Cause.Value), lang.Same(c.Notes.Value))
		if c.JudgedBy.Value != "" {
			parts = append(parts, lang.Say("giudizio: %s", "judged by %s", c.JudgedBy.Value))
		}
	}
	if i.Note.Text != (lang.Text{}) {
		parts = append(parts, i.Note)
	}
	return parts
}

func reachCell(i *evaluate.Indicator) document.Cell {
	if i.Record == nil || i.Record.Reach.Value == "" {
		return document.Cell{}
	}
	return document.YesNo(i.Record.Reach.Value != "no")
}

// dateText is a date that a file states, as people read it.
func dateText(s string) lang.Spoken {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return lang.Same(s)
	}
	return lang.Date(t)
}

var euroColumns = []document.Column{
	heads("total", "Totale €", "Total €", document.Decimal),
	heads("interventions", "di cui interventi €", "of which interventions €", document.Decimal),
	heads("spent", "Speso €", "Spent €", document.Decimal),
	heads("rest", "Residuo €", "Left €", document.Decimal),
	heads("rate", "Speso sul totale %", "Spent of total %", document.Decimal),
}

// resourceBlocks show the euro of the year, and whether the declared grand total
// is the sum.
func resourceBlocks(r *evaluate.Result) []document.Block {
	x := r.Resources()
	if x.GrandTotal == nil && x.Declared == nil && x.Spent == nil {
		return nil
	}
	blocks := []document.Block{areaResources(r, x)}
	if len(r.Plan.Missions) > 0 {
		blocks = append(blocks, missionResources(r))
	}
	if line := declaredLine(x); line != nil {
		blocks = append(blocks, document.Paragraph{Text: line})
	}
	return blocks
}

func euroRow(kind document.RowKind, name document.Cell, a *evaluate.Amounts) document.Row {
	return document.Row{Kind: kind, Cells: []document.Cell{name, document.Amount(a.Total), document.Amount(a.Interventions), document.Amount(a.Spent), document.Amount(a.Rest()), document.PercentBare(a.Rate())}}
}

func areaResources(r *evaluate.Result, x *evaluate.Resources) *document.Table {
	t := &document.Table{Caption: lang.Both("Risorse", "Resources"), Columns: append([]document.Column{{Name: "objective", Header: lang.Both("Area, obiettivo", "Area, objective")}}, euroColumns...)}
	for _, a := range r.Children {
		t.Rows = append(t.Rows, euroRow(document.Plain, strong(coded(a.Code(), a.Name())), &a.Amounts))
		for _, o := range a.Children {
			t.Rows = append(t.Rows, euroRow(document.Plain, document.Cell{Spoken: lang.Same(o.Code()), Indent: 2}, &o.Amounts))
		}
	}
	t.Rows = append(t.Rows, euroRow(document.Total, strong(document.Words(lang.Both("Obiettivi", "Objectives"), "")), &x.Amounts))
	for _, o := range r.Plan.OtherResource {
		for _, a := range o.Amounts {
			if a.Year == r.Year {
				t.Rows = append(t.Rows, euroRow(document.Plain, document.Text(o.Name.Value), &evaluate.Amounts{Total: a.Value.Decimal.Rat()}))
			}
		}
	}
	t.Rows = append(t.Rows, euroRow(document.Total, strong(document.Words(lang.Both("Totale generale", "Grand total"), "")), &evaluate.Amounts{Total: x.GrandTotal}))
	return withoutIdle(t)
}

func missionResources(r *evaluate.Result) *document.Table {
	t := &document.Table{Caption: lang.Both("Risorse per missione e programma", "Resources by mission and programme"),
		Columns: append([]document.Column{{Name: "programme", Header: lang.Both("Missione, programma", "Mission, programme")}}, euroColumns...)}
	for _, m := range r.Missions() {
		name := coded(m.Code, m.Name.IT)
		if m.Code == "" {
			t.Rows = append(t.Rows, euroRow(document.Plain, document.Words(m.Name, ""), &m.Amounts))
			continue
		}
		t.Rows = append(t.Rows, euroRow(document.Plain, strong(name), &m.Amounts))
		for _, p := range m.Parts {
			t.Rows = append(t.Rows, euroRow(document.Plain, document.Cell{Spoken: groupName(p), Indent: 2}, &p.Amounts))
		}
	}
	return withoutIdle(t)
}

func declaredLine(x *evaluate.Resources) lang.Spoken {
	switch {
	case x.Declared == nil:
		return nil
	case x.GrandTotal != nil && x.GrandTotal.Cmp(x.Declared) == 0:
		return lang.Say("Il totale generale dichiarato, %s €, è la somma esatta.", "The declared grand total, €%s, is the exact sum.", lang.Number(document.Round(x.Declared, 2)))
	}
	sum := x.GrandTotal
	if sum == nil {
		sum = new(big.Rat)
	}
	return lang.Say("Il totale generale dichiarato è %s €, la somma %s €.", "The declared grand total is €%s, the sum €%s.", lang.Number(document.Round(x.Declared, 2)), lang.Number(document.Round(sum, 2)))
}
