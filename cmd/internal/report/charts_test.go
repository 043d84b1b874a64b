package report

import (
	"math/big"
	"testing"

	"piao/cmd/internal/document"
	"piao/plan/lang"
)

// Charts cut shares to 100 % and draw nothing as whole that is not.
func TestCharts(t *testing.T) {
	shares := []*big.Rat{big.NewRat(-1, 2), new(big.Rat), big.NewRat(1, 8), big.NewRat(1, 2), big.NewRat(999, 1000), big.NewRat(1, 1), big.NewRat(3, 1), nil}
	if got, want := sparkline(shares), "▁▁▁▄▇██·"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	for k, want := range []string{"", "", "█▎", "█████", "█████████▉", "██████████", "██████████", ""} {
		if got := bar(shares[k]).Spoken.In(lang.IT); got != want {
			t.Errorf("%v: got %q, want %q", shares[k], got, want)
		}
	}
}

// A table's charts are drawn where the page can show them, and leave no trace
// elsewhere.
func TestWithCharts(t *testing.T) {
	table := &document.Table{Columns: []document.Column{{Header: lang.Same("a")}, {Header: lang.Same("b"), Chart: true}},
		Rows: []document.Row{{Kind: document.Group, Cells: []document.Cell{document.Text("g")}}, {Cells: []document.Cell{document.Text("1"), document.Text("█")}}}}
	if table.WithCharts(true) != table {
		t.Error("a table with its charts is another one")
	}
	got := table.WithCharts(false)
	if len(got.Columns) != 1 || len(got.Rows) != 2 || len(got.Rows[0].Cells) != 1 || len(got.Rows[1].Cells) != 1 || got.Rows[1].Cells[0].Raw != "1" {
		t.Errorf("without charts: %+v", got)
	}
}
