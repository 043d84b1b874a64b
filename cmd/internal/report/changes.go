package report

import (
	"slices"
	"strconv"

	"piao/cmd/internal/document"
	"piao/evaluate"
	"piao/plan"
	"piao/plan/diff"
	"piao/plan/lang"
	"piao/plan/source"
)

// Comparison is two plans, what they are called, and what changed from one to
// the other. Impact is nil where nobody asked for a year.
type Comparison struct {
	Old, New string
	Changes  []diff.Change
	Impact   *evaluate.Comparison
}

// Changes is the report of a comparison: what changed, objective by objective,
// and what it comes to. In Markdown the summary comes first.
func Changes(c *Comparison) *document.Document {
	return &document.Document{
		Blocks: func() []document.Block { return c.blocks() },
		Folded: func() document.Folded {
			return document.Folded{Open: c.opening(), Title: lang.Both("Le differenze, una per una", "The changes, one by one"), Blocks: append(c.details(), impactTable(c.Impact)...)}
		},
		Data: func() *document.Table { return changesData(c.Changes) },
		JSON: func() any { return changesJSON(c) },
	}
}

func (c *Comparison) blocks() []document.Block {
	return slices.Concat(c.details(), c.opening(), impactTable(c.Impact))
}

// opening is the summary, with the scores.
func (c *Comparison) opening() []document.Block {
	return append(c.summary(), impactScores(c.Impact)...)
}

// details are the changes in groups: the plan, its lists, each objective.
func (c *Comparison) details() []document.Block {
	var doc document.Body
	for k := 0; k < len(c.Changes); {
		group := groupOf(c.Changes[k])
		end := k + 1
		for end < len(c.Changes) && groupOf(c.Changes[end]) == group {
			end++
		}
		doc.Add(document.Chapter(groupTitle(c.Changes[k])))
		doc.Add(changeItems(c.Changes[k:end], changeSentence)...)
		k = end
	}
	return doc
}

// runs are the words of a changed text as a document has them.
func runs(words []diff.WordRun) []document.Run {
	kinds := map[diff.Kind]document.RunKind{diff.Removed: document.Struck, diff.Added: document.Inserted}
	var all []document.Run
	for _, w := range words {
		all = append(all, document.Run{Kind: kinds[w.Kind], Text: w.Text})
	}
	return all
}

// changeItems are the changes as a list, each in a sentence, those that say the
// same of several years in one.
func changeItems(changes []diff.Change, sentence func(diff.Change, lang.List) lang.Spoken) []document.Block {
	var items []document.Block
	for k := 0; k < len(changes); {
		change, alike := changes[k], alikeFrom(changes[k:])
		items = append(items, document.Paragraph{Text: sentence(change, yearsOf(alike)), Style: effectStyle(change.Effect), Tight: true, Item: true, Runs: runs(change.Words)})
		k += len(alike)
	}
	return items
}

// alikeFrom is the first changes that say the same of several years.
func alikeFrom(changes []diff.Change) []diff.Change {
	first, n := changes[0], 1
	for n < len(changes) && first.Year != 0 && alike(first, changes[n]) {
		n++
	}
	return changes[:n]
}

func alike(a, b diff.Change) bool {
	return a.Field == b.Field && b.Year != 0 && slices.Equal(a.Path, b.Path) && a.Effect == b.Effect && spelt(a.Old) == spelt(b.Old) && spelt(a.New) == spelt(b.New)
}

func yearsOf(changes []diff.Change) lang.List {
	var list lang.List
	for _, c := range changes {
		if c.Year != 0 {
			list.Items = append(list.Items, lang.Same(strconv.Itoa(c.Year)))
		}
	}
	return list
}

// groupOf is the objective of a change, else the kind of its element.
func groupOf(c diff.Change) string {
	if c.OfObjective() {
		return "objective " + c.Path[0]
	}
	return c.Element.Code
}

var groupTitles = map[string]lang.Text{
	"plan": lang.Both("Piano", "Plan"), "area": lang.Both("Aree", "Areas"), "mission": lang.Both("Missioni", "Missions"),
	"programme": lang.Both("Programmi", "Programmes"), "office": lang.Both("Uffici", "Offices"), "measure": lang.Both("Misure", "Measures"),
}

func groupTitle(c diff.Change) lang.Spoken {
	if c.OfObjective() {
		return lang.Same(c.Path[0])
	}
	return groupTitles[c.Element.Code]
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

// changeSentence is a change as an analyst would say it, of the years in which it
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
	case c.Kind == diff.Moved:
		return lang.Say("passa da %s %s a %s", "moved from %s %s to %s", c.Field.Label, spelt(c.Old), spelt(c.New))
	case len(c.Words) > 0:
		return lang.Say("%s:", "%s:", c.Field.Label)
	case c.Old == nil:
		return lang.Say("ora ha %s: %s", "%s added: %s", fieldName(c, years), value(c, c.New))
	case c.New == nil:
		return lang.Say("non ha più %s (prima %s)", "%s removed, was %s", fieldName(c, years), value(c, c.Old))
	case c.Field.Name == "formula":
		return formulaWords(c)
	case c.Effect == diff.Easier:
		return lang.Say("%s da %s a %s (più facile)", "%s from %s to %s (easier)", fieldName(c, years), value(c, c.Old), value(c, c.New))
	case c.Effect == diff.Harder:
		return lang.Say("%s da %s a %s (più difficile)", "%s from %s to %s (harder)", fieldName(c, years), value(c, c.Old), value(c, c.New))
	}
	return lang.Say("%s da %s a %s", "%s from %s to %s", fieldName(c, years), value(c, c.Old), value(c, c.New))
}

// wholeElement is an element that came, went or has another code.
func wholeElement(c diff.Change) lang.Message {
	switch c.Kind {
	case diff.Renamed:
		return lang.Say("il codice era %s", "the code was %s", spelt(c.Old))
	case diff.Added:
		return lang.Say("si aggiunge, «%s»", "added, “%s”", c.Name)
	}
	return lang.Say("non c'è più, era «%s»", "removed, was “%s”", c.Name)
}

// fieldName is the field, with its years where it has some.
func fieldName(c diff.Change, years lang.List) lang.Spoken {
	if len(years.Items) == 0 {
		return c.Field.Label
	}
	return lang.Say("%s %s", "%s %s", c.Field.Label, years)
}

// value is one of the two values of a change, words in quotation marks.
func value(c diff.Change, v source.Value) lang.Spoken {
	if _, ok := v.(source.Prose); ok {
		return lang.Say("«%s»", "“%s”", v.String())
	}
	return said(c.Field, v)
}

func changesData(changes []diff.Change) *document.Table {
	t := document.DataTable("change", "kind", "objective", "code", "field", "year", "old", "new", "effect")
	for _, c := range changes {
		objective, year := "", document.Cell{}
		if c.OfObjective() {
			objective = c.Path[0]
		}
		if c.Year != 0 {
			year = document.Whole(c.Year)
		}
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{
			document.Text(string(c.Kind)),
			document.Text(c.Element.Code),
			document.Text(objective),
			document.Text(c.Code()),
			document.Text(c.Field.Name),
			year,
			document.Text(spelt(c.Old)),
			document.Text(spelt(c.New)),
			document.Text(string(c.Effect)),
		}})
	}
	return t
}
