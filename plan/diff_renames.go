package plan

// renames finds the elements that went and came under another code: those that
// say all the same, in order, then those whose essence is the same and nobody
// else's. It leads from the new member to the old one.
func (d *differ) renames(removed, added []*member) map[*member]*member {
	was := map[*member]*member{}
	if len(removed) == 0 || len(added) == 0 {
		return was
	}
	d.match(was, removed, added, (*member).content, false)
	d.match(was, removed, added, func(m *member) string { return m.essence }, true)
	return was
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

func (d *differ) rename(kind ElementKind, old, new string) {
	if d.renamed[kind] == nil {
		d.renamed[kind] = map[string]string{}
	}
	d.renamed[kind][old] = new
}
