package plan

import (
	"github.com/shopspring/decimal"

	"piao/plan/lang"
	"piao/plan/source"
)

// Weight is the share of an element among its siblings, as written: one for all
// years, or one for each. Fractions, 0.1666 for 16.66 %.
type Weight struct {
	All    source.Decimal
	ByYear []YearShare
	Given  bool // a weight is written, even if it was refused
	Key    source.Text
}

// YearShare is a weight in one year.
type YearShare struct {
	Year     int
	YearText source.Text
	Share    source.Decimal
}

// In is the weight in a year; false where none is written or it was refused.
func (w *Weight) In(year int) (source.Decimal, bool) {
	if w.ByYear == nil {
		return w.All, w.All.OK
	}
	for _, y := range w.ByYear {
		if y.Year == year {
			return y.Share, y.Share.OK
		}
	}
	return source.Decimal{}, false
}

// shareShape is a weight in one year, as readShare takes it.
var shareShape = source.Scalar{Name: lang.Both("una percentuale con il suo segno, sopra 0 e fino a 100 %",
	"a percentage with its sign, above 0 and up to 100 %"), Like: "16.66 %",
	Pattern: `^\s*0*(100(\.0+)?|[1-9][0-9]?(\.[0-9]+)?|0\.0*[1-9][0-9]*)\s*%\s*$`}

// equalParts is what holds where no sibling has a weight.
var equalParts = lang.Both("parti uguali", "equal shares")

// weightAt reads a weight: one for all years, or one for each.
func weightAt[T any](field func(*T) *Weight) source.Reading[T] {
	return source.FieldAs(source.Either{shareShape, source.ByYear{Of: shareShape}}, readWeight, field).
		SayingAll(func(of *T) []source.Fact { return field(of).Facts() })
}

// Facts are the weight as written: one for all years, or one for each.
func (w *Weight) Facts() []source.Fact {
	var all []source.Fact
	if w.All.OK {
		all = append(all, source.Fact{Value: source.AsShare(w.All)})
	}
	for _, y := range w.ByYear {
		if y.Share.OK {
			all = append(all, source.Fact{Year: y.Year, Value: source.AsShare(y.Share)})
		}
	}
	return all
}

func readWeight(r *source.Reader, n source.Node) Weight {
	if !n.IsMap() {
		return Weight{All: readShare(r, n), Given: true, Key: r.Key()}
	}
	w := Weight{Given: true, Key: r.Key(), ByYear: []YearShare{}}
	eachYear(r, n, func(year int, key source.Text, value source.Node) {
		w.ByYear = append(w.ByYear, YearShare{year, key, readShare(r, value)})
	})
	return w
}

// readShare reads a weight: above 0 and at most 100 %.
func readShare(r *source.Reader, n source.Node) source.Decimal {
	d := r.Percent(n)
	if !d.OK {
		return d
	}
	if d.Sign() <= 0 || d.GreaterThan(decimal.New(1, 0)) {
		r.Refuse(d.Text, lang.Say("un peso è sopra 0 %% e al più 100 %%, qui c'è %s",
			"a weight is above 0 %% and at most 100 %%, but here is %s", d.Text.Value))
		d.OK = false
	}
	return d
}
