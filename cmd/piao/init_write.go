package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"piao/plan/lang"
	"piao/plans"
)

// writeNew writes files that are not there yet, all of them or none.
func writeNew(dir string, files []plans.File) error {
	var there []lang.Message
	for _, file := range files {
		name := placeOf(dir, file)
		if _, err := os.Lstat(name); err == nil {
			there = append(there, lang.Say("%s", "%s", name))
		}
	}
	if len(there) > 0 {
		return usageError(lang.Say("init non scrive sopra i file che ci sono, e non ha scritto nulla:", "init does not write over files that are there, and has written nothing:"),
			append(there, lang.Say("per cominciare altrove: piao init CARTELLA", "to begin elsewhere: piao init FOLDER"))...)
	}
	var made []string
	for _, file := range files {
		if err := writeFresh(placeOf(dir, file), file.Text, &made); err != nil {
			for k := range made {
				os.Remove(made[len(made)-1-k])
			}
			return notWritten(placeOf(dir, file), err)
		}
	}
	return nil
}

func placeOf(dir string, f plans.File) string {
	return filepath.Join(dir, filepath.FromSlash(f.Name))
}

// notWritten says of the file or folder that an error is about why it could not
// be made.
func notWritten(name string, err error) error {
	var said *failure
	var p *fs.PathError
	switch {
	case errors.As(err, &said):
		return said
	case errors.As(err, &p):
		name = p.Path
	}
	return cannotWrite(name, err)
}

func notFolder(name string) *failure {
	return usageError(lang.Say("%s è un file, non una cartella", "%s is a file, not a folder", name))
}

// writeFresh writes a file that is not there, and notes what it makes: the
// folders around it, then the file.
func writeFresh(name string, text []byte, made *[]string) error {
	if err := makeFolders(filepath.Dir(name), made); err != nil {
		return err
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	*made = append(*made, name)
	_, err = f.Write(text)
	return errors.Join(err, f.Close())
}

// makeFolders makes a folder and those around it, and notes the new ones.
func makeFolders(dir string, made *[]string) error {
	info, err := os.Stat(dir)
	switch {
	case err == nil && info.IsDir():
		return nil
	case err == nil:
		return notFolder(dir)
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	if err := makeFolders(filepath.Dir(dir), made); err != nil {
		return err
	}
	if err := os.Mkdir(dir, 0o755); err != nil {
		return err
	}
	*made = append(*made, dir)
	return nil
}

// nextSteps says what was written and what to do with it.
func (a *app) nextSteps(f initFlags, dir string, files []plans.File) string {
	var out strings.Builder
	fmt.Fprintln(&out, a.say("Scritti:", "Written:"))
	for _, file := range files {
		fmt.Fprintf(&out, "  %s\n", clean(placeOf(dir, file)))
	}
	fmt.Fprintf(&out, "\n%s\n", f.toDo().In(a.language()))
	if dir != "." {
		fmt.Fprintf(&out, "  cd %s\n", clean(shellWord(dir)))
	}
	for _, step := range f.steps(lastYear(files)) {
		command := step[0].In(a.language())
		fmt.Fprintf(&out, "  %s%s  %s\n", command, strings.Repeat(" ", max(0, 36-len(command))), step[1].In(a.language()))
	}
	return out.String()
}

// toDo is what comes before the steps.
func (f *initFlags) toDo() lang.Text {
	if f.from == "" {
		return lang.Text{IT: "Riempire plan.yaml; mentre si scrive, e dopo:", EN: "Fill in plan.yaml; while writing, and after:"}
	}
	return lang.Text{IT: "Poi:", EN: "Next:"}
}

// steps are commands to try, and what each is for.
func (f *initFlags) steps(year string) [][2]lang.Text {
	steps := [][2]lang.Text{
		{lang.Same("piao check"), {IT: "tutto ciò che non va", EN: "all that is wrong"}},
		{lang.Same("piao show"), {IT: "il piano", EN: "the plan"}},
		{{IT: "piao template " + year + " -o misure.xlsx", EN: "piao template " + year + " -o measures.xlsx"}, {IT: "le misure da chiedere agli uffici", EN: "the measures to ask of offices"}},
		{lang.Same("piao evaluate " + year), {IT: "i punteggi", EN: "the scores"}},
	}
	if f.from == "" {
		return steps
	}
	return [][2]lang.Text{steps[3], steps[1], steps[0]}
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
