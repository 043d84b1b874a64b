package main

import (
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"piao/cmd/internal/sheet"
	"piao/evaluate"
	"piao/evaluate/ahead"
	"piao/plan"
	"piao/plan/lang"
	"piao/plan/source"
)

// templateFormats are the formats of `template`, the default first.
var templateFormats = []string{"yaml", "csv", "xlsx"}

func newTemplate(a *app) *cobra.Command {
	var office string
	cmd := &cobra.Command{
		Use: a.say("template ANNO", "template YEAR"),
		Short: a.say("Le misure da raccogliere per un anno, da riempire",
			"The measures to collect for a year, to fill in"),
		Long: a.say(`Elenca ogni misura che le formule chiedono al file di un anno, per ufficio e
obiettivo, con nome, unità, fonte, gli indicatori che la usano e il valore
dell'anno prima. Una misura sta una volta sola, con il primo ufficio che la usa;
con --office sta anche con chi ne risponde insieme a quello.

In YAML è il file delle misurazioni da riempire; se il file c'è già, è il suo
testo, con tutti i commenti, più le misure che gli mancano: si scrive in un altro
file, che poi ne prende il posto. In CSV e in XLSX (un foglio per ufficio, si
scrive solo nelle celle da riempire) è la tabella da mandare agli uffici, che
piao import rilegge; ciò che è già misurato vi compare.

Non scrive mai sopra un file che c'è. Senza --format, -o misure.csv e
-o misure.xlsx scrivono CSV e XLSX. Di un anno prima del piano elenca le misure
che servono ai confronti.`,
			`Lists every measure that formulas ask of a year's file, by office and objective,
with name, unit, source, the indicators that use it and last year's value. A
measure stands once, with the first office that uses it; with --office also with
one that answers for it together with that one.

As YAML it is the measurements file to fill in; if the file is there already, it
is that file's text with all its comments, and the measures that it lacks: write it
to another file, which then takes its place. As CSV and XLSX (one sheet an
office, only the cells to fill in can be changed) it is the table to send to the
offices, which piao import reads back; what has been measured already stands in
it.

It never writes over a file. Without --format, -o measures.csv and
-o measures.xlsx write CSV and XLSX. Of a year before the plan it lists the
measures that comparisons need.`),
		Example: a.say(`  piao template 2024
  piao template 2024 -o measurements/2024.yaml
  piao template 2024 --office metrico -o metrico.xlsx
  piao template 2024 --format csv --dialect excel-it -o misure.csv
  piao template 2024 --as-of 2024-06-30 -o measurements/2024-06-30.yaml`,
			`  piao template 2024
  piao template 2024 -o measurements/2024.yaml
  piao template 2024 --office metrico -o metrico.xlsx
  piao template 2024 --format csv -o measures.csv
  piao template 2024 --as-of 2024-06-30 -o measurements/2024-06-30.yaml`),
		Args: yearOf,
		RunE: func(_ *cobra.Command, args []string) error { return runTemplate(a, office, args[0]) },
	}
	a.addPlanFlag(cmd)
	flags := cmd.Flags()
	flags.StringVar(&office, "office", "", a.say("un solo ufficio: il suo `codice`; - per le misure senza ufficio",
		"one office only: its `code`; - for measures without one"))
	a.addAsOfFlag(cmd)
	a.addOutputFlags(cmd, templateFormats)
	flags.Lookup("output").Usage += a.say(", che non deve esserci", ", which must not be there")
	return cmd
}

func runTemplate(a *app, office, arg string) error {
	destinations, err := a.templateDestinations()
	if err != nil {
		return err
	}
	year, stem, err := a.whichYear(arg)
	if err != nil {
		return err
	}
	p, year, measurements, err := a.loadCollected(year, stem)
	if err != nil {
		return err
	}
	c := ahead.Collect(p, year, measurements)
	if len(c.Requests) == 0 {
		if err := checkYear(p, year); err != nil {
			return err
		}
	}
	t := &template{app: a, plan: p, Collection: c, stem: stem}
	if k := slices.IndexFunc(measurements, func(m *evaluate.Measurements) bool { return m.Year == year }); k >= 0 {
		t.current = measurements[k]
	}
	if err := t.choose(office); err != nil {
		return err
	}
	if err := a.deliverAll(destinations, t.render); err != nil {
		return err
	}
	t.sayEarlier()
	t.sayUnjudged()
	return nil
}

// templateDestinations are the destinations of the template, which are new files.
func (a *app) templateDestinations() ([]destination, error) {
	destinations, err := a.destinations(templateFormats)
	if err != nil {
		return nil, err
	}
	terminal, _ := terminalOf(a.stdout)
	for k, t := range destinations {
		destinations[k].fresh = !exists(t.file)
		switch {
		case t.file == "" && t.name == "xlsx" && terminal:
			return nil, usageError(lang.Say("un foglio XLSX non si legge sullo schermo: dargli un file, -o misure.xlsx",
				"an XLSX sheet cannot be read on a screen: give it a file, -o measures.xlsx"))
		case t.file != "" && isFile(t.file):
			return nil, usageError(lang.Say("%s c'è già, e potrebbe contenere cifre: template non ci scrive sopra",
				"%s is there already and may hold figures: template does not write over it", t.file),
				lang.Say("dare un altro nome, oppure spostarlo", "give another name, or move it away"))
		}
	}
	return destinations, nil
}

// loadCollected reads the plan, and those measurements of the years that a
// collection looks at that exist.
func (a *app) loadCollected(asked int, stem string) (*plan.Plan, int, []*evaluate.Measurements, error) {
	p, err := a.loadPlan()
	if err != nil {
		return nil, 0, nil, err
	}
	year, err := yearAsked(p, stem, asked)
	if err != nil {
		return nil, 0, nil, err
	}
	y := &yearFiles{app: a, plan: &location{file: p.File.Name}, year: year, stem: stem}
	for _, each := range ahead.CollectYears(p, year) {
		if _, err := y.besideIfAny(p, each); err != nil {
			return nil, 0, nil, err
		}
	}
	if y.found.Failed() {
		return nil, 0, nil, invalid(y.found)
	}
	return p, year, y.read, nil
}

// template is what is written for offices to fill in.
type template struct {
	*ahead.Collection
	app     *app
	plan    *plan.Plan
	stem    string                 // the stem of the year's file
	current *evaluate.Measurements // the content of the year's file; nil if there is none
}

// noOffice stands on the command line for what no office is responsible for.
const noOffice = "-"

// choose keeps what one office is asked for.
func (t *template) choose(code string) error {
	if code == "" {
		return nil
	}
	only := source.Canonical(code)
	known := t.plan.Codes(plan.OfficeElement)
	if only != noOffice && !slices.Contains(known, only) {
		f := usageError(lang.Say("il piano non ha l'ufficio «%s»", "the plan does not have the office “%s”", code))
		if len(known) > 0 {
			f.hints = []lang.Message{source.Suggest(code, known)}
		}
		return f
	}
	asked := slices.DeleteFunc(t.Requests, func(r *ahead.Request) bool { return codeOf(r.Office) != only })
	if len(asked) == 0 {
		return usageError(lang.Say("il %[2]d non chiede misure all'ufficio «%[1]s»",
			"%[2]d asks the office “%[1]s” for no measures", code, t.Year))
	}
	t.Requests = asked
	t.Unjudged = slices.DeleteFunc(t.Unjudged, func(i *plan.Indicator) bool { return i.Answering().Of(asked[0].Office) == nil })
	return nil
}

func codeOf(o *plan.Office) string {
	if o == nil {
		return noOffice
	}
	return o.Code.Value
}

// render writes the template in a format. Where that is for the year's own file, it
// makes the folder of measurements beside the plan, if that is not there.
func (t *template) render(w io.Writer, to destination) error {
	if own := measurementsName(t.plan.File.Name, t.stem); filepath.Clean(to.file) == own {
		if err := os.MkdirAll(filepath.Dir(own), 0o777); err != nil {
			return cannotWrite(filepath.Dir(own), err)
		}
	}
	switch to.name {
	case "csv":
		return sheet.WriteCSV(w, t.book(true), t.app.dialectFlag == "excel-it")
	case "xlsx":
		return sheet.WriteXLSX(w, t.book(true))
	}
	text, err := t.yaml()
	if err == nil {
		_, err = w.Write(text)
	}
	return err
}
