// The scoring manual a second time, from first principles: random plans as their files state them, beside
// a model of the same plan that is scored by its sentences, literally, over math/big. Nothing is shared
// with the code under test but the file formats; every exact figure must agree.
package evaluate_test

import (
	"cmp"
	"fmt"
	"maps"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"piao/evaluate"
	"piao/plan"
	"piao/plan/diag"
	"piao/plan/source"
)

const (
	randomPlans = 300
	planSeed    = 2023
	enough      = 3 // how often each case must come up in all of them
)

func TestRandomPlans(t *testing.T) {
	seen := map[string]int{}
	for seed := range uint64(randomPlans) {
		m := newPlan(rand.New(rand.NewPCG(planSeed, seed)))
		if !checkPlan(t, m, seed, seen) {
			t.Logf("seed %d\n%s", seed, m.text())
			for y, f := range m.files {
				t.Logf("measurements of %d\n%s", y, f.text(m, y))
			}
			return
		}
	}
	checkVariety(t, seen)
}

// checkPlan compares every year of one plan and tries its laws; it says whether all held.
func checkPlan(t *testing.T, m *model, seed uint64, seen map[string]int) bool {
	p := readPlan(t, m)
	for _, year := range m.years {
		figures := readFigures(t, m, p, year)
		got := evaluate.Plan(p, year, figures)
		want := m.sheet(year)
		name := fmt.Sprintf("seed %d, %d", seed, year)
		if compare(t, name, sheetOf(got), want); t.Failed() {
			return false
		}
		checkPointsSum(t, name, got)
		checkViews(t, name, got)
		checkBounds(t, name, got)
		count(seen, m, got)
		compare(t, name+", again", sheetOf(evaluate.Plan(p, year, figures)), want)
		compare(t, name+", asked years only", sheetOf(evaluate.Plan(p, year, askedFor(p, year, figures))), want)
		if year != m.years[seed%uint64(len(m.years))] {
			continue // the laws that take a second evaluation are tried in one year of each plan
		}
		compareSideBySide(t, name, m, evaluate.SideBySide(p, year, figures), year)
		checkShuffled(t, name, m, year, want, rand.New(rand.NewPCG(seed, uint64(year))))
		checkLearning(t, name, m, got, rand.New(rand.NewPCG(seed, uint64(year))))
	}
	return !t.Failed()
}

// Reading.

func readPlan(t *testing.T, m *model) *plan.Plan {
	t.Helper()
	root, found := source.Parse(&diag.File{Name: "plan.yaml", Bytes: []byte(m.text())})
	refuse(t, m, found)
	p, found := plan.Read(root)
	refuse(t, m, found)
	refuse(t, m, plan.Verify(p))
	refuse(t, m, evaluate.Verify(p))
	return p
}

// readFigures reads the measurements of a year and of those before it, the latest first.
func readFigures(t *testing.T, m *model, p *plan.Plan, year int) []*evaluate.Measurements {
	t.Helper()
	var list []*evaluate.Measurements
	for y := year; y > m.years[0]-4; y-- {
		f := m.files[y]
		if f == nil {
			continue
		}
		root, found := source.Parse(&diag.File{Name: fmt.Sprint(y, ".yaml"), Bytes: []byte(f.text(m, y))})
		refuse(t, m, found)
		figures, found := evaluate.Read(root, p)
		refuse(t, m, found)
		list = append(list, figures)
	}
	return list
}

// refuse ends the test on an error in a file that the generator means to be right.
func refuse(t *testing.T, m *model, found diag.List) {
	t.Helper()
	if !found.Failed() {
		return
	}
	for _, d := range found {
		t.Logf("%s:%d:%d: %s: %s", d.Pos.File.Name, d.Pos.Line, d.Pos.Col, d.Rule.Code, d.Message.EN)
	}
	for y, f := range m.files {
		t.Logf("%d\n%s", y, f.text(m, y))
	}
	t.Fatal(numbered(m.text()))
}

func numbered(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = fmt.Sprintf("%3d %s", i+1, lines[i])
	}
	return strings.Join(lines, "\n")
}

// askedFor keeps the measurements of the years that the evaluation says it asks for.
func askedFor(p *plan.Plan, year int, all []*evaluate.Measurements) []*evaluate.Measurements {
	asked := evaluate.Years(p, year)
	return slices.DeleteFunc(slices.Clone(all), func(m *evaluate.Measurements) bool {
		return !slices.Contains(asked, m.Year)
	})
}

// A sheet is every figure of an evaluation by name, as exact text; "-" is "not known".
type sheet map[string]string

func (s sheet) put(name, figure string, value *big.Rat) { s[name+" "+figure] = exact(value) }

func exact(r *big.Rat) string {
	if r == nil {
		return "-"
	}
	return r.RatString()
}

func compare(t *testing.T, name string, got, want sheet) {
	t.Helper()
	names := maps.Clone(want)
	maps.Copy(names, got)
	for _, figure := range slices.Sorted(maps.Keys(names)) {
		if got[figure] != want[figure] {
			t.Errorf("%s: %s: got %q, want %q", name, figure, got[figure], want[figure])
		}
	}
}

// What piao says, as a sheet.

func sheetOf(r *evaluate.Result) sheet {
	s := sheet{}
	s.tally("body", r.Tally, bandName(r.BandOf(r.Score)))
	s.put("body", "excluded as zero", r.ExcludedAsZero)
	for _, a := range r.Areas {
		name := "area " + a.Code.Value
		s.tally(name, a.Tally, bandName(r.BandOf(a.Score)))
		s.put(name, "weight", a.Weight)
		s.put(name, "share", a.Share)
		for _, o := range a.Objectives {
			s.objective(r, o)
		}
	}
	for _, m := range r.Missions {
		s.group("mission", &m.Group)
		for _, g := range m.Programmes {
			s.group("programme "+m.Code, g)
		}
	}
	for _, g := range r.Offices {
		s.group("office", g)
	}
	for _, g := range r.Types {
		s.group("type", g)
	}
	return s
}

func (s sheet) tally(name string, t evaluate.Tally, band string) {
	s.put(name, "score", t.Score)
	s.put(name, "worst", t.Worst)
	s.put(name, "best", t.Best)
	s.put(name, "coverage", t.Coverage)
	s[name+" band"] = band
}

func (s sheet) group(view string, g *evaluate.Group) {
	name := view + " " + g.Code
	s.put(name, "share", g.Share)
	s.put(name, "score", g.Score)
	s.put(name, "worst", g.Worst)
	s.put(name, "best", g.Best)
	s.put(name, "coverage", g.Coverage)
}

func (s sheet) objective(r *evaluate.Result, o *evaluate.Objective) {
	name := "objective " + o.Code.Value
	s.tally(name, o.Tally, bandName(r.BandOf(o.Score)))
	s.put(name, "weight", o.Weight)
	s.put(name, "share", o.Share)
	for _, i := range o.Indicators {
		s.indicator(i)
	}
}

func (s sheet) indicator(i *evaluate.Indicator) {
	name := "indicator " + i.Code.Value
	s.put(name, "weight", i.Weight)
	s.put(name, "share", i.Share)
	s.put(name, "value", i.Value)
	s.put(name, "ratio", i.Ratio)
	s.put(name, "achievement", i.Achievement)
	s.put(name, "points", i.Points)
	s[name+" status"] = i.Status.Code()
	s[name+" band"] = bandName(i.Band)
}

func bandName(b *plan.Band) string {
	if b == nil {
		return "-"
	}
	return b.Label.IT
}

// The model: a plan and its measurements as plain data, from which both the files and the figures are made.

type model struct {
	years      []int
	method     string // "" is proportional
	cap        *figure
	missing    string // "" is open
	bands      []band // none: those of the manual
	areas      []*element
	missions   []*mission
	offices    []string
	measures   []*measure
	objectives []*element // in the order of the plan's file
	files      map[int]*file
}

// A figure is a number as files write it and what it is exactly.
type figure struct {
	text  string
	value *big.Rat
}

func number(text string) figure {
	value, ok := new(big.Rat).SetString(text)
	if !ok {
		panic("no number: " + text)
	}
	return figure{text, value}
}

func percent(text string) figure {
	return figure{text + " %", over(number(text).value, big.NewRat(100, 1))}
}

type band struct {
	from figure
	name string
}

// manualBands hold for a plan that states none.
var manualBands = []band{
	{percent("100"), "raggiunto"}, {percent("75"), "parzialmente raggiunto"}, {percent("0"), "non raggiunto"},
}

type mission struct {
	code       string
	programmes []string
}

// An element is an area, an objective or an indicator: the siblings of one level of the plan.
type element struct {
	code      string
	weights   map[int]figure // none: siblings weigh the same
	children  []*element
	area      string // of an objective
	programme string // "mission/programme" of an objective, "" for none
	indicator *indicator
}

type indicator struct {
	code               string
	unit, office, kind string
	formula            *node // nil only where a person judges
	targets            map[int]condition
	method             string // "" is the plan's
	cap                *figure
	baseline           map[int]figure // by year
	oneBaseline        bool           // written once for all years
	previous           bool
	steps              []step
	zero               string
}

type condition struct {
	text                        string
	op                          string // >= > <= < = ..
	value, low, high, tolerance *big.Rat
}

type step struct {
	when  condition
	score figure
}

type measure struct {
	code, unit string
	is         *measure
	back       int // how many years before `is` reads
}

// A node of a formula: a number, a measure some years back, a cumulative sum, an operation.
type node struct {
	op      string
	number  figure
	measure *measure
	back    int
	args    []*node
}

type file struct {
	values  map[*measure]reading
	records map[string]record
}

// A reading is a figure, or a reason why there is none.
type reading struct {
	figure
	reason string
}

type record struct {
	excluded bool
	judged   *figure
}

func (m *model) capOf(i *indicator) *big.Rat {
	if i.cap != nil {
		return i.cap.value
	}
	if m.cap != nil {
		return m.cap.value
	}
	return one()
}

func (m *model) methodOf(i *indicator) string {
	if i.method != "" {
		return i.method
	}
	return cmp.Or(m.method, "proportional")
}

func (m *model) record(i *indicator, year int) record {
	if f := m.files[year]; f != nil {
		return f.records[i.code]
	}
	return record{}
}

// walk visits the indicators below an element.
func (e *element) walk(visit func(*element)) {
	if e.indicator != nil {
		visit(e)
	}
	for _, c := range e.children {
		c.walk(visit)
	}
}

func one() *big.Rat                { return big.NewRat(1, 1) }
func zero() *big.Rat               { return new(big.Rat) }
func add(a, b *big.Rat) *big.Rat   { return new(big.Rat).Add(a, b) }
func sub(a, b *big.Rat) *big.Rat   { return new(big.Rat).Sub(a, b) }
func times(a, b *big.Rat) *big.Rat { return new(big.Rat).Mul(a, b) }
func over(a, b *big.Rat) *big.Rat  { return new(big.Rat).Quo(a, b) }
func size(a *big.Rat) *big.Rat     { return new(big.Rat).Abs(a) }

func least(a, b *big.Rat) *big.Rat {
	if a.Cmp(b) < 0 {
		return a
	}
	return b
}

func most(a, b *big.Rat) *big.Rat {
	if a.Cmp(b) > 0 {
		return a
	}
	return b
}

// The value of an indicator.

// reading is the value of a measure in a year: the one of this file; else, where the measure is another
// one, that one's of the earlier year. nil is missing.
func (m *model) reading(x *measure, year int) *big.Rat {
	if f := m.files[year]; f != nil && f.values[x].value != nil {
		return f.values[x].value
	}
	if x.is != nil {
		return m.reading(x.is, year-x.back)
	}
	return nil
}

// value is that of an indicator: nil with missing set when any measure in the formula has no value, nil
// without it when the formula divides by zero.
func (m *model) value(i *indicator, year int) (v *big.Rat, missing bool) {
	if i.formula == nil {
		return nil, true
	}
	if !m.known(i.formula, year) {
		return nil, true
	}
	return m.compute(i.formula, year), false
}

// known says that every measure in a formula has its value.
func (m *model) known(n *node, year int) bool {
	switch n.op {
	case "measure":
		return m.reading(n.measure, year-n.back) != nil
	case "cumulative":
		for y := m.years[0]; y <= year; y++ {
			if m.reading(n.measure, y) == nil {
				return false
			}
		}
	}
	for _, a := range n.args {
		if !m.known(a, year) {
			return false
		}
	}
	return true
}

// compute is the value of a formula whose measures are known; nil where it divides by zero.
func (m *model) compute(n *node, year int) *big.Rat {
	switch n.op {
	case "number":
		return n.number.value
	case "measure":
		return m.reading(n.measure, year-n.back)
	case "cumulative":
		total := zero()
		for y := m.years[0]; y <= year; y++ {
			total = add(total, m.reading(n.measure, y))
		}
		return total
	}
	args := make([]*big.Rat, len(n.args))
	for k, a := range n.args {
		if args[k] = m.compute(a, year); args[k] == nil {
			return nil
		}
	}
	return apply(n.op, args)
}

func apply(op string, args []*big.Rat) *big.Rat {
	first, last := args[0], args[len(args)-1]
	switch op {
	case "+":
		return add(first, last)
	case "-":
		return sub(first, last)
	case "*":
		return times(first, last)
	case "/":
		if last.Sign() == 0 {
			return nil
		}
		return over(first, last)
	case "neg":
		return sub(zero(), first)
	case "abs":
		return size(first)
	case "round":
		return rounded(first, last)
	}
	return fold(op, args)
}

func fold(op string, args []*big.Rat) *big.Rat {
	total := args[0]
	for _, a := range args[1:] {
		switch op {
		case "min":
			total = least(total, a)
		case "max":
			total = most(total, a)
		default:
			total = add(total, a)
		}
	}
	if op == "avg" {
		return over(total, big.NewRat(int64(len(args)), 1))
	}
	return total
}

// rounded is x to a number of digits, half away from zero.
func rounded(x, digits *big.Rat) *big.Rat {
	unit := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), digits.Num(), nil))
	raised := add(times(size(x), unit), big.NewRat(1, 2))
	whole := new(big.Rat).SetInt(new(big.Int).Quo(raised.Num(), raised.Denom()))
	if x.Sign() < 0 {
		whole.Neg(whole)
	}
	return over(whole, unit)
}

// Achievement.

func (c condition) holds(v *big.Rat) bool {
	switch c.op {
	case ">=":
		return v.Cmp(c.value) >= 0
	case ">":
		return v.Cmp(c.value) > 0
	case "<=":
		return v.Cmp(c.value) <= 0
	case "<":
		return v.Cmp(c.value) < 0
	case "=":
		return size(sub(v, c.value)).Cmp(c.tolerance) <= 0
	}
	return v.Cmp(c.low) >= 0 && v.Cmp(c.high) <= 0
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
		return condition{op: ">=", value: c.low}.ratio("proportional", v, nil)
	}
	return condition{op: "<=", value: c.high}.ratio("proportional", v, nil)
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
	c, targeted := i.targets[year]
	rec := m.record(i, year)
	switch {
	case rec.excluded:
		return verdict{status: "excluded", value: v, due: targeted || i.method == "judged"}
	case !targeted && rec.judged == nil:
		return verdict{status: "no target", value: v}
	case i.method == "judged":
		return m.judged(i, v, rec.judged)
	case v == nil && !missing && i.zero != "":
		return zeroRule(i.zero)
	}
	return m.scored(i, c, v, missing, year)
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
func zeroRule(rule string) verdict {
	switch rule {
	case "met":
		return verdict{status: "met", worth: one(), counts: true}
	case "missed":
		return verdict{status: "missed", worth: zero(), counts: true}
	}
	return verdict{status: "excluded", due: true}
}

func (m *model) scored(i *indicator, c condition, v *big.Rat, missing bool, year int) verdict {
	method, baseline := m.effective(i, c, year)
	known := verdict{value: v, counts: true, most: m.utmost(i, c, method)}
	switch {
	case missing || v != nil && method == "linear" && baseline == nil:
		known.status, known.incomplete = "missing", true
	case v == nil:
		known.status, known.incomplete = "undefined", true
	case method == "steps":
		known.worth = least(stepScore(i.steps, v), m.capOf(i))
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

// wrongSide says that a baseline is not on the unfavourable side of the target.
func (c condition) wrongSide(b *big.Rat) bool {
	switch {
	case c.up():
		return b.Cmp(c.value) >= 0
	case c.down():
		return b.Cmp(c.value) <= 0
	}
	return b.Cmp(c.value) == 0
}

// utmost is all that a missing value can score: the cap; the top step; 100 % for on_off, `=`, ranges and
// a zero target that is not linear.
func (m *model) utmost(i *indicator, c condition, method string) *big.Rat {
	if method == "steps" {
		top := zero()
		for _, s := range i.steps {
			top = most(top, s.score.value)
		}
		return least(top, m.capOf(i))
	}
	if c.grows(method) {
		return m.capOf(i)
	}
	return one()
}

// Weighting upward.

// A worth is what an indicator counts with; nil where it does not count.
type worth func(*indicator) *big.Rat

// A weighing is a body weighed by one worth: what each element scores, its share among its siblings, and
// its part of the whole body: for an indicator area share × objective share × indicator share. An element
// that does not count has no score.
type weighing struct {
	year               int
	of                 worth
	score, share, part map[*element]*big.Rat
}

func weigh(body *element, year int, of worth) *weighing {
	w := &weighing{year, of, map[*element]*big.Rat{}, map[*element]*big.Rat{}, map[*element]*big.Rat{}}
	w.up(body)
	w.part[body] = one()
	w.down(body)
	return w
}

// up: score(parent) = Σ wᵢ·scoreᵢ / Σ wᵢ over the siblings that count.
func (w *weighing) up(e *element) *big.Rat {
	if e.indicator != nil {
		w.score[e] = w.of(e.indicator)
		return w.score[e]
	}
	sum := zero()
	for _, c := range e.children {
		if s := w.up(c); s != nil {
			sum = add(sum, times(weight(c, e.children, w.year), s))
		}
	}
	if weights := w.counting(e.children); weights.Sign() > 0 {
		w.score[e] = over(sum, weights)
	}
	return w.score[e]
}

// counting is the weight of the siblings that count.
func (w *weighing) counting(siblings []*element) *big.Rat {
	sum := zero()
	for _, c := range siblings {
		if w.score[c] != nil {
			sum = add(sum, weight(c, siblings, w.year))
		}
	}
	return sum
}

// down gives the siblings that count their shares; the weight of the others goes to them in proportion.
func (w *weighing) down(e *element) {
	weights := w.counting(e.children)
	for _, c := range e.children {
		w.share[c] = zero()
		if w.score[c] != nil {
			w.share[c] = over(weight(c, e.children, w.year), weights)
		}
		w.part[c] = times(w.part[e], w.share[c])
		w.down(c)
	}
}

// weight is the stated weight, or an equal share, exactly 1/n.
func weight(e *element, siblings []*element, year int) *big.Rat {
	if e.weights == nil {
		return big.NewRat(1, int64(len(siblings)))
	}
	return e.weights[year].value
}

// stated is the weight as the plan writes it, nil where siblings have none.
func stated(e *element, year int) *big.Rat {
	if e.weights == nil {
		return nil
	}
	return e.weights[year].value
}

// The four worths of the manual. inScore: missing is left out under open, and scores 0 under zero.
func (m *model) inScore(verdicts map[*indicator]verdict) worth {
	return func(i *indicator) *big.Rat {
		v := verdicts[i]
		switch {
		case !v.counts, v.incomplete && m.missing != "zero":
			return nil
		case v.incomplete:
			return zero()
		}
		return v.worth
	}
}

// The bounds and the coverage are over all that has a target and is not excluded.
func bound(verdicts map[*indicator]verdict, unknown func(verdict) *big.Rat) worth {
	return func(i *indicator) *big.Rat {
		v := verdicts[i]
		switch {
		case !v.counts:
			return nil
		case v.incomplete:
			return unknown(v)
		}
		return v.worth
	}
}

func worstOf(verdicts map[*indicator]verdict) worth {
	return bound(verdicts, func(verdict) *big.Rat { return zero() })
}

func bestOf(verdicts map[*indicator]verdict) worth {
	return bound(verdicts, func(v verdict) *big.Rat { return v.most })
}

func coverageOf(verdicts map[*indicator]verdict) worth {
	return func(i *indicator) *big.Rat {
		switch v := verdicts[i]; {
		case !v.counts:
			return nil
		case v.incomplete:
			return zero()
		}
		return one()
	}
}

// excludedAsZero is inScore with the excluded ones scored 0.
func (m *model) excludedAsZero(verdicts map[*indicator]verdict) worth {
	inScore := m.inScore(verdicts)
	return func(i *indicator) *big.Rat {
		if verdicts[i].due {
			return zero()
		}
		return inScore(i)
	}
}

// An accountant fills a sheet with the figures of one year.
type accountant struct {
	*model
	year                         int
	verdicts                     map[*indicator]verdict
	body                         *element
	scored, worst, best, covered *weighing
	sheet                        sheet
}

// sheet is every figure of a year, computed from the model.
func (m *model) sheet(year int) sheet {
	a := &accountant{model: m, year: year, verdicts: map[*indicator]verdict{}, body: &element{children: m.areas}, sheet: sheet{}}
	a.body.walk(func(e *element) { a.verdicts[e.indicator] = m.judge(e.indicator, year) })
	a.scored = weigh(a.body, year, m.inScore(a.verdicts))
	a.worst = weigh(a.body, year, worstOf(a.verdicts))
	a.best = weigh(a.body, year, bestOf(a.verdicts))
	a.covered = weigh(a.body, year, coverageOf(a.verdicts))
	a.tally("body", a.body)
	a.excluded()
	for _, area := range m.areas {
		a.level("area "+area.code, area)
		for _, o := range area.children {
			a.level("objective "+o.code, o)
		}
	}
	a.body.walk(a.indicator)
	a.views()
	return a.sheet
}

func (a *accountant) tally(name string, e *element) {
	a.sheet.put(name, "score", a.scored.score[e])
	a.sheet.put(name, "worst", a.worst.score[e])
	a.sheet.put(name, "best", a.best.score[e])
	a.sheet.put(name, "coverage", a.covered.score[e])
	a.sheet[name+" band"] = a.band(a.scored.score[e])
}

// excluded puts the score had the excluded indicators scored 0; none where none is excluded.
func (a *accountant) excluded() {
	var score *big.Rat
	if len(a.those(func(i *indicator) bool { return a.verdicts[i].status == "excluded" })) > 0 {
		score = weigh(a.body, a.year, a.excludedAsZero(a.verdicts)).score[a.body]
	}
	a.sheet.put("body", "excluded as zero", score)
}

// band is the first whose beginning a score reaches, highest first.
func (m *model) band(score *big.Rat) string {
	if score == nil {
		return "-"
	}
	bands := m.bands
	if bands == nil {
		bands = manualBands
	}
	for _, b := range bands {
		if score.Cmp(b.from.value) >= 0 {
			return b.name
		}
	}
	return "no band"
}

func (a *accountant) level(name string, e *element) {
	a.tally(name, e)
	a.sheet.put(name, "weight", stated(e, a.year))
	a.sheet.put(name, "share", a.scored.share[e])
}

func (a *accountant) indicator(e *element) {
	name, v := "indicator "+e.code, a.verdicts[e.indicator]
	a.sheet.put(name, "weight", stated(e, a.year))
	a.sheet.put(name, "share", a.scored.share[e])
	a.sheet.put(name, "value", v.value)
	a.sheet.put(name, "ratio", v.ratio)
	a.sheet.put(name, "achievement", v.worth)
	a.sheet.put(name, "points", a.points(e))
	a.sheet[name+" status"] = v.status
	a.sheet[name+" band"] = a.band(v.worth)
}

// points is the contribution of an indicator to the body's score; none where it does not count.
func (a *accountant) points(e *element) *big.Rat {
	score := a.scored.score[e]
	if score == nil {
		return nil
	}
	return times(a.scored.part[e], score)
}

// views are the other classifications: programme and mission from their objectives, each weighing area
// share × objective share; office and type from their indicators, each weighing its part of the body.
func (a *accountant) views() {
	for _, ms := range a.missions {
		a.group("mission "+ms.code, a.goals(func(p string) bool { return strings.HasPrefix(p, ms.code+"/") }))
		for _, p := range ms.programmes {
			ref := ms.code + "/" + p
			a.group("programme "+ms.code+" "+ref, a.goals(func(p string) bool { return p == ref }))
		}
	}
	a.grouped("mission ", a.goals(func(p string) bool { return p == "" }))
	for _, office := range slices.Concat(a.offices, []string{""}) {
		a.grouped("office "+office, a.those(func(i *indicator) bool { return i.office == office }))
	}
	for _, kind := range kinds {
		a.grouped("type "+kind, a.those(func(i *indicator) bool { return i.kind == kind }))
	}
}

func (a *accountant) goals(in func(programme string) bool) []*element {
	var list []*element
	for _, area := range a.areas {
		for _, o := range area.children {
			if in(o.programme) {
				list = append(list, o)
			}
		}
	}
	return list
}

func (a *accountant) those(in func(*indicator) bool) []*element {
	var list []*element
	a.body.walk(func(e *element) {
		if in(e.indicator) {
			list = append(list, e)
		}
	})
	return list
}

// grouped is group for a part that is not shown where nothing belongs to it.
func (a *accountant) grouped(name string, members []*element) {
	if len(members) > 0 {
		a.group(name, members)
	}
}

// group puts the figures of one part of a view.
func (a *accountant) group(name string, members []*element) {
	share := zero()
	for _, e := range members {
		share = add(share, a.scored.part[e])
	}
	a.sheet.put(name, "share", share)
	a.sheet.put(name, "score", a.scored.mean(members))
	a.sheet.put(name, "worst", a.worst.mean(members))
	a.sheet.put(name, "best", a.best.mean(members))
	a.sheet.put(name, "coverage", a.covered.mean(members))
}

// mean is what elements across the plan score together, each weighing its part of the body.
func (w *weighing) mean(members []*element) *big.Rat {
	parts, sum := zero(), zero()
	for _, e := range members {
		if w.score[e] != nil {
			parts, sum = add(parts, w.part[e]), add(sum, times(w.part[e], w.score[e]))
		}
	}
	if parts.Sign() == 0 {
		return nil
	}
	return over(sum, parts)
}

// under is the model under another plan-wide method; linear, steps and judged keep their own.
func (m *model) under(method string) *model {
	other := *m
	other.method = method
	other.areas = underAll(m.areas, method)
	return &other
}

func underAll(elements []*element, method string) []*element {
	list := make([]*element, len(elements))
	for k, e := range elements {
		changed := *e
		changed.children = underAll(e.children, method)
		if e.indicator != nil && slices.Contains(planWide, e.indicator.method) {
			i := *e.indicator
			i.method = method
			changed.indicator = &i
		}
		list[k] = &changed
	}
	return list
}

// Laws that hold whatever the figures.

func compareSideBySide(t *testing.T, name string, m *model, got []*evaluate.Result, year int) {
	t.Helper()
	if len(got) != len(planWide) {
		t.Fatalf("%s: got %d methods side by side, want %d", name, len(got), len(planWide))
	}
	for k, method := range planWide {
		compare(t, name+", under "+method, sheetOf(got[k]), m.under(method).sheet(year))
	}
}

// checkPointsSum: the column of weighted scores sums to the total, exactly.
func checkPointsSum(t *testing.T, name string, r *evaluate.Result) {
	t.Helper()
	sum := zero()
	for _, i := range r.Indicators() {
		if i.Points != nil {
			sum = add(sum, i.Points)
		}
	}
	checkTotal(t, name+": points", sum, r)
}

func checkTotal(t *testing.T, name string, sum *big.Rat, r *evaluate.Result) {
	t.Helper()
	want := r.Score
	if want == nil {
		want = zero()
	}
	if sum.Cmp(want) != 0 {
		t.Errorf("%s sum to %s, the score is %s", name, exact(sum), exact(want))
	}
}

// checkViews: every view reconciles with the total, exactly.
func checkViews(t *testing.T, name string, r *evaluate.Result) {
	t.Helper()
	checkTotal(t, name+": areas", total(r.Areas, func(a *evaluate.Area) (*big.Rat, *big.Rat) { return a.Share, a.Score }), r)
	checkTotal(t, name+": missions", total(r.Missions, func(m *evaluate.Mission) (*big.Rat, *big.Rat) { return m.Share, m.Score }), r)
	checkTotal(t, name+": offices", totalOf(r.Offices), r)
	checkTotal(t, name+": types", totalOf(r.Types), r)
	programmes := zero()
	for _, m := range r.Missions {
		programmes = add(programmes, totalOf(m.Programmes))
		if len(m.Programmes) == 0 {
			programmes = add(programmes, product(m.Share, m.Score))
		}
	}
	checkTotal(t, name+": programmes", programmes, r)
}

func total[T any](list []T, figures func(T) (share, score *big.Rat)) *big.Rat {
	sum := zero()
	for _, x := range list {
		sum = add(sum, product(figures(x)))
	}
	return sum
}

func totalOf(groups []*evaluate.Group) *big.Rat {
	return total(groups, func(g *evaluate.Group) (*big.Rat, *big.Rat) { return g.Share, g.Score })
}

// product is 0 where either is not known.
func product(a, b *big.Rat) *big.Rat {
	if a == nil || b == nil {
		return zero()
	}
	return times(a, b)
}

// checkBounds: the worst is not above the score nor the best, all three are one when nothing is missing,
// and no achievement lies outside [0, cap].
func checkBounds(t *testing.T, name string, r *evaluate.Result) {
	t.Helper()
	checkTally(t, name+": body", r.Tally)
	for _, a := range r.Areas {
		checkTally(t, name+": area "+a.Code.Value, a.Tally)
	}
	for _, o := range r.Objectives() {
		checkTally(t, name+": objective "+o.Code.Value, o.Tally)
	}
	for _, i := range r.Indicators() {
		limit := r.Plan.Scoring.Cap
		if i.Scoring.Cap.OK {
			limit = i.Scoring.Cap
		}
		highest := one()
		if limit.OK {
			highest = limit.Rat()
		}
		if a := i.Achievement; a != nil && (a.Sign() < 0 || a.Cmp(highest) > 0) {
			t.Errorf("%s: %s achieves %s outside [0, %s]", name, i.Code.Value, exact(a), exact(highest))
		}
	}
}

func checkTally(t *testing.T, name string, tally evaluate.Tally) {
	t.Helper()
	if tally.Worst == nil {
		if tally.Score != nil || tally.Best != nil || tally.Coverage != nil {
			t.Errorf("%s: nothing counts, and yet %v", name, tally)
		}
		return
	}
	complete := tally.Coverage.Cmp(one()) == 0
	if complete != tally.Complete() {
		t.Errorf("%s: complete is %v at coverage %s", name, tally.Complete(), exact(tally.Coverage))
	}
	if tally.Worst.Cmp(tally.Best) > 0 || tally.Score != nil && tally.Worst.Cmp(tally.Score) > 0 {
		t.Errorf("%s: worst %s, score %s, best %s", name, exact(tally.Worst), exact(tally.Score), exact(tally.Best))
	}
	if complete && (exact(tally.Worst) != exact(tally.Score) || exact(tally.Best) != exact(tally.Score)) {
		t.Errorf("%s: nothing missing, and worst %s, score %s, best %s", name, exact(tally.Worst), exact(tally.Score), exact(tally.Best))
	}
}

// checkShuffled: the order of siblings in the files changes no figure.
func checkShuffled(t *testing.T, name string, m *model, year int, want sheet, r *rand.Rand) {
	t.Helper()
	other := *m
	other.objectives, other.measures = shuffled(r, m.objectives), shuffled(r, m.measures)
	for k, o := range other.objectives {
		copied := *o
		copied.children = shuffled(r, o.children)
		other.objectives[k] = &copied
	}
	other.offices, other.missions = shuffled(r, m.offices), shuffled(r, m.missions)
	other.areas = shuffled(r, m.areas)
	p := readPlan(t, &other)
	compare(t, name+", shuffled", sheetOf(evaluate.Plan(p, year, shuffled(r, readFigures(t, &other, p, year)))), want)
}

func shuffled[T any](r *rand.Rand, list []T) []T {
	list = slices.Clone(list)
	r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list
}

// checkLearning: a figure that was missing and comes to be known never widens the bounds.
func checkLearning(t *testing.T, name string, m *model, before *evaluate.Result, r *rand.Rand) {
	t.Helper()
	if before.Complete() || m.leavesOrJumps() {
		return
	}
	other := m.learned(r, before.Year)
	p := readPlan(t, other)
	after := evaluate.Plan(p, before.Year, readFigures(t, other, p, before.Year))
	compare(t, name+", learned", sheetOf(after), other.sheet(before.Year))
	if before.Worst != nil && (after.Worst.Cmp(before.Worst) < 0 || after.Best.Cmp(before.Best) > 0) {
		t.Errorf("%s: bounds %s .. %s became %s .. %s", name, exact(before.Worst), exact(before.Best), exact(after.Worst), exact(after.Best))
	}
}

// leavesOrJumps says that a figure, once known, may take an indicator out of the evaluation or give it
// 100 % above its top step, by a rule on zero denominators: bounds say nothing of that.
func (m *model) leavesOrJumps() bool {
	found := false
	(&element{children: m.areas}).walk(func(e *element) {
		i := e.indicator
		found = found || i.zero == "excluded" || i.zero == "met" && i.method == "steps"
	})
	return found
}

// learned is the model with half of the missing figures filled in.
func (m *model) learned(r *rand.Rand, year int) *model {
	other := *m
	other.files = map[int]*file{}
	for _, y := range slices.Sorted(maps.Keys(m.files)) {
		f := m.files[y]
		values := maps.Clone(f.values)
		for _, x := range m.measures {
			if y <= year && m.reading(x, y) == nil && r.IntN(2) == 0 {
				values[x] = reading{figure: (&maker{Rand: r}).figureIn(x.unit, y)}
			}
		}
		other.files[y] = &file{values, f.records}
	}
	return &other
}

// The random plans.

var (
	planWide = []string{"proportional", "inverse", "on_off"}
	kinds    = []string{"", "efficacia", "efficienza", "volume", "qualità", "salute economica", "dfp"}
	numbers  = []string{"-4", "-1", "-0.5", "0", "0", "0.5", "1", "2", "2.5", "3", "5", "8", "10", "12.75", "1234.567"}
	percents = []string{"-10", "-0.5", "0", "12.5", "20", "33.33", "50", "80", "100", "120", "250"}
	bare     = []string{"M_%d", "N.%d.A", "_%d", "min", "sum", "cumulative", "n", "round"}
	bracket  = []string{"M %d", "MS_%%Pareto%d", "n-%d", "%dx", "M:è%d", "Dip-Form%d", "A #%d"}
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
		k.bands = []band{{percent("110"), "oltre"}, {percent("92.5"), "bene"}, {percent("33.3"), "così così"}, {percent("0"), "male"}}
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
		x := &measure{code: k.measureCode(n), unit: units[n%len(units)]}
		for _, other := range shuffled(k.Rand, k.measures) {
			if other.unit == x.unit && k.chance(0.3) {
				x.is, x.back = other, 1+k.IntN(2)
			}
		}
		k.measures = append(k.measures, x)
	}
}

func (k *maker) measureCode(n int) string {
	form := pick(k, append(slices.Clone(bare), bracket...)...)
	if strings.Contains(form, "%d") {
		return fmt.Sprintf(form, n)
	}
	if slices.ContainsFunc(k.measures, func(x *measure) bool { return x.code == form }) {
		return fmt.Sprint("M", n)
	}
	return form
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
		by = pick(k, "<=", "<", ">=", ">")
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
	return condition{text: op + " " + f.text, op: op, value: f.value}
}

func (k *maker) date(year int) figure {
	day := time.Date(year, time.Month(1+k.IntN(12)), 1+k.IntN(28), 0, 0, 0, 0, time.UTC)
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
	if k.chance(0.3) {
		op = style[:1]
	}
	glyph := op
	if k.chance(0.2) {
		glyph = strings.NewReplacer(">=", "≥", "<=", "≤").Replace(op)
	}
	return condition{text: glyph + pick(k, " ", "") + f.text, op: op, value: f.value}
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
	return around(f, written(k.above(shares), shares))
}

func around(f, tolerance figure) condition {
	text := "= " + strings.TrimSuffix(f.text, " %") + " ± " + tolerance.text
	return condition{text: text, op: "=", value: f.value, tolerance: tolerance.value}
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
	from := c.value
	if i.oneBaseline {
		from = nil
		for _, year := range slices.Sorted(maps.Keys(i.targets)) {
			value := i.targets[year].value
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
	value, low, high, tolerance := c.value, c.low, c.high, c.tolerance
	for range k.IntN(3) {
		wider := k.above(shares)
		switch style {
		case ">=":
			value = sub(value, wider)
		case "<=":
			value = add(value, wider)
		case "=":
			tolerance = add(tolerance, wider)
			list = append(list, around(written(value, shares), written(tolerance, shares)))
			continue
		default:
			low, high = sub(low, wider), add(high, wider)
			list = append(list, between(written(low, shares), written(high, shares)))
			continue
		}
		f := written(value, shares)
		list = append(list, condition{text: style + " " + f.text, op: style, value: value})
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
	op := pick(k, "+", "-", "*", "/", "/", "/", "neg", "min", "max", "sum", "avg", "abs", "round")
	n := &node{op: op}
	switch op {
	case "+", "-", "*":
		n.args = []*node{k.expression(depth - 1), k.expression(depth - 1)}
	case "/":
		n.args = []*node{k.expression(depth - 1), k.divisor()}
	case "neg", "abs":
		n.args = []*node{k.expression(depth - 1)}
	case "round":
		n.args = []*node{k.expression(depth - 1), {op: "number", number: number(pick(k, "0", "1", "2", "5"))}}
	default:
		for range 2 + k.IntN(2) {
			n.args = append(n.args, k.expression(depth-1))
		}
	}
	return n
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
	return r, r.excluded || r.judged != nil
}

// The files.

// A page is a YAML file in the writing.
type page struct{ strings.Builder }

func (p *page) line(depth int, format string, args ...any) {
	p.WriteString(strings.Repeat("  ", depth))
	fmt.Fprintf(p, format+"\n", args...)
}

func (m *model) text() string {
	p := &page{}
	p.line(0, "format: piao-plan/1")
	p.line(0, "entity: {code: ente, name: Ente}")
	p.line(0, "title: Piano")
	p.line(0, "years: [%s]", strings.Trim(strings.ReplaceAll(fmt.Sprint(m.years), " ", ", "), "[]"))
	p.setting(m)
	p.line(0, "areas:")
	for _, a := range m.areas {
		p.line(1, "%q:", a.code)
		p.line(2, "name: Area")
		p.weight(2, a)
	}
	p.classes(m)
	p.line(0, "measures:")
	for _, x := range m.measures {
		p.measure(x)
	}
	p.line(0, "objectives:")
	for _, o := range m.objectives {
		p.objective(o)
	}
	return p.String()
}

func (p *page) setting(m *model) {
	p.line(0, "language: it")
	if m.method == "" && m.cap == nil && m.missing == "" && m.bands == nil {
		return
	}
	p.line(0, "scoring:")
	p.given("method", m.method)
	if m.cap != nil {
		p.line(1, "cap: %s", m.cap.text)
	}
	p.given("missing", m.missing)
	if m.bands != nil {
		p.line(1, "bands:")
	}
	for _, b := range m.bands {
		p.line(2, "- {from: %s, name: %s, colour: grey}", b.from.text, b.name)
	}
}

func (p *page) given(key, value string) {
	if value != "" {
		p.line(1, "%s: %s", key, value)
	}
}

func (p *page) weight(depth int, e *element) {
	if e.weights == nil {
		return
	}
	years := slices.Sorted(maps.Keys(e.weights))
	texts := make([]string, len(years))
	same := true
	for n, y := range years {
		texts[n] = fmt.Sprintf("%d: %s", y, e.weights[y].text)
		same = same && e.weights[y].text == e.weights[years[0]].text
	}
	if same {
		p.line(depth, "weight: %s", e.weights[years[0]].text)
		return
	}
	p.line(depth, "weight: {%s}", strings.Join(texts, ", "))
}

func (p *page) classes(m *model) {
	if len(m.missions) > 0 {
		p.line(0, "missions:")
	}
	for _, ms := range m.missions {
		p.line(1, "%q:", ms.code)
		p.line(2, "name: Missione")
		p.line(2, "programmes:")
		for _, code := range ms.programmes {
			p.line(3, "%q: {name: Programma}", code)
		}
	}
	if len(m.offices) > 0 {
		p.line(0, "offices:")
	}
	for _, code := range m.offices {
		p.line(1, "%s: {name: Ufficio}", code)
	}
}

func (p *page) measure(x *measure) {
	p.line(1, "%q:", x.code)
	p.line(2, "name: Misura")
	if x.unit != "" {
		p.line(2, "unit: %q", x.unit)
	}
	if x.is != nil {
		p.line(2, "is: {measure: %q, year: -%d}", x.is.code, x.back)
	}
}

func (p *page) objective(o *element) {
	p.line(1, "%s:", o.code)
	p.line(2, "title: Obiettivo")
	p.line(2, "area: %q", o.area)
	if o.programme != "" {
		p.line(2, "programme: %s", o.programme)
	}
	p.weight(2, o)
	p.line(2, "indicators:")
	for _, e := range o.children {
		p.line(3, "%s:", e.code)
		p.line(4, "name: Indicatore")
		p.weight(4, e)
		p.indicator(e.indicator)
	}
}

func (p *page) indicator(i *indicator) {
	if i.unit != "" {
		p.line(4, "unit: %q", i.unit)
	}
	if i.kind != "" {
		p.line(4, "type: %s", i.kind)
	}
	if i.office != "" {
		p.line(4, "office: %s", i.office)
	}
	if i.formula != nil {
		p.line(4, "formula: '%s'", i.formula.text(0))
	}
	if len(i.targets) > 0 {
		p.line(4, "targets:")
	}
	for _, y := range slices.Sorted(maps.Keys(i.targets)) {
		p.line(5, "%d: %q", y, i.targets[y].text)
	}
	p.scoring(i)
}

func (p *page) scoring(i *indicator) {
	var list []string
	if i.method != "" {
		list = append(list, "method: "+i.method)
	}
	if i.cap != nil {
		list = append(list, "cap: "+i.cap.text)
	}
	if i.zero != "" {
		list = append(list, "zero_denominator: "+i.zero)
	}
	if i.method == "linear" {
		list = append(list, "baseline: "+i.baselineText())
	}
	if i.steps != nil {
		list = append(list, "steps: ["+stepsText(i.steps)+"]")
	}
	if list != nil {
		p.line(4, "scoring: {%s}", strings.Join(list, ", "))
	}
}

func (i *indicator) baselineText() string {
	if i.previous {
		return "previous"
	}
	years := slices.Sorted(maps.Keys(i.baseline))
	if i.oneBaseline {
		return i.baseline[years[0]].text
	}
	var list []string
	for _, y := range years {
		list = append(list, fmt.Sprintf("%d: %s", y, i.baseline[y].text))
	}
	return "{" + strings.Join(list, ", ") + "}"
}

func stepsText(steps []step) string {
	var list []string
	for _, s := range steps {
		list = append(list, fmt.Sprintf("{when: %q, score: %s}", s.when.text, s.score.text))
	}
	return strings.Join(list, ", ")
}

// How tightly the operations bind; what is not listed never needs parentheses.
var binding = map[string]int{"+": 1, "-": 1, "*": 2, "/": 2, "neg": 3}

// text is a formula as plans write it, inside an operation that binds so tightly, with parentheses only
// where they are needed.
func (n *node) text(within int) string {
	level := binding[n.op]
	if level == 0 {
		return n.atom()
	}
	var text string
	if n.op == "neg" {
		text = "-" + n.args[0].text(level)
	} else {
		text = n.args[0].text(level) + " " + n.op + " " + n.args[1].text(level+1)
	}
	if level < within {
		return "(" + text + ")"
	}
	return text
}

func (n *node) atom() string {
	switch n.op {
	case "number":
		return n.number.text
	case "measure":
		if n.back > 0 {
			return fmt.Sprintf("%s[n-%d]", n.measure.text(), n.back)
		}
		return n.measure.text()
	case "cumulative":
		return "cumulative(" + n.measure.text() + ")"
	}
	var args []string
	for _, a := range n.args {
		args = append(args, a.text(0))
	}
	return n.op + "(" + strings.Join(args, ", ") + ")"
}

// text is the measure as formulas name it: bare where the code is letters, digits, `_` and `.`.
func (x *measure) text() string {
	for n, r := range x.code {
		letter := r == '_' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z'
		if !letter && (n == 0 || r != '.' && (r < '0' || r > '9')) {
			return "[" + x.code + "]"
		}
	}
	return x.code
}

func (f *file) text(m *model, year int) string {
	p := &page{}
	p.line(0, "format: piao-measurements/1")
	p.line(0, "entity: ente")
	p.line(0, "year: %d", year)
	p.line(0, "status: final")
	if len(f.values) > 0 {
		p.line(0, "values:")
	}
	for _, x := range m.measures {
		r, ok := f.values[x]
		switch {
		case !ok:
		case r.value == nil:
			p.line(1, "%q: {missing: %s}", x.code, r.reason)
		case len(x.code)%2 == 0:
			p.line(1, "%q: {value: %s, source: registro}", x.code, r.text)
		default:
			p.line(1, "%q: %s", x.code, r.text)
		}
	}
	if len(f.records) > 0 {
		p.line(0, "indicators:")
	}
	for _, code := range slices.Sorted(maps.Keys(f.records)) {
		p.line(1, "%s: {%s}", code, f.records[code].text())
	}
	return p.String()
}

func (r record) text() string {
	list := []string{"cause: ignota"}
	if r.excluded {
		list = append(list, "excluded: sede chiusa, act: delibera 41, date: 2023-10-12")
	}
	if r.judged != nil {
		list = append(list, "judged: "+r.judged.text+", by: OIV")
	}
	return strings.Join(list, ", ")
}

// What the random plans reach: a case that they never come upon is not tested.

// count notes which cases a result shows.
func count(seen map[string]int, m *model, r *evaluate.Result) {
	for _, i := range r.Indicators() {
		seen[i.Method.Name+" "+i.Status.Code()]++
		if i.Achievement != nil && i.Achievement.Cmp(one()) > 0 {
			seen[i.Method.Name+" above 100 %"]++
		}
		if i.Target != nil && i.Achievement != nil {
			seen["target "+i.Target.Op.String()]++
		}
	}
	for _, a := range r.Areas {
		if a.Worst == nil {
			seen["area where nothing counts"]++
		}
	}
	switch {
	case r.Worst == nil:
		seen["plan where nothing counts"]++
	case r.Score == nil:
		seen["plan with nothing measured"]++
	case r.Complete():
		seen["complete plan"]++
	default:
		seen["incomplete plan "+cmp.Or(m.missing, "open")]++
	}
	if r.ExcludedAsZero != nil {
		seen["plan with exclusions"]++
	}
}

func checkVariety(t *testing.T, seen map[string]int) {
	t.Helper()
	for _, name := range cases() {
		if seen[name] < enough {
			t.Errorf("the random plans come %d times upon: %s", seen[name], name)
		}
	}
}

// cases are what the random plans must reach: every method in every status that it can have, every
// operator, every way of being incomplete.
func cases() []string {
	list := []string{
		"area where nothing counts", "plan where nothing counts", "plan with nothing measured",
		"plan with exclusions", "complete plan", "incomplete plan open", "incomplete plan zero",
	}
	for _, op := range []string{">=", ">", "<=", "<", "=", ".."} {
		list = append(list, "target "+op)
	}
	for _, m := range evaluate.Methods {
		for _, status := range []string{"met", "partial", "missed", "missing", "undefined", "no target", "excluded", "above 100 %"} {
			if m.Name == "on_off" && (status == "partial" || status == "above 100 %") || m.Name == plan.Judged && status == "undefined" {
				continue
			}
			list = append(list, m.Name+" "+status)
		}
	}
	return list
}
