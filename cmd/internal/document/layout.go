package document

const (
	gap      = 2  // blanks between columns
	narrow   = 8  // a column of text is not made narrower, if its text is longer
	wordiest = 24 // words up to this are kept whole as long as there is room
	smallCut = 2  // a header is not wrapped to save no more than this
)

// arrange lays the table out to be at most limit wide (0 is any width): as it is,
// else with its first cells above the others, and with words broken only where
// they would be either way. False if even that is too wide.
func (s *sheet) arrange(limit int) bool {
	if s.fit(limit) {
		return true
	}
	if !s.lift() {
		return s.squeeze(limit)
	}
	if s.fit(limit) {
		return true
	}
	s.unlift()
	return s.squeeze(limit) || s.lift() && s.squeeze(limit)
}

// fit sets the widths of all columns so that the table is at most limit wide. Only
// text is wrapped, the longest first; the headers of figures are, and columns get
// narrower than they should, before it gives up: no word is broken that is not a
// long one.
func (s *sheet) fit(limit int) bool {
	s.widen()
	if limit == 0 || s.width() <= limit {
		return true
	}
	s.narrowHeaders(smallCut)
	words := s.floors(wordiest)
	if s.share(limit, words) {
		return true
	}
	s.narrowHeaders(0)
	return s.share(limit, words) || s.share(limit, s.yielding(limit))
}

// squeeze is fit with words broken where they have to be.
func (s *sheet) squeeze(limit int) bool {
	s.widen()
	s.narrowHeaders(0)
	return s.share(limit, s.floors(narrow))
}

// width is the width of the table as it is laid out.
func (s *sheet) width() int {
	total := gap * (len(s.columns) - 1)
	for i := range s.columns {
		total += s.columns[i].width
	}
	return total
}

func (s *sheet) widen() {
	for i := range s.columns {
		s.columns[i].width = s.columns[i].natural()
	}
}

// narrowHeaders wraps the headers of figures where that saves more than spare.
func (s *sheet) narrowHeaders(spare int) {
	for i := range s.columns {
		c := &s.columns[i]
		least := max(c.content, longestWord(c.header))
		if c.align != Left && c.width-least > spare {
			c.width = least
		}
	}
}

// floors is how narrow each column of text may get: no narrower than its
// longest word, as far as words of that length are spared.
func (s *sheet) floors(spared int) []int {
	floors := make([]int, len(s.columns))
	for i := range s.columns {
		c := &s.columns[i]
		least := max(narrow, c.minimum, longestWord(c.header))
		if spared > narrow {
			least = max(least, min(s.longestWordIn(i), spared))
		}
		floors[i] = min(c.natural(), least)
	}
	return floors
}

// yielding are the floors that keep words whole, those of columns that should be
// wider lowered as far as the table's width wants it.
func (s *sheet) yielding(limit int) []int {
	floors := s.floors(wordiest)
	s.capped(0, limit, floors)
	over := s.width() - limit
	for i := range s.columns {
		if c := &s.columns[i]; c.align == Left && over > 0 {
			word := max(narrow, longestWord(c.header), min(s.longestWordIn(i), wordiest))
			spare := min(over, max(0, floors[i]-word))
			floors[i], over = floors[i]-spare, over-spare
		}
	}
	return floors
}

func (s *sheet) longestWordIn(i int) int {
	longest := 0
	if s.columns[i].align != Left || s.lifted && i == 0 {
		return longest
	}
	for r, row := range s.rows {
		if row.Kind != Group {
			longest = max(longest, cellAt(row, i).Indent+longestWord(s.texts[r][i]))
		}
	}
	return longest
}

// share narrows the columns of text, the widest first, until the table is as
// wide as limit; false if the floors forbid it.
func (s *sheet) share(limit int, floors []int) bool {
	low, high := 0, limit // the widest cap that fits is in [low, high)
	if !s.capped(0, limit, floors) {
		return false
	}
	for high-low > 1 {
		if middle := (low + high) / 2; s.capped(middle, limit, floors) {
			low = middle
		} else {
			high = middle
		}
	}
	s.capped(low, limit, floors)
	s.giveRest(limit)
	return true
}

// capped sets every column of text to its natural width or the cap, and says
// whether the table fits.
func (s *sheet) capped(limit, total int, floors []int) bool {
	for i := range s.columns {
		if c := &s.columns[i]; c.align == Left {
			c.width = max(floors[i], min(c.natural(), limit))
		}
	}
	return s.width() <= total
}

// giveRest hands out what a common cap has left over.
func (s *sheet) giveRest(limit int) {
	rest := limit - s.width()
	for i := range s.columns {
		if c := &s.columns[i]; rest > 0 && c.align == Left && c.width < c.natural() {
			c.width++
			rest--
		}
	}
}
