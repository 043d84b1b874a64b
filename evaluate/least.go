package evaluate

import "math/big"

// remedy is the least change of a figure that brings the body to a goal: what
// its indicator takes, or less where other indicators that use it move along.
func (r *Result) remedy(i *Indicator, n Needed, goal *big.Rat) Remedy {
	if n.Answer != Found {
		return Remedy{Needed: n}
	}
	if score := r.together(n.Input); score != nil {
		n.Figure = least(n, func(figure *big.Rat) bool {
			s := score(figure)
			return s != nil && s.Cmp(goal) >= 0
		})
		n.Change = sub(n.Figure, n.Input.Value)
		n.Reached = r.valueWith(i, n.Input, n.Figure)
		n.Worth = i.Worth(n.Reached)
	}
	return Remedy{Needed: n, Score: r.with(n.Input, n.Figure).Score}
}

// together is the body's score with another figure that several indicators use;
// nil where one alone does.
func (r *Result) together(in Input) func(figure *big.Rat) *big.Rat {
	var users []*Indicator
	for _, i := range r.Indicators() {
		switch {
		case !i.asksFor(in.Origin()):
		case i.Status == Undefined: // may come to count
			return func(figure *big.Rat) *big.Rat { return r.with(in, figure).Score }
		case i.Achievement != nil && i.Node.Counts():
			users = append(users, i)
		}
	}
	if len(users) < 2 {
		return nil
	}
	return func(figure *big.Rat) *big.Rat { return r.scoreWith(users, in, figure) }
}

func (i *Indicator) asksFor(figure Origin) bool {
	for _, in := range i.Inputs {
		if in.Origin() == figure {
			return true
		}
	}
	return false
}

// least halves the way between today's figure and the one that an indicator
// takes, where that one is enough.
func least(n Needed, enough func(figure *big.Rat) bool) *big.Rat {
	if !enough(n.Figure) {
		return n.Figure
	}
	far := quo(n.Figure, n.step).Num()
	near := (&search{from: n.Input.Value}).base(n.step, n.Change.Sign())
	for new(big.Int).Sub(far, near).CmpAbs(big.NewInt(1)) > 0 {
		half := new(big.Int).Add(near, far)
		if half.Quo(half, big.NewInt(2)); enough(figureAt(half, n.step)) {
			far = half
		} else {
			near = half
		}
	}
	return figureAt(far, n.step)
}

// scoreWith is the body's score with another figure; nil where an indicator that
// uses it divides by zero.
func (r *Result) scoreWith(users []*Indicator, in Input, figure *big.Rat) *big.Rat {
	terms := []*big.Rat{r.Score}
	for _, i := range users {
		v := r.valueWith(i, in, figure)
		if v == nil {
			return nil
		}
		terms = append(terms, mul(i.Node.OfBody, sub(i.Worth(v), i.Achievement)))
	}
	return sum(terms)
}

func (r *Result) valueWith(i *Indicator, in Input, figure *big.Rat) *big.Rat {
	return (&search{Indicator: i, line: r.lines(i, in.Origin())}).value(figure)
}
