package source

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"piao/plan/lang"
)

// ParseDate reads a date as files write it: 2023-06-30.
func ParseDate(s string) (time.Time, Problem) {
	t, err := time.Parse(time.DateOnly, s)
	if err == nil {
		return t, Problem{}
	}
	p := Problem{Message: lang.Say("«%s» non è una data (anno-mese-giorno, 2023-06-30)",
		"“%s” is not a date (year-month-day, 2023-06-30)", s)}
	if first, err := time.Parse("2006-01", s[:min(len(s), 7)]); err == nil && isoDate.MatchString(s) {
		month, days := lang.Say("%s", "%s", lang.Months[first.Month()-1]), first.AddDate(0, 1, -1).Day()
		if first.Month() == time.February {
			month = lang.Say("%s %d", "%s %d", month, first.Year())
		}
		p.Message = lang.Say("«%s» non è una data: %s ha %d giorni", "“%s” is not a date: %s has %d days", s, month, days)
	}
	return t, p.Remedied(Dates(s), func(s string) bool { _, err := time.Parse(time.DateOnly, s); return err == nil })
}

var (
	isoDate  = regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)
	midnight = regexp.MustCompile(`[t ]00:00(:00(\.0+)?)?(z|[+-]\d\d:?\d\d)?$`)
	dateSign = regexp.MustCompile(`[\s/.,°º-]+`)
)

var fiscalYear = regexp.MustCompile(`^(?:20)?([0-9]{2})[/-](?:20)?([0-9]{2})$`)

// FiscalYear is the year in which one ends that is written as pages print it where it is no
// calendar year, 2024/25; empty if it is not.
func FiscalYear(s string) string {
	m := fiscalYear.FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	first, _ := strconv.Atoi(m[1])
	last, _ := strconv.Atoi(m[2])
	if last != first+1 {
		return ""
	}
	return "20" + m[2]
}

// Dates lists what a text may mean as a date: 30/6/2026, 5 giugno 2026, June 5, 2026,
// and what programs write. In 5/6/2026 either number can be the month.
func Dates(s string) []Spelling {
	if isoDate.MatchString(s) {
		return []Spelling{{Text: s}}
	}
	day := midnight.ReplaceAllString(strings.ToLower(strings.Trim(s, Quotes)), "")
	words := strings.Fields(dateSign.ReplaceAllString(day, " "))
	for k, word := range words {
		for m, name := range lang.Months {
			if len(word) >= 3 && (strings.HasPrefix(name.IT, word) || strings.HasPrefix(strings.ToLower(name.EN), word)) {
				words[k] = time.Month(m + 1).String()
			}
		}
	}
	var all []Spelling
	for _, layout := range [...]string{"2006 1 2", "2 1 2006", "1 2 2006", "2 1 06", "06 1 2", "20060102",
		"2 January 2006", "January 2 2006", "2006 January 2"} {
		if t, err := time.Parse(layout, strings.Join(words, " ")); err == nil {
			all = append(all, Spelling{Text: t.Format(time.DateOnly)})
		}
	}
	return all
}
