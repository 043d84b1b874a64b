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
	kinds    = []string{"", "efficacia", "efficienza", "volume", "qualità", "salute economica", "dfp", "outcome"}
	numbers  = []string{"-4", "-1", "-0.5", "0", "0", "0.5", "1", "2", "2.5", "3", "5", "8", "10", "12.75", "1234.567"}
	percents = []string{"-10", "-0.5", "0", "12.5", "20", "33.33", "50", "80", "100", "120", "250"}
)

// A maker draws a plan; the odds differ from plan to plan, so that some have nothing missing, some little
// else.
type maker struct {
	*rand.Rand
	*model
	missingOdds, excludedOdds, targetOdds, zeroOdds float64
	gapYear                                         int            // no target in this year; 0 for none
	monitored                                       map[int]string // a day of each year, for which there may be targets
	made                                            int
}

func newPlan(r *rand.Rand) *model {
	k := &maker{Rand: r, model: &model{files: map[int]*file{}}, monitored: map[int]string{}}
	k.missingOdds = pick(k, 0, 0, 0, 0.05, 0.15, 0.4, 0.95)
	k.zeroOdds = pick(k, 0, 0.1, 0.4)
	k.excludedOdds = pick(k, 0, 0, 0, 0.1, 0.3)
	k.targetOdds = pick(k, 1, 0.9, 0.8, 0.4)
	k.setting()
	k.classes()
	k.quantities()
	k.structure()
	for y := k.years[0] - 6; y <= k.years[len(k.years)-1]; y++ {
		if y >= k.years[0] || slices.Contains(k.history(), y) && k.chance(0.8) {
			k.files[y] = k.file(y)
		}
	}
	return k.model
}

// history are the years before the plan's whose figures are asked for, the first only by its own name.
func (k *maker) history() []int { return []int{k.years[0] - 6, k.years[0] - 2, k.years[0] - 1} }

func pick[T any](k *maker, from ...T) T { return from[k.IntN(len(from))] }

func (k *maker) chance(odds float64) bool { return k.Float64() < odds }

func (k *maker) setting() {
	first := 2021 + k.IntN(4)
	for y := range 2 + k.IntN(2) {
		k.years = append(k.years, first+y)
	}
	k.yearEnd = pick(k, "", "", "12-31", "04-30", "06-15")
	k.points = k.chance(0.4)
	for _, y := range k.years {
		k.monitored[y] = k.someDay(y)
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
	for n := range k.IntN(4) {
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

// structure makes areas, their objectives and their indicators, or objectives without areas.
func (k *maker) structure() {
	flat := k.chance(0.3)
	for range 1 + k.IntN(4) {
		if flat {
			k.tops = append(k.tops, k.goal("", "", 0))
			continue
		}
		area := &element{code: k.code("area"), isArea: true}
		for range pick(k, 0, 1, 1, 2, 2, 3) {
			area.children = append(area.children, k.goal(area.code, "", 0))
		}
		k.balance(area.children)
		k.tops = append(k.tops, area)
	}
	if k.objectives = goalsBelow(k.tops); len(k.objectives) == 0 {
		k.tops = nil
		k.structure()
		return
	}
	if k.chance(0.5) {
		k.objectives = shuffled(k.Rand, k.objectives)
	}
	k.balance(k.tops)
	k.declare()
}

// goal is an objective with its indicators and perhaps objectives under it, at most three levels down.
func (k *maker) goal(area, parent string, depth int) *element {
	o := &element{code: k.code("OS"), area: area, parent: parent, programme: k.programme(), answers: k.answering(0.3)}
	if depth < 3 && k.chance(0.25) {
		for range 1 + k.IntN(2) {
			o.children = append(o.children, k.goal("", o.code, depth+1))
		}
	}
	for range pick(k, 0, 1, 2, 3, 4) + 1 - min(len(o.children), 1) {
		code := k.code("I")
		i := k.measured(code)
		i.code = code
		o.children = append(o.children, &element{code: code, answers: k.answering(0.6), indicator: i})
	}
	k.balance(o.children)
	return o
}

func (k *maker) code(prefix string) string {
	k.made++
	return fmt.Sprintf("%s_%d.%d", prefix, k.made%3, k.made)
}

// answering draws who answers for something: one office, several in equal parts, or each with its part.
func (k *maker) answering(odds float64) (list []answer) {
	if len(k.offices) == 0 || !k.chance(odds) {
		return nil
	}
	some := shuffled(k.Rand, k.offices)[:1+k.IntN(len(k.offices))]
	parts, equal := k.parts(len(some)), k.chance(0.5)
	for n, office := range some {
		if equal {
			parts[n] = figure{value: big.NewRat(1, int64(len(some)))}
		}
		list = append(list, answer{office, parts[n]})
	}
	return list
}

func (k *maker) programme() string {
	if len(k.missions) == 0 || k.chance(0.2) {
		return ""
	}
	ms := pick(k, k.missions...)
	return ms.code + "/" + pick(k, ms.programmes...)
}

// balance gives siblings no weights, one each, or one each for every year; they sum to exactly 100 %. In
// points some may be left to the sum of those below them, if the others have points.
func (k *maker) balance(siblings []*element) {
	summed := func(e *element) bool { return k.stated(e, k.years[0]) != nil }
	if k.chance(0.3) && !slices.ContainsFunc(siblings, summed) {
		return
	}
	siblings = slices.DeleteFunc(slices.Clone(siblings), func(e *element) bool { return summed(e) && k.chance(0.6) })
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
			if k.points {
				e.weights[y] = number(strings.TrimSuffix(parts[n].text, " %"))
			}
		}
	}
}

// declare says how many points the body has, perhaps, where they are as many in every year.
func (k *maker) declare() {
	sums := map[string]figure{}
	for _, y := range k.years {
		sum := zero()
		for _, e := range k.tops {
			if points := k.stated(e, y); points != nil {
				sum = add(sum, points)
			}
		}
		f := written(sum, false)
		sums[f.text] = f
		k.total = f.text
	}
	if !k.points || len(sums) > 1 || k.total == "0" || k.chance(0.4) {
		k.total = ""
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
func (k *maker) measured(code string) *indicator {
	i := &indicator{unit: pick(k, "", "", "N.", "%", "%", "data", "sì/no"), kind: pick(k, kinds...)}
	switch i.unit {
	case "data", "sì/no":
		k.plain(i, code)
	default:
		k.numeric(i, code)
	}
	i.cap = k.limit(0.2)
	return i
}

// plain is an indicator of a date or of a yes or no.
func (k *maker) plain(i *indicator, code string) {
	i.formula = &node{op: "measure", measure: k.measureOf(i.unit), back: pick(k, 0, 0, 0, 1)}
	k.itself(i, code)
	i.method = pick(k, "", "", "on_off", "proportional", "inverse", "steps")
	answer, by := pick(k, "sì", "no"), "<="
	if i.method != "steps" {
		by = pick(k, "<=", "<", ">=", ">", "..")
	}
	draw := func(year int) condition {
		if i.unit == "data" {
			return k.deadline(by, year)
		}
		return answered(answer)
	}
	i.targets = k.targets(draw)
	i.days = k.intermediate(i, draw)
	if i.method != "steps" {
		return
	}
	if i.unit == "data" {
		first, last := k.years[0], k.years[len(k.years)-1]
		k.climb(i, func() []condition { return []condition{k.deadline("<=", first), k.deadline("<=", last+2)} })
	} else {
		other := map[string]string{"sì": "no", "no": "sì"}[answer]
		k.climb(i, func() []condition { return []condition{answered(answer), answered(other)} })
	}
}

// itself leaves the formula out, perhaps: the indicator is its own measure, which other formulas may name, and
// other measures repeat.
func (k *maker) itself(i *indicator, code string) {
	if i.own = k.chance(0.25); !i.own {
		return
	}
	x := &measure{code: code, unit: i.unit}
	i.formula = &node{op: "measure", measure: x}
	k.measures = append(k.measures, x)
	if k.chance(0.3) {
		k.measures = append(k.measures, &measure{code: "R_" + code, unit: i.unit, is: x, back: 1 + k.IntN(2)})
	}
}

// intermediate draws targets for days: of the monitoring that there may be, and of others. Where more than a
// target is needed, they are of years that have one.
func (k *maker) intermediate(i *indicator, draw func(year int) condition) map[string]condition {
	drawn := map[string]condition{}
	if len(i.targets) == 0 || k.chance(0.6) {
		return drawn
	}
	for _, y := range k.years {
		_, ok := i.targets[y]
		if !ok && (y == k.gapYear || slices.Contains([]string{"linear", "steps", "judged"}, i.method)) {
			continue
		}
		if k.chance(0.8) {
			drawn[k.monitored[y]] = draw(y)
		}
		if k.chance(0.3) {
			drawn[k.someDay(y)] = draw(y)
		}
	}
	return drawn
}

// climb gives an indicator steps: the same under all targets, or some for each.
func (k *maker) climb(i *indicator, rungs func() []condition) {
	if k.chance(0.5) {
		i.steps = k.ladder(rungs())
		return
	}
	i.stepsOf = map[string][]step{}
	for _, y := range slices.Sorted(maps.Keys(i.targets)) {
		i.stepsOf[fmt.Sprint(y)] = k.ladder(rungs())
	}
	for _, day := range slices.Sorted(maps.Keys(i.days)) {
		i.stepsOf[day] = k.ladder(rungs())
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
func (k *maker) numeric(i *indicator, code string) {
	i.formula = k.expression(pick(k, 0, 1, 1, 1, 2, 3))
	k.itself(i, code)
	i.method = pick(k, "", "", "proportional", "inverse", "on_off", "linear", "linear", "steps", "judged")
	shares := i.unit == "%" || i.formula.measure != nil && i.formula.measure.unit == "%"
	style := pick(k, ">=", ">=", "<=", "<=", "=", "..")
	if i.method == "linear" {
		style = pick(k, ">=", "<=", "=")
	}
	fixed := k.condition(style, shares)
	draw := func(int) condition {
		if i.method == "steps" && (style == "=" || style == "..") {
			return fixed
		}
		if i.method != "linear" && i.method != "steps" && k.chance(0.1) {
			return k.condition(pick(k, ">=", "<=", "=", ".."), shares)
		}
		return k.condition(style, shares)
	}
	i.targets = k.targets(draw)
	i.days = k.intermediate(i, draw)
	switch i.method {
	case "linear":
		k.startFrom(i, style, shares)
	case "steps":
		k.climb(i, func() []condition { return k.rungs(fixed, style, shares) })
	case "judged":
		k.onlyJudged(i)
	}
	if i.method != "judged" && i.formula.divides() && k.chance(0.5) {
		i.zero = pick(k, "met", "missed", "excluded")
	}
}

// onlyJudged: a judged indicator needs neither formula nor targets.
func (k *maker) onlyJudged(i *indicator) {
	if i.own || k.chance(0.4) {
		i.formula, i.own = nil, false
	}
	if k.chance(0.4) {
		i.targets, i.days, i.unit = nil, nil, "" // no sign of a target says what its formula is in
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
		if _, ok := i.targets[y]; ok || i.oneBaseline {
			i.baseline[y] = k.behind(i, y, style, shares)
		}
	}
	if i.oneBaseline {
		for _, y := range k.years {
			i.baseline[y] = i.baseline[k.years[0]]
		}
	}
}

// behind is a baseline on the unfavourable side of a year's targets, or of all where it is the only one.
func (k *maker) behind(i *indicator, year int, style string, shares bool) figure {
	all := slices.Collect(maps.Values(i.days)) // too many, but of the same kind
	for y, c := range i.targets {
		if y == year || i.oneBaseline {
			all = append(all, c)
		}
	}
	from := all[0].outermost()
	for _, c := range all {
		if value := c.outermost(); style == ">=" && value.Cmp(from) < 0 || style != ">=" && value.Cmp(from) > 0 {
			from = value
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
	case roll < 8:
		return &node{op: "measure", measure: k.countable(), back: 1 + k.IntN(2)}
	case roll < 10:
		return &node{op: "measure", measure: k.countable(), fixed: pick(k, append(k.history(), k.years[0])...)}
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
