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

// yearFiles reads the measurements that the evaluation of a year needs, one file
// after another.
type yearFiles struct {
	app   *app
	plan  *location // the file beside which the measurements are
	year  int
	stem  string // the name of the year's file: 2023, or 2024-06-30
	found diag.List
	read  []*evaluate.Measurements
}

// take records what was read of a file.
func (y *yearFiles) take(m *evaluate.Measurements, found diag.List, err error) error {
	y.found = append(y.found, found...)
	if m != nil {
		y.read = append(y.read, m)
	}
	return err
}

// verifiedMeasurements reads measurements against their plan and finds what is wrong
// with them; they are nil where the file is not even YAML.
func verifiedMeasurements(file *diag.File, p *plan.Plan) (*evaluate.Measurements, diag.List) {
	root, found := source.Parse(file)
	if len(found) > 0 {
		return nil, found
	}
	return evaluate.Read(root, p)
}

// readMeasurements reads a file against the plan and finds what is wrong with it;
// nil if it is not usable.
func readMeasurements(at *location, p *plan.Plan) (*evaluate.Measurements, diag.List, error) {
	file, err := at.open()
	if err != nil {
		return nil, nil, err
	}
	m, found := verifiedMeasurements(file, p)
	if m != nil && m.Year == 0 {
		m = nil
	}
	return m, found, nil
}

// readBeside reads a file whose name states its year or day.
func readBeside(at *location, p *plan.Plan) (*evaluate.Measurements, diag.List, error) {
	m, found, err := readMeasurements(at, p)
	if m != nil {
		found = append(found, misnamed(p, m, stemOf(at.name()))...)
	}
	return m, found, err
}

// all reads every file that the evaluation of the year needs: those named on the
// command line, and others beside the plan if they exist. If the plan has errors,
// its needs are not known, and only the year's own file is read.
func (y *yearFiles) all(p *plan.Plan, planFailed bool) ([]*evaluate.Measurements, diag.List, error) {
	for _, name := range y.app.measureFlags {
		if err := y.take(readMeasurements(&location{file: name}, p)); err != nil {
			return nil, y.found, err
		}
	}
	years := []int{y.year}
	if !planFailed {
		years = evaluate.Years(p, y.year)
	}
	have := map[int]*evaluate.Measurements{}
	for _, m := range y.read {
		if other := have[m.Year]; other != nil {
			return nil, y.found, usageError(lang.Say("%s e %s sono tutte e due del %d", "%s and %s are both of %d",
				other.File.Name, m.File.Name, m.Year))
		}
		have[m.Year] = m
		if !planFailed && !slices.Contains(years, m.Year) {
			return nil, y.found, usageError(lang.Say("%s è del %d, che la valutazione del %d non chiede",
				"%s is of %d, which the evaluation of %d does not ask for", m.File.Name, m.Year, y.year))
		}
	}
	for _, year := range years {
		if have[year] == nil {
			if err := y.beside(p, year); err != nil {
				return nil, y.found, err
			}
		}
	}
	return y.read, y.found, nil
}

// beside reads a year's file beside the plan. The year evaluated must have one;
// earlier years need not.
func (y *yearFiles) beside(p *plan.Plan, year int) error {
	there, err := y.besideIfAny(p, year)
	if !there && year == y.year && !y.found.Failed() {
		return y.app.noMeasurements(p, year, y.stem, y.plan.measurements(y.stem).name())
	}
	return err
}

// besideIfAny reads a year's file beside the plan if it exists.
func (y *yearFiles) besideIfAny(p *plan.Plan, year int) (there bool, err error) {
	stem := strconv.Itoa(year)
	if year == y.year {
		stem = y.stem
	}
	file := y.plan.measurements(stem)
	if !file.exists() {
		return false, nil
	}
	return true, y.take(readBeside(file, p))
}

// stemOf is the year or day that a file's name states, or else empty.
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

// yearOfStem is the year that a stem names, or the one that its day is in.
func yearOfStem(p *plan.Plan, stem string) int {
	if day, problem := source.ParseDate(stem); problem.IsZero() {
		return p.YearOf(day)
	}
	year, _ := strconv.Atoi(stem)
	return year
}

// monitoringsOf lists the files of the monitorings of a year beside the plan.
func monitoringsOf(p *plan.Plan, year int) []string {
	return slices.DeleteFunc(measurementsLike(p.File.Name, "*-*-*"),
		func(name string) bool { return yearOfStem(p, stemOf(name)) != year })
}

// misnamed reports a file whose name states another year or day than its content.
func misnamed(p *plan.Plan, m *evaluate.Measurements, stem string) (found diag.List) {
	name := filepath.Base(m.File.Name)
	say := func(where source.Text, what lang.Message, hints ...lang.Message) {
		found.Add(diag.Diagnostic{Rule: evaluate.RuleWrongEntity, Span: where.Span(), Message: what, Hints: hints})
	}
	if stem != "" && m.YearText.Given() && m.Year != 0 && m.Year != yearOfStem(p, stem) {
		say(m.YearText, lang.Say("il file si chiama %s ma è del %d", "the file is called %s but is of %d", name, m.Year))
	}
	switch _, problem := source.ParseDate(stem); {
	case !problem.IsZero():
	case m.AsOfText.Given() && m.AsOfText.Value != stem:
		say(m.AsOfText, lang.Say("il file si chiama %s ma i dati sono al %s",
			"the file is called %s but the figures are at %s", name, m.AsOfText.Value))
	case !m.AsOfText.Given() && m.YearText.Given():
		say(m.YearText, lang.Say("il file si chiama %s ma non dice a che giorno sono i dati",
			"the file is called %s but does not say of which day its figures are", name),
			lang.Say("aggiungere as_of: %s", "add as_of: %s", stem))
	}
	return found
}
