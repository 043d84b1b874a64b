package plan

import (
	"github.com/shopspring/decimal"

	"piao/plan/lang"
	"piao/plan/source"
)

// Weight is the share of an element among its siblings as written: one for all
// years, or one for each. It is a fraction, 0.1666 for 16.66 %.
type Weight struct {
	All    source.Decimal
	ByYear Yearly[source.Decimal]
	Given  bool // a weight is written, even if it was refused
	Key    source.Text
}

// In is the weight in a year; false if none is written or it was refused.
func (w *Weight) In(year int) (source.Decimal, bool) {
	share := w.All
	if w.ByYear != nil {
		share, _ = w.ByYear.In(year)
	}
	return share, share.OK
}

// shareShape is a weight in one year, as readShare takes it.
var shareShape = source.Scalar{Name: lang.Both("una percentuale con il suo segno, sopra 0 e fino a 100 %",
	"a percentage with its sign, above 0 and up to 100 %"), Like: "16.66 %",
	Pattern: `^\s*0*(100(\.0+)?|[1-9][0-9]?(\.[0-9]+)?|0\.0*[1-9][0-9]*)\s*%\s*$`}

// equalParts is the default if no sibling has a weight.
var equalParts = lang.Both("parti uguali", "equal shares")

// weightAt reads a weight: one for all years, or one for each.
func weightAt[T any](field func(*T) *Weight) source.Reading[T] {
	return source.FieldAs(source.Either{shareShape, source.ByYear{Of: shareShape}}, readWeight, field).
		SayingAll(func(of *T) []source.Fact { return field(of).Facts() })
}

// Facts is the weight as written: one for all years, or one for each.
func (w *Weight) Facts() []source.Fact {
	if w.ByYear != nil {
		return w.ByYear.facts(source.AsShare)
	}
	return []source.Fact{{Value: source.AsShare(w.All)}}
}

func readWeight(r *source.Reader, n source.Node) Weight {
	if n.IsMap() {
		return Weight{Given: true, Key: r.Key(), ByYear: readYearly(r, n, readShare)}
	}
	return Weight{Given: true, Key: r.Key(), All: readShare(r, n)}
}

// readShare reads a weight: above 0 and at most 100 %.
func readShare(r *source.Reader, n source.Node) source.Decimal {
	return r.PercentIf(n, func(s string, d decimal.Decimal) (wrong source.Problem) {
		if d.Sign() <= 0 || d.GreaterThan(decimal.New(1, 0)) {
			wrong.Message = lang.Say("un peso è sopra 0 %% e al più 100 %%, qui c'è %s",
				"a weight is above 0 %% and at most 100 %%, but here is %s", s)
		}
		return wrong
	})
}
