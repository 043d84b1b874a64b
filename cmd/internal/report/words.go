package report

import (
	"piao/plan/diff"
	"slices"
	"strings"
)

// nearWords is how many words that stay are shown beside one that changed.
const nearWords = 5

// elided shortens the runs that both texts have to what stands beside a change,
// where that leaves out more than a few words.
func elided(runs []diff.WordRun) []diff.WordRun {
	short := make([]diff.WordRun, len(runs))
	for k, r := range runs {
		if short[k] = r; r.Kind != diff.Kept {
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
func markedRun(r diff.WordRun) (string, Style) {
	switch r.Kind {
	case diff.Removed:
		return "[-" + clean(r.Text) + "-]", Red
	case diff.Added:
		return "{+" + clean(r.Text) + "+}", Green
	}
	return clean(r.Text), Normal
}

// itemIndent is how far an item stands in; its further lines stand in twice as far.
const itemIndent = 2

// bullet writes an item, and the runs of a changed text after it.
func (p *page) bullet(item Paragraph) {
	text := spoken(item.Text, p.out.Lang)
	styles := slices.Repeat([]Style{item.Style}, len(text))
	for _, r := range elided(item.Words) {
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
		paint(p.Buffer, line[from:to], styles[from], p.out.Colour)
		from = to
	}
	p.WriteByte('\n')
}

// wordsMarkdown is the runs of a changed text: ~~removed~~, **added**.
func wordsMarkdown(runs []diff.WordRun) string {
	var b strings.Builder
	for _, r := range elided(runs) {
		mark := map[diff.Kind]string{diff.Removed: "~~", diff.Added: "**"}[r.Kind]
		b.WriteString(" " + mark + inline(clean(r.Text)) + mark)
	}
	return b.String()
}
