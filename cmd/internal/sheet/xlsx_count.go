package sheet

import (
	"bytes"
	"regexp"

	"github.com/xuri/excelize/v2"

	"piao/plan/diag"
)

// contents is how much the parts of a workbook hold together.
type contents struct {
	bytes                       uint64
	tags, sheets, cells, merged int
}

// count adds what a part holds, up to a bound. A row counts up to its last cell,
// because excelize makes all cells before it.
func (in *contents) count(part []byte) error {
	last := 0 // column of the row
	for {
		at := bytes.IndexByte(part, '<')
		if at < 0 {
			break
		}
		part = part[at+1:]
		switch nameOf(part) {
		case "c":
			col := columnOf(part, last)
			if col <= last { // in another row
				in.cells += last
			}
			last = col
		case "row":
			in.cells, last = in.cells+last, 0
		case "sheet":
			in.sheets++
		case "mergeCell":
			in.merged++
		}
		if in.tags++; in.tags > diag.Tags.Most || in.cells+last > diag.Cells.Most {
			break
		}
	}
	in.cells += last
	switch {
	case in.sheets > diag.Sheets.Most:
		return diag.Sheets
	case in.merged > diag.Merged.Most:
		return diag.Merged
	case in.cells > diag.Cells.Most:
		return diag.Cells
	case in.tags > diag.Tags.Most:
		return diag.Tags
	}
	return nil
}

// nameOf is the name of an XML tag, without its namespace.
func nameOf(tag []byte) string {
	const longest = 40
	tag = tag[:min(len(tag), longest)]
	if end := bytes.IndexAny(tag, " \t\r\n/>"); end > 0 {
		tag = tag[:end]
	}
	return string(tag[bytes.IndexByte(tag, ':')+1:])
}

var cellName = regexp.MustCompile(`^[^>]*?\sr\s*=\s*["']([^"']*)`)

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
