package sheet

import (
	"fmt"
	"strconv"
	"strings"

	"piao/cmd/internal/document"
	"piao/evaluate"
	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
)

// ToMeasure is the reason for a missing figure that nobody has yet.
var ToMeasure = lang.Text{IT: "da misurare", EN: "not yet measured"}

// pageWidth is the width of comments after their sign.
const pageWidth = 98

// values is where measurements hold their figures.
var values = source.MapEdit{
	Under: "values", Alone: "value", Instead: map[string]string{"value": "missing", "missing": "value"},
}

// NewFile is the text of a measurements file without figures; day is the day that
// they will be of.
func NewFile(p *plan.Plan, year int, day string) []byte {
	return fmt.Appendf(nil, "format: %s\nentity: %s\nyear: %d\nas_of: %s\nstatus: provisional\n\nvalues: {}\n",
		evaluate.Format, spelt(p.Entity.Code.Value), year, day)
}

// AddTo is a measurements file with the form's measures after its figures: what is
// known of each as comments, and its figure as not yet measured. ok is false if the
// file has no place for that, as in a map in braces.
func (f *Form) AddTo(file *diag.File) ([]byte, bool) {
	lines := f.lines()
	root, found := source.Parse(file)
	if len(lines) == 0 || len(found) > 0 {
		return file.Bytes, len(found) == 0
	}
	after, ok := values.Add(root, lines)
	if !ok {
		return nil, false
	}
	return after.File().Bytes, true
}

// lines are the lines for everything that the form asks for.
func (f *Form) lines() []string {
	var lines []string
	for _, s := range f.Sheets {
		if s.Office != "" {
			lines = append(lines, spaced(lines, "# === "+document.CleanLine(s.Office)+" ===")...)
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

// spaced puts an empty line before lines unless they are the first.
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
	return append(lines, spelt(r.Code)+": {missing: "+ToMeasure.In(f.Lang)+"}")
}

// spelt is a code as a file says it, with escapes for what no eye sees.
func spelt(code string) string {
	if document.Clean(code) != code {
		return strconv.QuoteToASCII(code)
	}
	return source.Spell(code)
}

// facts is what else is known about a measure, under the names of the columns.
func (f *Form) facts(r Line) string {
	var known []string
	headers := f.headers()
	for k, c := range columns {
		text := map[string]string{"unit": r.Unit, "used_by": f.users(r), previous: r.Last, Source: r.Origin}[c.key]
		if text != "" {
			known = append(known, headers[k]+": "+text)
		}
	}
	return strings.Join(known, "; ")
}

// comment is a text as one or more lines of comments.
func comment(text string) []string {
	lines := document.Wrap(document.Clean(strings.Join(strings.Fields(text), " ")), pageWidth)
	for k, line := range lines {
		lines[k] = strings.TrimSpace("# " + line)
	}
	return lines
}
