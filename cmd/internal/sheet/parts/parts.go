// Package parts is how much the parts of an XLSX file hold, counted before any is read.
package parts

import (
	"bytes"
	"errors"
	"regexp"

	"github.com/xuri/excelize/v2"

	"piao/plan/diag"
)

// Contents is how much the parts of a workbook hold together. excelize keeps what it
// reads, and for some shapes takes time that grows with its square.
type Contents struct {
	Bytes                                     uint64
	sheets, rows, cells, texts, merged        int
	unnumbered, details, children, last, long int
	row                                       string // number of the last row
}

// Unread matches the parts that excelize does not need for the cells: images, charts,
// pivot tables, the order of the formulas. They are left out, whatever they hold.
var Unread = regexp.MustCompile(`(?i)(^|/)(media|pivot\w+|charts|drawings|externalLinks|embeddings|printerSettings|` +
	`customXml|docProps)/|(^|/)calcChain\.xml$`)

// These bound the characters that a text has as _x000D_, and the length of a format,
// which excelize reads again for every cell.
const (
	maxEscapes = 200
	maxFormat  = 800
)

// Count adds what a part holds, up to a bound.
func (in *Contents) Count(part []byte) error {
	for in.last = 0; ; {
		at := bytes.IndexByte(part, '<')
		text := part[:max(at, 0)]
		if at < 0 {
			text = part
		}
		if len(text) > diag.TextLength.Most {
			return diag.TextLength
		}
		if in.long += bytes.Count(text, []byte("_x")) / maxEscapes; in.long > 0 {
			return errors.New("a text or a format that no spreadsheet writes")
		}
		if at < 0 {
			in.cells, in.last = in.cells+in.last, 0
			return in.past()
		}
		part = part[at+1:]
		in.tag(part)
		if past := in.past(); past != nil {
			return past
		}
	}
}

// tag adds the tag with which a text begins. A row counts up to its last cell, because
// excelize makes all cells before it.
func (in *Contents) tag(tag []byte) {
	if end := bytes.IndexAny(tag, "<>"); end >= 0 {
		tag = tag[:end]
	}
	switch nameOf(tag) {
	case "": // the end of an element
	case "c":
		col := columnOf(tag, in.last)
		if col <= in.last { // in another row
			in.cells += in.last
		}
		in.last = col
	case "row":
		in.cells, in.last = in.cells+in.last, 0
		in.rows++
		number := numbered.FindSubmatch(tag)
		if number == nil || string(number[1]) == in.row {
			in.unnumbered++
		} else {
			in.row = string(number[1])
		}
	case "numFmt":
		if len(tag) > maxFormat {
			in.long++
		}
	case "v", "f", "is", "t", "r":
		in.children++
	case "si":
		in.texts++
	case "sheet":
		in.sheets++
	case "mergeCell":
		in.merged++
	default:
		in.details++
	}
}

// past is the first bound that the workbook passes.
func (in *Contents) past() error {
	const each = 5 // children of a cell, at most
	for _, c := range []struct {
		n     int
		bound *diag.Bound
	}{
		{in.sheets, diag.Sheets}, {in.merged, diag.Merged}, {in.cells + in.last + in.texts, diag.Cells},
		{in.rows, diag.Cells},
		{in.children / each, diag.Cells}, {in.unnumbered, diag.Unnumbered}, {in.details, diag.Details},
	} {
		if c.n > c.bound.Most {
			return c.bound
		}
	}
	return nil
}

// nameOf is the name of an XML tag, without its namespace; empty if it ends an element.
func nameOf(tag []byte) string {
	const longest = 40
	tag = tag[:min(len(tag), longest)]
	if end := bytes.IndexAny(tag, " \t\r\n/>"); end >= 0 {
		tag = tag[:end]
	}
	return string(tag[bytes.IndexByte(tag, ':')+1:])
}

var (
	cellName = regexp.MustCompile(`^[^>]*?\sr\s*=\s*["']([^"']*)`)
	numbered = regexp.MustCompile(`^[^>]*?\sr\s*=\s*["'](\d+)`)
)

// columnOf is the column that a cell says, or else the one after the last.
func columnOf(tag []byte, last int) int {
	name := cellName.FindSubmatch(tag)
	if name == nil {
		return last + 1
	}
	col, _, err := excelize.CellNameToCoordinates(string(name[1]))
	if err != nil { // as with character references
		return excelize.MaxColumns
	}
	return col
}
