package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"piao/plan/lang"
	"piao/plan/source"
)

// options are the flags that several commands share.
type options struct {
	langFlag     string
	planFlag     string
	measureFlags []string
	asOfFlag     string
	formatFlags  []string
	outFlag      string
	widthFlag    int
	colorFlag    string
	dialectFlag  string

	planLang *lang.Lang     // the language of the plan that was read
	command  *cobra.Command // the command that runs
}

func (a *app) addGlobalFlags(root *cobra.Command) {
	f := root.PersistentFlags()
	f.StringVar(&a.langFlag, "lang", a.langFlag,
		a.say("lingua di ciò che si stampa: `it|en`", "language of what is printed: `it|en`"))
	f.StringVar(&a.colorFlag, "color", "auto", a.say("colori: `auto|always|never`", "colours: `auto|always|never`"))
	f.IntVar(&a.widthFlag, "width", 0, a.say(
		"larghezza della pagina in `colonne`; altrimenti COLUMNS, poi quella del terminale; "+
			"senza limite in una pipe o in un file",
		"width of the page in `columns`; else COLUMNS, then the terminal's; unlimited in a pipe or a file"))
	f.BoolP("help", "h", false, a.say("mostra questo aiuto", "show this help"))
}

func (a *app) addPlanFlag(cmd *cobra.Command) {
	cmd.Flags().StringVar(&a.planFlag, "plan", "", a.say(
		"il `file` del piano; altrimenti PIAO_PLAN, plan.yaml qui o più in alto, l'unico plans/*/plan.yaml",
		"the plan's `file`; else PIAO_PLAN, plan.yaml here or further up, the only plans/*/plan.yaml"))
}

// addAsOfFlag adds the flag that names a monitoring.
func (a *app) addAsOfFlag(cmd *cobra.Command) {
	cmd.Flags().StringVar(&a.asOfFlag, "as-of", "", a.say("un monitoraggio dell'anno: la sua `data`, 2024-06-30",
		"a monitoring of the year: its `date`, 2024-06-30"))
}

// addReportFlags adds the flags of a command that reports about the plan.
func (a *app) addReportFlags(cmd *cobra.Command) {
	a.addPlanFlag(cmd)
	a.addOutputFlags(cmd, formatNames())
}

// addOutputFlags adds the flags of a command that prints tables in some formats.
func (a *app) addOutputFlags(cmd *cobra.Command, names []string) {
	a.addFormatFlags(cmd, names)
	cmd.Flags().StringVar(&a.dialectFlag, "dialect", "",
		a.say("variante del CSV: `excel-it` (punto e virgola, virgola decimale, BOM)",
			"variant of CSV: `excel-it` (semicolons, decimal commas, BOM)"))
}

// addFormatFlags adds the flags of a command that writes in several formats.
func (a *app) addFormatFlags(cmd *cobra.Command, names []string) {
	all := strings.Join(names, "|")
	cmd.Flags().StringArrayVarP(&a.formatFlags, "format", "f", nil, a.say(
		"formato, ripetibile: `"+all+"`, con =FILE in un file", "format, repeatable: `"+all+"`, with =FILE to a file"))
	cmd.Flags().StringVarP(&a.outFlag, "output", "o", "",
		a.say("scrive il primo formato, senza --format quello dell'estensione, nel `file`",
			"write the first format, without --format that of the ending, to the `file`"))
}

// given reports whether a flag is on the command line, even with an empty value.
func (a *app) given(flag string) bool { return a.command.Flags().Changed(flag) }

// emptyFlag is a flag that was given an empty value, as an unset variable in a
// script does; empty if there is none.
func (a *app) emptyFlag() string {
	empty := ""
	a.command.Flags().Visit(func(f *pflag.Flag) {
		if f.Value.String() == "" || f.Value.String() == "[]" {
			empty = f.Name
		}
	})
	return empty
}

// checkGlobal refuses values that the shared flags do not allow.
func (a *app) checkGlobal() error {
	bad := a.langFlag
	if _, ok := lang.Parse(bad); !ok && bad != "" {
		a.langFlag = ""
		return usageError(lang.Say("--lang è it oppure en, non «%s»", "--lang is it or en, not “%s”", bad))
	}
	if colours := []string{"auto", "always", "never"}; !slices.Contains(colours, a.colorFlag) {
		return noSuchValue("color", a.colorFlag, colours)
	}
	if name := a.emptyFlag(); name != "" {
		return usageError(lang.Say("all'opzione --%s manca il valore", "the option --%s lacks its value", name))
	}
	if a.given("width") && a.widthFlag < 20 {
		return usageError(lang.Say("--width è almeno 20 colonne, non %d",
			"--width is at least 20 columns, not %d", a.widthFlag))
	}
	return nil
}

// noSuchValue says which values a flag allows.
func noSuchValue(flag, value string, known []string) *failure {
	return usageError(lang.Say("--%s è %s, non «%s»", "--%s is %s, not “%s”", flag, lang.AnyOf(known), value))
}

// badValue says what is wrong with the value of a flag.
func badValue(flag string, p source.Problem) *failure {
	return usageError(lang.Say("--%s: %s", "--%s: %s", flag, p.Message), p.Hints...)
}
