package main

import (
	"errors"
	"math/big"
	"slices"
	"strings"
	"time"

	"piao/cmd/internal/document"
	"piao/cmd/internal/report"
	"piao/cmd/internal/report/contents"
	"piao/evaluate"
	"piao/evaluate/ahead"
	"piao/plan/diff"
	"piao/plan/lang"
	"piao/plan/source"
)

// verifyGates refuses gates that --fail-on cannot mean. It returns the fall of the
// score that is too much, as a fraction; nil if any is allowed.
func (f *diffFlags) verifyGates(a *app) (drop *big.Rat, err error) {
	for _, name := range f.failOn {
		percent, isDrop := strings.CutPrefix(name, "score-drop=")
		d, problem := source.ParsePercent(percent)
		switch {
		case isDrop && !problem.IsZero():
			return nil, badValue("fail-on", problem)
		case isDrop && !a.given("year"):
			return nil, usageError(lang.Say("--fail-on score-drop vuole --year, l'anno del punteggio",
				"--fail-on score-drop takes --year, the score's year"))
		case isDrop:
			drop = d.Rat()
		case name != "easier" && name != "weights":
			return nil, noSuchValue("fail-on", name, []string{"easier", "weights", "score-drop=1%"})
		}
	}
	return drop, nil
}

// judge is the verdict of the gates on a comparison, with each reason. A new plan
// revises none.
func (f *diffFlags) judge(c *contents.Comparison, drop *big.Rat) error {
	if len(f.failOn) == 0 || c.Old == nil {
		return nil
	}
	var failed []error
	fail := func(gate string, message lang.Message, reasons []lang.Message) {
		if slices.Contains(f.failOn, gate) && len(reasons) > 0 {
			failed = append(failed, verdict(message, reasons...))
		}
	}
	var pairs []evaluate.Pair
	for _, x := range c.Unmeasured() {
		pairs = append(pairs, indicatorsOf(x)...)
	}
	targets := slices.Concat(pairs, onDays(c))
	easier := slices.DeleteFunc(slices.Clone(c.Changes), func(c diff.Change) bool { return !eases(c, targets) })
	fail("easier", lang.Say("--fail-on easier: il piano chiede di meno, o non si può dire",
		"--fail-on easier: the plan asks for less, or that cannot be told"), contents.Reasons(easier))
	fail("weights", lang.Say("--fail-on weights: gli indicatori non pesano più come prima",
		"--fail-on weights: the indicators do not weigh the same any more"), sharesMoved(pairs))
	if drop != nil {
		failed = append(failed, judgeDrop(c.Impact, drop))
	}
	return errors.Join(failed...)
}

// onDays pairs the indicators of both plans on each day that the new plan has
// intermediate targets for, without any figure.
func onDays(c *contents.Comparison) []evaluate.Pair {
	var pairs []evaluate.Pair
	seen := map[string]bool{}
	if c.New == nil {
		return nil
	}
	for _, i := range c.New.Indicators() {
		for _, t := range i.Intermediate {
			if day, err := time.Parse(time.DateOnly, t.Day); err == nil && !seen[t.Day] {
				seen[t.Day] = true
				if x := c.In(t.Year, []*evaluate.Measurements{evaluate.Monitoring(c.New, day)}); x != nil {
					pairs = append(pairs, indicatorsOf(x)...)
				}
			}
		}
	}
	return pairs
}

func indicatorsOf(x *evaluate.Comparison) []evaluate.Pair {
	return x.Those(func(p evaluate.Pair) bool { return p.Either().Indicator != nil })
}

// eases reports whether a change lets some value meet a target or score more, or
// whether that cannot be told.
func eases(c diff.Change, pairs []evaluate.Pair) bool {
	switch c.Field.Name {
	case "":
		return c.Kind == diff.Removed && c.OfObjective()
	case "formula", "is", "missing", "bands", "zero_denominator":
		return len(pairs) > 0
	}
	easesPair := func(p evaluate.Pair) bool {
		if p.Before == nil || p.After == nil || len(c.Path) > 0 && p.After.Code() != c.Code() {
			return false
		}
		was, is := p.Before.Indicator, p.After.Indicator
		switch c.Field.Name {
		case "method":
			return was.Method != is.Method
		case "cap":
			return was.Case.Cap.Cmp(is.Case.Cap) < 0
		case "target", "baseline", "steps":
			return (c.Year == 0 || c.Year == is.Year) && was.Target != nil && is.Target != nil &&
				was.Target.Day == is.Target.Day && (c.Year == 0 || c.Day == is.Target.Day) &&
				(was.Kind != is.Kind || ahead.Easier(was, is) != nil)
		}
		return false
	}
	return c.Field.Name == "target" && c.New == nil || slices.ContainsFunc(pairs, easesPair)
}

// sharesMoved says which indicators have another share of the body; one that is not
// there has none.
func sharesMoved(pairs []evaluate.Pair) []lang.Message {
	share := func(n *evaluate.Node) *big.Rat {
		if n == nil {
			return new(big.Rat)
		}
		return n.OfAll
	}
	var moved []lang.Message
	if len(pairs) == 0 {
		moved = append(moved, lang.Say("i due piani non hanno anni in comune", "the two plans have no year in common"))
	}
	for _, p := range pairs {
		if was, is := share(p.Before), share(p.After); was.Cmp(is) != 0 {
			i := p.Either().Indicator
			moved = append(moved, lang.Say("%s / %s: quota dell'ente nel %d da %s a %s",
				"%s / %s: share of the body in %d from %s to %s", i.Objective.Code.Value, i.Code.Value, i.Year,
				report.PercentText(was), report.PercentText(is)))
		}
	}
	return moved
}

// judgeDrop is the verdict on the fall of the score's lower bound, which may be
// unknown.
func judgeDrop(x *evaluate.Comparison, drop *big.Rat) error {
	if x == nil || x.Before.Worst == nil || x.After.Worst == nil {
		return verdict(lang.Say("--fail-on score-drop: il limite inferiore del punteggio non è noto",
			"--fail-on score-drop: the lower bound of the score is not known"))
	}
	by := new(big.Rat).Sub(x.Before.Worst, x.After.Worst)
	if by.Sign() <= 0 || by.Cmp(drop) < 0 {
		return nil
	}
	reaches := func(shown *big.Rat) bool { return shown.Cmp(drop) >= 0 }
	digits := document.DigitsLike(by, document.UsualDigits+2, reaches) - 2
	said := func(r *big.Rat) lang.Spoken { return document.PercentDigits(r, digits).Spoken }
	return verdict(lang.Say(
		"--fail-on score-drop: il limite inferiore del punteggio scende da %s a %s, una differenza di %s",
		"--fail-on score-drop: the lower bound of the score falls from %s to %s, a difference of %s",
		said(x.Before.Worst), said(x.After.Worst), said(by)))
}
