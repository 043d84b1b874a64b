package evaluate

import (
	"math/big"

	"piao/plan"
	"piao/plan/diag"
	"piao/plan/formula"
	"piao/plan/lang"
	"piao/plan/source"
)

// Check is one rule of measurements, and the function that applies it to a file
// of a plan, with the figures of every year at hand.
type Check struct {
	*diag.Rule
	Run func(p *plan.Plan, m *Measurements, years map[int]*Measurements, report diag.Report)
}

// Advice are the warnings about measurements. They trust plan and measurements,
// which are without errors.
var Advice = []Check{
	{RuleLagDiffers, checkLagDiffers},
	{RuleShareOutOfRange, checkShares},
	{RuleThousandsPoint, checkThousands},
	{RuleStaleStatus, checkStatus},
}

// Advise gives every advice on all measurements of a plan, monitorings among
// them, in the order of the files.
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

// latest finds the file that speaks for each year: not a monitoring if there is
// another, and of several monitorings the last.
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

// RuleLagDiffers is two figures where there can be one.
var RuleLagDiffers = &diag.Rule{Code: "lag-differs", Severity: diag.Warning, Measurements: true,
	Text: lang.Text{IT: "una misura che ne ripete un'altra, con una cifra diversa", EN: "a measure that repeats another one, with another figure"},
	Why: lang.Text{
		IT: "Una misura con «is» prende la cifra dal file dell'anno prima. Se anche questo file ne dà una, vale questa: il confronto tra i due anni si fa allora con un numero che non è quello già rendicontato.",
		EN: "A measure with “is” takes its figure from the file of the year before. If this file gives one too, this one is used: the two years are then compared by a number that is not the one already reported."},
	Example: `values: # nel file del 2022, N_Pratiche è 480
  N_Evase: 412
  N_Pratiche: 500
-  N_PratichePrec: 470
  P_Soddisfatti: 78.5 %
`}

func checkLagDiffers(_ *plan.Plan, m *Measurements, years map[int]*Measurements, report diag.Report) {
	for _, v := range m.Values {
		if v.Figure == nil {
			continue
		}
		first, year := repeated(v.Measure, m.Year, years)
		if first == nil || first.Figure.Cmp(v.Figure) == 0 {
			continue
		}
		report(diag.Diagnostic{Rule: RuleLagDiffers, Span: v.Text.Span(),
			Message: lang.Say("%s è %s, ma ripete %s che nel %d è %s", "%s is %s, but repeats %s which in %d is %s", v.Code.Value, v.figure(), first.Code.Value, year, first.figure()),
			Hints:   []lang.Message{lang.Say("correggere la cifra sbagliata; tolta questa, vale quella del %d", "correct the wrong figure; without this one, that of %d is used", year)},
			Related: []diag.Related{{Span: first.Text.Span(), Message: lang.Say("la cifra del %d", "the figure of %d", year)}}})
	}
}

// repeated is the figure that a measure takes from an earlier year, and the
// year; nil where it takes none or there is none.
func repeated(m *plan.Measure, year int, years map[int]*Measurements) (*Value, int) {
	for ; m.Is != nil; m = m.Is.Measure {
		year -= m.Is.Years
		if f := years[year]; f != nil && f.hasFigure(m.Is.Measure) {
			return f.values[m.Is.Measure], year
		}
	}
	return nil, 0
}

func (m *Measurements) hasFigure(of *plan.Measure) bool {
	v := m.values[of]
	return v != nil && v.Figure != nil
}

// figure is the figure as it is written, with the language's decimal mark.
func (v *Value) figure() lang.Spoken {
	if v.Measure.Kind() != plan.NumberKind {
		return lang.Same(v.Text.Value)
	}
	number, percent := source.CutPercent(v.Text.Value)
	if percent {
		return lang.Say("%s %%", "%s %%", lang.Number(number))
	}
	return lang.Number(number)
}

// RuleShareOutOfRange is a share that is more than all or less than nothing.
var RuleShareOutOfRange = &diag.Rule{Code: "share-out-of-range", Severity: diag.Warning, Measurements: true,
	Text: lang.Text{IT: "una percentuale sotto 0 o sopra 100 %", EN: "a percentage below 0 or above 100 %"},
	Why: lang.Text{
		IT: "La misura è una quota: fuori da 0-100 % di solito c'è un decimale perso (785 % per 78.5 %) o la cifra di un'altra misura.",
		EN: "The measure is a share: outside 0-100 % there usually is a lost decimal point (785 % for 78.5 %) or the figure of another measure."},
	Example: `values:
  N_Evase: 412
  N_Pratiche: 500
-  P_Soddisfatti: 785 %
+  P_Soddisfatti: 78.5 %
`}

func checkShares(_ *plan.Plan, m *Measurements, _ map[int]*Measurements, report diag.Report) {
	for _, v := range m.Values {
		if v.Figure == nil || v.Measure.Unit.Value != "%" || isShare(v.Figure) {
			continue
		}
		report(diag.Diagnostic{Rule: RuleShareOutOfRange, Span: v.Text.Span(),
			Message: lang.Say("%s è %s: una quota sta tra 0 %% e 100 %%", "%s is %s: a share lies between 0 %% and 100 %%", v.Code.Value, v.figure()),
			Hints: []lang.Message{lang.Say("controllare il punto decimale e la misura", "check the decimal point and the measure"),
				lang.Say("se può davvero uscirne, come una variazione: # piao:ignore %s -- il motivo", "if it may well lie outside, as a change does: # piao:ignore %s -- the reason", RuleShareOutOfRange.Code)}})
	}
}

func isShare(r *big.Rat) bool { return r.Sign() >= 0 && r.Cmp(one) <= 0 }

// RuleStaleStatus is figures called final that are not.
var RuleStaleStatus = &diag.Rule{Code: "stale-status", Severity: diag.Warning, Measurements: true,
	Text: lang.Text{IT: "dati detti definitivi che non possono esserlo", EN: "figures called final that cannot be"},
	Why: lang.Text{
		IT: "Con «final» chi legge crede chiusi i conti dell'anno, e i punteggi non più provvisori. Finché mancano cifre, o se i dati si fermano prima del 31 dicembre, non è così.",
		EN: "By “final” the reader takes the year as closed, and its scores as no longer provisional. While figures are missing, or where they stand before 31 December, that is not so."},
	Example: `as_of: 2023-06-30
-status: final
+status: provisional
`}

// maxNamed is how many missing figures are named where there are many.
const maxNamed = 5

func checkStatus(p *plan.Plan, m *Measurements, years map[int]*Measurements, report diag.Report) {
	if m.Status.Value != "final" {
		return
	}
	if m.IsMonitoring() {
		report(diag.Diagnostic{Rule: RuleStaleStatus, Span: m.AsOfText.Span(),
			Message: lang.Say("lo stato è final, ma i dati sono al %s, prima della fine del %d", "the status is final, but the figures stand at %s, before the end of %d", lang.Date(m.AsOf), m.Year),
			Hints:   []lang.Message{lang.Say("scrivere status: provisional, oppure la data a cui i dati sono definitivi", "write status: provisional, or the day at which the figures are final")},
			Related: []diag.Related{{Span: m.Status.Span(), Message: lang.Say("lo stato", "the status")}}})
		return
	}
	gaps := m.gaps(p, years)
	if len(gaps) == 0 {
		return
	}
	d := diag.Diagnostic{Rule: RuleStaleStatus, Span: m.Status.Span(),
		Message: lang.Say("lo stato è final, ma manca la cifra di %s", "the status is final, but the figure of %s is missing", named(gaps)),
		Hints:   []lang.Message{lang.Say("scrivere status: provisional finché non ci sono tutte", "write status: provisional until all are there")}}
	for _, g := range gaps {
		if g.Given() && g.File() == m.File {
			d.Related = append(d.Related, diag.Related{Span: g.Span(), Message: lang.Say("manca", "missing")})
		}
	}
	report(d)
}

func named(gaps []source.Text) lang.List {
	var codes []string
	for _, g := range gaps {
		codes = append(codes, g.Value)
	}
	if len(codes) <= maxNamed+1 {
		return lang.Words(codes)
	}
	list := lang.Words(codes[:maxNamed])
	list.Items = append(list.Items, lang.Say("altre %d", "%d more", len(codes)-maxNamed))
	return list
}

// gaps are the codes of what a year lacks: the figures and judgements that its
// indicators ask of this file, or, in a year before the plan, of which nobody
// knows what is asked, the figures that it calls missing itself.
func (m *Measurements) gaps(p *plan.Plan, years map[int]*Measurements) []source.Text {
	g := gaps{file: m, years: years, seen: map[*plan.Measure]bool{}}
	if !p.HasYear(m.Year) {
		for _, v := range m.Values {
			g.measure(v.Measure)
		}
		return g.codes
	}
	for _, i := range p.Indicators() {
		g.indicator(p, i)
	}
	return g.codes
}

// gaps is a search for what is missing in a file.
type gaps struct {
	file  *Measurements
	years map[int]*Measurements
	seen  map[*plan.Measure]bool
	codes []source.Text
}

// indicator notes what an indicator lacks that counts this year.
func (g *gaps) indicator(p *plan.Plan, i *plan.Indicator) {
	record := g.file.records[i]
	switch {
	case i.Target(g.file.Year) == nil, record != nil && record.Excluded.Value != "":
	case i.Judged():
		if record == nil || !record.Judged.OK {
			g.codes = append(g.codes, i.Code)
		}
	case i.Expr != nil:
		for _, m := range formula.Measures(i.Expr) {
			if m.Back == 0 {
				g.measure(p.Measure(m.Code))
			}
		}
	}
}

// measure notes a measure without a figure, once. One that repeats another is
// missing only where the file says so and no earlier file has it.
func (g *gaps) measure(m *plan.Measure) {
	if g.seen[m] || g.file.hasFigure(m) {
		return
	}
	g.seen[m] = true
	v := g.file.values[m]
	if m.Is != nil {
		if first, _ := repeated(m, g.file.Year, g.years); v == nil || first != nil {
			return
		}
	}
	if v == nil {
		g.codes = append(g.codes, m.Code)
		return
	}
	g.codes = append(g.codes, v.Code)
}
