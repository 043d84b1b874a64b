package evaluate_test

import (
	"fmt"
	"maps"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"time"
)

// The random plans.

var (
	planWide = []string{"proportional", "inverse", "on_off"}
	kinds    = []string{"", "efficacia", "efficienza", "volume", "qualità", "salute economica", "dfp"}
	numbers  = []string{"-4", "-1", "-0.5", "0", "0", "0.5", "1", "2", "2.5", "3", "5", "8", "10", "12.75", "1234.567"}
	percents = []string{"-10", "-0.5", "0", "12.5", "20", "33.33", "50", "80", "100", "120", "250"}
)

// A maker draws a plan; the odds differ from plan to plan, so that some have nothing missing, some little
// else.
type maker struct {
	*rand.Rand
	*model
	missingOdds, excludedOdds, targetOdds, zeroOdds float64
	gapYear                                         int // no target in this year; 0 for none
	made                                            int
}

func newPlan(r *rand.Rand) *model {
	k := &maker{Rand: r, model: &model{files: map[int]*file{}}}
	k.missingOdds = pick(k, 0, 0, 0, 0.05, 0.15, 0.4, 0.95)
	k.zeroOdds = pick(k, 0, 0.1, 0.4)
	k.excludedOdds = pick(k, 0, 0, 0, 0.1, 0.3)
	k.targetOdds = pick(k, 1, 0.9, 0.8, 0.4)
	k.setting()
	k.classes()
	k.quantities()
	k.structure()
	for y := k.years[0] - 2; y <= k.years[len(k.years)-1]; y++ {
		if y >= k.years[0] || k.chance(0.8) {
			k.files[y] = k.file(y)
		}
	}
	return k.model
}

func pick[T any](k *maker, from ...T) T { return from[k.IntN(len(from))] }

func (k *maker) chance(odds float64) bool { return k.Float64() < odds }

func (k *maker) setting() {
	first := 2021 + k.IntN(4)
	for y := range 2 + k.IntN(2) {
		k.years = append(k.years, first+y)
	}
	if k.chance(0.15) {
		k.gapYear = pick(k, k.years...)
	}
	k.method = pick(k, "", "proportional", "inverse", "on_off")
	k.cap = k.limit(0.5)
	k.missing = pick(k, "", "open", "zero")
	if k.chance(0.3) {
		k.bands = []band{{percent("110"), "oltre"}, {percent("92.5"), "bene"},
			{percent("33.3"), "così così"}, {percent("0"), "male"}}
	}
}

// limit is a cap, written with some odds.
func (k *maker) limit(odds float64) *figure {
	if !k.chance(odds) {
		return nil
	}
	f := percent(pick(k, "100", "110", "125.5", "150"))
	return &f
}

func (k *maker) classes() {
	for n := range k.IntN(4) {
		ms := &mission{code: fmt.Sprintf("%03d", n)}
		for p := range 1 + k.IntN(2) {
			ms.programmes = append(ms.programmes, fmt.Sprintf("%03d", p))
		}
		k.missions = append(k.missions, ms)
	}
	for n := range k.IntN(3) {
		k.offices = append(k.offices, fmt.Sprint("ufficio ", n))
	}
}

// quantities makes the measures; one in four is an earlier one, some years before.
func (k *maker) quantities() {
	units := []string{"", "N.", "%", "data", "sì/no", "N.", ""}
	for n := range len(units) + k.IntN(4) {
		x := &measure{code: fmt.Sprint("M_", n), unit: units[n%len(units)]}
		for _, other := range shuffled(k.Rand, k.measures) {
			if other.unit == x.unit && k.chance(0.3) {
				x.is, x.back = other, 1+k.IntN(2)
			}
		}
		k.measures = append(k.measures, x)
	}
}

// structure makes areas, their objectives and their indicators.
func (k *maker) structure() {
	for range 1 + k.IntN(4) {
		area := &element{code: k.code("area")}
		for range pick(k, 0, 1, 1, 2, 2, 3) {
			area.children = append(area.children, k.goal(area.code))
		}
		k.balance(area.children)
		k.areas = append(k.areas, area)
		k.objectives = append(k.objectives, area.children...)
	}
	if len(k.objectives) == 0 {
		k.areas = nil
		k.structure()
		return
	}
	k.balance(k.areas)
}

func (k *maker) goal(area string) *element {
	o := &element{code: k.code("OS"), area: area, programme: k.programme()}
	for range 1 + k.IntN(4) {
		code := k.code("I")
		i := k.measured()
		i.code = code
		o.children = append(o.children, &element{code: code, indicator: i})
	}
	k.balance(o.children)
	return o
}

func (k *maker) code(prefix string) string {
	k.made++
	return fmt.Sprintf("%s_%d.%d", prefix, k.made%3, k.made)
}

func (k *maker) programme() string {
	if len(k.missions) == 0 || k.chance(0.2) {
		return ""
	}
	ms := pick(k, k.missions...)
	return ms.code + "/" + pick(k, ms.programmes...)
}

// balance gives siblings no weights, one each, or one each for every year; they sum to exactly 100 %.
func (k *maker) balance(siblings []*element) {
	if k.chance(0.3) {
		return
	}
	byYear := k.chance(0.3)
	var parts []figure
	for _, y := range k.years {
		if parts == nil || byYear {
			parts = k.parts(len(siblings))
		}
		for n, e := range siblings {
			if e.weights == nil {
				e.weights = map[int]figure{}
			}
			e.weights[y] = parts[n]
		}
	}
}

// parts are n positive shares of exactly 100 %.
func (k *maker) parts(n int) []figure {
	digits := k.IntN(4)
	unit := 1
	for range digits {
		unit *= 10
	}
	rest := 100 * unit
	var list []figure
	for left := n; left > 0; left-- {
		part := rest
		if left > 1 {
			part = 1 + k.IntN(rest-left+1)
		}
		rest -= part
		list = append(list, percent(fmt.Sprintf("%.*f", digits, float64(part)/float64(unit))))
	}
	return list
}

// measured is an indicator: what it is computed from, what it is to reach and how it is scored.
func (k *maker) measured() *indicator {
	i := &indicator{unit: pick(k, "", "", "N.", "%", "%", "data", "sì/no"), kind: pick(k, kinds...)}
	if len(k.offices) > 0 && k.chance(0.7) {
		i.office = pick(k, k.offices...)
	}
	switch i.unit {
	case "data", "sì/no":
		k.plain(i)
	default:
		k.numeric(i)
	}
	i.cap = k.limit(0.2)
	return i
}

// plain is an indicator of a date or of a yes or no.
func (k *maker) plain(i *indicator) {
	i.formula = &node{op: "measure", measure: k.measureOf(i.unit), back: pick(k, 0, 0, 0, 1)}
	i.method = pick(k, "", "", "on_off", "proportional", "inverse", "steps")
	answer, by := pick(k, "sì", "no"), "<="
	if i.method != "steps" {
		by = pick(k, "<=", "<", ">=", ">", "..")
	}
	i.targets = k.targets(func(year int) condition {
		if i.unit == "data" {
			return k.deadline(by, year)
		}
		return answered(answer)
	})
	if i.method != "steps" {
		return
	}
	if i.unit == "data" {
		first, last := k.years[0], k.years[len(k.years)-1]
		i.steps = k.ladder([]condition{k.deadline("<=", first), k.deadline("<=", last+1)})
	} else {
		i.steps = k.ladder([]condition{answered(answer), answered(map[string]string{"sì": "no", "no": "sì"}[answer])})
	}
}

func (k *maker) measureOf(units ...string) *measure {
	for {
		if x := pick(k, k.measures...); slices.Contains(units, x.unit) {
			return x
		}
	}
}

// targets draws a target for some years, at least for one; none in the plan's gap year.
func (k *maker) targets(draw func(year int) condition) map[int]condition {
	drawn := map[int]condition{}
	for _, y := range k.years {
		if y != k.gapYear && k.chance(k.targetOdds) {
			drawn[y] = draw(y)
		}
	}
	if len(drawn) == 0 {
		y := pick(k, k.years...)
		for y == k.gapYear {
			y = pick(k, k.years...)
		}
		drawn[y] = draw(y)
	}
	return drawn
}

func answered(word string) condition {
	value := map[string]*big.Rat{"sì": one(), "no": zero()}[word]
	return condition{text: word, op: "=", value: value, tolerance: zero()}
}

func (k *maker) deadline(op string, year int) condition {
	f := k.date(year)
	if op == ".." {
		return between(f, date(time.Unix(f.value.Num().Int64()*86400, 0).UTC().AddDate(0, 0, k.IntN(60))))
	}
	return condition{text: op + " " + f.text, op: op, value: f.value, tolerance: zero()}
}

func (k *maker) date(year int) figure {
	day := time.Date(year, time.Month(1+k.IntN(12)), 1+k.IntN(28), 0, 0, 0, 0, time.UTC)
	return date(day)
}

func date(day time.Time) figure {
	return figure{day.Format(time.DateOnly), big.NewRat(day.Unix()/86400, 1)}
}

// numeric is an indicator of a number or of a share.
func (k *maker) numeric(i *indicator) {
	i.formula = k.expression(pick(k, 0, 1, 1, 1, 2, 3))
	i.method = pick(k, "", "", "proportional", "inverse", "on_off", "linear", "linear", "steps", "judged")
	shares := i.unit == "%" || i.formula.measure != nil && i.formula.measure.unit == "%"
	style := pick(k, ">=", ">=", "<=", "<=", "=", "..")
	if i.method == "linear" {
		style = pick(k, ">=", "<=", "=")
	}
	fixed := k.condition(style, shares)
	i.targets = k.targets(func(int) condition {
		if i.method == "steps" && (style == "=" || style == "..") {
			return fixed
		}
		if i.method != "linear" && i.method != "steps" && k.chance(0.1) {
			return k.condition(pick(k, ">=", "<=", "=", ".."), shares)
		}
		return k.condition(style, shares)
	})
	switch i.method {
	case "linear":
		k.startFrom(i, style, shares)
	case "steps":
		i.steps = k.ladder(k.rungs(fixed, style, shares))
	case "judged":
		k.onlyJudged(i)
	}
	if i.method != "judged" && i.formula.divides() && k.chance(0.5) {
		i.zero = pick(k, "met", "missed", "excluded")
	}
}

// onlyJudged: a judged indicator needs neither formula nor targets.
func (k *maker) onlyJudged(i *indicator) {
	if k.chance(0.4) {
		i.formula = nil
	}
	if k.chance(0.4) {
		i.targets = nil
	}
}

func (n *node) divides() bool {
	return n.op == "/" || slices.ContainsFunc(n.args, (*node).divides)
}

// amount is a number, or a share with its sign.
func (k *maker) amount(shares bool) figure {
	if shares {
		return percent(pick(k, percents...))
	}
	return number(pick(k, numbers...))
}

// written is an exact decimal as files write it.
func written(value *big.Rat, shares bool) figure {
	if shares {
		value = times(value, big.NewRat(100, 1))
	}
	text := value.FloatString(8)
	text = strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
	if shares {
		return percent(text)
	}
	return number(text)
}

func (k *maker) condition(style string, shares bool) condition {
	f := k.amount(shares)
	switch style {
	case "=":
		return k.near(f, shares)
	case "..":
		return between(f, written(add(f.value, k.above(shares)), shares))
	}
	op := style
	switch {
	case k.chance(0.3):
		op = style[:1]
	case k.chance(0.2):
		return around(style, f, written(k.above(shares), shares))
	}
	glyph := op
	if k.chance(0.2) {
		glyph = strings.NewReplacer(">=", "≥", "<=", "≤").Replace(op)
	}
	return condition{text: glyph + pick(k, " ", "") + f.text, op: op, value: f.value, tolerance: zero()}
}

// above is a distance above 0.
func (k *maker) above(shares bool) *big.Rat {
	if shares {
		return number(pick(k, "0.005", "0.125", "0.5")).value
	}
	return number(pick(k, "0.5", "1", "2.25", "7")).value
}

func (k *maker) near(f figure, shares bool) condition {
	if k.chance(0.5) {
		return condition{text: "= " + f.text, op: "=", value: f.value, tolerance: zero()}
	}
	return around("=", f, written(k.above(shares), shares))
}

func around(op string, f, tolerance figure) condition {
	text := op + " " + f.text
	if tolerance.value.Sign() > 0 {
		text = op + " " + strings.TrimSuffix(f.text, " %") + " ± " + tolerance.text
	}
	return condition{text: text, op: op, value: f.value, tolerance: tolerance.value}
}

func between(low, high figure) condition {
	text := strings.TrimSuffix(low.text, " %") + " .. " + high.text
	return condition{text: text, op: "..", low: low.value, high: high.value}
}

// startFrom gives linear its baseline: one on the unfavourable side of every target, one for each year,
// or last year's value.
func (k *maker) startFrom(i *indicator, style string, shares bool) {
	i.previous, i.oneBaseline = k.chance(0.4), k.chance(0.5)
	if i.previous {
		return
	}
	i.baseline = map[int]figure{}
	for _, y := range k.years {
		if c, ok := i.targets[y]; ok || i.oneBaseline {
			i.baseline[y] = k.behind(i, c, style, shares)
		}
	}
	if i.oneBaseline {
		for _, y := range k.years {
			i.baseline[y] = i.baseline[k.years[0]]
		}
	}
}

// behind is a baseline on the unfavourable side of one target, or of all where it is the only one.
func (k *maker) behind(i *indicator, c condition, style string, shares bool) figure {
	from := c.outermost()
	if i.oneBaseline {
		from = nil
		for _, year := range slices.Sorted(maps.Keys(i.targets)) {
			value := i.targets[year].outermost()
			if from == nil || style == ">=" && value.Cmp(from) < 0 || style != ">=" && value.Cmp(from) > 0 {
				from = value
			}
		}
	}
	if style == ">=" {
		return written(sub(from, k.above(shares)), shares)
	}
	return written(add(from, k.above(shares)), shares)
}

// rungs are conditions each wider than the one before.
func (k *maker) rungs(c condition, style string, shares bool) []condition {
	list := []condition{c}
	value, low, high, tolerance := c.outermost(), c.low, c.high, c.tolerance
	for range k.IntN(3) {
		wider := k.above(shares)
		switch style {
		case ">=":
			value = sub(value, wider)
		case "<=":
			value = add(value, wider)
		case "=":
			tolerance = add(tolerance, wider)
			list = append(list, around(style, written(value, shares), written(tolerance, shares)))
			continue
		default:
			low, high = sub(low, wider), add(high, wider)
			list = append(list, between(written(low, shares), written(high, shares)))
			continue
		}
		f := written(value, shares)
		list = append(list, condition{text: style + " " + f.text, op: style, value: value, tolerance: zero()})
	}
	return list
}

// ladder gives conditions falling scores, the first perhaps above 100 %.
func (k *maker) ladder(conditions []condition) []step {
	var list []step
	score := pick(k, 140, 110, 100, 100, 90)
	for _, c := range conditions {
		list = append(list, step{c, percent(fmt.Sprint(score))})
		score -= 1 + k.IntN(30)
	}
	return list
}

// expression draws a formula; a divisor is never a literal 0.
func (k *maker) expression(depth int) *node {
	if depth == 0 {
		return k.leaf()
	}
	op := pick(k, "+", "-", "*", "/", "/", "/")
	if op == "/" {
		return &node{op: op, args: []*node{k.expression(depth - 1), k.divisor()}}
	}
	return &node{op: op, args: []*node{k.expression(depth - 1), k.expression(depth - 1)}}
}

func (k *maker) leaf() *node {
	switch roll := k.IntN(20); {
	case roll < 2:
		return &node{op: "number", number: number(pick(k, "0", "1", "2.5", "100", "0.001"))}
	case roll < 3:
		return &node{op: "number", number: percent(pick(k, "20", "0.5", "150"))}
	case roll < 5:
		return &node{op: "cumulative", measure: k.countable()}
	case roll < 9:
		return &node{op: "measure", measure: k.countable(), back: 1 + k.IntN(2)}
	}
	return &node{op: "measure", measure: k.countable()}
}

func (k *maker) countable() *measure { return k.measureOf("", "N.", "%") }

func (k *maker) divisor() *node {
	a := &node{op: "measure", measure: k.countable(), back: pick(k, 0, 0, 1)}
	switch k.IntN(4) {
	case 0:
		return &node{op: "-", args: []*node{a, {op: "number", number: number(pick(k, "1", "2", "2.5"))}}}
	case 1:
		return &node{op: "number", number: number(pick(k, "4", "0.3", "1000"))}
	}
	return a
}
