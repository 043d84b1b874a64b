package evaluate

import (
	"math/big"
	"os"
	"slices"
	"strings"
	"testing"

	"piao/plan/target"
)

// The worked values of the manual, in both languages, are recomputed exactly and
// compared at the digits that are printed.
func TestDocsWorkedValues(t *testing.T) {
	italian, english := workedRows(t, "../docs/calcolo.md"), workedRows(t, "../docs/calculation.md")
	if !slices.EqualFunc(italian, english, slices.Equal) {
		t.Error("the two manuals do not have the same worked values")
	}
	for _, row := range italian {
		t.Run(strings.Join(row, " "), func(t *testing.T) { recompute(t, row) })
	}
}

const workedHeader = "| method | baseline | target | value | achievement |"

// workedRows are the cells of the table of worked values in a document.
func workedRows(t *testing.T, name string) [][]string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	_, table, found := strings.Cut(string(text), "\n"+workedHeader+"\n|---|---|---|---|---|\n")
	if !found {
		t.Fatalf("%s has no table %s", name, workedHeader)
	}
	var rows [][]string
	for line := range strings.Lines(table) {
		inner, ok := strings.CutPrefix(strings.TrimSpace(line), "|")
		if !ok {
			break
		}
		cells := strings.Split(strings.TrimSuffix(inner, "|"), "|")
		if len(cells) != 5 {
			t.Fatalf("%s: %d cells in %s", name, len(cells), line)
		}
		for i, c := range cells {
			cells[i] = strings.Trim(c, " `")
		}
		rows = append(rows, cells)
	}
	if len(rows) < 20 {
		t.Fatalf("%s: only %d worked values", name, len(rows))
	}
	return rows
}

func recompute(t *testing.T, row []string) {
	method, baseline, goal, value, want := row[0], row[1], row[2], row[3], row[4]
	condition, problem := target.Parse(goal, target.NumberKind, false)
	if problem != nil {
		t.Fatalf("target %s: %s", goal, problem.Message.EN)
	}
	m := MethodNamed(method)
	if m == nil {
		t.Fatalf("there is no method %q", method)
	}
	k := &Case{Value: cell(t, value), Bar: BarOf(condition), Cap: one}
	if baseline != "" {
		k.Baseline = cell(t, baseline)
	}
	digits, ok := strings.CutSuffix(want, " %")
	if !ok {
		t.Fatalf("the achievement %q is no percentage", want)
	}
	_, decimals, _ := strings.Cut(digits, ".")
	exact := mul(m.Outcome(k).Achievement, big.NewRat(100, 1))
	if got := exact.FloatString(len(decimals)); got != digits {
		t.Errorf("got %s %%, the manual says %s", got, want)
	}
	if len(decimals) < 4 && exact.Cmp(fraction(t, digits)) != 0 {
		t.Errorf("got %s %%: the manual drops digits in %s", exact.FloatString(6), want)
	}
}

// cell is a figure of the table, a per cent as a fraction.
func cell(t *testing.T, s string) *big.Rat {
	t.Helper()
	if number, percent := strings.CutSuffix(s, " %"); percent {
		return quo(fraction(t, number), big.NewRat(100, 1))
	}
	return fraction(t, s)
}
