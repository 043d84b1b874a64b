package formula

// Degree is how the value of a formula changes when some of its measures double: it
// doubles (1), stays (0), halves (-1) and so on. ok is false if it does none of
// these. grows says which measures double; those of earlier years do not.
func Degree(e Expr, grows func(*Measure) bool) (degree int, ok bool) {
	switch e := e.(type) {
	case *Measure:
		switch growing := grows(e); {
		case growing && e.Cumulative:
			return 0, false // earlier years do not grow
		case growing:
			return 1, true
		}
	case *Call:
		degree, ok = sameDegree(e.Args, grows)
		return degree, ok && (degree == 0 || !e.Function.digits)
	case *Binary:
		if levels[e.Op] == levels['*'] {
			return e.degree(grows)
		}
	}
	return sameDegree(parts(e), grows)
}

// sameDegree is the common degree of several terms; ok is false if they differ.
func sameDegree(terms []Expr, grows func(*Measure) bool) (degree int, ok bool) {
	for k, term := range terms {
		d, ok := Degree(term, grows)
		if !ok || k > 0 && d != degree {
			return 0, false
		}
		degree = d
	}
	return degree, true
}

// degree is that of a product.
func (b *Binary) degree(grows func(*Measure) bool) (degree int, ok bool) {
	first, links := b.chain()
	degree, ok = Degree(first, grows)
	for _, link := range links {
		d, good := Degree(link.Y, grows)
		if link.Op == '/' {
			d = -d
		}
		degree, ok = degree+d, ok && good
	}
	return degree, ok
}
