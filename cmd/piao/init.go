package main

import (
	"path/filepath"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"piao/evaluate/ahead"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plans"
)

// initFlags are the flags of `init` alone.
type initFlags struct {
	from string
	year int
}

func newInit(a *app) *cobra.Command {
	var f initFlags
	cmd := &cobra.Command{
		Use:   a.say("init [CARTELLA]", "init [FOLDER]"),
		Short: a.say("Un piano nuovo da riempire, piccolo e commentato", "A new plan to fill in, small and commented"),
		Long: a.say(`Scrive in una cartella, senza argomenti in questa, un piccolo piano commentato e
valido da riempire, il file delle misurazioni del suo primo anno e un
.gitattributes per git; con --from, uno dei piani che piao porta con sé. Non
scrive mai sopra un file che c'è: se ce n'è uno, dice quale e non scrive nulla.
Se è stato interrotto, ripeterlo finisce il lavoro.`,
			`Writes into a folder, without arguments this one, a small plan to fill in,
commented and valid, the measurements file of its first year and a
.gitattributes for git; with --from, one of the plans that piao carries with it.
It never writes over a file: where there is one, it says which and writes
nothing. If it was interrupted, the same command ends the work.`),
		Example: a.say(`  piao init
  piao init piano --year 2027
  piao init --from cciaa-tno demo`, `  piao init
  piao init plan --year 2027
  piao init --from cciaa-tno demo`),
		RunE: func(_ *cobra.Command, args []string) error { return runInit(a, f, args) },
	}
	flags := cmd.Flags()
	flags.StringVar(&f.from, "from", "",
		a.say("un piano che piao porta con sé: `nome`", "a plan that piao carries with it: its `name`"))
	flags.IntVar(&f.year, "year", firstYear(time.Now()), a.say(
		"il primo dei tre anni del piano; senza, l'`anno` che viene, in gennaio quello in corso",
		"the first of the plan's three years; without it, the coming `year`, in January the current one"))
	return cmd
}

// firstYear is the first year of a plan that is begun today: the next year, or in
// January, when plans are due, the current one.
func firstYear(today time.Time) int {
	if today.Month() == time.January {
		return today.Year()
	}
	return today.Year() + 1
}

func runInit(a *app, f initFlags, args []string) error {
	dir, err := f.folder(a, args)
	if err != nil {
		return err
	}
	files, err := f.files(a)
	if err != nil {
		return err
	}
	if err := writeNew(dir, files); err != nil {
		return err
	}
	return a.deliver([]byte(a.nextSteps(f, dir, files)))
}

// folder is the folder to write to.
func (f *initFlags) folder(a *app, args []string) (string, error) {
	switch {
	case f.from != "" && a.given("year"):
		return "", usageError(lang.Say("--year è del piano da riempire: quello di --from ha i suoi anni",
			"--year is of the plan to fill in: the one of --from has its years"))
	case len(args) > 1:
		return "", usageError(lang.Say("init vuole una cartella sola, qui c'è anche «%s»",
			"init takes one folder, but here is also “%s”", args[1]))
	case len(args) == 0:
		return ".", nil
	case args[0] == "":
		return "", usageError(lang.Say("alla cartella manca il nome", "the folder lacks its name"))
	}
	return filepath.Clean(args[0]), nil
}

// files are the files to write.
func (f *initFlags) files(a *app) ([]plans.File, error) {
	attributes := plans.File{Name: ".gitattributes", Text: []byte(a.say(gitAttributes.IT, gitAttributes.EN))}
	if f.from == "" {
		if f.year < 1900 || f.year > 9000 {
			return nil, usageError(lang.Say("--year %d non può essere il primo anno di un piano",
				"--year %d cannot be the first year of a plan", f.year))
		}
		empty := plans.File{Name: "plan.yaml", Text: plans.New(a.language(), f.year)}
		return []plans.File{empty, firstMeasurements(a, empty, f.year), attributes}, nil
	}
	files := plans.Files(f.from)
	if files == nil {
		known := plans.Shipped()
		return nil, usageError(lang.Say("piao non porta con sé un piano «%s»: ha %s",
			"piao carries no plan “%s” with it: it has %s", f.from, lang.Words(known)),
			perhaps(f.from, known, "--from ")...)
	}
	return append(files, attributes), nil
}

var gitAttributes = lang.Text{
	IT: `# Come git tratta questi file: fini riga uguali ovunque, differenze e fusioni nei termini del piano.
# Finché diff=piao, diff=piao-dati e merge=piao non sono configurati, git fa come sempre.
plan.yaml text eol=lf diff=piao merge=piao
measurements/*.yaml text eol=lf diff=piao-dati merge=piao
`,
	EN: `# How git treats these files: the same line ends everywhere, differences and merges in the plan's terms.
# As long as diff=piao, diff=piao-dati and merge=piao are not configured, git does what it always does.
plan.yaml text eol=lf diff=piao merge=piao
measurements/*.yaml text eol=lf diff=piao-dati merge=piao
`}

// firstMeasurements is the template of the first year of a new plan.
func firstMeasurements(a *app, f plans.File, year int) plans.File {
	p, _ := verifiedPlan(&diag.File{Name: f.Name, Bytes: f.Text})
	stem := strconv.Itoa(year)
	t := &template{app: a, plan: p, Collection: ahead.Collect(p, year, nil), stem: stem}
	text, _ := t.yaml()
	return plans.File{Name: "measurements/" + stem + ".yaml", Text: text}
}
