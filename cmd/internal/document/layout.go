package document

const (
	narrow   = 8  // a column of text is not made narrower, if its text is longer
	wordiest = 24 // words up to this are kept whole as long as there is room
	smallCut = 2  // a header is not wrapped to save no more than this
)

// arrange lays the table out to be at most limit wide (0 is any width): as it is,
// else with its first cells above the others, and with words broken only where
// they would be either way. False if even that is too wide.
func (g *grid) arrange(limit int) bool {
	if g.fit(limit) {
		return true
	}
	if !g.lift() {
		return g.squeeze(limit)
	}
	if g.fit(limit) {
		return true
	}
	g.unlift()
	return g.squeeze(limit) || g.lift() && g.squeeze(limit)
}

// fit sets the widths of all columns so that the table is at most limit wide. Only
// text is wrapped, the longest first; the headers of figures are, and columns get
// narrower than they should, before it gives up: no word is broken that is not a
// long one.
func (g *grid) fit(limit int) bool {
	g.widen()
	if limit == 0 || g.width() <= limit {
		return true
	}
	g.narrowHeaders(smallCut)
	if g.share(limit, g.floors(wordiest, true)) {
		return true
	}
	g.widen()
	g.narrowHeaders(0)
	return g.share(limit, g.floors(wordiest, true)) || g.share(limit, g.floors(wordiest, false))
}

// squeeze is fit with words broken where they have to be.
func (g *grid) squeeze(limit int) bool {
	g.widen()
	g.narrowHeaders(0)
	return g.share(limit, g.floors(narrow, true))
}

// width is the width of the table as it is laid out.
func (g *grid) width() int {
	total := gap * (len(g.columns) - 1)
	for _, c := range g.columns {
		total += c.width
	}
	return total
}

func (g *grid) widen() {
	for k := range g.columns {
		g.columns[k].width = g.columns[k].natural()
	}
}

// narrowHeaders wraps the headers of figures where that saves more than spare.
func (g *grid) narrowHeaders(spare int) {
	for k := range g.columns {
		c := &g.columns[k]
		least := max(c.content, longestWord(c.header))
		if c.align != Left && c.width-least > spare {
			c.width = least
		}
	}
}

// floors is how narrow each column of text may get: no narrower than its
// longest word, as far as words of that length are spared, nor than its minimum,
// where that is kept.
func (g *grid) floors(spared int, minimum bool) []int {
	floors := make([]int, len(g.columns))
	for k, c := range g.columns {
		floors[k] = max(narrow, longestWord(c.header), min(c.longestWord, spared))
		if minimum {
			floors[k] = max(floors[k], c.minimum)
		}
		floors[k] = min(c.natural(), floors[k])
	}
	return floors
}

// share narrows the columns of text, the widest first, until the table is as wide
// as limit; false if the floors forbid it.
func (g *grid) share(limit int, floors []int) bool {
	for over := g.width() - limit; over > 0; over-- {
		var widest *column
		for k := range g.columns {
			c := &g.columns[k]
			if c.align == Left && c.width > floors[k] && (widest == nil || c.width >= widest.width) {
				widest = c
			}
		}
		if widest == nil {
			return false
		}
		widest.width--
	}
	return true
}
