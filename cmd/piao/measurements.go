package main

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"piao/evaluate"
	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
)

// gathering is the measurements that an evaluation needs, being read. Trees are
// read at once, before it is known which of them are wanted.
type gathering struct {
	app   *app
	plan  *side // the file beside which they lie
	year  int
	stem  string // of the file of the year: 2023, or 2024-06-30
	years []int  // those that the formulas ask for; nil until they are known
	trees map[string]func() parsed
	ahead map[string]*figures // of those that are read beside the plan
	found diag.List
	read  []*evaluate.Measurements
}

// gather starts to read the measurements that are wanted for certain: those
// named on the command line, else the year's.
func (a *app) gather(beside *side, year int, stem string) *gathering {
	g := &gathering{app: a, plan: beside, year: year, stem: stem, trees: map[string]func() parsed{}, ahead: map[string]*figures{}}
	for _, name := range a.measureFlags {
		g.start(&side{file: name})
	}
	if file := beside.measurements(stem); len(a.measureFlags) == 0 && file.exists() {
		g.start(file)
	}
	return g
}

func (g *gathering) start(file *side) { g.trees[file.name()] = parseLater(file) }

// figures are a file's measurements, nil where it has none that are usable, and
// what was found in it, or why it could not be read.
type figures struct {
	*evaluate.Measurements
	found diag.List
	err   error
}

func readFigures(t parsed, p *plan.Plan) figures {
	if t.err != nil || len(t.found) > 0 {
		return figures{nil, t.found, t.err}
	}
	m, found := evaluate.Read(t.root, p)
	if m.Year == 0 {
		m = nil
	}
	return figures{m, found, nil}
}

// readAhead gives the works of reading against the plan what is wanted for certain
// and, of a sound plan, what its formulas ask for beside it.
func (g *gathering) readAhead(p *plan.Plan, sound bool) (works []func()) {
	later := func(name string, tree func() parsed) {
		f := new(figures)
		g.ahead[name] = f
		works = append(works, func() { *f = readFigures(tree(), p) })
	}
	for name, tree := range g.trees {
		later(name, tree)
	}
	if !sound || !p.HasYear(g.year) {
		return works
	}
	g.years = evaluate.Years(p, g.year)
	for _, year := range g.years {
		if file := g.plan.measurements(strconv.Itoa(year)); year != g.year && len(g.app.measureFlags) == 0 && file.exists() {
			later(file.name(), func() parsed { return parseSide(file) })
		}
	}
	return works
}

// take reads a file against the plan; nil where it is not usable.
func (g *gathering) take(file *side, p *plan.Plan) (*evaluate.Measurements, error) {
	f := g.ahead[file.name()]
	if f == nil {
		f = new(figures)
		*f = readFigures(parseSide(file), p)
	}
	g.found = append(g.found, f.found...)
	if f.Measurements != nil {
		g.read = append(g.read, f.Measurements)
	}
	return f.Measurements, f.err
}

// finish reads every file that the evaluation of the year asks for: those named
// on the command line, the others from beside the plan where they are. Of a plan
// with errors nobody knows what it asks for, and the year's own file is read.
func (g *gathering) finish(p *plan.Plan, planFailed bool) ([]*evaluate.Measurements, diag.List, error) {
	have := map[int]*evaluate.Measurements{}
	for _, name := range g.app.measureFlags {
		m, err := g.take(&side{file: name}, p)
		if err != nil {
			return nil, g.found, err
		}
		if m != nil && have[m.Year] != nil {
			return nil, g.found, usageError(lang.Say("%s e %s sono tutte e due del %d", "%s and %s are both of %d", have[m.Year].File.Name, m.File.Name, m.Year))
		}
		if m != nil {
			have[m.Year] = m
		}
	}
	switch {
	case planFailed:
		g.years = []int{g.year}
	case g.years == nil:
		g.years = evaluate.Years(p, g.year)
	}
	for _, m := range g.read {
		if !planFailed && !slices.Contains(g.years, m.Year) {
			return nil, g.found, usageError(lang.Say("%s è del %d, che la valutazione del %d non chiede", "%s is of %d, which the evaluation of %d does not ask for", m.File.Name, m.Year, g.year))
		}
	}
	for _, year := range g.years {
		if have[year] == nil {
			if err := g.beside(p, year); err != nil {
				return nil, g.found, err
			}
		}
	}
	return g.read, g.found, nil
}

// beside reads a year's file from beside the plan. The year evaluated must have
// one; of earlier years there may be none.
func (g *gathering) beside(p *plan.Plan, year int) error {
	there, err := g.besideIfAny(p, year)
	if !there && year == g.year && !g.found.Failed() {
		return g.app.noMeasurements(p, year, g.stem, g.plan.measurements(g.stem).name())
	}
	return err
}

// besideIfAny reads a year's file from beside the plan if it is there.
func (g *gathering) besideIfAny(p *plan.Plan, year int) (there bool, err error) {
	stem := strconv.Itoa(year)
	if year == g.year {
		stem = g.stem
	}
	file := g.plan.measurements(stem)
	if !file.exists() {
		return false, nil
	}
	m, err := g.take(file, p)
	if m != nil {
		g.found = append(g.found, misnamed(m, stem)...)
	}
	return true, err
}

// stemOf is the year or the day that a file's name says; else nothing.
func stemOf(name string) string {
	stem := strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))
	if _, problem := source.ParseDate(stem); problem.IsZero() {
		return stem
	}
	if _, err := strconv.Atoi(stem); err != nil || len(stem) != 4 {
		return ""
	}
	return stem
}

// misnamed reports a file whose name says another year or day than it does.
func misnamed(m *evaluate.Measurements, stem string) (found diag.List) {
	if stem != "" && m.YearText.Given() && m.Year != 0 && strconv.Itoa(m.Year) != stem[:4] {
		found.Add(diag.Diagnostic{Rule: evaluate.RuleWrongEntity, Span: m.YearText.Span(),
			Message: lang.Say("il file si chiama %s ma è del %d", "the file is called %s but is of %d", filepath.Base(m.File.Name), m.Year)})
	}
	_, problem := source.ParseDate(stem)
	if problem.IsZero() && !m.AsOfText.Given() && m.YearText.Given() {
		found.Add(diag.Diagnostic{Rule: evaluate.RuleWrongEntity, Span: m.YearText.Span(),
			Message: lang.Say("il file si chiama %s ma non dice a che giorno sono i dati", "the file is called %s but does not say of which day its figures are", filepath.Base(m.File.Name)),
			Hints:   []lang.Message{lang.Say("aggiungere as_of: %s", "add as_of: %s", stem)}})
	}
	if problem.IsZero() && m.AsOfText.Given() && m.AsOfText.Value != stem {
		found.Add(diag.Diagnostic{Rule: evaluate.RuleWrongEntity, Span: m.AsOfText.Span(),
			Message: lang.Say("il file si chiama %s ma i dati sono al %s", "the file is called %s but the figures are at %s", filepath.Base(m.File.Name), m.AsOfText.Value)})
	}
	return found
}
