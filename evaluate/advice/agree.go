package advice

import (
	"math/big"
	"slices"
	"strings"

	"piao/evaluate"
	"piao/plan"
	"piao/plan/diag"
	"piao/plan/formula"
	"piao/plan/lang"
	"piao/plan/target"
)

// RuleFiguresDisagree finds figures that break a check of the plan.
var RuleFiguresDisagree = &diag.Rule{Code: "figures-disagree", Measurements: true,
	Text: lang.Both("cifre che non rispettano un controllo del piano", "figures that break a check of the plan"),
	Why: lang.Both(
		`Chi scrive il piano sa quali cifre non possono stare insieme, come più pratiche concluse in tempo che
pratiche presentate, e lo dice in «checks». Due cifre che si contraddicono danno un punteggio credibile e falso.`,
		`Who writes the plan knows which figures cannot stand together, such as more applications closed in time
than were made, and says so in “checks”. Two figures that contradict each other give a score that is credible and
false.`),
	Scored: true,
	Example: `values: # nel piano, checks: [{that: N_ImprRagg <= N_ImprAtt}]
  N_ImprAtt: 92345
-  N_ImprRagg: 201200
+  N_ImprRagg: 20120
  N_Verif: 540
`}

// softened is the rule for checks that only warn.
var softened = func() *diag.Rule {
	r := *RuleFiguresDisagree
	r.Severity = diag.Warning
	return &r
}()

// Disagreement is a check of the plan that the figures of a year break.
type Disagreement struct {
	diag.Diagnostic
	Inputs []evaluate.Input
}

// Line is the finding in a line, with its place.
func (d Disagreement) Line() lang.Message {
	return lang.Say("%s:%d: %s", "%s:%d: %s", d.Pos.File.Name, int(d.Pos.Line), d.Message)
}

// Disagreements lists the checks that the figures of a year break. Nothing is said of one
// that lacks a figure, nor of a sum from the plan's first year in a year before it.
func Disagreements(p *plan.Plan, year int, figures *evaluate.Figures) (all []Disagreement) {
	history := len(p.Years) > 0 && year < p.Years[0].Value
	for _, a := range p.Agreements {
		if history && slices.ContainsFunc(a.Measures(), func(m *formula.Measure) bool { return m.Cumulative }) {
			continue
		}
		left, inputs := evaluate.ValueOf(a.Left, p, year, figures)
		right, others := evaluate.ValueOf(a.Right, p, year, figures)
		if left == nil || right == nil || holds(left.Cmp(right), a.Op) {
			continue
		}
		for _, in := range others {
			if !slices.ContainsFunc(inputs, func(o evaluate.Input) bool { return o.From == in.From }) {
				inputs = append(inputs, in)
			}
		}
		inputs = slices.DeleteFunc(inputs, func(in evaluate.Input) bool { return in.From == nil })
		slices.SortStableFunc(inputs, func(a, b evaluate.Input) int { return b.FromYear - a.FromYear })
		all = append(all, Disagreement{disagrees(p, a, left, right, inputs), inputs})
	}
	return all
}

// AllDisagreements is Disagreements for each of some files, beside those of earlier whole
// years.
func AllDisagreements(p *plan.Plan, measurements []*evaluate.Measurements) (all []Disagreement) {
	whole := slices.DeleteFunc(slices.Clone(measurements), (*evaluate.Measurements).IsMonitoring)
	for _, m := range measurements {
		all = append(all, Disagreements(p, m.Year, evaluate.NewFigures(append(slices.Clip(whole), m)))...)
	}
	return all
}

func checkAgreements(p *plan.Plan, f file, report diag.Report) {
	for _, d := range Disagreements(p, f.Year, f.own) {
		report(d.Diagnostic)
	}
}

// holds reports whether two values compare in a way.
func holds(order int, op string) bool {
	return order == 0 && op != "<" && op != ">" || order < 0 && op[0] == '<' || order > 0 && op[0] == '>'
}

func disagrees(p *plan.Plan, a *plan.Agreement, left, right *big.Rat, inputs []evaluate.Input) diag.Diagnostic {
	d := diag.Diagnostic{Rule: RuleFiguresDisagree,
		Hints: []lang.Message{lang.Say("correggere la cifra sbagliata, oppure il controllo",
			"correct the wrong figure, or the check")}}
	if a.Softened() {
		d.Rule = softened
	}
	digits := apart(left, right)
	said := lang.Parts{side(p, a.Left, left, digits), side(p, a.Right, right, digits)}
	said = slices.DeleteFunc(said, func(s lang.Spoken) bool { return s == nil })
	d.Message = lang.Say("%s: il piano vuole %s", "%s: the plan wants %s", said, a.String())
	if a.Why.Value != "" {
		d.Message = lang.Say("%s: il piano vuole %s (%s)", "%s: the plan wants %s (%s)", said, a.String(), a.Why.Value)
	}
	for k, in := range inputs {
		at := diag.Related{Span: in.From.Text.Span(), Message: lang.Say("%s", "%s", in.From.Code.Value)}
		if k == 0 {
			d.Span, d.Label = at.Span, in.From.Code.Value
			continue
		}
		d.Related = append(d.Related, at)
	}
	d.Related = append(d.Related, diag.Related{Span: a.That.Span(), Message: lang.Say("il controllo", "the check")})
	return d
}

// side is a formula with its value; nil if it is only a number.
func side(p *plan.Plan, e formula.Expr, v *big.Rat, digits int) lang.Spoken {
	measures := formula.Measures(e)
	if len(measures) == 0 {
		return nil
	}
	first, shares := p.Measure(measures[0].Code), true
	for _, m := range measures {
		shares = shares && p.Measure(m.Code).Unit.Value == "%"
	}
	var value lang.Spoken = lang.Number(shortened(v, digits))
	switch _, alone := e.(*formula.Measure); {
	case alone && first.Kind() == target.DateKind:
		value = lang.Date(target.DateOfDays(v.Num().Int64()))
	case shares:
		value = lang.Say("%s %%", "%s %%", lang.Number(shortened(mul(v, 100), digits)))
	}
	return lang.Say("%s è %s", "%s is %s", e.String(), value)
}

// apart is how many decimals tell two numbers apart, or show both whole.
func apart(a, b *big.Rat) int {
	digits := 2
	for digits < 40 && a.Cmp(b) != 0 && a.FloatString(digits) == b.FloatString(digits) {
		digits++
	}
	return digits + 2
}

// shortened is a number with so many decimals at most.
func shortened(v *big.Rat, digits int) string {
	return strings.TrimSuffix(strings.TrimRight(v.FloatString(digits), "0"), ".")
}
