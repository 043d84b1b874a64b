package main

import (
	"github.com/spf13/cobra"

	"piao/cmd/internal/report/intake"
	"piao/cmd/internal/sheet"
	"piao/cmd/internal/sheet/spelling"
	"piao/plan/lang"
)

// importFlags are the flags of `import` alone.
type importFlags struct {
	year              int
	file              string
	code, value       string
	sheets            []string
	headerRow         int
	locale, delimiter string
	overwrite, dryRun bool
}

func newImport(a *app) *cobra.Command {
	var f importFlags
	cmd := &cobra.Command{
		Use: "import FILE …",
		Short: a.say("Cifre da CSV e XLSX nelle misurazioni di un anno",
			"Figures from CSV and XLSX into a year's measurements"),
		Long: a.say(`Porta nelle misurazioni di un anno le cifre di fogli di calcolo: quelli scritti
da piao template, riempiti, e qualunque foglio con una colonna di codici e una
di valori. «-» è lo standard input. Le colonne si trovano dalle intestazioni
(codice, valore, manca perché, fonte), oppure si indicano. Una riga senza valore
e senza motivo non si legge, ed è detta; la fonte che il piano ha già non si ripete.

Prima di scrivere mostra che cosa aggiunge, che cosa cambia e che cosa ne dirà
check. Un valore che c'è già cambia solo con --overwrite; dove il file dice che la
cifra manca, la cifra si aggiunge. O tutto o niente: se un codice è sconosciuto o una cella non si può
leggere, non scrive e termina con 1. Commenti e impaginazione restano.

I numeri che si leggono in due modi, come 1.234, sono rifiutati finché --locale
non dice quale vale. Una cella che mostra 20 % è 20 %; i numeri si arrotondano
alle 15 cifre che Excel mostra; una cella che mostra un numero diverso da quello
che contiene è rifiutata; un codice è ciò che la cella mostra; delle formule si
prende il risultato salvato nel file. Le righe nascoste si leggono; i fogli
nascosti solo con --sheet.`,
			`Brings the figures of spreadsheets into the measurements of a year: of those that
piao template writes, filled in, and of any sheet with a column of codes and one
of values. “-” is standard input. Columns are found by their headers (code,
value, missing because, source), or named. A row without a value or a reason is
not read, and named; a source that the plan has already is not repeated.

Before it writes it shows what it adds, what it changes and what check will say of
that. A value that stands changes with --overwrite only; where the file says that
the figure is missing, it is added. All or nothing: if a code is unknown or a cell cannot be read, it writes
nothing and ends with 1. Comments and layout stay.

Numbers that can be read in two ways, such as 1.234, are refused until --locale
says which holds. A cell that shows 20 % is 20 %; numbers are rounded to the 15
digits that Excel shows; a cell that shows another number than it holds is
refused; a code is what its cell shows; of formulas it takes the result that the
file has. Hidden rows are read; hidden sheets with --sheet only.`),
		Example: a.say(`  piao import metrico.xlsx --year 2023 --dry-run
  piao import uffici/*.csv --year 2023 --locale it
  piao import conto.xlsx --year 2023 --sheet Riepilogo --code-column A --value-column "Anno 2023"
  piao import giugno.xlsx --as-of 2024-06-30 --overwrite`,
			`  piao import metrology.xlsx --year 2023 --dry-run
  piao import offices/*.csv --year 2023 --locale en
  piao import accounts.xlsx --year 2023 --sheet Summary --code-column A --value-column "Year 2023"
  piao import june.xlsx --as-of 2024-06-30 --overwrite`),
		RunE: func(_ *cobra.Command, args []string) error { return runImport(a, &f, args) },
	}
	a.addReportFlags(cmd)
	a.addImportFlags(cmd, &f)
	return cmd
}

func (a *app) addImportFlags(cmd *cobra.Command, f *importFlags) {
	flags := cmd.Flags()
	flags.IntVar(&f.year, "year", 0, a.say("l'`anno` delle cifre, se il piano ne ha più d'uno",
		"the `year` of the figures, if the plan has several"))
	a.addAsOfFlag(cmd)
	flags.StringVar(&f.file, "measurements", "",
		a.say("il `file` delle misurazioni, se non è quello dell'anno accanto al piano",
			"the measurements' `file`, if it is not that of the year beside the plan"))
	flags.StringVar(&f.code, "code-column", "", a.say("la `colonna` dei codici: intestazione, lettera o numero",
		"the `column` of the codes: header, letter or number"))
	flags.StringVar(&f.value, "value-column", "", a.say("la `colonna` dei valori", "the `column` of the values"))
	flags.BoolVar(&f.overwrite, "overwrite", false, a.say("cambia anche i valori che ci sono già",
		"change values that stand already, too"))
	flags.BoolVarP(&f.dryRun, "dry-run", "n", false, a.say("mostra soltanto, senza scrivere",
		"only show, write nothing"))
	a.addSheetFlags(cmd, f)
}

// addSheetFlags adds the flags that say how to read spreadsheets.
func (a *app) addSheetFlags(cmd *cobra.Command, f *importFlags) {
	flags := cmd.Flags()
	flags.StringArrayVar(&f.sheets, "sheet", nil, a.say("un solo foglio, ripetibile: il suo `nome`",
		"one sheet only, repeatable: its `name`"))
	flags.IntVar(&f.headerRow, "header-row", 0, a.say("la `riga` delle intestazioni", "the `row` of the headers"))
	flags.StringVar(&f.locale, "locale", "", a.say("come sono scritti i numeri nei testi: `it|en`, 1.234,5 o 1,234.5",
		"how texts write numbers: `it|en`, 1.234,5 or 1,234.5"))
	flags.StringVar(&f.delimiter, "delimiter", "", a.say("il `separatore` del CSV, se non si capisce da sé: ; , tab",
		"the `delimiter` of CSV, where it is not found out: ; , tab"))
}

func runImport(a *app, f *importFlags, args []string) error {
	destinations, err := a.destinations(formatNames())
	if err != nil {
		return err
	}
	if err := f.check(a, args); err != nil {
		return err
	}
	p, err := a.loadPlan()
	if err != nil {
		return err
	}
	to, read, err := a.destination(f, p)
	if err != nil {
		return err
	}
	asked := sheet.Asked{Delimiter: f.delimiterOf(), Sheets: f.sheets, Code: f.code, Value: f.value, Header: f.headerRow}
	sheets, notes, err := a.readSheets(args, asked)
	if err != nil {
		return err
	}
	l, known := lang.Parse(f.locale)
	in := sheet.Decide(p, to, sheets, spelling.Locale{Lang: l, Known: known})
	after := in.Write()
	broken := a.advise(in, after, p)
	doc := intake.Intake(&intake.Import{
		Intake: in, From: filesOf(args), To: to.File.Name, New: read == nil, Overwrite: f.overwrite, Notes: notes,
	})
	if err := a.print(doc, destinations); err != nil {
		return err
	}
	if len(broken) > 0 {
		return invalid(broken)
	}
	if err := f.judge(in); err != nil || f.dryRun || in.Count(sheet.Add, sheet.Change) == 0 {
		return err
	}
	return a.writeImport(to.File.Name, read, after)
}

func filesOf(args []string) []string {
	return namesOf(args, func(arg string) string {
		if arg == stdinName {
			return stdinLabel
		}
		return arg
	})
}

// check refuses flags that contradict one another or whose value is not allowed.
func (f *importFlags) check(a *app, args []string) error {
	switch {
	case len(args) == 0:
		return usageError(lang.Say("import vuole almeno un file: piao import dati.xlsx --year 2023",
			"import takes at least one file: piao import data.xlsx --year 2023"))
	case f.locale != "" && f.locale != "it" && f.locale != "en":
		return usageError(lang.Say("--locale è it oppure en, non «%s»", "--locale is it or en, not “%s”", f.locale))
	case f.delimiter != "" && f.delimiterOf() == 0:
		return usageError(lang.Say("--delimiter è un carattere, o tab, non «%s»",
			"--delimiter is one character, or tab, not “%s”", f.delimiter))
	case a.given("header-row") && f.headerRow < 1:
		return usageError(lang.Say("--header-row è una riga, da 1 in poi, non %d",
			"--header-row is a row, from 1 on, not %d", f.headerRow))
	case f.file != "" && a.asOfFlag != "":
		return twoSources()
	}
	return nil
}

// delimiterOf is the delimiter that the command line names; 0 if there is none.
func (f *importFlags) delimiterOf() rune {
	if f.delimiter == "tab" || f.delimiter == `\t` {
		return '\t'
	}
	if r := []rune(f.delimiter); len(r) == 1 && r[0] != '"' && r[0] != '\n' && r[0] != '\r' {
		return r[0]
	}
	return 0
}

// judge is the verdict on what the sheets say. They are imported completely or not
// at all.
func (f *importFlags) judge(in *sheet.Intake) error {
	var hints []lang.Message
	if n := in.Count(sheet.Refuse); n > 0 {
		hints = append(hints, lang.Say("celle rifiutate: %d; correggerle nel foglio",
			"refused cells: %d; correct them in the sheet", n))
	}
	if n := in.Count(sheet.Unknown); n > 0 {
		hints = append(hints, lang.Say("codici sconosciuti: %d; correggerli o togliere le righe",
			"unknown codes: %d; correct them or remove the rows", n))
	}
	if n := in.Count(sheet.Change); n > 0 && !f.overwrite {
		hints = append(hints, lang.Say("valori diversi da quelli che ci sono: %d; per cambiarli, --overwrite",
			"values that differ from those that stand: %d; to change them, --overwrite", n))
	}
	switch {
	case len(hints) == 0:
		return nil
	case f.dryRun:
		return verdict(lang.Say("così com'è non si può importare:", "as it is, it cannot be imported:"), hints...)
	}
	return verdict(lang.Say("non è stato scritto niente:", "nothing was written:"), hints...)
}
