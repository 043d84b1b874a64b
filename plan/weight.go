package plan

import (
	"math"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"piao/plan/lang"
	"piao/plan/source"
	"piao/plan/yearly"
)

// Weight is what an element weighs among its siblings: a fraction, 0.1666 for
// 16.66 %, or points. One that is not written may be the sum of the points below it.
type Weight struct {
	yearly.Varying
	Points  bool
	Derived bool // nobody wrote it: it is a sum, sound only if all that it sums is
}

// Weighing is how a plan weighs: in per cent or in points.
type Weighing struct {
	Points   bool
	Total    source.Decimal // the declared points of the whole body; not OK if there is none
	Doubtful bool           // it was refused, so nobody knows what the weights are
}

// InPoints is the word for weights in points, and the key of their total.
const InPoints = "points"

var weighingKeys = source.Keys[Weighing]{
	{Name: InPoints, Required: true, Doc: lang.Both("i punti di tutto l'ente", "the points of the whole body"),
		Read: source.As(pointsShape, func(r *source.Reader, n source.Node, w *Weighing) {
			w.Total = r.Parsed(r.Line(n), parsePoints, pointsMeant)
			w.Doubtful = !w.Total.OK
		})},
}

var pointsShape = source.Scalar{Name: lang.Both("un numero di punti, sopra 0", "a number of points, above 0"), Like: "100",
	Pattern: `^\s*` + abovePoints + `\s*$`, Number: &source.Range{Low: 0, High: math.MaxInt64}}

const abovePoints = `0*([1-9][0-9]*(\.[0-9]+)?|0\.0*[1-9][0-9]*)`

// Code is how the plan weighs, for programs.
func (w *Weighing) Code() string {
	if w.Points {
		return InPoints
	}
	return "percent"
}

// facts are that the plan weighs in points, and how many they are in all.
func (w *Weighing) facts() (facts []source.Fact) {
	if w.Points && !w.Doubtful {
		facts = []source.Fact{{Value: source.Word{Code: InPoints, Name: lang.Both("in punti", "in points")}},
			{Term: totalPoints, Value: asPoints(w.Total)}}
	}
	return facts
}

var (
	weighing    = source.Term{Name: "weights", Label: lang.Both("pesi", "weights")}
	totalPoints = source.Term{Name: "total_points", Label: lang.Both("totale dei punti", "total of the points")}
)

func readWeighing(r *source.Reader, n source.Node) Weighing {
	w := Weighing{Points: true}
	if n.IsMap() {
		weighingKeys.Read(r, n, r.Key(), &w)
		return w
	}
	t := r.Line(n)
	if w.Doubtful = t.Value != InPoints; w.Doubtful && t.Value != "" {
		r.RefuseProblem(t, notWeighing(t.Value))
	}
	return w
}

// notWeighing is what to write instead of a text under weights.
func notWeighing(s string) source.Problem {
	p := source.Problem{Message: lang.Say("«weights» non può essere «%s»", "“weights” cannot be “%s”", s),
		Hints: []lang.Message{lang.Say("senza la chiave i pesi sono percentuali", "without the key weights are percentages")}}
	if numbers := pointsMeant(s); len(numbers) > 0 {
		p.Hints[0] = lang.Say("il totale dell'ente si dichiara {points: %s}", "the body's total is declared {points: %s}",
			numbers[0].Text)
	} else if !source.PerCent.MatchString(s) && !strings.HasPrefix(strings.ToLower(s), "percent") {
		p.Hints, p.Fixes = []lang.Message{lang.Say("scrivere %s", "write %s", InPoints)}, []string{InPoints}
	}
	return p
}

// Points is a number of points, as files write it or as it was derived.
type Points struct {
	decimal.Decimal
	Derived bool
}

// asPoints is what a number of points says; nil if it was refused.
func asPoints(d source.Decimal) source.Content {
	if !d.OK {
		return nil
	}
	return Points{d.Decimal, !d.Text.Given()}
}

// shareShape is a weight in one year: as readShare takes it, or in points.
var shareShape = source.Scalar{Name: lang.Both(
	"una percentuale con il suo segno, sopra 0 e fino a 100 %, o un numero con weights: points",
	"a percentage with its sign, above 0 and up to 100 %, or a number with weights: points"), Like: "16.66 %",
	Pattern: `^\s*(0*(100(\.0+)?|[1-9][0-9]?(\.[0-9]+)?|0\.0*[1-9][0-9]*)\s*%|` + abovePoints + `)\s*$`,
	Number:  &source.Range{Low: 0, High: math.MaxInt64}}

// What holds if no sibling has a weight. What stands below something may have points.
var (
	equalParts = lang.Both("parti uguali", "equal shares")
	sumOrEqual = lang.Both("parti uguali; in punti, la somma di ciò che contiene",
		"equal shares; in points, the sum of what it holds")
)

// weightAt keeps the texts of a weight: one for all years, or one for each. settle
// reads them, because `weights` may follow in the file.
func weightAt[T any](field func(*T) *Weight) source.Reading[T] {
	texts := func(r *source.Reader, n source.Node) Weight {
		return Weight{Varying: yearly.ReadVarying(r, n, func(r *source.Reader, n source.Node) source.Decimal {
			return source.Decimal{Text: r.Line(n)}
		})}
	}
	return source.FieldAs(source.Either{shareShape, source.ByYear{Of: shareShape}}, texts, field).
		SayingAll(func(of *T) []source.Fact { return field(of).Facts() })
}

// Facts is the weight as written or derived: one for all years, or one for each.
func (w *Weight) Facts() []source.Fact {
	if w.Points {
		return w.Varying.Facts(asPoints)
	}
	return w.Varying.Facts(source.AsShare)
}

// settle reads the texts of a weight, once it is known how the plan weighs.
func (w *Weight) settle(r *source.Reader, p *Plan) {
	w.Points = p.Weighing.Points
	w.All = p.Weighing.read(r, w.All.Text)
	for k, y := range w.ByYear {
		w.ByYear[k].Value = p.Weighing.read(r, y.Value.Text)
	}
}

func (w *Weighing) read(r *source.Reader, t source.Text) source.Decimal {
	switch {
	case w.Doubtful:
		return source.Decimal{Text: t}
	case w.Points:
		return r.Parsed(t, parsePoints, pointsMeant)
	}
	d := readShare(r, t)
	if _, problem := source.ParseDecimal(t.Value); !d.OK && problem.IsZero() {
		found := &r.Found[len(r.Found)-1]
		found.Hints = append(found.Hints, lang.Say("`weights: points` se sono punti", "`weights: points` if these are points"))
	}
	return d
}

// readShare reads a weight: above 0 and at most 100 %.
func readShare(r *source.Reader, t source.Text) source.Decimal {
	return r.PercentIf(t, func(s string, d decimal.Decimal) (wrong source.Problem) {
		if d.Sign() <= 0 || d.GreaterThan(decimal.New(1, 0)) {
			wrong.Message = lang.Say("un peso è sopra 0 %% e al più 100 %%, qui c'è %s",
				"a weight is above 0 %% and at most 100 %%, but here is %s", s)
		}
		return wrong
	})
}

// ParsePoints reads a number of points: above 0 and without a sign.
func ParsePoints(s string) (decimal.Decimal, source.Problem) {
	return source.Parser(parsePoints).Parse(s, pointsMeant)
}

func parsePoints(s string) (decimal.Decimal, source.Problem) {
	if bare := source.PerCent.ReplaceAllString(s, ""); bare != s && lang.Readings(bare) != nil {
		return decimal.Decimal{}, source.Problem{
			Message: lang.Say("«%s» è una percentuale, ma il piano pesa in punti (weights: points)",
				"“%s” is a percentage, but the plan weighs in points (weights: points)", s),
			Hints: []lang.Message{lang.Say("se sono punti, senza segno: %s; un piano pesa tutto in un modo",
				"if these are points, without the sign: %s; a plan weighs all in one way", lang.AnyOf(lang.Readings(bare)))}}
	}
	d, problem := source.ParseDecimal(s)
	if problem.IsZero() && d.Sign() <= 0 {
		problem.Message = lang.Say("un peso in punti è sopra 0, qui c'è %s",
			"a weight in points is above 0, but here is %s", s)
	}
	return d, source.Problem{Message: problem.Message}
}

// pointsMeant lists what a text may mean as a number of points.
func pointsMeant(s string) []source.Spelling {
	s = strings.ToLower(strings.TrimSpace(s))
	for _, word := range [...]string{"punti", "punto", "points", "point", "pt.", "pt", "p."} {
		s = strings.TrimSuffix(s, word)
	}
	return source.Numbers(s)
}

// derive gives a weight that is not written the sum of those below it, if they have
// points. It is unsound if one of them has none, or may be missing.
func (w *Weight) derive(below []*Weight, years []Year, doubtful bool) {
	given := func(b *Weight) bool { return b.Given }
	if !w.Points || w.Given || !slices.ContainsFunc(below, given) {
		return
	}
	w.Given, w.Derived = true, true
	if doubtful || slices.ContainsFunc(below, func(b *Weight) bool { return !b.IsSound() }) {
		return
	}
	same := len(years) > 0
	for _, y := range years {
		sum := source.Decimal{OK: true}
		for _, b := range below {
			d, ok := b.In(y.Value)
			sum.Decimal, sum.OK = sum.Add(d.Decimal), sum.OK && ok
		}
		w.ByYear = append(w.ByYear, yearly.InYear{Year: y.Value, YearText: y.Text, Value: sum})
		same = same && sum.OK && sum.Equal(w.ByYear[0].Value.Decimal)
	}
	if same {
		w.All, w.ByYear = w.ByYear[0].Value, nil
	}
}

// settleWeights reads all weights, then sums up those that are not written.
func (p *Plan) settleWeights(r *source.Reader) {
	for _, a := range p.Areas {
		a.Weight.settle(r, p)
	}
	for _, o := range p.Objectives {
		o.Weight.settle(r, p)
		for _, i := range o.Indicators {
			i.Weight.settle(r, p)
		}
	}
	for _, o := range p.Top() {
		o.deriveWeight(p)
	}
	for _, a := range p.Areas {
		var objectives []*Weight
		for _, o := range a.Objectives {
			objectives = append(objectives, &o.Weight)
		}
		a.Weight.derive(objectives, p.Years, p.Doubtful.Objectives)
	}
}

func (o *Objective) deriveWeight(p *Plan) {
	for _, c := range o.Objectives {
		c.deriveWeight(p)
	}
	o.Weight.derive(o.Under(), p.Years, o.Doubtful || p.Doubtful.Objectives)
}
