package report

import (
	"math/big"
	"path"
	"strconv"

	"piao/cmd/internal/document"
	"piao/evaluate"
	"piao/evaluate/ahead"
	"piao/plan"
	"piao/plan/lang"
)

// neededBlocks say what is lacking: the figures of a missing indicator, and from
// whom; the figures that would meet a target that is not.
func neededBlocks(r *evaluate.Result, i *evaluate.Indicator) []document.Block {
	needed := neededFor(r, i)
	switch {
	case i.Status == evaluate.Missing && i.Judged():
		return []document.Block{neededChapter, document.Paragraph{Text: lang.Both(
			"Manca il giudizio: si scrive nelle misurazioni, sotto «indicators», con chi lo dà.",
			"The judgement is missing: it is written in the measurements, under “indicators”, with who gives it.")}}
	case i.Status == evaluate.Missing:
		return []document.Block{neededChapter, wantedTable(r, i)}
	case i.Status == evaluate.Undefined:
		return []document.Block{neededChapter, document.Paragraph{Text: lang.Say(
			"%s Con un valore diverso l'indicatore si calcola. "+
				"Se lo zero è giusto, «zero_denominator» nel piano dice che cosa vale.",
			"%s With another value the indicator is computed. "+
				"If the zero is right, “zero_denominator” in the plan says what it is worth.",
			asSentence{zeroText(i)})}}
	case len(i.Inputs) > mostTried && i.Status != evaluate.Met && i.Achievement != nil:
		return []document.Block{neededChapter, paragraph(lang.Say(
			"La formula prende %d cifre: di più di %d non si cerca quanto servirebbe di ciascuna.",
			"The formula takes %d figures: of more than %d it is not looked for how much of each it would take.",
			len(i.Inputs), mostTried))}
	case len(needed) == 0:
		return nil
	}
	return []document.Block{
		chapter("Che cosa servirebbe", "What it would take"),
		document.Paragraph{Text: lang.Both("Perché il target sia soddisfatto, cambiando una misura sola:",
			"For the target to be met, changing one measure alone:")},
		neededTable(i, needed),
	}
}

var neededChapter = chapter("Che cosa serve", "What is needed")

// mostTried is how many figures a formula may have for the needed ones to be
// looked for. Nobody reads a longer table, and the search grows with its square.
const mostTried = 50

func neededFor(r *evaluate.Result, i *evaluate.Indicator) []ahead.Needed {
	if len(i.Inputs) > mostTried {
		return nil
	}
	return ahead.NeededFor(r, i)
}

// wantedTable lists the figures that are missing: of what unit, from where, of
// which office, in which file, and the reason given.
func wantedTable(r *evaluate.Result, i *evaluate.Indicator) *document.Table {
	type in = evaluate.Input
	type cell = document.Cell
	threshold := ahead.ThresholdOf(r, i)
	measure := measureColumn("Misura", "Measure", 16)
	measure.cell = func(x in) cell { return document.Text(x.Of.Code.Value) }
	t := tableOf([]column[in]{
		measure,
		shown("year", "Anno", "Year", document.Right, func(x in) cell { return document.Whole(x.FromYear) }),
		shown("unit", "Unità", "Unit", document.Left, func(x in) cell { return orDash(x.Of.Unit.Value) }),
		shown("wanted_source", "Fonte", "Source", document.Left, func(x in) cell { return orDash(x.Of.Source.Value) }),
		shown("wanted_office", "Ufficio", "Office", document.Left, func(in) cell { return orDash(i.OfficeCode.Value) }),
		shown("wanted_file", "Si scrive in", "It goes to", document.Left,
			func(x in) cell { return orDash(fileFor(r, x)) }),
		shown("wanted_reason", "Motivo", "Reason", document.Left, func(x in) cell { return orDash(x.Missing) }),
		shown("wanted_figure", "Per il target", "For the target", document.Left,
			func(x in) cell { return cell{Spoken: thresholdText(threshold, x)} }),
	}, missingInputs(i))
	for k, x := range missingInputs(i) {
		t.Rows[k].Note = lang.Same(x.Of.Name.Value)
	}
	return withoutIdle(t)
}

// thresholdText is what a missing figure has to be for the target to be met;
// nothing where that is not known.
func thresholdText(x *ahead.Threshold, in evaluate.Input) lang.Spoken {
	if x == nil || x.Input.Origin() != in.Origin() {
		return nil
	}
	figure := figureCell(x.Input.Of, x.Figure).Spoken
	switch {
	case x.AtLeast && aboveWhole(x.Input.Of, x.Figure):
		return lang.Say("almeno %s, %s", "at least %s, %s", figure, overWhole)
	case x.AtLeast:
		return lang.Say("almeno %s", "at least %s", figure)
	}
	return lang.Say("al più %s", "at most %s", figure)
}

var overWhole = lang.Both("oltre il 100 %", "above 100 %")

// aboveWhole says that a share is more than all there is.
func aboveWhole(m *plan.Measure, figure *big.Rat) bool {
	return m.Unit.Value == "%" && figure.Cmp(whole) > 0
}

// fileFor is where a missing figure is to be written, if no file mentions it yet.
func fileFor(r *evaluate.Result, in evaluate.Input) string {
	if in.From != nil {
		return ""
	}
	for _, m := range r.Measurements {
		if m.Year == in.FromYear {
			return m.File.Name
		}
	}
	return path.Join(path.Dir(r.Plan.File.Name), "measurements", strconv.Itoa(in.FromYear)+".yaml")
}

// neededTable has the figures of a formula beside those that would do.
func neededTable(i *evaluate.Indicator, needed []ahead.Needed) *document.Table {
	t := &document.Table{Columns: []document.Column{
		{Header: measureKind, Min: 16},
		heads("today", "Oggi", "Today", document.Decimal),
		heads("needed", "Serve", "Needed", document.Decimal),
		heads("change", "Differenza", "Difference", document.Decimal),
		heads("value", "Valore poi", "Value then", document.Decimal),
		heads("remark", "Nota", "Remark", document.Left),
	}}
	for _, n := range needed {
		in := n.Input
		cells := []document.Cell{
			document.Text(in.Of.Code.Value), inputValue(in), {}, {}, {}, {Spoken: neededRemark(i, &n)},
		}
		if n.Answer == ahead.Found {
			in.Value = n.Figure
			cells[2] = inputValue(in)
			cells[3] = document.Cell{Spoken: difference(in.Of, n.Change())}
			cells[4] = valueCell(n.Then)
		}
		t.Rows = append(t.Rows, rowOf(cells...))
	}
	return withoutIdle(t)
}

// difference is how much more or less a figure of a measure is than another;
// nothing for a yes and a no.
func difference(m *plan.Measure, change *big.Rat) lang.Spoken {
	size := new(big.Rat).Abs(change)
	text := figureText(size, m.Unit.Value)
	switch {
	case m.Kind() == plan.YesNoKind:
		return nil
	case m.Kind() == plan.DateKind:
		text = amountOf(size, lang.Both("giorno", "day"), lang.Both("giorni", "days"))
	case m.Unit.Value == "%":
		text = amountOf(document.HundredTimes(size), lang.Both("punto", "point"), lang.Both("punti", "points"))
	}
	text.Sign = [...]string{"-", "", "+"}[change.Sign()+1]
	return text
}

// amountOf is a number of things, one or many.
func amountOf(n *big.Rat, one, many lang.Text) document.Rounded {
	if n.Cmp(whole) == 0 {
		return decimalText(n, one)
	}
	return decimalText(n, many)
}

// neededRemark says why there is no needed value, and who else uses the measure.
func neededRemark(i *evaluate.Indicator, n *ahead.Needed) lang.Spoken {
	switch n.Answer {
	case ahead.Past:
		return lang.Say("è del %d: non cambia più", "it is of %d: it does not change any more", n.Input.FromYear)
	case ahead.OutOfReach:
		return lang.Both("da sola non basta, qualunque valore abbia", "not enough by itself, whatever its value")
	case ahead.Unknown:
		return lang.Both("non si può dire: nessuna delle cifre provate basta",
			"it cannot be told: none of the figures that were tried is enough")
	}
	var parts lang.Parts
	if aboveWhole(n.Input.Of, n.Figure) {
		parts = append(parts, overWhole)
	}
	if others := alsoUsedBy(i, n.Input.Of); len(others) > 0 {
		parts = append(parts, alsoMoves(others))
	}
	return parts
}

// alsoMoves names the other indicators that a measure is part of, or counts them.
func alsoMoves(others []string) lang.Spoken {
	if len(others) > 5 {
		return lang.Say("sposta anche altri %d indicatori", "moves %d other indicators too", len(others))
	}
	return lang.Say("sposta anche %s", "moves %s too", lang.Words(others))
}

// alsoUsedBy are the other indicators that a measure is part of.
func alsoUsedBy(i *evaluate.Indicator, m *plan.Measure) []string {
	var codes []string
	for _, other := range m.UsedBy {
		if other != i.Indicator {
			codes = append(codes, other.Code.Value)
		}
	}
	return codes
}
