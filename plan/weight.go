package plan

import (
	"github.com/shopspring/decimal"

	"piao/plan/lang"
	"piao/plan/source"
)

// Weight is the share of an element among its siblings. It is a fraction, 0.1666 for
// 16.66 %.
type Weight struct{ Varying }

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
func (w *Weight) Facts() []source.Fact { return w.facts(source.AsShare) }

func readWeight(r *source.Reader, n source.Node) Weight { return Weight{readVarying(r, n, readShare)} }

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
