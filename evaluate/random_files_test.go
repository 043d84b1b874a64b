package evaluate_test

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"piao/evaluate"
	"piao/plan/scoring"
	"piao/plan/source"
)

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
	if m.tops[0].isArea {
		p.line(0, "areas:")
		for _, a := range m.tops {
			p.line(1, "%q:", a.code)
			p.line(2, "name: Area")
			p.weight(2, a)
		}
	}
	p.classes(m)
	p.line(0, "measures:")
	own := m.own()
	for _, x := range m.measures {
		if !own[x.code] {
			p.measure(x)
		}
	}
	p.line(0, "objectives:")
	for _, o := range m.objectives {
		p.objective(o)
	}
	return p.String()
}

func (p *page) setting(m *model) {
	p.line(0, "language: it")
	p.given(0, "year_end", m.yearEnd)
	if m.total != "" {
		p.line(0, "weights: {points: %s}", m.total)
	} else if m.points {
		p.line(0, "weights: points")
	}
	if m.method == "" && m.cap == nil && m.missing == "" && m.bands == nil {
		return
	}
	p.line(0, "scoring:")
	p.given(1, "method", m.method)
	if m.cap != nil {
		p.line(1, "cap: %s", m.cap.text)
	}
	p.given(1, "missing", m.missing)
	p.head(1, "bands", len(m.bands))
	for _, b := range m.bands {
		p.line(2, "- {from: %s, name: %s, colour: grey}", b.from.text, b.name)
	}
}

// given writes a key that has a value.
func (p *page) given(depth int, key, value string) {
	if value != "" {
		p.line(depth, "%s: %q", key, value)
	}
}

// head writes a key that has so many entries below it.
func (p *page) head(depth int, key string, entries int) {
	if entries > 0 {
		p.line(depth, "%s:", key)
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
	p.head(0, "missions", len(m.missions))
	for _, ms := range m.missions {
		p.line(1, "%q:", ms.code)
		p.line(2, "name: Missione")
		p.line(2, "programmes:")
		for _, code := range ms.programmes {
			p.line(3, "%q: {name: Programma}", code)
		}
	}
	p.head(0, "offices", len(m.offices))
	for _, code := range m.offices {
		p.line(1, "%s: {name: Ufficio}", code)
	}
	p.line(0, "types: {outcome: {name: Impatto}}")
}

// typesIn are the English names of the types of every plan.
var typesIn = map[string]string{"efficacia": "effectiveness", "efficienza": "efficiency", "qualità": "quality",
	"salute economica": "economic health"}

// office writes who answers for an element.
func (p *page) office(depth int, e *element) {
	var list, parts []string
	for _, x := range e.answers {
		list = append(list, x.office)
		parts = append(parts, x.office+": "+x.part.text)
	}
	switch {
	case len(list) == 0:
	case e.answers[0].part.text != "":
		p.line(depth, "office: {%s}", strings.Join(parts, ", "))
	case len(list) == 1:
		p.line(depth, "office: %s", list[0])
	default:
		p.line(depth, "office: [%s]", strings.Join(list, ", "))
	}
}

func (p *page) measure(x *measure) {
	p.line(1, "%q:", x.code)
	p.line(2, "name: Misura")
	p.given(2, "unit", x.unit)
	if x.is != nil {
		p.line(2, "is: {measure: %q, year: -%d}", x.is.code, x.back)
	}
}

func (p *page) objective(o *element) {
	p.line(1, "%s:", o.code)
	p.line(2, "title: Obiettivo")
	p.given(2, "area", o.area)
	p.given(2, "parent", o.parent)
	p.given(2, "programme", o.programme)
	p.weight(2, o)
	p.office(2, o)
	own := slices.DeleteFunc(slices.Clone(o.children), func(e *element) bool { return e.indicator == nil })
	p.head(2, "indicators", len(own))
	for _, e := range own {
		p.line(3, "%s:", e.code)
		p.line(4, "name: Indicatore")
		p.weight(4, e)
		p.office(4, e)
		p.indicator(e.indicator)
	}
}

func (p *page) indicator(i *indicator) {
	p.given(4, "unit", i.unit)
	kind := i.kind
	if english := typesIn[kind]; english != "" && len(i.code)%2 == 0 {
		kind = english
	}
	p.given(4, "type", kind)
	if i.formula != nil && !i.own {
		p.line(4, "formula: '%s'", i.formula.text())
	}
	p.head(4, "targets", len(i.targets)+len(i.days))
	for _, y := range slices.Sorted(maps.Keys(i.targets)) {
		p.line(5, "%d: %q", y, i.targets[y].text)
	}
	for _, day := range slices.Sorted(maps.Keys(i.days)) {
		p.line(5, "%s: %q", day, i.days[day].text)
	}
	p.scoring(i)
}

// own says which codes are those of indicators that are their own measures.
func (m *model) own() map[string]bool {
	codes := map[string]bool{}
	m.eachIndicator(func(i *indicator) { codes[i.code] = i.own })
	return codes
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
	if len(i.steps) > 0 {
		list = append(list, "steps: ["+stepsText(i.steps)+"]")
	}
	if len(i.stepsOf) > 0 {
		var all []string
		for _, when := range slices.Sorted(maps.Keys(i.stepsOf)) {
			all = append(all, when+": ["+stepsText(i.stepsOf[when])+"]")
		}
		list = append(list, "steps: {"+strings.Join(all, ", ")+"}")
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

// text is a formula as plans write it; how tightly operations bind is not what these plans try.
func (n *node) text() string {
	switch n.op {
	case "number":
		return n.number.text
	case "cumulative":
		return "cumulative(" + n.measure.code + ")"
	case "measure":
		if n.fixed != 0 {
			return fmt.Sprintf("%s[%d]", n.measure.code, n.fixed)
		}
		if n.back > 0 {
			return fmt.Sprintf("%s[n-%d]", n.measure.code, n.back)
		}
		return n.measure.code
	}
	return "(" + n.args[0].text() + " " + n.op + " " + n.args[1].text() + ")"
}

func (f *file) text(m *model, year int) string {
	p := &page{}
	p.line(0, "format: piao-measurements/1")
	p.line(0, "entity: ente")
	p.line(0, "year: %d", year)
	p.given(0, "as_of", f.asOf)
	p.line(0, "status: final")
	p.head(0, "values", len(f.values))
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
	p.head(0, "indicators", len(f.records))
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
	if r.unjudged {
		list = append(list, "missing: nessuno ha potuto")
	}
	return strings.Join(list, ", ")
}

// What the random plans reach: a case that they never come upon is not tested.

// count notes which cases a result shows.
func count(seen map[string]int, m *model, r *evaluate.Result) {
	note := func(name string, ok bool) bool {
		if ok {
			seen[name]++
		}
		return ok
	}
	all := note("points", m.points)
	note("points in all", m.total != "")
	all = note("years that end early", m.yearEnd != "" && m.yearEnd != "12-31") && all
	all = note("no areas", !m.tops[0].isArea) && all
	deep, fixed := false, false
	for k, o := range m.objectives {
		first := func(above *element) bool { return above.code == o.parent }
		note("child first", o.parent != "" && !slices.ContainsFunc(m.objectives[:k], first))
		note("derived points", o.weights == nil && m.stated(o, r.Year) != nil)
	}
	for _, i := range r.Indicators() {
		deep = note("four levels", len(i.Node.Path()) > 3) || deep
		fixed = note("fixed year", strings.Contains(i.Formula.Value, "[20")) || fixed
		note("own measure "+i.Status.Code(), i.Own != nil)
		note("several offices", len(i.Answering()) > 1)
		note("own type", i.OwnType != nil)
		onDay := i.Target != nil && i.Target.Day != ""
		note("target of a day under "+i.Method.Name, onDay)
		note("target of another day", r.IsMonitoring() && !onDay && len(i.Intermediate) > 0)
		seen[i.Method.Name+" "+i.Status.Code()]++
		if i.Achievement != nil && i.Achievement.Cmp(one()) > 0 {
			seen[i.Method.Name+" above 100 %"]++
		}
		if i.Method.Name == "linear" && i.Status == evaluate.Met && i.Case.Baseline == nil {
			seen["linear met, baseline not known"]++
		}
		if i.Judged() && i.Status == evaluate.Missing && i.Target == nil {
			seen["judged without target, missing"]++
		}
		if i.Target != nil && i.Achievement != nil {
			seen["target "+i.Target.Op.String()]++
		}
	}
	for _, a := range r.Children {
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
	note("all together", all && deep && fixed)
	if r.ExcludedWeight != nil && r.ExcludedWeight.Sign() > 0 {
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
		"linear met, baseline not known", "judged without target, missing",
		"plan with exclusions", "complete plan", "incomplete plan open", "incomplete plan zero",
		"needed found", "needed past", "needed out of reach", "needed unknown", "single", "together", "threshold",
		"supposition read again", "goal out of reach", "goal just out of reach",
		"points", "points in all", "derived points", "no areas", "four levels", "child first", "fixed year",
		"several offices", "own type", "years that end early", "own measure met", "own measure missing",
		"target of another day", "all together",
		"scaled", "better and more", "score below the best",
	}
	for _, op := range []string{">=", ">", "<=", "<", "=", ".."} {
		list = append(list, "target "+op)
	}
	statuses := append(source.Codes(evaluate.Statuses[:]), "above 100 %")
	for _, m := range evaluate.Methods {
		for _, status := range statuses {
			onOff := m.Name == "on_off" && (status == "partial" || status == "above 100 %")
			if onOff || m.Name == scoring.Judged && status == "undefined" {
				continue
			}
			list = append(list, m.Name+" "+status)
		}
		list = append(list, "target of a day under "+m.Name)
	}
	return list
}
