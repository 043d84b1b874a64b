package plan

import (
	"github.com/shopspring/decimal"

	"piao/plan/diag"
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
var shareShape = source.Scalar{Name: lang.Text{IT: "una percentuale con il suo segno, sopra 0 e fino a 100 %", EN: "a percentage with its sign, above 0 and up to 100 %"}, Like: "16.66 %",
	Pattern: `^\s*0*(100(\.0+)?|[1-9][0-9]?(\.[0-9]+)?|0\.0*[1-9][0-9]*)\s*%\s*$`}

// equalParts is what holds where no sibling has a weight.
var equalParts = lang.Text{IT: "parti uguali", EN: "equal shares"}

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
		r.Refuse(d.Text, lang.Say("un peso è sopra 0 %% e al più 100 %%, qui c'è %s", "a weight is above 0 %% and at most 100 %%, but here is %s", d.Text.Value))
		d.OK = false
	}
	return d
}

// sibling is one of the elements whose weights sum to 100 %.
type sibling struct {
	code   source.Text
	weight *Weight
}

// family is elements that share a whole among them, and what that is called.
type family struct {
	name     lang.Message
	siblings []sibling
	doubtful bool // some member is not known: the sum would only echo that
}

// families lists every group of siblings of the plan: its areas, the objectives
// of each area, the indicators of each objective.
func (p *Plan) families() []family {
	areas := family{name: lang.Say("delle aree", "of the areas"), doubtful: p.areasDoubtful}
	all := []family{}
	homeless := p.objectivesDoubtful || p.hasHomeless()
	for _, a := range p.Areas {
		areas.siblings = append(areas.siblings, sibling{a.Code, &a.Weight})
		f := family{name: lang.Say("degli obiettivi dell'area %s", "of the objectives of area %s", a.Code.Value), doubtful: homeless}
		for _, o := range a.Objectives {
			f.siblings = append(f.siblings, sibling{o.Code, &o.Weight})
		}
		all = append(all, f)
	}
	for _, o := range p.Objectives {
		f := family{name: lang.Say("degli indicatori di %s", "of the indicators of %s", o.Code.Value), doubtful: o.doubtful}
		for _, i := range o.Indicators {
			f.siblings = append(f.siblings, sibling{i.Code, &i.Weight})
		}
		all = append(all, f)
	}
	return append(all, areas)
}

// hasHomeless says that some objective's area is not known.
func (p *Plan) hasHomeless() bool {
	for _, o := range p.Objectives {
		if o.Area == nil {
			return true
		}
	}
	return false
}

// weighted says which siblings carry a weight.
func (f family) weighted() (with, without []sibling) {
	for _, s := range f.siblings {
		if s.weight.Given {
			with = append(with, s)
		} else {
			without = append(without, s)
		}
	}
	return with, without
}

// where is the place of a sibling's weight in a year.
func (s sibling) where(year int) diag.Span {
	if d, _ := s.weight.In(year); d.Text.Given() {
		return d.Text.Span()
	}
	return s.code.Span()
}
