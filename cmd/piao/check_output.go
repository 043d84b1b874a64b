package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"slices"

	"piao/cmd/internal/document"
	"piao/cmd/internal/findings"
	"piao/evaluate"
	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
	"piao/plan/source/syntax"
)

// findingFormats are the names of the formats of findings.
func findingFormats() []string {
	var names []string
	for _, f := range findings.Formats {
		names = append(names, f.Name)
	}
	return names
}

// printFindings writes what was found in every format that was asked for.
func (a *app) printFindings(checked findings.Checked, targets []target) error {
	texts := make([]bytes.Buffer, len(targets))
	for k, t := range targets {
		out := a.outputOf(t)
		of := slices.Index(findingFormats(), t.name)
		if err := findings.Formats[of].Write(&texts[k], checked, out); err != nil {
			return err
		}
		if t.name == "github" {
			if err := a.githubSummary(checked, out); err != nil {
				return err
			}
		}
	}
	return a.deliverAll(targets, texts)
}

// githubSummary adds all findings to the page of a GitHub job, whose log shows
// ten of them.
func (a *app) githubSummary(checked findings.Checked, out document.Output) error {
	name := a.env("GITHUB_STEP_SUMMARY")
	if name == "" {
		return nil
	}
	f, err := os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return cannotWrite(name, err)
	}
	return errors.Join(findings.GitHubSummary(f, checked, out), f.Close())
}

// baselineFile is the problems that a plan is known to have.
type baselineFile struct {
	Format string         `json:"format"`
	Known  []knownFinding `json:"known"`
}

type knownFinding struct {
	Rule        string `json:"rule"`
	File        string `json:"file"`
	Fingerprint string `json:"fingerprint"`
	Message     string `json:"message"` // with its figures, so that a mistake that changes is a new one
}

const baselineFormat = "piao-baseline/1"

// againstBaseline takes the known findings out of a list and counts them.
func (f *checkFlags) againstBaseline(list diag.List) (diag.List, int, error) {
	if f.baseline == "" {
		return list, 0, nil
	}
	fingerprints := findings.Fingerprints(list)
	if f.updateBaseline {
		if at := slices.IndexFunc(list, unreadable); at >= 0 {
			return list, 0, nil // nobody knows what a file that cannot be read holds
		}
		return nil, len(list), writeBaseline(f.baseline, list, fingerprints)
	}
	known, err := readBaseline(f.baseline)
	if err != nil {
		return nil, 0, err
	}
	var fresh diag.List
	for k, d := range list {
		if unreadable(d) || !known[fingerprints[k]+d.Message.In(lang.EN)] {
			fresh.Add(d)
		}
	}
	return fresh, len(list) - len(fresh), nil
}

// unreadable says that a finding keeps all others from being found.
func unreadable(d diag.Diagnostic) bool {
	return d.Rule == syntax.RuleSyntax || d.Rule == syntax.RuleEncoding
}

func writeBaseline(name string, list diag.List, fingerprints []string) error {
	b := baselineFile{Format: baselineFormat, Known: []knownFinding{}}
	for k, d := range list {
		file := ""
		if d.Pos.File != nil {
			file = d.Pos.File.Name
		}
		b.Known = append(b.Known, knownFinding{d.Rule.Code, file, fingerprints[k], d.Message.In(lang.EN)})
	}
	text, err := json.MarshalIndent(b, "", "  ")
	if err != nil {
		return err
	}
	if err := writeWhole(name, append(text, '\n')); err != nil {
		return cannotWrite(name, err)
	}
	return nil
}

func readBaseline(name string) (map[string]bool, error) {
	text, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, usageError(lang.Say("%s non esiste", "%s does not exist", name), lang.Say("per cominciare dai problemi di adesso: --baseline %s --update-baseline", "to begin with the present problems: --baseline %s --update-baseline", name))
	}
	if err != nil {
		return nil, cannotRead(name, err)
	}
	var b baselineFile
	if err := json.Unmarshal(text, &b); err != nil || b.Format != baselineFormat {
		return nil, usageError(lang.Say("%s non è un file di problemi noti (%s)", "%s is not a file of known problems (%s)", name, baselineFormat))
	}
	known := make(map[string]bool, len(b.Known))
	for _, k := range b.Known {
		known[k.Fingerprint+k.Message] = true
	}
	return known, nil
}

// repair makes the repairs that are safe, and those of weights where they were
// asked for, in every file, and says line by line what it changed.
func (a *app) repair(plans []checkedPlan, weights bool) error {
	for _, c := range plans {
		file, err := readFile(c.name)
		if err != nil {
			return err
		}
		p, list := verifiedPlan(file)
		if p != nil && c.asked {
			if err := a.repairFile(file, append(wantedFixes(list, weights), p.Respelt...)); err != nil {
				return err
			}
		}
		for _, name := range c.measurements {
			if err := a.repairMeasurements(name, p); err != nil {
				return err
			}
		}
	}
	return nil
}

func (a *app) repairMeasurements(name string, p *plan.Plan) error {
	file, err := readFile(name)
	if err != nil || p == nil {
		return err
	}
	root, list := source.Parse(file)
	if len(list) > 0 {
		return nil
	}
	m, list := evaluate.Read(root, p)
	return a.repairFile(file, append(wantedFixes(list, false), m.Respelt...))
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
	if err := writeWhole(file.Name, fixed); err != nil {
		return cannotWrite(file.Name, err)
	}
	_, err := a.stderr.Write(unifiedDiff(file, fixed))
	return err
}
