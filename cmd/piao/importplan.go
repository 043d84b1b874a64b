package main

import (
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"piao/cmd/internal/planrows"
	"piao/cmd/internal/sheet"
	"piao/cmd/internal/sheet/spelling"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
	"piao/plan/source/layout"
)

// importPlanFlags are the flags of `import-plan` alone.
type importPlanFlags struct {
	importFlags
	columns []string
	out     string
	planrows.Asked
}

func newImportPlan(a *app) *cobra.Command {
	var f importPlanFlags
	cmd := &cobra.Command{
		Use: "import-plan FILE",
		Short: a.say("Un primo piano dalla tabella degli indicatori, CSV o XLSX",
			"A first plan from the table of indicators, CSV or XLSX"),
		Long: a.say(`Fa un primo piano dalla tabella che ogni ente ha: una riga per indicatore. «-» è lo
standard input. Le colonne si trovano dalle intestazioni, in italiano o in inglese,
oppure con --column CHIAVE=INTESTAZIONE; le chiavi: area, objective, title, parent,
objective_weight, programme, indicator, name, type, unit, weight, formula, office,
source, o un anno; senza intestazione la colonna resta fuori. Le celle dell'obiettivo
vuote valgono come sopra.

Nessun numero si indovina: se una cella si legge in due modi non scrive nulla e
termina con 1; i pesi senza il segno % sono punti. I codici che mancano si fanno dalla
posizione. Ciò che non era chiaro ha un commento nel piano.`,
			`Makes a first plan from the table that every body has: a row for each indicator. “-”
is standard input. Columns are found by their headers, in Italian or English, or by
--column KEY=HEADER; the keys: area, objective, title, parent, objective_weight,
programme, indicator, name, type, unit, weight, formula, office, source, or a year;
without a header the column is left out. Empty cells of the objective mean the row
above.

No number is guessed: if a cell can be read in two ways it writes nothing and ends
with 1; weights without the sign % are points. Codes that are missing are made from
the position. What was unclear has a comment in the plan.`),
		Example: a.say(`  piao import-plan piano.xlsx -o plan.yaml
  piao import-plan piano.csv --entity comune --name "Comune di Esempio" --locale it
  piao import-plan piano.xlsx --column weight="Peso %" --column 2025=Atteso --target ">="`,
			`  piao import-plan plan.xlsx -o plan.yaml
  piao import-plan plan.csv --entity town --name "Town of Example" --locale en
  piao import-plan plan.xlsx --column weight="Weight %" --column 2025=Expected --target ">="`),
		RunE: func(_ *cobra.Command, args []string) error { return runImportPlan(a, &f, args) },
	}
	flags := cmd.Flags()
	flags.StringVarP(&f.out, "output", "o", "", a.say("scrive il piano nel `file`, che non deve esserci",
		"write the plan to the `file`, which must not be there"))
	flags.StringVar(&f.Entity, "entity", "", a.say("il `codice` dell'ente", "the body's `code`"))
	flags.StringVar(&f.Asked.Name, "name", "", a.say("il `nome` dell'ente", "the body's `name`"))
	flags.StringVar(&f.Title, "title", "", a.say("il `titolo` del piano", "the plan's `title`"))
	flags.StringArrayVar(&f.columns, "column", nil, a.say(
		"una colonna con un'altra intestazione, ripetibile: `chiave=intestazione`, o la sua lettera",
		"a column with another header, repeatable: `key=header`, or its letter"))
	flags.StringVar(&f.Operator, "target", "", a.say("l'operatore dei target che non ne hanno: `>=|<=|=|>|<`",
		"the operator of targets without one: `>=|<=|=|>|<`"))
	a.addSheetFlags(cmd, &f.importFlags)
	return cmd
}

func runImportPlan(a *app, f *importPlanFlags, args []string) error {
	if err := f.complete(a, args); err != nil {
		return err
	}
	file, err := a.readSheetFile(args[0])
	if err != nil {
		return err
	}
	tables, notes, wrong := sheet.Tables(file.Name, file.Bytes, sheet.Asked{Delimiter: f.delimiterOf(), Sheets: f.sheets})
	var d *planrows.Draft
	if wrong.IsZero() {
		d, wrong = planrows.Read(tables, f.Asked)
	}
	if !wrong.IsZero() {
		return usageError(wrong.Message, wrong.Hints...)
	}
	for _, note := range append(notes, d.Notes...) {
		a.note(note)
	}
	if err := a.judgeDraft(d); err != nil {
		return err
	}
	text, found, err := a.formatted(d.File)
	if found.Failed() { // as of weights
		root, _ := source.Parse(d.File)
		text, _, _ = layout.Of(root, styleOf(root))
	}
	switch {
	case err != nil:
		return err
	case f.out == "":
		return a.deliver(text)
	}
	return destination{file: f.out, fresh: true}.save(text)
}

// judgeDraft says which cells are refused. An error of the plan is one of the cell that its line
// is from, unless no cell is wrong by itself: weights that do not add up are said and stay.
func (a *app) judgeDraft(d *planrows.Draft) error {
	_, found := verifiedPlan(d.File)
	for _, e := range errorsOnly(found) {
		if strings.HasPrefix(e.Rule.Code, "weights-") {
			a.note(lang.Say("dalla tabella: %s", "from the table: %s", e.Message), e.Hints...)
		} else {
			d.Refuse(d.Lines[min(int(e.Pos.Line), len(d.Lines))-1], e.Message, e.Hints...)
		}
	}
	for _, r := range d.Refused[:min(len(d.Refused), diag.Printed.Most)] {
		a.note(r.Message, r.Hints...)
	}
	if n := len(d.Refused); n > 0 {
		return verdict(lang.Say("non è stato scritto niente: celle rifiutate: %d",
			"nothing was written: refused cells: %d", n))
	}
	return nil
}

// complete checks the arguments, and reads the flags that say several things.
func (f *importPlanFlags) complete(a *app, args []string) error {
	if len(args) != 1 {
		return usageError(lang.Say("import-plan vuole un solo file: piao import-plan piano.xlsx",
			"import-plan takes one file: piao import-plan plan.xlsx"))
	}
	if err := f.check(a, args); err != nil {
		return err
	}
	operators := []string{">=", "<=", "=", ">", "<"}
	switch {
	case f.Operator != "" && !slices.Contains(operators, f.Operator):
		return noSuchValue("target", f.Operator, operators)
	case f.out != "" && isFile(f.out):
		return usageError(lang.Say("%s c'è già: import-plan non ci scrive sopra",
			"%s is there already: import-plan does not write over it", f.out),
			lang.Say("dare un altro nome, oppure spostarlo", "give another name, or move it away"))
	}
	f.Columns = map[string]string{}
	for _, column := range f.columns {
		key, header, ok := strings.Cut(column, "=")
		if _, err := time.Parse("2006", key); !ok || err != nil && !slices.Contains(planrows.Keys, key) {
			return usageError(lang.Say("--column è chiave=intestazione, non «%s»",
				"--column is key=header, not “%s”", column),
				lang.Say("le chiavi: %s, o un anno", "the keys: %s, or a year", lang.Words(planrows.Keys)))
		}
		f.Columns[key] = strings.Join(strings.Fields(header), " ")
	}
	l, known := lang.Parse(f.locale)
	f.Asked.Lang, f.Header, f.Locale = a.language(), f.headerRow, spelling.Locale{Lang: l, Known: known}
	return nil
}
