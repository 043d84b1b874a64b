package evaluate_test

import (
	"fmt"
	"strconv"
	"time"
)

// The random measurements.

func (k *maker) file(year int) *file {
	f := &file{"", map[*measure]reading{}, map[string]record{}}
	for _, x := range k.measures {
		switch {
		case x.is != nil && k.chance(0.6):
		case !k.chance(k.missingOdds):
			f.values[x] = reading{figure: k.figureIn(x.unit, year)}
		case k.chance(0.5):
			f.values[x] = reading{reason: "non ancora rilevata"}
		}
	}
	if year < k.years[0] {
		return f
	}
	f.asOf = pick(k, "", "", k.someDay(year), k.ends(year), fmt.Sprint(year+1, "-12-31"))
	if k.chance(0.3) {
		f.asOf = k.monitored[year]
	}
	k.eachIndicator(func(i *indicator) {
		if r, ok := k.said(i, year); ok {
			f.records[i.code] = r
		}
	})
	return f
}

func (k *maker) figureIn(unit string, year int) figure {
	switch unit {
	case "%":
		return k.amount(true)
	case "data":
		return k.date(year)
	case "sì/no":
		if k.chance(0.2) {
			return map[bool]figure{true: {"true", one()}, false: {"false", zero()}}[k.IntN(2) == 0]
		}
		return map[bool]figure{true: {"sì", one()}, false: {"no", zero()}}[k.IntN(2) == 0]
	}
	if k.chance(k.zeroOdds) {
		return number("0")
	}
	f := k.amount(k.chance(0.1))
	if value, err := strconv.ParseFloat(f.text, 64); err == nil && k.chance(0.1) {
		return number(strconv.FormatFloat(value, 'e', -1, 64)) // as programs write it
	}
	return f
}

// someDay is some day of a year before its last.
func (k *maker) someDay(year int) string {
	end, _ := time.Parse(time.DateOnly, k.ends(year))
	return end.AddDate(0, 0, -1-k.IntN(364)).Format(time.DateOnly)
}

// said is what people say of an indicator.
func (k *maker) said(i *indicator, year int) (record, bool) {
	r := record{excluded: k.chance(k.excludedOdds)}
	if i.method == "judged" && year != k.gapYear && k.chance(0.8) {
		f := percent(pick(k, "0", "45.5", "90", "100", "130"))
		r.judged = &f
	}
	r.unjudged = i.method == "judged" && r.judged == nil && year%2 == 0
	return r, r.excluded || r.judged != nil || r.unjudged
}
