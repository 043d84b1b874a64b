package plan

import (
	"slices"
	"time"

	"piao/plan/source"
)

// Yearly is a figure for each of some years, in the order of the file.
type Yearly []InYear

// InYear is a figure for one year.
type InYear struct {
	Year     int
	YearText source.Text
	Value    source.Decimal
}

// In is the figure of a year; false if the year is missing.
func (all Yearly) In(year int) (value source.Decimal, ok bool) {
	for _, y := range all {
		if y.Year == year {
			return y.Value, true
		}
	}
	return value, false
}

func (all Yearly) facts(says func(source.Decimal) source.Content) []source.Fact {
	var facts []source.Fact
	for _, y := range all {
		facts = append(facts, source.Fact{Year: y.Year, Value: says(y.Value)})
	}
	return facts
}

// readYearly reads a map from years to figures; the result is never nil.
func readYearly(r *source.Reader, n source.Node, read func(*source.Reader, source.Node) source.Decimal) Yearly {
	all := Yearly{}
	eachYear(r, n, func(year int, key source.Text, value source.Node) {
		all = append(all, InYear{year, key, read(r, value)})
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

// Moment is what a target is for: a year, or the monitoring of one of its days.
type Moment struct {
	Year int
	Day  string // as 2023-06-30; empty for the year itself
	Key  source.Text
}

// fact is what is said of the moment.
func (m Moment) fact(value source.Content) source.Fact {
	return source.Fact{Year: m.Year, Day: m.Day, Value: value}
}

// eachMoment reads a map from years and days of years to values.
func eachMoment(r *source.Reader, n source.Node, read func(m Moment, value source.Node)) {
	r.Each(n, func(key source.Text, value source.Node) {
		m := Moment{Key: key}
		if day, problem := source.ParseDate(key.Value); problem.IsZero() {
			m.Year, m.Day = day.Year(), day.Format(time.DateOnly)
		} else if year, ok := r.Year(key); ok {
			m.Year = year
		} else {
			return
		}
		read(m, value)
	})
}

// placeDays finds the years of days, which the plan's year_end decides.
func (p *Plan) placeDays(i *Indicator) {
	place := func(m *Moment) {
		if day, problem := source.ParseDate(m.Day); problem.IsZero() {
			m.Year = p.YearOf(day)
		}
	}
	for _, t := range i.Intermediate {
		place(&t.Moment)
	}
	for k := range i.Scoring.Steps {
		place(&i.Scoring.Steps[k].Moment)
	}
}

// Varying is a figure as written: one for all years, or one for each.
type Varying struct {
	All    source.Decimal
	ByYear Yearly
	Given  bool // it is written, even if it was refused
	Key    source.Text
}

// In is the figure in a year; false if none is written or it was refused.
func (v *Varying) In(year int) (source.Decimal, bool) {
	d := v.All
	if v.ByYear != nil {
		d, _ = v.ByYear.In(year)
	}
	return d, d.OK
}

// IsSound reports whether no part of it was refused.
func (v *Varying) IsSound() bool {
	refused := func(y InYear) bool { return !y.Value.OK }
	return v.All.OK || len(v.ByYear) > 0 && !slices.ContainsFunc(v.ByYear, refused)
}

func (v *Varying) facts(says func(source.Decimal) source.Content) []source.Fact {
	if v.ByYear != nil {
		return v.ByYear.facts(says)
	}
	return []source.Fact{{Value: says(v.All)}}
}

func readVarying(r *source.Reader, n source.Node, read func(*source.Reader, source.Node) source.Decimal) Varying {
	if n.IsMap() {
		return Varying{Given: true, Key: r.Key(), ByYear: readYearly(r, n, read)}
	}
	return Varying{Given: true, Key: r.Key(), All: read(r, n)}
}
