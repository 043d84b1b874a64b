package rules

import (
	"github.com/shopspring/decimal"

	"piao/plan"
	"piao/plan/diag"
	"piao/plan/formula"
	"piao/plan/lang"
	"piao/plan/scoring"
	"piao/plan/target"
)

// checkBands finds bands that leave a score without a name. They must stand highest
// first, and the last must begin at 0 %.
func checkBands(p *plan.Plan, report diag.Report) {
	bands := p.Scoring.Bands
	for i, b := range bands {
		if !b.From.OK {
			return
		}
		if i > 0 && !b.From.LessThan(bands[i-1].From.Decimal) {
			report(diag.Diagnostic{Span: b.From.Text.Span(),
				Message: lang.Say("le fasce vanno dalla più alta: %s non sta sotto %s",
					"bands go highest first: %s is not below %s", b.From.Text.Value, bands[i-1].From.Text.Value)})
			return
		}
	}
	if n := len(bands); n > 0 && !bands[n-1].From.IsZero() {
		last := bands[n-1].From.Text
		report(missing(last,
			lang.Say("i punteggi sotto %s non hanno fascia", "scores below %s have no band", last.Value),
			lang.Say("l'ultima fascia comincia da 0 %%", "the last band begins at 0 %%")))
	}
}

// zeroTarget finds targets of zero, which are either met or worth nothing.
var zeroTarget = Check{
	Rule: &diag.Rule{Code: "zero-target", Severity: diag.Warning,
		Text: lang.Both("un target zero che il metodo non sa graduare",
			"a target of zero that the method cannot grade"),
		Why: lang.Both(
			`I metodi proportional e inverse misurano la distanza in proporzione al target, e a zero nulla è in
proporzione: un reclamo o mille, il punteggio è 0. Con un valore di partenza o con i gradini, chi si avvicina si
vede.`,
			`The methods proportional and inverse measure the distance as a share of the target, and nothing is a share
of zero: one complaint or a thousand, the score is 0. With a baseline or with steps, coming near shows.`),
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
`},
	Run: eachIndicator(checkZeroTarget),
}

func checkZeroTarget(p *plan.Plan, i *plan.Indicator, report diag.Report) {
	at := targetsWhere(i, func(t *plan.Target) bool { return t.Op != target.Between && t.Value.IsZero() })
	if len(at) == 0 || !scoredByShare(p, i) {
		return
	}
	report(onTargets(at,
		lang.Say("%s: il target del %s è zero («%s»): con il metodo %s, se non è raggiunto il punteggio è 0",
			"%s: the target of %s is zero (“%s”): under the method %s, the score is 0 unless it is met",
			i.Code.Value, yearsOf(at), at[0].Condition, methodName(p, i)),
		lang.Say("con un valore di partenza, che vale 0: scoring: {method: linear, baseline: …}",
			"with a baseline, which is worth 0: scoring: {method: linear, baseline: …}"),
		lang.Say("con i gradini: scoring: {method: steps, steps: [{when: …, score: …}]}",
			"with steps: scoring: {method: steps, steps: [{when: …, score: …}]}"),
		allOrNothing))
}

var allOrNothing = lang.Say("se deve valere tutto o niente: scoring: {method: on_off}",
	"if it is all or nothing: scoring: {method: on_off}")

// scoredByShare reports whether an indicator's score is a share of its target.
func scoredByShare(p *plan.Plan, i *plan.Indicator) bool {
	method := methodName(p, i)
	return i.Kind == target.NumberKind && (method == scoring.DefaultMethod || method == "inverse")
}

func methodName(p *plan.Plan, i *plan.Indicator) string {
	if own := i.Scoring.Method.Value; own != "" {
		return own
	}
	return p.Scoring.MethodName()
}

// negativeTarget finds negative targets, of which a share is hard to understand.
var negativeTarget = Check{
	Rule: &diag.Rule{Code: "negative-target", Severity: diag.Warning,
		Text: lang.Both("un target negativo che il metodo misura in proporzione",
			"a negative target that the method takes shares of"),
		Why: lang.Both(
			`In proporzione a un target «<= -10» il valore 0 non vale niente, e -5 la metà: di solito nessuno l'ha
deciso. Meglio scegliere il valore che vale 0, o tutto o niente, sapendolo.`,
			`As a share of a target “<= -10” the value 0 is worth nothing, and -5 half: usually nobody decided that.
Better to choose knowingly: the value that is worth 0, or all or nothing.`),
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
`},
	Run: eachIndicator(checkNegativeTarget),
}

func checkNegativeTarget(p *plan.Plan, i *plan.Indicator, report diag.Report) {
	at := targetsWhere(i, func(t *plan.Target) bool {
		_, high := ends(t)
		return high.IsNegative()
	})
	if len(at) == 0 || !scoredByShare(p, i) {
		return
	}
	hints := []lang.Message{allOrNothing}
	if at[0].Op != target.Between { // linear has no meaning there
		hints = []lang.Message{lang.Say("scegliere il valore che vale 0: scoring: {method: linear, baseline: …}",
			"choose the value that is worth 0: scoring: {method: linear, baseline: …}"), allOrNothing}
	}
	report(onTargets(at, lang.Say(
		"%s: il target del %s è negativo («%s»): con il metodo %s il punteggio scende a 0 quando il valore è %s",
		"%s: the target of %s is negative (“%s”): under the method %s the score falls to 0 when the value is %s",
		i.Code.Value, yearsOf(at), at[0].Condition, methodName(p, i), worthless(at[0].Condition)), hints...))
}

// worthless is the value at which a share of a negative target becomes 0: it is 0 if
// less is better, else twice the target.
func worthless(c target.Condition) lang.Spoken {
	zero, two := decimal.Decimal{}, decimal.New(2, 0)
	switch c.Op {
	case target.AtMost, target.Below:
		return c.Amount(zero)
	case target.AtLeast, target.Above:
		return c.Amount(c.Value.Mul(two))
	case target.Between:
		return lang.Say("%s o %s", "%s or %s", c.Amount(c.Low.Mul(two)), c.Amount(zero))
	}
	return lang.Say("%s o %s", "%s or %s", c.Amount(c.Value.Mul(two)), c.Amount(zero))
}

// exactQuotient finds targets that a quotient can meet only by luck.
var exactQuotient = Check{
	Rule: &diag.Rule{Code: "exact-quotient", Severity: diag.Warning,
		Text: lang.Both("un target «=» senza tolleranza su una formula che divide",
			"a target “=” without tolerance on a formula that divides"),
		Why: lang.Both(
			`I confronti sono esatti: 12 su 52 è 0,230769…, non 0,23. Un quoziente cade su un numero scritto con pochi
decimali solo per caso; su 0 e su 100 % invece sì, quando non si fa niente o si fa tutto.`,
			`Comparisons are exact: 12 of 52 is 0.230769…, not 0.23. A quotient hits a number with few decimals by luck
only; 0 and 100 % it does hit, when nothing is done or everything is.`),
		Example: OnTimeShare + `-        targets: {2023: "= 80 %", 2024: "= 82 %"}
+        targets: {2023: "= 80 ± 1 %", 2024: "= 82 ± 1 %"}
`},
	Run: eachIndicator(checkExactQuotient),
}

func checkExactQuotient(_ *plan.Plan, i *plan.Indicator, report diag.Report) {
	at := targetsWhere(i, isExact)
	if len(at) == 0 || i.Judged() || i.Expr == nil || !formula.Divides(i.Expr) {
		return
	}
	first := at[0].Condition
	d := onTargets(at, lang.Say(
		"%s: il target del %s vuole esattamente «%s», ma la formula divide: un quoziente ci cade solo per caso",
		"%s: the target of %s wants exactly “%s”, but the formula divides: a quotient hits that by luck only",
		i.Code.Value, yearsOf(at), first),
		lang.Say("dargli una tolleranza: \"%s\"", "give it a tolerance: \"%s\"", tolerant(first).String()),
		lang.Say("oppure una direzione: \"%s\" o \"%s\"", "or a direction: \"%s\" or \"%s\"",
			with(first, target.AtLeast).String(), with(first, target.AtMost).String()))
	d.Related = append(d.Related, diag.Related{Span: i.Formula.Span(), Message: lang.Say("la formula", "the formula")})
	report(d)
}

// isExact reports whether a single number meets a target, other than the shares 0 %
// and 100 %, which quotients do reach.
func isExact(t *plan.Target) bool {
	return t.Op == target.Equal && t.Kind == target.NumberKind && t.Tolerance.IsZero() &&
		!t.Value.IsZero() && !(t.Unit == "%" && t.Value.Equal(decimal.New(1, 0)))
}

// tolerant is a condition whose tolerance is one unit of its last decimal.
func tolerant(c target.Condition) target.Condition {
	c.Tolerance = decimal.New(1, min(c.Value.Exponent(), 0))
	return c
}
