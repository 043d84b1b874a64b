package layout

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"piao/plan/source"
	"piao/plan/source/syntax"
)

// alternatives are the shapes that a value may have.
func alternatives(s source.Shape) (all []source.Shape) {
	either, ok := s.(source.Either)
	if !ok {
		return []source.Shape{s}
	}
	for _, one := range either {
		all = append(all, alternatives(one)...)
	}
	return all
}

// below is the shape of the value of a key.
func below(s source.Shape, key *yaml.Node) source.Shape {
	for _, one := range alternatives(s) {
		switch one := one.(type) {
		case source.ByCode:
			return one.Of
		case source.ByYear:
			return one.Of
		case source.Map:
			if k := rank(one, key.Value); k >= 0 {
				return one.Keys[k].Shape
			}
		}
	}
	return nil
}

// ofItems is the shape of the items of a list.
func ofItems(s source.Shape) source.Shape {
	for _, one := range alternatives(s) {
		if list, ok := one.(source.List); ok {
			return list.Of
		}
	}
	return nil
}

// rank is the index of a name among a map's keys, or -1.
func rank(m source.Map, name string) int {
	return slices.IndexFunc(m.Keys, func(k source.MapKey) bool { return k.Name == name })
}

// keyOrder is the order in which a map's entries should stand. It is nil if they do,
// if not all keys are known, or if an alias might come before its anchor.
func (l *layout) keyOrder(n *yaml.Node, s source.Shape) []int {
	shapes := alternatives(s)
	at := slices.IndexFunc(shapes, func(s source.Shape) bool { _, ok := s.(source.Map); return ok })
	if at < 0 {
		return nil // its keys are people's own choice
	}
	order, ranks := make([]int, len(n.Content)/2), make([]int, len(n.Content)/2)
	for k := range order {
		order[k], ranks[k] = k, rank(shapes[at].(source.Map), source.Canonical(n.Content[2*k].Value))
	}
	if slices.Contains(ranks, -1) || slices.IsSorted(ranks) || anchored(n) {
		return nil
	}
	slices.SortStableFunc(order, func(a, b int) int { return ranks[a] - ranks[b] })
	return order
}

// anchored reports whether something in a value has an anchor.
func anchored(n *yaml.Node) bool {
	for _, child := range n.Content {
		if child.Anchor != "" || anchored(child) {
			return true
		}
	}
	return false
}

// shuffle is a block map whose entries should change order.
type shuffle struct {
	n     *yaml.Node
	order []int
}

// reorder moves the entries of maps, each with the comments and empty lines that
// belong to it.
func (l *layout) reorder() {
	for _, s := range l.maps {
		if r, ok := l.ranges(s.n); ok {
			l.move(s, r)
		}
	}
}

// mapRanges is where the entries of a block map stand: entry k from starts[k] to
// starts[k+1]. The lines from the last start to end stay where they are; those from
// end on are not the map's.
type mapRanges struct {
	keys, starts []int // lines, from 0
	end          int
	level        int  // the indent of the entries
	afterDash    bool // the first key follows a dash in its line
}

func (l *layout) ranges(n *yaml.Node) (mapRanges, bool) {
	var r mapRanges
	for k := 0; k < len(n.Content); k += 2 {
		r.keys = append(r.keys, n.Content[k].Line-1)
	}
	r.level = l.lines[r.keys[1]].to
	first := r.keys[0]
	start, _ := l.LineSpan(first + 1)
	r.afterDash = syntax.Start(l.File, n.Content[0]) != start+l.lines[first].from
	last := r.keys[len(r.keys)-1]
	limit := last + 1
	for limit < len(l.lines) && (l.lines[limit].kind != entryLine || l.lines[limit].to >= r.level) {
		limit++
	}
	for k, key := range r.keys {
		switch {
		case k > 0:
			r.starts = append(r.starts, l.tail(r.keys[k-1], key, r.level+1))
		case r.afterDash:
			r.starts = append(r.starts, key)
		default:
			r.starts = append(r.starts, l.ownStart(key, r.level))
		}
	}
	r.starts = append(r.starts, l.tail(last, limit, r.level+1))
	r.end = l.tail(last, limit, r.level)
	return r, l.movable(r)
}

// tail is where the lines between two keys that belong to the first one end: its
// value, and the comments after it that are indented at least as deep as level.
func (l *layout) tail(key, limit, level int) int {
	for limit--; limit > key; limit-- {
		at := l.lines[limit]
		if at.kind != blankLine && (at.kind != comment || at.to >= level || at.aligned) {
			break
		}
	}
	return limit + 1
}

// ownStart is where what belongs to a map's first key begins: the comments directly
// above it. Comments above an empty line, and what editors look for at the top of a
// file, belong to the whole map.
func (l *layout) ownStart(key, level int) int {
	at := key
	for at > 0 && l.isLead(at-1, level) && !strings.HasPrefix(l.lines[at-1].body, "# yaml-language-server:") {
		at--
	}
	for k := at - 1; k >= 0 && (l.lines[k].kind == blankLine || l.isLead(k, level)); k-- {
		if l.isSilence(k) {
			at = k
		}
	}
	return at
}

// isLead reports whether a line holds a comment that may belong to an entry below
// it.
func (l *layout) isLead(k, level int) bool {
	at := l.lines[k]
	return at.kind == comment && at.to == level && !at.aligned
}

// movable reports whether entries of a map can change places. No text in it may
// change its meaning with what follows it, and no silence above a dash may be meant
// for the key after the dash.
func (l *layout) movable(r mapRanges) bool {
	if r.afterDash && l.silenceAbove(r.keys[0]) {
		return false
	}
	for k := r.starts[0]; k < r.end; k++ {
		at := l.lines[k]
		mark := at.kind == other && at.from == 0
		if at.keep || mark || at.kind == verbatim && k == len(l.lines)-1 {
			return false
		}
	}
	return true
}

// move puts the entries of a map in their new order.
func (l *layout) move(s shuffle, r mapRanges) {
	l.orders[s.n] = s.order
	for k, key := range r.keys {
		l.own[key] = r.starts[k]
	}
	first := s.order[0]
	blanks := r.starts[first]
	for first > 0 && l.lines[blanks].kind == blankLine {
		blanks++
	}
	if r.afterDash && first > 0 {
		l.moveDash(r, blanks, r.keys[first])
	}
	moved := make([]int, 0, r.end-r.starts[0])
	for _, k := range s.order {
		from, to := r.starts[k], r.starts[k+1]
		switch k {
		case first:
			from = blanks
		case 0: // empty lines separate groups: none begins a map
			moved = append(moved, l.order[r.starts[first]:blanks]...)
		}
		moved = append(moved, l.order[from:to]...)
	}
	l.seal(s, r)
	copy(l.order[r.starts[0]:], moved)
}

// moveDash moves the dash before a map's first key to the key that comes first now,
// and puts that key's comments above the dash.
func (l *layout) moveDash(r mapRanges, start, key int) {
	first, to := &l.lines[r.keys[0]], l.lines[r.keys[0]].to
	dashes := r.level - to
	l.lines[key].body = first.body[:dashes] + l.lines[key].body
	first.body, first.to = first.body[dashes:], r.level
	for k := start; k <= key; k++ {
		l.lines[k].to = to
	}
}

// seal asks for an empty line after each entry that ends with a comment. Directly
// above another key, the comment would be taken for that key's.
func (l *layout) seal(s shuffle, r mapRanges) {
	sealed := false
	for _, k := range s.order {
		last := &l.lines[l.order[r.starts[k+1]-1]]
		last.sealed = last.sealed || last.stays
		sealed = last.sealed
	}
	if rest := r.starts[len(r.keys)]; rest < r.end && sealed {
		l.lines[l.order[r.end-1]].sealed = true
	}
}
