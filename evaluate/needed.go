package evaluate

import (
	"math/big"

	"piao/plan"
	"piao/plan/formula"
)

// Needed is what one figure would have to be, the others as they are, for an
// indicator to be worth so much.
type Needed struct {
	Input   Input    // the figure; a past year's is not one to change
	Answer  Answer   // whether there is such a figure
	Figure  *big.Rat // the nearest one to today's that is enough; of Found only
	Change  *big.Rat // how much more that is, or less
	Reached *big.Rat // the indicator's value with it
	Worth   *big.Rat // the achievement with it

	step *big.Rat // between one figure and the next; of Found only
}

// Answer is what can be said of a needed value.
type Answer int

const (
	Found    Answer = iota
	Past            // a figure of an earlier year, which nobody can change any more
	TooFar          // no figure that the measure can have is enough by itself
	Unsteady        // the formula goes up and down with it, or jumps
)

// answers are the codes of the answers, for JSON.
var answers = [...]string{Found: "found", Past: "past", TooFar: "out of reach", Unsteady: "not monotone"}

// Code is the answer in JSON.
func (a Answer) Code() string { return answers[a] }

// AnswerCodes lists the codes of all answers.
func AnswerCodes() []string { return answers[:] }

// Needed finds for each figure of an indicator's formula the nearest one that
// just meets the target. There are none where the target is met, the value is
// not known or a person judges.
func (r *Result) Needed(i *Indicator) []Needed {
	if i.Status != Partial && i.Status != Missed || i.Value == nil || i.Judged() || i.Case.Bar == nil {
		return nil
	}
	return r.needed(i, i.Case.Bar.Holds)
}

// NeededFor finds for each figure the nearest one with which the indicator is
// worth at least an achievement that it does not have.
func (r *Result) NeededFor(i *Indicator, achievement *big.Rat) []Needed {
	if i.Value == nil || i.Achievement == nil || i.Judged() || i.Case.Bar == nil {
		return nil
	}
	return r.needed(i, func(v *big.Rat) bool { return i.Worth(v).Cmp(achievement) >= 0 })
}

func (r *Result) needed(i *Indicator, enough func(*big.Rat) bool) []Needed {
	var all []Needed
	seen := map[Origin]bool{}
	for _, m := range formula.Measures(i.Expr) {
		for _, in := range r.termInputs(i, m) {
			if !seen[in.Origin()] {
				seen[in.Origin()] = true
				all = append(all, r.neededOf(i, in, enough))
			}
		}
	}
	return all
}

func (r *Result) neededOf(i *Indicator, in Input, enough func(*big.Rat) bool) Needed {
	n := Needed{Input: in, Answer: Past}
	if in.FromYear < r.Year {
		return n
	}
	s := &search{Indicator: i, line: r.lines(i, in.Origin()), from: in.Value, enough: enough, better: i.Case.Bar.better(i.Value)}
	s.kind(in)
	if n.Answer, n.Figure = s.nearest(); n.Answer != Found {
		return n
	}
	n.step = s.step
	n.Change = sub(n.Figure, in.Value)
	n.Reached = s.value(n.Figure)
	n.Worth = i.Worth(n.Reached)
	return n
}

// better says which way a value has to go: 1 up, -1 down, 0 nowhere.
func (b *Bar) better(v *big.Rat) int {
	if way := b.WantsMore(); way != 0 {
		return way
	}
	low, high := b.Low, b.High
	if b.Op == plan.Equal {
		low, high = sub(b.Value, b.Tolerance), add(b.Value, b.Tolerance)
	}
	switch {
	case v.Cmp(low) < 0:
		return 1
	case v.Cmp(high) > 0:
		return -1
	}
	return 0
}
