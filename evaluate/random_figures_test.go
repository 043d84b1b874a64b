package evaluate_test

// The random measurements.

func (k *maker) file(year int) *file {
	f := &file{map[*measure]reading{}, map[string]record{}}
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
	for _, o := range k.objectives {
		for _, e := range o.children {
			if r, ok := k.said(e.indicator, year); ok {
				f.records[e.code] = r
			}
		}
	}
	return f
}

func (k *maker) figureIn(unit string, year int) figure {
	switch unit {
	case "%":
		return k.amount(true)
	case "data":
		return k.date(year)
	case "sì/no":
		return map[bool]figure{true: {"sì", one()}, false: {"no", zero()}}[k.IntN(2) == 0]
	}
	if k.chance(k.zeroOdds) {
		return number("0")
	}
	return k.amount(k.chance(0.1))
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
