package plan

import (
	"math"
	"math/big"

	"github.com/shopspring/decimal"

	"piao/plan/lang"
	"piao/plan/source"
	"piao/plan/yearly"
)

// Resources are what an objective may spend in a year, and the people that it has, in
// full-time equivalents. Interventions are part of Total.
type Resources struct {
	Year                         int
	YearText                     source.Text
	Total, Interventions, People source.Decimal
}

// People are a number of people, in full-time equivalents.
type People struct{ decimal.Decimal }

// ObjectivesTotal is what all objectives may spend in a year; nil if none is stated.
func (p *Plan) ObjectivesTotal(year int) *big.Rat {
	return p.sum(year, func(x *Resources) source.Decimal { return x.Total })
}

// People are those of all objectives in a year; nil if none are stated.
func (p *Plan) People(year int) *big.Rat {
	return p.sum(year, func(x *Resources) source.Decimal { return x.People })
}

func (p *Plan) sum(year int, of func(*Resources) source.Decimal) *big.Rat {
	var total *big.Rat
	for _, o := range p.Objectives {
		if x := o.ResourcesOf(year); x != nil && of(x).Text.Given() {
			if total == nil {
				total = new(big.Rat)
			}
			total.Add(total, of(x).Rat())
		}
	}
	return total
}

// OtherResource is an amount that a plan lists outside its objectives. Programme is
// free text.
type OtherResource struct {
	Name, Programme, Division, Group source.Text
	Amounts                          yearly.Figures
}

var resourceKeys = source.Keys[Resources]{
	{Name: "total", As: "resources", Required: true, Or: "people", Doc: lang.Both("tutte le risorse", "all resources"),
		Label: lang.Both("risorse", "resources"),
		Read:  source.EuroAt(func(x *Resources) *source.Decimal { return &x.Total })},
	{Name: "interventions", Doc: lang.Both("la parte per interventi economici", "the part for economic interventions"),
		Label: lang.Both("interventi economici", "economic interventions"),
		Read:  source.EuroAt(func(x *Resources) *source.Decimal { return &x.Interventions })},
	{Name: "people", Rare: true, Doc: lang.Both("le persone, in equivalenti a tempo pieno",
		"the people, in full-time equivalents"),
		Label: lang.Both("persone", "people"),
		Read: source.FieldAs(peopleShape, readPeople, func(x *Resources) *source.Decimal { return &x.People }).
			Saying(func(x *Resources) source.Content {
				if !x.People.OK {
					return nil
				}
				return People{x.People.Decimal}
			})},
}

var otherResourceKeys = source.Keys[OtherResource]{
	{Name: "name", Required: true, Doc: lang.Both("che cosa sono", "what they are"),
		Read: source.LineAt(func(o *OtherResource) *source.Text { return &o.Name })},
	{Name: "programme", Doc: lang.Both("missione e programma, testo libero", "mission and programme, free text"),
		Read: source.LineAt(func(o *OtherResource) *source.Text { return &o.Programme })},
	{Name: "division", Doc: lang.Both("la divisione", "the division"),
		Read: source.LineAt(func(o *OtherResource) *source.Text { return &o.Division })},
	{Name: "group", Doc: lang.Both("il gruppo", "the group"),
		Read: source.LineAt(func(o *OtherResource) *source.Text { return &o.Group })},
	{Name: "amounts", As: "amount", Required: true, Doc: lang.Both("gli importi, per anno",
		"the amounts, by year"),
		Read: amountsAt(func(o *OtherResource) *yearly.Figures { return &o.Amounts })},
}

var peopleShape = source.Scalar{Name: lang.Both("un numero di persone", "a number of people"), Like: "4.5",
	Pattern: `^\s*[0-9]+(\.[0-9]+)?\s*$`, Number: &source.Range{Low: 0, High: math.MaxInt64}}

func readPeople(r *source.Reader, n source.Node) source.Decimal {
	d := r.Number(n)
	if d.OK && d.IsNegative() {
		d.OK = false
		r.Refuse(d.Text, lang.Say("le persone non sono meno di 0, qui c'è %s",
			"people are not fewer than 0, but here is %s", d.Text.Value))
	}
	return d
}

// resourcesShape are the resources of a year. readResources must agree with it.
func resourcesShape() source.Shape {
	m := resourceKeys.Shape()
	m.Needs = [][2]string{{"interventions", "total"}}
	return m
}

func readResources(r *source.Reader, n source.Node) []*Resources {
	var all []*Resources
	yearly.Each(r, n, func(year int, key source.Text, value source.Node) {
		x := &Resources{Year: year, YearText: key}
		resourceKeys.Read(r, value, key, x)
		if x.Interventions.Text.Given() && x.People.Text.Given() && !x.Total.Text.Given() {
			r.Missing(value, key, "total", resourceKeys[0].Doc)
		}
		all = append(all, x)
	})
	return all
}

// amountsAt reads amounts by year.
func amountsAt[T any](field func(*T) *yearly.Figures) source.Reading[T] {
	read := func(r *source.Reader, n source.Node) yearly.Figures {
		return yearly.Read(r, n, (*source.Reader).Euro)
	}
	return source.FieldAs(source.ByYear{Of: source.EuroShape}, read, field).
		SayingAll(func(of *T) []source.Fact { return field(of).Facts(source.AsMoney) })
}
