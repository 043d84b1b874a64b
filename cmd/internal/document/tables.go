package document

import (
	"io"
	"regexp"
	"strings"

	"github.com/clipperhouse/displaywidth"
	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/pkg/twwidth"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"
)

// gap is the number of blanks between two columns of text: one that pads the cells
// and one that separates the columns.
const gap = 2

// bare draws no lines at all.
var bare = tw.Rendition{
	Borders:  tw.BorderNone,
	Symbols:  tw.NewSymbolCustom("blank").WithColumn(" "),
	Settings: tw.Settings{Lines: tw.LinesNone, Separators: tw.Separators{BetweenRows: tw.Off, BetweenColumns: tw.On}},
}

// draw has tablewriter put the cells of lines beside one another. tablewriter has
// neither text across a table nor rules within one, so these are written between its
// rows.
func (p *page) draw(g *grid, lines []line) error {
	widths := tw.NewMapper[int, int]()
	for k := range g.columns {
		g.columns[k].width = g.columns[k].used
		widths.Set(k, g.columns[k].used+1)
	}
	t := p.drawer.Options(tablewriter.WithRenderer(renderer.NewBlueprint(bare)), tablewriter.WithColumnWidths(widths))
	if err := t.Start(); err != nil {
		return err
	}
	for _, l := range lines {
		switch {
		case l.cells != nil:
			if err := t.Append(l.cells); err != nil {
				return err
			}
		case l.rule:
			p.line(p.paint(strings.Repeat("─", g.width()), Dim))
		default:
			p.line(l.text)
		}
	}
	return t.Close()
}

// Write receives a drawn line of a table.
func (p *page) Write(text []byte) (int, error) {
	p.line(shownAgain.ReplaceAllString(string(text), "$1"))
	return len(text), nil
}

// newDrawer draws one table after another, each row as it comes and its cells
// unchanged. By default, tablewriter would wrap, trim and capitalise them, and
// measure them by the locale.
func newDrawer(w io.Writer) *tablewriter.Table {
	twwidth.SetOptions(twwidth.Options{})
	cell := tw.CellConfig{
		Formatting: tw.CellFormatting{AutoFormat: tw.Off},
		Padding:    tw.CellPadding{Global: tw.Padding{Right: " ", Overwrite: true}},
		Alignment:  tw.CellAlignment{Global: tw.AlignLeft},
	}
	return tablewriter.NewTable(w,
		tablewriter.WithConfig(tablewriter.Config{Header: cell, Row: cell}),
		tablewriter.WithHeaderAutoWrap(tw.WrapNone),
		tablewriter.WithRowAutoWrap(tw.WrapNone),
		tablewriter.WithTrimSpace(tw.Off),
		tablewriter.WithStreaming(tw.StreamConfig{Enable: true}),
	)
}

// measured is a text that tablewriter measures correctly. It would add up the widths
// of the characters that make one emoji. So the emoji is hidden in a terminal
// command, which is not measured, and a character of the same width takes its place.
func measured(text string) string {
	if twwidth.WidthWithOptions(text, twwidth.Options{}) == Columns(text) {
		return text
	}
	var b strings.Builder
	for chars := displaywidth.StringGraphemes(text); chars.Next(); {
		c := chars.Value()
		if twwidth.WidthWithOptions(c, twwidth.Options{}) != chars.Width() {
			c = "\x1b]" + c + "\a" + [...]string{"\u0301", " ", "日"}[chars.Width()]
		}
		b.WriteString(c)
	}
	return b.String()
}

// shownAgain finds what measured hid.
var shownAgain = regexp.MustCompile("\x1b\\](.*?)\a.")
