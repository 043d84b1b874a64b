package ahead

import (
	"maps"
	"math/big"

	"piao/evaluate"
	"piao/plan/formula"
)

// trial is an evaluation in which some figures are tried. Only the indicators that
// take these figures are evaluated again.
type trial struct {
	*evaluate.Result
	figures *evaluate.Figures
	users   map[evaluate.Origin][]*evaluate.Indicator // who takes each figure; set only if the body's score is asked for
	fixed   map[evaluate.Origin]bool                  // supposed figures that stay
}

func newTrial(r *evaluate.Result) *trial {
	return &trial{Result: r, figures: evaluate.NewFigures(r.Measurements), fixed: map[evaluate.Origin]bool{}}
}

// usersOf finds the indicators whose scores come from each figure.
func usersOf(r *evaluate.Result) map[evaluate.Origin][]*evaluate.Indicator {
	users := map[evaluate.Origin][]*evaluate.Indicator{}
	for _, i := range r.Indicators() {
		if i.Judged() {
			continue
		}
		for _, in := range i.Inputs {
			if all := users[in.Origin()]; len(all) == 0 || all[len(all)-1] != i {
				users[in.Origin()] = append(all, i)
			}
		}
	}
	return users
}

// again evaluates an indicator with the figures under trial.
func (t *trial) again(i *evaluate.Indicator) *evaluate.Indicator {
	return evaluate.Alone(i.Indicator, t.Plan, t.Year, t.figures)
}

// with evaluates an indicator with one more figure under trial.
func (t *trial) with(i *evaluate.Indicator, in evaluate.Input, figure *big.Rat) *evaluate.Indicator {
	t.figures.Suppose(in.Origin(), figure)
	defer t.figures.Suppose(in.Origin(), nil)
	return t.again(i)
}

// moved is what the indicators that take a figure bring to their objectives under
// trial; nil for those that do not count.
func (t *trial) moved(o evaluate.Origin) scores {
	now := scores{}
	for _, i := range t.users[o] {
		now[i] = t.again(i).Node.Score
	}
	return now
}

// scores is what some indicators bring to their objectives; nil for those that do
// not count.
type scores map[*evaluate.Indicator]*big.Rat

// gain is how much higher the body's score is with some other scores. What goes on to
// count moves it by its share: an indicator, if all of its objective that change do,
// or its objective. Otherwise the whole score is computed again.
func (t *trial) gain(all scores) *big.Rat {
	of := map[*evaluate.Node]scores{}
	for i, score := range all {
		if of[i.Node.Parent] == nil {
			of[i.Node.Parent] = scores{}
		}
		of[i.Node.Parent][i] = score
	}
	var gained []*big.Rat
	for objective, now := range of {
		if now.goOn() {
			for i, score := range now {
				gained = append(gained, mul(i.Node.OfBody, sub(score, i.Node.Score)))
			}
			continue
		}
		score := objective.ScoreIf(now)
		switch {
		case objective.Counts() != (score != nil):
			return sub(orZero(t.ScoreIf(all)), orZero(t.Score))
		case score != nil:
			gained = append(gained, mul(objective.OfBody, sub(score, objective.Score)))
		}
	}
	return formula.Sum(gained)
}

// goOn reports whether all count, as they did before.
func (s scores) goOn() bool {
	for i, score := range s {
		if score == nil || !i.Node.Counts() {
			return false
		}
	}
	return true
}

// joined combines several scores; later ones replace earlier ones.
func joined(several []scores) scores {
	all := scores{}
	for _, some := range several {
		maps.Copy(all, some)
	}
	return all
}

func orZero(score *big.Rat) *big.Rat {
	if score == nil {
		return zero
	}
	return score
}
