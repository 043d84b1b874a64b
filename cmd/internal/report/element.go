package report

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"piao/cmd/internal/document"
	"piao/evaluate"
	"piao/plan"
	"piao/plan/lang"
)

// Elements is the report of the elements of a plan that have one of some codes:
// objectives, indicators, measures, programmes, missions, offices and areas. With
// a year, targets and weights are that year's.
func Elements(p *plan.Plan, codes []string, year int) *document.Document {
	var doc document.Body
	rows := &document.Table{Columns: []document.Column{{Name: "kind"}, {Name: "code"}, {Name: "name"}, {Name: "line"}}}
	found := []jsonElement{}
	for _, code := range codes {
		for _, e := range elements(p, code) {
			doc.Add(e.blocks(p, year)...)
			rows.Rows = append(rows.Rows, document.Row{Cells: []document.Cell{document.Text(strings.ToLower(e.kind.EN)), document.Text(e.code), document.Text(e.name), number(big.NewRat(int64(e.line), 1))}})
			found = append(found, jsonElement{strings.ToLower(e.kind.EN), e.code, e.name, p.File.Name, e.line, e.detail(year)})
		}
	}
	return &document.Document{Name: "show", Blocks: document.Ready([]document.Block(doc)), Data: document.Ready(rows), JSON: document.Ready[any](jsonShow{"piao-show/1", p.File.Name, found})}
}

// Has says that some element of the plan has a code.
func Has(p *plan.Plan, code string) bool { return len(elements(p, code)) > 0 }

// element is one thing that has a code.
type element struct {
	kind       lang.Text
	code, name string
	line       int
	blocks     func(p *plan.Plan, year int) []document.Block
	detail     func(year int) any // for JSON; year as for blocks
}

func elements(p *plan.Plan, code string) []element {
	var found []element
	for _, a := range p.Areas {
		if a.Code.Value == code {
			found = append(found, areaElement(a))
		}
	}
	if o := p.Objective(code); o != nil {
		found = append(found, objectiveElement(o))
	}
	if i := p.Indicator(code); i != nil {
		found = append(found, indicatorElement(i))
	}
	if m := p.Measure(code); m != nil {
		found = append(found, measureElement(m))
	}
	return append(found, budgetElements(p, code)...)
}

func budgetElements(p *plan.Plan, code string) []element {
	var found []element
	for _, m := range p.Missions {
		if m.Code.Value == code {
			found = append(found, missionElement(m))
		}
		for _, g := range m.Programmes {
			if g.Ref == code {
				found = append(found, programmeElement(g))
			}
		}
	}
	for _, o := range p.Offices {
		if o.Code.Value == code {
			found = append(found, officeElement(o))
		}
	}
	return found
}

// Shown lists every code that Elements knows.
func Shown(p *plan.Plan) []string {
	var codes []string
	for _, c := range Codes(p) {
		codes = append(codes, c.Code)
	}
	return codes
}

// Coded is an element of a plan by its code.
type Coded struct {
	Kind       lang.Text
	Code, Name string
}

// Codes lists the elements of a plan: those of some kinds, as objective and
// measure, or all.
func Codes(p *plan.Plan, kinds ...string) []Coded {
	all := codesOf(objectiveKind, p.Objectives, func(o *plan.Objective) (string, string) { return o.Code.Value, o.Title.Value })
	all = append(all, codesOf(indicatorKind, p.Indicators(), func(i *plan.Indicator) (string, string) { return i.Code.Value, i.Name.Value })...)
	all = append(all, codesOf(measureKind, p.Measures, func(m *plan.Measure) (string, string) { return m.Code.Value, m.Name.Value })...)
	for _, m := range p.Missions {
		all = append(all, Coded{missionKind, m.Code.Value, m.Name.Value})
		all = append(all, codesOf(programmeKind, m.Programmes, func(g *plan.Programme) (string, string) { return g.Ref, g.Name.Value })...)
	}
	all = append(all, codesOf(officeKind, p.Offices, func(o *plan.Office) (string, string) { return o.Code.Value, o.Name.Value })...)
	all = append(all, codesOf(areaKind, p.Areas, func(a *plan.Area) (string, string) { return a.Code.Value, a.Name.Value })...)
	return slices.DeleteFunc(all, func(c Coded) bool { return len(kinds) > 0 && !slices.Contains(kinds, strings.ToLower(c.Kind.EN)) })
}

func codesOf[T any](kind lang.Text, elements []T, of func(T) (code, name string)) []Coded {
	all := make([]Coded, len(elements))
	for k, e := range elements {
		code, name := of(e)
		all[k] = Coded{kind, code, name}
	}
	return all
}

// facts is a table of names and values, with nothing said of what is not there.
type facts struct{ table *document.Table }

func newFacts() facts { return facts{&document.Table{Columns: []document.Column{{}, {}}}} }

func (f facts) add(it, en string, value lang.Spoken) {
	if value == nil || value.In(lang.IT) == "" {
		return
	}
	name := document.Words(lang.Both(it, en), "")
	name.Style = document.Dim
	f.table.Rows = append(f.table.Rows, document.Row{Cells: []document.Cell{name, {Spoken: value}}})
}

func (f facts) text(it, en, value string) { f.add(it, en, lang.Same(value)) }

func title(kind lang.Text, code string) document.Heading {
	return document.Title(lang.Say("%s %s", "%s %s", kind, code))
}

func where(f facts, p *plan.Plan, line int) {
	f.text("Nel file", "In the file", p.File.Name+":"+strconv.Itoa(line))
}

var (
	areaKind      = lang.Both("Area", "Area")
	objectiveKind = lang.Both("Obiettivo", "Objective")
	indicatorKind = lang.Both("Indicatore", "Indicator")
	measureKind   = lang.Both("Misura", "Measure")
	missionKind   = lang.Both("Missione", "Mission")
	programmeKind = lang.Both("Programma", "Programme")
	officeKind    = lang.Both("Ufficio", "Office")
)

func areaElement(a *plan.Area) element {
	line := int(a.Code.Pos().Line)
	return element{areaKind, a.Code.Value, a.Name.Value, line, func(p *plan.Plan, year int) []document.Block {
		f := newFacts()
		f.text("Nome", "Name", a.Name.Value)
		f.text("Descrizione", "Description", a.Description.Value)
		f.add("Peso %", "Weight %", weightCell(&a.Weight, p, year).Spoken)
		where(f, p, line)
		return []document.Block{title(areaKind, a.Code.Value), f.table, areaPlanTable(p, a, year)}
	}, func(year int) any {
		return map[string]any{"description": orNull(a.Description.Value), "weight": weightJSON(&a.Weight, year), "objectives": objectiveCodes(a.Objectives)}
	}}
}

func objectiveElement(o *plan.Objective) element {
	line := int(o.Code.Pos().Line)
	return element{objectiveKind, o.Code.Value, o.Title.Value, line, func(p *plan.Plan, year int) []document.Block {
		f := newFacts()
		f.text("Descrizione", "Description", o.Description.Value)
		if o.Area != nil {
			f.text("Area", "Area", o.Area.Code.Value+"  "+o.Area.Name.Value)
		}
		if g := o.Programme; g != nil {
			f.text("Programma", "Programme", g.Ref+"  "+g.Name.Value)
			f.text("Missione", "Mission", g.Mission.Code.Value+"  "+g.Mission.Name.Value)
		}
		f.add("Peso %", "Weight %", weightCell(&o.Weight, p, year).Spoken)
		for _, x := range o.Resources {
			if year == 0 || x.Year == year {
				f.add("Risorse "+x.YearText.Value, "Resources "+x.YearText.Value, resourceText(x))
			}
		}
		where(f, p, line)
		only := &plan.Area{Objectives: []*plan.Objective{o}}
		return []document.Block{title(objectiveKind, o.Code.Value), f.table, areaPlanTable(p, only, year), formulaTable(o.Indicators)}
	}, func(year int) any { return jsonOf(o, year) }}
}

func resourceText(x *plan.Resources) lang.Spoken {
	if !x.Interventions.OK {
		return lang.Say("%s €", "€%s", document.Amount(x.Total.Rat()).Spoken)
	}
	return lang.Say("%s €, di cui %s € per interventi economici", "€%s, of which €%s for economic interventions", document.Amount(x.Total.Rat()).Spoken, document.Amount(x.Interventions.Rat()).Spoken)
}

func formulaTable(indicators []*plan.Indicator) *document.Table {
	t := &document.Table{Caption: lang.Both("Formule", "Formulas"), Columns: []document.Column{{Header: indicatorKind}, {Header: lang.Both("Formula", "Formula")}}}
	for _, i := range indicators {
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{document.Text(i.Code.Value), document.Text(i.Formula.Value)}})
	}
	return t
}

func indicatorElement(i *plan.Indicator) element {
	line := int(i.Code.Pos().Line)
	return element{indicatorKind, i.Code.Value, i.Name.Value, line, func(p *plan.Plan, year int) []document.Block {
		f := newFacts()
		f.text("Nome", "Name", i.Name.Value)
		f.text("Descrizione", "Description", i.Description.Value)
		f.text("Obiettivo", "Objective", i.Objective.Code.Value+"  "+i.Objective.Title.Value)
		if i.Office != nil {
			f.text("Ufficio", "Office", i.Office.Code.Value+"  "+i.Office.Name.Value)
		}
		f.add("Tipologia", "Type", typeName(i.Type.Value))
		f.text("Unità", "Unit", i.Unit.Value)
		f.add("Peso %", "Weight %", weightCell(&i.Weight, p, year).Spoken)
		f.text("Formula", "Formula", i.Formula.Value)
		for _, y := range years(p, year) {
			f.add("Target "+strconv.Itoa(y), "Target "+strconv.Itoa(y), targetText(i, i.Target(y)))
		}
		scoringFacts(f, i)
		where(f, p, line)
		return []document.Block{title(indicatorKind, i.Code.Value), f.table, measuresTable(i.Measures)}
	}, func(year int) any { return jsonOneIndicator{i.Objective.Code.Value, jsonOfIndicator(i, year)} }}
}

func targetText(i *plan.Indicator, t *plan.Target) lang.Spoken {
	switch {
	case t == nil && i.Judged():
		return lang.Both("nessuno: conta se c'è un giudizio", "none: it counts if it is judged")
	case t == nil:
		return lang.Both("nessuno: quell'anno non conta", "none: it does not count that year")
	}
	return t.Condition
}

func scoringFacts(f facts, i *plan.Indicator) {
	s := &i.Scoring
	if m := evaluate.MethodNamed(s.Method.Value); m != nil {
		f.add("Metodo", "Method", m.Label)
	}
	baselineFacts(f, i)
	if s.Cap.OK {
		f.add("Tetto", "Cap", percentText(s.Cap.Rat()))
	}
	for _, step := range s.Steps {
		f.add("Gradino", "Step", lang.Say("%s vale %s", "%s is worth %s", step.When, percentText(step.Score.Rat())))
	}
	f.add("Se si divide per zero", "On dividing by zero", zeroWords[s.ZeroDenominator.Value])
}

var zeroWords = map[string]lang.Text{
	"":         {},
	"met":      {IT: "vale come raggiunto", EN: "it counts as met"},
	"missed":   {IT: "vale come non raggiunto", EN: "it counts as missed"},
	"excluded": {IT: "esce dalla valutazione", EN: "it leaves the evaluation"},
}

func typeName(code string) lang.Spoken {
	for _, t := range plan.Types {
		if t.Code == code {
			return t.Name
		}
	}
	return lang.Same(code)
}

// baselineFacts say which value is worth 0.
func baselineFacts(f facts, i *plan.Indicator) {
	b := &i.Scoring.Baseline
	switch {
	case b.Previous:
		f.add("Valore di partenza", "Baseline", lang.Both("quello dell'anno prima", "the year before's"))
	case b.ByYear == nil:
		f.text("Valore di partenza", "Baseline", b.All.Text.Value)
	}
	for _, y := range b.ByYear {
		year := strconv.Itoa(y.Year)
		f.text("Valore di partenza "+year, "Baseline "+year, y.Text.Value)
	}
}

func measuresTable(measures []*plan.Measure) *document.Table {
	t := &document.Table{Caption: lang.Both("Misure", "Measures"), Columns: []document.Column{{Header: measureKind}, {Header: lang.Both("Che cosa", "What")}, {Header: lang.Both("Unità", "Unit")}, {Header: lang.Both("Fonte", "Source")}}}
	for _, m := range measures {
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{document.Text(m.Code.Value), {Spoken: measureText(m)}, orDash(m.Unit.Value), orDash(m.Source.Value)}})
	}
	return t
}

func orDash(s string) document.Cell {
	if s == "" {
		return document.Cell{}
	}
	return document.Text(s)
}

func measureText(m *plan.Measure) lang.Spoken {
	if m.Is == nil {
		return lang.Same(m.Name.Value)
	}
	return lang.Say("%s (ripete %s)", "%s (same as %s)", m.Name.Value, lagText(m.Is))
}

func lagText(l *plan.Lag) lang.Spoken {
	if l.Years == 1 {
		return lang.Say("%s dell'anno precedente", "%s a year earlier", l.Code.Value)
	}
	return lang.Say("%s di %d anni prima", "%s %d years earlier", l.Code.Value, l.Years)
}

func measureElement(m *plan.Measure) element {
	line := int(m.Code.Pos().Line)
	return element{measureKind, m.Code.Value, m.Name.Value, line, func(p *plan.Plan, year int) []document.Block {
		f := newFacts()
		f.text("Nome", "Name", m.Name.Value)
		f.text("Descrizione", "Description", m.Description.Value)
		f.text("Unità", "Unit", m.Unit.Value)
		f.text("Fonte", "Source", m.Source.Value)
		if m.Is != nil {
			f.add("Ripete", "Same as", lagText(m.Is))
		}
		if m.Accrues() {
			f.add("Andamento", "Course", lang.Both("cresce lungo l'anno", "grows through the year"))
		}
		where(f, p, line)
		t := formulaTable(m.UsedBy)
		t.Caption = lang.Both("Usata da", "Used by")
		return []document.Block{title(measureKind, m.Code.Value), f.table, t, lagsTable(p, m)}
	}, func(int) any {
		return map[string]any{"description": orNull(m.Description.Value), "unit": orNull(m.Unit.Value), "source": orNull(m.Source.Value), "is": lagJSON(m.Is), "accrues": m.Accrues(), "used_by": indicatorCodes(m.UsedBy)}
	}}
}

// lagsTable lists the measures that repeat this one.
func lagsTable(p *plan.Plan, m *plan.Measure) *document.Table {
	var lags []*plan.Measure
	for _, other := range p.Measures {
		if other.Is != nil && other.Is.Measure == m {
			lags = append(lags, other)
		}
	}
	t := measuresTable(lags)
	t.Caption = lang.Both("Misure che la ripetono", "Measures that repeat it")
	return t
}

func missionElement(m *plan.Mission) element {
	line := int(m.Code.Pos().Line)
	return element{missionKind, m.Code.Value, m.Name.Value, line, func(p *plan.Plan, _ int) []document.Block {
		f := newFacts()
		f.text("Nome", "Name", m.Name.Value)
		where(f, p, line)
		return []document.Block{title(missionKind, m.Code.Value), f.table, missionPlanTable(&plan.Plan{Missions: []*plan.Mission{m}})}
	}, func(int) any {
		refs := make([]string, len(m.Programmes))
		for k, g := range m.Programmes {
			refs[k] = g.Ref
		}
		return map[string]any{"programmes": refs}
	}}
}

func programmeElement(g *plan.Programme) element {
	line := int(g.Code.Pos().Line)
	return element{programmeKind, g.Ref, g.Name.Value, line, func(p *plan.Plan, year int) []document.Block {
		f := newFacts()
		f.text("Nome", "Name", g.Name.Value)
		f.text("Missione", "Mission", g.Mission.Code.Value+"  "+g.Mission.Name.Value)
		where(f, p, line)
		only := &plan.Area{Objectives: g.Objectives}
		return []document.Block{title(programmeKind, g.Ref), f.table, areaPlanTable(p, only, year)}
	}, func(int) any {
		return map[string]any{"mission": g.Mission.Code.Value, "objectives": objectiveCodes(g.Objectives)}
	}}
}

func officeElement(o *plan.Office) element {
	line := int(o.Code.Pos().Line)
	return element{officeKind, o.Code.Value, o.Name.Value, line, func(p *plan.Plan, year int) []document.Block {
		f := newFacts()
		f.text("Nome", "Name", o.Name.Value)
		where(f, p, line)
		t := &document.Table{Caption: lang.Both("Indicatori", "Indicators"), Columns: append([]document.Column{{Header: indicatorKind, Min: 20}, {Header: objectiveKind}}, targetColumns(p, year)...)}
		for _, i := range o.Indicators {
			t.Rows = append(t.Rows, document.Row{Cells: append([]document.Cell{coded(i.Code.Value, i.Name.Value), document.Text(i.Objective.Code.Value)}, targetCells(p, i, year)...)})
		}
		return []document.Block{title(officeKind, o.Code.Value), f.table, t}
	}, func(int) any { return map[string]any{"indicators": indicatorCodes(o.Indicators)} }}
}
