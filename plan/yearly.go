package plan

import "piao/plan/source"

// Yearly is what holds in each of some years, in the order of the file.
type Yearly[V any] []InYear[V]

// InYear is what holds in one year.
type InYear[V any] struct {
	Year     int
	YearText source.Text
	Value    V
}

// In is what holds in a year; false if the year is missing.
func (all Yearly[V]) In(year int) (value V, ok bool) {
	for _, y := range all {
		if y.Year == year {
			return y.Value, true
		}
	}
	return value, false
}

func (all Yearly[V]) facts(says func(V) source.Content) []source.Fact {
	var facts []source.Fact
	for _, y := range all {
		facts = append(facts, source.Fact{Year: y.Year, Value: says(y.Value)})
	}
	return facts
}

// readYearly reads a map from years to values; the result is never nil.
func readYearly[V any](r *source.Reader, n source.Node, read func(*source.Reader, source.Node) V) Yearly[V] {
	all := Yearly[V]{}
	eachYear(r, n, func(year int, key source.Text, value source.Node) {
		all = append(all, InYear[V]{year, key, read(r, value)})
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
