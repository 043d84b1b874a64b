package diff

import (
	"piao/plan"
	"piao/plan/source"
)

// renames maps added elements to the removed ones that they rename. It first pairs
// elements that say exactly the same, then those that share a name, a formula or
// both. It pairs none of several that are alike, because which is which is not known.
func (d *differ) renames(removed, added []*member) map[*member]*member {
	was := map[*member]*member{}
	if len(removed) == 0 || len(added) == 0 || added[0].Kind == plan.AgreementElement { // called by all that they say
		return was
	}
	for _, key := range []func(*member) string{d.content, d.known, d.sameFormula, d.sameName} {
		d.match(was, removed, added, key)
	}
	return was
}

// content is all that an element says except its code. Codes of other elements are
// those of the new plan.
func (d *differ) content(m *member) string {
	s := ""
	for _, f := range m.facts {
		s += f.Name + " " + f.When() + "=" + d.spelt(m, f.Value) + "\n"
	}
	return s
}

func (d *differ) spelt(m *member, v source.Content) string {
	if m.isOld {
		v = d.recoded(v)
	}
	return spelt(v)
}

// known is a name or title; for an indicator also its formula, if it has one.
func (d *differ) known(m *member) string {
	if m.Kind != plan.IndicatorElement {
		return m.Name
	}
	if f := m.says("formula"); f != nil {
		return m.Name + "\n" + d.spelt(m, f)
	}
	return ""
}

// sameFormula identifies an indicator by its formula within its objective.
func (d *differ) sameFormula(m *member) string {
	if f := m.says("formula"); f != nil && !m.own() {
		return m.path[0] + "\n" + d.spelt(m, f)
	}
	return ""
}

// sameName identifies an indicator by its name within its objective.
func (d *differ) sameName(m *member) string {
	if m.Kind != plan.IndicatorElement || m.Name == "" {
		return ""
	}
	return m.path[0] + "\n" + m.Name
}

// match pairs elements with the same key, where one was removed and one was added.
func (d *differ) match(was map[*member]*member, removed, added []*member, key func(*member) string) {
	gone, came := d.waiting(was, removed, key), d.waiting(was, added, key)
	for _, m := range added {
		k := key(m)
		olds := gone[k]
		if was[m] != nil || k == "" || len(olds) != 1 || len(came[k]) != 1 {
			continue
		}
		was[m] = olds[0]
		d.rename(m.Kind, olds[0].Code, m.Code)
		if m.own() && olds[0].own() {
			d.rename(plan.MeasureElement, olds[0].Code, m.Code)
		}
	}
}

// waiting groups the members that are not paired yet.
func (d *differ) waiting(was map[*member]*member, all []*member, key func(*member) string) map[string][]*member {
	groups := map[string][]*member{}
	for _, m := range all {
		if _, renamed := d.renamed[m.Kind][m.Code]; !renamed && was[m] == nil {
			groups[key(m)] = append(groups[key(m)], m)
		}
	}
	return groups
}

func (d *differ) rename(kind plan.ElementKind, old, new string) {
	if d.renamed[kind] == nil {
		d.renamed[kind] = map[string]string{}
	}
	d.renamed[kind][old] = new
}

// Acquainted is the two plans of a comparison, in each of which renamed elements are
// also found by their code in the other. The same measurements can then be read
// against both.
func Acquainted(old, new *plan.Plan, changes []Change) (*plan.Plan, *plan.Plan) {
	var now, was []plan.Alias
	for _, c := range changes {
		if c.Kind == Renamed {
			now = append(now, plan.Alias{Kind: c.Element, Code: c.Old.String(), Also: c.Code()})
			was = append(was, plan.Alias{Kind: c.Element, Code: c.Code(), Also: c.Old.String()})
		}
	}
	for _, x := range exchanged(old, new) {
		now = append(now, x)
		was = append(was, plan.Alias{Kind: x.Kind, Code: x.Also, Also: x.Code})
	}
	return old.AlsoCalled(now), new.AlsoCalled(was)
}
