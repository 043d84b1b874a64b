package explanation

import (
	"math/big"
	"strings"

	"piao/cmd/internal/document"
	"piao/cmd/internal/report"
	"piao/evaluate"
	"piao/plan"
	"piao/plan/formula"
	"piao/plan/lang"
	"piao/plan/target"
)

// worked is a partly worked-out formula, in the numbers of a language.
type worked struct {
	formula.Expr
	level int
	value func(*formula.Measure) *big.Rat
	given func(*formula.Measure) lang.Spoken // a measure's value, or its name
}

// In is the formula in one language.
func (w worked) In(l lang.Lang) string {
	given := func(e formula.Expr) string {
		if m, ok := e.(*formula.Measure); ok {
			return w.given(m).In(l)
		}
		n := e.(*formula.Number)
		text := lang.Number(n.Text).In(l)
		if n.Percent {
			text += " %"
		}
		return text
	}
	comma := "; "
	if l == lang.EN {
		comma = ", "
	}
	write := func(v *big.Rat) string { return roughly(v).In(l) }
	return formula.Working{Level: w.level, Value: w.value, Write: write, Given: given, Comma: comma}.String(w.Expr)
}

// equals is a line of a calculation. It equals the line above it, or approximately
// if it contains a rounded number.
type equals struct{ lang.Spoken }

func (e equals) In(l lang.Lang) string {
	text := e.Spoken.In(l)
	if exact := strings.ReplaceAll(text, "≈", ""); exact != text {
		return "≈ " + exact
	}
	return "= " + text
}

// roughDigits is the number of decimals of a number without a finite decimal form.
const roughDigits = 6

// roughly is a number with all its decimals, or else rounded and marked so. The mark
// follows the number, so that its sign stays in front for parentheses.
func roughly(v *big.Rat) lang.Spoken {
	if s, ok := ended(v, document.ExactDigits); ok {
		return s
	}
	return lang.Say("%s≈", "%s≈", lang.Number(document.Exact(v, roughDigits)))
}

// exactText is a number with all its decimals, or else as a fraction.
func exactText(v *big.Rat) lang.Spoken {
	if s, ok := ended(v, document.ExactDigits); ok {
		return s
	}
	return lang.Say("%s/%s", "%s/%s", lang.Number(v.Num().String()), lang.Number(v.Denom().String()))
}

// ended is a number with all its decimals, if they are not more than so many.
func ended(v *big.Rat, most int) (lang.Number, bool) {
	s := document.Exact(v, most)
	same, _ := new(big.Rat).SetString(s)
	return lang.Number(s), same.Cmp(v) == 0
}

// workedOut is an indicator's formula with its numbers, then worked out from the
// inside until one number is left; empty if a measure is missing.
func workedOut(r *evaluate.Result, i *evaluate.Indicator) []lang.Spoken {
	values := map[*formula.Measure]*big.Rat{}
	for _, t := range i.Terms {
		if t.Value == nil {
			return nil
		}
		values[t.Measure] = t.Value
	}
	value := func(m *formula.Measure) *big.Rat { return values[m] }
	given := func(m *formula.Measure) lang.Spoken { return plainFigure(r.Plan.Measure(m.Code), value(m)) }
	return steps(worked{Expr: i.Expr, value: value, given: given})
}

// steps are the levels of a formula; equal ones appear once.
func steps(w worked) []lang.Spoken {
	var lines []lang.Spoken
	for level := range formula.Depth(w.Expr) + 1 {
		line := w
		line.level = level
		if n := len(lines); n == 0 || lines[n-1].In(lang.IT) != line.In(lang.IT) {
			lines = append(lines, line)
		}
	}
	return lines
}

// plainFigure is a measure's figure inside a formula: a number, a percentage, a day,
// a yes or no.
func plainFigure(m *plan.Measure, v *big.Rat) lang.Spoken {
	if m.Kind() == target.NumberKind && m.Unit.Value != "%" {
		return lang.Number(document.Exact(v, document.ExactDigits))
	}
	return report.FigureCell(m, v).Spoken
}

// ratioNames are the names of the numbers of a ratio.
var ratioNames = map[string]lang.Text{
	evaluate.RatioValue:    {IT: "valore", EN: "value"},
	evaluate.RatioTarget:   {IT: "target", EN: "target"},
	evaluate.RatioBaseline: {IT: "partenza", EN: "baseline"},
}

// ratioLines show the ratio in words, with its numbers, and worked out.
func ratioLines(i *evaluate.Indicator, w *evaluate.Working) []document.Block {
	percent := i.Percent || i.Target.Unit == "%"
	words := worked{Expr: w.Expr, level: -1, given: func(m *formula.Measure) lang.Spoken { return ratioNames[m.Code] }}
	numbers := worked{Expr: w.Expr, value: w.Number, given: func(m *formula.Measure) lang.Spoken {
		if percent {
			return lang.Say("%s %%", "%s %%", roughly(document.HundredTimes(w.Number(m))))
		}
		return roughly(w.Number(m))
	}}
	blocks := []document.Block{report.Paragraph(words)}
	for _, line := range steps(numbers) {
		blocks = append(blocks, document.Paragraph{Text: equals{line}, Tight: true})
	}
	return blocks
}
