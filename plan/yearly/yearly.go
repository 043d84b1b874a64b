// Package yearly is what a plan says year by year: figures, and moments that targets are
// for.
package yearly

import (
	"slices"
	"time"

	"piao/plan/source"
)

// Figures is a figure for each of some years, in the order of the file.
type Figures []InYear

// InYear is a figure for one year.
type InYear struct {
	Year     int
	YearText source.Text
	Value    source.Decimal
}

// In is the figure of a year; false if the year is missing.
func (all Figures) In(year int) (value source.Decimal, ok bool) {
	for _, y := range all {
		if y.Year == year {
			return y.Value, true
		}
	}
	return value, false
}

// Facts is what they say, each with its year.
func (all Figures) Facts(says func(source.Decimal) source.Content) []source.Fact {
	var facts []source.Fact
	for _, y := range all {
		facts = append(facts, source.Fact{Year: y.Year, Value: says(y.Value)})
	}
	return facts
}

// Read reads a map from years to figures; the result is never nil.
func Read(r *source.Reader, n source.Node, read func(*source.Reader, source.Node) source.Decimal) Figures {
	all := Figures{}
	Each(r, n, func(year int, key source.Text, value source.Node) {
		all = append(all, InYear{year, key, read(r, value)})
	})
	return all
}

// Each reads a map from years to values.
func Each(r *source.Reader, n source.Node, read func(year int, key source.Text, value source.Node)) {
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

// Fact is what is said of the moment.
func (m Moment) Fact(value source.Content) source.Fact {
	return source.Fact{Year: m.Year, Day: m.Day, Value: value}
}

// EachMoment reads a map from years and days of years to values.
func EachMoment(r *source.Reader, n source.Node, read func(m Moment, value source.Node)) {
	r.Each(n, func(key source.Text, value source.Node) {
		m := Moment{Key: key}
		if day, problem := source.ParseDate(key.Value); problem.IsZero() {
			m.Year, m.Day = day.Year(), day.Format(time.DateOnly)
		} else if source.Dates(key.Value) != nil {
			r.RefuseProblem(key, problem)
			return
		} else if year, ok := r.Year(key); ok {
			m.Year = year
		} else {
			return
		}
		read(m, value)
	})
}

// Varying is a figure as written: one for all years, or one for each.
type Varying struct {
	All    source.Decimal
	ByYear Figures
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

// Facts is the figure as written: one for all years, or one for each.
func (v *Varying) Facts(says func(source.Decimal) source.Content) []source.Fact {
	if v.ByYear != nil {
		return v.ByYear.Facts(says)
	}
	return []source.Fact{{Value: says(v.All)}}
}

// ReadVarying reads a figure: one for all years, or a map from years to figures.
func ReadVarying(r *source.Reader, n source.Node, read func(*source.Reader, source.Node) source.Decimal) Varying {
	if n.IsMap() {
		return Varying{Given: true, Key: r.Key(), ByYear: Read(r, n, read)}
	}
	return Varying{Given: true, Key: r.Key(), All: read(r, n)}
}
