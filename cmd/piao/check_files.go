package main

import (
	"cmp"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"piao/cmd/internal/findings"
	"piao/evaluate"
	"piao/evaluate/advice"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source/syntax"
)

// checkedPlan is a plan and those of its measurements that are checked with it.
type checkedPlan struct {
	name         string
	asked        bool // the plan itself is checked, rather than only read for its measurements
	measurements []string
}

// filesToCheck sorts the files named on the command line into plans and their
// measurements, in the order of the names. Without any, it is the plan that every
// command finds, or else every plans/**/plan.yaml.
func (a *app) filesToCheck(args []string) ([]*checkedPlan, error) {
	if len(args) == 0 {
		names, err := a.plansFound()
		plans := make([]*checkedPlan, len(names))
		for k, name := range names {
			plans[k] = &checkedPlan{name, true, measurementsLike(name, "*")}
		}
		return plans, err
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
	var plans, measurements []string
	for _, name := range slices.Compact(names) {
		if isMeasurements(name) {
			measurements = append(measurements, name)
		} else {
			plans = append(plans, name)
		}
	}
	if a.planFlag != "" && len(measurements) == 0 {
		return nil, usageError(lang.Say("--plan dice di che piano sono le misurazioni, e qui non ce ne sono",
			"--plan says of which plan measurements are, and here are none"))
	}
	return a.byPlan(plans, measurements), nil
}

// plansFound is the plan that every command finds, or else every plans/**/plan.yaml.
func (a *app) plansFound() ([]string, error) {
	if name, ok := a.planHere(); ok {
		return []string{name}, nil
	}
	below, _ := filepath.Glob("plans/*/plan.yaml") // in folders that are links too
	if exists("plans") {
		below = append(below, piaoFilesBelow("plans")...)
	}
	below = slices.DeleteFunc(below, func(name string) bool {
		return filepath.Base(name) != "plan.yaml" && formatOf(name) != ""
	})
	if len(below) == 0 {
		_, err := a.findPlan()
		return nil, err
	}
	slices.Sort(below)
	return slices.Compact(below), nil
}

// piaoFiles is a file, or every piao file below a folder. What cannot be read is
// among them, because nobody knows what it is.
func piaoFiles(arg string) ([]string, error) {
	info, err := os.Stat(arg)
	switch {
	case err != nil || info.Mode().IsRegular():
		return []string{filepath.Clean(arg)}, nil
	case !info.IsDir():
		return nil, usageError(lang.Say("%s non è un file né una cartella", "%s is neither a file nor a folder", arg))
	}
	names := piaoFilesBelow(arg)
	if len(names) == 0 {
		return nil, usageError(lang.Say("in %s non c'è nessun file di piao", "there is no piao file in %s", arg))
	}
	return names, nil
}

// piaoFilesBelow lists the files below a folder that state a format of piao's or are
// called plan.yaml.
func piaoFilesBelow(dir string) (names []string) {
	root := dir
	if real, err := filepath.EvalSymlinks(dir); err == nil && real != filepath.Clean(dir) {
		root += string(filepath.Separator) // a link to a folder is followed
	}
	filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		switch ext := filepath.Ext(name); {
		case err == nil && d.IsDir() && strings.HasPrefix(d.Name(), ".") && name != root:
			return fs.SkipDir
		case err != nil, !d.IsDir() && (ext == ".yaml" || ext == ".yml") && mayBePiaos(name):
			names = append(names, filepath.Clean(name))
		}
		return nil
	})
	return names
}

// mayBePiaos reports whether a file is one of piao's, or may be: it cannot be read.
// Pipes and devices are not.
func mayBePiaos(name string) bool {
	if !isFile(name) {
		return !exists(name)
	}
	text, err := readBytes(name)
	return err != nil || formatOfText(text) != "" || filepath.Base(name) == "plan.yaml"
}

// formatOf is the format that a file states, without its version; empty if it is not
// a piao file. Pipes and devices are not read: they may be endless, and reading uses
// up their content.
func formatOf(name string) string {
	if !isFile(name) {
		return ""
	}
	text, _ := readBytes(name)
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

// byPlan groups measurements by their plan. A plan brings those beside it, unless
// --plan says whose those are that are named; beside plan.yaml they are those of
// plan.yaml.
func (a *app) byPlan(named, measurements []string) []*checkedPlan {
	plans, taken := map[string]*checkedPlan{}, map[string]bool{}
	add := func(name string, measurements ...string) *checkedPlan {
		if plans[name] == nil {
			plans[name] = &checkedPlan{name: name}
		}
		for _, m := range measurements {
			if !taken[m] {
				taken[m] = true
				plans[name].measurements = append(plans[name].measurements, m)
			}
		}
		return plans[name]
	}
	for _, name := range named {
		add(name).asked = true
		if beside := filepath.Join(filepath.Dir(name), "plan.yaml"); a.planFlag == "" && (name == beside || !exists(beside)) {
			add(name, measurementsLike(name, "*")...)
		}
	}
	for _, name := range measurements {
		if !taken[name] {
			add(cmp.Or(a.planFlag, planAround(name)), name)
		}
	}
	return slices.SortedFunc(maps.Values(plans), func(x, y *checkedPlan) int { return cmp.Compare(x.name, y.name) })
}

// isMeasurements reports whether a file is measurements: by its format or, where it
// states none, by its folder.
func isMeasurements(name string) bool {
	format := formatOf(name)
	return format == "piao-measurements" || format == "" && filepath.Base(filepath.Dir(name)) == "measurements"
}

// atOnce is the number of plans that are checked side by side. It is small so that
// few plans are in memory at a time. BenchmarkCheckManyPlans measures the gain.
const atOnce = 2

// findAll checks every plan with its measurements, a few side by side.
func (f *checkFlags) findAll(a *app, plans []*checkedPlan) (checked findings.Checked) {
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
	one := all[0].lang // of all plans, if they agree
	for _, in := range all {
		if in.lang == nil || one == nil || *in.lang != *one {
			one = nil
		}
		checked.Findings = append(checked.Findings, in.list)
		checked.Files = append(checked.Files, in.names)
		checked.Silenced += in.silenced
	}
	a.planLang = cmp.Or(one, a.planLang)
	return checked
}

// found is the findings in one plan and its measurements. Apart from them, only the
// text of the files is kept, because it is shown with the findings.
type found struct {
	list     diag.List
	names    []string
	silences []diag.Silence
	silenced int
	lang     *lang.Lang // of the plan, if it names one
}

// findIn is the findings in a plan and its measurements, except those that are
// silenced or not looked for.
func (f *checkFlags) findIn(c *checkedPlan) found {
	var in found
	in.find(c)
	unwanted := func(d diag.Diagnostic) bool { return !f.wanted(d.Rule) }
	in.list = slices.DeleteFunc(in.list, unwanted)
	in.list, in.silenced = diag.Silenced(in.list, in.silences, advice.Rules(), f.wanted, time.Now())
	in.list, in.silences = slices.DeleteFunc(in.list, unwanted), nil
	slices.SortStableFunc(in.list, func(x, y diag.Diagnostic) int {
		return cmp.Or(slices.Index(in.names, x.Pos.File.Name)-slices.Index(in.names, y.Pos.File.Name),
			cmp.Compare(x.Pos.Line, y.Pos.Line), cmp.Compare(x.Pos.Col, y.Pos.Col))
	})
	in.list.Trim()
	return in
}

// find gives advice only on files without errors.
func (in *found) find(c *checkedPlan) {
	file, err := readFile(c.name)
	if err != nil {
		in.unreadable(c, err)
		return
	}
	in.lang = peekLanguage(file.Bytes)
	p, list := verifiedPlan(file)
	sound := !list.Failed()
	if sound && c.asked {
		list = append(list, advice.Plan(p)...)
	}
	if c.asked || !sound {
		in.add(file, list)
	}
	if p == nil {
		return
	}
	var read []*evaluate.Measurements
	for _, name := range c.measurements {
		file, err := readFile(name)
		if err != nil {
			in.unreadable(&checkedPlan{name: name, asked: true}, err)
			continue
		}
		m, list := verifiedMeasurements(file, p)
		if m != nil {
			list = append(list, misnamed(p, m, stemOf(name))...)
			read = append(read, m)
		}
		in.add(file, list)
	}
	if sound && !in.list.Failed() {
		in.list = append(in.list, advice.Measurements(p, read)...)
	}
}

// unreadable reports a file that cannot be read. A plan that is not there, and was
// not asked for, is reported at the measurements that need it.
func (in *found) unreadable(c *checkedPlan, why error) {
	d := diag.Diagnostic{Rule: syntax.RuleUnreadable, Message: lang.Say("%s", "%s", why.(*failure).message)}
	name := c.name
	if !c.asked && !exists(name) {
		name = c.measurements[0]
		d.Message = lang.Say("il piano di queste misurazioni non c'è: %s non esiste",
			"the plan of these measurements is not there: %s does not exist", c.name)
		d.Hints = []lang.Message{lang.Say("indicarlo con --plan FILE", "name it with --plan FILE")}
	}
	d.Pos.File = &diag.File{Name: filepath.ToSlash(name)}
	in.add(d.Pos.File, diag.List{d})
}

// add adds the findings in a file.
func (in *found) add(file *diag.File, list diag.List) {
	in.list = append(in.list, list...)
	in.names = append(in.names, file.Name)
	in.silences = append(in.silences, diag.Silences(file)...)
}
