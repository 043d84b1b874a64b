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
	switch {
	case i.Status == evaluate.Missing && i.Judged():
		return []document.Block{chapter("Che cosa serve", "What is needed"), document.Paragraph{Text: lang.Both("Manca il giudizio: si scrive nelle misurazioni, sotto «indicators», con chi lo dà.", "The judgement is missing: it is written in the measurements, under “indicators”, with who gives it.")}}
	case i.Status == evaluate.Missing:
		return []document.Block{chapter("Che cosa serve", "What is needed"), wantedTable(r, i)}
	case i.Status == evaluate.Undefined:
		return []document.Block{chapter("Che cosa serve", "What is needed"), document.Paragraph{Text: lang.Say("%s Con un valore diverso l'indicatore si calcola. Se lo zero è giusto, «zero_denominator» nel piano dice che cosa vale.", "%s With another value the indicator is computed. If the zero is right, “zero_denominator” in the plan says what it is worth.", asSentence{zeroText(i)})}}
	}
	needed := ahead.NeededFor(r, i)
	if len(needed) == 0 {
		return nil
	}
	return []document.Block{chapter("Che cosa servirebbe", "What it would take"),
		document.Paragraph{Text: lang.Both("Perché il target sia soddisfatto, cambiando una misura sola:", "For the target to be met, changing one measure alone:")}, neededTable(i, needed)}
}

// wantedTable lists the figures that are missing: of what unit, from where, of
// which office, in which file, and the reason given.
func wantedTable(r *evaluate.Result, i *evaluate.Indicator) *document.Table {
	t := &document.Table{Columns: []document.Column{{Header: measureKind, Min: 16}, heads("year", "Anno", "Year", document.Right), heads("unit", "Unità", "Unit", document.Left),
		heads("wanted_source", "Fonte", "Source", document.Left), heads("wanted_office", "Ufficio", "Office", document.Left), heads("wanted_file", "Si scrive in", "It goes to", document.Left), heads("wanted_reason", "Motivo", "Reason", document.Left), heads("wanted_figure", "Per il target", "For the target", document.Left)}}
	for _, in := range missingInputs(i) {
		office := document.Cell{}
		if i.Office != nil {
			office = document.Text(i.Office.Code.Value)
		}
		t.Rows = append(t.Rows, document.Row{Note: lang.Same(in.Of.Name.Value), Cells: []document.Cell{document.Text(in.Of.Code.Value), document.Text(strconv.Itoa(in.FromYear)),
			orDash(in.Of.Unit.Value), orDash(in.Of.Source.Value), office, orDash(fileFor(r, in)), orDash(in.Missing), {Spoken: thresholdText(r, i, in)}}})
	}
	return withoutIdle(t)
}

// thresholdText is what a missing figure has to be for the target to be met;
// nothing where that is not known.
func thresholdText(r *evaluate.Result, i *evaluate.Indicator, in evaluate.Input) lang.Spoken {
	x := ahead.ThresholdOf(r, i)
	if x == nil || x.Input.Of != in.Of || x.Input.FromYear != in.FromYear {
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

func neededTable(i *evaluate.Indicator, needed []ahead.Needed) *document.Table {
	t := &document.Table{Columns: []document.Column{{Header: measureKind, Min: 16}, heads("today", "Oggi", "Today", document.Decimal), heads("needed", "Serve", "Needed", document.Decimal),
		heads("change", "Differenza", "Difference", document.Decimal), heads("value", "Valore poi", "Value then", document.Decimal), heads("remark", "Nota", "Remark", document.Left)}}
	for _, n := range needed {
		in := n.Input
		cells := []document.Cell{document.Text(in.Of.Code.Value), inputValue(in), {}, {}, {}, {Spoken: neededRemark(i, &n)}}
		if n.Answer == ahead.Found {
			in.Value = n.Figure
			cells[2], cells[3], cells[4] = inputValue(in), document.Cell{Spoken: changeText(&n)}, reachedCell(i, &n)
		}
		t.Rows = append(t.Rows, document.Row{Cells: cells})
	}
	return withoutIdle(t)
}

func reachedCell(i *evaluate.Indicator, n *ahead.Needed) document.Cell {
	return ValueCell(i.Indicator, i.Target, n.Then.Value, true)
}

// changeText is how much more or less a needed value is: +12, -1,5 punti, +3 giorni.
func changeText(n *ahead.Needed) lang.Spoken { return difference(n.Input.Of, n.Change()) }

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
		return lang.Both("non si può dire: nessuna delle cifre provate basta", "it cannot be told: none of the figures that were tried is enough")
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
