package plan

import (
	"github.com/shopspring/decimal"

	"piao/plan/diag"
	"piao/plan/formula"
	"piao/plan/lang"
)

// RuleZeroTarget is a target that is either met or worth nothing.
var RuleZeroTarget = &diag.Rule{Code: "zero-target", Severity: diag.Warning,
	Text: lang.Text{IT: "un target zero che il metodo non sa graduare", EN: "a target of zero that the method cannot grade"},
	Why: lang.Text{
		IT: "I metodi proportional e inverse misurano la distanza in proporzione al target, e a zero nulla è in proporzione: un reclamo o mille, il punteggio è 0. Con un valore di partenza o con i gradini, chi si avvicina si vede.",
		EN: "The methods proportional and inverse measure the distance as a share of the target, and nothing is a share of zero: one complaint or a thousand, the score is 0. With a baseline or with steps, coming near shows."},
	Example: `measures:
  N_Reclami: {name: Reclami ricevuti, unit: N., source: protocollo}
objectives:
  OS_1:
    title: Evadere le pratiche per tempo
    area: "1"
    indicators:
      A_1:
        name: Reclami ricevuti
        type: qualità
        unit: N.
        formula: N_Reclami
        targets: {2023: "<= 0", 2024: "<= 0"}
+        scoring: {method: linear, baseline: 40}
`}

func checkZeroTarget(p *Plan, report diag.Report) {
	for _, i := range p.Indicators() {
		if !p.scoredByShare(i) {
			continue
		}
		if at := i.targetsWhere(func(t *Target) bool { return t.Op != Between && t.Value.IsZero() }); len(at) > 0 {
			report(onTargets(RuleZeroTarget, at,
				lang.Say("%s: il target del %s è zero («%s»): con il metodo %s, se non è raggiunto il punteggio è 0", "%s: the target of %s is zero (“%s”): under the method %s, the score is 0 unless it is met", i.Code.Value, yearsOf(at), at[0].Condition, p.methodName(i)),
				lang.Say("con un valore di partenza, che vale 0: scoring: {method: linear, baseline: …}", "with a baseline, which is worth 0: scoring: {method: linear, baseline: …}"),
				lang.Say("con i gradini: scoring: {method: steps, steps: [{when: …, score: …}]}", "with steps: scoring: {method: steps, steps: [{when: …, score: …}]}"),
				allOrNothing))
		}
	}
}

var allOrNothing = lang.Say("se deve valere tutto o niente: scoring: {method: on_off}", "if it is all or nothing: scoring: {method: on_off}")

// scoredByShare says that the score of an indicator is a share of its target.
func (p *Plan) scoredByShare(i *Indicator) bool {
	switch p.methodName(i) {
	case DefaultMethod, "inverse":
		return i.Kind == NumberKind
	}
	return false
}

func (p *Plan) methodName(i *Indicator) string {
	if own := i.Scoring.Method.Value; own != "" {
		return own
	}
	return p.Scoring.MethodName()
}

// upper is the number of a condition; of a range its high end.
func (c Condition) upper() decimal.Decimal {
	if c.Op == Between {
		return c.High
	}
	return c.Value
}

// RuleNegativeTarget is a target of which shares are hard to understand.
var RuleNegativeTarget = &diag.Rule{Code: "negative-target", Severity: diag.Warning,
	Text: lang.Text{IT: "un target negativo che il metodo misura in proporzione", EN: "a negative target that the method takes shares of"},
	Why: lang.Text{
		IT: "In proporzione a un target «<= -10» il valore 0 non vale niente, e -5 la metà: di solito nessuno l'ha deciso. Meglio scegliere il valore che vale 0, o tutto o niente, sapendolo.",
		EN: "As a share of a target “<= -10” the value 0 is worth nothing, and -5 half: usually nobody decided that. Better to choose knowingly: the value that is worth 0, or all or nothing."},
	Example: `measures:
  T_Ritardo: {name: Giorni medi di ritardo sulla scadenza, unit: gg, source: contabilità}
objectives:
  OS_1:
    title: Pagare i fornitori per tempo
    area: "1"
    indicators:
      A_1:
        name: Tempestività dei pagamenti
        type: efficienza
        unit: gg
        formula: T_Ritardo
        targets: {2023: "<= -5", 2024: "<= -8"}
+        scoring: {method: linear, baseline: 10}
`}

func checkNegativeTarget(p *Plan, report diag.Report) {
	for _, i := range p.Indicators() {
		if !p.scoredByShare(i) {
			continue
		}
		if at := i.targetsWhere(func(t *Target) bool { return t.upper().IsNegative() }); len(at) > 0 {
			report(onTargets(RuleNegativeTarget, at,
				lang.Say("%s: il target del %s è negativo («%s»): con il metodo %s il punteggio scende a 0 quando il valore è %s", "%s: the target of %s is negative (“%s”): under the method %s the score falls to 0 when the value is %s", i.Code.Value, yearsOf(at), at[0].Condition, p.methodName(i), at[0].worthless()),
				negativeHints(at[0])...))
		}
	}
}

func negativeHints(t *Target) []lang.Message {
	if t.Op == Between { // linear has no meaning there
		return []lang.Message{allOrNothing}
	}
	return []lang.Message{lang.Say("scegliere il valore che vale 0: scoring: {method: linear, baseline: …}", "choose the value that is worth 0: scoring: {method: linear, baseline: …}"), allOrNothing}
}

// worthless is the value from which a share of a negative target is nothing: 0
// where less is better, else as far below the target.
func (c Condition) worthless() lang.Message {
	amount := func(d decimal.Decimal) lang.Message {
		return lang.Say("%s%s", "%s%s", lang.Number(c.figure(d)), c.suffix())
	}
	two := decimal.New(2, 0)
	switch c.Op {
	case AtMost, Below:
		return amount(decimal.Decimal{})
	case AtLeast, Above:
		return amount(c.Value.Mul(two))
	case Between:
		return lang.Say("%s o %s", "%s or %s", amount(c.Low.Mul(two)), amount(decimal.Decimal{}))
	}
	return lang.Say("%s o %s", "%s or %s", amount(c.Value.Mul(two)), amount(decimal.Decimal{}))
}

// RuleExactQuotient is a target that a quotient meets by luck only.
var RuleExactQuotient = &diag.Rule{Code: "exact-quotient", Severity: diag.Warning,
	Text: lang.Text{IT: "un target «=» senza tolleranza su una formula che divide", EN: "a target “=” without tolerance on a formula that divides"},
	Why: lang.Text{
		IT: "I confronti sono esatti: 12 su 52 è 0,230769…, non 0,23. Un quoziente cade su un numero scritto con pochi decimali solo per caso; su 0 e su 100 % invece sì, quando non si fa niente o si fa tutto.",
		EN: "Comparisons are exact: 12 of 52 is 0.230769…, not 0.23. A quotient hits a number with few decimals by luck only; 0 and 100 % it does hit, when nothing is done or everything is."},
	Example: `objectives:
  OS_1:
    title: Evadere le pratiche per tempo
    area: "1"
    indicators:
      A_1:
        name: Pratiche evase entro cinque giorni
        type: qualità
        unit: "%"
        formula: N_Evase / N_Pratiche
-        targets: {2023: "= 80 %", 2024: "= 82 %"}
+        targets: {2023: "= 80 ± 1 %", 2024: "= 82 ± 1 %"}
`}

func checkExactQuotient(p *Plan, report diag.Report) {
	for _, i := range p.Indicators() {
		at := i.targetsWhere((*Target).isExact)
		if len(at) == 0 || i.Judged() || i.Expr == nil || !formula.Divides(i.Expr) {
			continue
		}
		d := onTargets(RuleExactQuotient, at,
			lang.Say("%s: il target del %s vuole esattamente «%s», ma la formula divide: un quoziente ci cade solo per caso", "%s: the target of %s wants exactly “%s”, but the formula divides: a quotient hits that by luck only", i.Code.Value, yearsOf(at), at[0].Condition),
			lang.Say("dargli una tolleranza: \"%s\"", "give it a tolerance: \"%s\"", at[0].tolerant()),
			lang.Say("oppure una direzione: \"%s\" o \"%s\"", "or a direction: \"%s\" or \"%s\"", at[0].with(AtLeast).String(), at[0].with(AtMost).String()))
		d.Related = append(d.Related, diag.Related{Span: i.Formula.Span(), Message: lang.Say("la formula", "the formula")})
		report(d)
	}
}

// isExact says that a target is met by a single number, and not by the share of
// nothing or of everything, which quotients do hit.
func (t *Target) isExact() bool {
	return t.Op == Equal && t.Kind == NumberKind && t.Tolerance.IsZero() &&
		!t.Value.IsZero() && !(t.Unit == "%" && t.Value.Equal(whole))
}

// tolerant is a condition with one unit of its last decimal as the tolerance.
func (c Condition) tolerant() string {
	c.Tolerance = decimal.New(1, min(c.Value.Exponent(), 0))
	return c.String()
}

// with is a condition with another operator, as files write it.
func (c Condition) with(o Op) Condition {
	c.Op, c.Tolerance = o, decimal.Decimal{}
	return c
}
