package main

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"piao/evaluate"
	"piao/evaluate/ahead"
	"piao/plan"
	"piao/plan/lang"
	"piao/plan/source"
)

// cutLast cuts CODE=VALUE at the last equals sign: a code may have one.
func cutLast(flag string) (code, text string, ok bool) {
	at := strings.LastIndexByte(flag, '=')
	if at < 1 || strings.TrimSpace(flag[at+1:]) == "" {
		return "", "", false
	}
	return flag[:at], strings.TrimSpace(flag[at+1:]), true
}

// supposedFigures reads --set, against what the evaluation has.
func supposedFigures(r *evaluate.Result, flags []string) ([]ahead.Supposed, error) {
	var all []ahead.Supposed
	for _, flag := range flags {
		x, err := supposedFigure(r, flag)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(all, func(o ahead.Supposed) bool { return o.Origin == x.Origin }) {
			return nil, usageError(lang.Say("--set dice due volte %s del %d", "--set gives %s of %d twice", x.Measure.Code.Value, x.Year))
		}
		all = append(all, x)
	}
	return all, nil
}

func supposedFigure(r *evaluate.Result, flag string) (ahead.Supposed, error) {
	name, text, ok := cutLast(flag)
	if !ok {
		return ahead.Supposed{}, usageError(lang.Say("--set «%s»: si scrive MISURA=VALORE", "--set “%s”: it is written MEASURE=VALUE", flag))
	}
	plainly := false
	if r.Plan.Measure(source.Canonical(name)) == nil {
		name, plainly = strings.CutSuffix(name, "=")
	}
	m, year, err := measureAt(r, name)
	if err != nil {
		return ahead.Supposed{}, err
	}
	x := ahead.Supposed{Origin: evaluate.Origin{Measure: m, Year: year}}
	if !plainly && strings.ContainsAny(text[:1], "+-") {
		x.Figure, err = changed(r, m, year, text)
	} else {
		x.Figure, err = plainFigure(m, text)
	}
	return x, err
}

// measureAt is the measure and the year of MEASURE or MEASURE@YEAR.
func measureAt(r *evaluate.Result, name string) (*plan.Measure, int, error) {
	if m := r.Plan.Measure(source.Canonical(name)); m != nil {
		return m, r.Year, nil
	}
	code, year := name, r.Year
	if at := strings.LastIndexByte(name, '@'); at > 0 {
		y, err := strconv.Atoi(name[at+1:])
		if err != nil {
			return nil, 0, usageError(lang.Say("--set: «%s» non è un anno", "--set: “%s” is not a year", name[at+1:]))
		}
		code, year = name[:at], y
	}
	m := r.Plan.Measure(source.Canonical(code))
	years := evaluate.Years(r.Plan, r.Year)
	switch {
	case m == nil && r.Plan.Indicator(source.Canonical(code)) != nil:
		return nil, 0, usageError(lang.Say("«%s» è un indicatore: --set cambia le misure della sua formula", "“%s” is an indicator: --set changes the measures of its formula", code),
			lang.Say("%s = %s", "%s = %s", code, r.Plan.Indicator(source.Canonical(code)).Formula.Value))
	case m == nil:
		return nil, 0, usageError(lang.Say("il piano non ha la misura «%s»", "the plan does not have the measure “%s”", code), source.Suggest(code, r.Plan.MeasureCodes()))
	case !slices.Contains(years, year):
		words := make([]string, len(years))
		for k, y := range years {
			words[k] = strconv.Itoa(y)
		}
		return nil, 0, usageError(lang.Say("la valutazione del %d non chiede cifre del %d, ma del %s", "the evaluation of %d does not ask for figures of %d, but of %s", r.Year, year, lang.Words(words)))
	}
	return m, year, nil
}

// plainFigure is a figure as measurements write it.
func plainFigure(m *plan.Measure, text string) (*big.Rat, error) {
	d, problem := plan.ParseFigure(text, m.Kind(), m.Unit.Value == "%")
	if !problem.IsZero() {
		return nil, badSet(m, problem)
	}
	return d.Rat(), nil
}

func badSet(m *plan.Measure, problem source.Problem) *failure {
	return usageError(lang.Say("--set %s: %s", "--set %s: %s", m.Code.Value, problem.Message), problem.Hints...)
}

// change is +N, -P% or +Npp: so much more or less than today's figure.
type change struct {
	text            string
	amount          *big.Rat // with its sign
	percent, points bool
}

func parseChange(m *plan.Measure, text string) (change, error) {
	amount, points := strings.CutSuffix(text[1:], "pp")
	number, percent := source.CutPercent(amount)
	d, problem := source.ParseDecimal(strings.TrimSpace(number))
	if !problem.IsZero() {
		return change{}, badSet(m, problem)
	}
	c := change{text, d.Rat(), percent, points}
	if text[0] == '-' {
		c.amount.Neg(c.amount)
	}
	return c, c.check(m)
}

// check refuses changes that a measure of such a unit cannot have, or that can
// be read two ways.
func (c change) check(m *plan.Measure) error {
	isShare := m.Unit.Value == "%"
	switch {
	case m.Kind() == plan.YesNoKind:
		return usageError(lang.Say("%s è un sì/no: --set %s=sì oppure =no", "%s is a yes/no: --set %s=yes or =no", m.Code.Value, m.Code.Value))
	case c.points && !isShare, c.percent && m.Kind() == plan.DateKind:
		return usageError(lang.Say("--set %s: «%s» non si può, perché la misura è in «%s»", "--set %s: “%s” cannot be, for the measure is in “%s”", m.Code.Value, c.text, m.Unit.Value))
	case isShare && !c.points && !c.percent:
		return usageError(lang.Say("--set %s: «%s» non dice se sono punti o parti della cifra di oggi", "--set %s: “%s” does not say whether those are points or parts of today's figure", m.Code.Value, c.text),
			lang.Say("%spp sono punti percentuali, %s%% è in proporzione", "%spp are percentage points, %s%% is in proportion", c.text, c.text))
	}
	return nil
}

// of is the changed figure; counts and days stay whole.
func (c change) of(m *plan.Measure, was *big.Rat) *big.Rat {
	figure := c.amount
	if c.percent {
		figure.Mul(figure, was)
	}
	if c.percent || c.points {
		figure.Mul(figure, big.NewRat(1, 100))
	}
	figure.Add(figure, was)
	if (c.percent && plan.IsCount(m.Unit.Value) || m.Kind() == plan.DateKind) && was.IsInt() {
		figure.SetString(figure.FloatString(0))
	}
	return figure
}

// changed is today's figure and so much more or less.
func changed(r *evaluate.Result, m *plan.Measure, year int, text string) (*big.Rat, error) {
	c, err := parseChange(m, text)
	if err != nil {
		return nil, err
	}
	was := evaluate.NewFigures(r.Measurements).Input(m, year).Value
	if was == nil {
		return nil, usageError(lang.Say("%s del %d manca: «%s» si applica alla cifra di oggi", "%s of %d is missing: “%s” applies to today's figure", m.Code.Value, year, text),
			lang.Say("darle una cifra: --set %s=VALORE", "give it a figure: --set %s=VALUE", m.Code.Value))
	}
	return c.of(m, was), nil
}
