package main

import (
	"cmp"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"piao/cmd/internal/findings"
	"piao/evaluate"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/rules"
)

// checkedPlan is a plan and those of its measurements that are checked with it.
type checkedPlan struct {
	name         string
	asked        bool // the plan itself is checked, rather than only read for its measurements
	measurements []string
}

// filesToCheck sorts the files named on the command line into plans and their
// measurements, in the order of the names.
func (a *app) filesToCheck(args []string) ([]checkedPlan, error) {
	if len(args) == 0 {
		name, err := a.findPlan()
		if err != nil {
			return nil, err
		}
		beside, _ := filepath.Glob(filepath.Join(filepath.Dir(name), "measurements", "*.yaml"))
		return []checkedPlan{{name, true, beside}}, nil
	}
	var names []string
	for _, arg := range args {
		more, err := piaoFiles(arg)
		if err != nil {
			return nil, err
		}
		names = append(names, more...)
	}
	slices.Sort(names)
	return a.byPlan(slices.Compact(names)), nil
}

// piaoFiles is a file, or every piao file below a folder.
func piaoFiles(arg string) ([]string, error) {
	info, err := os.Stat(arg)
	if err != nil {
		return nil, cannotRead(arg, err)
	}
	if info.Mode().IsRegular() {
		return []string{filepath.Clean(arg)}, nil
	}
	if !info.IsDir() {
		return nil, usageError(lang.Say("%s non è un file né una cartella", "%s is neither a file nor a folder", arg))
	}
	if real, err := filepath.EvalSymlinks(arg); err == nil && real != filepath.Clean(arg) {
		arg += string(filepath.Separator) // a link to a folder is followed
	}
	var names []string
	err = filepath.WalkDir(arg, func(name string, d fs.DirEntry, err error) error {
		switch ext := filepath.Ext(name); {
		case err != nil:
			return err
		case d.IsDir() && strings.HasPrefix(d.Name(), ".") && name != arg:
			return fs.SkipDir
		case d.Type().IsRegular() && (ext == ".yaml" || ext == ".yml") && formatOf(name) != "":
			names = append(names, filepath.Clean(name))
		}
		return nil
	})
	if err != nil {
		return nil, cannotRead(arg, err)
	}
	if len(names) == 0 {
		return nil, usageError(lang.Say("in %s non c'è nessun file di piao", "there is no piao file in %s", arg))
	}
	return names, nil
}

// formatOf is the format that a file states, without its version; empty if it is not
// a piao file. Pipes and devices are not read: they may be endless, and reading uses
// up their content.
func formatOf(name string) string {
	if !isFile(name) {
		return ""
	}
	text, _ := os.ReadFile(name)
	return formatOfText(text)
}

// formatOfText is the format that a text states.
func formatOfText(text []byte) string {
	kind, _, _ := strings.Cut(valueAtLeft(text, "format"), "/")
	if kind == "piao-plan" || kind == "piao-measurements" {
		return kind
	}
	return ""
}

// byPlan groups measurements by their plan: --plan, or else the plan.yaml in the
// folder above theirs.
func (a *app) byPlan(names []string) []checkedPlan {
	var plans []checkedPlan
	at := map[string]int{}
	find := func(name string) *checkedPlan {
		k, known := at[name]
		if !known {
			k = len(plans)
			at[name] = k
			plans = append(plans, checkedPlan{name: name})
		}
		return &plans[k]
	}
	for _, name := range names {
		if formatOf(name) == "piao-measurements" {
			p := find(cmp.Or(a.planFlag, planAround(name)))
			p.measurements = append(p.measurements, name)
			continue
		}
		find(name).asked = true
	}
	return plans
}

// atOnce is the number of plans that are checked side by side. It is small so that
// few plans are in memory at a time. BenchmarkCheckManyPlans measures the gain.
const atOnce = 2

// findAll checks every plan with its measurements, a few side by side.
func (f *checkFlags) findAll(a *app, plans []checkedPlan) (checked findings.Checked, err error) {
	all := make([]found, len(plans))
	var group errgroup.Group
	group.SetLimit(atOnce)
	for k, p := range plans {
		group.Go(func() error {
			all[k] = f.findIn(p)
			return nil
		})
	}
	group.Wait()
	for _, in := range all {
		if in.err != nil {
			return checked, in.err
		}
		checked.Findings = append(checked.Findings, in.list)
		checked.Files = append(checked.Files, in.names...)
		checked.Silenced += in.silenced
	}
	if len(all) == 1 {
		a.planLang = cmp.Or(all[0].lang, a.planLang)
	}
	return checked, nil
}

// found is the findings in one plan and its measurements. Apart from them, only the
// text of the files is kept, because it is shown with the findings.
type found struct {
	list     diag.List
	names    []string
	silences []diag.Silence
	silenced int
	lang     *lang.Lang // of the plan, if it names one
	err      error
}

// findIn is the findings in a plan and its measurements, except those that are
// silenced or not looked for.
func (f *checkFlags) findIn(c checkedPlan) found {
	var in found
	in.err = in.find(c)
	unwanted := func(d diag.Diagnostic) bool { return !f.wanted(d.Rule) }
	in.list = slices.DeleteFunc(in.list, unwanted)
	in.list, in.silenced = diag.Silenced(in.list, in.silences, evaluate.Rules(), f.wanted, time.Now())
	in.list, in.silences = slices.DeleteFunc(in.list, unwanted), nil
	in.list.Trim()
	return in
}

// find gives advice only on files without errors.
func (in *found) find(c checkedPlan) error {
	file, err := readFile(c.name)
	if err != nil && !c.asked && !exists(c.name) {
		return usageError(lang.Say("il piano di %s non c'è: %s non esiste",
			"the plan of %s is not there: %s does not exist", c.measurements[0], c.name),
			lang.Say("indicarlo con --plan FILE", "name it with --plan FILE"))
	}
	if err != nil {
		return err
	}
	in.lang = peekLanguage(file.Bytes)
	p, list := verifiedPlan(file)
	sound := !list.Failed()
	if sound && c.asked {
		list = append(list, rules.Advise(p)...)
	}
	if c.asked || !sound {
		in.add(file, list)
	}
	if p == nil {
		return nil
	}
	var read []*evaluate.Measurements
	for _, name := range c.measurements {
		file, err := readFile(name)
		if err != nil {
			return err
		}
		m, list := verifiedMeasurements(file, p)
		if m != nil {
			list = append(list, misnamed(m, stemOf(name))...)
			read = append(read, m)
		}
		in.add(file, list)
	}
	if sound && !in.list.Failed() {
		in.list = append(in.list, evaluate.Advise(p, read)...)
	}
	return nil
}

// add adds the findings in a file.
func (in *found) add(file *diag.File, list diag.List) {
	in.list = append(in.list, list...)
	in.names = append(in.names, file.Name)
	in.silences = append(in.silences, diag.Silences(file)...)
}
