package evaluate_test

import (
	"cmp"
	"fmt"
	"math/big"
)

// Achievement.

func (c condition) holds(v *big.Rat) bool {
	switch c.op {
	case ">=":
		return v.Cmp(c.outermost()) >= 0
	case ">":
		return v.Cmp(c.value) > 0
	case "<=":
		return v.Cmp(c.outermost()) <= 0
	case "<":
		return v.Cmp(c.value) < 0
	case "=":
		return size(sub(v, c.value)).Cmp(c.tolerance) <= 0
	}
	return v.Cmp(c.low) >= 0 && v.Cmp(c.high) <= 0
}

// outermost is the value of a target less what its tolerance allows on the unfavourable side.
func (c condition) outermost() *big.Rat {
	switch {
	case c.op == ">=":
		return sub(c.value, c.tolerance)
	case c.op == "<=":
		return add(c.value, c.tolerance)
	}
	return c.value
}

func (c condition) up() bool   { return c.op == ">=" || c.op == ">" }
func (c condition) down() bool { return c.op == "<=" || c.op == "<" }

// ratio is the table of the manual: what a value is worth under a method before any cut; nil where the
// method has no ratio, or nothing is proportional to the target.
func (c condition) ratio(method string, v, baseline *big.Rat) *big.Rat {
	switch {
	case method == "on_off":
		return nil
	case method == "linear" && c.op == "=":
		return sub(one(), over(size(sub(v, c.value)), size(sub(c.value, baseline))))
	case method == "linear":
		return over(sub(v, baseline), sub(c.value, baseline))
	case c.op == "..":
		return c.rangeRatio(v)
	case c.value.Sign() == 0:
		return nil
	case c.up():
		return sub(one(), over(sub(c.value, v), size(c.value)))
	case c.op == "=":
		return sub(one(), over(size(sub(v, c.value)), size(c.value)))
	case method == "inverse" && c.value.Sign() > 0:
		if v.Sign() <= 0 {
			return nil
		}
		return over(c.value, v)
	}
	return sub(one(), over(sub(v, c.value), size(c.value)))
}

// rangeRatio: a range not met is worth what `>=` its low end or `<=` its high end is.
func (c condition) rangeRatio(v *big.Rat) *big.Rat {
	switch {
	case c.holds(v):
		return one()
	case v.Cmp(c.low) < 0:
		return condition{op: ">=", value: c.low, tolerance: zero()}.ratio("proportional", v, nil)
	}
	return condition{op: "<=", value: c.high, tolerance: zero()}.ratio("proportional", v, nil)
}

// achieved is the achievement of a known value.
func (c condition) achieved(method string, v, baseline, limit *big.Rat) *big.Rat {
	ratio := c.ratio(method, v, baseline)
	switch {
	case !c.holds(v) && ratio == nil:
		return zero()
	case !c.holds(v):
		return least(most(ratio, zero()), one())
	case !c.grows(method):
		return one()
	case ratio == nil: // inverse, a value that is not above 0
		return limit
	}
	return least(most(ratio, one()), limit)
}

// grows says that a met target can give more than 100 %.
func (c condition) grows(method string) bool {
	if !c.up() && !c.down() || method == "on_off" {
		return false
	}
	return c.value.Sign() != 0 || method == "linear"
}

// day is that of a monitoring, one before the last day of the year; "" where the figures are of the whole
// year, which is named by the calendar year in which it ends.
func (m *model) day(year int) string {
	f := m.files[year]
	if f == nil || f.asOf >= m.ends(year) {
		return ""
	}
	return f.asOf
}

func (m *model) ends(year int) string { return fmt.Sprint(year, "-", cmp.Or(m.yearEnd, "12-31")) }

// target is the one in force, and the key under which it stands: that of the very day of a monitoring, else
// the year's.
func (m *model) target(i *indicator, year int) (c condition, when string, ok bool) {
	when = m.day(year)
	if c, ok = i.days[when]; !ok {
		c, ok = i.targets[year]
		when = fmt.Sprint(year)
	}
	return c, when, ok
}

// A verdict is what a year says of an indicator; worth is nil where it has no achievement, most is what it
// could be worth at the utmost where it is missing.
type verdict struct {
	status             string
	value, ratio       *big.Rat
	worth, most        *big.Rat
	counts, incomplete bool
	due                bool // excluded, and without that it would count
}

func (m *model) judge(i *indicator, year int) verdict {
	v, missing := m.value(i, year)
	c, when, targeted := m.target(i, year)
	rec := m.record(i, year)
	always := i.method == "judged" && len(i.targets) == 0
	switch {
	case rec.excluded:
		return verdict{status: "excluded", value: v, due: targeted || always || rec.judged != nil}
	case !targeted && !always && rec.judged == nil:
		return verdict{status: "no target", value: v}
	case i.method == "judged":
		return m.judged(i, v, rec.judged)
	case v == nil && !missing && i.zero != "":
		return m.zeroRule(i, when)
	}
	return m.scored(i, c, when, v, missing, year)
}

// judged: the judgement is the score; none is missing; met is 100 %.
func (m *model) judged(i *indicator, v *big.Rat, judgement *figure) verdict {
	if judgement == nil {
		return verdict{status: "missing", value: v, most: m.capOf(i), counts: true, incomplete: true}
	}
	worth := least(judgement.value, m.capOf(i))
	return verdict{status: statusOf(worth.Cmp(one()) >= 0, worth), value: v, worth: worth, counts: true}
}

// zeroRule: what the plan says that a division by zero is worth.
func (m *model) zeroRule(i *indicator, when string) verdict {
	switch i.zero {
	case "met":
		if i.method == "steps" {
			return verdict{status: "met", worth: m.utmost(i, condition{}, when, "steps"), counts: true}
		}
		return verdict{status: "met", worth: one(), counts: true}
	case "missed":
		return verdict{status: "missed", worth: zero(), counts: true}
	}
	return verdict{status: "excluded", due: true}
}

func (m *model) scored(i *indicator, c condition, when string, v *big.Rat, missing bool, year int) verdict {
	method, baseline := m.effective(i, c, year)
	known := verdict{value: v, counts: true, most: m.utmost(i, c, when, method)}
	switch {
	case missing:
		known.status, known.incomplete = "missing", true
	case v != nil && method == "linear" && baseline == nil && !c.holds(v):
		known.status, known.incomplete, known.most = "missing", true, one()
	case v != nil && method == "linear" && baseline == nil:
		known.status, known.worth = "met", one()
	case v == nil:
		known.status, known.incomplete = "undefined", true
	case method == "steps":
		known.worth = least(stepScore(i.stepsIn(when), v), m.capOf(i))
		known.status = statusOf(c.holds(v), known.worth)
	default:
		known.ratio = c.ratio(method, v, baseline)
		known.worth = c.achieved(method, v, baseline, m.capOf(i))
		known.status = statusOf(c.holds(v), known.worth)
	}
	return known
}

func statusOf(met bool, worth *big.Rat) string {
	switch {
	case met:
		return "met"
	case worth.Sign() > 0:
		return "partial"
	}
	return "missed"
}

func stepScore(steps []step, v *big.Rat) *big.Rat {
	for _, s := range steps {
		if s.when.holds(v) {
			return s.score.value
		}
	}
	return zero()
}

// effective is the method that holds in a year, and the baseline of linear, nil where it is not known:
// yes/no targets and deadlines are on_off unless steps are given; last year's value on the wrong side of
// the target makes the year on_off.
func (m *model) effective(i *indicator, c condition, year int) (string, *big.Rat) {
	method := m.methodOf(i)
	switch {
	case method == "steps":
		return method, nil
	case i.unit == "data" || i.unit == "sì/no":
		return "on_off", nil
	case method != "linear":
		return method, nil
	case !i.previous:
		return method, i.baseline[year].value
	}
	last, _ := m.value(i, year-1)
	if last != nil && c.wrongSide(last) {
		return "on_off", nil
	}
	return method, last
}

// wrongSide says that a baseline is not on the unfavourable side of the target, beyond its tolerance.
func (c condition) wrongSide(b *big.Rat) bool {
	switch {
	case c.up():
		return b.Cmp(c.outermost()) >= 0
	case c.down():
		return b.Cmp(c.outermost()) <= 0
	}
	return b.Cmp(c.value) == 0
}

// utmost is all that a missing value can score: the cap; the top step; 100 % for on_off, `=`, ranges and
// a zero target that is not linear.
func (m *model) utmost(i *indicator, c condition, when, method string) *big.Rat {
	if method == "steps" {
		top := zero()
		for _, s := range i.stepsIn(when) {
			top = most(top, s.score.value)
		}
		return least(top, m.capOf(i))
	}
	if c.grows(method) {
		return m.capOf(i)
	}
	return one()
}
