package report

import (
	"piao/plan/diff"
	"piao/plan/lang"
)

// summary is what all changes come to, a line each.
func (c *Comparison) summary() []Block {
	if len(c.Changes) == 0 {
		return []Block{Paragraph{Text: lang.Say("Nessuna differenza tra %s e %s.", "No difference between %s and %s.", c.Old, c.New)}}
	}
	s := diff.Summarise(c.Changes)
	lines := []lang.Spoken{
		lang.Say("Da %s a %s: %s", "From %s to %s: %s", c.Old, c.New, countChanges(s)),
		targetsMoved(s), weightsMoved(s), resourcesMoved(s),
	}
	var blocks []Block
	for _, text := range lines {
		if text != nil {
			blocks = append(blocks, Paragraph{Text: text, Tight: len(blocks) > 0})
		}
	}
	return blocks
}

func countChanges(s diff.Summary) lang.List {
	var list lang.List
	for _, c := range []struct {
		n         int
		one, many lang.Text
	}{
		{s.Added, say("aggiunta", "addition"), say("aggiunte", "additions")},
		{s.Removed, say("soppressione", "removal"), say("soppressioni", "removals")},
		{s.Renamed, say("codice cambiato", "renamed code"), say("codici cambiati", "renamed codes")},
		{s.Moved, say("spostamento", "move"), say("spostamenti", "moves")},
		{s.Changed, say("modifica", "changed field"), say("modifiche", "changed fields")},
	} {
		if c.n > 0 {
			list.Items = append(list.Items, counted(c.n, c.one, c.many))
		}
	}
	return list
}

func targetsMoved(s diff.Summary) lang.Spoken {
	if s.Easier+s.Harder == 0 {
		return nil
	}
	return lang.Say("Target più facili: %s, più difficili: %s", "Targets easier: %s, harder: %s", grouped(s.Easier), grouped(s.Harder))
}

var weightOwners = map[string]lang.Text{
	"area": say("tra le aree %s", "among areas %s"), "objective": say("tra gli obiettivi %s", "among objectives %s"), "indicator": say("tra gli indicatori %s", "among indicators %s"),
}

func weightsMoved(s diff.Summary) lang.Spoken {
	if len(s.Weights) == 0 {
		return nil
	}
	var list lang.List
	for _, w := range s.Weights {
		list.Items = append(list.Items, lang.Message{Text: weightOwners[w.Element.Code], Args: []any{percentText(w.By.Rat())}})
	}
	return lang.Say("Peso spostato: %s", "Weight moved: %s", list)
}

func resourcesMoved(s diff.Summary) lang.Spoken {
	if len(s.Resources) == 0 {
		return nil
	}
	var list lang.Parts
	for _, r := range s.Resources {
		list = append(list, lang.Say("%d: %s", "%d: %s", r.Year, moreAndLess(r)))
	}
	return lang.Say("Risorse degli obiettivi, %s", "Resources of the objectives, %s", list)
}

func moreAndLess(r diff.ResourcesMoved) lang.Spoken {
	var list lang.List
	if !r.More.IsZero() {
		list.Items = append(list.Items, lang.Say("%s € in più", "€%s more", Amount(r.More.Rat()).Spoken))
	}
	if !r.Less.IsZero() {
		list.Items = append(list.Items, lang.Say("%s € in meno", "€%s less", Amount(r.Less.Rat()).Spoken))
	}
	return list
}
