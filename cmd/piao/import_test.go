package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

const importPlan = `format: piao-plan/1
entity: {code: ente, name: Ente di prova}
title: Piano di prova
years: [2023]
areas: {"1": {name: Area prima}}
offices: {uno: {name: Ufficio uno}}
measures:
  A: {name: Conteggio, unit: N.}
  Q: {name: Quota, unit: "%"}
  S: {name: Insediato, unit: sì/no}
  D: {name: Delibera, unit: data}
  F: {name: Formula, unit: €}
objectives:
  O1:
    title: Obiettivo primo
    area: "1"
    indicators:
      I1: {name: Primo, type: volume, unit: N., formula: A + F, targets: {2023: ">= 5"}}
`

// workbook is a file of sheets that tests fill in; anything that goes wrong ends
// the test.
type workbook struct {
	*excelize.File
	t *testing.T
}

func newWorkbook(t *testing.T) workbook {
	f := excelize.NewFile()
	t.Cleanup(func() { f.Close() })
	return workbook{f, t}
}

func (w workbook) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

// rows writes rows from the first cell on.
func (w workbook) rows(sheet string, rows ...[]any) {
	w.t.Helper()
	if _, err := w.NewSheet(sheet); err != nil {
		w.t.Fatal(err)
	}
	for k, row := range rows {
		cell, err := excelize.CoordinatesToCellName(1, k+1)
		w.must(err)
		w.must(w.SetSheetRow(sheet, cell, &row))
	}
}

// style shows a cell in a format that Excel knows by number.
func (w workbook) style(sheet, cell string, format int) {
	w.t.Helper()
	id, err := w.NewStyle(&excelize.Style{NumFmt: format})
	w.must(err)
	w.must(w.SetCellStyle(sheet, cell, cell, id))
}

// imported runs import on the workbook in a folder of its own and gives what it
// printed, the exit code and the measurements after it.
func (w workbook) imported(args ...string) (stdout, stderr string, code int, after string) {
	w.t.Helper()
	w.t.Chdir(w.t.TempDir())
	w.must(os.WriteFile("plan.yaml", []byte(importPlan), 0o644))
	w.must(w.SaveAs("dati.xlsx"))
	var out, err bytes.Buffer
	code = run(append([]string{"import", "dati.xlsx", "--width", "100", "--lang", "it"}, args...), nil, &out, &err)
	text, _ := os.ReadFile(filepath.Join("measurements", "2023.yaml"))
	return out.String(), err.String(), code, string(text)
}

// Typed cells become figures of their measures: a percentage by the unit, a date, a
// yes, the result of a formula.
func TestImportWorkbook(t *testing.T) {
	w := newWorkbook(t)
	w.rows("Sheet1", []any{"Istruzioni"}, []any{"Riempire la colonna valore"})
	w.rows("Uno", []any{"codice", "valore", "manca perché", "fonte"}, []any{"A", 1234.5, nil, "registro"}, []any{"Q", 0.07}, []any{"S", true},
		[]any{"D", time.Date(2023, 6, 30, 0, 0, 0, 0, time.UTC)}, []any{nil, 9})
	w.rows("Due", []any{"code", "value"}, []any{"F", nil})
	w.rows("Tre", []any{"code", "value"}, []any{"A", nil})
	w.must(w.SetCellFormula("Tre", "B2", "1/3"))
	w.rows("Nascosto", []any{"codice", "valore"}, []any{"A", 99})
	w.must(w.SetCellDefault("Due", "B2", "0.30000000000000004"))
	w.style("Uno", "B3", 10)
	w.style("Uno", "B5", 14)
	w.must(w.SetRowVisible("Uno", 2, false))
	w.must(w.SetSheetVisible("Nascosto", false))
	w.must(w.AddChartSheet("Grafico", &excelize.Chart{Series: []excelize.ChartSeries{{Values: "Uno!$B$2:$B$3"}}}))
	stdout, stderr, code, after := w.imported()
	want := `format: piao-measurements/1
entity: ente
year: 2023
as_of: 2023-12-31
status: provisional

values:
  A:
    value: 1234.5
    source: registro
  Q: 7 %
  S: sì
  D: 2023-06-30
  F: 0.3
`
	if code != 0 || after != want {
		t.Errorf("exit code %d, %s%s\ngot\n%s", code, stdout, stderr, after)
	}
	for _, note := range []string{
		"dati.xlsx: il foglio Sheet1 non ha le colonne e non si legge", "il foglio Grafico non ha le colonne", "il foglio nascosto Nascosto non si legge", "Arrotondati alle 15 cifre che Excel mostra: dati.xlsx, foglio Due, cella B2",
		"Righe senza codice, non lette: dati.xlsx, foglio Uno, cella B6", "Righe nascoste, lette come le altre: 1", "senza una cifra da leggere: dati.xlsx, foglio Tre, cella B2",
	} {
		if !strings.Contains(strings.Join(strings.Fields(stdout), " "), note) {
			t.Errorf("no %q in\n%s", note, stdout)
		}
	}
}

// Of several sheets, letters name columns of one that is asked for.
func TestImportSheets(t *testing.T) {
	w := newWorkbook(t)
	w.rows("Sheet1", []any{"x"})
	w.rows("Conti 2023", []any{"Voce", "Importo"}, []any{"F", 12})
	if _, stderr, code, _ := w.imported("--code-column", "A", "--value-column", "B"); code != 2 || !strings.Contains(stderr, "--sheet Sheet1 o Conti 2023") {
		t.Errorf("%d, %s", code, stderr)
	}
	if _, stderr, code, _ := w.imported("--sheet", "Conti"); code != 2 || !strings.Contains(stderr, "dati.xlsx non ha il foglio «Conti»") || !strings.Contains(stderr, "«Conti 2023»") {
		t.Errorf("%d, %s", code, stderr)
	}
	if _, stderr, code, after := w.imported("--sheet", "conti 2023", "--code-column", "voce", "--value-column", "B"); code != 0 || !strings.HasSuffix(after, "values:\n  F: 12\n") {
		t.Errorf("%d, %s, %s", code, stderr, after)
	}
}

// A code that is merged over several rows belongs to each; a value that is merged
// over several codes belongs to none.
func TestImportMergedCells(t *testing.T) {
	merged := func(codes, values [3]any, areas ...[2]string) workbook {
		w := newWorkbook(t)
		w.rows("Sheet1", []any{"codice", "valore"}, []any{codes[0], values[0]}, []any{codes[1], values[1]}, []any{codes[2], values[2]})
		for _, a := range areas {
			w.must(w.MergeCell("Sheet1", a[0], a[1]))
		}
		return w
	}
	for _, c := range []struct {
		w    workbook
		want string
	}{
		{merged([3]any{"A", nil, "F"}, [3]any{nil, 5, 6}, [2]string{"A2", "A3"}), "  A: 5\n  F: 6\n"},
		{merged([3]any{"A", nil, "F"}, [3]any{5, nil, 6}, [2]string{"A2", "A3"}, [2]string{"B2", "B3"}), "  A: 5\n  F: 6\n"},
		{merged([3]any{"A", nil, "F"}, [3]any{5, 5, 6}, [2]string{"A2", "A3"}), "  A: 5\n  F: 6\n"},
		{merged([3]any{"A", nil, "F"}, [3]any{5, 7, 6}, [2]string{"A2", "A3"}), ""},
		{merged([3]any{"A", "F", nil}, [3]any{5, nil, nil}, [2]string{"B2", "B3"}), ""},
		{merged([3]any{"Totali", nil, "F"}, [3]any{nil, nil, 6}, [2]string{"A2", "B3"}), "  F: 6\n"},
		{merged([3]any{"A", "F", nil}, [3]any{nil, nil, nil}, [2]string{"B2", "B3"}), ""},
		{merged([3]any{"A", nil, nil}, [3]any{5, 8, 9}), "  A: 5\n"},
	} {
		stdout, _, _, after := c.w.imported()
		if _, got, _ := strings.Cut(after, "values:\n"); got != c.want {
			t.Errorf("got %q, want %q\n%s", got, c.want, stdout)
		}
	}
}
