package ahead

import (
	"math/big"

	"piao/evaluate"
)

// Needed is what one figure would have to be, the others as they are, for an
// indicator or the body to be worth so much.
type Needed struct {
	Input  evaluate.Input // the figure; a past year's is not one to change
	Answer Answer
	Figure *big.Rat            // one that is enough, and a step nearer to today's is not; of Found only
	Then   *evaluate.Indicator // the indicator with it
	Score  *big.Rat            // the body's with it; nil where it is not asked for
}

// Change is how much more a needed value is than today's, or less.
func (n *Needed) Change() *big.Rat { return sub(n.Figure, n.Input.Value) }

// Answer is what can be said of a needed value.
type Answer int

const (
	Found      Answer = iota
	Past              // a figure of an earlier year, which nobody can change any more
	OutOfReach        // no figure that the measure can have is enough by itself
	Unknown           // none that was tried is
)

// answers are the codes of the answers, for JSON.
var answers = [...]string{Found: "found", Past: "past", OutOfReach: "out of reach", Unknown: "unknown"}

// Code is the answer in JSON.
func (a Answer) Code() string { return answers[a] }

// NeededFor finds for each figure of an indicator's formula one that meets the
// target. There are none where the target is met, the value is not known or a
// person judges.
func NeededFor(r *evaluate.Result, i *evaluate.Indicator) []Needed {
	if i.Status != evaluate.Partial && i.Status != evaluate.Missed {
		return nil
	}
	return newTrial(r).needed(i, (*evaluate.Indicator).MeetsTarget)
}

// worth finds for each figure one with which the indicator is worth at least so
// much.
func (t *trial) worth(i *evaluate.Indicator, achievement *big.Rat) []Needed {
	return t.needed(i, func(now *evaluate.Indicator) bool { return now.Achievement.Cmp(achievement) >= 0 })
}

// needed tries each figure of an indicator until it is good.
func (t *trial) needed(i *evaluate.Indicator, good func(now *evaluate.Indicator) bool) []Needed {
	if i.Value == nil || i.Achievement == nil || i.Judged() || i.Target == nil {
		return nil
	}
	var all []Needed
	for _, in := range figuresOf(i) {
		switch {
		case t.fixed[in.Origin()]:
		case in.FromYear < t.Year:
			all = append(all, Needed{Input: in, Answer: Past})
		default:
			all = append(all, t.find(i, in, good))
		}
	}
	return all
}

// find searches for a figure with which an indicator is good, farther on in the
// way in which its value has to go.
func (t *trial) find(i *evaluate.Indicator, in evaluate.Input, good func(now *evaluate.Indicator) bool) Needed {
	s, bar := newSearch(in), i.Case.Bar
	s.try = func(figure *big.Rat) outcome {
		t.figures.Suppose(in.Origin(), figure)
		switch now := t.again(i); {
		case now.Value == nil:
			return past
		case good(now):
			return enough
		case bar.Lacks(now.Value) != bar.Lacks(i.Value):
			return past
		}
		return short
	}
	n := Needed{Input: in, Answer: Unknown, Figure: s.nearest()}
	switch {
	case n.Figure != nil:
		n.Answer, n.Then = Found, t.with(i, in, n.Figure)
	case s.outOfReach(i, in.Origin()):
		n.Answer = OutOfReach
	}
	t.figures.Suppose(in.Origin(), nil)
	return n
}

// figuresOf are the figures of an indicator's formula, each once.
func figuresOf(i *evaluate.Indicator) []evaluate.Input {
	var all []evaluate.Input
	seen := map[evaluate.Origin]bool{}
	for _, t := range i.Terms {
		for _, in := range t.Inputs {
			if !seen[in.Origin()] {
				seen[in.Origin()] = true
				all = append(all, in)
			}
		}
	}
	return all
}
