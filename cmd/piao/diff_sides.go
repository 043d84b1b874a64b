package main

import (
	"cmp"
	"strings"

	"piao/cmd/internal/git"
	"piao/plan/lang"
)

// sides are the two plans that the arguments name.
func (a *app) sides(args []string) (from, to *location, err error) {
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
	return from, &location{file: name}, err
}

// ends are the two revisions of A..B. For A...B, the first is the last commit that
// both share. Any other argument is one revision.
func ends(arg string) []string {
	if old, new, ok := git.CutRevision(arg, "..."); ok {
		old, new = cmp.Or(old, "HEAD"), cmp.Or(new, "HEAD")
		return []string{old + "..." + new, new}
	}
	if old, new, ok := git.CutRevision(arg, ".."); ok {
		return []string{cmp.Or(old, "HEAD"), cmp.Or(new, "HEAD")}
	}
	return []string{arg}
}

// looksLikeFile reports whether an argument can only mean a file: it has the name of a
// plan, or it exists and is no revision.
func looksLikeFile(arg string) bool {
	if !strings.Contains(arg, ":") && (strings.HasSuffix(arg, ".yaml") || strings.HasSuffix(arg, ".yml")) {
		return true
	}
	if !exists(arg) {
		return false
	}
	_, err := git.Commit(".", arg)
	return err != nil
}

func (a *app) side(arg string) (*location, error) {
	if looksLikeFile(arg) {
		return &location{file: arg}, nil
	}
	return a.inRevision(arg)
}

// inRevision is the file that REV or REV:path means.
func (a *app) inRevision(arg string) (*location, error) {
	if revision, path, ok := git.CutRevision(arg, ":"); ok && revision != "" && path != "" {
		return &location{revision: revision, path: path, dir: "."}, nil
	}
	name, err := a.findPlan()
	if err != nil {
		return nil, err
	}
	dir, path := git.Around(linked(name))
	return &location{revision: arg, path: path, dir: dir}, nil
}
