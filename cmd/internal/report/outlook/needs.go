package outlook

import (
	"math/big"
	"slices"
	"strings"

	"piao/cmd/internal/document"
	"piao/cmd/internal/report"
	"piao/evaluate"
	"piao/evaluate/ahead"
	"piao/plan/lang"
)

// Needs reports where the points are that a score lacks.
func Needs(r *evaluate.Result, n *ahead.Needs) *document.Document {
	return &document.Document{
		Name:   "needs",
		Blocks: func() []document.Block { return needsPage(r, n) },
		// one row for each indicator that lacks points or is missing
		Data: func() *document.Table { return report.Whose(r, gapColumns(r, n.Goal), slices.Concat(n.Open, n.Idle)) },
	}
}

func needsPage(r *evaluate.Result, n *ahead.Needs) []document.Block {
	doc := document.Body(report.Heading(r))
	doc.Add(document.Paragraph{Text: shortText(r, n), Style: document.Bold}, openTable(r, n))
	if !n.Reached() {
		doc.Add(singleBlocks(r, n)...)
		if text := togetherText(n); text != nil {
			doc.Add(document.Paragraph{Text: text})
		}
	}
	if doc.Add(idleBlocks(r, n)...); len(n.Open)+len(n.Idle) > 0 {
		doc.Add(document.Paragraph{Text: needsExplained, Style: document.Dim})
	}
	return doc
}

var needsExplained = lang.Both(
	"Quota: il peso nel punteggio dell'ente. Restano: la quota per ciò che manca al raggiungimento. "+
		"Ente a: il punteggio dell'ente se cambiasse solo questo, gli altri restando come sono. "+
		"*: la misura sposta anche altri indicatori, e con loro l'ente.",
	"Share: the weight in the body's score. Left: the share times what the achievement lacks. "+
		"Body to: the body's score if this alone changed, the others staying as they are. "+
		"*: the measure moves other indicators too, and the body with them.")

// shortText says how far away the goal is.
func shortText(r *evaluate.Result, n *ahead.Needs) lang.Spoken {
	goal := lang.Say("Punteggio da raggiungere: %s.", "Score to reach: %s.", report.PercentText(n.Goal))
	switch {
	case n.Short == nil:
		return lang.Say("%s Per ora non ce n'è nessuno.", "%s There is none yet.", goal)
	case n.Short.Sign() == 0:
		return lang.Say("%s È raggiunto, esattamente.", "%s It is reached, exactly.", goal)
	case n.Reached():
		return lang.Say("%s È raggiunto, con %s %s in più.", "%s It is reached, with %s %s more.",
			goal, document.PercentBare(new(big.Rat).Neg(n.Short)).Spoken, report.ScorePoints(r.Plan))
	}
	return lang.Say("%s Mancano %s %s: oggi è %s.", "%s It lacks %s %s: today it is %s.",
		goal, document.PercentBare(n.Short).Spoken, report.ScorePoints(r.Plan), report.ScoreBeside(r.Score, n.Goal))
}

// gapColumns are what is said about an indicator that lacks points. A page shows
// what it would take if the indicator counts and could score more.
func gapColumns(r *evaluate.Result, goal *big.Rat) []report.Column[*ahead.Gap] {
	type one = *ahead.Gap
	type cell = document.Cell
	return []report.Column[one]{
		indicatorColumn,
		report.Data("objective", func(g one) cell { return report.Raw(g.Objective.Code.Value) }),
		report.Data("status", func(g one) cell { return report.Raw(g.Status.Code()) }),
		report.Shown("body_share", "Quota %", "Share %", document.Decimal,
			func(g one) cell { return document.PercentBare(g.Node.OfBody) }),
		report.Shown("achievement", "Ragg. %", "Ach. %", document.Decimal, func(g one) cell {
			return report.AchievementCell(r, g.Indicator)
		}),
		report.Data("reach", func(g one) cell { return report.Number(g.Reach) }),
		report.Shown("left", "Restano %", "Left %", document.Decimal,
			func(g one) cell { return document.PercentBare(g.Left) }),
		report.Shown("score_then", "Ente a %", "Body to %", document.Decimal,
			func(g one) cell { return report.Scored(r, g.Then, goal) }),
		report.Data("enough_alone", func(g one) cell { return report.Number(g.Enough) }),
		report.Shown("needed", "Che cosa serve", "What it takes", document.Left,
			func(g one) cell { return document.Words(takes(g), neededData(g)) }),
		report.Data("missing", func(g one) cell { return report.Raw(report.MissingData(g.Indicator)) }),
		report.Data("band", func(g one) cell { return bandCell(r, g.Node) }),
	}
}

var indicatorColumn = report.Column[*ahead.Gap]{
	Column: document.Column{Name: "indicator", Header: report.IndicatorKind, Min: 16},
	Cell:   func(g *ahead.Gap) document.Cell { return document.Text(g.Code.Value) }}

// openTable lists the indicators that count and could score more, and what that
// would take.
func openTable(r *evaluate.Result, n *ahead.Needs) *document.Table {
	if len(n.Open) == 0 {
		return nil
	}
	t := report.TableOf(report.OnPage(gapColumns(r, n.Goal)), n.Open)
	t.Caption = lang.Both("Dove sono i punti che mancano", "Where the missing points are")
	t.Rows = append(t.Rows, report.TotalRow(report.Strong(document.Words(lang.Both("In tutto", "In all"), "")),
		report.Blank(), report.Blank(),
		document.PercentBare(n.Left), report.Scored(r, n.Most, n.Goal), report.Blank()))
	return t
}

// takes is what would bring an indicator to its most: one figure or another.
func takes(g *ahead.Gap) lang.Spoken {
	switch {
	case g.Judged() && g.Achievement != nil:
		return lang.Say("un giudizio di %s", "a judgement of %s", report.PercentText(g.Reach))
	case g.Value == nil:
		return report.MissingText(g.Indicator)
	}
	list, none := lang.List{Or: true}, lang.Both("nessuna misura basta da sola", "no measure is enough by itself")
	for _, n := range g.Takes {
		switch n.Answer {
		case ahead.Found:
			list.Items = append(list.Items, neededText(&n))
		case ahead.Unknown:
			none = lang.Both("nessuna cifra provata basta da sola", "no figure that was tried is enough by itself")
		}
	}
	if list.Items == nil {
		return none
	}
	return list
}

// neededText is a needed value in a few words: N_Verif 80 (+12). A star says that
// the measure moves other indicators too.
func neededText(n *ahead.Needed) lang.Spoken {
	m := n.Input.Of
	text := lang.Say("%s %s", "%s %s", m.Code.Value, report.FigureCell(m, n.Figure).Spoken)
	if change := report.Difference(m, n.Change()); change != nil {
		text = lang.Say("%s (%s)", "%s (%s)", text, change)
	}
	if len(m.UsedBy) > 1 {
		return lang.Say("%s*", "%s*", text)
	}
	return text
}

// singleBlocks are the indicators that each reach the goal alone.
func singleBlocks(r *evaluate.Result, n *ahead.Needs) []document.Block {
	switch {
	case n.Short == nil:
		return nil
	case len(n.Singles) == 0:
		return []document.Block{document.Paragraph{Text: lang.Say("Nessuna cifra basta da sola per arrivare a %s.",
			"No figure alone is enough for %s.", report.PercentText(n.Goal))}}
	}
	t := &document.Table{Caption: lang.Say("Uno solo di questi basta per arrivare a %s",
		"One of these alone is enough for %s", report.PercentText(n.Goal)),
		Columns: []document.Column{
			{Header: report.IndicatorKind, Min: 16},
			report.Heads("achievement", "Ragg. %", "Ach. %", document.Decimal),
			report.Heads("enough", "Basta %", "Enough %", document.Decimal),
			report.Heads("measure", "Misura", "Measure", document.Left),
			report.Heads("today", "Oggi", "Today", document.Decimal),
			report.Heads("needed", "Serve", "Needed", document.Decimal),
			report.Heads("change", "Differenza", "Difference", document.Decimal),
			report.Heads("score", "Ente a %", "Body to %", document.Decimal),
		}}
	less := false
	for _, s := range n.Singles {
		first := []document.Cell{document.Text(s.Code.Value), document.PercentBare(s.Achievement),
			document.PercentBare(s.Enough)}
		if len(s.Figures) == 0 {
			t.Rows = append(t.Rows, report.RowOf(append(first, document.Words(singleWithout(s), ""), document.Cell{},
				document.Cell{}, document.Cell{}, document.Cell{})...))
		}
		for _, x := range s.Figures {
			m := x.Input.Of
			less = less || x.Then.Achievement.Cmp(s.Enough) < 0
			t.Rows = append(t.Rows,
				report.RowOf(append(first, document.Text(m.Code.Value), report.InputValue(x.Input), report.FigureCell(m, x.Figure),
					document.Cell{Spoken: report.Difference(m, x.Change())}, report.Scored(r, x.Score, n.Goal))...))
			first = []document.Cell{report.Blank(), report.Blank(), report.Blank()}
		}
	}
	blocks := []document.Block{report.WithoutIdle(t)}
	if less {
		blocks = append(blocks, document.Paragraph{Style: document.Dim, Text: lang.Both(
			"Dove la stessa misura fa salire anche altri indicatori, "+
				"ne serve meno di quanto l'indicatore vorrebbe da solo.",
			"Where the same measure raises other indicators too, "+
				"less of it is needed than the indicator would take by itself.")})
	}
	return blocks
}

// singleWithout says why a single indicator has no figures to show.
func singleWithout(s *ahead.Gap) lang.Spoken {
	if s.Judged() && s.Achievement != nil {
		return lang.Both("il giudizio", "the judgement")
	}
	return report.MissingText(s.Indicator)
}

// togetherText says what reaches the goal together if nothing does alone, or that
// nothing is known to. It is empty if there is nothing to add.
func togetherText(n *ahead.Needs) lang.Spoken {
	goal, count := report.PercentText(n.Goal), len(n.Together)
	switch {
	case len(n.Singles) > 0 || n.Short == nil && n.Reachable():
		return nil
	case count > 10:
		return lang.Say("Insieme ne bastano %d%s fino a %s: portano l'ente a %s.",
			"Together %d are enough%s down to %s: they bring the body to %s.",
			count, amongTheFirst(n), n.Together[count-1].Code.Value, report.ScoreBeside(n.Reaches, n.Goal))
	case count > 0:
		var all lang.List
		for _, g := range n.Together {
			all.Items = append(all.Items, raisedText(g))
		}
		return lang.Say("Insieme ne bastano %d%s: %s portano l'ente a %s.",
			"Together %d are enough%s: %s bring the body to %s.",
			count, amongTheFirst(n), all, report.ScoreBeside(n.Reaches, n.Goal))
	case n.Awaits:
		return lang.Say("Con tutto ciò che è misurato al massimo il punteggio è %s: "+
			"per arrivare a %s servono anche i valori che mancano.",
			"With all that is measured at its most the score is %s: %s takes the missing values too.",
			report.ScoreBeside(n.Most, n.Goal), goal)
	case n.Utmost == nil || n.Utmost.Cmp(n.Goal) < 0:
		return lang.Say("A %s non si arriva: con tutto al massimo il punteggio è %s.",
			"%s cannot be reached: with everything at its most the score is %s.", goal, report.ScoreBeside(n.Utmost, n.Goal))
	}
	return lang.Say("Non si è trovato come arrivare a %s: "+
		"alcune misure fanno salire un indicatore e scendere un altro, o nessuna cifra provata basta.",
		"Nothing was found that reaches %s: "+
			"some measures raise one indicator and lower another, or no figure that was tried is enough.", goal)
}

// raisedText is an indicator with the figure that raises it: Fatto (F sì).
func raisedText(g *ahead.Raised) lang.Spoken {
	switch {
	case g.Judged():
		return lang.Say("%s (giudizio %s)", "%s (judgement %s)", g.Code.Value, report.PercentText(g.Reach))
	case g.Figure == nil:
		return lang.Same(g.Code.Value)
	}
	m := g.Figure.Input.Of
	return lang.Say("%s (%s %s)", "%s (%s %s)", g.Code.Value, m.Code.Value, report.FigureCell(m, g.Figure.Figure).Spoken)
}

// amongTheFirst says that the indicators that are enough together are the first of
// the list, if so.
func amongTheFirst(n *ahead.Needs) lang.Spoken {
	same := func(r *ahead.Raised, g *ahead.Gap) bool { return r.Gap == g }
	if !slices.EqualFunc(n.Together, n.Open[:len(n.Together)], same) {
		return lang.Same("")
	}
	return lang.Both(", i primi dell'elenco", ", the first of the list")
}

// idleBlocks are the indicators that do not count until they are measured.
func idleBlocks(r *evaluate.Result, n *ahead.Needs) []document.Block {
	if len(n.Idle) == 0 {
		return nil
	}
	type one = *ahead.Gap
	t := report.TableOf([]report.Column[one]{
		indicatorColumn,
		report.Shown("weighs", "Peserà %", "Will weigh %", document.Decimal,
			func(g one) document.Cell { return document.PercentBare(g.Node.OfAll) }),
		report.Shown("then", "Ente a %", "Body to %", document.Decimal,
			func(g one) document.Cell { return report.Scored(r, g.Then, n.Goal) }),
		report.Shown("reason", "Motivo", "Reason", document.Left,
			func(g one) document.Cell { return document.Cell{Spoken: report.MissingText(g.Indicator)} }),
		report.Shown("wanted_figure", "Per il target", "For the target", document.Left,
			func(g one) document.Cell { return document.Cell{Spoken: wantedText(r, g)} }),
	}, n.Idle)
	t.Caption = lang.Both("Valori che mancano", "Missing values")
	return []document.Block{report.WithoutIdle(t), document.Paragraph{Text: lang.Say(
		"Finché mancano non contano: il punteggio è di ciò che è misurato. "+
			"Una volta misurati tutti, gli altri restando come sono, sarà tra %s e %s.",
		"As long as they are missing they do not count: the score is of what is measured. "+
			"Once all are measured, the others staying as they are, it will be between %s and %s.",
		document.Percent(r.Worst).Spoken, document.Percent(r.Best).Spoken)}}
}

// wantedText says what the only missing figure must be; empty if that is not known.
func wantedText(r *evaluate.Result, g *ahead.Gap) lang.Spoken {
	threshold := ahead.ThresholdOf(r, g.Indicator)
	for _, in := range report.MissingInputs(g.Indicator) {
		if text := report.ThresholdText(threshold, in); text != nil {
			return text
		}
	}
	return nil
}

// neededData names needed values as MEASURE=VALUE, as whatif takes them.
func neededData(g *ahead.Gap) string {
	var parts []string
	for _, x := range g.Takes {
		if x.Answer == ahead.Found {
			m, value := x.Input.Of, report.RawValue(x.Input.Of.Kind(), x.Figure).Data()
			if m.Unit.Value == "%" {
				value = report.Number(document.HundredTimes(x.Figure)).Data() + "%"
			}
			parts = append(parts, m.Code.Value+"="+value)
		}
	}
	return strings.Join(parts, "; ")
}
