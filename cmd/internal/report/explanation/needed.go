package explanation

import (
	"path"
	"strconv"

	"piao/cmd/internal/document"
	"piao/cmd/internal/report"
	"piao/evaluate"
	"piao/evaluate/ahead"
	"piao/plan"
	"piao/plan/lang"
)

// neededBlocks say what is lacking: for a missing indicator the figures and who
// provides them, for a missed target the figures that would meet it.
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
			asSentence{report.ZeroText(i)})}}
	case len(i.Inputs) > mostTried && i.Status != evaluate.Met && i.Achievement != nil:
		return []document.Block{neededChapter, report.Paragraph(lang.Say(
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

// mostTried is the greatest number of figures in a formula for which the needed ones
// are searched. Nobody reads a longer table, and the time grows with the square.
const mostTried = 50

func neededFor(r *evaluate.Result, i *evaluate.Indicator) []ahead.Needed {
	if len(i.Inputs) > mostTried {
		return nil
	}
	return ahead.NeededFor(r, i)
}

// wantedTable lists the missing figures with their unit, source, office, file and
// the stated reason.
func wantedTable(r *evaluate.Result, i *evaluate.Indicator) *document.Table {
	type in = evaluate.Input
	type cell = document.Cell
	threshold := ahead.ThresholdOf(r, i)
	measure := report.MeasureColumn("Misura", "Measure", 16)
	measure.Cell = func(x in) cell { return document.Text(x.Of.Code.Value) }
	t := report.TableOf([]report.Column[in]{
		measure,
		report.Shown("year", "Anno", "Year", document.Right, func(x in) cell { return report.YearCell(x.Of.Plan, x.FromYear) }),
		report.Shown("unit", "Unità", "Unit", document.Left, func(x in) cell { return report.OrDash(x.Of.Unit.Value) }),
		report.Shown("wanted_source", "Fonte", "Source", document.Left,
			func(x in) cell { return report.OrDash(x.Of.Source.Value) }),
		report.Shown("wanted_office", "Ufficio", "Office", document.Left,
			func(in) cell { return report.OrDash(i.Answering().String()) }),
		report.Shown("wanted_file", "Si scrive in", "It goes to", document.Left,
			func(x in) cell { return report.OrDash(fileFor(r, x)) }),
		report.Shown("wanted_reason", "Motivo", "Reason", document.Left, func(x in) cell { return report.OrDash(x.Missing) }),
		report.Shown("wanted_figure", "Per il target", "For the target", document.Left,
			func(x in) cell { return cell{Spoken: report.ThresholdText(threshold, x)} }),
	}, report.MissingInputs(i))
	for k, x := range report.MissingInputs(i) {
		t.Rows[k].Note = lang.Same(x.Of.Name.Value)
	}
	return report.WithoutIdle(t)
}

// fileFor is the file to write a missing figure to, if no file mentions it yet.
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

// neededTable shows the figures of a formula beside those that would be enough.
func neededTable(i *evaluate.Indicator, needed []ahead.Needed) *document.Table {
	t := &document.Table{Columns: []document.Column{
		{Header: report.MeasureKind, Min: 16},
		report.Heads("today", "Oggi", "Today", document.Decimal),
		report.Heads("needed", "Serve", "Needed", document.Decimal),
		report.Heads("change", "Differenza", "Difference", document.Decimal),
		report.Heads("value", "Valore poi", "Value then", document.Decimal),
		report.Heads("remark", "Nota", "Remark", document.Left),
	}}
	for _, n := range needed {
		in := n.Input
		cells := []document.Cell{
			document.Text(in.Of.Code.Value), report.InputValue(in), {}, {}, {}, {Spoken: neededRemark(i, &n)},
		}
		if n.Answer == ahead.Found {
			in.Value = n.Figure
			cells[2] = report.InputValue(in)
			cells[3] = document.Cell{Spoken: report.Difference(in.Of, n.Change())}
			cells[4] = report.ValueCell(n.Then)
		}
		t.Rows = append(t.Rows, report.RowOf(cells...))
	}
	return report.WithoutIdle(t)
}

// neededRemark says why there is no needed value, and who else uses the measure.
func neededRemark(i *evaluate.Indicator, n *ahead.Needed) lang.Spoken {
	switch n.Answer {
	case ahead.Past:
		return lang.Say("è del %s: non cambia più", "it is of %s: it does not change any more",
			n.Input.Of.Plan.Label(n.Input.FromYear))
	case ahead.OutOfReach:
		return lang.Both("da sola non basta, qualunque valore abbia", "not enough by itself, whatever its value")
	case ahead.Unknown:
		return lang.Both("non si può dire: nessuna delle cifre provate basta",
			"it cannot be told: none of the figures that were tried is enough")
	}
	var parts lang.Parts
	if report.AboveWhole(n.Input.Of, n.Figure) {
		parts = append(parts, report.OverWhole)
	}
	if others := alsoUsedBy(i, n.Input.Of); len(others) > 0 {
		parts = append(parts, alsoMoves(others))
	}
	return parts
}

// alsoMoves names the other indicators that use a measure, or counts them.
func alsoMoves(others []string) lang.Spoken {
	if len(others) > 5 {
		return lang.Say("sposta anche altri %d indicatori", "moves %d other indicators too", len(others))
	}
	return lang.Say("sposta anche %s", "moves %s too", lang.Words(others))
}

// alsoUsedBy lists the other indicators that use a measure.
func alsoUsedBy(i *evaluate.Indicator, m *plan.Measure) []string {
	var codes []string
	for _, other := range m.UsedBy {
		if other != i.Indicator {
			codes = append(codes, other.Code.Value)
		}
	}
	return codes
}
