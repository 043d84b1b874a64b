package main

import (
	"bytes"

	"piao/evaluate"
	"piao/plan"
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
		var p *plan.Plan
		if !c.asked {
			p, _ = verifiedPlan(file)
		} else {
			list, err := a.repairFile(file, weights, func(f *diag.File) (list diag.List, respelt []diag.Fix) {
				if p, list = verifiedPlan(f); p != nil {
					respelt = p.Respelt
				}
				return list, respelt
			})
			if err != nil {
				return err
			}
			a.refuseWeights(list, weights)
		}
		for _, name := range c.measurements {
			file, err := readFile(name)
			if err != nil || p == nil {
				continue
			}
			if _, err := a.repairFile(file, weights, against(p)); err != nil {
				return err
			}
		}
	}
	return nil
}

// against reads measurements of a plan for their repairs.
func against(p *plan.Plan) func(*diag.File) (diag.List, []diag.Fix) {
	return func(f *diag.File) (list diag.List, respelt []diag.Fix) {
		var m *evaluate.Measurements
		if m, list = verifiedMeasurements(f, p); m != nil {
			respelt = m.Respelt
		}
		return list, respelt
	}
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

// maxRounds bounds how often a file is read again. What hides a mistake must be
// repaired before the mistake can be found.
const maxRounds = 20

// repairFile writes a file with its repairs, and gives what is still wrong with it.
func (a *app) repairFile(
	file *diag.File, weights bool, read func(*diag.File) (diag.List, []diag.Fix),
) (diag.List, error) {
	fixed, list := repaired(file, weights, read)
	if bytes.Equal(fixed, file.Bytes) {
		return list, nil
	}
	if err := replaceWhole(file.Name, file.Bytes, fixed); err != nil {
		return list, err
	}
	_, err := a.stderr.Write(unifiedDiff(file, fixed))
	return list, err
}

func repaired(f *diag.File, weights bool, read func(*diag.File) (diag.List, []diag.Fix)) (text []byte, list diag.List) {
	for range maxRounds {
		var respelt []diag.Fix
		list, respelt = read(f)
		text = diag.Fixed(f, append(wantedFixes(list, weights), respelt...))
		if bytes.Equal(text, f.Bytes) {
			break
		}
		f = &diag.File{Name: f.Name, Bytes: text}
	}
	return text, list
}
