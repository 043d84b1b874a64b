package report

import (
	"math/big"

	"piao/cmd/internal/document"
	"piao/evaluate"
	"piao/plan/lang"
)

// Needs is the report of where the points are that a score lacks.
func Needs(r *evaluate.Result, n *evaluate.Needs) *document.Document {
	return &document.Document{
		Name:   "needs",
		Blocks: func() []document.Block { return needsPage(r, n) },
		Data:   func() *document.Table { return needsData(r, n) },
		JSON:   func() any { return needsJSON(r, n) },
	}
}

func needsPage(r *evaluate.Result, n *evaluate.Needs) []document.Block {
	doc := document.Body(heading(r))
	doc.Add(document.Paragraph{Text: shortText(r, n), Style: document.Bold}, openTable(r, n))
	if !n.Reached() {
		doc.Add(singleBlocks(n)...)
		doc.Add(fewestBlocks(r, n)...)
	}
	doc.Add(idleBlocks(r, n)...)
	doc.Add(document.Paragraph{Text: needsExplained, Style: document.Dim})
	return doc
}

var needsExplained = lang.Both("Quota: il peso nel punteggio dell'ente. Restano: la quota per ciò che manca al raggiungimento. Ente a: il punteggio dell'ente se cambiasse solo questo, gli altri restando come sono.",
	"Share: the weight in the body's score. Left: the share times what the achievement lacks. Body to: the body's score if this alone changed, the others staying as they are.")

// shortText says how far the goal is.
func shortText(r *evaluate.Result, n *evaluate.Needs) lang.Spoken {
	goal := percentText(n.Goal)
	switch {
	case n.Short == nil:
		return lang.Say("Punteggio da raggiungere: %s. Per ora non ce n'è nessuno.", "Score to reach: %s. There is none yet.", goal)
	case n.Short.Sign() == 0:
		return lang.Say("Punteggio da raggiungere: %s. È raggiunto, esattamente.", "Score to reach: %s. It is reached, exactly.", goal)
	case n.Reached():
		return lang.Say("Punteggio da raggiungere: %s. È raggiunto, con %s punti in più.", "Score to reach: %s. It is reached, with %s points more.", goal, document.PercentBare(new(big.Rat).Neg(n.Short)).Spoken)
	}
	return lang.Say("Punteggio da raggiungere: %s. Mancano %s punti: oggi è %s.", "Score to reach: %s. It lacks %s points: today it is %s.", goal, document.PercentBare(n.Short).Spoken, ScoreBelow(r.Score, n.Goal))
}

// openTable is what counts and could be worth more, and what it would take.
func openTable(r *evaluate.Result, n *evaluate.Needs) *document.Table {
	t := &document.Table{Caption: lang.Both("Dove sono i punti che mancano", "Where the missing points are"), Columns: []document.Column{{Header: indicatorKind, Min: 16},
		heads("body_share", "Quota %", "Share %", document.Decimal), heads("achievement", "Ragg. %", "Ach. %", document.Decimal),
		heads("left", "Restano %", "Left %", document.Decimal), heads("then", "Ente a %", "Body to %", document.Decimal),
		heads("takes", "Che cosa serve", "What it takes", document.Left)}}
	for _, g := range n.Open {
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{document.Text(g.Code.Value), document.PercentBare(g.Node.OfBody), styled(document.PercentBare(g.Achievement), styleOf(g.Band)),
			document.PercentBare(g.Left), scored(r, g.Then), {Spoken: takes(r, g)}}})
	}
	if len(n.Open) > 0 {
		t.Rows = append(t.Rows, document.Row{Kind: document.Total, Cells: []document.Cell{strong(document.Words(lang.Both("In tutto", "In all"), "")), blank(), blank(), document.PercentBare(n.Left), scored(r, n.Most), blank()}})
	}
	return t
}

// takes is what would make an indicator worth all it can: one figure or another.
func takes(r *evaluate.Result, g *evaluate.Gap) lang.Spoken {
	switch {
	case g.Status == evaluate.Missing || g.Status == evaluate.Undefined:
		return missingText(g.Indicator)
	case g.Judged():
		return lang.Say("un giudizio di %s", "a judgement of %s", percentText(g.Reach))
	case g.Value == nil && g.Zero != nil:
		return zeroText(g.Indicator)
	}
	list := lang.List{Or: true}
	for _, needed := range r.NeededFor(g.Indicator, g.Reach) {
		if needed.Answer == evaluate.Found {
			list.Items = append(list.Items, neededText(&needed))
		}
	}
	if len(list.Items) == 0 {
		return lang.Both("nessuna misura basta da sola", "no measure is enough by itself")
	}
	return list
}

// neededText is a needed value in a few words: N_Verif 80 (+12).
func neededText(n *evaluate.Needed) lang.Spoken {
	m := n.Input.Of
	change := difference(m, n.Change)
	if change == nil {
		return lang.Say("%s %s", "%s %s", m.Code.Value, figureCell(m, n.Figure).Spoken)
	}
	return lang.Say("%s %s (%s)", "%s %s (%s)", m.Code.Value, figureCell(m, n.Figure).Spoken, change)
}

// singleBlocks are the indicators each of which reaches the goal alone.
func singleBlocks(n *evaluate.Needs) []document.Block {
	if n.Short == nil {
		return nil
	}
	if len(n.Singles) == 0 {
		return []document.Block{document.Paragraph{Text: lang.Say("Nessun indicatore arriva da solo a %s.", "No indicator reaches %s alone.", percentText(n.Goal))}}
	}
	t := &document.Table{Caption: lang.Say("Uno solo di questi basta per arrivare a %s", "One of these alone is enough for %s", percentText(n.Goal)), Columns: []document.Column{{Header: indicatorKind, Min: 16},
		heads("achievement", "Ragg. %", "Ach. %", document.Decimal), heads("enough", "Basta %", "Enough %", document.Decimal), heads("measure", "Misura", "Measure", document.Left),
		heads("today", "Oggi", "Today", document.Decimal), heads("needed", "Serve", "Needed", document.Decimal), heads("change", "Differenza", "Difference", document.Decimal), heads("score", "Ente a %", "Body to %", document.Decimal)}}
	for _, s := range n.Singles {
		first := []document.Cell{document.Text(s.Code.Value), document.PercentBare(s.Achievement), document.PercentBare(s.Enough)}
		rows := remedyRows(n, s)
		for k, cells := range rows {
			if k > 0 {
				first = []document.Cell{blank(), blank(), blank()}
			}
			t.Rows = append(t.Rows, document.Row{Cells: append(first, cells...)})
		}
	}
	blocks := []document.Block{withoutIdle(t)}
	if anyRemedy(n, func(s *evaluate.Single, x *evaluate.Remedy) bool { return x.Worth.Cmp(s.Enough) < 0 }) {
		blocks = append(blocks, document.Paragraph{Text: lang.Both("Dove la stessa misura fa salire anche altri indicatori, ne serve meno di quanto l'indicatore vorrebbe da solo.", "Where the same measure raises other indicators too, less of it is needed than the indicator would take by itself."), Style: document.Dim})
	}
	if anyRemedy(n, func(_ *evaluate.Single, x *evaluate.Remedy) bool { return x.Score.Cmp(n.Goal) < 0 }) {
		blocks = append(blocks, document.Paragraph{Text: lang.Both("Dove il punteggio dell'ente resta sotto, la stessa misura sta anche in altri indicatori e li fa scendere.", "Where the body's score stays below, the same measure is in other indicators too and lowers them."), Style: document.Dim})
	}
	return blocks
}

// remedyRows are the figures that a single indicator takes, or that there are
// none.
func remedyRows(n *evaluate.Needs, s *evaluate.Single) [][]document.Cell {
	var rows [][]document.Cell
	for _, x := range s.Figures {
		if x.Answer != evaluate.Found {
			continue
		}
		m := x.Input.Of
		score := document.PercentBare(x.Score)
		if x.Score.Cmp(n.Goal) < 0 {
			score = document.Cell{Spoken: ScoreBelow(x.Score, n.Goal), Style: document.Red}
		}
		rows = append(rows, []document.Cell{document.Text(m.Code.Value), inputValue(x.Input), figureCell(m, x.Figure), {Spoken: difference(m, x.Change)}, score})
	}
	if rows == nil {
		rows = [][]document.Cell{{document.Words(singleWithout(s), ""), {}, {}, {}, document.PercentBare(s.Then)}}
	}
	return rows
}

// singleWithout says why a single indicator has no figures to show.
func singleWithout(s *evaluate.Single) lang.Spoken {
	switch {
	case s.Status == evaluate.Missing || s.Status == evaluate.Undefined:
		return missingText(s.Indicator)
	case s.Judged():
		return lang.Both("il giudizio", "the judgement")
	case s.Value == nil && s.Zero != nil:
		return zeroText(s.Indicator)
	}
	return lang.Both("più misure insieme", "several measures together")
}

// anyRemedy says that there is a needed value of a kind.
func anyRemedy(n *evaluate.Needs, kind func(*evaluate.Single, *evaluate.Remedy) bool) bool {
	for _, s := range n.Singles {
		for _, x := range s.Figures {
			if x.Answer == evaluate.Found && kind(s, &x) {
				return true
			}
		}
	}
	return false
}

// fewestBlocks are the fewest indicators that reach the goal together, where one
// alone does not; and what to say where none do.
func fewestBlocks(r *evaluate.Result, n *evaluate.Needs) []document.Block {
	most := Score(n.Most)
	switch {
	case len(n.Fewest) > 10:
		return []document.Block{document.Paragraph{Text: lang.Say("Insieme ne bastano %d, i primi dell'elenco fino a %s: portano l'ente a %s.", "Together %d are enough, the first of the list down to %s: they bring the body to %s.",
			len(n.Fewest), n.Fewest[len(n.Fewest)-1].Code.Value, document.Percent(reachedBy(r, n)).Spoken)}}
	case len(n.Fewest) > 1:
		return []document.Block{document.Paragraph{Text: lang.Say("Insieme ne bastano %d, i primi dell'elenco: %s portano l'ente a %s.", "Together %d are enough, the first of the list: %s bring the body to %s.",
			len(n.Fewest), lang.Words(gapCodes(n.Fewest)), document.Percent(reachedBy(r, n)).Spoken)}}
	case len(n.Fewest) == 1 || len(n.Singles) > 0 || n.Short == nil && n.Reachable():
		return nil
	case n.Reachable():
		return []document.Block{document.Paragraph{Text: lang.Say("Con tutto ciò che è misurato al massimo il punteggio è %s: per arrivare a %s servono anche i valori che mancano.", "With all that is measured at its most the score is %s: %s takes the missing values too.", most, percentText(n.Goal))}}
	}
	return []document.Block{document.Paragraph{Text: lang.Say("A %s non si arriva: con tutto al massimo il punteggio è %s.", "%s cannot be reached: with everything at its most the score is %s.", percentText(n.Goal), Score(mostOf(n)))}}
}

// mostOf is the most that the score could be.
func mostOf(n *evaluate.Needs) *big.Rat {
	if n.Most == nil || n.WithIdle != nil && n.WithIdle.Cmp(n.Most) > 0 {
		return n.WithIdle
	}
	return n.Most
}

// MostOf is the most that the score could be, for a sentence.
func MostOf(n *evaluate.Needs) lang.Spoken { return Score(mostOf(n)) }

func gapCodes(gaps []*evaluate.Gap) []string {
	var codes []string
	for _, g := range gaps {
		codes = append(codes, g.Code.Value)
	}
	return codes
}

func reachedBy(r *evaluate.Result, n *evaluate.Needs) *big.Rat {
	score := r.Score
	for _, g := range n.Fewest {
		score = new(big.Rat).Add(score, g.Left)
	}
	return score
}

// idleBlocks are what is missing and does not count until it is measured.
func idleBlocks(r *evaluate.Result, n *evaluate.Needs) []document.Block {
	if len(n.Idle) == 0 {
		return nil
	}
	t := &document.Table{Caption: lang.Both("Valori che mancano", "Missing values"), Columns: []document.Column{{Header: indicatorKind, Min: 16},
		heads("weighs", "Peserà %", "Will weigh %", document.Decimal), heads("then", "Ente a %", "Body to %", document.Decimal), heads("reason", "Motivo", "Reason", document.Left),
		heads("wanted_figure", "Per il target", "For the target", document.Left)}}
	for _, g := range n.Idle {
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{document.Text(g.Code.Value), document.PercentBare(g.Node.OfAll), scored(r, g.Then), {Spoken: missingText(g.Indicator)}, {Spoken: wantedText(r, g)}}})
	}
	return []document.Block{withoutIdle(t), document.Paragraph{Text: lang.Say("Finché mancano non contano: il punteggio è di ciò che è misurato. Una volta misurati tutti, gli altri restando come sono, sarà tra %s e %s.",
		"As long as they are missing they do not count: the score is of what is measured. Once all are measured, the others staying as they are, it will be between %s and %s.", document.Percent(r.Worst).Spoken, document.Percent(r.Best).Spoken)}}
}

// wantedText is what the only missing figure has to be; nothing where it is not
// known.
func wantedText(r *evaluate.Result, g *evaluate.Gap) lang.Spoken {
	for _, in := range missingInputs(g.Indicator) {
		if text := thresholdText(r, g.Indicator, in); text != nil {
			return text
		}
	}
	return nil
}
