package evaluate

import (
	"piao/plan"
	"piao/plan/diag"
	"piao/plan/formula"
	"piao/plan/lang"
	"piao/plan/source"
)

// RuleStaleStatus finds figures that are called final but are not.
var RuleStaleStatus = &diag.Rule{Code: "stale-status", Severity: diag.Warning, Measurements: true,
	Text: lang.Both("dati detti definitivi che non possono esserlo", "figures called final that cannot be"),
	Why: lang.Both(
		`Con «final» chi legge crede chiusi i conti dell'anno, e i punteggi non più provvisori. Finché mancano
cifre, o se i dati si fermano prima del 31 dicembre, non è così.`,
		`By “final” the reader takes the year as closed, and its scores as no longer provisional. While
figures are missing, or where they stand before 31 December, that is not so.`),
	Example: `as_of: 2023-06-30
-status: final
+status: provisional
`}

func checkStatus(p *plan.Plan, m *Measurements, years map[int]*Measurements, report diag.Report) {
	if m.Status.Value != "final" {
		return
	}
	if m.IsMonitoring() {
		report(diag.Diagnostic{Rule: RuleStaleStatus, Span: m.AsOfText.Span(),
			Message: lang.Say("lo stato è final, ma i dati sono al %s, prima della fine del %d",
				"the status is final, but the figures stand at %s, before the end of %d", lang.Date(m.AsOf), m.Year),
			Hints: []lang.Message{lang.Say("scrivere status: provisional, oppure la data a cui i dati sono definitivi",
				"write status: provisional, or the day at which the figures are final")},
			Related: []diag.Related{{Span: m.Status.Span(), Message: lang.Say("lo stato", "the status")}}})
		return
	}
	gaps := m.gaps(p, years)
	if len(gaps) == 0 {
		return
	}
	d := diag.Diagnostic{Rule: RuleStaleStatus, Span: m.Status.Span(),
		Message: lang.Say("lo stato è final, ma manca la cifra di %s",
			"the status is final, but the figure of %s is missing", named(gaps)),
		Hints: []lang.Message{lang.Say("scrivere status: provisional finché non ci sono tutte",
			"write status: provisional until all are there")}}
	for _, g := range gaps {
		if g.Given() && g.File() == m.File {
			d.Related = append(d.Related, diag.Related{Span: g.Span(), Message: lang.Say("manca", "missing")})
		}
	}
	report(d)
}

// maxNamed is the greatest number of missing figures that a finding names.
const maxNamed = 5

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

// gaps are the codes of the figures that a year lacks: those that its indicators ask of
// this file or, in a year before the plan, of which nobody knows what is asked, those
// that it calls missing itself.
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

// indicator notes the figures that an indicator lacks that counts this year, or that its
// judgement is called missing.
func (g *gaps) indicator(p *plan.Plan, i *plan.Indicator) {
	record := g.file.records[i]
	if !i.Due(g.file.Year) || record != nil && record.Excluded.Value != "" {
		return
	}
	if i.Judged() {
		if record != nil && record.Missing.Value != "" {
			g.codes = append(g.codes, record.Code)
		}
		return
	}
	for _, m := range formula.Measures(i.Expr) {
		if m.Back == 0 {
			g.measure(p.Measure(m.Code))
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
