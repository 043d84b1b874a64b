package report

import (
	"piao/plan"
	"piao/plan/lang"
)

// Whole is the report of a plan that came or went as a whole, of which people
// read one line and programs every change.
func Whole(c *Comparison, p *plan.Plan, came bool) *Report {
	r := Changes(c)
	what, name := say("Piano nuovo", "New plan"), c.New
	if !came {
		what, name = say("Piano tolto", "Removed plan"), c.Old
	}
	size := lang.List{Items: []lang.Spoken{
		counted(len(p.Objectives), say("obiettivo", "objective"), say("obiettivi", "objectives")),
		counted(len(p.Indicators()), say("indicatore", "indicator"), say("indicatori", "indicators")),
		counted(len(p.Measures), say("misura", "measure"), say("misure", "measures")),
	}}
	r.Folded = nil
	r.Blocks = ready([]Block{Paragraph{Text: lang.Say("%s, %s: «%s», %s", "%s, %s: “%s”, %s", what, name, lang.Same(p.Title.Value), size)}})
	return r
}
