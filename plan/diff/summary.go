package diff

import (
	"reflect"
	"slices"

	"github.com/shopspring/decimal"

	"piao/plan"
	"piao/plan/source"
)

// Summary is the number of changes of each kind and of each effect, and what they
// move.
type Summary struct {
	Kinds     map[Kind]int
	Effects   map[Effect]int
	Weights   []WeightMoved
	Resources []ResourcesMoved
}

// WeightMoved is how much weight the elements of one kind gained in the year in
// which they gained most, as a fraction of their parent's whole or in points. Of a
// fraction, what one gains its siblings lose.
type WeightMoved struct {
	Element plan.ElementKind
	By      decimal.Decimal
}

// ResourcesMoved is how much the resources of objectives grew in a year and how much
// those of others shrank, in euro. Both are positive.
type ResourcesMoved struct {
	Year       int
	More, Less decimal.Decimal
}

// Summarise counts changes.
func Summarise(changes []Change) Summary {
	s := Summary{Kinds: map[Kind]int{}, Effects: map[Effect]int{}}
	for _, c := range changes {
		s.Kinds[c.Kind]++
		s.Effects[c.Effect]++
		for _, x := range c.shifts("resources") {
			s.addResources(x)
		}
	}
	for _, kind := range []plan.ElementKind{plan.AreaElement, plan.ObjectiveElement, plan.IndicatorElement} {
		if by := weightMoved(changes, kind); by.IsPositive() {
			s.Weights = append(s.Weights, WeightMoved{kind, by})
		}
	}
	slices.SortFunc(s.Resources, func(a, b ResourcesMoved) int { return a.Year - b.Year })
	return s
}

// shift is how much a weight or an amount grew (above 0) or shrank. Year is 0 for a
// weight that holds in all years.
type shift struct {
	year int
	by   decimal.Decimal
}

// shifts lists how much a field of the element grew or shrank.
func (c *Change) shifts(name string) []shift {
	if c.Field.Name == name && reflect.TypeOf(c.Old) != reflect.TypeOf(c.New) && c.Old != nil && c.New != nil {
		return nil // from per cent to points
	}
	if c.Field.Name == name {
		return []shift{{c.Year, amount(c.New).Sub(amount(c.Old))}}
	}
	var all []shift
	for _, f := range c.facts {
		switch {
		case f.Name != name:
		case c.Kind == Removed:
			all = append(all, shift{f.Year, amount(f.Value).Neg()})
		default:
			all = append(all, shift{f.Year, amount(f.Value)})
		}
	}
	return all
}

// amount is a weight or an amount as a number; no content counts as 0.
func amount(v source.Content) decimal.Decimal {
	switch v := v.(type) {
	case source.Share:
		return v.Fraction
	case source.Money:
		return v.Amount
	case plan.Points:
		return v.Decimal
	}
	return decimal.Decimal{}
}

func (s *Summary) addResources(x shift) {
	at := slices.IndexFunc(s.Resources, func(r ResourcesMoved) bool { return r.Year == x.year })
	if at < 0 {
		at = len(s.Resources)
		s.Resources = append(s.Resources, ResourcesMoved{Year: x.year})
	}
	r := &s.Resources[at]
	if x.by.IsPositive() {
		r.More = r.More.Add(x.by)
	} else {
		r.Less = r.Less.Sub(x.by)
	}
}

// weightMoved leaves out the indicators of objectives that were added or removed
// whole.
func weightMoved(changes []Change, kind plan.ElementKind) decimal.Decimal {
	whole := map[string]bool{}
	for _, c := range changes {
		if c.Element == plan.ObjectiveElement && (c.Kind == Added || c.Kind == Removed) {
			whole[c.Path[0]] = kind == plan.IndicatorElement
		}
	}
	gained := map[int]decimal.Decimal{}
	for _, c := range changes {
		if c.Element != kind || whole[c.Path[0]] {
			continue
		}
		for _, x := range c.shifts(weight) {
			if x.by.IsPositive() {
				gained[x.year] = gained[x.year].Add(x.by)
			}
		}
	}
	always := gained[0]
	most := always
	for year, by := range gained {
		if year != 0 {
			most = decimal.Max(most, by.Add(always))
		}
	}
	return most
}
