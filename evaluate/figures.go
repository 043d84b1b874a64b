package evaluate

import (
	"math/big"

	"piao/plan"
	"piao/plan/source"
)

// Figures are the measurements of several years, and the figures supposed instead of
// theirs.
type Figures struct {
	files    map[int]*Measurements
	supposed map[Origin]*Value
}

// Origin identifies a figure in a file, or the place where it would be. It is one
// figure however many measures repeat it.
type Origin struct {
	Measure *plan.Measure
	Year    int
}

// Input is a measure from which a value was computed.
type Input struct {
	Measure *plan.Measure
	Year    int
	Value   *big.Rat
	Missing string // the reason, if one is given
	From    *Value // where the figure is; nil if no file has it

	Of       *plan.Measure // the measure that has the figure, or would have it
	FromYear int           // the year whose file has the figure, or would have it
	NoFile   bool          // there are no measurements of that year
}

// Origin identifies the input's figure.
func (in Input) Origin() Origin { return Origin{in.Of, in.FromYear} }

// NewFigures makes Figures of measurements, with none supposed.
func NewFigures(measurements []*Measurements) *Figures {
	f := &Figures{map[int]*Measurements{}, map[Origin]*Value{}}
	for _, m := range measurements {
		f.files[m.Year] = m
	}
	return f
}

// Suppose replaces a figure by another; nil undoes that. The measurements stay as
// they are.
func (f *Figures) Suppose(o Origin, figure *big.Rat) {
	if figure == nil {
		delete(f.supposed, o)
		return
	}
	text := source.Text{Value: figure.RatString()}
	f.supposed[o] = &Value{Code: o.Measure.Code, Measure: o.Measure, Text: text, Figure: figure}
}

// Of is what is supposed of a measure, or else what the year's file says; nil if
// there is nothing.
func (f *Figures) Of(m *plan.Measure, year int) *Value {
	if v := f.supposed[Origin{m, year}]; v != nil {
		return v
	}
	if file := f.files[year]; file != nil {
		return file.values[m]
	}
	return nil
}

// nothing is the record of an indicator of which nothing is said. It is never changed.
var nothing = new(Record)

// Record is what the year's file says of an indicator; never nil.
func (f *Figures) Record(i *plan.Indicator, year int) *Record {
	if file := f.files[year]; file != nil && file.records[i] != nil {
		return file.records[i]
	}
	return nothing
}

// Input finds the figure of a measure in a year. It looks in the year's own file
// and then, for a measure that repeats another, in the earlier year's. If neither
// has the figure, the reason is the first one given.
func (f *Figures) Input(m *plan.Measure, year int) Input {
	in := Input{Measure: m, Year: year}
	for at, y := m, year; ; {
		if v := f.Of(at, y); v != nil && (v.Figure != nil || in.From == nil) {
			in.Value, in.Missing, in.From, in.Of, in.FromYear = v.Figure, v.Missing.Value, v, at, y
		}
		if in.Value != nil || at.Is == nil {
			if in.From == nil {
				in.Of, in.FromYear, in.NoFile = at, y, f.files[y] == nil
			}
			return in
		}
		at, y = at.Is.Measure, y-at.Is.Years
	}
}
