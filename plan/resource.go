package plan

import (
	"math/big"
	"piao/plan/lang"
	"piao/plan/source"
)

// Resources are what an objective may spend in a year, in euro. Interventions
// are a part of Total.
type Resources struct {
	Year                 int
	YearText             source.Text
	Total, Interventions source.Decimal
}

// Amount is an amount in euro of one year.
type Amount struct {
	Year  int
	Value source.Decimal
}

// Amounts are amounts by year.
type Amounts []Amount

// In is the amount of a year; nil where there is none.
func (a Amounts) In(year int) *big.Rat {
	for _, x := range a {
		if x.Year == year && x.Value.OK {
			return x.Value.Rat()
		}
	}
	return nil
}

// ObjectivesTotal is what all objectives may spend in a year; nil where none says.
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

// OtherResource is what a plan lists outside its objectives. Programme is free text.
type OtherResource struct {
	Name, Programme, Division, Group source.Text
	Amounts                          Amounts
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
		Read: amountsAt(func(o *OtherResource) *Amounts { return &o.Amounts })},
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
func amountsAt[T any](field func(*T) *Amounts) source.Reading[T] {
	return source.FieldAs(source.ByYear{Of: source.EuroShape}, readAmounts, field).SayingAll(func(of *T) []source.Fact {
		var all []source.Fact
		for _, a := range *field(of) {
			all = append(all, source.Fact{Year: a.Year, Value: source.AsMoney(a.Value)})
		}
		return all
	})
}

func readAmounts(r *source.Reader, n source.Node) Amounts {
	var all Amounts
	eachYear(r, n, func(year int, _ source.Text, value source.Node) {
		all = append(all, Amount{year, r.Euro(value)})
	})
	return all
}

// eachYear reads a map from years to values.
func eachYear(r *source.Reader, n source.Node, read func(year int, key source.Text, value source.Node)) {
	r.Each(n, func(key source.Text, value source.Node) {
		if year, ok := r.Year(key); ok {
			read(year, key, value)
		}
	})
}
