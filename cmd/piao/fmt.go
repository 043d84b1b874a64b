package main

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	"piao/evaluate"
	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
)

// fmtFlags are what only `fmt` knows: what to do with the canonical text, which
// without any of them is printed.
type fmtFlags struct{ write, diff, check bool }

func newFmt(a *app) *cobra.Command {
	var f fmtFlags
	cmd := &cobra.Command{
		Use:   "fmt [FILE …]",
		Short: a.say("I file nella forma canonica, con tutti i commenti", "The files in canonical layout, with all comments"),
		Long: a.say(`Dà ai piani e alle misurazioni la forma canonica: rientri di due spazi, uno
spazio prima di %, >= per ≥, al più una riga vuota, una tra gli obiettivi. I
commenti restano dove sono e nessun valore cambia. Senza argomenti, il piano che
si trova qui con le sue misurazioni; «-» è lo standard input. Senza opzioni
stampa il testo. Un file con errori resta com'è.`,
			`Gives plans and measurements their canonical layout: blocks indented by two, one
space before %, >= for ≥, at most one empty line, one between objectives.
Comments stay where they are and no value changes. With no argument, the plan
found here with its measurements; “-” is standard input. Without options it
prints the text. A file with errors is left alone.`),
		Example: `  piao fmt -d
  piao fmt -w plans/ente/plan.yaml
  piao fmt --check
  piao fmt - < plan.yaml`,
		RunE: func(_ *cobra.Command, args []string) error { return runFmt(a, f, args) },
	}
	a.addPlanFlag(cmd)
	flags := cmd.Flags()
	flags.BoolVarP(&f.write, "write", "w", false, a.say("riscrive i file", "rewrite the files"))
	flags.BoolVarP(&f.diff, "diff", "d", false, a.say("mostra le differenze", "show the differences"))
	flags.BoolVar(&f.check, "check", false, a.say("elenca i file da sistemare, ed esce con 1 se ce ne sono", "list the files to format, and end with 1 if there are any"))
	return cmd
}

func runFmt(a *app, f fmtFlags, args []string) error {
	if f.check && f.write {
		return usageError(lang.Say("--check e -w si escludono", "--check and -w exclude one another"))
	}
	files, err := a.filesToFormat(args, f)
	if err != nil {
		return err
	}
	var broken diag.List
	changed := 0
	for _, file := range files {
		text, found, err := a.formatted(file)
		if err != nil {
			return err
		}
		if found.Failed() {
			broken = append(broken, found...)
			continue
		}
		if !bytes.Equal(text, file.Bytes) {
			changed++
		}
		if err := f.deliver(a, file, text); err != nil {
			return err
		}
	}
	return f.verdict(broken, changed)
}

func (f fmtFlags) verdict(broken diag.List, changed int) error {
	switch {
	case len(broken) > 0:
		return &failure{code: exitUsage, findings: broken}
	case f.check && changed > 0:
		return &failure{code: exitFailing}
	}
	return nil
}

// stdinName is how the command line calls standard input.
const stdinName = "-"

// filesToFormat reads the files that the command line names, else the plan with
// its measurements.
func (a *app) filesToFormat(args []string, f fmtFlags) ([]*diag.File, error) {
	var files []*diag.File
	for _, arg := range args {
		file, err := a.fileOrStdin(arg, f)
		if err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	if len(args) > 0 {
		return files, nil
	}
	found, err := a.filesToCheck(nil)
	if err != nil {
		return nil, err
	}
	for _, name := range append([]string{found[0].name}, found[0].measurements...) {
		file, err := readFile(name)
		if err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	return files, nil
}

func (a *app) fileOrStdin(arg string, f fmtFlags) (*diag.File, error) {
	if arg != stdinName {
		return readFile(arg)
	}
	if f.write {
		return nil, usageError(lang.Say("-w riscrive file, non lo standard input", "-w rewrites files, not standard input"))
	}
	text, err := io.ReadAll(a.stdin)
	if err != nil {
		return nil, usageError(lang.Say("non si può leggere lo standard input: %s", "cannot read standard input: %s", reason(err)))
	}
	return &diag.File{Name: "<stdin>", Bytes: text}, nil
}

// formatted is a file's canonical text, or what is wrong with the file.
func (a *app) formatted(file *diag.File) ([]byte, diag.List, error) {
	if l, ok := peekLanguage(file.Bytes); ok {
		a.planLang = &l
	}
	respelt, found, err := a.respellings(file)
	if err != nil || found.Failed() {
		return nil, found, err
	}
	spelt := &diag.File{Name: file.Name, Bytes: diag.Fixed(file, respelt)}
	text, ok := source.Layout(spelt, plan.Blanks())
	if ok {
		var left []diag.Fix
		left, found, err = a.respellings(&diag.File{Name: file.Name, Bytes: text})
		ok = err == nil && !found.Failed() && len(left) == 0
	}
	if !ok {
		return nil, nil, usageError(lang.Say("%s resta com'è: la forma canonica non direbbe esattamente lo stesso", "%s is left alone: the canonical layout would not say exactly the same", file.Name),
			lang.Say("è scritto in un modo raro di YAML; semplificarlo, o segnalarlo come difetto", "it is written in a rare way of YAML; make it plainer, or report it as a defect"))
	}
	return text, nil, nil
}

// respellings are the repairs that give a sound file's values their canonical
// spelling; or all that is wrong with the file, or with the plan that it is
// measured by.
func (a *app) respellings(file *diag.File) ([]diag.Fix, diag.List, error) {
	if formatOfText(file.Bytes) != "piao-measurements" {
		p, found := verifiedPlan(file)
		if found.Failed() {
			return nil, found, nil
		}
		return p.Respelt, nil, nil
	}
	root, found := source.Parse(file)
	if len(found) > 0 {
		return nil, found, nil
	}
	p, found, err := a.planOf(file)
	if err != nil || found.Failed() {
		return nil, found, err
	}
	m, found := evaluate.Read(root, p)
	return m.Respelt, found, nil
}

// planOf is the plan that measurements are of: --plan, else the plan.yaml in the
// folder around theirs, else the one that any command finds.
func (a *app) planOf(file *diag.File) (*plan.Plan, diag.List, error) {
	name := planAround(file.Name)
	if a.planFlag != "" || !exists(name) {
		found, err := a.findPlan()
		if err != nil {
			return nil, nil, err
		}
		name = found
	}
	return a.readPlan(name)
}

// deliver does with a file's canonical text what was asked for.
func (f fmtFlags) deliver(a *app, file *diag.File, text []byte) error {
	same := bytes.Equal(text, file.Bytes)
	if f.write && !same {
		if err := writeWhole(filepath.FromSlash(file.Name), text); err != nil {
			return cannotWrite(file.Name, err)
		}
	}
	switch {
	case f.diff && !same:
		return a.deliver("", unifiedDiff(file, text))
	case f.check && !same:
		return a.deliver("", fmt.Appendln(nil, clean(file.Name)))
	case f.write, f.diff, f.check:
		return nil
	}
	return a.deliver("", text)
}
