package main

import (
	"path/filepath"
	"slices"
	"strconv"

	"piao/cmd/internal/report/contents"
	"piao/evaluate"
	"piao/plan"
	"piao/plan/diff"
	"piao/plan/lang"
)

// impact evaluates a year under both plans with the same measurements.
func (a *app) impact(year int, from, to *location, c *contents.Comparison) (*evaluate.Comparison, error) {
	if c.Old == nil || c.New == nil {
		return nil, usageError(lang.Say("--year vuole due piani, e qui ce n'è uno",
			"--year takes two plans, and here is one"))
	}
	for _, p := range []*plan.Plan{c.New, c.Old} {
		if err := checkYear(p, year); err != nil {
			return nil, err
		}
	}
	beside, err := a.sideWithMeasurements(year, from, to)
	if err != nil {
		return nil, err
	}
	old, new := diff.Acquainted(c.Old, c.New, c.Changes)
	after, err := a.evaluateUnder(new, beside, year)
	if err != nil {
		return nil, err
	}
	before, err := a.evaluateUnder(old, beside, year)
	if err != nil {
		return nil, err
	}
	return evaluate.Compare(before, after, contents.RenamedIndicators(c.Changes)), nil
}

// sideWithMeasurements is the plan that has a year's measurements beside it: the new
// one, or else the old one, each in its revision, or else the plan that piao finds
// here. If measurements are named on the command line, it does not matter.
func (a *app) sideWithMeasurements(year int, from, to *location) (*location, error) {
	if len(a.measureFlags) > 0 {
		return to, nil
	}
	sides := []*location{to, from}
	if name, err := a.findPlan(); err == nil && (from.file == "" || to.file == "") {
		sides = append(sides, &location{file: name})
	}
	missing := usageError(lang.Say("mancano le misurazioni del %d, per dire l'effetto sul punteggio",
		"the measurements of %d are missing, to tell the effect on the score", year))
	looked := map[string]bool{}
	for _, s := range sides {
		file := s.measurements(strconv.Itoa(year))
		if file.exists() {
			return s, nil
		}
		if !looked[file.name()] {
			missing.hints = append(missing.hints, lang.Say("%s non esiste", "%s does not exist", file.name()))
			missing.hints = append(missing.hints, monitorings(s, year)...)
		}
		looked[file.name()] = true
	}
	missing.hints = append(missing.hints, lang.Say("se sono altrove: --measurements FILE",
		"if they are elsewhere: --measurements FILE"))
	return nil, missing
}

// monitorings lists the files for days of the year beside a plan.
func monitorings(s *location, year int) []lang.Message {
	if s.file == "" {
		return nil
	}
	var hints []lang.Message
	for _, day := range measurementsLike(s.file, strconv.Itoa(year)+"-*") {
		hints = append(hints, lang.Say("c'è un monitoraggio: --measurements %s",
			"there is a monitoring: --measurements %s", filepath.ToSlash(day)))
	}
	return hints
}

// evaluateUnder evaluates a plan with measurements that may have been made for
// another version of it. What the plan lacks is ignored.
func (a *app) evaluateUnder(p *plan.Plan, beside *location, year int) (*evaluate.Result, error) {
	files := &yearFiles{app: a, plan: beside, year: year, stem: strconv.Itoa(year)}
	measurements, found, err := files.all(p, false)
	if err != nil {
		return nil, err
	}
	if failing := slices.DeleteFunc(errorsOnly(found), ofOtherFile); len(failing) > 0 {
		return nil, &failure{code: exitUsage, findings: failing}
	}
	return evaluate.Plan(p, year, measurements), nil
}
