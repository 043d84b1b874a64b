package report

import (
	"fmt"
	"strconv"
	"strings"

	"piao/plan"
	"piao/plan/lang"
)

// Comparison is two plans, what they are called, and what changed from one to
// the other. Impact is nil where nobody asked for a year.
type Comparison struct {
	Old, New string
	Changes  []plan.Change
	Impact   *Impact
}

// Changes is the report of a comparison: what changed, objective by objective,
// and what it comes to. In Markdown the summary comes first.
func Changes(c *Comparison) *Report {
	return &Report{
		Blocks: func() []Block { return c.blocks() },
		Folded: func() Folded {
			return Folded{Open: c.opening(), Title: say("Le differenze, una per una", "The changes, one by one"), Blocks: c.details()}
		},
		Data: func() *Table { return changesData(c.Changes) },
		JSON: func() any { return changesJSON(c) },
	}
}

func (c *Comparison) blocks() []Block {
	return append(c.details(), c.opening()...)
}

// opening is the summary, with the effect on the score.
func (c *Comparison) opening() []Block {
	doc := document(c.summary())
	doc.add(c.Impact.blocks()...)
	return doc
}

// details are the changes in groups: the plan, its lists, each objective.
func (c *Comparison) details() []Block {
	var doc document
	group, first := "", true
	for _, change := range byObjective(c.Changes) {
		if name := groupOf(change); name != group || first {
			doc.add(Heading{2, groupTitle(change)})
			group, first = name, false
		}
		doc.add(Paragraph{Text: changeSentence(change), Style: effectStyle(change.Effect), Tight: true, Words: change.Words})
	}
	return doc
}

// byObjective puts the changes of an objective's indicators behind its own. The
// order is otherwise kept.
func byObjective(changes []plan.Change) []plan.Change {
	var order []string
	groups := map[string][]plan.Change{}
	for _, c := range changes {
		name := groupOf(c)
		if groups[name] == nil {
			order = append(order, name)
		}
		groups[name] = append(groups[name], c)
	}
	sorted := make([]plan.Change, 0, len(changes))
	for _, name := range order {
		sorted = append(sorted, groups[name]...)
	}
	return sorted
}

// groupOf is the objective of a change, else the kind of its element.
func groupOf(c plan.Change) string {
	if ofObjective(c) {
		return "objective " + c.Path[0]
	}
	return c.Element.Code
}

func ofObjective(c plan.Change) bool {
	return c.Element == plan.ObjectiveElement || c.Element == plan.IndicatorElement
}

var groupTitles = map[string]lang.Text{
	"plan": say("Piano", "Plan"), "area": say("Aree", "Areas"), "mission": say("Missioni", "Missions"),
	"programme": say("Programmi", "Programmes"), "office": say("Uffici", "Offices"), "measure": say("Misure", "Measures"),
}

func groupTitle(c plan.Change) lang.Spoken {
	if ofObjective(c) {
		return lang.Same(c.Path[0])
	}
	return groupTitles[c.Element.Code]
}

func effectStyle(e plan.Effect) Style {
	switch e {
	case plan.Easier:
		return Yellow
	case plan.Harder:
		return Green
	}
	return Normal
}

// changeSentence is a change as an analyst would say it.
func changeSentence(c plan.Change) lang.Spoken {
	switch {
	case len(c.Path) == 0:
		return what(c)
	case ofObjective(c):
		return lang.Say("%s: %s", "%s: %s", strings.Join(c.Path, " / "), what(c))
	}
	return lang.Say("%s %s: %s", "%s %s: %s", c.Element.Name, c.Path[0], what(c))
}

func what(c plan.Change) lang.Message {
	switch {
	case c.Field.IsZero() && c.Kind == plan.Renamed:
		return lang.Say("si chiamava %s", "renamed from %s", c.Old)
	case c.Field.IsZero() && c.Kind == plan.Added:
		return lang.Say("nuovo codice, «%s»", "added, “%s”", c.Name)
	case c.Field.IsZero():
		return lang.Say("non c'è più, era «%s»", "removed, was “%s”", c.Name)
	case c.Kind == plan.Moved:
		return lang.Say("passa da %s %s a %s", "moved from %s %s to %s", c.Field.Name, c.Old, c.New)
	case len(c.Words) > 0:
		return lang.Say("%s:", "%s:", c.Field.Name)
	case c.Old == nil:
		return lang.Say("%s ora c'è: %s", "%s added: %s", fieldName(c), value(c, c.New))
	case c.New == nil:
		return lang.Say("%s non c'è più, era %s", "%s removed, was %s", fieldName(c), value(c, c.Old))
	case c.Field.Key == plan.FormulaKey:
		return formulaWords(c)
	case c.Effect == plan.Easier:
		return lang.Say("%s da %s a %s (più facile)", "%s from %s to %s (easier)", fieldName(c), c.Old, c.New)
	case c.Effect == plan.Harder:
		return lang.Say("%s da %s a %s (più difficile)", "%s from %s to %s (harder)", fieldName(c), c.Old, c.New)
	}
	return lang.Say("%s da %s a %s", "%s from %s to %s", fieldName(c), value(c, c.Old), value(c, c.New))
}

// fieldName is the field, with its year where it has one.
func fieldName(c plan.Change) lang.Spoken {
	if c.Year == 0 {
		return c.Field.Name
	}
	return lang.Say("%s %d", "%s %d", c.Field.Name, c.Year)
}

func value(c plan.Change, v lang.Spoken) lang.Spoken {
	if c.Field.Quoted {
		return lang.Say("«%s»", "“%s”", v)
	}
	return v
}

func changesData(changes []plan.Change) *Table {
	t := &Table{Columns: []Column{{Name: "change"}, {Name: "kind"}, {Name: "objective"}, {Name: "code"}, {Name: "field"}, {Name: "year"}, {Name: "old"}, {Name: "new"}, {Name: "effect"}}}
	for _, c := range byObjective(changes) {
		objective, code, year := "", "", ""
		if ofObjective(c) {
			objective = c.Path[0]
		}
		if len(c.Path) > 0 {
			code = c.Path[len(c.Path)-1]
		}
		if c.Year != 0 {
			year = strconv.Itoa(c.Year)
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{Text(string(c.Kind)), Text(c.Element.Code), Text(objective), Text(code), Text(c.Field.Key),
			{Raw: year, Numeric: year != ""}, Text(asInFile(c.Old)), Text(asInFile(c.New)), Text(string(c.Effect))}})
	}
	return t
}

// asInFile is a value in the words of no language: as files write it, where they
// have a spelling of their own, else as in English.
func asInFile(v lang.Spoken) string {
	switch v := v.(type) {
	case nil:
		return ""
	case fmt.Stringer:
		return v.String()
	case lang.Number:
		return string(v)
	}
	return v.In(lang.EN)
}
