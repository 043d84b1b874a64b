package document

import "math"

const (
	widestText = 70 // columns of text are not made wider than this, so that figures stay near their names

	narrow   = 8  // columns of longer text are not made narrower than this
	wordiest = 24 // words up to this length are kept whole while there is room
	smallCut = 2  // a header is not wrapped if that saves no more than this
)

// attempt is a way to make a table narrower.
type attempt struct {
	spare  int  // headers of figures are wrapped if that saves more
	spared int  // words up to this length are kept whole
	yield  bool // columns may get narrower than their minimum
}

// attempts are made in this order. Those of one list are made first on the table as
// it is and then on one whose first cells stand above the others. Only the last
// attempt breaks words that are not long.
var attempts = [...][]attempt{
	{{smallCut, wordiest, false}, {0, wordiest, true}},
	{{0, narrow, false}},
}

// arranged is the table laid out to be at most limit wide; 0 means any width. It is
// nil if every attempt leaves the table too wide.
func (g *grid) arranged(limit int) *grid {
	layouts := []*grid{g}
	if len(g.columns) > 1 && g.columns[0].align == Left {
		layouts = append(layouts, g.lift())
	}
	for _, some := range attempts {
		for _, g := range layouts {
			if g.fit(limit, some) {
				return g
			}
		}
	}
	return nil
}

// fit sets the widths of all columns so that the table is at most limit wide, by the
// first attempt that succeeds. Only text is wrapped, the longest first.
func (g *grid) fit(limit int, attempts []attempt) bool {
	g.widen(math.MaxInt)
	if limit == 0 || g.width() <= limit {
		return true
	}
	for _, a := range attempts {
		g.widen(a.spare)
		if g.share(limit, g.floors(a.spared, true)) || a.yield && g.share(limit, g.floors(a.spared, false)) {
			return true
		}
	}
	return false
}

// width is the width of the table as it is laid out.
func (g *grid) width() int {
	total := gap * (len(g.columns) - 1)
	for _, c := range g.columns {
		total += c.width
	}
	return total
}

// widen gives every column its natural width, but no text more than the widest, and
// wraps the headers of figures if that saves more than spare.
func (g *grid) widen(spare int) {
	for k := range g.columns {
		c := &g.columns[k]
		c.width = c.natural()
		if c.align == Left {
			c.width = min(c.width, widestText)
		}
		if least := max(c.content, longestWord(c.header)); c.align != Left && c.width-least > spare {
			c.width = least
		}
	}
}

// floors is the least width of each column of text: that of its longest word among
// words of at most spared columns and, if minimum is set, its own minimum.
func (g *grid) floors(spared int, minimum bool) []int {
	floors := make([]int, len(g.columns))
	for k, c := range g.columns {
		floors[k] = max(narrow, longestWord(c.header), min(c.longestWord, spared))
		if minimum {
			floors[k] = max(floors[k], c.minimum)
		}
		floors[k] = min(c.natural(), floors[k], widestText)
	}
	return floors
}

// share narrows the columns of text, the widest first, until the table is as wide as
// limit; ok is false if the floors do not allow it.
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
