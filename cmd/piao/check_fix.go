package main

import (
	"bytes"

	"piao/plan/diag"
	"piao/plan/lang"
)

// repair makes the safe repairs in every file, and those of weights if they were
// asked for. It says line by line what it changed.
func (a *app) repair(plans []*checkedPlan, weights bool) error {
	for _, c := range plans {
		file, err := readFile(c.name)
		if err != nil {
			continue // check reports it
		}
		p, list := verifiedPlan(file)
		if p == nil {
			continue
		}
		if c.asked {
			a.refuseWeights(list, weights)
			if err := a.repairFile(file, append(wantedFixes(list, weights), p.Respelt...)); err != nil {
				return err
			}
		}
		for _, name := range c.measurements {
			file, err := readFile(name)
			if err != nil {
				continue
			}
			m, list := verifiedMeasurements(file, p)
			if m == nil {
				continue
			}
			if err := a.repairFile(file, append(wantedFixes(list, weights), m.Respelt...)); err != nil {
				return err
			}
		}
	}
	return nil
}

// refuseWeights says which weights are left as they are although they were asked for.
func (a *app) refuseWeights(list diag.List, weights bool) {
	for _, d := range list {
		if weights && d.Rule.Code == "weights-sum" && d.Fixes == nil {
			a.note(lang.Say("--fix=weights non tocca i pesi dalla riga %d: non sono quasi uguali, o non in tutti gli anni",
				"--fix=weights leaves the weights from line %d: they are not nearly equal, or not in all years", d.Pos.Line),
				d.Hints...)
		}
	}
}

func wantedFixes(list diag.List, weights bool) []diag.Fix {
	var fixes []diag.Fix
	for _, d := range list {
		for _, fix := range d.Fixes {
			if fix.Kind == diag.Safe || weights && fix.Kind == diag.Weights {
				fixes = append(fixes, fix)
			}
		}
	}
	return fixes
}

func (a *app) repairFile(file *diag.File, fixes []diag.Fix) error {
	fixed := diag.Fixed(file, fixes)
	if bytes.Equal(fixed, file.Bytes) {
		return nil
	}
	if err := replaceWhole(file.Name, file.Bytes, fixed); err != nil {
		return err
	}
	_, err := a.stderr.Write(unifiedDiff(file, fixed))
	return err
}
