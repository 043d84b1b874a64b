package main

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"piao/cmd/internal/report"
	"piao/evaluate"
	"piao/plan"
	"piao/plan/lang"
	"piao/plan/source"
	"piao/plans"
)

// shells are those that piao completes in, and how the script of each is made.
var shells = []struct {
	name   string
	script func(root *cobra.Command, a *app) error
	use    string // a line that loads it
}{
	{"bash", func(root *cobra.Command, a *app) error { return root.GenBashCompletionV2(a.stdout, true) }, "source <(piao completion bash)"},
	{"zsh", func(root *cobra.Command, a *app) error { return root.GenZshCompletion(a.stdout) }, "source <(piao completion zsh)"},
	{"fish", func(root *cobra.Command, a *app) error { return fishScript(root, a.stdout) }, "piao completion fish | source"},
}

func shellNames() []string {
	names := make([]string, len(shells))
	for k, s := range shells {
		names[k] = s.name
	}
	return names
}

func newCompletion(a *app) *cobra.Command {
	var example strings.Builder
	for k, s := range shells {
		if k > 0 {
			example.WriteByte('\n')
		}
		example.WriteString("  " + s.use)
	}
	return &cobra.Command{
		Use:   "completion bash|zsh|fish",
		Short: a.say("Il completamento dei comandi per una shell", "Completion of commands for a shell"),
		Long: a.say(`Stampa lo script che insegna a una shell a completare comandi, opzioni, anni e
codici del piano, con i loro nomi. Per averlo sempre, mettere la riga
dell'esempio in ~/.bashrc, ~/.zshrc (dopo compinit) o ~/.config/fish/config.fish.`,
			`Prints the script that teaches a shell to complete commands, flags, years and the
plan's codes, with their names. To have it always, put the example's line in
~/.bashrc, ~/.zshrc (after compinit) or ~/.config/fish/config.fish.`),
		Example: example.String(),
		RunE: func(cmd *cobra.Command, args []string) error {
			at := -1
			if len(args) == 1 {
				at = slices.Index(shellNames(), args[0])
			}
			if at < 0 {
				return usageError(lang.Say("completion vuole una shell: %s", "completion takes a shell: %s", orWords(shellNames())))
			}
			return shells[at].script(cmd.Root(), a)
		},
	}
}

// completer lists what may stand in one place of the command line, each with
// what it means.
type completer func(a *app, given []string) []cobra.Completion

// argumentsOf says what completes the arguments of each command; what is not
// listed takes files.
var argumentsOf = map[string]completer{
	"evaluate": firstOnly(completeYears), "template": firstOnly(completeYears), "whatif": firstOnly(completeYears), "needs": firstOnly(completeYears),
	"show": ofPlan(), "trend": ofPlan("area", "objective", "indicator", "measure"), "log": firstOnly(ofPlan("objective", "indicator", "measure")), "explain": completeExplained,
	"schema": firstOnly(words(schemaNames)), "completion": firstOnly(words(shellNames)), "version": none,
}

// flagValues says what completes the values of flags, whatever the command or of
// one command; what is not listed takes files.
var flagValues = map[string]completer{
	"lang": words(func() []string { return []string{"it", "en"} }), "color": words(func() []string { return []string{"auto", "always", "never"} }),
	"format": words(formatNames), "check --format": words(findingFormatNames), "dialect": words(func() []string { return []string{"excel-it"} }),
	"by": words(func() []string { return report.Views }), "what": words(func() []string { return []string{"scores", "methods"} }),
	"objective": ofPlan("objective"), "office": ofPlan("office"), "year": completeYears, "as-of": completeDays,
	"set": assigning(ofPlan("measure")), "weight": assigning(ofPlan("objective")),
	"method": words(func() []string { return evaluate.MethodNames(true) }), "missing": words(func() []string { return []string{"open", "zero"} }),
	"locale": words(func() []string { return []string{"it", "en"} }), "from": words(plans.Shipped), "template --format": words(func() []string { return templateFormats }),
	"rule": completeRules, "no-rule": completeRules,
	"width": none, "min-score": none, "score": none, "number": none, "since": none, "until": none, "label": none,
	"code-column": none, "value-column": none, "sheet": none, "header-row": none, "delimiter": none, "init --year": none,
}

// addCompletions lets a shell ask for completions. Only a shell that does needs
// them.
func (a *app) addCompletions(root *cobra.Command) {
	for _, cmd := range append(root.Commands(), root) {
		if complete, ok := argumentsOf[cmd.Name()]; ok {
			cmd.ValidArgsFunction = a.completing(complete)
		}
		flags := func(f *pflag.Flag) {
			complete := flagValues[cmd.Name()+" --"+f.Name]
			if complete == nil {
				complete = flagValues[f.Name]
			}
			if complete != nil {
				cmd.RegisterFlagCompletionFunc(f.Name, a.completing(complete))
			}
		}
		cmd.Flags().VisitAll(flags)
		cmd.PersistentFlags().VisitAll(flags)
	}
}

// completing is a completer as cobra has it. What is wrong with the plan is not
// said here, for nobody could read it: there are no completions then.
func (a *app) completing(complete completer) cobra.CompletionFunc {
	return func(cmd *cobra.Command, given []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
		a.command = cmd
		fitting := slices.DeleteFunc(complete(a, given), func(c cobra.Completion) bool { return !strings.HasPrefix(c, begun) })
		directive := cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
		if slices.ContainsFunc(fitting, func(c cobra.Completion) bool { code, _, _ := strings.Cut(c, "\t"); return strings.HasSuffix(code, "=") }) {
			directive |= cobra.ShellCompDirectiveNoSpace
		}
		return fitting, directive
	}
}

func none(*app, []string) []cobra.Completion { return nil }

func words(list func() []string) completer {
	return func(*app, []string) []cobra.Completion { return list() }
}

// firstOnly completes the first argument and no others.
func firstOnly(complete completer) completer {
	return func(a *app, given []string) []cobra.Completion {
		if len(given) > 0 {
			return nil
		}
		return complete(a, given)
	}
}

func completeCommands(a *app, _ []string) []cobra.Completion {
	var all []cobra.Completion
	for _, c := range commands {
		all = append(all, cobra.CompletionWithDesc(c.name, c.make(a).Short))
	}
	return all
}

func completeRules(a *app, given []string) []cobra.Completion {
	var all []cobra.Completion
	for _, rule := range evaluate.Rules() {
		if !slices.Contains(given, rule.Code) {
			all = append(all, cobra.CompletionWithDesc(rule.Code, rule.Text.In(a.language())))
		}
	}
	return all
}

// planToComplete is the plan that the command line so far names, errors and all;
// nil where there is none.
func (a *app) planToComplete() (*plan.Plan, string) {
	name, err := a.findPlan()
	if err != nil {
		return nil, ""
	}
	p, _, err := a.readPlan(name)
	if err != nil {
		return nil, ""
	}
	return p, name
}

func completeYears(a *app, _ []string) []cobra.Completion {
	p, name := a.planToComplete()
	if p == nil {
		return nil
	}
	var all []cobra.Completion
	for _, y := range p.Years {
		about := a.say("senza misurazioni", "without measurements")
		if exists(measurementsName(name, y.Text.Value)) {
			about = a.say("con misurazioni", "with measurements")
		} else if days, _ := filepath.Glob(measurementsName(globbed(name), y.Text.Value+"-*-*")); len(days) > 0 {
			about = a.say("con monitoraggi", "with monitorings")
		}
		all = append(all, cobra.CompletionWithDesc(y.Text.Value, about))
	}
	return all
}

// completeDays lists the days of the monitorings beside the plan.
func completeDays(a *app, _ []string) []cobra.Completion {
	_, name := a.planToComplete()
	files, _ := filepath.Glob(measurementsName(globbed(name), "*-*-*"))
	var all []cobra.Completion
	for _, file := range files {
		day := stemOf(file)
		if date, problem := source.ParseDate(day); problem.IsZero() {
			all = append(all, cobra.CompletionWithDesc(day, a.say("monitoraggio del "+strconv.Itoa(date.Year()), "monitoring of "+strconv.Itoa(date.Year()))))
		}
	}
	return all
}

// ofPlan completes codes of a plan's elements of some kinds, or of all; those
// that stand on the line already are left out.
func ofPlan(kinds ...string) completer {
	return func(a *app, given []string) []cobra.Completion {
		p, _ := a.planToComplete()
		if p == nil {
			return nil
		}
		var all []cobra.Completion
		for _, c := range report.Codes(p, kinds...) {
			if !slices.Contains(given, c.Code) {
				all = append(all, cobra.CompletionWithDesc(c.Code, oneLine(c.Kind.In(a.language())+": "+c.Name)))
			}
		}
		return all
	}
}

// assigning completes what is given a value: CODE=.
func assigning(complete completer) completer {
	return func(a *app, given []string) []cobra.Completion {
		all := complete(a, given)
		for k, c := range all {
			code, about, _ := strings.Cut(c, "\t")
			all[k] = cobra.CompletionWithDesc(code+"=", about)
		}
		return all
	}
}

// completeExplained lists what explain does: with a year the plan's figures, else
// the rules.
func completeExplained(a *app, given []string) []cobra.Completion {
	if a.command != nil && a.given("year") {
		return ofPlan("objective", "indicator")(a, given)
	}
	return append(completeRules(a, given), ofPlan("indicator")(a, given)...)
}

// oneLine is a text that a shell can show beside a completion.
func oneLine(s string) string { return clean(strings.Join(strings.Fields(s), " ")) }
