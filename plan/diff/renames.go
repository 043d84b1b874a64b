package diff

import (
	"piao/plan"
	"piao/plan/source"
	"strconv"
)

// renames finds the elements that went and came under another code: those that
// say all the same, in order, then those that share what elements are known by,
// if nobody else does. It leads from the new member to the old one.
func (d *differ) renames(removed, added []*member) map[*member]*member {
	was := map[*member]*member{}
	if len(removed) == 0 || len(added) == 0 {
		return was
	}
	d.match(was, removed, added, d.content, false)
	for _, key := range []func(*member) string{d.known, d.sameFormula, d.sameName} {
		d.match(was, removed, added, key, true)
	}
	return was
}

// content is all that an element says, apart from its code, with the new plan's
// codes for what it names.
func (d *differ) content(m *member) string {
	s := ""
	for _, f := range m.facts {
		s += f.Name + " " + strconv.Itoa(f.Year) + "=" + d.spelt(m, f.Value) + "\n"
	}
	return s
}

func (d *differ) spelt(m *member, v source.Content) string {
	if m.isOld {
		v = d.recoded(v)
	}
	return spelt(v)
}

// known is a name or title; an indicator's with its formula, if it has one.
func (d *differ) known(m *member) string {
	if m.Kind != plan.IndicatorElement {
		return m.Name
	}
	if f := m.says("formula"); f != nil {
		return m.Name + "\n" + d.spelt(m, f)
	}
	return ""
}

// sameFormula knows an indicator by its formula among those of its objective.
func (d *differ) sameFormula(m *member) string {
	if f := m.says("formula"); f != nil {
		return m.path[0] + "\n" + d.spelt(m, f)
	}
	return ""
}

// sameName knows an indicator by its name likewise.
func (d *differ) sameName(m *member) string {
	if m.Kind != plan.IndicatorElement || m.Name == "" {
		return ""
	}
	return m.path[0] + "\n" + m.Name
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
		d.rename(m.Kind, olds[0].Code, m.Code)
	}
}

// waiting groups the members that have no partner yet.
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

// Acquainted are the two plans of a comparison, each of which also finds what was
// renamed by its code in the other one: so that the same measurements can be read
// against both.
func Acquainted(old, new *plan.Plan, changes []Change) (*plan.Plan, *plan.Plan) {
	var now, was []plan.Alias
	for _, c := range changes {
		if c.Kind == Renamed {
			now = append(now, plan.Alias{Kind: c.Element, Code: c.Old.String(), Also: c.Code()})
			was = append(was, plan.Alias{Kind: c.Element, Code: c.Code(), Also: c.Old.String()})
		}
	}
	return old.AlsoCalled(now), new.AlsoCalled(was)
}
