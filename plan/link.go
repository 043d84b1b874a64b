package plan

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"piao/plan/diag"
	"piao/plan/formula"
	"piao/plan/lang"
	"piao/plan/source"
	"piao/plan/target"
)

// found is the element of a kind with a code; nil if the plan has none.
func found[T any](p *Plan, kind ElementKind, code string) *T {
	is, _ := p.Named(Ref{kind, code}).Is.(*T)
	return is
}

// Measure is the measure with a code; nil if the plan has none.
func (p *Plan) Measure(code string) *Measure { return found[Measure](p, MeasureElement, code) }

// Objective is the objective with a code; nil if the plan has none.
func (p *Plan) Objective(code string) *Objective { return found[Objective](p, ObjectiveElement, code) }

// Indicator is the indicator with a code; nil if the plan has none.
func (p *Plan) Indicator(code string) *Indicator { return found[Indicator](p, IndicatorElement, code) }

// Alias is another code for an element.
type Alias struct {
	Kind       ElementKind
	Code, Also string
}

// AlsoCalled is the same plan, whose elements are also found by other codes where no
// element has these.
func (p *Plan) AlsoCalled(aliases []Alias) *Plan {
	q := *p
	q.index = map[string]map[string]*Element{}
	for kind, of := range p.index {
		q.index[kind] = maps.Clone(of)
	}
	for _, a := range aliases {
		of := q.index[a.Kind.Code]
		if of[a.Also] == nil {
			of[a.Also] = of[a.Code]
		}
	}
	return &q
}

// Programmes lists every programme, in the order of the file.
func (p *Plan) Programmes() []*Programme {
	var all []*Programme
	for _, m := range p.Missions {
		all = append(all, m.Programmes...)
	}
	return all
}

// link connects the elements and reads what depends on more than one.
func (p *Plan) link(r *source.Reader) {
	p.makeIndex(r)
	p.linkOwn(r)
	p.checkMeasureCodes(r)
	p.checkAccruing(r)
	p.dashed = formula.Dashed{}
	for _, m := range p.AllMeasures() {
		m.Plan = p
		p.dashed.Add(m.Code.Value)
		if m.Is != nil {
			m.Is.Measure = resolve[Measure](p, r, m.Is.Code, MeasureElement)
		}
	}
	p.linkObjectives(r)
	p.linkTypes(r)
	for _, i := range p.Indicators() {
		p.readFormula(r, i)
		p.placeDays(i)
		i.settle(r)
		p.checkFixedYears(r, i)
		p.linkIndicator(r, i)
	}
	p.settleWeights(r)
	for _, a := range p.Agreements {
		p.readAgreement(r, a)
	}
}

// makeIndex reports a code that stands for two elements of a kind.
func (p *Plan) makeIndex(r *source.Reader) {
	p.index = map[string]map[string]*Element{}
	for _, kind := range codedKinds {
		all := p.Elements(kind)
		of := make(map[string]*Element, len(all))
		for k, e := range all {
			if first := of[e.Code]; first != nil {
				r.Report(duplicateCode(e.At, first.At))
				continue
			}
			of[e.Code] = &all[k]
		}
		p.index[kind.Code] = of
	}
}

func duplicateCode(t, first source.Text) diag.Diagnostic {
	return diag.Diagnostic{Rule: source.RuleDuplicateCode, Span: t.Span(),
		Message: lang.Say("il codice «%s» è già usato alla riga %d",
			"the code “%s” is already used on line %d", t.Value, first.Pos().Line),
		Related: []diag.Related{{Span: first.Span(), Message: lang.Say("già usato qui", "already used here")}}}
}

// resolve finds the element that a text names. If there is no element of its kind at
// all, another finding says so.
func resolve[T any](p *Plan, r *source.Reader, t source.Text, kind ElementKind) *T {
	if t.Value == "" {
		return nil
	}
	is := found[T](p, kind, t.Value)
	if is == nil {
		r.Report(p.unknownCode(t.Span(), kind, t.Value, t.Meant))
	}
	return is
}

var undefined = map[ElementKind]lang.Text{
	AreaElement:      lang.Both("l'area «%s» non è definita", "the area “%s” is not defined"),
	ProgrammeElement: lang.Both("il programma «%s» non è definito", "the programme “%s” is not defined"),
	OfficeElement:    lang.Both("l'ufficio «%s» non è definito", "the office “%s” is not defined"),
	MeasureElement:   lang.Both("la misura «%s» non è definita", "the measure “%s” is not defined"),
	ObjectiveElement: lang.Both("l'obiettivo «%s» non è definito", "the objective “%s” is not defined"),
}

func (p *Plan) unknownCode(at diag.Span, kind ElementKind, code string, meant func(...string) []diag.Fix) diag.Diagnostic {
	d := diag.Diagnostic{Rule: source.RuleUnknownCode, Span: at,
		Message: lang.Message{Text: undefined[kind], Args: []any{code}},
		Lookup:  p.Lookup(kind, code, meant)}
	if hints := p.NoMeasure(code); kind == MeasureElement && hints != nil {
		d.Hints, d.Lookup = hints, nil
	}
	if kind == AreaElement && !p.HasAreas() {
		d.Hints, d.Lookup = noAreas(p.Objective(code)), nil
	}
	return d
}

// noAreas says what to write in place of an area in a plan that has none.
func noAreas(above *Objective) []lang.Message {
	hints := lang.Say("il piano non ha aree («areas»): «area» si toglie", "the plan has no “areas”: leave out “area”")
	if above != nil {
		hints = lang.Say("il piano non ha aree («areas»): se %s è l'obiettivo sopra, scrivere parent: %s",
			"the plan has no “areas”: if %s is the objective above, write parent: %s", above.Code.Value, above.Code.Value)
	}
	return []lang.Message{hints}
}

// Lookup is for a word that is no code of a kind of element; meant makes repairs of it.
func (p *Plan) Lookup(kind ElementKind, word string, meant func(...string) []diag.Fix) *diag.Lookup {
	named := func() (codes []string) {
		word := strings.Trim(word, source.Quotes)
		for _, e := range p.Called(kind) {
			both := strings.HasPrefix(word, e.Code) && strings.HasSuffix(word, e.Name) // 1 - Area prima
			if e.Name != "" && (both || strings.EqualFold(word, e.Name)) || word == e.Code || word == e.At.Value {
				codes = append(codes, e.Code)
			}
		}
		return codes
	}
	return &diag.Lookup{Word: word, Known: p.Known(kind), Named: named, Meant: meant}
}

func (p *Plan) linkIndicator(r *source.Reader, i *Indicator) {
	p.linkOffices(r, &i.Office)
	for _, part := range i.Answering() {
		if part.Office != nil {
			part.Office.Indicators = append(part.Office.Indicators, i)
		}
	}
	for _, m := range i.Measures {
		m.UsedBy = append(m.UsedBy, i)
	}
}

func (p *Plan) readFormula(r *source.Reader, i *Indicator) {
	if i.Formula.Value != "" {
		i.Expr = p.parse(r, i.Formula, i.Formula.Value)
		i.Expr, i.Measures = p.linkMeasures(r, i.Formula, i.Expr, i)
		p.checkAlone(r, i)
	}
}

// parse reads a formula, which is a text or what a text has in that place; nil if it
// cannot be read.
func (p *Plan) parse(r *source.Reader, t source.Text, part string) formula.Expr {
	length := utf8.RuneCountInString(part)
	p.formulas += length
	bound := diag.Formula
	if length <= bound.Most {
		bound, length = diag.Formulas, p.formulas
	}
	if length > bound.Most {
		r.Report(diag.Diagnostic{Rule: formula.Rule, Span: t.Span(), Message: bound.Past()})
		return nil
	}
	expr, problem := formula.Parse(part, p.declares, p.dashed)
	if problem != nil {
		r.Report(formulaProblem(t, problem))
		return nil
	}
	for _, m := range formula.Measures(expr) {
		m.Code = source.Canonical(m.Code)
	}
	return expr
}

// declares reports whether the plan has a measure, whichever way the accents in its
// code are written.
func (p *Plan) declares(code string) bool {
	if p.Measure(code) != nil {
		return true
	}
	canonical := source.Canonical(code)
	return canonical != code && strings.TrimSpace(code) == code && p.Measure(canonical) != nil
}

// formulaProblem is what is wrong with a formula.
func formulaProblem(t source.Text, problem *formula.Error) diag.Diagnostic {
	d := diag.Diagnostic{Rule: formula.Rule, Span: t.Within(problem.Start, problem.End), Message: problem.Message,
		Hints: problem.Hints}
	var right []string
	for _, instead := range problem.Instead {
		right = append(right, t.Value[:problem.Start]+instead+t.Value[problem.End:])
	}
	d.Fixes = t.Meant(right...)
	return d
}

// linkMeasures finds the measures of a formula, each once; of is its indicator, or nil.
// The formula is nil if it names others. A measure that the plan does not have is one
// finding, however often the formula names it.
func (p *Plan) linkMeasures(r *source.Reader, t source.Text, e formula.Expr, of *Indicator) (formula.Expr, []*Measure) {
	within := t.Places()
	var measures []*Measure
	var unknown []diag.Diagnostic
	at := map[string]int{} // in unknown
	for _, m := range formula.Measures(e) {
		known, here := p.Measure(m.Code), m.CodeAt
		k, again := at[m.Code]
		switch {
		case again:
			unknown[k].Related = append(unknown[k].Related, source.HereToo(within(here.Start, here.End)))
		case known == nil:
			at[m.Code] = len(unknown)
			unknown = append(unknown, p.unknownMeasure(t, m, within(here.Start, here.End), of))
		case !slices.Contains(measures, known):
			measures = append(measures, known)
		}
	}
	for _, d := range unknown {
		r.Report(d)
		e = nil
	}
	return e, measures
}

// unknownMeasure is the finding for a measure of a formula that the plan does not have.
func (p *Plan) unknownMeasure(t source.Text, m *formula.Measure, here diag.Span, of *Indicator) diag.Diagnostic {
	d := p.unknownCode(here, MeasureElement, m.Code, func(codes ...string) []diag.Fix {
		var right []string
		for _, code := range codes {
			spelt := (&formula.Measure{Code: code}).String()
			right = append(right, t.Value[:m.CodeAt.Start]+spelt+t.Value[m.CodeAt.End:])
		}
		return t.Meant(right...)
	})
	if of != nil && m.Code == of.Code.Value {
		d.Hints, d.Lookup = of.namesItself(), nil
	}
	return d
}

// checkFixedYears reports measures of a year that is still to come when the indicator
// first counts.
func (p *Plan) checkFixedYears(r *source.Reader, i *Indicator) {
	first := 0
	if targets := i.ByYear(); len(targets) > 0 {
		first = targets[0].Year
	} else if len(p.Years) > 0 {
		first = p.Years[0].Value
	}
	for _, m := range formula.Measures(i.Expr) {
		if m.Fixed > first && first > 0 {
			r.Report(diag.Diagnostic{Rule: formula.Rule, Span: i.Formula.Within(m.Start, m.End),
				Message: lang.Say("%s è di un anno dopo il %d, il primo in cui %s conta",
					"%s is of a year after %d, the first in which %s counts", m, first, i.Code.Value)})
		}
	}
}

// checkAlone reports yes/no and date measures in arithmetic, and formulas whose
// measure contradicts the indicator's unit.
func (p *Plan) checkAlone(r *source.Reader, i *Indicator) {
	if i.Expr == nil {
		return
	}
	if m, alone := i.Expr.(*formula.Measure); alone {
		p.checkUnit(r, i, p.Measure(m.Code))
		return
	}
	for _, m := range formula.Measures(i.Expr) {
		if known := p.Measure(m.Code); known.Kind() != target.NumberKind {
			r.Report(diag.Diagnostic{Rule: formula.Rule, Span: i.Formula.Within(m.CodeAt.Start, m.CodeAt.End),
				Message: lang.Say("«%s» è in %s: in una formula sta da sola",
					"“%s” is in %s: it stands alone in a formula", m.Code, known.Unit.Value)})
			i.Expr = nil
			return
		}
	}
}

func (p *Plan) checkUnit(r *source.Reader, i *Indicator, m *Measure) {
	signed := func(t *Target) bool { return strings.HasSuffix(t.Text.Value, "%") }
	share := m.Unit.Value == "%" && i.Unit.Value != "%" && !slices.ContainsFunc(i.Targets, signed)
	if !i.Unit.Given() || m.Kind() == target.KindOfUnit(i.Unit.Value) && !share {
		return
	}
	r.Report(diag.Diagnostic{Rule: formula.Rule, Span: i.Formula.Span(),
		Message: lang.Say("l'indicatore è in «%s» ma la misura %s è in «%s»",
			"the indicator is in “%s” but the measure %s is in “%s”", i.Unit.Value, m.Code.Value, orNothing(m.Unit.Value)),
		Related: []diag.Related{{Span: i.Unit.Span(), Message: lang.Say("l'unità dell'indicatore", "the indicator's unit")}}})
	i.Expr = nil
}

func orNothing(unit string) string {
	if unit == "" {
		return "–"
	}
	return unit
}
