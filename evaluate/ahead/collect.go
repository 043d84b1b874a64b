package ahead

import (
	"slices"

	"piao/evaluate"
	"piao/plan"
	"piao/plan/formula"
)

// Collection is the figures to collect for the file of a year: those that
// evaluations of the plan take from it, in that year and in later ones.
type Collection struct {
	Year     int
	Requests []*Request        // by office in the order of the plan; last, what no office is responsible for
	Earlier  []evaluate.Input  // figures of earlier years that the year's evaluation takes and no file mentions
	Unjudged []*plan.Indicator // those that a person must judge and nobody has judged yet
}

// Request is what one office is asked for.
type Request struct {
	Office    *plan.Office // nil if none is named
	Wanted    []*Wanted    // by objective, in the order of the plan
	Elsewhere []*Wanted    // what its indicators take but another office provides
}

// Wanted is a figure to collect. It is listed once, under the first office that is
// responsible for an indicator that takes it.
type Wanted struct {
	Measure   *plan.Measure
	Objective *plan.Objective   // of the first of those indicators; nil for a figure that only checks take
	UsedBy    []*plan.Indicator // in the order of the plan
	Request   *Request
	Value     *evaluate.Value // what the year's file says; nil if it says nothing
	Last      *evaluate.Value // last year's figure; nil if no file has one
}

// Collect finds the figures to collect for the file of a year, which is a year of
// the plan or an earlier one. measurements say what is known already. The plan must
// have no errors.
func Collect(p *plan.Plan, year int, measurements []*evaluate.Measurements) *Collection {
	c := &collecting{
		plan:       p,
		Figures:    evaluate.NewFigures(measurements),
		Collection: &Collection{Year: year},
		asked:      map[*plan.Indicator][]*Wanted{},
		wanted:     map[*plan.Measure]*Wanted{},
		owed:       map[evaluate.Origin]bool{},
	}
	for _, i := range p.Indicators() {
		c.ask(i)
		r := c.Record(i, year)
		if i.Judged() && i.Due(year) && !r.Judged.OK && r.Excluded.Value == "" {
			c.Unjudged = append(c.Unjudged, i)
		}
	}
	for _, m := range p.AllMeasures() {
		if p.HasYear(year) && len(m.Agreements) > 0 && m.Is == nil && c.wanted[m] == nil {
			c.want(nil, m)
		}
	}
	for _, office := range append(slices.Clone(p.Offices), nil) {
		c.request(office)
	}
	return c.Collection
}

// CollectYears lists the years whose measurements Collect looks at, in order: those
// that evaluations of the year and of the year before need.
func CollectYears(p *plan.Plan, year int) []int {
	years := append(evaluate.Years(p, year), evaluate.Years(p, year-1)...)
	slices.Sort(years)
	return slices.Compact(years)
}

// collecting is a Collect in progress.
type collecting struct {
	plan *plan.Plan
	*evaluate.Figures
	*Collection
	asked  map[*plan.Indicator][]*Wanted // from the year's file; by nil, what only checks take
	wanted map[*plan.Measure]*Wanted
	owed   map[evaluate.Origin]bool // is in Earlier
}

// ask records what an indicator takes from the year's file, in any year in which it
// has a target, or one for some day.
func (c *collecting) ask(i *plan.Indicator) {
	if i.Expr == nil {
		return
	}
	for _, y := range c.plan.Years {
		aimed := func(t *plan.Target) bool { return t.Year == y.Value && t.OK }
		if y.Value < c.Year || !slices.ContainsFunc(slices.Concat(i.Targets, i.Intermediate), aimed) {
			continue
		}
		c.askIn(i, y.Value, y.Value == c.Year)
		if i.Scoring.Baseline.Previous {
			c.askIn(i, y.Value-1, y.Value == c.Year)
		}
	}
}

// askIn records what the value of an indicator in a year takes. own means that the
// year is the one to collect for.
func (c *collecting) askIn(i *plan.Indicator, year int, own bool) {
	for _, m := range formula.Measures(i.Expr) {
		first, last := evaluate.TermYears(c.plan, m, year)
		for y := first; y <= last; y++ {
			c.take(i, c.plan.Measure(m.Code), y, own)
		}
	}
}

// take records one figure. The figure of a measure that repeats another's may be in
// either of two files. It is asked for in both, until one of them mentions it.
func (c *collecting) take(i *plan.Indicator, m *plan.Measure, year int, own bool) {
	in := c.Input(m, year)
	known := in.From != nil
	for at, y := m, year; at != nil; {
		if y == c.Year && (!known || c.Of(at, y) != nil) {
			c.want(i, at)
			known = true
		}
		if at.Is == nil {
			break
		}
		at, y = at.Is.Measure, y-at.Is.Years
	}
	if own && !known && !c.owed[in.Origin()] {
		c.owed[in.Origin()] = true
		c.Earlier = append(c.Earlier, in)
	}
}

func (c *collecting) want(i *plan.Indicator, m *plan.Measure) {
	w := c.wanted[m]
	if w == nil {
		w = &Wanted{Measure: m, Value: c.Of(m, c.Year)}
		if last := c.Input(m, c.Year-1); last.Value != nil {
			w.Last = last.From
		}
		c.wanted[m] = w
	}
	if !slices.Contains(c.asked[i], w) {
		c.asked[i] = append(c.asked[i], w)
		if i != nil {
			w.UsedBy = append(w.UsedBy, i)
		}
	}
}

// request lists what an office is asked for. The offices before it in the plan must
// be done.
func (c *collecting) request(office *plan.Office) {
	r := &Request{Office: office}
	for _, i := range c.plan.Indicators() {
		if i.Answering().Of(office) == nil {
			continue
		}
		for _, w := range c.asked[i] {
			r.add(w, i.Objective)
		}
	}
	if office == nil {
		for _, w := range c.asked[nil] {
			r.add(w, nil)
		}
	}
	if len(r.Wanted)+len(r.Elsewhere) > 0 {
		c.Requests = append(c.Requests, r)
	}
}

func (r *Request) add(w *Wanted, o *plan.Objective) {
	switch {
	case w.Request == nil:
		w.Request, w.Objective = r, o
		r.Wanted = append(r.Wanted, w)
	case w.Request != r && !slices.Contains(r.Elsewhere, w):
		r.Elsewhere = append(r.Elsewhere, w)
	}
}
