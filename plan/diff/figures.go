package diff

import (
	"slices"

	"piao/plan"
	"piao/plan/formula"
	"piao/plan/source"
)

// exchanged pairs old measures with new ones that are the same figure: where an
// indicator's whole formula was a measure, and now the indicator is its own, or the
// other way round.
func exchanged(old, new *plan.Plan) (pairs []plan.Alias) {
	for _, i := range new.Indicators() {
		was := old.Indicator(i.Code.Value)
		if was == nil {
			continue
		}
		pair := plan.Alias{Kind: plan.MeasureElement, Code: i.Code.Value, Also: i.Code.Value}
		if code := inPlaceOf(i, was, new); code != "" {
			pair.Code = code
		} else if code = inPlaceOf(was, i, old); code != "" {
			pair.Also = code
		} else {
			continue
		}
		pairs = append(pairs, pair)
	}
	return pairs
}

// inPlaceOf is the measure that an indicator, which is its own measure in a plan, has
// as its whole formula in the other; empty if the plan still has that measure.
func inPlaceOf(own, other *plan.Indicator, p *plan.Plan) string {
	m, alone := other.Expr.(*formula.Measure)
	if own.Own == nil || other.Own != nil || !alone || m.String() != (&formula.Measure{Code: m.Code}).String() {
		return ""
	}
	if at := p.Measure(m.Code); at != nil && at != own.Own {
		return ""
	}
	return m.Code
}

// tells reports whether a change of an indicator tells what happens to a measure.
func (d *differ) tells(p *plan.Plan, measure string) bool {
	return slices.ContainsFunc(d.told, func(x plan.Alias) bool {
		return p == d.old && x.Code == measure || p == d.new && x.Also == measure
	})
}

// agreed is a check with the new plan's codes.
func (d *differ) agreed(a *plan.Agreement, isOld bool) string {
	if a.Left == nil || a.Right == nil || !isOld {
		return a.String()
	}
	return d.recoded(a.Left).String() + " " + a.Op + " " + d.recoded(a.Right).String()
}

// own reports whether the element is an indicator that is its own measure.
func (m *member) own() bool {
	i, is := m.Is.(*plan.Indicator)
	return is && i.Own != nil
}

// figure is a formula, also that of an indicator that is its own measure.
func figure(v source.Content) source.Content {
	if own, is := v.(plan.Itself); is {
		return own.Figure
	}
	return v
}
