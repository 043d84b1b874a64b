package main

import (
	"fmt"
	"slices"

	"piao/cmd/internal/findings"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
)

// check is an error if a merge without conflicts has an error that neither version
// had.
func (m *fileMerge) check(a *app, text []byte) error {
	errs := m.newErrors(a, text)
	if len(errs) == 0 {
		return nil
	}
	a.note(lang.Say("%s è unito senza conflitti, ma così ha errori che nessuna delle due versioni aveva:",
		"%s is merged without conflicts, but so it has errors that neither version had:", m.path))
	fmt.Fprintln(a.stderr)
	if err := findings.Text(a.stderr, errs, a.output(a.stderr)); err != nil {
		return err
	}
	fmt.Fprintln(a.stderr)
	return verdict(lang.Say("il file è unito per intero, senza segni: correggerlo, poi git add %s",
		"the file is merged as a whole, with no marks: correct it, then git add %s", m.path))
}

func (m *fileMerge) newErrors(a *app, text []byte) diag.List {
	errs := a.mergeErrors(&diag.File{Name: m.path, Bytes: text})
	if len(errs) == 0 {
		return nil
	}
	known := map[string]bool{}
	for _, d := range slices.Concat(a.mergeErrors(m.ours), a.mergeErrors(m.theirs)) {
		known[errorName(d)] = true
	}
	errs = slices.DeleteFunc(errs, func(d diag.Diagnostic) bool { return known[errorName(d)] })
	errs.Sort()
	return errs
}

// errorName identifies an error: everything except its place.
func errorName(d diag.Diagnostic) string { return d.Rule.Code + " " + d.Message.In(lang.EN) }

// mergeErrors is the errors in a version. Measurements are checked against the
// present plan, if it has no errors.
func (a *app) mergeErrors(file *diag.File) diag.List {
	switch formatOfText(file.Bytes) {
	case "piao-plan":
		_, found := verifiedPlan(file)
		return errorsOnly(found)
	case "piao-measurements":
		if name, err := a.planNameOf(file); err == nil {
			if p, ofPlan, err := a.readPlan(name); err == nil && !ofPlan.Failed() {
				_, found := verifiedMeasurements(file, p)
				return errorsOnly(found)
			}
		}
		_, found := source.Parse(file)
		return errorsOnly(found)
	}
	return nil
}
