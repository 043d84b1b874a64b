package evaluate

import (
	"math/big"
	"slices"

	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/rules"
	"piao/plan/source"
)

// Check is a rule of measurements and the function that applies it to a file of a
// plan, given the figures of every year.
type Check struct {
	*diag.Rule
	Run func(p *plan.Plan, m *Measurements, years map[int]*Measurements, report diag.Report)
}

// Advice is the warnings about measurements. It trusts that plan and measurements
// have no errors.
var Advice = []Check{
	{RuleLagDiffers, checkLagDiffers},
	{RuleShareOutOfRange, checkShares},
	{rules.RuleThousandsPoint, checkThousands},
	{RuleMissingJudgement, checkJudgements},
	{rules.RulePercentFormula, checkPercents},
	{RuleStaleStatus, checkStatus},
}

// Advise gives all advice on the measurements of a plan, monitorings included, in
// the order of the files. What one rule says of a figure is not said by another.
func Advise(p *plan.Plan, measurements []*Measurements) diag.List {
	var found diag.List
	years := latest(measurements)
	for _, m := range measurements {
		told := map[diag.Pos]bool{}
		for _, c := range Advice {
			c.Run(p, m, years, func(d diag.Diagnostic) {
				echoes := func(r diag.Related) bool { return told[r.Pos] }
				if !told[d.Pos] && !slices.ContainsFunc(d.Related, echoes) {
					found.Add(d)
				}
				told[d.Pos] = true
			})
		}
	}
	return found
}

// latest finds the file to use for each year: one that is not a monitoring if there
// is any, else the last monitoring.
func latest(measurements []*Measurements) map[int]*Measurements {
	years := map[int]*Measurements{}
	for _, m := range measurements {
		known := years[m.Year]
		if known == nil || known.IsMonitoring() && (!m.IsMonitoring() || m.AsOf.After(known.AsOf)) {
			years[m.Year] = m
		}
	}
	return years
}

// RuleLagDiffers finds two different figures where there can be only one.
var RuleLagDiffers = &diag.Rule{Code: "lag-differs", Severity: diag.Warning, Measurements: true,
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

func checkLagDiffers(_ *plan.Plan, m *Measurements, years map[int]*Measurements, report diag.Report) {
	for _, v := range m.Values {
		first, year := repeated(v.Measure, m.Year, years)
		if v.Figure == nil || first == nil || first.Figure.Cmp(v.Figure) == 0 {
			continue
		}
		report(diag.Diagnostic{Rule: RuleLagDiffers, Span: v.Text.Span(),
			Message: lang.Say("%s è %s, ma ripete %s che nel %d è %s", "%s is %s, but repeats %s which in %d is %s",
				v.Code.Value, v.figure(), first.Code.Value, year, first.figure()),
			Hints: []lang.Message{lang.Say("correggere la cifra sbagliata; tolta questa, vale quella del %d",
				"correct the wrong figure; without this one, that of %d is used", year)},
			Related: []diag.Related{
				{Span: first.Text.Span(), Message: lang.Say("la cifra del %d", "the figure of %d", year)},
			}})
	}
}

// repeated is the figure that a measure takes from an earlier year, and that year.
// It is nil if the measure takes none or there is none.
func repeated(m *plan.Measure, year int, years map[int]*Measurements) (*Value, int) {
	for ; m.Is != nil; m = m.Is.Measure {
		year -= m.Is.Years
		if f := years[year]; f != nil && f.hasFigure(m.Is.Measure) {
			return f.values[m.Is.Measure], year
		}
	}
	return nil, 0
}

// RuleShareOutOfRange finds shares above 100 % or below 0 %.
var RuleShareOutOfRange = &diag.Rule{Code: "share-out-of-range", Severity: diag.Warning, Measurements: true,
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

func checkShares(_ *plan.Plan, m *Measurements, _ map[int]*Measurements, report diag.Report) {
	for _, v := range m.Values {
		if v.Figure == nil || v.Measure.Unit.Value != "%" || v.Figure.Sign() >= 0 && v.Figure.Cmp(one) <= 0 {
			continue
		}
		report(diag.Diagnostic{Rule: RuleShareOutOfRange, Span: v.Text.Span(),
			Message: lang.Say("%s è %s: una quota sta tra 0 %% e 100 %%",
				"%s is %s: a share lies between 0 %% and 100 %%", v.Code.Value, v.figure()),
			Hints: []lang.Message{
				lang.Say("controllare il punto decimale e la misura", "check the decimal point and the measure"),
				lang.Say("se può davvero uscirne, come una variazione: # piao:ignore %s -- il motivo",
					"if it may well lie outside, as a change does: # piao:ignore %s -- the reason",
					RuleShareOutOfRange.Code),
			}})
	}
}

func checkThousands(_ *plan.Plan, m *Measurements, _ map[int]*Measurements, report diag.Report) {
	for _, v := range m.Values {
		d, ok := rules.PointOfThousands(v.Code.Value, v.Text.Value, v.Text.Value)
		if d.Span = v.Text.Span(); ok && v.Figure != nil && plan.IsCounted(v.Measure.Unit.Value) {
			report(d)
		}
	}
}

// checkPercents finds values above 100 % and at least twenty times their targets,
// unless another finding says why.
func checkPercents(p *plan.Plan, m *Measurements, years map[int]*Measurements, report diag.Report) {
	for _, i := range p.Indicators() {
		t := i.Target(m.Year)
		if years[m.Year] != m || t == nil || i.Unit.Value != "%" || rules.MultipliesPercent(i) {
			continue
		}
		v, high := Alone(i, p, m.Year, &Figures{files: years}), mul(bar(t.Condition).High, big.NewRat(20, 1))
		if v.Value == nil || v.Value.Cmp(one) <= 0 || high.Sign() <= 0 || v.Value.Cmp(high) < 0 {
			continue
		}
		var at []diag.Related // its figures, those of this year first
		for _, in := range v.Inputs {
			if in.Value == nil {
				continue
			}
			figure := diag.Related{Span: in.From.Text.Span(), Message: lang.Say("%s", "%s", in.Measure.Code.Value)}
			if at = append(at, figure); in.FromYear == m.Year {
				at = slices.Insert(at[:len(at)-1], 0, figure)
			}
		}
		if len(at) > 0 {
			report(diag.Diagnostic{Rule: rules.RulePercentFormula, Span: at[0].Span, Related: at[1:],
				Message: lang.Say("%s vale %s %%, molte volte il target «%s»", "%s is %s %%, many times the target “%s”",
					i.Code.Value, lang.Number(mul(v.Value, big.NewRat(100, 1)).FloatString(2)), t.Condition),
				Hints: []lang.Message{lang.Say("controllare le cifre di «%s»: forse una conta già i centesimi",
					"check the figures of “%s”: perhaps one counts hundredths already", i.Formula.Value),
					rules.IfMeant(rules.RulePercentFormula.Code)}})
		}
	}
}

// RuleMissingJudgement finds judgements that nobody gave.
var RuleMissingJudgement = &diag.Rule{Code: "missing-judgement", Severity: diag.Warning, Measurements: true,
	Text: lang.Both("un indicatore a giudizio che nessuno ha giudicato", "a judged indicator that nobody judged"),
	Why: lang.Both(
		`Un indicatore a giudizio non ha formula: senza il giudizio manca il suo punteggio, e finché è aperto
il suo peso va agli altri. Chi non può giudicare scrive «missing» e il motivo.`,
		`A judged indicator has no formula: without the judgement its score is missing, and as long as it is
open its weight goes to the others. Who cannot judge writes “missing” and the reason.`),
	Example: `values:
  N_Evase: 412
  N_Pratiche: 500
  P_Soddisfatti: 78.5 %
indicators:
-  A_4: {note: si giudica in Giunta}
+  A_4: {judged: 90 %, by: OIV}
`}

// checkJudgements looks at the file that its year is scored from.
func checkJudgements(p *plan.Plan, m *Measurements, years map[int]*Measurements, report diag.Report) {
	if years[m.Year] != m || !p.HasYear(m.Year) {
		return
	}
	var codes []source.Text
	for _, i := range p.Indicators() {
		record := m.records[i]
		said := record != nil && (record.Judged.OK || record.Excluded.Value != "" || record.Missing.Value != "")
		if i.Judged() && i.Due(m.Year) && !said {
			codes = append(codes, i.Code)
		}
	}
	if len(codes) == 0 {
		return
	}
	report(diag.Diagnostic{Rule: RuleMissingJudgement, Span: m.YearText.Span(), Message: lang.Say(
		"manca il giudizio di %s per il %d", "the judgement of %s for %d is missing", named(codes), m.Year),
		Hints: []lang.Message{lang.Say("scriverlo in indicators, con «judged» e «by», oppure {missing: motivo}",
			"write it in indicators, with “judged” and “by”, or else {missing: reason}")}})
}
