package sheet

import "slices"

// share marks the entries that one merged cell gives its value to: it may be each
// one's or that of all of them together.
func (e *Reading) share(a area) {
	c := e.columns
	if !a.spans(c.value) || a.spans(c.code) {
		return
	}
	within := rowsOf(e.List, a)
	if len(within) < 2 || within[0].Row > a.top || within[0].Value.Kind == Blank {
		return
	}
	for k := range within {
		within[k].Shared = true
	}
}

// adopt gives the code of a cell that was merged over several rows to the values
// beside it. Values that find none are listed.
func (e *Reading) adopt(merged []area) {
	c := e.columns
	above := slices.Clone(merged)
	above = slices.DeleteFunc(above, func(a area) bool { return !a.spans(c.code) || a.spans(c.value) })
	slices.SortFunc(above, func(a, b area) int { return a.top - b.top })
	e.List = slices.DeleteFunc(e.List, func(entry Entry) bool {
		if entry.Code.Kind == Blank {
			e.loose = append(e.loose, entry)
		}
		return entry.Code.Kind == Blank
	})
	var adopted []Entry
	for _, l := range e.loose {
		l.Code = e.codeAbove(l.Row, above)
		switch {
		case l.Code.Kind != Blank:
			adopted = append(adopted, l)
		case l.Value.Kind != Blank:
			e.Uncoded = append(e.Uncoded, l.At(Value))
		}
	}
	e.loose = nil
	if len(adopted) > 0 {
		e.List = append(e.List, adopted...)
		slices.SortStableFunc(e.List, func(a, b Entry) int { return a.Row - b.Row })
	}
}

// codeAbove is the code that was merged over a row from one above it; above are
// such cells by their rows.
func (e *Reading) codeAbove(row int, above []area) Datum {
	at, _ := slices.BinarySearchFunc(above, row, func(a area, row int) int { return a.top - row })
	if at == 0 || above[at-1].bottom < row {
		return Datum{}
	}
	first := rowsOf(e.List, area{top: above[at-1].top, bottom: above[at-1].top})
	if len(first) == 0 {
		return Datum{}
	}
	return first[0].Code
}

func (a area) spans(col int) bool { return a.left <= col && col <= a.right }
