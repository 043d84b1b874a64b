package yearly

import (
	"fmt"
	"regexp"
	"strconv"
	"time"

	"piao/plan/lang"
	"piao/plan/source"
)

// End is the last day of every year of a plan, as 04-30; empty for 31 December.
type End struct{ Text source.Text }

// CalendarEnd is the end of a calendar year.
const CalendarEnd = "12-31"

// EndShape is a month and a day.
var EndShape = source.Scalar{Name: lang.Both("mese e giorno", "month and day"), Like: "04-30",
	Pattern: `^\s*((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))\s*$`}

var monthAndDay = regexp.MustCompile(`^[0-9]{2}-[0-9]{2}$`)

// ReadEnd reads a month and a day. 29 February is not in every year.
func ReadEnd(r *source.Reader, n source.Node) End {
	t := r.Line(n)
	if t.Value == "" {
		return End{}
	}
	day := "2023-" + t.Value // no leap year
	if _, problem := source.ParseDate(day); !monthAndDay.MatchString(t.Value) || !problem.IsZero() {
		p := meantEnd(t.Value)
		r.RefuseProblem(t, p)
		if t.Value = ""; len(p.Fixes) == 1 {
			t.Value = p.Fixes[0] // so that what follows from it is not found wrong
		}
	}
	return End{Text: t}
}

// meantEnd is what is wrong with the end of a year that is written in another way, as 30/04.
func meantEnd(s string) source.Problem {
	p := source.Problem{Message: lang.Say("«%s» non è un giorno di ogni anno", "“%s” is not a day of every year", s)}
	var may []source.Spelling
	for _, day := range append(source.Dates(s), source.Dates(s+" 2023")...) { // no leap year
		may = append(may, source.Spelling{Text: day.Text[len("2023-"):]})
	}
	if p = p.Remedied(may, func(day string) bool { return day != "02-29" }); p.Hints == nil {
		p.Hints = []lang.Message{lang.Say("scrivere mese e giorno, come 04-30", "write month and day, as 04-30")}
	}
	return p
}

func (e End) calendar() bool { return e.Text.Value == "" || e.Text.Value == CalendarEnd }

// Ends is the last day of a year. A year is named by the calendar year in which it ends.
func (e End) Ends(year int) time.Time {
	end := CalendarEnd
	if !e.calendar() {
		end = e.Text.Value
	}
	day, _ := time.Parse(time.DateOnly, fmt.Sprintf("%04d-%s", year, end))
	return day
}

// Begins is the first day of a year.
func (e End) Begins(year int) time.Time { return e.Ends(year-1).AddDate(0, 0, 1) }

// YearOf is the year that a day is in.
func (e End) YearOf(day time.Time) int {
	if day.After(e.Ends(day.Year())) {
		return day.Year() + 1
	}
	return day.Year()
}

// Label is a year as pages print it: 2025, or 2024/25 where it is no calendar year.
func (e End) Label(year int) string {
	if e.calendar() {
		return strconv.Itoa(year)
	}
	return fmt.Sprintf("%d/%02d", year-1, year%100)
}
