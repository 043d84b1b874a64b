package plan

import (
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
)

// checkLookAlikes finds two codes of one kind that look the same on screen.
func checkLookAlikes(p *Plan, report diag.Report) {
	lookAlikes(report, p.Areas, func(a *Area) source.Text { return a.Code })
	lookAlikes(report, p.Offices, func(o *Office) source.Text { return o.Code })
	lookAlikes(report, p.Measures, func(m *Measure) source.Text { return m.Code })
	lookAlikes(report, p.Objectives, func(o *Objective) source.Text { return o.Code })
	lookAlikes(report, p.Indicators(), func(i *Indicator) source.Text { return i.Code })
}

func lookAlikes[T any](report diag.Report, elements []T, code func(T) source.Text) {
	var strange []source.Text
	for _, e := range elements {
		if len(diag.Strange(code(e).Value).Items) > 0 {
			strange = append(strange, code(e))
		}
	}
	for _, s := range strange {
		for _, e := range elements {
			if t := code(e); diag.LookAlike(s.Value, t.Value) {
				report(diag.Diagnostic{Rule: RuleDuplicateCode, Span: s.Span(),
					Message: lang.Say("«%s» sembra il codice della riga %d ma contiene %s", "“%s” looks like the code of line %d but holds %s", s.Value, t.Pos().Line, diag.Strange(s.Value)),
					Related: []diag.Related{{Span: t.Span(), Message: lang.Say("somiglia a questo", "it looks like this one")}}})
				break
			}
		}
	}
}

// checkMeasureCycle finds measures that are, through `is:`, themselves.
func checkMeasureCycle(p *Plan, report diag.Report) {
	state := make(map[*Measure]int) // 1 while on the way, 2 when done
	for _, m := range p.Measures {
		for at := m; at != nil && at.Is != nil && state[at] == 0; at = at.Is.Measure {
			state[at] = 1
			if next := at.Is.Measure; next != nil && state[next] == 1 {
				report(cycle(next))
			}
		}
		for at := m; at != nil && at.Is != nil && state[at] == 1; at = at.Is.Measure {
			state[at] = 2
		}
	}
}

func cycle(m *Measure) diag.Diagnostic {
	path := m.Code.Value
	var related []diag.Related
	for at := m.Is.Measure; ; at = at.Is.Measure {
		path += " → " + at.Code.Value
		if at == m {
			break
		}
		related = append(related, diag.Related{Span: at.Is.Code.Span(), Message: lang.Say("e questa", "and this one")})
	}
	return diag.Diagnostic{Rule: RuleMeasureCycle, Span: m.Is.Code.Span(), Related: related,
		Message: lang.Say("le misure ripetono l'una l'altra e nessuna ha un valore suo: %s", "the measures repeat one another and none has a value of its own: %s", path)}
}
