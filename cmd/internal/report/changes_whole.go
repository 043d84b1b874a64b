package report

import (
	"piao/cmd/internal/document"
	"piao/plan"
	"piao/plan/lang"
)

// Whole is the report of a plan that came or went as a whole, of which people
// read one line and programs every change.
func Whole(c *Comparison, p *plan.Plan, came bool) *document.Document {
	r := Changes(c)
	what, name := lang.Both("Piano nuovo", "New plan"), c.New
	if !came {
		what, name = lang.Both("Piano tolto", "Removed plan"), c.Old
	}
	size := lang.List{Items: []lang.Spoken{
		lang.Counted(len(p.Objectives), lang.Both("obiettivo", "objective"), lang.Both("obiettivi", "objectives")),
		lang.Counted(len(p.Indicators()), lang.Both("indicatore", "indicator"), lang.Both("indicatori", "indicators")),
		lang.Counted(len(p.Measures), lang.Both("misura", "measure"), lang.Both("misure", "measures")),
	}}
	r.Folded = nil
	r.Blocks = document.Ready([]document.Block{document.Paragraph{Text: lang.Say("%s, %s: «%s», %s",
		"%s, %s: “%s”, %s", what, name, lang.Same(p.Title.Value), size)}})
	return r
}
