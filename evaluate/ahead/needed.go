package ahead

import (
	"math/big"

	"piao/evaluate"
)

// Needed is what one figure would have to be, while the others stay, for an
// indicator or the body to reach a value.
type Needed struct {
	Input  evaluate.Input // the figure to change; one of a past year cannot change
	Answer Answer
	Figure *big.Rat            // enough, while one step nearer to today's figure is not; for Found only
	Then   *evaluate.Indicator // the indicator with that figure
	Score  *big.Rat            // the body's score with that figure; nil if not asked for
}

// Change is the difference between the needed value and today's.
func (n *Needed) Change() *big.Rat { return sub(n.Figure, n.Input.Value) }

// Answer says what is known about a needed value.
type Answer int

const (
	Found      Answer = iota
	Past              // the figure is of an earlier year, which nobody can change
	OutOfReach        // no possible figure of the measure is enough by itself
	Unknown           // none of those tried is enough
)

// answers are the codes of the answers, for JSON.
var answers = [...]string{Found: "found", Past: "past", OutOfReach: "out of reach", Unknown: "unknown"}

// Code is the answer in JSON.
func (a Answer) Code() string { return answers[a] }

// NeededFor finds, for each figure of an indicator's formula, a figure that meets
// the target. It finds none if the target is met, if the value is not known, or if a
// person judges the indicator.
func NeededFor(r *evaluate.Result, i *evaluate.Indicator) []Needed {
	if i.Status != evaluate.Partial && i.Status != evaluate.Missed {
		return nil
	}
	return newTrial(r).needed(i, i.Case.Bar.Holds)
}

// worth finds, for each figure, one with which the indicator's achievement is at
// least as great as given.
func (t *trial) worth(i *evaluate.Indicator, achievement *big.Rat) []Needed {
	return t.needed(i, func(v *big.Rat) bool { return i.WorthOf(v).Achievement.Cmp(achievement) >= 0 })
}

// needed searches, for each figure of an indicator, one that gives a good value.
func (t *trial) needed(i *evaluate.Indicator, good func(v *big.Rat) bool) []Needed {
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
			all = append(all, t.find(i, in, func(_, v *big.Rat) bool { return good(v) }))
		}
	}
	return all
}

// find searches for a figure that is good with the value that it gives an indicator,
// in the direction in which the value must move.
func (t *trial) find(i *evaluate.Indicator, in evaluate.Input, good func(figure, v *big.Rat) bool) Needed {
	s, line := newSearch(in), lineOf(i, in.Origin())
	bar, lacks := i.Case.Bar, i.Case.Bar.Lacks(i.Value)
	s.try = func(figure *big.Rat) outcome {
		switch v := line.at(i.Expr, figure); {
		case v == nil:
			return past
		case good(figure, v):
			return enough
		case bar.Lacks(v) != lacks:
			return past
		}
		return short
	}
	n := Needed{Input: in, Answer: Unknown, Figure: s.nearest()}
	switch {
	case n.Figure != nil:
		n.Answer, n.Then = Found, t.with(i, in, n.Figure)
	case s.outOfReach(i, line):
		n.Answer = OutOfReach
	}
	return n
}

// figuresOf lists the figures of an indicator's formula, each once.
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
