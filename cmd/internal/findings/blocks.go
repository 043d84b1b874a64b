package findings

import (
	"cmp"
	"slices"
	"strings"

	"piao/cmd/internal/document"
	"piao/plan/diag"
	"piao/plan/lang"
)

// inBlocks splits the findings into those that are shown one by one, the gravest
// first, and blocks of several infos that one rule found in one file.
func (c Checked) inBlocks() (single diag.List, blocks []diag.List) {
	at := map[[2]any]int{}
	for _, d := range c.worstFirst() {
		of := [2]any{d.Rule, d.Pos.File}
		switch k, known := at[of]; {
		case c.Each || d.Rule.Many.IsZero():
			single.Add(d)
		case known:
			blocks[k].Add(d)
		default:
			at[of] = len(blocks)
			blocks = append(blocks, diag.List{d})
		}
	}
	blocks = slices.DeleteFunc(blocks, func(b diag.List) bool {
		if len(b) == 1 {
			single.Add(b[0])
		}
		return len(b) == 1
	})
	return single, blocks
}

// blocks writes blocks of infos under the names of their files.
func (p *page) blocks(blocks []diag.List) {
	if len(blocks) == 0 {
		return
	}
	p.gutter = 2
	for k, b := range blocks {
		if k == 0 || blocks[k-1][0].Pos.File != b[0].Pos.File {
			p.paint(document.CleanLine(locate(b[0].Span).File)+":", document.Bold)
			p.WriteByte('\n')
		}
		p.block(b)
	}
	p.WriteString(lang.Say("\nle note una per una, al loro posto: piao check --rule REGOLA\n",
		"\nthe notes one by one, in their places: piao check --rule RULE\n").In(p.out.Lang))
}

// block writes what several infos are about, in two lines at most: of 100 columns
// where the page has no width, and of 60 at least.
func (p *page) block(list diag.List) {
	rule, about := list[0].Rule, make([]string, len(list))
	for k, d := range list {
		about[k] = document.CleanLine(lang.Say("%s", "%s", d.Message.Args[0]).In(p.out.Lang))
	}
	text := lang.Say(": %s: %s", ": %s: %s", lang.Counted(len(list), rule.Many, rule.Many), strings.Join(about, ", "))
	const indent, more, taken = "\n   ", " …", 5
	lines := document.Wrap(rule.Code+text.In(p.out.Lang), max(cmp.Or(p.out.Width, 100), 60)-taken)
	if len(lines) > 2 {
		lines = []string{lines[0], lines[1][:strings.LastIndex(lines[1], ",")+1] + more}
	}
	p.paint(rule.Code, SeverityStyle(rule.Severity))
	p.WriteString(strings.TrimPrefix(strings.Join(lines, indent), rule.Code) + "\n")
	p.explanation(rule)
}
