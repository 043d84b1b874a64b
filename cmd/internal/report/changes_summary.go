package report

import (
	"piao/cmd/internal/document"
	"piao/plan/diff"
	"piao/plan/lang"
)

// summary is what all changes come to, a line each.
func (c *Comparison) summary() []document.Block {
	if len(c.Changes) == 0 {
		return []document.Block{document.Paragraph{Text: lang.Say("Nessuna differenza tra %s e %s.", "No difference between %s and %s.", c.Old, c.New)}}
	}
	s := diff.Summarise(c.Changes)
	lines := []lang.Spoken{
		lang.Say("Da %s a %s: %s", "From %s to %s: %s", c.Old, c.New, countChanges(s)),
		targetsMoved(s), weightsMoved(s), resourcesMoved(s),
	}
	var blocks []document.Block
	for _, text := range lines {
		if text != nil {
			blocks = append(blocks, document.Paragraph{Text: text, Tight: len(blocks) > 0})
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
		{s.Added, lang.Both("aggiunta", "addition"), lang.Both("aggiunte", "additions")},
		{s.Removed, lang.Both("soppressione", "removal"), lang.Both("soppressioni", "removals")},
		{s.Renamed, lang.Both("codice cambiato", "renamed code"), lang.Both("codici cambiati", "renamed codes")},
		{s.Moved, lang.Both("spostamento", "move"), lang.Both("spostamenti", "moves")},
		{s.Changed, lang.Both("modifica", "changed field"), lang.Both("modifiche", "changed fields")},
	} {
		if c.n > 0 {
			list.Items = append(list.Items, lang.Counted(c.n, c.one, c.many))
		}
	}
	return list
}

func targetsMoved(s diff.Summary) lang.Spoken {
	if s.Easier+s.Harder == 0 {
		return nil
	}
	return lang.Say("Target più facili: %s, più difficili: %s", "Targets easier: %s, harder: %s", lang.Count(s.Easier), lang.Count(s.Harder))
}

var weightOwners = map[string]lang.Text{
	"area": lang.Both("tra le aree %s", "among areas %s"), "objective": lang.Both("tra gli obiettivi %s", "among objectives %s"), "indicator": lang.Both("tra gli indicatori %s", "among indicators %s"),
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
		list.Items = append(list.Items, lang.Say("%s € in più", "€%s more", document.Amount(r.More.Rat()).Spoken))
	}
	if !r.Less.IsZero() {
		list.Items = append(list.Items, lang.Say("%s € in meno", "€%s less", document.Amount(r.Less.Rat()).Spoken))
	}
	return list
}
