package main

import (
	"errors"
	"os"
	"path"
	"path/filepath"
	"strings"

	"piao/cmd/internal/git"
	"piao/plan/diag"
	"piao/plan/lang"
)

// side is a file, or a file in a revision, such as the two plans of a comparison.
// A path of a revision is as git takes it after the colon, seen from dir.
type side struct {
	file           string // "" for a revision
	revision, path string
	dir            string
	label          string // what people are to read in the place of its name
}

// sides are the two plans that the arguments name.
func (a *app) sides(args []string) (from, to *side, err error) {
	read := a.side
	if len(args) == 1 && !looksLikeFile(args[0]) && !strings.Contains(args[0], "../") {
		args, read = ends(args[0]), a.inRevision
	}
	if len(args) != 1 && len(args) != 2 {
		return nil, nil, usageError(lang.Say("diff vuole uno o due piani: file, revisioni, o A..B",
			"diff takes one or two plans: files, revisions, or A..B"),
			lang.Say("per esempio: piao diff HEAD", "for example: piao diff HEAD"))
	}
	if from, err = read(args[0]); err != nil {
		return nil, nil, err
	}
	if len(args) == 2 {
		to, err = read(args[1])
		return from, to, err
	}
	name, err := a.findPlan()
	return from, &side{file: name}, err
}

// ends are the two revisions of A..B, those of A...B being where the two parted
// and B; anything else is one.
func ends(arg string) []string {
	if old, new, ok := strings.Cut(arg, "..."); ok {
		return []string{orHead(old) + "..." + orHead(new), orHead(new)}
	}
	if old, new, ok := strings.Cut(arg, ".."); ok {
		return []string{orHead(old), orHead(new)}
	}
	return []string{arg}
}

func orHead(revision string) string {
	if revision == "" {
		return "HEAD"
	}
	return revision
}

// looksLikeFile says that an argument can only mean a file: it is there, or it
// has the name of a plan. A folder that is called as a revision is not meant.
func looksLikeFile(arg string) bool {
	if info, err := os.Stat(arg); err == nil {
		return !info.IsDir() || !isRevision(arg)
	}
	return !strings.Contains(arg, ":") && (strings.HasSuffix(arg, ".yaml") || strings.HasSuffix(arg, ".yml"))
}

func isRevision(arg string) bool {
	_, err := git.Commit(".", arg)
	return err == nil
}

func (a *app) side(arg string) (*side, error) {
	if looksLikeFile(arg) {
		return &side{file: arg}, nil
	}
	return a.inRevision(arg)
}

// inRevision is what REV, or REV:path, means.
func (a *app) inRevision(arg string) (*side, error) {
	if revision, path, ok := strings.Cut(arg, ":"); ok && revision != "" && path != "" {
		return &side{revision: revision, path: path, dir: "."}, nil
	}
	name, err := a.findPlan()
	if err != nil {
		return nil, err
	}
	dir, path := git.Around(linked(name))
	return &side{revision: arg, path: path, dir: dir}, nil
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
func (s *side) open() (*diag.File, error) {
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
func (s *side) exists() bool {
	if s.file != "" {
		return exists(s.file)
	}
	_, err := s.open()
	return err == nil
}

// name is what people call the file: of a plan that piao found, its path from
// here.
func (s *side) name() string {
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
func (s *side) measurements(stem string) *side {
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
