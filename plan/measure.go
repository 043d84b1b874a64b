package plan

import (
	"strings"

	"piao/plan/formula"
	"piao/plan/lang"
	"piao/plan/source"
	"piao/plan/target"
)

// Measure is a quantity that formulas name.
type Measure struct {
	Code, Name, Description, Unit, Source source.Text
	Is                                    *Lag // the measure it repeats; nil for most
	AccruesText                           source.Text
	UsedBy                                []*Indicator
	Plan                                  *Plan        // that has it
	Agreements                            []*Agreement // the checks that name it
	Indicator                             *Indicator   // the one that is this measure itself; nil for most
}

// Accrues reports whether the quantity grows evenly through the year, like a count
// of daily events: half of it is expected by the middle of the year.
func (m *Measure) Accrues() bool { return m.AccruesText.Value == "true" }

// Lag gives a measure the value of another one some years before.
type Lag struct {
	Code    source.Text
	Years   int // above 0
	Measure *Measure
}

// Kind is the kind of the measure's values.
func (m *Measure) Kind() target.Kind { return target.KindOfUnit(m.Unit.Value) }

func newMeasure(code source.Text) *Measure { return &Measure{Code: code} }

var measureKeys = source.Keys[Measure]{
	{Name: "name", Required: true, Doc: lang.Both("che cosa si conta", "what is counted"),
		Label: nameLabel,
		Read:  source.LineAt(func(m *Measure) *source.Text { return &m.Name })},
	{Name: "description", Doc: lang.Both("come si conta", "how it is counted"),
		Label: descriptionLabel,
		Read:  source.LineAt(func(m *Measure) *source.Text { return &m.Description })},
	{Name: "unit", Doc: lang.Both("l'unità di misura", "the unit"),
		Label: unitLabel,
		Read:  source.LabelAt(func(m *Measure) *source.Text { return &m.Unit })},
	{Name: "source", Doc: lang.Both("da dove viene il dato", "where the figure comes from"),
		Label: sourceLabel,
		Read:  source.LineAt(func(m *Measure) *source.Text { return &m.Source })},
	{Name: "is", Doc: lang.Both("la misura che ripete, anni prima", "the measure it repeats, years before"),
		Label: lang.Both("misura da ripetere", "measure to repeat"),
		Read:  source.MapAt(lagKeys, func(m *Measure) *Lag { m.Is = &Lag{}; return m.Is }).Saying((*Measure).repeats)},
	{Name: "accrues", Doc: lang.Both("se cresce di giorno in giorno lungo l'anno: true o false",
		"whether it grows day by day through the year: true or false"), Default: lang.Same("false"),
		Label: courseLabel,
		Read:  source.BooleanAt(func(m *Measure) *source.Text { return &m.AccruesText }).Saying((*Measure).course)},
}

// These labels are shared by several elements.
var (
	nameLabel        = lang.Both("nome", "name")
	descriptionLabel = lang.Both("descrizione", "description")
	unitLabel        = lang.Both("unità", "unit")
	sourceLabel      = lang.Both("fonte", "source")
	courseLabel      = lang.Both("andamento", "course")
	weightLabel      = lang.Both("peso", "weight")
)

// repeats is the measure whose value this one takes, written as in a formula.
func (m *Measure) repeats() source.Content {
	if m.Is == nil {
		return nil
	}
	return &formula.Measure{Code: m.Is.Code.Value, Back: m.Is.Years}
}

func (m *Measure) course() source.Content {
	if !m.Accrues() {
		return nil
	}
	return source.Word{Code: m.AccruesText.Value, Name: lang.Both("cresce lungo l'anno", "grows through the year")}
}

// measuresShape is a map from codes to measures. Codes hold no brackets, which
// formulas need.
var measuresShape = source.ByCode{Of: measureKeys.Shape(), Not: "[]"}

func readMeasures(r *source.Reader, n source.Node) []*Measure {
	return readEach(r, n, measureKeys, newMeasure)
}

var lagKeys = source.Keys[Lag]{
	{Name: "measure", Required: true, Doc: lang.Both("il codice della misura", "the measure's code"),
		Read: source.CodeAt(func(l *Lag) *source.Text { return &l.Code })},
	{Name: "year", Required: true, Doc: lang.Both("quanti anni prima: -1", "how many years before: -1"),
		Read: source.WholeAt(-99, -1, func(l *Lag, years int, _ source.Text) { l.Years = -years })},
}

// checkAccruing reports accruing measures that are not numbers or that take another
// year's value.
func (p *Plan) checkAccruing(r *source.Reader) {
	for _, m := range p.AllMeasures() {
		switch {
		case !m.Accrues():
		case m.Kind() != target.NumberKind:
			r.Refuse(m.AccruesText, lang.Say("%s è in «%s»: non cresce lungo l'anno",
				"%s is in “%s”: it does not grow through the year", m.Code.Value, m.Unit.Value))
		case m.Is != nil:
			r.Refuse(m.AccruesText, lang.Say("%s ripete una misura di un anno già chiuso: non cresce lungo l'anno",
				"%s repeats a measure of a year that is over: it does not grow through the year", m.Code.Value))
		}
	}
}

// checkMeasureCodes reports brackets in the codes of measures, because formulas
// could not name such a measure.
func (p *Plan) checkMeasureCodes(r *source.Reader) {
	for _, m := range p.AllMeasures() {
		if strings.ContainsAny(m.Code.Value, measuresShape.Not) {
			r.Refuse(m.Code, lang.Say("il codice di una misura non contiene parentesi quadre: le formule le usano per citarlo",
				"the code of a measure holds no square brackets: formulas use them to name it"))
		}
	}
}
