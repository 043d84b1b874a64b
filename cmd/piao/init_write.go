package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"piao/plan/lang"
	"piao/plans"
)

// writeNew writes new files, all of them or none. The plan is the first of them and is
// written last: as long as it is missing, others that are there as they should be are of
// a run that was stopped.
func writeNew(dir string, files []plans.File) error {
	stopped := !exists(placeOf(dir, files[0]))
	var there []lang.Message
	var lacking []plans.File
	for _, file := range files {
		name := placeOf(dir, file)
		if _, err := os.Lstat(name); err != nil {
			lacking = append(lacking, file)
		} else if !stopped || !holds(name, file.Text) {
			there = append(there, lang.Verbatim(name))
		}
	}
	if len(there) > 0 {
		elsewhere := lang.Say("per cominciare altrove: piao init CARTELLA", "to begin elsewhere: piao init FOLDER")
		return usageError(lang.Say("init non scrive sopra i file che ci sono, e non ha scritto nulla:",
			"init does not write over files that are there, and has written nothing:"), append(there, elsewhere)...)
	}
	var made []string
	for _, file := range slices.Backward(lacking) {
		name := placeOf(dir, file)
		made = append(made, missing(filepath.Dir(name))...)
		if err := writeFresh(name, file.Text); err != nil {
			for _, name := range slices.Backward(made) {
				os.Remove(name)
			}
			return notWritten(name, err)
		}
		made = append(made, name)
	}
	return nil
}

func placeOf(dir string, f plans.File) string {
	return filepath.Join(dir, filepath.FromSlash(f.Name))
}

// missing lists the parts of a path that do not exist, the outermost folder first.
func missing(name string) []string {
	folder := filepath.Dir(name)
	if _, err := os.Lstat(name); err == nil || name == folder {
		return nil
	}
	return append(missing(folder), name)
}

// writeFresh writes a file that does not exist yet, and the folders around it.
func writeFresh(name string, text []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	return replaceWhole(name, nil, text)
}

// notWritten says why a file could not be written, or a folder around it created.
func notWritten(name string, err error) error {
	var p *fs.PathError
	switch folder := filepath.Dir(name); {
	case !errors.As(err, &p):
		return cannotWrite(name, err)
	case !errors.Is(err, syscall.ENOTDIR):
		return cannotWrite(p.Path, err)
	case p.Path == folder:
		return usageError(lang.Say("%s è un file, non una cartella", "%s is a file, not a folder", folder))
	default:
		return cannotWrite(folder, err)
	}
}

// nextSteps says what was written and what to do next.
func (a *app) nextSteps(f initFlags, dir string, files []plans.File) string {
	var out strings.Builder
	fmt.Fprintln(&out, a.say("Scritti:", "Written:"))
	for _, file := range files {
		fmt.Fprintf(&out, "  %s\n", clean(placeOf(dir, file)))
	}
	todo := a.say("Poi:", "Next:")
	if f.from == "" {
		todo = a.say("Riempire plan.yaml; mentre si scrive, e dopo:", "Fill in plan.yaml; while writing, and after:")
	}
	fmt.Fprintf(&out, "\n%s\n", todo)
	if dir != "." {
		fmt.Fprintf(&out, "  cd %s\n", clean(shellWord(dir)))
	}
	for _, s := range a.steps(f, lastYear(files)) {
		fmt.Fprintf(&out, "  %-36s  %s\n", s.command, s.what)
	}
	return out.String()
}

// step is a command to try, and its purpose.
type step struct{ command, what string }

func (a *app) steps(f initFlags, year string) []step {
	check := step{"piao check", a.say("tutto ciò che non va", "all that is wrong")}
	show := step{"piao show", a.say("il piano", "the plan")}
	evaluate := step{"piao evaluate " + year, a.say("i punteggi", "the scores")}
	if f.from != "" {
		return []step{evaluate, show, check}
	}
	file := a.say("misure.xlsx", "measures.xlsx")
	collect := step{"piao template " + year + " -o " + file,
		a.say("le misure da chiedere agli uffici", "the measures to ask of offices")}
	return []step{check, show, collect, evaluate}
}

// lastYear is the last year that has measurements.
func lastYear(files []plans.File) (year string) {
	for _, file := range files {
		if stem := stemOf(file.Name); len(stem) == 4 {
			year = max(year, stem)
		}
	}
	return year
}
