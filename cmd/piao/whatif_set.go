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
	"piao/plan/rules"
	"piao/plan/source"
	"piao/plan/target"
)

// cutLast cuts CODE=VALUE at the last equals sign, since a code may contain one.
func cutLast(flag string) (code, text string, ok bool) {
	at := strings.LastIndexByte(flag, '=')
	if at < 1 || strings.TrimSpace(flag[at+1:]) == "" {
		return "", "", false
	}
	return flag[:at], strings.TrimSpace(flag[at+1:]), true
}

// supposedFigures reads --set and --change against the figures of the evaluation, and
// says which may be thousands.
func (a *app) supposedFigures(r *evaluate.Result, sets, changes []string) ([]ahead.Supposed, error) {
	var all []ahead.Supposed
	for k, value := range slices.Concat(sets, changes) {
		flag, figure := "--set", setFigure
		if k >= len(sets) {
			flag, figure = "--change", changedFigure
		}
		name, text, ok := cutLast(value)
		if !ok {
			return nil, usageError(lang.Say("%s «%s»: si scrive MISURA=VALORE",
				"%s “%s”: it is written MEASURE=VALUE", flag, value))
		}
		o, err := measureAt(r, flag, name)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(all, func(x ahead.Supposed) bool { return x.Origin == o }) {
			return nil, usageError(lang.Say("%s dice due volte %s del %d",
				"%s gives %s of %d twice", flag, o.Measure.Code.Value, o.Year))
		}
		x, err := figure(r, o, text)
		if err != nil {
			return nil, err
		}
		all = append(all, ahead.Supposed{Origin: o, Figure: x})
		d, found := rules.PointOfThousands(o.Measure.Code.Value, text, text)
		if found && target.IsCounted(o.Measure.Unit.Value) {
			a.note(d.Message, d.Hints[0])
		}
	}
	return all, nil
}

// measureAt is the measure and the year of MEASURE or MEASURE@YEAR.
func measureAt(r *evaluate.Result, flag, name string) (evaluate.Origin, error) {
	if m := r.Plan.Measure(source.Canonical(name)); m != nil {
		return evaluate.Origin{Measure: m, Year: r.Year}, nil
	}
	code, year := name, r.Year
	if at := strings.LastIndexByte(name, '@'); at > 0 {
		y, err := strconv.Atoi(name[at+1:])
		if err != nil {
			return evaluate.Origin{}, usageError(lang.Say("%s: «%s» non è un anno",
				"%s: “%s” is not a year", flag, name[at+1:]))
		}
		code, year = name[:at], y
	}
	m, i := r.Plan.Measure(source.Canonical(code)), r.Plan.Indicator(source.Canonical(code))
	years := evaluate.Years(r.Plan, r.Year)
	switch {
	case m == nil && i != nil:
		return evaluate.Origin{}, usageError(lang.Say("«%s» è un indicatore: %s cambia le misure della sua formula",
			"“%s” is an indicator: %s changes the measures of its formula", code, flag),
			lang.Say("%s = %s", "%s = %s", code, i.Formula.Value))
	case m == nil:
		return evaluate.Origin{}, usageError(lang.Say("il piano non ha la misura «%s»",
			"the plan does not have the measure “%s”", code),
			source.Suggest(code, r.Plan.Codes(plan.MeasureElement)))
	case !slices.Contains(years, year):
		words := namesOf(years, strconv.Itoa)
		return evaluate.Origin{}, usageError(lang.Say("la valutazione del %d non chiede cifre del %d, ma del %s",
			"the evaluation of %d does not ask for figures of %d, but of %s", r.Year, year, lang.Words(words)))
	}
	return evaluate.Origin{Measure: m, Year: year}, nil
}

// setFigure reads a figure as measurements write it.
func setFigure(_ *evaluate.Result, o evaluate.Origin, text string) (*big.Rat, error) {
	m := o.Measure
	if text[0] == '+' {
		return nil, usageError(lang.Say("--set %s: «%s» ha il segno +",
			"--set %s: “%s” has the sign +", m.Code.Value, text),
			lang.Say("di tanto in più di oggi: --change %s=%s",
				"so much more than today: --change %s=%s", m.Code.Value, text),
			lang.Say("proprio tanto: --set %s=%s",
				"just so much: --set %s=%s", m.Code.Value, strings.TrimSpace(text[1:])))
	}
	d, problem := target.ParseFigure(text, m.Kind(), m.Unit.Value == "%")
	if !problem.IsZero() {
		return nil, badValue("set "+m.Code.Value, problem)
	}
	return d.Rat(), nil
}

// changedFigure is today's figure changed by +N, -N, +P% or -P%.
func changedFigure(r *evaluate.Result, o evaluate.Origin, text string) (*big.Rat, error) {
	code := o.Measure.Code.Value
	if text[0] != '+' && text[0] != '-' {
		return nil, usageError(lang.Say("--change %s: «%s» non dice se in più o in meno",
			"--change %s: “%s” does not say whether more or less", code, text),
			lang.Say("--change %s=+%s, o -%s", "--change %s=+%s, or -%s", code, text, text),
			lang.Say("proprio tanto: --set %s=%s", "just so much: --set %s=%s", code, text))
	}
	number, percent := source.CutPercent(text[1:])
	d, problem := source.ParseDecimal(strings.TrimSpace(number))
	if !problem.IsZero() {
		return nil, badValue("change "+code, problem)
	}
	if err := checkChange(o.Measure, text, percent); err != nil {
		return nil, err
	}
	was := evaluate.NewFigures(r.Measurements).Input(o.Measure, o.Year).Value
	if was == nil {
		return nil, usageError(lang.Say("%s del %d manca: «%s» si applica alla cifra di oggi",
			"%s of %d is missing: “%s” applies to today's figure", code, o.Year, text),
			lang.Say("darle una cifra: --set %s=VALORE", "give it a figure: --set %s=VALUE", code))
	}
	amount := d.Rat()
	if text[0] == '-' {
		amount.Neg(amount)
	}
	return ahead.Change{Amount: amount, Percent: percent}.Of(o.Measure, was), nil
}

// checkChange refuses changes that a measure with such a unit cannot have, or that
// can be read in two ways.
func checkChange(m *plan.Measure, text string, percent bool) error {
	code := m.Code.Value
	switch {
	case m.Kind() == target.YesNoKind:
		return usageError(lang.Say("%s è un sì/no: --set %s=sì oppure =no",
			"%s is a yes/no: --set %s=yes or =no", code, code))
	case percent && m.Kind() == target.DateKind:
		return usageError(lang.Say("--change %s: «%s» non si può, perché la misura è in «%s»",
			"--change %s: “%s” cannot be, for the measure is in “%s”", code, text, m.Unit.Value))
	case !percent && m.Unit.Value == "%":
		return usageError(lang.Say("--change %s: «%s» non si può, perché la misura è in %%",
			"--change %s: “%s” cannot be, for the measure is in %%", code, text),
			lang.Say("in proporzione alla cifra di oggi: --change %s=%s%%",
				"in proportion to today's figure: --change %s=%s%%", code, text),
			lang.Say("i punti percentuali si sommano a mano: --set %s=VALORE",
				"percentage points are added by hand: --set %s=VALUE", code))
	}
	return nil
}
