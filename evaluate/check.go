package evaluate

import (
	"strings"

	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
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
	{RuleThousandsPoint, checkThousands},
	{RuleStaleStatus, checkStatus},
}

// Advise gives all advice on the measurements of a plan, monitorings included, in
// the order of the files.
func Advise(p *plan.Plan, measurements []*Measurements) diag.List {
	var found diag.List
	years := latest(measurements)
	for _, m := range measurements {
		for _, c := range Advice {
			c.Run(p, m, years, found.Add)
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

// RuleThousandsPoint finds counts and sums of money with three decimals.
var RuleThousandsPoint = &diag.Rule{Code: "thousands-point", Severity: diag.Warning, Measurements: true,
	Text: lang.Both("un conteggio o un importo con tre decimali: forse il punto divide le migliaia",
		"a count or an amount with three decimals: perhaps the point parts thousands"),
	Why: lang.Both(
		`Nei file il punto è sempre il decimale: 1.412 è uno e rotti. In Italia però si scrive così anche
millequattrocentododici, e di ciò che si conta, o di euro, quasi sempre si intende questo.`,
		`In files the point is always the decimal mark: 1.412 is one and a bit. But in Italy one writes one
thousand four hundred and twelve so, and of what is counted, or of euro, that is nearly always what is
meant.`),
	Example: `values:
-  N_Evase: 1.412
+  N_Evase: 1412
  N_Pratiche: 1500
  P_Soddisfatti: 78.5 %
`}

func checkThousands(_ *plan.Plan, m *Measurements, _ map[int]*Measurements, report diag.Report) {
	for _, v := range m.Values {
		whole, ok := thousands(v.Text.Value)
		if v.Figure == nil || !ok || !isCounted(v.Measure.Unit.Value) {
			continue
		}
		report(diag.Diagnostic{Rule: RuleThousandsPoint, Span: v.Text.Span(),
			Message: lang.Say("%s è %s, con tre decimali: forse il punto divide le migliaia",
				"%s is %s, with three decimals: perhaps the point parts thousands", v.Code.Value, v.figure()),
			Hints: []lang.Message{
				lang.Say("se sono migliaia scrivere %s", "if these are thousands write %s", whole),
				lang.Say("se sono davvero decimali: # piao:ignore %s -- il motivo",
					"if they really are decimals: # piao:ignore %s -- the reason", RuleThousandsPoint.Code),
			}})
	}
}

// isCounted reports whether figures in a unit cannot have three decimals: counts
// have none, amounts have two.
func isCounted(unit string) bool {
	return unit == "" || plan.IsCount(unit) || plan.IsEuro(unit)
}

// thousands is the whole number that a text means if its point separates thousands;
// ok is false if the text cannot be read in that way.
func thousands(text string) (string, bool) {
	head, tail, point := strings.Cut(text, ".")
	digits := strings.TrimPrefix(head, "-")
	if !point || len(tail) != 3 || len(digits) > 3 || strings.Trim(digits, "0") == "" {
		return "", false
	}
	return head + tail, true
}
