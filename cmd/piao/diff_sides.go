package main

import (
	"errors"
	"path/filepath"
	"strings"

	"piao/cmd/internal/git"
	"piao/plan/diag"
	"piao/plan/lang"
)

// side is one of the two plans of a comparison: a file, or a file in a revision.
// A path of a revision is as git takes it after the colon, seen from dir.
type side struct {
	file           string // "" for a revision
	revision, path string
	dir            string
}

// sides are the two plans that the arguments name.
func (a *app) sides(args []string) (from, to *side, err error) {
	if len(args) == 1 && !looksLikeFile(args[0]) && !strings.Contains(args[0], "../") {
		if old, new, ok := strings.Cut(args[0], ".."); ok {
			args = []string{orHead(old), orHead(new)}
		}
	}
	if len(args) != 1 && len(args) != 2 {
		return nil, nil, usageError(lang.Say("diff vuole uno o due piani: file, revisioni, o A..B", "diff takes one or two plans: files, revisions, or A..B"),
			lang.Say("per esempio: piao diff HEAD", "for example: piao diff HEAD"))
	}
	if from, err = a.side(args[0]); err != nil {
		return nil, nil, err
	}
	if len(args) == 2 {
		to, err = a.side(args[1])
		return from, to, err
	}
	name, err := a.findPlan()
	return from, &side{file: name}, err
}

func orHead(revision string) string {
	if revision == "" {
		return "HEAD"
	}
	return revision
}

// looksLikeFile says that an argument can only mean a file: it is there, or it
// has the name of a plan.
func looksLikeFile(arg string) bool {
	return exists(arg) || !strings.Contains(arg, ":") && (strings.HasSuffix(arg, ".yaml") || strings.HasSuffix(arg, ".yml"))
}

func (a *app) side(arg string) (*side, error) {
	if looksLikeFile(arg) {
		return &side{file: arg}, nil
	}
	if revision, path, ok := strings.Cut(arg, ":"); ok && revision != "" && path != "" {
		return &side{revision: revision, path: path, dir: "."}, nil
	}
	name, err := a.findPlan()
	if err != nil {
		return nil, err
	}
	return &side{revision: arg, path: "./" + filepath.Base(name), dir: filepath.Dir(name)}, nil
}

// open reads the plan's bytes; its name says the revision.
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
	return &diag.File{Name: s.revision + ":" + s.shownPath(), Bytes: text}, nil
}

// shownPath is the path as people know it: of a plan that piao found, from here.
func (s *side) shownPath() string {
	if !strings.HasPrefix(s.path, "./") {
		return s.path
	}
	return filepath.ToSlash(filepath.Join(s.dir, s.path))
}

// besideFile is the plan's file beside which the measurements lie.
func (s *side) besideFile(a *app) (string, error) {
	if s.file != "" {
		return s.file, nil
	}
	return a.findPlan()
}

func gitFailure(err error) error {
	var e *git.Error
	if errors.As(err, &e) {
		return usageError(e.Message, e.Hints...)
	}
	return err
}
