package contents

import (
	"piao/cmd/internal/report"
	"piao/plan"
	"piao/plan/diff"
	"piao/plan/formula"
	"piao/plan/formula/compare"
	"piao/plan/lang"
)

// formulaWords says what changed in a formula, and the new formula. If the
// difference cannot be told in parts, it shows both formulas.
func formulaWords(c diff.Change) lang.Message {
	if now, own := c.New.(plan.Itself); own {
		return lang.Say("non ha più una formula (prima %s): la sua cifra sta sotto %s",
			"no formula any more (was %s): its figure stands under %s", report.Spelt(c.Old), now.Figure.Code)
	}
	if was, own := c.Old.(plan.Itself); own {
		return lang.Say("ora ha una formula: %s (prima la sua cifra stava sotto %s)",
			"formula added: %s (its figure stood under %s)", report.Spelt(c.New), was.Figure.Code)
	}
	if len(c.Formula) == 0 {
		return lang.Say("formula da %s a %s", "formula from %s to %s", report.Spelt(c.Old), report.Spelt(c.New))
	}
	var list lang.List
	for _, d := range c.Formula {
		list.Items = append(list.Items, differenceWords(d))
	}
	return lang.Say("formula: %s; ora è %s", "formula: %s; now %s", list, report.Spelt(c.New))
}

func differenceWords(d compare.Difference) lang.Spoken {
	switch d.Role {
	case compare.Decimals:
		return lang.Say("i decimali dell'arrotondamento passano da %s a %s",
			"the decimals of the rounding go from %s to %s", d.Old, d.New)
	case compare.Wrapper:
		return wrapperWords(d)
	case compare.Factor:
		return factorWords(d)
	case compare.Divisor:
		return cameOrWent(d, lang.Both("si divide per %s", "the result is divided by %s"),
			lang.Both("non si divide più per %s", "the result is no longer divided by %s"))
	case compare.Argument:
		return argumentWords(d)
	}
	return termWords(d)
}

// cameOrWent chooses the words for a piece that was added or removed.
func cameOrWent(d compare.Difference, came, went lang.Text) lang.Message {
	if d.Old == nil {
		return lang.Message{Text: came, Args: []any{d.New}}
	}
	return lang.Message{Text: went, Args: []any{d.Old}}
}

func wrapperWords(d compare.Difference) lang.Message {
	name := func(e formula.Expr) string { return e.(*formula.Call).Function.Name }
	if d.Old == nil {
		return lang.Say("si applica %s", "%s is applied", name(d.New))
	}
	return lang.Say("non si applica più %s", "%s is no longer applied", name(d.Old))
}

func factorWords(d compare.Difference) lang.Spoken {
	below, both := d.Part == compare.Denominator, d.Old != nil && d.New != nil
	switch {
	case both && !(isNumber(d.Old) && isNumber(d.New)):
		return insteadWords(d)
	case both && below:
		return lang.Say("al denominatore il fattore %s diventa %s",
			"in the denominator the factor %s becomes %s", d.Old, d.New)
	case both:
		return lang.Say("il fattore %s diventa %s", "the factor %s becomes %s", d.Old, d.New)
	case below:
		return cameOrWent(d, lang.Both("il denominatore si moltiplica per %s", "the denominator is multiplied by %s"),
			lang.Both("il denominatore non si moltiplica più per %s", "the denominator is no longer multiplied by %s"))
	}
	return cameOrWent(d, lang.Both("si moltiplica per %s", "the result is multiplied by %s"),
		lang.Both("non si moltiplica più per %s", "the result is no longer multiplied by %s"))
}

func isNumber(e formula.Expr) bool {
	_, ok := e.(*formula.Number)
	return ok
}

func argumentWords(d compare.Difference) lang.Spoken {
	if d.Old != nil && d.New != nil {
		return insteadWords(d)
	}
	said := cameOrWent(d, lang.Both("tra i valori di %[2]s c'è anche %[1]s", "%[1]s is among the values of %[2]s too"),
		lang.Both("tra i valori di %[2]s non c'è più %[1]s", "%[1]s is no longer among the values of %[2]s"))
	said.Args = append(said.Args, d.Part)
	return said
}

// insteadWords is about a piece that replaces another one.
func insteadWords(d compare.Difference) lang.Spoken {
	switch d.Part {
	case "":
		return lang.Say("%s invece di %s", "%s instead of %s", d.New, d.Old)
	case compare.Numerator:
		return lang.Say("al numeratore %s invece di %s", "in the numerator %s instead of %s", d.New, d.Old)
	case compare.Denominator:
		return lang.Say("al denominatore %s invece di %s", "in the denominator %s instead of %s", d.New, d.Old)
	}
	return lang.Say("tra i valori di %s %s invece di %s", "among the values of %s %s instead of %s", d.Part, d.New, d.Old)
}

// termSaid is the words for a term of each part that was added or removed.
var termSaid = map[string]struct{ added, dropped, subtracted, spared lang.Text }{
	"": {
		lang.Both("si aggiunge %s", "%s is added"),
		lang.Both("si toglie %s", "%s is dropped"),
		lang.Both("si sottrae %s", "%s is subtracted"),
		lang.Both("non si sottrae più %s", "%s is no longer subtracted"),
	},
	compare.Numerator: {
		lang.Both("al numeratore si aggiunge %s", "%s is added to the numerator"),
		lang.Both("dal numeratore si toglie %s", "%s is dropped from the numerator"),
		lang.Both("al numeratore si sottrae %s", "%s is subtracted in the numerator"),
		lang.Both("al numeratore non si sottrae più %s", "%s is no longer subtracted in the numerator"),
	},
	compare.Denominator: {
		lang.Both("al denominatore si aggiunge %s", "%s is added to the denominator"),
		lang.Both("dal denominatore si toglie %s", "%s is dropped from the denominator"),
		lang.Both("al denominatore si sottrae %s", "%s is subtracted in the denominator"),
		lang.Both("al denominatore non si sottrae più %s", "%s is no longer subtracted in the denominator"),
	},
}

func termWords(d compare.Difference) lang.Spoken {
	words := termSaid[d.Part]
	switch {
	case d.Old != nil && d.New != nil:
		return insteadWords(d)
	case d.Role == compare.Subtrahend:
		return cameOrWent(d, words.subtracted, words.spared)
	}
	return cameOrWent(d, words.added, words.dropped)
}
