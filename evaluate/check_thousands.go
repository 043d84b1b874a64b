package evaluate

import (
	"strings"

	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
)

// RuleThousandsPoint is a count or a sum of money with three decimals.
var RuleThousandsPoint = &diag.Rule{Code: "thousands-point", Severity: diag.Warning, Measurements: true,
	Text: lang.Text{IT: "un conteggio o un importo con tre decimali: forse il punto divide le migliaia", EN: "a count or an amount with three decimals: perhaps the point parts thousands"},
	Why: lang.Text{
		IT: "Nei file il punto è sempre il decimale: 1.412 è uno e rotti. In Italia però si scrive così anche millequattrocentododici, e di ciò che si conta, o di euro, quasi sempre si intende questo.",
		EN: "In files the point is always the decimal mark: 1.412 is one and a bit. But in Italy one writes one thousand four hundred and twelve so, and of what is counted, or of euro, that is nearly always what is meant."},
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
			Message: lang.Say("%s è %s, con tre decimali: forse il punto divide le migliaia", "%s is %s, with three decimals: perhaps the point parts thousands", v.Code.Value, v.figure()),
			Hints: []lang.Message{lang.Say("se sono migliaia scrivere %s", "if these are thousands write %s", whole),
				lang.Say("se sono davvero decimali: # piao:ignore %s -- il motivo", "if they really are decimals: # piao:ignore %s -- the reason", RuleThousandsPoint.Code)}})
	}
}

// isCounted says that figures of a unit have no three decimals: counts have none,
// amounts two.
func isCounted(unit string) bool {
	return unit == "" || plan.IsCount(unit) || plan.IsEuro(unit)
}

// thousands is the whole number that is meant where a point parts thousands; false
// for a text that cannot be read so.
func thousands(text string) (string, bool) {
	head, tail, point := strings.Cut(text, ".")
	digits := strings.TrimPrefix(head, "-")
	if !point || len(tail) != 3 || len(digits) > 3 || strings.Trim(digits, "0") == "" {
		return "", false
	}
	return head + tail, true
}
