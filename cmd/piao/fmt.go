package main

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"piao/evaluate"
	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
	"piao/plan/source/layout"
)

// fmtFlags are the flags of `fmt` alone. They say what to do with the canonical
// text; without any of them, it is printed.
type fmtFlags struct{ write, diff, check bool }

func newFmt(a *app) *cobra.Command {
	var f fmtFlags
	cmd := &cobra.Command{
		Use: "fmt [FILE …]",
		Short: a.say("I file nella forma canonica, con tutti i commenti",
			"The files in canonical layout, with all comments"),
		Long: a.say(`Dà ai piani e alle misurazioni la forma canonica: le chiavi nel loro ordine,
rientri di due spazi, uno spazio prima di %, >= per ≥, virgolette solo dove
servono, i testi lunghi a capo entro 110 colonne, al più una riga vuota, una tra
gli obiettivi. I commenti restano con ciò che commentano e nessun valore cambia.
Senza argomenti, il piano che si trova qui con le sue misurazioni; «-» è lo
standard input. Senza opzioni stampa il testo. Un file con errori resta com'è, e
gli altri si sistemano lo stesso.`,
			`Gives plans and measurements their canonical layout: keys in their order, blocks
indented by two, one space before %, >= for ≥, quotes only where needed, long
texts folded at 110 columns, at most one empty line, one between objectives.
Comments stay with what they are about and no value changes. With no argument,
the plan found here with its measurements; “-” is standard input. Without options
it prints the text. A file with errors is left alone, and the others are
formatted all the same.`),
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
	flags.BoolVar(&f.check, "check", false, a.say("elenca i file da sistemare, ed esce con 1 se ce ne sono",
		"list the files to format, and end with 1 if there are any"))
	return cmd
}

func runFmt(a *app, f fmtFlags, args []string) error {
	if f.check && f.write {
		return usageError(lang.Say("--check e -w si escludono", "--check and -w exclude one another"))
	}
	names, err := a.filesToFormat(args, f)
	if err != nil {
		return err
	}
	r := fmtRun{app: a, fmtFlags: f}
	for _, name := range names {
		if err := r.format(name); err != nil {
			r.failures = append(r.failures, err)
		}
	}
	return r.verdict()
}

// fmtRun is a run over several files. A mistake in one does not keep the others from
// being formatted.
type fmtRun struct {
	*app
	fmtFlags
	broken   diag.List // what is wrong with the files
	failures []error
	changed  int
}

func (r *fmtRun) format(name string) error {
	file, err := r.fileOrStdin(name)
	if err != nil {
		return err
	}
	text, found, err := r.formatted(file)
	if err != nil {
		return err
	}
	if found.Failed() {
		r.broken = append(r.broken, found...)
		return nil
	}
	return r.hand(file, text)
}

// verdict is all that went wrong, or else whether a file needs formatting.
func (r *fmtRun) verdict() error {
	if len(r.broken) > 0 {
		r.failures = slices.Insert(r.failures, 0, error(&failure{code: exitUsage, findings: r.broken}))
	}
	if r.check && r.changed > 0 && len(r.failures) == 0 {
		return &failure{code: exitFailing}
	}
	return errors.Join(r.failures...)
}

// filesToFormat lists the files that the command line names, or else the plan and
// its measurements.
func (a *app) filesToFormat(args []string, f fmtFlags) ([]string, error) {
	if f.write && slices.Contains(args, stdinName) {
		return nil, usageError(lang.Say("-w riscrive file, non lo standard input",
			"-w rewrites files, not standard input"))
	}
	switch {
	case len(args) > 0 && a.planFlag != "":
		return nil, usageError(lang.Say("--plan serve solo senza file", "--plan is of use without files only"))
	case len(args) > 0:
		return args, nil
	}
	name, err := a.findPlan()
	if err != nil {
		return nil, err
	}
	return append([]string{name}, measurementsLike(name, "*")...), nil
}

// formatted is a file's canonical text, or what is wrong with the file.
func (a *app) formatted(file *diag.File) ([]byte, diag.List, error) {
	a.speakAs(file.Bytes)
	root, found := source.Parse(file)
	if len(found) > 0 {
		return nil, found, nil
	}
	respelt, found := respellings(root)
	if found.Failed() {
		return nil, found, nil
	}
	if len(respelt) > 0 {
		spelt := &diag.File{Name: file.Name, Bytes: diag.Fixed(file, respelt)}
		if root, found = source.Parse(spelt); len(found) > 0 {
			return nil, nil, notTheSame(file)
		}
	}
	text, again, ok := layout.Of(root, styleOf(root))
	if ok && !bytes.Equal(text, file.Bytes) {
		left, found := respellings(again)
		ok = !found.Failed() && len(left) == 0
	}
	if !ok {
		return nil, nil, notTheSame(file)
	}
	return text, nil, nil
}

func notTheSame(file *diag.File) error {
	return usageError(lang.Say("%s resta com'è: la forma canonica non direbbe esattamente lo stesso",
		"%s is left alone: the canonical layout would not say exactly the same", file.Name),
		lang.Say("è scritto in un modo raro di YAML; semplificarlo, o segnalarlo come difetto",
			"it is written in a rare way of YAML; make it plainer, or report it as a defect"))
}

// styleOf is the layout of a piao file: empty lines around every block except the
// entity's, and between objectives.
func styleOf(root source.Node) layout.Style {
	shape := plan.Shape()
	if holdsFigures(root) {
		shape = evaluate.Shape()
	}
	return layout.Style{Shape: shape, Together: []string{"entity"}, Apart: []string{"objectives"}}
}

func holdsFigures(root source.Node) bool {
	return formatOfText(root.File().Bytes) == "piao-measurements"
}

// respellings are the repairs that give the values of a file their canonical
// spelling, and all that is wrong with it that can be told without any other file.
func respellings(root source.Node) ([]diag.Fix, diag.List) {
	if holdsFigures(root) {
		m, found := evaluate.Read(root, new(plan.Plan))
		return m.Respelt, slices.DeleteFunc(found, ofOtherFile)
	}
	p, found := verifiedRoot(root)
	if p == nil {
		return nil, found
	}
	return p.Respelt, found
}

// ofOtherFile reports whether a finding about measurements depends on their plan.
func ofOtherFile(d diag.Diagnostic) bool {
	return d.Rule == evaluate.RuleUnknownMeasure || d.Rule == source.RuleUnknownCode || d.Rule == evaluate.RuleWrongEntity
}

// hand does with a file's canonical text what the flags say.
func (r *fmtRun) hand(file *diag.File, text []byte) error {
	same := bytes.Equal(text, file.Bytes)
	if !same {
		r.changed++
	}
	if r.write && !same {
		if err := replaceWhole(filepath.FromSlash(file.Name), file.Bytes, text); err != nil {
			return err
		}
	}
	switch {
	case r.diff && !same:
		return r.deliver(unifiedDiff(file, text))
	case r.check && !same:
		return r.deliver(fmt.Appendln(nil, clean(file.Name)))
	case r.write, r.diff, r.check:
		return nil
	}
	return r.deliver(text)
}
