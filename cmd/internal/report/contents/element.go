package contents

import (
	"slices"
	"strconv"

	"piao/cmd/internal/document"
	"piao/cmd/internal/report"
	"piao/plan"
	"piao/plan/lang"
	"piao/plan/scoring"
	"piao/plan/source"
)

// Elements is the document of some elements of a plan. With a year, it shows that
// year's targets and weights.
func Elements(p *plan.Plan, elements []plan.Element, year int) *document.Document {
	var body document.Body
	for _, e := range elements {
		title := lang.Say("%s %s", "%s %s", report.KindName(e.Kind), e.Code)
		body.Add(document.Title(title), elementFacts(p, e, year))
		body.Add(elementTables(p, e, year)...)
	}
	return &document.Document{
		Name:   "elements",
		Blocks: document.Ready([]document.Block(body)),
		Data:   func() *document.Table { return elementsData(p, elements, year) },
	}
}

// labelled is a value and its label.
type labelled struct{ name, value lang.Spoken }

// elementFacts is what the plan says about an element, key by key.
func elementFacts(p *plan.Plan, e plan.Element, year int) *document.Table {
	t := &document.Table{Columns: []document.Column{{}, {}}}
	facts := e.Facts()
	var lines []labelled
	for _, key := range e.Terms() {
		lines = append(lines, keyLines(p, e, key, underKey(facts, key.Name, year), year)...)
	}
	place := p.File.Name + ":" + strconv.Itoa(int(e.At.Pos().Line))
	for _, l := range append(lines, labelled{lang.Both("Nel file", "In the file"), lang.Same(place)}) {
		t.Rows = append(t.Rows, report.RowOf(
			document.Cell{Spoken: l.name, Style: document.Dim}, document.Cell{Spoken: l.value}))
	}
	return t
}

// underKey lists the facts under a key, of all years or of one.
func underKey(facts []source.Fact, name string, year int) []source.Fact {
	var some []source.Fact
	for _, f := range facts {
		if f.Name == name && f.Value != nil && (year == 0 || f.Year == 0 || f.Year == year) {
			some = append(some, f)
		}
	}
	return some
}

// keyLines is what an element says under a key, usually in one line or in one for
// each year.
func keyLines(p *plan.Plan, e plan.Element, key source.Term, facts []source.Fact, year int) []labelled {
	switch is := e.Is.(type) {
	case *plan.Indicator:
		if key.Name == "target" {
			return targetLines(p, is, years(p, year))
		}
		if from := is.AnsweringFrom(); from != nil && key.Name == "office" {
			key.Label = lang.Both(key.Label.IT+" (di "+from.Code.Value+")", key.Label.EN+" (of "+from.Code.Value+")")
			facts = []source.Fact{{Value: from.Office.Parts.Content()}}
		}
	case *plan.Measure:
		if key.Name == "is" && is.Is != nil {
			return []labelled{{lang.Both("Ripete", "Same as"), lagText(is.Is)}}
		}
	case *plan.Objective:
		if key.Name == "title" {
			return nil // the table below has it
		}
	case *plan.Programme:
		return append(linesOf(p, key, facts), missionLine(is))
	}
	if len(facts) > 0 && key.Name == "weight" {
		name := lang.Spoken(report.Capital(key.Label))
		if !p.Weighing.Points {
			name = lang.Say("%s %%", "%s %%", name)
		}
		return []labelled{{name, weightText(facts, true)}}
	}
	return linesOf(p, key, facts)
}

func linesOf(p *plan.Plan, key source.Term, facts []source.Fact) []labelled {
	var lines []labelled
	for _, f := range facts {
		name := lang.Spoken(report.Capital(key.Label))
		if f.Year != 0 {
			name = lang.Say("%s %s", "%s %s", report.Capital(key.Label), whenText(p, f))
		}
		switch v := f.Value.(type) {
		case plan.Ref:
			named := p.Named(v)
			lines = append(lines, labelled{name, lang.Same(v.Code + "  " + named.Name)})
			if g, ok := named.Is.(*plan.Programme); ok {
				lines = append(lines, missionLine(g))
			}
		case plan.Parts:
			for k, x := range v.Refs() {
				named := lang.Say("%s, %s", "%s, %s", name, report.PartText(v[k].Share))
				lines = append(lines, labelled{named, lang.Same(x.Code + "  " + p.Named(x).Name)})
			}
		case scoring.Ladder:
			name = lang.Both("Gradino", "Step")
			if f.Year != 0 {
				name = lang.Say("%s %s", "%s %s", name, whenText(p, f))
			}
			for _, s := range v {
				lines = append(lines, labelled{name, report.StepSaid(s)})
			}
		default:
			lines = append(lines, labelled{name, report.Said(key, v)})
		}
	}
	return lines
}

func missionLine(g *plan.Programme) labelled {
	m := g.Mission
	return labelled{lang.Both("Missione", "Mission"), lang.Same(m.Code.Value + "  " + m.Name.Value)}
}

func targetLines(p *plan.Plan, i *plan.Indicator, years []int) []labelled {
	var lines []labelled
	for _, y := range years {
		var value lang.Spoken
		switch t := i.Target(y); {
		case t != nil:
			value = t.Condition
		case i.Judged():
			value = lang.Both("nessuno: conta se c'è un giudizio", "none: it counts if it is judged")
		default:
			value = lang.Both("nessuno: quell'anno non conta", "none: it does not count that year")
		}
		lines = append(lines, labelled{lang.Say("Target %s", "Target %s", p.Label(y)), value})
		for _, t := range i.Intermediate {
			if t.OK && t.Year == y {
				lines = append(lines, labelled{lang.Say("Target %s", "Target %s", report.DateText(t.Day)), t.Condition})
			}
		}
	}
	return lines
}

// whenCell is the year or the day of a fact, for programs.
func whenCell(f source.Fact) document.Cell {
	if f.Day != "" || f.Year == 0 {
		return document.Text(f.Day)
	}
	return document.Whole(f.Year)
}

// whenText is the year or the day of a fact, for people.
func whenText(p *plan.Plan, f source.Fact) lang.Spoken {
	if f.Day != "" {
		return report.DateText(f.Day)
	}
	return lang.Same(p.Label(f.Year))
}

// weightText is a weight without its per cent sign: one, or one for each year. Points
// may have their unit.
func weightText(facts []source.Fact, withUnit bool) lang.Spoken {
	var text lang.Spoken
	for k, f := range facts {
		share := lang.Spoken(lang.Number(f.Value.String()))
		if s, ok := f.Value.(source.Share); ok {
			share = document.PercentBare(s.Fraction.Rat()).Spoken
		} else if withUnit && k == len(facts)-1 {
			share = report.Said(source.Term{}, f.Value)
		}
		if text == nil {
			text = share
		} else {
			text = lang.Say("%s / %s", "%s / %s", text, share)
		}
	}
	return text
}

func lagText(l *plan.Lag) lang.Spoken {
	if l.Years == 1 {
		return lang.Say("%s dell'anno precedente", "%s a year earlier", l.Code.Value)
	}
	return lang.Say("%s di %d anni prima", "%s %d years earlier", l.Code.Value, l.Years)
}

// repeating lists the measures that repeat a measure.
func repeating(p *plan.Plan, m *plan.Measure) []*plan.Measure {
	var lags []*plan.Measure
	for _, other := range p.Measures {
		if other.Is != nil && other.Is.Measure == m {
			lags = append(lags, other)
		}
	}
	return lags
}

// elementTables lists what belongs to an element or names it.
func elementTables(p *plan.Plan, e plan.Element, year int) []document.Block {
	switch is := e.Is.(type) {
	case *plan.Area:
		return []document.Block{objectivesTable(p, plan.Within(is.Objectives...), year)}
	case *plan.Objective:
		return []document.Block{
			objectivesTable(p, plan.Within(is), year),
			formulasTable(lang.Both("Formule", "Formulas"), is.AllIndicators()),
		}
	case *plan.Indicator:
		if is.Own != nil {
			return measureTables(p, is.Own)
		}
		return []document.Block{measuresTable(lang.Both("Misure", "Measures"), is.Measures)}
	case *plan.Measure:
		return measureTables(p, is)
	case *plan.Mission:
		return []document.Block{missionsTable([]*plan.Mission{is})}
	case *plan.Programme:
		return []document.Block{objectivesTable(p, is.Objectives, year)}
	case *plan.Office:
		return []document.Block{ownIndicators(p, is.Indicators, year)}
	case *plan.Type:
		return []document.Block{ownIndicators(p, is.Indicators, year)}
	}
	return nil
}

// measureTables list what uses a measure, other than the indicator that it is.
func measureTables(p *plan.Plan, m *plan.Measure) []document.Block {
	users := slices.DeleteFunc(slices.Clone(m.UsedBy), func(i *plan.Indicator) bool { return i == m.Indicator })
	return []document.Block{
		formulasTable(lang.Both("Usata da", "Used by"), users),
		measuresTable(lang.Both("Misure che la ripetono", "Measures that repeat it"), repeating(p, m)),
		agreementsTable(m.Agreements),
	}
}

// agreementsTable lists checks over measures.
func agreementsTable(all []*plan.Agreement) *document.Table {
	type check = *plan.Agreement
	t := report.TableOf([]report.Column[check]{
		report.Page(lang.Both("Controllo", "Check"), func(a check) document.Cell { return document.Text(a.String()) }),
		report.Page(lang.Both("Perché", "Why"), func(a check) document.Cell { return report.OrDash(a.Why.Value) }),
		report.Page(lang.Both("Gravità", "Severity"),
			func(a check) document.Cell { return document.Words(a.Gravity(), "") }),
	}, all)
	t.Caption = lang.Both("Controlli sulle misure", "Checks over measures")
	return t
}

func formulasTable(caption lang.Text, indicators []*plan.Indicator) *document.Table {
	indicators = slices.DeleteFunc(slices.Clone(indicators), func(i *plan.Indicator) bool { return !i.Formula.Given() })
	t := report.TableOf([]report.Column[*plan.Indicator]{
		report.Page(report.IndicatorKind, func(i *plan.Indicator) document.Cell { return document.Text(i.Code.Value) }),
		report.Page(lang.Both("Formula", "Formula"),
			func(i *plan.Indicator) document.Cell { return document.Text(i.Formula.Value) }),
	}, indicators)
	t.Caption = caption
	return t
}

func measuresTable(caption lang.Text, measures []*plan.Measure) *document.Table {
	t := report.TableOf([]report.Column[*plan.Measure]{
		report.Page(report.MeasureKind, func(m *plan.Measure) document.Cell { return document.Text(m.Code.Value) }),
		report.Page(lang.Both("Che cosa", "What"), measureCell),
		report.Page(lang.Both("Unità", "Unit"), func(m *plan.Measure) document.Cell { return report.OrDash(m.Unit.Value) }),
		report.Page(lang.Both("Fonte", "Source"),
			func(m *plan.Measure) document.Cell { return report.OrDash(m.Source.Value) }),
	}, measures)
	t.Caption = caption
	return t
}

func measureCell(m *plan.Measure) document.Cell {
	if m.Is == nil {
		return document.Text(m.Name.Value)
	}
	return document.Cell{Spoken: lang.Say("%s (ripete %s)", "%s (same as %s)", m.Name.Value, lagText(m.Is))}
}

// ownIndicators lists the indicators of an office or of a type, with their targets.
func ownIndicators(p *plan.Plan, indicators []*plan.Indicator, year int) *document.Table {
	t := &document.Table{Caption: lang.Both("Indicatori", "Indicators")}
	t.Columns = append([]document.Column{{Header: report.IndicatorKind, Min: 20}, {Header: report.ObjectiveKind}},
		targetColumns(p, year)...)
	for _, i := range indicators {
		cells := []document.Cell{report.Coded(i.Code.Value, i.Name.Value), document.Text(i.Objective.Code.Value)}
		t.Rows = append(t.Rows, report.RowOf(append(cells, targetCells(p, i, year)...)...))
	}
	return t
}

// elementsData has one row for each fact: what each element says under each key,
// then which elements name it.
func elementsData(p *plan.Plan, elements []plan.Element, year int) *document.Table {
	t := document.DataTable("kind", "code", "line", "field", "year", "value")
	for _, e := range elements {
		row := func(field string, year document.Cell, value document.Cell) {
			place := document.Whole(int(e.At.Pos().Line))
			kind, code := document.Text(e.Kind.Code), document.Text(e.Code)
			t.Rows = append(t.Rows, report.RowOf(kind, code, place, document.Text(field), year, value))
		}
		for _, f := range e.Facts() {
			switch {
			case f.Year == 0:
				row(f.Name, document.Cell{}, report.FactCell(f.Value))
			case year == 0 || f.Year == year:
				row(f.Name, whenCell(f), report.FactCell(f.Value))
			}
		}
		for _, other := range p.Naming(e) {
			row("named_by", document.Cell{}, document.Text(other.Code))
		}
	}
	return t
}
