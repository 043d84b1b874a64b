package report

import (
	"math/big"
	"strings"

	"piao/cmd/internal/document"
	"piao/evaluate"
	"piao/plan"
	"piao/plan/diff"
	"piao/plan/lang"
)

// Impact is one year's evaluation with the same measurements under two plans.
type Impact struct {
	Old, New *evaluate.Result
	Rows     []ImpactRow // indicators whose contribution differs
}

// ImpactRow is an indicator in both evaluations; nil where a plan lacks it.
type ImpactRow struct{ Old, New *evaluate.Indicator }

// NewImpact puts two evaluations side by side; changes tell which indicators
// were renamed.
func NewImpact(old, new *evaluate.Result, changes []diff.Change) *Impact {
	was := map[string]string{}
	for _, c := range changes {
		if c.Kind == diff.Renamed && c.Element == plan.IndicatorElement {
			was[c.Path[len(c.Path)-1]] = c.Old.In(lang.EN)
		}
	}
	had := map[string]*evaluate.Indicator{}
	for _, i := range old.Indicators() {
		had[i.Code.Value] = i
	}
	x := &Impact{Old: old, New: new}
	for _, i := range new.Indicators() {
		code := i.Code.Value
		if earlier, renamed := was[code]; renamed {
			code = earlier
		}
		x.add(ImpactRow{had[code], i})
		delete(had, code)
	}
	for _, i := range old.Indicators() {
		if had[i.Code.Value] != nil {
			x.add(ImpactRow{i, nil})
		}
	}
	return x
}

func (x *Impact) add(r ImpactRow) {
	if !sameFigure(points(r.Old), points(r.New)) || !sameFigure(achieved(r.Old), achieved(r.New)) {
		x.Rows = append(x.Rows, r)
	}
}

func points(i *evaluate.Indicator) *big.Rat {
	if i == nil {
		return nil
	}
	return i.Points
}

func achieved(i *evaluate.Indicator) *big.Rat {
	if i == nil {
		return nil
	}
	return i.Achievement
}

func sameFigure(a, b *big.Rat) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	return a.Cmp(b) == 0
}

// gained is the new figure less the old one, where either is known.
func gained(before, after *big.Rat) *big.Rat {
	if before == nil && after == nil {
		return nil
	}
	return new(big.Rat).Sub(known(after), known(before))
}

// known is a figure to compute with: what is not known adds nothing.
func known(r *big.Rat) *big.Rat {
	if r == nil {
		return new(big.Rat)
	}
	return r
}

// scores are the body's scores under both plans.
func (x *Impact) scores() []document.Block {
	if x == nil {
		return nil
	}
	blocks := []document.Block{document.Paragraph{Text: x.scoreSentence()}}
	if illustrative(x.New) {
		blocks = append(blocks, illustrativeWarning)
	}
	return blocks
}

func (x *Impact) scoreSentence() lang.Message {
	files := strings.Join(measurementFiles(x.New), ", ")
	if x.Old.Score == nil && x.New.Score == nil {
		return lang.Say("Con le misurazioni del %d (%s) nessuno dei due piani ha un punteggio.", "With the measurements of %d (%s) neither plan has a score.", x.New.Year, files)
	}
	if sameFigure(x.Old.Score, x.New.Score) {
		return lang.Say("Con le stesse misurazioni del %d (%s), il punteggio dell'ente resta %s.", "With the same measurements of %d (%s), the body's score stays at %s.",
			x.New.Year, files, scoreWords(x.New))
	}
	return lang.Say("Con le stesse misurazioni del %d (%s), il punteggio dell'ente va da %s a %s.", "With the same measurements of %d (%s), the body's score goes from %s to %s.",
		x.New.Year, files, scoreWords(x.Old), scoreWords(x.New))
}

func scoreWords(r *evaluate.Result) lang.Spoken {
	if r.Score == nil {
		return lang.Same("–")
	}
	return document.Percent(r.Score).Spoken
}

// table is the effect by indicator and in all; nothing where there is none.
func (x *Impact) table() []document.Block {
	if x == nil || len(x.Rows) == 0 {
		return nil
	}
	t := &document.Table{Caption: lang.Both("Effetto sul punteggio", "Effect on the score"), Columns: []document.Column{
		heads("indicator", "Indicatore", "Indicator", document.Left),
		heads("achievement_old", "Ragg. % prima", "Ach. % before", document.Decimal), heads("achievement_new", "dopo", "after", document.Decimal),
		heads("points_old", "Punti % prima", "Points % before", document.Decimal), heads("points_new", "dopo", "after", document.Decimal),
		heads("points_gained", "Differenza", "Difference", document.Decimal)}}
	for _, r := range x.Rows {
		some := r.New
		if some == nil {
			some = r.Old
		}
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{coded(some.Code.Value, some.Name.Value), document.PercentBare(achieved(r.Old)), document.PercentBare(achieved(r.New)),
			document.PercentBare(points(r.Old)), document.PercentBare(points(r.New)), document.PercentBare(gained(points(r.Old), points(r.New)))}})
	}
	t.Rows = append(t.Rows, document.Row{Kind: document.Total, Cells: []document.Cell{document.Words(lang.Both("Ente", "Body"), ""), blank(), blank(),
		document.PercentBare(x.Old.Score), document.PercentBare(x.New.Score), document.PercentBare(gained(x.Old.Score, x.New.Score))}})
	return []document.Block{t}
}
