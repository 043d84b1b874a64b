package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"piao/cmd/internal/document"
	"piao/plan/diag"
	"piao/plan/lang"
)

// speakHelp makes cobra, which knows only English, use the language of the run.
func (a *app) speakHelp(root *cobra.Command) {
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) {
		if words := cmd.Flags().Args(); cmd == root && len(words) > 0 {
			a.refused = a.noSuchCommand(root, words)
			return
		}
		a.refused = a.deliver(a.helpOn(cmd))
	})
	root.SetFlagErrorFunc(a.flagError)
	root.SetHelpCommand(newHelp(a))
}

func newHelp(a *app) *cobra.Command {
	return &cobra.Command{
		Use:               a.say("help [COMANDO]", "help [COMMAND]"),
		Short:             a.say("Aiuto su un comando", "Help on a command"),
		ValidArgsFunction: a.completing(firstOnly(completeCommands)),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usageError(lang.Say("help vuole un solo comando", "help takes one command"),
					lang.Say("per esempio: piao help %s", "for example: piao help %s", args[0]))
			}
			about, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return a.noSuchCommand(cmd.Root(), args)
			}
			return about.Help()
		},
	}
}

func (a *app) helpOn(cmd *cobra.Command) []byte {
	w, width := &bytes.Buffer{}, a.output(a.stdout).Width
	fmt.Fprintf(w, "%s\n\n%s\n  %s\n", cmp.Or(cmd.Long, cmd.Short), a.say("Uso:", "Usage:"), a.useLine(cmd))
	if cmd.HasAvailableSubCommands() {
		fmt.Fprintf(w, "\n%s\n", a.say("Comandi:", "Commands:"))
		for _, sub := range cmd.Commands() {
			writeEntry(w, width, "  "+sub.Name(), 16, sub.Short)
		}
	}
	if cmd.HasExample() {
		fmt.Fprintf(w, "\n%s\n%s\n", a.say("Esempi:", "Examples:"), cmd.Example)
	}
	writeFlags(w, width, a.say("Opzioni:", "Options:"), cmd.LocalNonPersistentFlags())
	writeFlags(w, width, a.say("Opzioni comuni:", "Common options:"), cmd.Root().PersistentFlags())
	if cmd.HasAvailableSubCommands() {
		fmt.Fprintf(w, "\n%s\n", a.say("Per un comando: piao help COMANDO", "For a command: piao help COMMAND"))
	}
	return w.Bytes()
}

func (a *app) useLine(cmd *cobra.Command) string {
	if cmd.HasAvailableSubCommands() {
		return cmd.CommandPath() + a.say(" COMANDO [opzioni]", " COMMAND [options]")
	}
	return cmd.Root().Name() + " " + cmd.Use + a.say(" [opzioni]", " [options]")
}

func writeFlags(w io.Writer, width int, title string, flags *pflag.FlagSet) {
	if !flags.HasAvailableFlags() {
		return
	}
	fmt.Fprintf(w, "\n%s\n", title)
	flags.VisitAll(func(f *pflag.Flag) {
		name, usage := pflag.UnquoteUsage(f)
		spelling := "    --" + f.Name
		if f.Shorthand != "" {
			spelling = "-" + f.Shorthand + ", --" + f.Name
		}
		switch {
		case f.Value.Type() == "bool":
		case f.NoOptDefVal != "":
			spelling += "[=" + name + "]"
		default:
			spelling += " " + name
		}
		writeEntry(w, width, "  "+spelling, 29, usage)
	})
}

// writeEntry writes a name and its meaning. The meaning begins at a column and is
// wrapped to the page's width. A name that is too long for that gets a line of its
// own.
func writeEntry(w io.Writer, width int, name string, column int, text string) {
	if width > 0 {
		width = max(24, width-column)
	}
	if len([]rune(name)) >= column {
		fmt.Fprintln(w, name)
		name = ""
	}
	for _, line := range document.Wrap(text, width) {
		fmt.Fprintf(w, "%-*s%s\n", column, name, line)
		name = ""
	}
}

// noSuchCommand refuses words that are no command, and names the nearest ones.
func (a *app) noSuchCommand(root *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	names := namesOf(root.Commands(), (*cobra.Command).Name)
	return usageError(lang.Say("il comando «%s» non esiste", "there is no command “%s”", args[0]),
		append(perhaps(args[0], names, ""), lang.Say("tutti i comandi: piao help", "all commands: piao help"))...)
}

// perhaps is a hint with the known words that resemble a word, each with a prefix;
// empty if none does.
func perhaps(word string, known []string, prefix string) []lang.Message {
	near := diag.Near(word, known)
	for i := range near {
		near[i] = prefix + near[i]
	}
	if len(near) == 0 {
		return nil
	}
	return []lang.Message{lang.Say("forse %s?", "perhaps %s?", lang.AnyOf(near))}
}

// flagError says in the language of the run what pflag found wrong.
func (a *app) flagError(cmd *cobra.Command, err error) error {
	a.command = cmd
	hints := []lang.Message{lang.Say("le opzioni: %s --help", "the options: %s --help", cmd.CommandPath())}
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) {
		if unknown.GetSpecifiedName() == "version" {
			hints[0] = lang.Say("la versione: piao version", "the version: piao version")
		}
		var names []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		hints = append(perhaps(unknown.GetSpecifiedName(), names, "--"), hints...)
	}
	return usageError(translated(err), hints...)
}

// translated is the translation of an error of pflag's. Any other error stays as it
// is.
func translated(err error) lang.Message {
	var unknown *pflag.NotExistError
	var needs *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	var syntax *pflag.InvalidSyntaxError
	switch {
	case errors.As(err, &unknown):
		return lang.Say("l'opzione %s non esiste", "there is no option %s", dashed(unknown.GetSpecifiedName()))
	case errors.As(err, &needs):
		name := dashed(needs.GetSpecifiedName())
		return lang.Say("all'opzione %s serve un valore", "the option %s needs a value", name)
	case errors.As(err, &invalid):
		return lang.Say("--%s non può essere «%s»", "--%s cannot be “%s”", invalid.GetFlag().Name, invalid.GetValue())
	case errors.As(err, &syntax):
		return lang.Say("«%s» non si capisce", "“%s” cannot be understood", syntax.GetSpecifiedFlag())
	}
	return lang.Verbatim(err.Error())
}

func dashed(name string) string {
	if len([]rune(name)) == 1 {
		return "-" + name
	}
	return "--" + name
}
