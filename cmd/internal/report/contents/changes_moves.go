package contents

import (
	"piao/cmd/internal/document"
	"piao/cmd/internal/report"
	"piao/evaluate"
	"piao/plan"
	"piao/plan/diff"
	"piao/plan/lang"
	"piao/plan/source"
)

// sentence is a change as an analyst would say it and, of points or of an objective that
// stands under another one than before, what that does to its share of the body.
func (c *Comparison) sentence(x diff.Change, years lang.List) lang.Spoken {
	said := changeSentence(x, years)
	if !changesParent(x) && (!isPoints(x.Old) && !isPoints(x.New) || x.Element == plan.PlanElement) {
		return said
	}
	if share := c.shareMoved(x); share != nil {
		return lang.Say("%s (%s)", "%s (%s)", said, share)
	}
	return said
}

func isPoints(v source.Content) bool {
	_, ok := v.(plan.Points)
	return ok
}

// Unmeasured compares the two plans in each year that they share, without any
// measurement: what weighs how much, and how values would be scored.
func (c *Comparison) Unmeasured() []*evaluate.Comparison {
	if c.unmeasured != nil || c.Old == nil || len(c.Wrong) > 0 {
		return c.unmeasured
	}
	for _, y := range c.Old.Years {
		if x := c.In(y.Value, nil); x != nil {
			c.unmeasured = append(c.unmeasured, x)
		}
	}
	return c.unmeasured
}

// In compares the two plans in a year with some measurements; nil unless both have it.
func (c *Comparison) In(year int, files []*evaluate.Measurements) *evaluate.Comparison {
	if c.New == nil || !c.New.HasYear(year) || !c.Old.HasYear(year) {
		return nil
	}
	before, after := evaluate.Plan(c.Old, year, files), evaluate.Plan(c.New, year, files)
	return evaluate.Compare(before, after, RenamedIndicators(c.Changes))
}

// RenamedIndicators maps the codes of renamed indicators to their old codes.
func RenamedIndicators(changes []diff.Change) map[string]string {
	was := map[string]string{}
	for _, c := range changes {
		if c.Kind == diff.Renamed && c.Element == plan.IndicatorElement {
			was[c.Code()] = c.Old.String()
		}
	}
	return was
}

// shareMoved is the share of the body that an element had and has, in the first year of
// a change in which the two differ; nil if none is known.
func (c *Comparison) shareMoved(of diff.Change) (said lang.Spoken) {
	for _, x := range c.Unmeasured() {
		for _, p := range x.Pairs {
			if p.Before == nil || p.After == nil || report.NodeKind(p.After) != of.Element || p.After.Code() != of.Code() ||
				of.Year != 0 && of.Year != x.After.Year {
				continue
			}
			was, is, digits := p.Before.OfAll, p.After.OfAll, 1
			if evaluate.Same(was, is) {
				said = lang.Say("la sua quota dell'ente resta %s", "its share of the body stays %s", document.Percent(is).Spoken)
				continue
			}
			for document.RoundPercent(was, digits) == document.RoundPercent(is, digits) {
				digits++
			}
			return lang.Say("quota dell'ente %s %s", "share of the body from %s to %s",
				report.Percentage{Spoken: document.PercentDigits(was, digits).Spoken, After: "da"},
				report.Percentage{Spoken: document.PercentDigits(is, digits).Spoken, After: "a"})
		}
	}
	return said
}

// changesParent reports whether an objective stands under another one than before, or
// stands under one and did not, or did and does not.
func changesParent(c diff.Change) bool {
	return c.Element == plan.ObjectiveElement && (isObjective(c.Old) || isObjective(c.New))
}

func isObjective(v source.Content) bool {
	r, ok := v.(plan.Ref)
	return ok && r.Kind == plan.ObjectiveElement
}

func parentWords(c diff.Change) lang.Message {
	from, to := lang.Both("dall'area %s", "from area %s"), lang.Both("all'area %s", "to area %s")
	if isObjective(c.Old) {
		from = lang.Both("da sotto %s", "from under %s")
	}
	if isObjective(c.New) {
		to = lang.Both("a sotto %s", "to under %s")
	}
	switch {
	case c.Old == nil:
		return lang.Say("ora sta sotto %s", "now stands under %s", c.New.String())
	case c.New == nil:
		return lang.Say("non sta più sotto %s", "stands no longer under %s", c.Old.String())
	}
	return lang.Say("passa %s %s", "moved %s %s", lang.Message{Text: from, Args: []any{c.Old.String()}},
		lang.Message{Text: to, Args: []any{c.New.String()}})
}
