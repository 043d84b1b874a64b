package report

import (
	"math/big"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"piao/cmd/internal/document"
	"piao/evaluate"
	"piao/plan"
	"piao/plan/lang"
	"piao/plan/scoring"
	"piao/plan/source"
	"piao/plan/target"
)

// Said is what a key says, in words for people.
func Said(key source.Term, v source.Content) lang.Spoken {
	switch v := v.(type) {
	case source.Word:
		return wordSaid(key, v)
	case source.Share:
		return shareText(v.Fraction)
	case plan.Points:
		if v.Derived {
			return lang.Say("%s, somma dei punti", "%s, sum of points", PointsSaid(v.Rat()))
		}
		return PointsSaid(v.Rat())
	case source.Money:
		return MoneyText(lang.Number(v.Amount.StringFixed(max(2, -v.Amount.Exponent()))), v.Sign)
	case plan.People:
		return lang.Number(v.String())
	case plan.Parts:
		var parts lang.Parts
		for _, x := range v {
			parts = append(parts, lang.Say("%s %s", "%s %s", x.Code.Value, PartText(x.Share)))
		}
		return parts
	case target.Condition:
		return v
	case plan.Itself:
		return lang.Say("nessuna: la cifra sta sotto %s", "none: the figure stands under %s", v.Figure.Code)
	case scoring.Figure:
		return lang.Number(v.String())
	case scoring.Ladder:
		var steps lang.Parts
		for _, s := range v {
			steps = append(steps, StepSaid(s))
		}
		return steps
	case scoring.Legend:
		var bands lang.Parts
		for _, b := range v {
			from := shareText(b.From.Decimal)
			bands = append(bands, lang.Say("%s da %s (%s)", "%s from %s (%s)", b.Label, from, b.ColourName()))
		}
		return bands
	}
	return lang.Same(v.String())
}

// PartText is the part of an office, with as many of the usual decimals as it has.
func PartText(share *big.Rat) lang.Spoken {
	return lang.Say("%s %%", "%s %%", lang.Number(document.Exact(document.HundredTimes(share), document.UsualDigits)))
}

// MoneyText is an amount with its currency.
func MoneyText(amount lang.Spoken, sign string) lang.Spoken {
	if sign == "€" {
		return lang.Say("%s €", "€%s", amount)
	}
	return lang.Say("%[1]s %[2]s", "%[2]s %[1]s", amount, sign)
}

func wordSaid(key source.Term, w source.Word) lang.Spoken {
	if m := evaluate.MethodNamed(w.Code); key.Name == "method" && m != nil {
		return m.Label
	}
	if !w.Name.IsZero() {
		return w.Name
	}
	return lang.Same(w.Code)
}

// StepSaid is a step in words: its condition and its score.
func StepSaid(s *scoring.Step) lang.Spoken {
	return lang.Say("%s vale %s", "%s is worth %s", s.When, shareText(s.Score.Decimal))
}

// shareText is a fraction as a percentage with all its decimals.
func shareText(d decimal.Decimal) lang.Spoken {
	return lang.Say("%s %%", "%s %%", lang.Number(d.Shift(2).String()))
}

// ScorePoints are the hundredths of a score, which are not the points of a plan's weights.
func ScorePoints(p *plan.Plan) lang.Text {
	if p.Weighing.Points {
		return lang.Both("punti percentuali", "percentage points")
	}
	return lang.Both("punti", "points")
}

// PointsSaid is a weight in points.
func PointsSaid(w *big.Rat) lang.Spoken {
	return AmountOf(w, lang.Both("punto", "point"), lang.Both("punti", "points"))
}

// Spelt is a value as files write it; empty if there is none.
func Spelt(v source.Content) string {
	if v == nil {
		return ""
	}
	return v.String()
}

// FactCell is a value for programs.
func FactCell(v source.Content) document.Cell {
	switch v := v.(type) {
	case source.Share:
		return Number(v.Fraction.Rat())
	case source.Money:
		return Number(v.Amount.Rat())
	case plan.Points:
		return Number(v.Rat())
	case plan.People:
		return Number(v.Rat())
	}
	return document.Text(Spelt(v))
}

// Capital is a label at the beginning of a line.
func Capital(t lang.Text) lang.Text {
	first := func(s string) string {
		r, size := utf8.DecodeRuneInString(s)
		return string(unicode.ToUpper(r)) + s[size:]
	}
	return lang.Text{IT: first(t.IT), EN: first(t.EN)}
}

// KindName is what a kind of element is called above its elements.
func KindName(k plan.ElementKind) lang.Text { return Capital(k.Name) }

// These are the headings of columns for kinds of element.
var (
	ObjectiveKind = KindName(plan.ObjectiveElement)
	IndicatorKind = KindName(plan.IndicatorElement)
	MeasureKind   = KindName(plan.MeasureElement)
)

// FigureCell is a measure's figure in its unit.
func FigureCell(m *plan.Measure, v *big.Rat) document.Cell {
	return InputValue(evaluate.Input{Measure: m, Value: v})
}

var withoutAreas = strings.NewReplacer("Area, ", "", "Aree e ", "", "Areas and ", "")

// InTree is the heading of a table, or of its column, of areas and what stands below them, in a plan that
// may have no areas.
func InTree(p *plan.Plan, it, en string) lang.Text {
	if p.HasAreas() {
		return lang.Both(it, en)
	}
	return Capital(lang.Both(withoutAreas.Replace(it), withoutAreas.Replace(en)))
}

// UnderArea is how far an objective stands to the right of areas.
func UnderArea(o *plan.Objective) int {
	if o.Area == nil {
		return 0
	}
	return 2
}

// NodeKind is the kind of a node.
func NodeKind(n *evaluate.Node) plan.ElementKind {
	switch {
	case n.Area != nil:
		return plan.AreaElement
	case n.Objective != nil:
		return plan.ObjectiveElement
	case n.Indicator != nil:
		return plan.IndicatorElement
	}
	return plan.ElementKind{Code: "body", Name: lang.Both("ente", "body")}
}

// ScoreBeside is a score beside another one, with enough digits to show which is the
// higher.
func ScoreBeside(score, other *big.Rat) lang.Spoken {
	if score == nil {
		return Score(nil)
	}
	below := score.Cmp(other) < 0
	return document.PercentLike(score, func(shown *big.Rat) bool { return shown.Cmp(other) < 0 == below }).Spoken
}

// Score is a score in a sentence: a percentage, or a word if there is none.
func Score(score *big.Rat) lang.Spoken {
	if score == nil {
		return lang.Both("assente", "absent")
	}
	return document.Percent(score).Spoken
}
