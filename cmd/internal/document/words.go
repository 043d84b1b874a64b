package document

import (
	"slices"
	"strings"
)

// nearWords is how many words that stay are shown beside one that changed.
const nearWords = 5

// elided shortens the runs that both texts have to what stands beside a change,
// where that leaves out more than a few words.
func elided(runs []Run) []Run {
	short := make([]Run, len(runs))
	for k, r := range runs {
		if short[k] = r; r.Kind != Kept {
			continue
		}
		words := strings.Fields(r.Text)
		first, last := nearWords, nearWords
		if k == 0 {
			first = 0
		}
		if k == len(runs)-1 {
			last = 0
		}
		if len(words) > first+last+nearWords {
			short[k].Text = strings.Join(append(append(words[:first:first], "…"), words[len(words)-last:]...), " ")
		}
	}
	return short
}

// markedRun is a run as text shows it: [-removed-], {+added+}.
func markedRun(r Run) (string, Style) {
	switch r.Kind {
	case Struck:
		return "[-" + Clean(r.Text) + "-]", Red
	case Inserted:
		return "{+" + Clean(r.Text) + "+}", Green
	}
	return Clean(r.Text), Normal
}

// itemIndent is how far an item stands in; its further lines stand in twice as far.
const itemIndent = 2

// bullet writes an item, and the runs of a changed text after it.
func (p *page) bullet(item Paragraph) {
	text := spoken(item.Text, p.out.Lang)
	styles := slices.Repeat([]Style{item.Style}, len(text))
	for _, r := range elided(item.Runs) {
		marked, style := markedRun(r)
		text += " " + marked
		styles = append(append(styles, Normal), slices.Repeat([]Style{style}, len(marked))...)
	}
	at := 0
	for k, line := range wrap(text, max(1, p.limit()-2*itemIndent)) {
		at += strings.Index(text[at:], line) // past the blanks of the break
		blanks(p.Buffer, itemIndent*min(k+1, 2))
		p.styled(line, styles[at:at+len(line)])
		at += len(line)
	}
}

// styled writes a line of which each byte has a style.
func (p *page) styled(line string, styles []Style) {
	for from := 0; from < len(line); {
		to := from
		for to < len(line) && styles[to] == styles[from] {
			to++
		}
		Paint(p.Buffer, line[from:to], styles[from], p.out.Colour)
		from = to
	}
	p.WriteByte('\n')
}

// wordsMarkdown is the runs of a changed text: ~~removed~~, **added**.
func wordsMarkdown(runs []Run) string {
	var b strings.Builder
	for _, r := range elided(runs) {
		mark := map[RunKind]string{Struck: "~~", Inserted: "**"}[r.Kind]
		b.WriteString(" " + mark + Inline(Clean(r.Text)) + mark)
	}
	return b.String()
}
