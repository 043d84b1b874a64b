package main

import (
	"bytes"
	"strings"

	"github.com/spf13/cobra"

	"piao/cmd/internal/findings"
	"piao/cmd/internal/report/contents"
	"piao/cmd/internal/report/data"
	"piao/evaluate"
	"piao/plan"
	"piao/plan/lang"
	"piao/plan/schema"
	"piao/plan/scoring"
	"piao/plan/source"
)

// schemas lists what piao schema prints: each kind of file, its description and how
// its schema is made.
var schemas = []kindOfFile{
	{
		"plan", "urn:piao:schema:plan:1",
		lang.Both("Il file del piano ("+plan.Format+")", "The plan file ("+plan.Format+")"),
		lang.Both("Il piano della performance di un ente: aree, obiettivi, indicatori, misure, risorse",
			"A body's performance plan: areas, objectives, indicators, measures, resources"),
		func(l lang.Lang) *schema.Schema { return shapeSchema(plan.Shape(), l) },
	},
	{
		"measurements", "urn:piao:schema:measurements:1",
		lang.Both("Il file delle misurazioni ("+evaluate.Format+")", "The measurements file ("+evaluate.Format+")"),
		lang.Both("Le cifre di un anno, e ciò che soltanto le persone possono dire degli indicatori",
			"The figures of a year, and what only people can say of the indicators"),
		func(l lang.Lang) *schema.Schema { return shapeSchema(evaluate.Shape(), l) },
	},
	{
		"evaluation", "urn:piao:schema:evaluation:1",
		lang.Both("La valutazione in JSON ("+data.EvaluationFormat+")",
			"The evaluation as JSON ("+data.EvaluationFormat+")"),
		lang.Both("Ciò che scrive piao evaluate --format json: frazioni, non percentuali; null dove non c'è una cifra",
			"What piao evaluate --format json writes: fractions, not per cents; null where there is no figure"),
		contents.EvaluationSchema,
	},
	{
		"findings", "urn:piao:schema:findings:1",
		lang.Both("I problemi in JSON ("+findings.JSONFormat+")", "The findings as JSON ("+findings.JSONFormat+")"),
		lang.Both("Ciò che scrive piao check --format json", "What piao check --format json writes"),
		contents.FindingsSchema,
	},
	{
		"diff", "urn:piao:schema:diff:1",
		lang.Both("Le differenze tra due piani in JSON ("+contents.DiffFormat+")",
			"The changes between two plans as JSON ("+contents.DiffFormat+")"),
		lang.Both("Ciò che scrive piao diff --format json: pesi e punteggi come frazioni; null dove non c'è niente",
			"What piao diff --format json writes: weights and scores as fractions; null where there is nothing"),
		contents.DiffSchema,
	},
}

type kindOfFile struct {
	name, id     string
	title, about lang.Text
	of           func(lang.Lang) *schema.Schema
}

func shapeSchema(s source.Shape, l lang.Lang) *schema.Schema {
	methods := map[string][]string{
		scoring.PlanMethods: evaluate.MethodNames(true),
		scoring.Methods:     evaluate.MethodNames(false),
	}
	return schema.Writer{Lang: l, Lists: methods}.Of(s)
}

func newSchema(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "schema " + strings.Join(schemaNames(), "|"),
		Short: a.say("Lo schema JSON di un tipo di file, per gli editor",
			"The JSON Schema of a kind of file, for editors"),
		Long: a.say(`Stampa lo schema JSON (draft 2020-12) del file del piano, di quello delle
misurazioni, o di ciò che un comando scrive in JSON. Con lo schema un editor
completa le chiavi e le spiega, nella lingua di --lang: vedi docs/editor.md.`,
			`Prints the JSON Schema (draft 2020-12) of the plan file, of the measurements
file, or of what a command writes as JSON. With it an editor completes keys and
explains them, in the language of --lang: see docs/editors.md.`),
		Example: `  piao schema plan > plan.v1.json
  piao schema measurements --lang en
  piao schema diff`,
		RunE: func(_ *cobra.Command, names []string) error { return runSchema(a, names) },
	}
}

func runSchema(a *app, names []string) error {
	known := schemaNames()
	if len(names) != 1 {
		return usageError(lang.Say("schema vuole un tipo di file: %s",
			"schema takes one kind of file: %s", lang.AnyOf(known)))
	}
	text, ok := schemaText(names[0], a.language())
	if !ok {
		return usageError(lang.Say("non c'è uno schema «%s»: %s",
			"there is no schema “%s”: %s", names[0], lang.AnyOf(known)), perhaps(names[0], known, "")...)
	}
	return a.deliver(text)
}

// schemaText is the schema of a kind of file; ok is false if there is no such kind.
func schemaText(name string, l lang.Lang) ([]byte, bool) {
	for _, s := range schemas {
		if s.name == name {
			doc := s.of(l)
			doc.Draft, doc.ID, doc.Title, doc.Description = schema.Draft, s.id, s.title.In(l), s.about.In(l)
			var text bytes.Buffer
			schema.Write(&text, doc)
			return text.Bytes(), true
		}
	}
	return nil, false
}

func schemaNames() []string {
	return namesOf(schemas, func(s kindOfFile) string { return s.name })
}
