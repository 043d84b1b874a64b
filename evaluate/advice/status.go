package advice

import (
	"slices"

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
// that it calls missing itself. A judgement counts that is called missing.
func (f file) gaps(p *plan.Plan) []source.Text {
	var codes []source.Text
	note := func(m *plan.Measure) {
		if code, lacks := f.lacks(m); lacks && !slices.Contains(codes, code) {
			codes = append(codes, code)
		}
	}
	if !p.HasYear(f.Year) {
		for _, v := range f.Values {
			note(v.Measure)
		}
		return codes
	}
	for _, i := range p.Indicators() {
		record := f.figures.Record(i, f.Year)
		switch {
		case !i.Due(f.Year), record.Excluded.Value != "":
		case !i.Judged():
			for _, m := range formula.Measures(i.Expr) {
				if m.Year(f.Year) == f.Year {
					note(p.Measure(m.Code))
				}
			}
		case record.Missing.Value != "":
			codes = append(codes, record.Code)
		}
	}
	return codes
}

// lacks reports whether a measure has no figure, and its code where it stands. One that
// repeats another is missing only where the file says so and no earlier file has it.
func (f file) lacks(m *plan.Measure) (code source.Text, lacks bool) {
	v := f.Of(m)
	if code = m.Code; v != nil {
		code = v.Code
	}
	return code, f.figures.Input(m, f.Year).Value == nil && (m.Is == nil || v != nil)
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
		said := record.Judged.OK || record.Excluded.Value != "" || record.Missing.Value != ""
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
