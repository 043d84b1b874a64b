package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"

	"piao/evaluate"
	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/rules"
	"piao/plan/source"
)

// findPlan is the file of the plan: --plan, else PIAO_PLAN, else plan.yaml in the
// working directory or the nearest parent, else the only plans/*/plan.yaml.
func (a *app) findPlan() (string, error) {
	if a.planFlag != "" {
		return a.planFlag, nil
	}
	if name := a.env("PIAO_PLAN"); name != "" {
		return name, nil
	}
	if name, ok := inParents("plan.yaml"); ok {
		return name, nil
	}
	names, err := filepath.Glob("plans/*/plan.yaml")
	switch {
	case err == nil && len(names) == 1:
		return names[0], nil
	case len(names) > 1:
		return "", severalPlans(names)
	}
	return "", usageError(lang.Say("qui non c'è un piano", "there is no plan here"),
		lang.Say("piao cerca plan.yaml in questa cartella e in quelle che la contengono, poi plans/*/plan.yaml", "piao looks for plan.yaml in this folder and the ones around it, then for plans/*/plan.yaml"),
		lang.Say("indicarlo con --plan FILE o con la variabile PIAO_PLAN", "name it with --plan FILE or with the variable PIAO_PLAN"))
}

func severalPlans(names []string) error {
	f := usageError(lang.Say("ci sono più piani: sceglierne uno con --plan", "there are several plans: choose one with --plan"))
	for _, name := range names {
		f.hints = append(f.hints, lang.Say("--plan %s", "--plan %s", name))
	}
	return f
}

// inParents finds a file in the working directory or the nearest parent.
func inParents(name string) (string, bool) {
	dir, err := os.Getwd()
	if err != nil {
		return "", false
	}
	for up := ""; ; up = filepath.Join(up, "..") {
		if info, err := os.Stat(filepath.Join(up, name)); err == nil && info.Mode().IsRegular() {
			return filepath.Join(up, name), true
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", false
		}
		dir = parent
	}
}

// readFile reads a file that must be there.
func readFile(name string) (*diag.File, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, cannotRead(name, err)
	}
	return &diag.File{Name: filepath.ToSlash(name), Bytes: text}, nil
}

func cannotRead(name string, err error) *failure {
	return usageError(lang.Say("non si può leggere %s: %s", "cannot read %s: %s", name, reason(err)))
}

func cannotWrite(name string, err error) *failure {
	return usageError(lang.Say("non si può scrivere %s: %s", "cannot write %s: %s", name, reason(err)))
}

// reason is why a file could not be used, in people's words.
func reason(err error) lang.Text {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return lang.Text{IT: "non esiste", EN: "it does not exist"}
	case errors.Is(err, fs.ErrPermission):
		return lang.Text{IT: "manca il permesso", EN: "permission denied"}
	case errors.Is(err, syscall.EISDIR):
		return lang.Text{IT: "è una cartella, non un file", EN: "it is a folder, not a file"}
	case errors.Is(err, syscall.ENOTDIR):
		return lang.Text{IT: "una parte del percorso non è una cartella", EN: "a part of the path is not a folder"}
	case errors.Is(err, syscall.ENOSPC):
		return lang.Text{IT: "il disco è pieno", EN: "the disk is full"}
	}
	var p *fs.PathError
	if errors.As(err, &p) {
		return lang.Same(p.Err.Error())
	}
	return lang.Same(err.Error())
}

// loadPlan reads and verifies the plan. An invalid one is a failure with every
// finding.
func (a *app) loadPlan() (*plan.Plan, error) {
	name, err := a.findPlan()
	if err != nil {
		return nil, err
	}
	p, found, err := a.readPlan(name)
	if err == nil && found.Failed() {
		err = &failure{code: exitUsage, findings: found}
	}
	return p, err
}

// readPlan reads a plan's file and finds what is wrong with it; the plan is nil
// where the file is not even YAML.
func (a *app) readPlan(name string) (*plan.Plan, diag.List, error) {
	file, err := readFile(name)
	if err != nil {
		return nil, nil, err
	}
	if l, ok := peekLanguage(file.Bytes); ok {
		a.planLang = &l
	}
	p, found := verifiedPlan(file)
	return p, found, nil
}

// verifiedPlan reads a plan and finds what is wrong with it; the plan is nil where
// the file is no map of keys, of which there is nothing more to say.
func verifiedPlan(file *diag.File) (*plan.Plan, diag.List) {
	root, found := source.Parse(file)
	if len(found) > 0 {
		return nil, found
	}
	return verifiedRoot(root)
}

// verifiedRoot is verifiedPlan for a file that was read into its tree of values.
func verifiedRoot(root source.Node) (*plan.Plan, diag.List) {
	p, found := plan.Read(root)
	if !root.IsMap() {
		return nil, found
	}
	return p, slices.Concat(found, rules.Verify(p), evaluate.Verify(p))
}

// parse reads a file into its tree of values.
func parse(s *side) (source.Node, diag.List, error) {
	file, err := s.open()
	if err != nil {
		return source.Node{}, nil, err
	}
	root, found := source.Parse(file)
	return root, found, nil
}

// measurementsName is where the measurements of a year, or of a day in it, lie
// beside a plan.
func measurementsName(planName, stem string) string {
	return filepath.Join(filepath.Dir(planName), "measurements", stem+".yaml")
}

// planAround is where the plan of a measurements file lies: in the folder around
// theirs.
func planAround(measurements string) string {
	return filepath.Join(filepath.Dir(filepath.Dir(measurements)), "plan.yaml")
}

// planNameOf is where the plan that measurements are of lies: --plan, else the
// plan.yaml in the folder around theirs, else the one that any command finds.
func (a *app) planNameOf(file *diag.File) (string, error) {
	if name := planAround(file.Name); a.planFlag == "" && exists(name) {
		return name, nil
	}
	return a.findPlan()
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}

// noMeasurements says that the figures of a year are not there, how to make the
// file, and which monitorings of the year there are.
func (a *app) noMeasurements(p *plan.Plan, year int, stem, name string) error {
	when := lang.Say("del %d", "of %d", year)
	if day, problem := source.ParseDate(stem); problem.IsZero() {
		when = lang.Say("al %s", "at %s", lang.Date(day))
	}
	f := usageError(lang.Say("mancano le misurazioni %s: %s non esiste", "the measurements %s are missing: %s does not exist", when, filepath.ToSlash(name)))
	if whole := measurementsName(p.File.Name, strconv.Itoa(year)); strings.HasSuffix(stem, "-12-31") && exists(whole) {
		f.hints = append(f.hints, lang.Say("i dati di tutto l'anno stanno in %s: piao %s senza --as-of", "the figures of the whole year are in %s: piao %s without --as-of", filepath.ToSlash(whole), a.command.Name()+" "+strconv.Itoa(year)))
		return f
	}
	days, _ := filepath.Glob(filepath.Join(filepath.Dir(name), strconv.Itoa(year)+"-*.yaml"))
	for _, day := range days {
		f.hints = append(f.hints, lang.Say("c'è un monitoraggio: --as-of %s", "there is a monitoring: --as-of %s", strings.TrimSuffix(filepath.Base(day), ".yaml")))
	}
	command := "piao template " + strconv.Itoa(year)
	if stem != strconv.Itoa(year) {
		command += " --as-of " + stem
	}
	if a.planFlag != "" {
		command += " --plan " + a.planFlag
	}
	f.hints = append(f.hints, lang.Say("per cominciarlo: %s -o %s", "to begin it: %s -o %s", command, filepath.ToSlash(name)))
	return f
}
