package advice

import (
	"piao/plan"
	"piao/plan/diag"
	"piao/plan/formula"
	"piao/plan/lang"
	"piao/plan/source"
)

// ruleStaleStatus finds figures that are called final but are not.
var ruleStaleStatus = &diag.Rule{Code: "stale-status", Severity: diag.Warning, Measurements: true,
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

func checkStatus(p *plan.Plan, f file, report diag.Report) {
	if f.Status.Value != "final" {
		return
	}
	if f.IsMonitoring() {
		report(diag.Diagnostic{Rule: ruleStaleStatus, Span: f.AsOfText.Span(),
			Message: lang.Say("lo stato è final, ma i dati sono al %s, prima della fine del %d",
				"the status is final, but the figures stand at %s, before the end of %d", lang.Date(f.AsOf), f.Year),
			Hints: []lang.Message{lang.Say("scrivere status: provisional, oppure la data a cui i dati sono definitivi",
				"write status: provisional, or the day at which the figures are final")},
			Related: []diag.Related{{Span: f.Status.Span(), Message: lang.Say("lo stato", "the status")}}})
		return
	}
	gaps := f.gaps(p)
	if len(gaps) == 0 {
		return
	}
	d := diag.Diagnostic{Rule: ruleStaleStatus, Span: f.Status.Span(),
		Message: lang.Say("lo stato è final, ma manca la cifra di %s",
			"the status is final, but the figure of %s is missing", named(gaps)),
		Hints: []lang.Message{lang.Say("scrivere status: provisional finché non ci sono tutte",
			"write status: provisional until all are there")}}
	for _, g := range gaps {
		if g.Given() && g.File() == f.File {
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
func (f file) gaps(p *plan.Plan) []source.Text {
	g := gaps{file: f, seen: map[*plan.Measure]bool{}}
	if !p.HasYear(f.Year) {
		for _, v := range f.Values {
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
	file
	seen  map[*plan.Measure]bool
	codes []source.Text
}

// indicator notes the figures that an indicator lacks that counts this year, or that its
// judgement is called missing.
func (g *gaps) indicator(p *plan.Plan, i *plan.Indicator) {
	record := g.figures.Record(i, g.Year)
	if !i.Due(g.Year) || record != nil && record.Excluded.Value != "" {
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
	code, v := m.Code, g.Of(m)
	if v != nil {
		code = v.Code
	}
	if g.seen[m] || m.Is != nil && v == nil || g.figures.Input(m, g.Year).Value != nil {
		return
	}
	g.seen[m] = true
	g.codes = append(g.codes, code)
}

// ruleMissingJudgement finds judgements that nobody gave.
var ruleMissingJudgement = &diag.Rule{Code: "missing-judgement", Severity: diag.Warning, Measurements: true,
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
func checkJudgements(p *plan.Plan, f file, report diag.Report) {
	if !f.scored || !p.HasYear(f.Year) {
		return
	}
	var codes []source.Text
	for _, i := range p.Indicators() {
		record := f.figures.Record(i, f.Year)
		said := record != nil && (record.Judged.OK || record.Excluded.Value != "" || record.Missing.Value != "")
		if i.Judged() && i.Due(f.Year) && !said {
			codes = append(codes, i.Code)
		}
	}
	if len(codes) == 0 {
		return
	}
	report(diag.Diagnostic{Rule: ruleMissingJudgement, Span: f.YearText.Span(), Message: lang.Say(
		"manca il giudizio di %s per il %d", "the judgement of %s for %d is missing", named(codes), f.Year),
		Hints: []lang.Message{lang.Say("scriverlo in indicators, con «judged» e «by», oppure {missing: motivo}",
			"write it in indicators, with “judged” and “by”, or else {missing: reason}")}})
}
