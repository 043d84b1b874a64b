package plan

import (
	"fmt"
	"regexp"
	"strconv"
	"time"

	"piao/plan/lang"
	"piao/plan/source"
	"piao/plan/yearly"
)

// YearEnd is the last day of every year of a plan, as 04-30; empty for 31 December.
type YearEnd struct{ source.Text }

// calendarEnd is the end of a calendar year.
const calendarEnd = "12-31"

var yearEndShape = source.Scalar{Name: lang.Both("mese e giorno", "month and day"), Like: "04-30",
	Pattern: `^\s*((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))\s*$`}

var monthAndDay = regexp.MustCompile(`^[0-9]{2}-[0-9]{2}$`)

// readYearEnd reads a month and a day. 29 February is not in every year.
func readYearEnd(r *source.Reader, n source.Node) YearEnd {
	t := r.Line(n)
	if t.Value == "" {
		return YearEnd{}
	}
	day := "2023-" + t.Value // no leap year
	if _, problem := source.ParseDate(day); !monthAndDay.MatchString(t.Value) || !problem.IsZero() {
		r.Refuse(t, lang.Say("«%s» non è un giorno di ogni anno", "“%s” is not a day of every year", t.Value),
			lang.Say("scrivere mese e giorno: 04-30", "write month and day: 04-30"))
		return YearEnd{}
	}
	return YearEnd{t}
}

func (p *Plan) calendar() bool { return p.YearEnd.Value == "" || p.YearEnd.Value == calendarEnd }

// Ends is the last day of a year. A year is named by the calendar year in which it ends.
func (p *Plan) Ends(year int) time.Time {
	end := calendarEnd
	if !p.calendar() {
		end = p.YearEnd.Value
	}
	day, _ := time.Parse(time.DateOnly, fmt.Sprintf("%04d-%s", year, end))
	return day
}

// Begins is the first day of a year.
func (p *Plan) Begins(year int) time.Time { return p.Ends(year-1).AddDate(0, 0, 1) }

// YearOf is the year that a day is in.
func (p *Plan) YearOf(day time.Time) int {
	if day.After(p.Ends(day.Year())) {
		return day.Year() + 1
	}
	return day.Year()
}

// Label is a year as pages print it: 2025, or 2024/25 where it is no calendar year.
func (p *Plan) Label(year int) string {
	if p.calendar() {
		return strconv.Itoa(year)
	}
	return fmt.Sprintf("%d/%02d", year-1, year%100)
}

// placeDays finds the years of days, which the plan's year_end decides.
func (p *Plan) placeDays(i *Indicator) {
	place := func(m *yearly.Moment) {
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
