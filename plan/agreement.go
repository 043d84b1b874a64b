package plan

import (
	"math/big"
	"regexp"
	"slices"
	"strings"

	"piao/plan/diag"
	"piao/plan/formula"
	"piao/plan/lang"
	"piao/plan/source"
	"piao/plan/target"
)

// Agreement is what a plan asks of its figures, such as N_InTempo <= N_Pratiche: two
// formulas and a comparison.
type Agreement struct {
	That, Why, Severity source.Text
	Left, Right         formula.Expr // nil where they cannot be read
	Op                  string       // as files write it
}

// Softened reports whether a break is only a warning.
func (a *Agreement) Softened() bool { return a.Severity.Value == "warning" }

// Gravity is how bad a break is, in words.
func (a *Agreement) Gravity() lang.Text {
	if a.Softened() {
		return lang.Both("avviso", "warning")
	}
	return lang.Both("errore", "error")
}

// String is the comparison in canonical spelling.
func (a *Agreement) String() string {
	if a.Left == nil || a.Right == nil {
		return a.That.Value
	}
	return a.Left.String() + " " + a.Op + " " + a.Right.String()
}

// Measures lists the measures of both formulas, in the order of writing.
func (a *Agreement) Measures() []*formula.Measure {
	return append(formula.Measures(a.Left), formula.Measures(a.Right)...)
}

func (a *Agreement) element() Element {
	code := a.That
	code.Value = a.String()
	return elementOf(AgreementElement, agreementKeys[1:], a, code, a.Why) // all keys but what it is called by
}

// AgreementElement is the kind of what `checks` lists: each is called by what it says.
var AgreementElement = ElementKind{"check", lang.Both("controllo", "check")}

var agreementKeys = source.Keys[Agreement]{
	{Name: "that", Required: true, Doc: lang.Both("due formule e un confronto tra loro, che le cifre rispettano",
		"two formulas and how they compare, which the figures keep to"),
		Read: source.FieldAs(source.Scalar{Name: lang.Both("un confronto", "a comparison"), Like: "N_InTempo <= N_Pratiche",
			Pattern: "[<>=≤≥]"}, (*source.Reader).Words, func(a *Agreement) *source.Text { return &a.That })},
	{Name: "why", Doc: lang.Both("perché", "why"), Label: lang.Both("perché", "why"),
		Read: source.LineAt(func(a *Agreement) *source.Text { return &a.Why })},
	{Name: "severity", Doc: lang.Both("se è un errore o un avviso: error o warning",
		"whether it is an error or a warning: error or warning"), Default: lang.Same("error"),
		Label: lang.Both("gravità", "severity"),
		Read:  source.ChoiceAt([]string{"error", "warning"}, func(a *Agreement) *source.Text { return &a.Severity })},
}

// codesAndSigns matches codes in brackets, which may hold anything, and comparisons.
var codesAndSigns = regexp.MustCompile(`\[[^\]]*\]|[<>=≤≥!≠]+`)

// spelledSigns are the comparisons, by how people write them.
var spelledSigns = map[string]string{"<=": "<=", ">=": ">=", "<": "<", ">": ">", "=": "=",
	"≤": "<=", "≥": ">=", "=<": "<=", "=>": ">=", "==": "="}

// readAgreement reads the two formulas of a check.
func (p *Plan) readAgreement(r *source.Reader, a *Agreement) {
	that := a.That.Value
	if that == "" {
		return
	}
	isCode := func(at []int) bool { return that[at[0]] == '[' }
	signs := slices.DeleteFunc(codesAndSigns.FindAllStringIndex(that, -1), isCode)
	wrong := func(from, to int, message lang.Message, hints ...lang.Message) {
		r.Report(diag.Diagnostic{Rule: formula.Rule, Span: a.That.Within(from, to), Message: message, Hints: hints})
	}
	if len(signs) != 1 {
		wrong(0, len(that), lang.Say("un controllo ha un solo confronto, uno di <= < >= > =: qui ce ne sono %d",
			"a check has one comparison, one of <= < >= > =: here are %d", len(signs)),
			lang.Say("per esempio: N_InTempo <= N_Pratiche; di due confronti si fanno due controlli",
				"for example: N_InTempo <= N_Pratiche; two comparisons make two checks"))
		return
	}
	from, to := signs[0][0], signs[0][1]
	sign := that[from:to]
	a.Op = spelledSigns[sign]
	switch {
	case a.Op == "":
		wrong(from, to, lang.Say("«%s» non è un confronto: uno di <= < >= > =",
			"“%s” is no comparison: one of <= < >= > =", sign))
		return
	case strings.TrimSpace(that[:from]) == "" || strings.TrimSpace(that[to:]) == "":
		wrong(from, to, lang.Say("da una parte di «%s» manca una formula", "a formula is missing beside “%s”", sign))
		return
	}
	if a.Op != sign {
		r.Respelt = append(r.Respelt, a.That.Fix(that[:from]+a.Op+that[to:]))
	}
	side := func(part string) formula.Expr {
		e, measures := p.linkMeasures(r, a.That, p.parse(r, a.That, part), nil)
		for _, m := range measures {
			m.Agreements = append(m.Agreements, a)
		}
		return e
	}
	a.Left, a.Right = side(that[:from]), side(strings.Repeat(" ", to)+that[to:])
	if a.Left == nil || a.Right == nil {
		return
	}
	if len(a.Measures()) == 0 {
		wrong(0, len(that), lang.Say("un controllo nomina almeno una misura", "a check names a measure at least"))
		return
	}
	p.checkSides(r, a)
}

// checkShare reports a number above 1 without its per cent sign beside a measure in per cent.
func (p *Plan) checkShare(r *source.Reader, a *Agreement, side, other formula.Expr) {
	m, alone := side.(*formula.Measure)
	n, number := other.(*formula.Number)
	if !alone || !number || n.Percent || n.Value.Cmp(big.NewRat(1, 1)) <= 0 || p.Measure(m.Code).Unit.Value != "%" {
		return
	}
	_, problem := target.ParseFigure(n.Text, target.NumberKind, true)
	r.Report(diag.Diagnostic{Rule: formula.Rule, Span: a.That.Within(n.Start, n.End), Message: problem.Message,
		Hints: []lang.Message{lang.Say("se è per cento, scrivere %s %%", "if it is per cent, write %s %%", n.Text)}})
}

// checkSides reports measures of a year that may be still to come, of yes or no, shares without their sign, and dates
// that are not compared with dates.
func (p *Plan) checkSides(r *source.Reader, a *Agreement) {
	p.checkShare(r, a, a.Left, a.Right)
	p.checkShare(r, a, a.Right, a.Left)
	for _, m := range a.Measures() {
		if len(p.Years) > 0 && m.Fixed > p.Years[0].Value {
			r.Report(diag.Diagnostic{Rule: formula.Rule, Span: a.That.Within(m.Start, m.End),
				Message: lang.Say("%s è di un anno dopo il %d, il primo del piano",
					"%s is of a year after %d, the plan's first", m, p.Years[0].Value)})
		}
	}
	dates := p.isDate(a.Left) && p.isDate(a.Right)
	for _, m := range a.Measures() {
		if kind := p.Measure(m.Code).Kind(); kind == target.YesNoKind || kind == target.DateKind && !dates {
			r.Report(diag.Diagnostic{Rule: formula.Rule, Span: a.That.Within(m.CodeAt.Start, m.CodeAt.End),
				Message: lang.Say("«%s» ha unità «%s»: un controllo confronta numeri, o due date da sole",
					"“%s” has the unit “%s”: a check compares numbers, or two dates by themselves", m.Code, p.Measure(m.Code).Unit.Value)})
			a.Left = nil
			return
		}
	}
}

// isDate reports whether a formula is a measure that is a date.
func (p *Plan) isDate(e formula.Expr) bool {
	m, alone := e.(*formula.Measure)
	return alone && p.Measure(m.Code).Kind() == target.DateKind
}
