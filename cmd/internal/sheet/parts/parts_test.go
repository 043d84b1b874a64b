package parts

import (
	"fmt"
	"strings"
	"testing"

	"piao/plan/diag"
)

// Each bound on a workbook lets pass what is at it, and names itself past it.
func TestBoundsXLSX(t *testing.T) {
	rows := func(xml string) func(int) string { return func(n int) string { return strings.Repeat(xml, n) } }
	numbered := func(xml string) func(int) string {
		return func(n int) string {
			return strings.Repeat(fmt.Sprintf(xml, 1)+fmt.Sprintf(xml, 2), n/2) + strings.Repeat(fmt.Sprintf(xml, 1), n%2)
		}
	}
	for _, c := range []struct {
		bound *diag.Bound
		parts func(n int) string
	}{
		{diag.Cells, numbered("<row\tr='%d'><x:c s='1'\n/></row>")},
		{diag.Cells, func(n int) string {
			return strings.Repeat(`<c r="CV1"/>`, n/100) + strings.Repeat("<c/>", n%100)
		}},
		{diag.Cells, func(n int) string { return "<row>" + strings.Repeat("<c r='A1'/>", n) + "</row>" }},
		{diag.Cells, rows("<c ")}, // tags without an end
		{diag.Merged, rows(`<mergeCell ref="A1:B1"/>`)},
		{diag.Sheets, rows(`<sheet/>`)},
		{diag.Cells, rows("<si><t>")},
		{diag.Unnumbered, rows("<row/>")},
		{diag.Unnumbered, func(n int) string { return strings.Repeat("<row r='1'>", n+1) }},
		{diag.Unnumbered, rows("<x:row x='1' r=''>")},
		{diag.Details, rows("<x></x>")},
		{diag.TextLength, func(n int) string { return "<v>" + strings.Repeat("a", n-2) + "</v>" }},
		{diag.TextLength, func(n int) string { return "<" + strings.Repeat("a", n) }},
	} {
		for _, more := range []int{0, 1} {
			err := new(Contents).Count([]byte(c.parts(c.bound.Most + more)))
			if want := map[int]error{1: c.bound}[more]; err != want {
				t.Errorf("%s, %d more: got %v", c.bound.Of.EN, more, err)
			}
		}
	}
	for c, want := range map[string]int{
		`r="B7"`: 2, "s='1'\tr = '$B$7'": 2, `s="1"`: 6, `r="&#66;7"`: 16384, `r=""`: 16384,
	} {
		if got := columnOf([]byte("c "+c+"/>"), 5); got != want {
			t.Errorf("%s: got column %d, want %d", c, got, want)
		}
	}
	for _, xml := range []string{
		strings.Repeat("_x000D_", maxEscapes), `<numFmt formatCode="` + strings.Repeat("0", maxFormat) + `">`,
	} {
		if err := new(Contents).Count([]byte(xml)); err == nil {
			t.Errorf("%.30s: read", xml)
		}
	}
}
