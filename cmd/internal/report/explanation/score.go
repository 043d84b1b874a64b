package explanation

import (
	"math/big"
	"slices"

	"piao/cmd/internal/document"
	"piao/cmd/internal/report"
	"piao/evaluate"
	"piao/plan"
	"piao/plan/formula"
	"piao/plan/lang"
	"piao/plan/target"
)

// achievementBlocks show how the value, or the judgement, became an achievement;
// empty if it did not.
func achievementBlocks(i *evaluate.Indicator) []document.Block {
	if i.Achievement == nil {
		return nil
	}
	blocks := []document.Block{chapter("Il raggiungimento", "The achievement")}
	if i.Value == nil && !i.Judged() {
		return append(blocks, report.Paragraph(lang.Say(
			"Il denominatore è zero e il piano dice che cosa vale (zero_denominator): raggiungimento %s.",
			"The denominator is zero and the plan says what that is worth (zero_denominator): achievement %s.",
			document.Percent(i.Achievement).Spoken)))
	}
	blocks = append(blocks, report.Paragraph(methodText(i)))
	if w := i.Working(); w != nil {
		blocks = append(blocks, ratioLines(i, w)...)
	}
	if !i.Note.IsZero() {
		blocks = append(blocks, report.Paragraph(asSentence{i.Note}))
	}
	return append(blocks, report.Paragraph(achievementText(i)))
}

// methodText names the method, says where it is set and what it does, and which case
// applies.
func methodText(i *evaluate.Indicator) lang.Spoken {
	of := lang.Both("del piano", "the plan's")
	switch {
	case i.Scoring.Method.Value == i.Method.Name:
		of = lang.Both("dell'indicatore", "the indicator's own")
	case i.Kind != target.NumberKind:
		of = lang.Both("quello di sì/no e scadenze", "that of yes/no and deadlines")
	}
	text := lang.Say("Metodo %s (%s): %s.", "Method %s (%s): %s.", i.Method.Label, of, i.Method.Doc)
	switch c := i.Case; {
	case c.Judgement != nil:
		return lang.Say("%s Il giudizio è %s%s.",
			"%s The judgement is %s%s.", text, report.PercentText(c.Judgement), judgedBy(i))
	case c.Step() != nil:
		return lang.Say("%s Regge «%s», che vale %s.", "%s “%s” holds, which is worth %s.",
			text, c.Step().When, report.PercentText(c.Step().Score.Rat()))
	case c.Steps != nil:
		return lang.Say("%s Nessun gradino regge.", "%s No step holds.", text)
	case c.Baseline != nil:
		return lang.Say("%s Il valore di partenza è %s.", "%s The baseline is %s.", text, inUnit(i, c.Baseline))
	case i.Method.Ratio == nil:
		return text
	case c.Bar.Op == target.Between && i.MeetsTarget():
		return lang.Say("%s Dentro l'intervallo è 100 %%.", "%s Within the range it is 100 %%.", text)
	case i.Ratio == nil && (c.Bar.Op == target.Between || c.Bar.Value.Sign() == 0):
		return lang.Say("%s A un target zero nulla è in proporzione: raggiunto vale 100 %%, altrimenti 0.",
			"%s Nothing is in proportion to a zero target: met is worth 100 %%, else 0.", text)
	case c.Bar.Op == target.Between:
		return lang.Say("%s Fuori dall'intervallo il target è l'estremo mancato, e il metodo proporzionale.",
			"%s Beyond the range the target is the end that is missed, and the method proportional.", text)
	case i.Ratio == nil:
		return lang.Say("%s Di un valore che non è sopra 0 conta il tetto.", "%s A value not above 0 is worth the cap.", text)
	}
	return text
}

func judgedBy(i *evaluate.Indicator) lang.Spoken {
	if i.Record.JudgedBy.Value == "" {
		return lang.Same("")
	}
	return lang.Say(", di %s", ", by %s", i.Record.JudgedBy.Value)
}

// achievementText says how floor and cap change the ratio.
func achievementText(i *evaluate.Indicator) lang.Spoken {
	a, most := document.Percent(i.Achievement).Spoken, report.PercentText(i.Case.Cap)
	if i.Band != nil {
		a = lang.Say("%s (%s)", "%s (%s)", a, i.Band.Label)
	}
	switch i.Limit {
	case evaluate.Floor:
		return lang.Say("Sotto 0 non si scende: il raggiungimento è %s.",
			"It does not fall below 0: the achievement is %s.", a)
	case evaluate.Cap:
		return lang.Say("Il tetto è %s: il raggiungimento è %s.", "The cap is %s: the achievement is %s.", most, a)
	case evaluate.MetIsWhole:
		return lang.Say("Un target soddisfatto vale almeno 100 %%: il raggiungimento è %s.",
			"A target that is met is worth 100 %% at least: the achievement is %s.", a)
	}
	return lang.Say("Il raggiungimento è %s; il tetto è %s.", "The achievement is %s; the cap is %s.", a, most)
}

// asSentence is a remark with a capital and a full stop.
type asSentence struct{ lang.Spoken }

func (s asSentence) In(l lang.Lang) string {
	text := s.Spoken.In(l)
	return sentence(lang.Text{IT: text, EN: text}).In(l)
}

// pointBlocks are the shares that turn an achievement into points of the body's
// score.
func pointBlocks(r *evaluate.Result, i *evaluate.Indicator) []document.Block {
	blocks := []document.Block{chapter("I punti", "The points")}
	if !i.Node.Counts() {
		return append(blocks, report.Paragraph(idleText(i)))
	}
	blocks = append(blocks, shareTable(r.Plan, i.Node))
	if idle := redistributed(i.Node); len(idle) > 0 {
		blocks = append(blocks, report.Paragraph(lang.Say(
			"Quest'anno non contano, e lasciano in proporzione il loro peso agli altri: %s.",
			"This year these do not count, and leave their weight to the others in proportion: %s.",
			lang.List{Items: idle})))
	}
	product, shown := document.Percent(i.Node.Score).Spoken, []*big.Rat{i.Node.Score, i.Node.Points}
	for _, n := range slices.Backward(i.Node.Path()) {
		product = lang.Say("%s × %s", "%s × %s", document.Percent(n.Share).Spoken, product)
		shown = append(shown, n.Share)
	}
	return append(blocks, report.Paragraph(lang.Say("%s %s %s %s sui %s dell'ente.", "%s %s %s %s of the body's %s.",
		product, equality(shown), document.PercentBare(i.Node.Points).Spoken, report.ScorePoints(r.Plan), document.PercentBare(r.Score).Spoken)))
}

// equality is the sign between percentages, ≈ if any of them is shown rounded.
func equality(shown []*big.Rat) string {
	for _, p := range shown {
		if _, whole := ended(document.HundredTimes(p), document.UsualDigits); !whole {
			return "≈"
		}
	}
	return "="
}

func shareTable(p *plan.Plan, leaf *evaluate.Node) *document.Table {
	weight := report.Heads("weight", "Peso nel piano %", "Weight in the plan %", document.Decimal)
	if p.Weighing.Points {
		weight = report.Heads("weight", "Peso nel piano", "Weight in the plan", document.Right)
	}
	t := &document.Table{Columns: []document.Column{
		{Header: lang.Both("Quota", "Share")},
		weight,
		report.Heads("share", "Conta quest'anno %", "Counts this year %", document.Decimal),
	}}
	for _, n := range leaf.Path() {
		of := lang.Say("dell'indicatore %s", "of the indicator %s", n.Code())
		switch {
		case n.Area != nil:
			of = lang.Say("dell'area %s", "of the area %s", n.Code())
		case n.Objective != nil:
			of = lang.Say("dell'obiettivo %s", "of the objective %s", n.Code())
		}
		cells := []document.Cell{{Spoken: of}, weightCell(p, n), document.PercentBare(n.Share)}
		t.Rows = append(t.Rows, report.RowOf(cells...))
	}
	body := document.Words(lang.Both("dell'ente", "of the body"), "")
	t.Rows = append(t.Rows, report.TotalRow(body, report.Blank(), document.PercentBare(leaf.OfBody)))
	return t
}

// weightCell is a weight in the plan: a percentage, or points of those that siblings have.
func weightCell(p *plan.Plan, n *evaluate.Node) document.Cell {
	if !p.Weighing.Points || n.Weight == nil {
		return document.PercentBare(n.Weight)
	}
	var all []*big.Rat
	for _, sibling := range n.Parent.Children {
		all = append(all, sibling.Weight)
	}
	weight := report.PointsSaid(n.Weight)
	return document.Cell{Spoken: lang.Say("%s su %s", "%s of %s", weight, report.WeightCell(p, formula.Sum(all)).Spoken)}
}

// redistributed lists the siblings, at each level, that do not count.
func redistributed(leaf *evaluate.Node) []lang.Spoken {
	var all []lang.Spoken
	for _, n := range leaf.Idle() {
		switch {
		case n.Area != nil:
			all = append(all, lang.Say("l'area %s", "the area %s", n.Code()))
		case n.Objective != nil:
			all = append(all, lang.Say("l'obiettivo %s", "the objective %s", n.Code()))
		default:
			all = append(all, lang.Say("%s (%s)", "%s (%s)", n.Code(), n.Indicator.Standing()))
		}
	}
	return all
}

// idleText says why an indicator brings no points, and how many it would bring.
func idleText(i *evaluate.Indicator) lang.Spoken {
	if i.Status != evaluate.Missing && i.Status != evaluate.Undefined {
		return lang.Say("%s Non conta, e il suo peso va agli altri indicatori in proporzione.",
			"%s It does not count, and its weight goes to the other indicators in proportion.",
			asSentence{report.LeftOutText(i)})
	}
	return lang.Say(
		"Finché manca non conta, e il suo peso va agli altri in proporzione. "+
			"Quando tutto sarà misurato la sua quota dell'ente sarà %s.",
		"As long as it is missing it does not count, and its weight goes to the others in proportion. "+
			"Once all is measured its share of the body will be %s.",
		document.Percent(i.Node.OfAll).Spoken)
}
