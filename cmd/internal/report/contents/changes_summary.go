package contents

import (
	"cmp"
	"math/big"

	"piao/cmd/internal/document"
	"piao/cmd/internal/report"
	"piao/plan"
	"piao/plan/diff"
	"piao/plan/lang"
)

// summary is the total of all changes, line by line.
func (c *Comparison) summary() []document.Block {
	if len(c.Changes) == 0 {
		none := lang.Say("Nessuna differenza tra %s e %s.", "No difference between %s and %s.", c.OldName, c.NewName)
		return []document.Block{document.Paragraph{Text: none}}
	}
	s := diff.Summarise(c.Changes)
	lines := []lang.Spoken{
		lang.Say("Da %s a %s: %s", "From %s to %s: %s", c.OldName, c.NewName, countChanges(s)),
		targetsMoved(s), weightsMoved(s, c.New != nil && c.New.Weighing.Points), c.resourcesMoved(s),
	}
	var blocks []document.Block
	for _, text := range lines {
		if text != nil {
			blocks = append(blocks, document.Paragraph{Text: text, Tight: len(blocks) > 0})
		}
	}
	return blocks
}

var countedKinds = []struct {
	kind      diff.Kind
	one, many lang.Text
}{
	{diff.Added, lang.Both("aggiunta", "addition"), lang.Both("aggiunte", "additions")},
	{diff.Removed, lang.Both("soppressione", "removal"), lang.Both("soppressioni", "removals")},
	{diff.Renamed, lang.Both("codice cambiato", "renamed code"), lang.Both("codici cambiati", "renamed codes")},
	{diff.Moved, lang.Both("spostamento", "move"), lang.Both("spostamenti", "moves")},
	{diff.Changed, lang.Both("modifica", "changed field"), lang.Both("modifiche", "changed fields")},
}

func countChanges(s diff.Summary) lang.List {
	var list lang.List
	for _, c := range countedKinds {
		if n := s.Kinds[c.kind]; n > 0 {
			list.Items = append(list.Items, lang.Counted(n, c.one, c.many))
		}
	}
	return list
}

func targetsMoved(s diff.Summary) lang.Spoken {
	easier, harder := s.Effects[diff.Easier], s.Effects[diff.Harder]
	if easier+harder == 0 {
		return nil
	}
	return lang.Say("Target più facili: %s, più difficili: %s", "Targets easier: %s, harder: %s",
		lang.Count(easier), lang.Count(harder))
}

var weightOwners = map[plan.ElementKind]lang.Text{
	plan.AreaElement:      lang.Both("tra le aree %s", "among areas %s"),
	plan.ObjectiveElement: lang.Both("tra gli obiettivi %s", "among objectives %s"),
	plan.IndicatorElement: lang.Both("tra gli indicatori %s", "among indicators %s"),
}

func weightsMoved(s diff.Summary, points bool) lang.Spoken {
	if len(s.Weights) == 0 {
		return nil
	}
	var list lang.List
	for _, w := range s.Weights {
		by := lang.Spoken(report.PercentText(w.By.Rat()))
		if points {
			by = report.PointsSaid(w.By.Rat())
		}
		list.Items = append(list.Items, lang.Message{Text: weightOwners[w.Element], Args: []any{by}})
	}
	return lang.Say("Peso spostato: %s", "Weight moved: %s", list)
}

// resourcesMoved is empty where the amounts of the two plans are in different currencies.
func (c *Comparison) resourcesMoved(s diff.Summary) lang.Spoken {
	p := cmp.Or(c.New, c.Old)
	if len(s.Resources) == 0 || cmp.Or(c.Old, p).CurrencyCode() != p.CurrencyCode() {
		return nil
	}
	var list lang.Parts
	for _, r := range s.Resources {
		list = append(list, lang.Say("%s: %s", "%s: %s", p.Label(r.Year), moreAndLess(r, p.CurrencySign())))
	}
	return lang.Say("Risorse degli obiettivi, %s", "Resources of the objectives, %s", list)
}

func moreAndLess(r diff.ResourcesMoved, sign string) lang.Spoken {
	var list lang.List
	money := func(amount *big.Rat) lang.Spoken { return report.MoneyText(document.Amount(amount).Spoken, sign) }
	if !r.More.IsZero() {
		list.Items = append(list.Items, lang.Say("%s in più", "%s more", money(r.More.Rat())))
	}
	if !r.Less.IsZero() {
		list.Items = append(list.Items, lang.Say("%s in meno", "%s less", money(r.Less.Rat())))
	}
	return list
}
