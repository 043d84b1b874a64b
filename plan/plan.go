// Package plan is a public body's performance plan: areas, objectives and indicators
// with their weights, formulas and targets, the measures that formulas name, and the
// resources. It reads a plan from a file and checks it; it computes no values.
package plan

import (
	"slices"
	"strconv"
	"strings"

	"piao/plan/diag"
	"piao/plan/formula"
	"piao/plan/lang"
	"piao/plan/scoring"
	"piao/plan/source"
	"piao/plan/yearly"
)

// Format names the file format that this version of piao reads and writes.
const Format = "piao-plan/1"

// Plan is a plan as its file states it. Slices are in the file's order. A field
// whose text was refused is present but has no value.
type Plan struct {
	File          *diag.File
	Format        source.Text
	Entity        Entity
	Title         source.Text
	Language      lang.Lang
	Years         []Year // ascending
	yearly.End           // of its years
	Currency      source.Text
	Revision      Revision
	Weighing      Weighing
	Scoring       scoring.OfPlan
	Areas         []*Area
	Missions      []*Mission
	Offices       []*Office
	OwnTypes      []*Type
	Measures      []*Measure
	Agreements    []*Agreement // what `checks` asks of the figures
	Objectives    []*Objective
	OtherResource []*OtherResource
	Totals        yearly.Figures

	Respelt []diag.Fix // valid values that have a plainer spelling

	// Doubtful says what is not fully known: a year was refused, an area or an objective
	// was repeated, or where an objective stands. Nothing can be concluded about all of
	// them.
	Doubtful struct{ Years, Areas, Objectives bool }

	index    map[string]map[string]*Element // by kind, then by code
	dashed   formula.Dashed                 // the codes of measures with minus signs
	formulas int                            // the length of all that were read, so far
}

// Entity is the body whose plan it is.
type Entity struct{ Code, Name source.Text }

// Year is one of the years of a plan.
type Year struct {
	Value int
	Text  source.Text
}

// Revision says which version of the plan this is.
type Revision struct{ Number, Date, Note source.Text }

// HasYear reports whether a year is one of the plan's.
func (p *Plan) HasYear(year int) bool {
	return slices.ContainsFunc(p.Years, func(y Year) bool { return y.Value == year })
}

// Indicators lists every indicator, in the order of the file.
func (p *Plan) Indicators() []*Indicator {
	var all []*Indicator
	for _, o := range p.Objectives {
		all = append(all, o.Indicators...)
	}
	return all
}

// languages are those that a plan may be written in.
var languages = []string{"it", "en"}

var planKeys = source.Keys[Plan]{
	{Name: "format", Required: true, Doc: lang.Both("il formato del file, "+Format, "the format of the file, "+Format),
		Read: source.FieldAs(source.FormatShape(Format), readFormat, func(p *Plan) *source.Text { return &p.Format })},
	{Name: "entity", Required: true, Doc: lang.Both("l'ente", "the body"),
		Read: source.MapAt(entityKeys, func(p *Plan) *Entity { return &p.Entity })},
	{Name: "title", Required: true, Doc: lang.Both("il titolo del piano", "the plan's title"),
		Label: lang.Both("titolo", "title"),
		Read:  source.LineAt(func(p *Plan) *source.Text { return &p.Title })},
	{Name: "language", Doc: lang.Both("la lingua del piano: it o en", "the plan's language: it or en"),
		Label: lang.Both("lingua", "language"), Default: lang.Both("quella del computer", "the computer's"),
		Read: source.As(source.ChoiceShape(languages), func(r *source.Reader, n source.Node, p *Plan) {
			p.Language, _ = lang.Parse(r.Choice(n, languages).Value)
		}).Saying(func(p *Plan) source.Content { return source.Word{Code: p.Language.String()} })},
	{Name: "years", Required: true, Doc: lang.Both("gli anni del piano", "the years of the plan"),
		Label: lang.Both("anni", "years"),
		Read: source.As(source.List{Of: source.YearShape, AtLeast: 1, Distinct: true},
			func(r *source.Reader, n source.Node, p *Plan) { p.readYears(r, n) }).
			Saying(func(p *Plan) source.Content { return source.Plainly(source.Text{Value: yearSpans(p.Years)}) })},
	{Name: "year_end", Doc: lang.Both("l'ultimo giorno di ogni anno del piano, mese e giorno",
		"the last day of every year of the plan, month and day"), Default: lang.Same(yearly.CalendarEnd),
		Label: lang.Both("fine dell'anno", "year's end"),
		Read: source.FieldAs(yearly.EndShape, yearly.ReadEnd, func(p *Plan) *yearly.End { return &p.End }).
			Saying(func(p *Plan) source.Content { return source.Plainly(p.End.Text) })},
	{Name: "currency", Doc: lang.Both("la valuta degli importi, con la sua sigla",
		"the currency of the amounts, by its code"),
		Label: lang.Both("valuta", "currency"), Default: lang.Same(euro),
		Read: source.FieldAs(currencyShape, readCurrency, func(p *Plan) *source.Text { return &p.Currency }).
			Saying(func(p *Plan) source.Content { return source.Plainly(p.Currency) })},
	{Name: "revision", Doc: lang.Both("quale versione del piano è", "which version of the plan it is"),
		Read: source.MapAt(revisionKeys, func(p *Plan) *Revision { return &p.Revision })},
	{Name: weighing.Name, Doc: lang.Both("come pesa il piano: points, o {points: 100} con il totale dichiarato",
		"how the plan weighs: points, or {points: 100} with the declared total"),
		Default: lang.Both("in percentuale", "per cent"), Label: weighing.Label,
		Read: source.FieldAs(source.Either{source.ChoiceShape([]string{InPoints}), weighingKeys.Shape()}, readWeighing,
			func(p *Plan) *Weighing { return &p.Weighing }).
			SayingAll(func(p *Plan) []source.Fact { return p.Weighing.facts() }, weighing, totalPoints)},
	{Name: "scoring", Doc: lang.Both("come si calcolano i punteggi", "how scores are computed"),
		Read: source.MapAt(scoring.PlanKeys, func(p *Plan) *scoring.OfPlan { return &p.Scoring })},
	{Name: "areas", Doc: lang.Both("le aree strategiche; senza, gli obiettivi stanno direttamente sotto l'ente",
		"the strategic areas; without any, the objectives stand directly under the body"),
		Read: source.As(source.ByCode{Of: areaKeys.Shape(), AtLeast: 1},
			func(r *source.Reader, n source.Node, p *Plan) { p.readAreas(r, n) })},
	{Name: "missions", Doc: lang.Both("missioni e programmi del bilancio", "the budget's missions and programmes"),
		Read: eachAt(missionKeys, newMission, func(p *Plan) *[]*Mission { return &p.Missions })},
	{Name: "offices", Doc: lang.Both("gli uffici che ne rispondono", "the offices that answer for it"),
		Read: eachAt(officeKeys, newOffice, func(p *Plan) *[]*Office { return &p.Offices })},
	{Name: "types", Doc: lang.Both("le tipologie di indicatore del piano, oltre a quelle di ogni piano",
		"the plan's own types of indicator, beside those of every plan"),
		Read: eachAt(typeKeys, newType, func(p *Plan) *[]*Type { return &p.OwnTypes })},
	{Name: "measures", Doc: lang.Both("le grandezze che le formule usano", "the quantities that formulas use"),
		Read: source.FieldAs(measuresShape, readMeasures, func(p *Plan) *[]*Measure { return &p.Measures })},
	{Name: "checks", Doc: lang.Both("ciò che le cifre rispettano tra loro", "what the figures keep to among themselves"),
		Read: source.ListAt(agreementKeys, 0, func(p *Plan) *[]*Agreement { return &p.Agreements })},
	{Name: "objectives", Required: true, Doc: lang.Both("gli obiettivi con i loro indicatori",
		"the objectives with their indicators"),
		Read: source.As(byCode(objectiveKeys), func(r *source.Reader, n source.Node, p *Plan) {
			duplicates := r.Duplicates
			p.readObjectives(r, n)
			p.Doubtful.Objectives = r.Duplicates > duplicates
		})},
	{Name: "other_resources", Doc: lang.Both("le risorse fuori dagli obiettivi", "the resources outside the objectives"),
		Label: lang.Both("altre risorse", "other resources"),
		Read: source.ListAt(otherResourceKeys, 0, func(p *Plan) *[]*OtherResource { return &p.OtherResource }).
			SayingAll((*Plan).otherResources)},
	{Name: "totals", Doc: lang.Both("il totale generale dichiarato, per anno", "the declared grand total, by year"),
		Label: lang.Both("totale dichiarato", "declared total"),
		Read:  amountsAt(func(p *Plan) *yearly.Figures { return &p.Totals })},
}

// Shape is what a plan file may hold.
func Shape() source.Shape {
	m := planKeys.Shape()
	m.Each = &source.Each{Where: "areas", Of: "objectives", OneOf: []string{"area", "parent"}}
	return m
}

var entityKeys = source.Keys[Entity]{
	{Name: "code", As: "entity", Required: true, Doc: lang.Both("il codice dell'ente", "the body's code"),
		Label: lang.Both("codice dell'ente", "the body's code"),
		Read:  source.CodeAt(func(e *Entity) *source.Text { return &e.Code })},
	{Name: "name", As: "entity_name", Required: true, Doc: lang.Both("il nome dell'ente", "the body's name"),
		Label: lang.Both("nome dell'ente", "the body's name"),
		Read:  source.LineAt(func(e *Entity) *source.Text { return &e.Name })},
}

// revisionKeys have no labels: a plan's version changes nothing in it.
var revisionKeys = source.Keys[Revision]{
	{Name: "number", As: "revision.number", Doc: lang.Both("il numero della versione", "the version's number"),
		Read: source.WholeAt(0, 9999, func(v *Revision, _ int, t source.Text) { v.Number = t }).
			Saying(func(v *Revision) source.Content { return source.Plainly(v.Number) })},
	{Name: "date", As: "revision.date", Doc: lang.Both("la data della versione", "the version's date"),
		Read: source.As(source.DateShape, func(r *source.Reader, n source.Node, v *Revision) { _, v.Date = r.Date(n) }).
			Saying(func(v *Revision) source.Content { return source.Plainly(v.Date) })},
	{Name: "note", As: "revision.note", Doc: lang.Both("che cosa la distingue", "what distinguishes it"),
		Read: source.LineAt(func(v *Revision) *source.Text { return &v.Note })},
}

// Read makes a plan from a file's root value. It reports every mistake of form,
// every reference to something missing and every unreadable formula. It leaves out
// what it reports, so that nothing is reported twice.
func Read(root source.Node) (*Plan, diag.List) {
	r := new(source.Reader)
	p := &Plan{File: root.Pos().File, Scoring: scoring.Default()}
	p.Doubtful.Years = true // until they have been read
	planKeys.Read(r, root, source.Text{}, p)
	if found := source.Foreign(r.Found, p.Format, Format); found != nil {
		return p, found
	}
	p.Scoring.Finish(p.Language)
	p.link(r)
	r.LookUp()
	p.Respelt = r.Respelt
	return p, r.Found
}

// byCode is a map from codes to elements.
func byCode[T any](keys source.Keys[T]) source.ByCode { return source.ByCode{Of: keys.Shape()} }

// eachAt reads a map from codes to elements.
func eachAt[T, E any](keys source.Keys[E], fresh func(code source.Text) *E, field func(*T) *[]*E) source.Reading[T] {
	return source.FieldAs(byCode(keys), func(r *source.Reader, n source.Node) []*E { return readEach(r, n, keys, fresh) },
		field)
}

func readEach[T any](r *source.Reader, n source.Node, keys source.Keys[T], fresh func(code source.Text) *T) []*T {
	var all []*T
	r.Each(n, func(code source.Text, value source.Node) {
		r.CheckCode(code)
		element := fresh(code)
		keys.Read(r, value, code, element)
		all = append(all, element)
	})
	return all
}

// yearSpans writes successive years as first-last.
func yearSpans(years []Year) string {
	var spans []string
	for k := 0; k < len(years); {
		last := k
		for last+1 < len(years) && years[last+1].Value == years[last].Value+1 {
			last++
		}
		span := strconv.Itoa(years[k].Value)
		if last > k {
			span += "-" + strconv.Itoa(years[last].Value)
		}
		spans = append(spans, span)
		k = last + 1
	}
	return strings.Join(spans, ", ")
}

// otherResources is what the plan lists outside its objectives. Without codes, all
// of one year stand together.
func (p *Plan) otherResources() []source.Fact {
	var sums []source.Fact
	for _, y := range p.Years {
		sum := source.Decimal{}
		for _, o := range p.OtherResource {
			if amount, _ := o.Amounts.In(y.Value); amount.OK {
				sum.Decimal, sum.OK = sum.Add(amount.Decimal), true
			}
		}
		sums = append(sums, source.Fact{Year: y.Value, Value: source.AsMoney(sum)})
	}
	return sums
}

func (p *Plan) readAreas(r *source.Reader, n source.Node) {
	duplicates := r.Duplicates
	p.Areas = readEach(r, n, areaKeys, newArea)
	p.Doubtful.Areas = r.Duplicates > duplicates || len(p.Areas) == 0
	if n.IsMap() && n.Len() == 0 {
		r.Report(diag.Diagnostic{Rule: source.RuleBadValue, Span: n.Span(),
			Message: lang.Say("qui ci vuole almeno un'area", "at least one area is wanted here"),
			Hints: []lang.Message{lang.Say("in un piano senza aree si toglie «areas», e «area» dagli obiettivi",
				"a plan without areas leaves out “areas”, and “area” in its objectives")}})
	}
}

func (p *Plan) readYears(r *source.Reader, n source.Node) {
	p.Doubtful.Years = false
	r.Items(n, func(item source.Node) {
		t := r.Line(item)
		year, ok := p.nextYear(r, t)
		if !ok {
			p.Doubtful.Years = true
			return
		}
		p.Years = append(p.Years, Year{year, t})
	})
	if n.IsList() && n.Len() == 0 {
		r.Report(diag.Diagnostic{Rule: source.RuleBadValue, Span: n.Span(), Message: lang.Say("un piano ha almeno un anno",
			"a plan has at least one year")})
	}
	p.Doubtful.Years = p.Doubtful.Years || len(p.Years) == 0
}

// nextYear reads a year, which must be later than those before it.
func (p *Plan) nextYear(r *source.Reader, t source.Text) (int, bool) {
	if t.Value == "" {
		return 0, false
	}
	year, ok := r.Year(t)
	if n := len(p.Years); ok && n > 0 && year <= p.Years[n-1].Value {
		r.Refuse(t, lang.Say("gli anni stanno in ordine: %d non viene dopo %d",
			"years stand in order: %d does not come after %d", year, p.Years[n-1].Value))
		return 0, false
	}
	return year, ok
}

func readFormat(r *source.Reader, n source.Node) source.Text {
	return source.CheckFormat(r, n, Format)
}
