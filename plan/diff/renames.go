package diff

import (
	"piao/plan"
	"piao/plan/lang"
)

// renames finds the elements that went and came under another code: those that
// say all the same, in order, then those that share what elements are known by,
// if nobody else does. It leads from the new member to the old one.
func (d *differ) renames(removed, added []*member) map[*member]*member {
	was := map[*member]*member{}
	if len(removed) == 0 || len(added) == 0 {
		return was
	}
	d.match(was, removed, added, (*member).content, false)
	for _, key := range []func(*member) string{(*member).known, (*member).sameFormula, (*member).sameName} {
		d.match(was, removed, added, key, true)
	}
	return was
}

// known is a name or title; an indicator's with its formula, if it has one.
func (m *member) known() string {
	if m.kind != plan.IndicatorElement {
		return m.name
	}
	if m.formula == nil {
		return ""
	}
	return m.name + "\n" + m.formula.text()
}

// sameFormula knows an indicator by its formula among those of its objective.
func (m *member) sameFormula() string {
	if m.formula == nil {
		return ""
	}
	return m.path[0] + "\n" + m.formula.text()
}

// sameName knows an indicator by its name likewise.
func (m *member) sameName() string {
	if m.kind != plan.IndicatorElement || m.name == "" {
		return ""
	}
	return m.path[0] + "\n" + m.name
}

// match pairs what has the same key; with alone, only where one went and one came.
func (d *differ) match(was map[*member]*member, removed, added []*member, key func(*member) string, alone bool) {
	gone, came := d.waiting(was, removed, key), d.waiting(was, added, key)
	for _, m := range added {
		k := key(m)
		olds := gone[k]
		if was[m] != nil || k == "" || len(olds) == 0 || alone && (len(olds) > 1 || len(came[k]) > 1) {
			continue
		}
		was[m], gone[k] = olds[0], olds[1:]
		d.rename(m.kind, olds[0].code, m.code)
	}
}

// waiting groups the members that have no partner yet.
func (d *differ) waiting(was map[*member]*member, all []*member, key func(*member) string) map[string][]*member {
	groups := map[string][]*member{}
	for _, m := range all {
		if _, renamed := d.renamed[m.kind][m.code]; !renamed && was[m] == nil {
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

// Acquainted are the two plans of a comparison, each of which also finds what was
// renamed by its code in the other one: so that the same measurements can be read
// against both.
func Acquainted(old, new *plan.Plan, changes []Change) (*plan.Plan, *plan.Plan) {
	now, was := plan.Aliases{}, plan.Aliases{}
	for _, c := range changes {
		if c.Kind == Renamed {
			before, after := c.Old.In(lang.EN), c.code()
			now.Add(c.Element, before, after)
			was.Add(c.Element, after, before)
		}
	}
	return old.AlsoCalled(now), new.AlsoCalled(was)
}
