package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"syscall"

	"piao/cmd/internal/git"
	"piao/plan/diag"
	"piao/plan/lang"
)

// location is a file, or a file in a revision. A path of a revision is as git takes
// it after the colon, seen from dir.
type location struct {
	file           string // "" for a revision
	revision, path string
	dir            string
	label          string // what people are to read in the place of its name
}

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
		lang.Say("piao cerca plan.yaml in questa cartella e in quelle che la contengono, poi plans/*/plan.yaml",
			"piao looks for plan.yaml in this folder and the ones around it, then for plans/*/plan.yaml"),
		lang.Say("indicarlo con --plan FILE o con la variabile PIAO_PLAN",
			"name it with --plan FILE or with the variable PIAO_PLAN"))
}

func severalPlans(names []string) error {
	f := usageError(lang.Say("ci sono più piani: sceglierne uno con --plan",
		"there are several plans: choose one with --plan"))
	for _, name := range names {
		f.hints = append(f.hints, lang.Verbatim("--plan "+name))
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
		if found := filepath.Join(up, name); isFile(found) {
			return found, true
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

// What standard input is called: on the command line, and beside the names of files.
const (
	stdinName  = "-"
	stdinLabel = "<stdin>"
)

// fileOrStdin reads a file, or so many bytes of standard input at most.
func (a *app) fileOrStdin(name string, most int64) (*diag.File, error) {
	if name != stdinName {
		return readFile(name)
	}
	text, err := io.ReadAll(io.LimitReader(a.stdin, most))
	if err != nil {
		return nil, usageError(lang.Say("non si può leggere lo standard input: %s",
			"cannot read standard input: %s", reason(err)))
	}
	return &diag.File{Name: stdinLabel, Bytes: text}, nil
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

// measurementsName is where the measurements of a year, or of a day in it, lie
// beside a plan.
func measurementsName(planName, stem string) string {
	return filepath.Join(filepath.Dir(planName), "measurements", stem+".yaml")
}

// measurementsLike lists the measurements beside a plan whose stem is like a
// pattern, in order.
func measurementsLike(planName, stem string) []string {
	names, _ := filepath.Glob(measurementsName(globbed(planName), stem))
	return names
}

// globbed is a path none of whose characters is a pattern's.
func globbed(path string) string {
	return strings.NewReplacer(`*`, `\*`, `?`, `\?`, `[`, `\[`, `\`, `\\`).Replace(path)
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

// isFile says that a name is a plain file's, not a pipe's.
func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}

// linked is the file that a link leads to, of which git has the content; of
// anything else, itself.
func linked(name string) string {
	if info, err := os.Lstat(name); err != nil || info.Mode()&os.ModeSymlink == 0 {
		return name
	}
	if target, err := filepath.EvalSymlinks(name); err == nil {
		return target
	}
	return name
}

// open reads the file; its name says the revision.
func (s *location) open() (*diag.File, error) {
	if s.file != "" {
		return readFile(s.file)
	}
	commit, err := git.Commit(s.dir, s.revision)
	if err != nil {
		return nil, gitFailure(err)
	}
	text, err := git.File(s.dir, commit, s.path)
	if err != nil {
		return nil, gitFailure(err)
	}
	return &diag.File{Name: s.name(), Bytes: text}, nil
}

// exists says that the file can be read.
func (s *location) exists() bool {
	if s.file != "" {
		return exists(s.file)
	}
	_, err := s.open()
	return err == nil
}

// name is what people call the file: of a plan that piao found, its path from
// here.
func (s *location) name() string {
	if s.file != "" {
		return filepath.ToSlash(s.file)
	}
	shown := s.path
	if strings.HasPrefix(s.path, "./") {
		shown = path.Join(filepath.ToSlash(s.dir), s.path)
	}
	return s.revision + ":" + shown
}

// measurements is where the measurements of a year, or of a day in it, lie beside
// the plan: in the same revision.
func (s *location) measurements(stem string) *location {
	beside := *s
	if s.file != "" {
		beside.file = measurementsName(s.file, stem)
		return &beside
	}
	from := ""
	if strings.HasPrefix(s.path, "./") {
		from = "./"
	}
	beside.path = from + path.Join(path.Dir(s.path), "measurements", stem+".yaml")
	return &beside
}

func gitFailure(err error) *failure {
	var e *git.Error
	if errors.As(err, &e) {
		return usageError(e.Message, e.Hints...)
	}
	return usageError(lang.Verbatim(err.Error()))
}
