package advice

import (
	"math/big"
	"slices"

	"piao/evaluate"
	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/rules"
	"piao/plan/source"
	"piao/plan/target"
)

var one = big.NewRat(1, 1) // never changed

func mul(r *big.Rat, n int64) *big.Rat { return new(big.Rat).Mul(r, big.NewRat(n, 1)) }

// ruleLagDiffers finds two different figures where there can be only one.
var ruleLagDiffers = &diag.Rule{Code: "lag-differs", Severity: diag.Warning, Measurements: true,
	Text: lang.Both("una misura che ne ripete un'altra, con una cifra diversa",
		"a measure that repeats another one, with another figure"),
	Why: lang.Both(
		`Una misura con «is» prende la cifra dal file dell'anno prima. Se anche questo file ne dà una, vale
questa: il confronto tra i due anni si fa allora con un numero che non è quello già rendicontato.`,
		`A measure with “is” takes its figure from the file of the year before. If this file gives one too,
this one is used: the two years are then compared by a number that is not the one already reported.`),
	Example: `values: # nel file del 2022, N_Pratiche è 480
  N_Evase: 412
  N_Pratiche: 500
-  N_PratichePrec: 470
  P_Soddisfatti: 78.5 %
`}

func checkLagDiffers(_ *plan.Plan, f file, report diag.Report) {
	for _, v := range f.Values {
		first := f.repeated(v.Measure)
		if v.Figure == nil || first.Value == nil || first.Value.Cmp(v.Figure) == 0 {
			continue
		}
		report(diag.Diagnostic{Rule: ruleLagDiffers, Span: v.Text.Span(),
			Message: lang.Say("%s è %s, ma ripete %s che nel %d è %s", "%s is %s, but repeats %s which in %d is %s",
				v.Code.Value, written(v), first.From.Code.Value, first.FromYear, written(first.From)),
			Hints: []lang.Message{lang.Say("correggere la cifra sbagliata; tolta questa, vale quella del %d",
				"correct the wrong figure; without this one, that of %d is used", first.FromYear)},
			Related: []diag.Related{{Span: first.From.Text.Span(),
				Message: lang.Say("la cifra del %d", "the figure of %d", first.FromYear)}}})
	}
}

// repeated is the figure that a measure takes from an earlier year. Its value is nil if
// the measure takes none or there is none.
func (f file) repeated(m *plan.Measure) evaluate.Input {
	if m.Is == nil {
		return evaluate.Input{}
	}
	return f.figures.Input(m.Is.Measure, f.Year-m.Is.Years)
}

// written is a figure as its file writes it, with the language's decimal mark.
func written(v *evaluate.Value) lang.Spoken {
	number, percent := source.CutPercent(v.Text.Value)
	if percent {
		return lang.Say("%s %%", "%s %%", lang.Number(number))
	}
	return lang.Number(number)
}

// ruleShareOutOfRange finds shares above 100 % or below 0 %.
var ruleShareOutOfRange = &diag.Rule{Code: "share-out-of-range", Severity: diag.Warning, Measurements: true,
	Text: lang.Both("una percentuale sotto 0 o sopra 100 %", "a percentage below 0 or above 100 %"),
	Why: lang.Both(
		`La misura è una quota: fuori da 0-100 % di solito c'è un decimale perso (785 % per 78.5 %) o la cifra
di un'altra misura.`,
		`The measure is a share: outside 0-100 % there usually is a lost decimal point (785 % for 78.5 %) or
the figure of another measure.`),
	Example: `values:
  N_Evase: 412
  N_Pratiche: 500
-  P_Soddisfatti: 785 %
+  P_Soddisfatti: 78.5 %
`}

func checkShares(_ *plan.Plan, f file, report diag.Report) {
	for _, v := range f.Values {
		share := v.Measure.Unit.Value == "%" && v.Measure.Indicator == nil
		if v.Figure == nil || !share || v.Figure.Sign() >= 0 && v.Figure.Cmp(one) <= 0 {
			continue
		}
		report(diag.Diagnostic{Rule: ruleShareOutOfRange, Span: v.Text.Span(),
			Message: lang.Say("%s è %s: una quota sta tra 0 %% e 100 %%",
				"%s is %s: a share lies between 0 %% and 100 %%", v.Code.Value, written(v)),
			Hints: []lang.Message{
				lang.Say("controllare il punto decimale e la misura", "check the decimal point and the measure"),
				lang.Say("se può davvero uscirne, come una variazione: # piao:ignore %s -- il motivo",
					"if it may well lie outside, as a change does: # piao:ignore %s -- the reason",
					ruleShareOutOfRange.Code),
			}})
	}
}

func checkThousands(_ *plan.Plan, f file, report diag.Report) {
	for _, v := range f.Values {
		d, ok := rules.PointOfThousands(v.Code.Value, v.Text.Value, v.Text.Value)
		if d.Span = v.Text.Span(); ok && v.Figure != nil && target.IsCounted(v.Measure.Unit.Value) {
			report(d)
		}
	}
}

// checkPercents finds values above 100 % and at least twenty times their targets,
// unless another finding says why.
func checkPercents(p *plan.Plan, f file, report diag.Report) {
	for _, i := range p.Indicators() {
		t := i.Target(f.Year)
		if !f.scored || t == nil || i.Unit.Value != "%" || rules.MultipliesPercent(i) {
			continue
		}
		is := evaluate.Alone(i, p, f.Year, f.figures)
		high := is.Case.Bar.High
		many := mul(high, 20)
		if is.Value == nil || is.Value.Cmp(one) <= 0 || high.Sign() <= 0 || is.Value.Cmp(many) < 0 {
			continue
		}
		var at []diag.Related // its figures, those of this year first
		for _, in := range is.Inputs {
			if in.Value == nil {
				continue
			}
			place := len(at)
			if in.FromYear == f.Year {
				place = 0
			}
			at = slices.Insert(at, place,
				diag.Related{Span: in.From.Text.Span(), Message: lang.Say("%s", "%s", in.Measure.Code.Value)})
		}
		if len(at) > 0 {
			report(diag.Diagnostic{Rule: rules.RulePercentFormula, Span: at[0].Span, Related: at[1:],
				Message: lang.Say("%s vale %s %%, molte volte il target «%s»", "%s is %s %%, many times the target “%s”",
					i.Code.Value, lang.Number(mul(is.Value, 100).FloatString(2)), t.Condition),
				Hints: []lang.Message{lang.Say("controllare le cifre di «%s»: forse una conta già i centesimi",
					"check the figures of “%s”: perhaps one counts hundredths already", i.Expr),
					rules.IfMeant(rules.RulePercentFormula.Code)}})
		}
	}
}
