package formula

import "math/big"

// inside says that a number lies between the ends, and is none of them.
func (i Interval) inside(v *big.Rat) bool {
	return (i.Low == nil || v.Cmp(i.Low) > 0) && (i.High == nil || v.Cmp(i.High) < 0)
}

// sign is 1 where nothing in the interval is below 0, -1 where nothing is above,
// 0 where both may be.
func (i Interval) sign() int {
	switch {
	case i.Low != nil && i.Low.Sign() >= 0:
		return 1
	case i.High != nil && i.High.Sign() <= 0:
		return -1
	}
	return 0
}

// size is the absolute values of an interval whose numbers are of one sign.
func (i Interval) size() Interval { return i.signed(i.sign()) }

func (i Interval) signed(sign int) Interval {
	if sign >= 0 {
		return i
	}
	return Interval{negative(i.High), negative(i.Low)}
}

func negative(v *big.Rat) *big.Rat {
	if v == nil {
		return nil
	}
	return new(big.Rat).Neg(v)
}

// times is the products of the numbers of two intervals from 0 up.
func (i Interval) times(j Interval) Interval {
	product := Interval{Low: new(big.Rat).Mul(i.Low, j.Low)}
	if i.High != nil && j.High != nil {
		product.High = new(big.Rat).Mul(i.High, j.High)
	}
	return product
}

// inverse is 1 / x for the x above 0 of an interval from 0 up.
func (i Interval) inverse() Interval {
	inverse := Interval{Low: new(big.Rat)}
	if i.High != nil && i.High.Sign() > 0 {
		inverse.Low = new(big.Rat).Inv(i.High)
	}
	if i.Low.Sign() > 0 {
		inverse.High = new(big.Rat).Inv(i.Low)
	}
	return inverse
}

func addEnds(a, b *big.Rat) *big.Rat {
	if a == nil || b == nil {
		return nil
	}
	return new(big.Rat).Add(a, b)
}

// quotient is (a x + b) / (c x + d), c and d not both 0. It goes one way on each
// side of its pole, and is closed under more than one would think: (x - k) / x is
// one though both of its parts go up.
type quotient struct{ a, b, c, d *big.Rat }

func times(x, y *big.Rat) *big.Rat { return new(big.Rat).Mul(x, y) }

// bend is a d - b c, whose sign is that of the direction.
func (q *quotient) bend() *big.Rat {
	ad := times(q.a, q.d)
	return ad.Sub(ad, times(q.b, q.c))
}

func (q *quotient) direction() int { return q.bend().Sign() }

// constant is the only value of the quotient; nil where it has several.
func (q *quotient) constant() *big.Rat {
	switch {
	case q.direction() != 0:
		return nil
	case q.d.Sign() != 0:
		return new(big.Rat).Quo(q.b, q.d)
	}
	return new(big.Rat).Quo(q.a, q.c)
}

// pole is where the divisor is zero; nil where it never is.
func (q *quotient) pole() *big.Rat {
	if q.c.Sign() == 0 || q.direction() == 0 {
		return nil
	}
	p := new(big.Rat).Quo(q.d, q.c)
	return p.Neg(p)
}

// at is the value at an end of an interval, nil there meaning without bound; nil
// where the value has none.
func (q *quotient) at(x *big.Rat) *big.Rat {
	if x == nil {
		if q.c.Sign() == 0 {
			return nil
		}
		return new(big.Rat).Quo(q.a, q.c)
	}
	below := times(q.c, x)
	if below.Add(below, q.d); below.Sign() == 0 {
		return nil
	}
	above := times(q.a, x)
	return above.Quo(above.Add(above, q.b), below)
}

func (q *quotient) inverse() *quotient { return &quotient{q.c, q.d, q.a, q.b} }

func (q *quotient) scaled(k *big.Rat) *quotient {
	return &quotient{times(q.a, k), times(q.b, k), q.c, q.d}
}

// factor is k where (a, b) = k (c, d); nil where there is none.
func factor(a, b, c, d *big.Rat) *big.Rat {
	switch {
	case times(a, d).Cmp(times(b, c)) != 0:
		return nil
	case c.Sign() != 0:
		return new(big.Rat).Quo(a, c)
	case d.Sign() != 0:
		return new(big.Rat).Quo(b, d)
	}
	return nil
}

// addQuotients is the sum of two quotients where that is one too; else nil.
func addQuotients(p, q *quotient) *quotient {
	if p == nil || q == nil {
		return nil
	}
	if v := p.constant(); v != nil {
		p = &quotient{times(v, q.c), times(v, q.d), q.c, q.d}
	} else if v := q.constant(); v != nil {
		q = &quotient{times(v, p.c), times(v, p.d), p.c, p.d}
	}
	k := factor(p.c, p.d, q.c, q.d)
	if k == nil || k.Sign() == 0 {
		return nil
	}
	a, b := times(q.a, k), times(q.b, k)
	return &quotient{a.Add(a, p.a), b.Add(b, p.b), p.c, p.d}
}

// multiplyQuotients is the product of two quotients where that is one too; else
// nil.
func multiplyQuotients(p, q *quotient) *quotient {
	if p == nil || q == nil {
		return nil
	}
	if v := p.constant(); v != nil {
		return q.scaled(v)
	}
	if v := q.constant(); v != nil {
		return p.scaled(v)
	}
	if k := factor(p.a, p.b, q.c, q.d); k != nil {
		return (&quotient{q.a, q.b, p.c, p.d}).scaled(k)
	}
	if k := factor(q.a, q.b, p.c, p.d); k != nil {
		return (&quotient{p.a, p.b, q.c, q.d}).scaled(k)
	}
	return nil
}
