package main

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"piao/evaluate"
	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/rules"
	"piao/plan/source"
)

// loadPlan reads and verifies the plan. If it has errors, the failure holds every
// finding.
func (a *app) loadPlan() (*plan.Plan, error) {
	p, found, err := a.planFound()
	if err == nil && found.Failed() {
		err = &failure{code: exitUsage, findings: found}
	}
	return p, err
}

// loadPlanOf is loadPlan, but --year, if given, must be a year of the plan.
func (a *app) loadPlanOf(year int) (*plan.Plan, error) {
	p, err := a.loadPlan()
	if err == nil && a.given("year") {
		err = checkYear(p, year)
	}
	return p, err
}

// planAtHand is the plan that the command line names so far, even with errors; nil if
// none can be read.
func (a *app) planAtHand() *plan.Plan {
	p, _, _ := a.planFound()
	return p
}

// planFound is readPlan for the plan that every command finds.
func (a *app) planFound() (*plan.Plan, diag.List, error) {
	name, err := a.findPlan()
	if err != nil {
		return nil, nil, err
	}
	return a.readPlan(name)
}

// readPlan reads a plan's file and finds what is wrong with it. The plan is nil if
// the file is not YAML.
func (a *app) readPlan(name string) (*plan.Plan, diag.List, error) {
	file, err := readFile(name)
	if err != nil {
		return nil, nil, err
	}
	a.speakAs(file.Bytes)
	p, found := verifiedPlan(file)
	return p, found, nil
}

// verifiedPlan reads a plan and finds what is wrong with it. The plan is nil if the
// file is not a map, about which there is nothing more to say.
func verifiedPlan(file *diag.File) (*plan.Plan, diag.List) {
	root, found := source.Parse(file)
	if len(found) > 0 {
		return nil, found
	}
	return verifiedRoot(root)
}

// verifiedRoot is verifiedPlan for a file that was already parsed.
func verifiedRoot(root source.Node) (*plan.Plan, diag.List) {
	p, found := plan.Read(root)
	if !root.IsMap() {
		return nil, found
	}
	return p, slices.Concat(found, rules.Verify(p), evaluate.Verify(p))
}

// noMeasurements says that a year has no file of measurements, how to make it, and
// which monitorings of the year there are.
func (a *app) noMeasurements(p *plan.Plan, year int, stem, name string) error {
	when := lang.Say("del %d", "of %d", year)
	if day, problem := source.ParseDate(stem); problem.IsZero() {
		when = lang.Say("al %s", "at %s", lang.Date(day))
	}
	f := usageError(lang.Say("mancano le misurazioni %s: %s non esiste",
		"the measurements %s are missing: %s does not exist", when, filepath.ToSlash(name)))
	if whole := measurementsName(p.File.Name, strconv.Itoa(year)); stem == p.Ends(year).Format(time.DateOnly) && exists(whole) {
		f.hints = append(f.hints, lang.Say("i dati di tutto l'anno stanno in %s: piao %s %d senza --as-of",
			"the figures of the whole year are in %s: piao %s %d without --as-of",
			filepath.ToSlash(whole), a.command.Name(), year))
		return f
	}
	for _, day := range monitoringsOf(p, year) {
		f.hints = append(f.hints, lang.Say("c'è un monitoraggio: --as-of %s", "there is a monitoring: --as-of %s",
			strings.TrimSuffix(filepath.Base(day), ".yaml")))
	}
	command := "piao template " + strconv.Itoa(year)
	if stem != strconv.Itoa(year) {
		command += " --as-of " + stem
	}
	if a.planFlag != "" {
		command += " --plan " + a.planFlag
	}
	f.hints = append(f.hints, lang.Say("per cominciarlo: %s -o %s", "to begin it: %s -o %s",
		command, filepath.ToSlash(name)))
	return f
}
