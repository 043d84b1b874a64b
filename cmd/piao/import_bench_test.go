package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// BenchmarkImport measures `piao import` of 100,000 rows, in the columns that
// template writes, into a file that is not there yet.
func BenchmarkImport(b *testing.B) {
	dir := b.TempDir()
	name := writeManyMeasures(b, dir, importedRows)
	for file, write := range map[string]func(*testing.B, string){"csv": writeManyCSV, "xlsx": writeManyXLSX} {
		sheet := filepath.Join(dir, "figures."+file)
		write(b, sheet)
		b.Run(file, func(b *testing.B) {
			for b.Loop() {
				os.RemoveAll(filepath.Join(dir, "measurements"))
				var stderr bytes.Buffer
				if code := run([]string{"import", sheet, "--plan", name, "--format", "csv"}, nil, io.Discard, &stderr); code != 0 {
					b.Fatal(stderr.String())
				}
			}
		})
	}
}

const importedRows = 100_000

// writeManyMeasures writes a plan of n measures, one of which is used.
func writeManyMeasures(b *testing.B, dir string, n int) string {
	var plan strings.Builder
	plan.WriteString("format: piao-plan/1\nentity: {code: prova, name: Ente di prova}\ntitle: Piano di prova\nyears: [2023]\nareas:\n  \"1\": {name: Area 1}\nmeasures:\n")
	for i := range n {
		fmt.Fprintf(&plan, "  N_Pratiche_%d: {name: Numero di pratiche evase nell'anno %d, unit: N.}\n", i, i)
	}
	plan.WriteString("objectives:\n  O:\n    title: Uno\n    area: \"1\"\n    indicators:\n      I: {name: Pratiche, unit: N., type: volume, formula: N_Pratiche_0, targets: {2023: \">= 1\"}}\n")
	name := filepath.Join(dir, "plan.yaml")
	write(b, name, plan.String())
	return name
}

// importedRow is a row of figures; the first is the header.
func importedRow(k int) []any {
	if k == 0 {
		return []any{"ufficio", "obiettivo", "codice", "misura", "unità", "usata da", "valore 2022", "valore", "manca perché", "fonte"}
	}
	return []any{"Ufficio", "O", fmt.Sprintf("N_Pratiche_%d", k-1), fmt.Sprintf("Numero di pratiche evase nell'anno %d", k-1), "N.", "I", "", float64(k*7%9000) + 0.5, "", "registro"}
}

func writeManyCSV(b *testing.B, name string) {
	var text strings.Builder
	for k := range importedRows + 1 {
		for col, cell := range importedRow(k) {
			if col > 0 {
				text.WriteByte(';')
			}
			fmt.Fprint(&text, cell)
		}
		text.WriteByte('\n')
	}
	write(b, name, text.String())
}

func writeManyXLSX(b *testing.B, name string) {
	f := excelize.NewFile()
	defer f.Close()
	w, err := f.NewStreamWriter("Sheet1")
	for k := 0; k <= importedRows && err == nil; k++ {
		err = w.SetRow(fmt.Sprintf("A%d", k+1), importedRow(k))
	}
	if err == nil {
		err = w.Flush()
	}
	if err == nil {
		err = f.SaveAs(name)
	}
	if err != nil {
		b.Fatal(err)
	}
}
