package contents

import (
	"slices"
	"strings"

	"piao/cmd/internal/document"
	"piao/cmd/internal/report"
	"piao/evaluate"
	"piao/plan"
	"piao/plan/diff"
	"piao/plan/lang"
	"piao/plan/source"
)

// Comparison is two plans, their names, and what changed from one to the other. A
// plan that was added or removed as a whole has nil beside it. Impact is nil unless
// a year was asked for. Wrong names the file of each error, if there are any.
type Comparison struct {
	Old, New         *plan.Plan
	OldName, NewName string
	Changes          []diff.Change
	Impact           *evaluate.Comparison
	Wrong            []string

	unmeasured []*evaluate.Comparison // what Unmeasured has found
}

// Compare finds what changed between two plans.
func Compare(old *plan.Plan, oldName string, new *plan.Plan, newName string) *Comparison {
	return &Comparison{Old: old, New: new, OldName: oldName, NewName: newName, Changes: diff.Plans(old, new)}
}

// Changes is the document of a comparison: what changed, objective by objective, and
// a summary, which comes first in Markdown. For a plan that was added or removed as
// a whole it is one line.
func Changes(c *Comparison) *document.Document {
	d := &document.Document{
		Blocks: func() []document.Block { return slices.Concat(c.details(), c.opening(), impactTable(c.Impact)) },
		Folded: func() document.Folded {
			return document.Folded{
				Open:   c.opening(),
				Title:  lang.Both("Le differenze, una per una", "The changes, one by one"),
				Blocks: append(c.details(), impactTable(c.Impact)...),
			}
		},
		Data: func() *document.Table { return changesData(c.Changes) },
		JSON: func() any { return changesJSON(c) },
	}
	if (c.Old == nil) != (c.New == nil) {
		d.Folded, d.Blocks = nil, document.Ready([]document.Block{document.Paragraph{Text: c.wholePlan()}})
	}
	return d
}

// wholePlan says that a plan was added or removed.
func (c *Comparison) wholePlan() lang.Message {
	p, what, name := c.New, lang.Both("Piano nuovo", "New plan"), c.NewName
	if p == nil {
		p, what, name = c.Old, lang.Both("Piano tolto", "Removed plan"), c.OldName
	}
	size := lang.List{Items: []lang.Spoken{
		lang.Counted(len(p.Objectives), lang.Both("obiettivo", "objective"), lang.Both("obiettivi", "objectives")),
		lang.Counted(len(p.Indicators()), lang.Both("indicatore", "indicator"), lang.Both("indicatori", "indicators")),
		lang.Counted(len(p.Measures), lang.Both("misura", "measure"), lang.Both("misure", "measures")),
	}}
	return lang.Say("%s, %s: «%s», %s", "%s, %s: “%s”, %s", what, name, lang.Same(p.Title.Value), size)
}

// opening is the summary with the scores.
func (c *Comparison) opening() []document.Block {
	blocks := append(c.summary(), impactScores(c.Impact)...)
	for _, name := range slices.Compact(c.Wrong) {
		blocks = append(blocks, document.Paragraph{Text: lang.Say(
			"%s ha errori: l'effetto sul punteggio non si calcola, e ciò che non vi si legge qui risulta assente.",
			"%s has errors: the effect on the score is not computed, and what cannot be read in it counts as absent here.",
			name)})
	}
	return blocks
}

// details are the changes in groups: the plan, its lists, each objective.
func (c *Comparison) details() []document.Block {
	var doc document.Body
	sameTitle := func(a, b diff.Change) bool { return groupTitle(a) == groupTitle(b) }
	for _, group := range groups(c.Changes, sameTitle) {
		doc.Add(document.Chapter(groupTitle(group[0])))
		doc.Add(changeItems(group, c.sentence)...)
	}
	return doc
}

// runs are the words of a changed text as runs of a document.
func runs(words []diff.WordRun) []document.Run {
	kinds := map[diff.Kind]document.RunKind{diff.Removed: document.Struck, diff.Added: document.Inserted}
	var all []document.Run
	for _, w := range words {
		all = append(all, document.Run{Kind: kinds[w.Kind], Text: w.Text})
	}
	return all
}

// changeItems is the changes as a list of sentences. Changes that are the same in
// several years share one.
func changeItems(changes []diff.Change, sentence func(diff.Change, lang.List) lang.Spoken) []document.Block {
	var items []document.Block
	for _, same := range groups(changes, alike) {
		items = append(items, document.Paragraph{
			Text:  sentence(same[0], yearsOf(same)),
			Style: effectStyle(same[0].Effect),
			Tight: true,
			Item:  true,
			Runs:  runs(same[0].Words),
		})
	}
	return items
}

// groups puts successive changes that belong together into one group.
func groups(changes []diff.Change, together func(a, b diff.Change) bool) [][]diff.Change {
	var all [][]diff.Change
	for k, c := range changes {
		if last := len(all) - 1; k > 0 && together(changes[k-1], c) {
			all[last] = append(all[last], c)
		} else {
			all = append(all, []diff.Change{c})
		}
	}
	return all
}

// Reasons are changes for a verdict on them, each with its place.
func Reasons(changes []diff.Change) []lang.Message {
	var all []lang.Message
	for _, same := range groups(changes, alike) {
		c := same[0]
		c.Effect = "" // the verdict is another one
		place := lang.Spoken(lang.Same(strings.Join(c.Path, " / ")))
		if len(c.Path) == 0 {
			place = plan.PlanElement.Name
		}
		all = append(all, lang.Say("%s: %s", "%s: %s", place, what(c, yearsOf(same))))
	}
	return all
}

// alike reports whether two changes differ only in their year.
func alike(a, b diff.Change) bool {
	return a.Year != 0 && b.Year != 0 && a.Field == b.Field && slices.Equal(a.Path, b.Path) &&
		a.Effect == b.Effect && report.Spelt(a.Old) == report.Spelt(b.Old) && report.Spelt(a.New) == report.Spelt(b.New)
}

func yearsOf(changes []diff.Change) lang.List {
	var list lang.List
	for _, c := range changes {
		if c.Year != 0 {
			list.Items = append(list.Items, lang.Same(c.Said()))
		}
	}
	return list
}

var groupTitles = map[plan.ElementKind]lang.Text{
	plan.PlanElement:      lang.Both("Piano", "Plan"),
	plan.AreaElement:      lang.Both("Aree", "Areas"),
	plan.MissionElement:   lang.Both("Missioni", "Missions"),
	plan.ProgrammeElement: lang.Both("Programmi", "Programmes"),
	plan.OfficeElement:    lang.Both("Uffici", "Offices"),
	plan.TypeElement:      lang.Both("Tipologie", "Types"),
	plan.MeasureElement:   lang.Both("Misure", "Measures"),
	plan.AgreementElement: lang.Both("Controlli sulle misure", "Checks over measures"),
}

// groupTitle is the title above a change: its objective, or the kind of its element.
func groupTitle(c diff.Change) lang.Text {
	if c.OfObjective() {
		return lang.Same(c.Path[0])
	}
	return groupTitles[c.Element]
}

func effectStyle(e diff.Effect) document.Style {
	switch e {
	case diff.Easier:
		return document.Yellow
	case diff.Harder:
		return document.Green
	}
	return document.Normal
}

// changeSentence is a change as an analyst would say it; years are those in which it
// is the same.
func changeSentence(c diff.Change, years lang.List) lang.Spoken {
	switch {
	case len(c.Path) == 0:
		return what(c, years)
	case c.Element == plan.ObjectiveElement:
		return lang.Say("obiettivo: %s", "objective: %s", what(c, years))
	}
	return lang.Say("%s: %s", "%s: %s", c.Code(), what(c, years))
}

func what(c diff.Change, years lang.List) lang.Message {
	switch {
	case c.Field.Name == "":
		return wholeElement(c)
	case changesParent(c):
		return parentWords(c)
	case c.Kind == diff.Moved:
		return lang.Say("passa da %s %s a %s", "moved from %s %s to %s",
			c.Field.Label, report.Spelt(c.Old), report.Spelt(c.New))
	case len(c.Words) > 0:
		return lang.Say("%s:", "%s:", c.Field.Label)
	case c.Old == nil:
		return lang.Say("ora ha %s: %s", "%s added: %s", fieldName(c, years), value(c, c.New))
	case c.New == nil:
		return lang.Say("non ha più %s (prima %s)", "%s removed, was %s", fieldName(c, years), value(c, c.Old))
	case c.Field.Name == "formula":
		return formulaWords(c)
	}
	from, to := value(c, c.Old), value(c, c.New)
	if old, ok := c.Old.(plan.Points); ok && !old.Derived && isPoints(c.New) {
		from = lang.Number(old.String()) // to names the unit
	}
	switch c.Effect {
	case diff.Easier:
		return lang.Say("%s da %s a %s (più facile)", "%s from %s to %s (easier)", fieldName(c, years), from, to)
	case diff.Harder:
		return lang.Say("%s da %s a %s (più difficile)", "%s from %s to %s (harder)", fieldName(c, years), from, to)
	}
	return lang.Say("%s da %s a %s", "%s from %s to %s", fieldName(c, years), from, to)
}

// wholeElement is about an element that was added, removed or renamed.
func wholeElement(c diff.Change) lang.Message {
	switch c.Kind {
	case diff.Renamed:
		return lang.Say("il codice era %s", "the code was %s", report.Spelt(c.Old))
	case diff.Added:
		if c.Name == "" {
			return lang.Say("si aggiunge", "added")
		}
		return lang.Say("si aggiunge, «%s»", "added, “%s”", c.Name)
	}
	if c.Name == "" {
		return lang.Say("non c'è più", "removed")
	}
	return lang.Say("non c'è più, era «%s»", "removed, was “%s”", c.Name)
}

// fieldName is the field, with its years if it has any.
func fieldName(c diff.Change, years lang.List) lang.Spoken {
	if len(years.Items) == 0 {
		return c.Field.Label
	}
	return lang.Say("%s %s", "%s %s", c.Field.Label, years)
}

// value is one of the two values of a change; words are in quotation marks.
func value(c diff.Change, v source.Content) lang.Spoken {
	if _, ok := v.(source.Prose); ok {
		return lang.Say("«%s»", "“%s”", v.String())
	}
	return report.Said(c.Field, v)
}

func changesData(changes []diff.Change) *document.Table {
	return report.TableOf(changeColumns, changes)
}

var changeColumns = []report.Column[diff.Change]{
	report.Data("change", func(c diff.Change) document.Cell { return document.Text(string(c.Kind)) }),
	report.Data("kind", func(c diff.Change) document.Cell { return document.Text(c.Element.Code) }),
	report.Data("objective", func(c diff.Change) document.Cell { return document.Text(objectiveOf(c)) }),
	report.Data("code", func(c diff.Change) document.Cell { return document.Text(c.Code()) }),
	report.Data("field", func(c diff.Change) document.Cell { return document.Text(c.Field.Name) }),
	report.Data("year", changedYear),
	report.Data("old", func(c diff.Change) document.Cell { return document.Text(report.Spelt(c.Old)) }),
	report.Data("new", func(c diff.Change) document.Cell { return document.Text(report.Spelt(c.New)) }),
	report.Data("effect", func(c diff.Change) document.Cell { return document.Text(string(c.Effect)) }),
}

func changedYear(c diff.Change) document.Cell {
	return whenCell(source.Fact{Year: c.Year, Day: c.Day})
}

// objectiveOf is the objective that a change belongs to; empty for most kinds of
// element.
func objectiveOf(c diff.Change) string {
	if c.OfObjective() {
		return c.Path[0]
	}
	return ""
}
