package main

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"piao/cmd/internal/report"
	"piao/evaluate/advice"
	"piao/plan/lang"
	"piao/plan/source"
	"piao/plans"
)

func newCompletion(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "completion bash|zsh|fish",
		Short: a.say("Il completamento dei comandi per una shell", "Completion of commands for a shell"),
		Long: a.say(`Stampa lo script che insegna a una shell a completare comandi, opzioni, anni e
codici del piano, con i loro nomi. Per averlo sempre, mettere la riga
dell'esempio in ~/.bashrc, ~/.zshrc (dopo compinit) o ~/.config/fish/config.fish.`,
			`Prints the script that teaches a shell to complete commands, flags, years and the
plan's codes, with their names. To have it always, put the example's line in
~/.bashrc, ~/.zshrc (after compinit) or ~/.config/fish/config.fish.`),
		Example: `  source <(piao completion bash)
  source <(piao completion zsh)
  piao completion fish | source`,
		RunE: func(cmd *cobra.Command, args []string) error { return a.writeCompletion(cmd.Root(), args) },
	}
}

func shellNames() []string { return []string{"bash", "zsh", "fish"} }

func (a *app) writeCompletion(root *cobra.Command, args []string) error {
	var script bytes.Buffer
	repairs, err := strings.NewReplacer(), error(nil)
	switch {
	case slices.Equal(args, []string{"bash"}):
		repairs, err = bashRepairs, root.GenBashCompletionV2(&script, true)
	case slices.Equal(args, []string{"zsh"}):
		err = root.GenZshCompletion(&script)
	case slices.Equal(args, []string{"fish"}):
		repairs, err = fishRepairs, root.GenFishCompletion(&script, true)
	default:
		err = usageError(lang.Say("completion vuole una shell: %s", "completion takes a shell: %s", lang.AnyOf(shellNames())))
	}
	if err != nil {
		return err
	}
	return a.deliver([]byte(repairs.Replace(script.String())))
}

// bashRepairs are changes to cobra's script for bash. Codes with blanks stay escaped
// also where there are several, because bash inserts what they have in common.
// Without bash-completion, the words that bash splits at = and : are joined again.
var bashRepairs = strings.NewReplacer(
	`    _get_comp_words_by_ref "$@" cur prev words cword`+"\n", `    if declare -F _get_comp_words_by_ref >/dev/null; then
        _get_comp_words_by_ref "$@" cur prev words cword
        return
    fi
    local word joined=
    words=()
    for word in "${COMP_WORDS[@]:0:COMP_CWORD+1}"; do
        if [[ -n $word && ${#words[@]} -gt 1 && ( -n $joined || $word == [=:]* ) ]]; then
            words[${#words[@]}-1]+=$word
        else
            words+=("$word")
        fi
        joined=${word##*[!=:]}
    done
    cword=$((${#words[@]} - 1)) cur=${words[${#words[@]}-1]}
`,
	`COMPREPLY+=("$compline")`, `COMPREPLY+=("$comp${compline#"${compline%%$tab*}"}")`,
	"        comp=${compline%%$tab*}\n        if ", "        if ",
	`COMPREPLY[0]=$(printf "%q" "${COMPREPLY[0]%%$tab*}")`, `COMPREPLY[0]=${COMPREPLY[0]%%$tab*}`,
)

// fishRepairs are changes to cobra's script for fish, for codes with blanks and for
// flags with a value. Words that people escaped or quoted are passed on as they are.
// A completion that begins with a dash is not taken for an option.
var fishRepairs = strings.NewReplacer(
	"    set -l args (commandline -opc)\n", `    set -l args
    for arg in (commandline -opc)
        if string match -q -r -- '\s' $arg
            set arg (string escape -- $arg)
        end
        set -a args $arg
    end
`,
	"    set -l lastArg (string escape -- (commandline -ct))\n",
	`    set -l lastArg (string unescape -- (commandline -ct))
    or set lastArg (string trim --left --chars '"\'' -- (commandline -ct))
    set lastArg (string escape -- $lastArg)
`,
	`(string split --max 1 \t $`, `(string split --max 1 -- \t $`,
	`(string sub -s -1 -- $split)`, `(string sub -s -1 -- $split[1])`,
)

// completer lists what may stand at one place of the command line, with its meaning.
type completer func(a *app, given []string) []cobra.Completion

// argumentsOf maps commands to the completers of their arguments. Other commands
// take files.
func argumentsOf() map[string]completer {
	return map[string]completer{
		"evaluate":   firstOnly(completeYears),
		"template":   firstOnly(completeYears),
		"whatif":     firstOnly(completeYears),
		"needs":      firstOnly(completeYears),
		"show":       ofPlan(),
		"trend":      ofPlan("area", "objective", "indicator", "measure"),
		"log":        firstOnly(ofPlan("objective", "indicator", "measure")),
		"explain":    completeExplained,
		"schema":     firstOnly(words(schemaNames())),
		"completion": firstOnly(words(shellNames())),
		"version":    words(nil),
	}
}

// flagValues maps flags, of any command or of one, to the completers of their
// values.
func flagValues() map[string]completer {
	return map[string]completer{
		"as-of":       completeDays,
		"dialect":     words([]string{"excel-it"}),
		"from":        words(plans.Shipped()),
		"no-rule":     completeRules,
		"objective":   ofPlan("objective"),
		"office":      ofPlan("office"),
		"rule":        completeRules,
		"set":         assigning(ofPlan("measure")),
		"change":      assigning(ofPlan("measure")),
		"weight":      assigning(ofPlan("objective")),
		"year":        completeYears,
		"init --year": words(nil),
	}
}

// addCompletions registers the completers of arguments and flags with cobra.
func (a *app) addCompletions(root *cobra.Command) {
	arguments, values := argumentsOf(), flagValues()
	for _, cmd := range append(root.Commands(), root) {
		if complete, ok := arguments[cmd.Name()]; ok {
			cmd.ValidArgsFunction = a.completing(complete)
		}
		add := func(f *pflag.Flag) {
			complete := values[cmd.Name()+" --"+f.Name]
			if complete == nil {
				complete = values[f.Name]
			}
			if complete == nil {
				complete = valuesOf(f)
			}
			if complete != nil {
				cmd.RegisterFlagCompletionFunc(f.Name, a.completing(complete))
			}
		}
		cmd.Flags().VisitAll(add)
		cmd.PersistentFlags().VisitAll(add)
	}
}

// valuesOf is the completer of a flag by the name that its usage gives the value:
// `a|b` lists the values, `file` is completed by the shell, and anything else is
// free.
func valuesOf(f *pflag.Flag) completer {
	name, _ := pflag.UnquoteUsage(f)
	switch {
	case name == "file":
		return nil
	case strings.Contains(name, "|"):
		return words(strings.Split(name, "|"))
	}
	return words(nil)
}

// completing makes a completer a cobra function. Problems of the plan are not
// reported, because nobody could read the report; there are no completions then.
func (a *app) completing(complete completer) cobra.CompletionFunc {
	return func(cmd *cobra.Command, given []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
		a.command = cmd
		directive := cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
		var fitting []cobra.Completion
		for _, c := range complete(a, given) {
			code, _, _ := strings.Cut(c, "\t")
			if !strings.HasPrefix(c, begun) || clean(code) != code {
				continue
			}
			fitting = append(fitting, c)
			if strings.HasSuffix(code, "=") {
				directive |= cobra.ShellCompDirectiveNoSpace
			}
		}
		return fitting, directive
	}
}

func words(list []string) completer {
	return func(*app, []string) []cobra.Completion { return list }
}

// firstOnly completes only the first argument.
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
	for _, cmd := range a.command.Root().Commands() {
		if !cmd.Hidden {
			all = append(all, cobra.CompletionWithDesc(cmd.Name(), cmd.Short))
		}
	}
	return all
}

func completeRules(a *app, given []string) []cobra.Completion {
	var all []cobra.Completion
	for _, rule := range advice.Rules() {
		if !slices.Contains(given, rule.Code) {
			all = append(all, cobra.CompletionWithDesc(rule.Code, rule.Text.In(a.language())))
		}
	}
	return all
}

func completeYears(a *app, _ []string) []cobra.Completion {
	p := a.planAtHand()
	if p == nil {
		return nil
	}
	name := p.File.Name
	var all []cobra.Completion
	for _, y := range p.Years {
		about := a.say("senza misurazioni", "without measurements")
		if exists(measurementsName(name, y.Text.Value)) {
			about = a.say("con misurazioni", "with measurements")
		} else if len(monitoringsOf(p, y.Value)) > 0 {
			about = a.say("con monitoraggi", "with monitorings")
		}
		all = append(all, cobra.CompletionWithDesc(y.Text.Value, about))
	}
	return all
}

// completeDays lists the days of the monitorings beside the plan.
func completeDays(a *app, _ []string) []cobra.Completion {
	p := a.planAtHand()
	if p == nil {
		return nil
	}
	var all []cobra.Completion
	for _, file := range measurementsLike(p.File.Name, "*-*-*") {
		day := stemOf(file)
		if date, problem := source.ParseDate(day); problem.IsZero() {
			about := a.say("monitoraggio del ", "monitoring of ") + strconv.Itoa(date.Year())
			all = append(all, cobra.CompletionWithDesc(day, about))
		}
	}
	return all
}

// ofPlan completes codes of a plan's elements of some kinds, or of all, except those
// already on the command line.
func ofPlan(kinds ...string) completer {
	return func(a *app, given []string) []cobra.Completion {
		p := a.planAtHand()
		if p == nil {
			return nil
		}
		var all []cobra.Completion
		for _, e := range p.Coded() {
			wanted := len(kinds) == 0 || slices.Contains(kinds, e.Kind.Code)
			if wanted && !slices.Contains(given, e.Code) {
				about := report.KindName(e.Kind).In(a.language()) + ": " + e.Name
				all = append(all, cobra.CompletionWithDesc(e.Code, clean(strings.Join(strings.Fields(about), " "))))
			}
		}
		return all
	}
}

// assigning completes codes to which a value is assigned: CODE=.
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

// completeExplained lists what explain accepts: with a year, what has figures in the
// plan, else rules and indicators.
func completeExplained(a *app, given []string) []cobra.Completion {
	if a.given("year") {
		return ofPlan("objective", "indicator")(a, given)
	}
	return append(completeRules(a, given), ofPlan("indicator")(a, given)...)
}
