package contents

import (
	"strings"

	"piao/cmd/internal/document"
	"piao/cmd/internal/report"
	"piao/cmd/internal/report/data"
	"piao/evaluate"
	"piao/plan/lang"
)

// impactScores are the body's scores with the same measurements under both plans.
func impactScores(x *evaluate.Comparison) []document.Block {
	if x == nil {
		return nil
	}
	blocks := []document.Block{document.Paragraph{Text: impactSentence(x)}}
	if report.Illustrative(x.After) {
		blocks = append(blocks, report.IllustrativeWarning)
	}
	return blocks
}

func impactSentence(x *evaluate.Comparison) lang.Message {
	before, after := x.Before.Score, x.After.Score
	year := x.After.Plan.Label(x.After.Year)
	files := strings.Join(data.MeasurementFiles(x.After), ", ")
	switch {
	case before == nil && after == nil:
		return lang.Say("Con le misurazioni del %s (%s) nessuno dei due piani ha un punteggio.",
			"With the measurements of %s (%s) neither plan has a score.", year, files)
	case !x.Body().Moved():
		return lang.Say("Con le stesse misurazioni del %s (%s), il punteggio dell'ente resta %s.",
			"With the same measurements of %s (%s), the body's score stays at %s.",
			year, files, scoreWords(x.After))
	}
	return lang.Say("Con le stesse misurazioni del %s (%s), il punteggio dell'ente va da %s a %s.",
		"With the same measurements of %s (%s), the body's score goes from %s to %s.",
		year, files, scoreWords(x.Before), scoreWords(x.After))
}

func scoreWords(r *evaluate.Result) lang.Spoken {
	if r.Score == nil {
		return lang.Same("–")
	}
	return report.ScoreIn(r, &r.Tally)
}

// impactTable is the effect of the changes by indicator and in all; empty if there
// is none.
func impactTable(x *evaluate.Comparison) []document.Block {
	if x == nil {
		return nil
	}
	t := &document.Table{Caption: lang.Both("Effetto sul punteggio", "Effect on the score"), Columns: []document.Column{
		report.Heads("indicator", "Indicatore", "Indicator", document.Left),
		report.Heads("achievement_old", "Ragg. % prima", "Ach. % before", document.Decimal),
		report.Heads("achievement_new", "dopo", "after", document.Decimal),
		report.Heads("points_old", "Punti % prima", "Points % before", document.Decimal),
		report.Heads("points_new", "dopo", "after", document.Decimal),
		report.Heads("points_gained", "Differenza", "Difference", document.Decimal),
	}}
	for _, p := range x.Those(evaluate.Pair.ScoreMoved) {
		n := p.Either()
		was, is := p.Achievements()
		cells := []document.Cell{report.Coded(n.Code(), n.Name()), document.PercentBare(was), document.PercentBare(is)}
		t.Rows = append(t.Rows, document.Row{Cells: append(cells, pointCells(p)...)})
	}
	if len(t.Rows) == 0 {
		return nil
	}
	total := append([]document.Cell{document.Words(lang.Both("Ente", "Body"), ""), report.Blank(), report.Blank()},
		pointCells(x.Body())...)
	t.Rows = append(t.Rows, document.Row{Kind: document.Total, Cells: total})
	return []document.Block{t}
}

func pointCells(p evaluate.Pair) []document.Cell {
	was, is := p.Points()
	return []document.Cell{document.PercentBare(was), document.PercentBare(is), document.Points(p.Gained())}
}
