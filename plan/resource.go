package plan

import (
	"math/big"
	"piao/plan/lang"
	"piao/plan/source"
)

// Resources are what an objective may spend in a year, in euro. Interventions are
// part of Total.
type Resources struct {
	Year                 int
	YearText             source.Text
	Total, Interventions source.Decimal
}

// ObjectivesTotal is what all objectives may spend in a year; nil if none is stated.
func (p *Plan) ObjectivesTotal(year int) *big.Rat {
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

// OtherResource is an amount that a plan lists outside its objectives. Programme is
// free text.
type OtherResource struct {
	Name, Programme, Division, Group source.Text
	Amounts                          Yearly
}

var resourceKeys = source.Keys[Resources]{
	{Name: "total", As: "resources", Required: true, Doc: lang.Both("tutte le risorse, in euro", "all resources, in euro"),
		Label: lang.Both("risorse", "resources"),
		Read:  source.EuroAt(func(x *Resources) *source.Decimal { return &x.Total })},
	{Name: "interventions", Doc: lang.Both("la parte per interventi economici", "the part for economic interventions"),
		Label: lang.Both("interventi economici", "economic interventions"),
		Read:  source.EuroAt(func(x *Resources) *source.Decimal { return &x.Interventions })},
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
	{Name: "amounts", As: "amount", Required: true, Doc: lang.Both("gli importi in euro, per anno",
		"the amounts in euro, by year"),
		Read: amountsAt(func(o *OtherResource) *Yearly { return &o.Amounts })},
}

func readResources(r *source.Reader, n source.Node) []*Resources {
	var all []*Resources
	eachYear(r, n, func(year int, key source.Text, value source.Node) {
		x := &Resources{Year: year, YearText: key}
		resourceKeys.Read(r, value, key, x)
		all = append(all, x)
	})
	return all
}

// amountsAt reads amounts by year.
func amountsAt[T any](field func(*T) *Yearly) source.Reading[T] {
	read := func(r *source.Reader, n source.Node) Yearly {
		return readYearly(r, n, (*source.Reader).Euro)
	}
	return source.FieldAs(source.ByYear{Of: source.EuroShape}, read, field).
		SayingAll(func(of *T) []source.Fact { return field(of).facts(source.AsMoney) })
}
