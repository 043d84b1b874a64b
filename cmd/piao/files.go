package main

import (
	"bytes"
	"cmp"
	"errors"
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

// location is a file, or a file in a revision. A path in a revision is as git takes
// it after the colon, relative to dir.
type location struct {
	file           string // "" for a revision
	revision, path string
	dir            string
	label          string // what people read instead of its name
}

// findPlan is the plan's file: planHere, or else the only plans/*/plan.yaml.
func (a *app) findPlan() (string, error) {
	if name, ok := a.planHere(); ok {
		return name, nil
	}
	names, err := filepath.Glob("plans/*/plan.yaml")
	switch {
	case err == nil && len(names) == 1:
		return names[0], nil
	case len(names) > 1:
		f := usageError(lang.Say("ci sono più piani: sceglierne uno con --plan",
			"there are several plans: choose one with --plan"))
		for _, name := range names {
			f.hints = append(f.hints, lang.Verbatim("--plan "+name))
		}
		return "", f
	}
	return "", usageError(lang.Say("qui non c'è un piano", "there is no plan here"),
		lang.Say("piao cerca plan.yaml in questa cartella e in quelle che la contengono, poi plans/*/plan.yaml",
			"piao looks for plan.yaml in this folder and the ones around it, then for plans/*/plan.yaml"),
		lang.Say("indicarlo con --plan FILE o con la variabile PIAO_PLAN",
			"name it with --plan FILE or with the variable PIAO_PLAN"))
}

// planHere is --plan, else PIAO_PLAN, else plan.yaml in the working directory or the
// nearest parent.
func (a *app) planHere() (string, bool) {
	if name := cmp.Or(a.planFlag, a.env("PIAO_PLAN")); name != "" {
		return name, true
	}
	return inParents("plan.yaml")
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

// readFile reads a file that must exist. No page could show a name of several lines.
func readFile(name string) (*diag.File, error) {
	if strings.ContainsAny(name, "\r\n") {
		return nil, usageError(lang.Say("non si può leggere %s: il nome è su più righe",
			"cannot read %s: its name has several lines", name))
	}
	text, err := readBytes(name)
	if err != nil {
		return nil, cannotRead(name, err)
	}
	return &diag.File{Name: filepath.ToSlash(name), Bytes: text}, nil
}

// readBytes reads any file within its bound.
func readBytes(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	return diag.Read(f, info.Size())
}

// What standard input is called: on the command line, and beside the names of files.
const (
	stdinName  = "-"
	stdinLabel = "<stdin>"
)

// fileOrStdin reads a file or standard input.
func (a *app) fileOrStdin(name string) (*diag.File, error) {
	if name != stdinName {
		return readFile(name)
	}
	text, err := diag.Read(a.stdin, 0)
	if err != nil {
		return nil, usageError(lang.Say("non si può leggere lo standard input: %s",
			"cannot read standard input: %s", reason(err)))
	}
	return &diag.File{Name: stdinLabel, Bytes: text}, nil
}

func cannotRead(name string, err error) *failure {
	return usageError(lang.Say("non si può leggere %s: %s", "cannot read %s: %s", name, reason(err)))
}

// cannotWrite says that a file cannot be written, unless the error itself says more.
func cannotWrite(name string, err error) *failure {
	if f := (*failure)(nil); errors.As(err, &f) {
		return f
	}
	return usageError(lang.Say("non si può scrivere %s: %s", "cannot write %s: %s", name, reason(err)))
}

// reason says in plain words why a file could not be used.
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
	case errors.Is(err, syscall.EROFS):
		return lang.Text{IT: "il disco è in sola lettura", EN: "the disk is read-only"}
	}
	if bound, past := err.(*diag.Bound); past {
		return lang.Text{IT: bound.Past().In(lang.IT), EN: bound.Past().In(lang.EN)}
	}
	var p *fs.PathError
	if errors.As(err, &p) {
		return lang.Same(p.Err.Error())
	}
	return lang.Same(err.Error())
}

// measurementsName is the name of the measurements of a year, or of a day in it,
// beside a plan.
func measurementsName(planName, stem string) string {
	return filepath.Join(filepath.Dir(planName), "measurements", stem+".yaml")
}

// measurementsLike lists the measurements beside a plan whose stem matches a
// pattern, in order.
func measurementsLike(planName, stem string) []string {
	itself := strings.NewReplacer(`*`, `\*`, `?`, `\?`, `[`, `\[`, `\`, `\\`).Replace(planName)
	names, _ := filepath.Glob(measurementsName(itself, stem))
	return names
}

// planAround is the name of the plan of a measurements file, in the folder above.
func planAround(measurements string) string {
	return filepath.Join(filepath.Dir(filepath.Dir(measurements)), "plan.yaml")
}

// planNameOf is the name of the plan of measurements: --plan, else the plan.yaml in
// the folder above, else the one that any command finds.
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

// isFile reports whether a name is a plain file's, not a pipe's.
func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}

// holds reports whether a file is there with just this text.
func holds(name string, text []byte) bool {
	if info, err := os.Stat(name); err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(text)) {
		return false
	}
	now, err := os.ReadFile(name)
	return err == nil && bytes.Equal(now, text)
}

// linked is the target of a link, which need not be there yet; any other file is its
// own.
func linked(name string) string {
	to, err := os.Readlink(name)
	if err != nil {
		return name
	}
	target, err := filepath.EvalSymlinks(name)
	switch {
	case err == nil:
		return target
	case exists(name) || !errors.Is(err, fs.ErrNotExist): // no path leads to it, or it goes in circles
		return name
	case filepath.IsAbs(to):
		return linked(to)
	}
	dir, _ := filepath.Split(name)
	return linked(dir + to) // not cleaned: a .. goes up from where a link leads
}

// open reads the file. The file's name includes the revision.
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

// exists reports whether the file can be read.
func (s *location) exists() bool {
	if s.file != "" {
		return exists(s.file)
	}
	_, err := s.open()
	return err == nil
}

// name is what people call the file. A plan that piao found has its path from the
// working directory.
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

// measurements is the location of the measurements of a year, or of a day in it,
// beside the plan and in the same revision.
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
