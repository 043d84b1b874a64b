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
// where the page has no width.
func (p *page) block(list diag.List) {
	rule, l := list[0].Rule, p.out.Lang
	const indent = "   "
	width := cmp.Or(p.out.Width, 100) - len(indent)
	text := rule.Code + ": " + lang.Counted(len(list), rule.Many, rule.Many).In(l) + ": "
	for k, d := range list {
		name := document.CleanLine(lang.Say("%s", "%s", d.Message.Args[0]).In(l))
		if k > 0 {
			name = ", " + name
		}
		if k > 0 && len(document.Wrap(text+name+", …", width)) > 2 {
			text += ", …"
			break
		}
		text += name
	}
	lines := document.Wrap(text, width)
	p.paint(rule.Code, SeverityStyle(rule.Severity))
	p.WriteString(strings.TrimPrefix(strings.Join(lines, "\n"+indent), rule.Code) + "\n")
	p.explanation(rule)
}
