// Command piao computes performance plans: see README.md.
package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"piao/cmd/internal/document"
	"piao/cmd/internal/findings"
	"piao/plan/diag"
	"piao/plan/lang"
)

// The exit codes are mapped here and nowhere else.
const (
	exitDone    = 0
	exitFailing = 1 // done, with a negative verdict
	exitUsage   = 2 // could not run
	exitDefect  = 3 // a defect of piao

	// exitNoMerge is only for merge-driver: nothing was merged. Git takes a code
	// above 128 as a failed driver, and a lower one as a conflict in a merged file.
	exitNoMerge = 129
)

func main() {
	outlivePipes()
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// outlivePipes turns a closed pipe into an error of writing, so that the verdict
// stays. By default, Go ends the process by the signal. The signal is caught rather
// than ignored, because git would inherit an ignored one.
func outlivePipes() { signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE) }

// run is the whole program. It reads and writes only through its arguments, the
// files that they name and the environment.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) (code int) {
	a := &app{stdin: stdin, stdout: stdout, stderr: stderr, env: os.Getenv}
	defer func() {
		if defect := recover(); defect != nil {
			code = a.sayDefect(defect)
		}
		if code > exitFailing && a.command != nil && a.command.Name() == "merge-driver" {
			code = exitNoMerge
		}
	}()
	a.langFlag = langArgument(args)
	root := newRoot(a)
	if len(args) > 0 && strings.HasPrefix(args[0], cobra.ShellCompRequestCmd) {
		a.addCompletions(root)
	}
	root.SetArgs(args)
	return a.conclude(cmp.Or(root.Execute(), a.refused))
}

// app is one run of the program.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	env            func(string) string
	refused        error // why there is no help, which cobra cannot be told
	options
}

func newRoot(a *app) *cobra.Command {
	root := &cobra.Command{
		Use: "piao",
		Short: a.say("Calcola i piani della performance: pesi, formule, target, punteggi",
			"Computes performance plans: weights, formulas, targets, scores"),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          a.noSuchCommand,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			a.command = cmd
			return a.checkGlobal()
		},
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
	}
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	a.addGlobalFlags(root)
	root.AddCommand(
		newInit(a), newEvaluate(a), newCheck(a), newShow(a), newTrend(a), newExplain(a),
		newWhatIf(a), newNeeds(a), newTemplate(a), newImport(a), newImportPlan(a), newDiff(a), newLog(a),
		newFmt(a), newMergeDriver(a), newSchema(a), newCompletion(a), newVersion(a),
	)
	a.speakHelp(root)
	return root
}

// failure says why a command could not do what it was asked, or what its verdict is.
type failure struct {
	code     int
	message  lang.Message
	hints    []lang.Message
	findings diag.List // printed instead of the message
}

func (f *failure) Error() string { return f.message.In(lang.EN) }

func usageError(m lang.Message, hints ...lang.Message) *failure {
	return &failure{code: exitUsage, message: m, hints: hints}
}

// invalid is a failure because of errors in files.
func invalid(found diag.List) *failure {
	return &failure{code: exitUsage, findings: errorsOnly(found)}
}

func verdict(m lang.Message, hints ...lang.Message) *failure {
	return &failure{code: exitFailing, message: m, hints: hints}
}

// conclude says what went wrong, if anything did, and returns the exit code. If
// several things went wrong, it is that of the gravest.
func (a *app) conclude(err error) int {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		return a.concludeAll(joined.Unwrap())
	}
	var f *failure
	switch {
	case err == nil, isClosedPipe(err):
		return exitDone
	case !errors.As(err, &f):
		f = usageError(translated(err))
	}
	switch {
	case len(f.findings) > 0:
		f.findings.Sort()
		findings.Text(a.stderr, f.findings, a.output(a.stderr))
	case !f.message.IsZero():
		a.note(f.message, f.hints...)
	}
	return f.code
}

// note says something beside what was asked for, and below it what to do.
func (a *app) note(m lang.Message, hints ...lang.Message) {
	fmt.Fprintf(a.stderr, "piao: %s\n", clean(m.In(a.language())))
	for _, hint := range hints {
		fmt.Fprintf(a.stderr, "  %s\n", clean(hint.In(a.language())))
	}
}

func (a *app) concludeAll(all []error) (code int) {
	for k, err := range all {
		var before *failure
		if k > 0 && errors.As(all[k-1], &before) && len(before.findings) > 0 {
			fmt.Fprintln(a.stderr)
		}
		code = max(code, a.conclude(err))
	}
	return code
}

// clean makes text from a file or an argument safe for the terminal, in one line. Jobs
// obey a line that begins with a command, such as ::error::.
func clean(s string) string { return document.CleanLine(s) }

func (a *app) sayDefect(defect any) int {
	fmt.Fprintf(a.stderr, "piao: %s\n\n%v\n%s\n", a.say(
		"un difetto di piao, non dei tuoi file: segnalalo con il comando dato e il testo qui sotto",
		"a defect of piao's own, not of your files: report it with the command you gave and the text below"),
		clean(fmt.Sprint(defect)), bytes.TrimSpace(debug.Stack()))
	return exitDefect
}
