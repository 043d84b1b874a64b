package sheet

import (
	"strings"
	"unicode/utf8"

	"piao/plan/lang"
	"piao/plan/source"
)

// ToMeasure is the reason why a figure is missing that nobody has yet.
var ToMeasure = lang.Text{IT: "da misurare", EN: "not yet measured"}

// pageWidth is how wide comments are, as in files that people write.
const pageWidth = 100

// FileLines are the lines of a measurements file for the rows of a book: what is
// known of each measure as comments, and its figure still to be measured.
func FileLines(f *Form) []string {
	var lines []string
	for _, s := range f.Sheets {
		if s.Office != "" {
			lines = append(lines, spaced(lines, "# === "+s.Office+" ===")...)
		}
		objective := ""
		for _, r := range s.Lines {
			if r.Objective != objective && r.See == "" {
				objective = r.Objective
				lines = append(lines, spaced(lines, comment("--- "+r.Objective+": "+r.Title)...)...)
			}
			lines = append(lines, spaced(lines, f.entry(r)...)...)
		}
	}
	return lines
}

// spaced puts an empty line before lines that are not the first.
func spaced(before []string, lines ...string) []string {
	if len(before) == 0 {
		return lines
	}
	return append([]string{""}, lines...)
}

func (f *Form) entry(r Line) []string {
	if r.See != "" {
		return comment(f.describe(r))
	}
	lines := append(comment(r.Name), comment(f.facts(r))...)
	return append(lines, source.Spell(r.Code)+": {missing: "+ToMeasure.In(f.Lang)+"}")
}

// facts is what else is known of a measure, under the names of the columns.
func (f *Form) facts(r Line) string {
	var known []string
	headers := f.headers()
	for k, c := range Columns {
		text := map[string]string{"unit": r.Unit, "used_by": f.users(r), Previous: r.Last, Source: r.Origin}[c.Key]
		if text != "" {
			known = append(known, headers[k]+": "+text)
		}
	}
	return strings.Join(known, "; ")
}

// comment is a text as comments, one line or more.
func comment(text string) []string {
	var lines []string
	line := "#"
	for _, word := range strings.Fields(text) {
		if line != "#" && utf8.RuneCountInString(line+" "+word) > pageWidth {
			lines = append(lines, line)
			line = "#"
		}
		line += " " + word
	}
	return append(lines, line)
}
