package sheet

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
)

// look is what a cell is, which tells how it looks.
type look struct {
	header, input, aside, figure bool
	kind                         FigureKind // of a figure
}

// looks are those that the cells of a workbook have, by number from 1: 0 is the
// look of all other cells.
type looks struct{ used []look }

func (l *looks) number(of look) int {
	at := slices.Index(l.used, of)
	if at < 0 {
		at = len(l.used)
		l.used = append(l.used, of)
	}
	return at + 1
}

// numberFormats are the numbers that spreadsheets give the formats of figures.
var numberFormats = map[FigureKind]int{Number: 0, Euro: 4, Percent: 10, YesNo: 49, Date: 14}

// The fonts, fills and borders that looks use, by their place in their lists.
const (
	fonts = `<fonts count="3"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>` +
		`<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font>` +
		`<font><i/><sz val="11"/><color rgb="FF7F7F7F"/><name val="Calibri"/><family val="2"/></font></fonts>`
	fills = `<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>` +
		`<fill><patternFill patternType="solid"><fgColor rgb="FFD9E2F3"/></patternFill></fill>` +
		`<fill><patternFill patternType="solid"><fgColor rgb="FFFFF9DB"/></patternFill></fill></fills>`
	bold, italic, blue, yellow = 1, 2, 2, 3
)

// styles are the looks as a workbook lists them.
func (l *looks) styles() []byte {
	var b bytes.Buffer
	b.WriteString(xmlHead + `<styleSheet xmlns="` + mainSpace + `">` + fonts + fills)
	b.WriteString(`<borders count="2"><border/><border>`)
	for _, side := range []string{"left", "right", "top", "bottom"} {
		fmt.Fprintf(&b, `<%s style="thin"><color rgb="FFBFBFBF"/></%[1]s>`, side)
	}
	b.WriteString(`</border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>`)
	fmt.Fprintf(&b, `<cellXfs count="%d"><xf/>`, len(l.used)+1)
	for _, of := range l.used {
		of.write(&b)
	}
	b.WriteString(`</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`)
	return b.Bytes()
}

func (l look) write(b *bytes.Buffer) {
	format, font, fill, across, locked := 0, 0, 0, "", 1
	if l.figure {
		format, across = numberFormats[l.kind], ` horizontal="right"`
	}
	switch {
	case l.header:
		font, fill = bold, blue
	case l.aside:
		font = italic
	case l.input:
		fill, locked = yellow, 0
	}
	fmt.Fprintf(b, `<xf numFmtId="%d" fontId="%d" fillId="%d" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1">`+
		`<alignment%s vertical="top" wrapText="1"/><protection locked="%d"/></xf>`, format, font, fill, across, locked)
}

var xmlSigns = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// escaped is a text within XML. What would be read as an escape of a character,
// `_x000D_`, has its first sign escaped; what XML cannot hold is replaced.
func escaped(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' || r == '\ufffe' || r == '\uffff' {
			return '\ufffd'
		}
		return r
	}, s)
	for from := 0; ; {
		at := strings.Index(s[from:], "_x")
		if at < 0 {
			return xmlSigns.Replace(s)
		}
		from += at
		if isEscape(s[from:]) {
			s = s[:from] + "_x005F" + s[from:]
			from += len("_x005F")
		}
		from += len("_x")
	}
}

// isEscape says that a text begins with `_x`, four hexadecimal digits and `_`.
func isEscape(s string) bool {
	return len(s) > 6 && s[6] == '_' && strings.Trim(s[2:6], "0123456789abcdefABCDEF") == ""
}
