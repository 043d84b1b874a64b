package plan

import (
	"slices"
	"strings"
	"testing"

	"piao/plan/source"
)

const everyKey = head + `year_end: 06-30
currency: BRL
revision: {number: 3, date: 2023-05-01, note: dopo}
weights: {points: 10}
scoring: {method: on_off, cap: 120 %, missing: zero, bands: [{from: 0 %, name: tutto}]}
areas: {"1": {name: Area, description: testo, weight: 10}}
missions: {"011": {name: Missione, programmes: {"005": {name: Programma}}}}
offices: {u: {name: Ufficio}}
types: {t: {name: Tipologia}}
measures:
  A: {name: Misura, description: testo, unit: N., source: Registro, accrues: true}
  B: {name: Misura, is: {measure: A, year: -1}}
checks: [{that: A >= B, why: cresce, severity: warning}]
objectives:
  O:
    title: Obiettivo
    description: testo
    area: "1"
    programme: 011/005
    office: u
    weight: 10
    resources: {2023: {total: 10, interventions: 5, people: 4.5}}
    indicators:
      E: {name: Senza formula, unit: N., source: registro, accrues: true, targets: {2023: ">= 5"}}
      I:
        name: Indicatore
        description: testo
        office: u
        type: volume
        unit: N.
        weight: 3
        formula: A
        targets: {2023: ">= 5"}
        scoring: {method: steps, cap: 120 %, baseline: 1, steps: [{when: ">= 5", score: 100 %}], zero_denominator: met}
  P: {title: Sotto, parent: O, weight: 50 %, indicators: {J: {name: Indicatore, unit: N., formula: A, targets: {2023: ">= 5"}}}}
other_resources: [{name: Altro, programme: x, division: 1, group: 2, amounts: {2023: 1}}]
totals: {2023: 11}
`

// What an element may say it says once the file has it, in the order of its keys,
// and people have a word for it.
func TestElementsSayWhatTheirKeysHold(t *testing.T) {
	p, _ := planOf(t, everyKey)
	for _, kind := range ElementKinds {
		said := map[source.Term]bool{}
		var terms []source.Term
		for _, e := range p.Elements(kind) {
			terms = e.Terms()
			last := -1
			for _, f := range e.Facts() {
				said[f.Term] = true
				at := slices.Index(terms, f.Term)
				if at < last {
					t.Errorf("%s %s: %s stands out of order", kind.Code, e.Code, f.Name)
				}
				last = at
			}
		}
		for _, term := range terms {
			if !said[term] {
				t.Errorf("%s: nothing is said of %s", kind.Code, term.Name)
			}
			if term.Label.IsZero() != (kind == PlanElement && strings.HasPrefix(term.Name, "revision.")) {
				t.Errorf("%s: the label of %s is %q", kind.Code, term.Name, term.Label)
			}
		}
		if terms == nil {
			t.Errorf("%s: no key says anything", kind.Code)
		}
	}
}
