// Package evaluate computes what the figures of a year are worth under a plan:
// values, achievements and weighted scores, all exact. An evaluation depends only on
// plan, measurements and year.
package evaluate

import (
	"math/big"
	"time"

	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
)

// Format names the format of measurements files.
const Format = "piao-measurements/1"

// Measurements are the figures of one year as their file states them.
type Measurements struct {
	File     *diag.File
	Format   source.Text
	Entity   source.Text
	Year     int
	YearText source.Text
	AsOf     time.Time // zero if not stated
	AsOfText source.Text
	Status   source.Text
	Values   []*Value

	ends    time.Time // the last day of the year
	values  map[*plan.Measure]*Value
	records map[*plan.Indicator]*Record
	spent   map[*plan.Objective]source.Decimal // in euro

	Respelt []diag.Fix // valid values that have a plainer spelling
}

// Value is the figure of a measure, or the reason why it is missing.
type Value struct {
	Code         source.Text
	Measure      *plan.Measure // nil if the plan has none
	Text         source.Text
	Figure       *big.Rat // nil if it is missing or was refused
	Missing      source.Text
	Source, Note source.Text
}

// Record is what only people can say of an indicator.
type Record struct {
	Code            source.Text
	Indicator       *plan.Indicator
	Cause, Reach    source.Text
	Excluded, Act   source.Text
	Date            source.Text
	Judged          source.Decimal
	Missing         source.Text // why nobody could judge
	JudgedBy, Notes source.Text
}

// Of is what the file says of a measure; nil where it says nothing.
func (m *Measurements) Of(measure *plan.Measure) *Value { return m.values[measure] }

// IsMonitoring reports whether the figures are of a day before the end of the year.
func (m *Measurements) IsMonitoring() bool {
	return m != nil && !m.AsOf.IsZero() && m.AsOf.Before(m.ends)
}

// Monitoring is a day's measurements, without any figures.
func Monitoring(p *plan.Plan, day time.Time) *Measurements {
	year := p.YearOf(day)
	return &Measurements{Year: year, AsOf: day, ends: p.Ends(year)}
}

// States are the possible states of figures. Figures with no state are provisional.
var States = []source.Word{
	{Code: "final", Name: lang.Both("definitivi", "final")},
	{Code: "provisional", Name: lang.Both("provvisori", "provisional")},
	{Code: "illustrative", Name: lang.Both("illustrativi", "illustrative")},
}

// State is the state of the figures.
func (m *Measurements) State() source.Word {
	for _, s := range States {
		if s.Code == m.Status.Value {
			return s
		}
	}
	return States[1]
}
