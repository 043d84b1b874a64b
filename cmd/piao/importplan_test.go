package main

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"piao/plan"
	"piao/plan/diag"
	"piao/plan/source"
)

// The shipped plan, cut to what a table of indicators holds, goes out to a table and
// comes back without a difference. What is cut: descriptions; the names of areas,
// missions, programmes and offices, whose codes are left; the names and units of measures
// and their ties to other years; resources, totals and how it is scored.
func TestImportPlanOfShippedPlan(t *testing.T) {
	text, err := os.ReadFile("../../plans/cciaa-tno/plan.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var whole yaml.Node
	if err := yaml.Unmarshal(text, &whole); err != nil {
		t.Fatal(err)
	}
	root := whole.Content[0]
	cut(root, "scoring", "other_resources", "totals")
	for _, key := range []string{"areas", "missions", "offices", "measures"} {
		nameByCode(valueIn(root, key))
	}
	for _, o := range valuesIn(valueIn(root, "objectives")) {
		cut(o, "description", "resources")
		for _, i := range valuesIn(valueIn(o, "indicators")) {
			cut(i, "description", "scoring")
		}
	}
	reduced, err := yaml.Marshal(&whole)
	if err != nil {
		t.Fatal(err)
	}
	p, found := verifiedPlan(&diag.File{Name: "plan.yaml", Bytes: reduced})
	if found.Failed() || len(p.Objectives) != 16 || len(p.Indicators()) != 31 {
		t.Fatalf("the plan that was cut has errors or lacks something: %d objectives, %d indicators, %v",
			len(p.Objectives), len(p.Indicators()), errorsOnly(found))
	}
	dir := t.TempDir()
	table := tableOf(p)
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Comma = ';'
	w.WriteAll(table)
	book := newWorkbook(t)
	var rows [][]any
	for _, record := range table {
		var row []any
		for _, cell := range record {
			row = append(row, cell)
		}
		rows = append(rows, row)
	}
	book.rows("Sheet1", rows...)
	for k, row := range table[1:] { // weights as a spreadsheet holds them
		for _, col := range []string{"D", "J"} {
			if share, wrong := source.ParsePercent(row[col[0]-'A']); wrong.IsZero() {
				at := col + strconv.Itoa(k+2)
				book.must(book.SetCellValue("Sheet1", at, share.InexactFloat64()))
				book.style("Sheet1", at, 10)
			}
		}
	}
	book.must(book.SaveAs(filepath.Join(dir, "plan.xlsx")))
	for name, text := range map[string][]byte{"plan.csv": b.Bytes(), "cut.yaml": reduced} {
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	for _, name := range []string{"plan.csv", "plan.xlsx"} {
		args := []string{"import-plan", name, "--lang", "it", "-o", name + ".yaml",
			"--entity", p.Entity.Code.Value, "--name", p.Entity.Name.Value, "--title", p.Title.Value}
		var out, errs bytes.Buffer
		if code := run(args, nil, &out, &errs); code != 0 || errs.Len() > 0 {
			t.Fatalf("%s ended with %d: %s", name, code, errs.String())
		}
		if code := run([]string{"diff", "cut.yaml", name + ".yaml", "--exit-code"}, nil, &out, &errs); code != 0 {
			t.Errorf("%s comes back with a difference: %s%s", name, out.String(), errs.String())
		}
	}
}

// tableOf is a plan as people keep it in a table: an objective only in its first row.
func tableOf(p *plan.Plan) [][]string {
	table := [][]string{strings.Split("Area;Obiettivo;Titolo;Peso obiettivo;Programma;Indicatore;Nome;Tipologia;Unità;Peso;"+
		"Formula;Ufficio;Target 2023;Target 2024;Target 2025", ";")}
	weight := func(w *plan.Weight) string { return cmp.Or(w.Facts()[0].Value.String(), "") }
	for _, o := range p.Objectives {
		row := []string{o.AreaCode.Value, o.Code.Value, o.Title.Value, weight(&o.Weight), o.ProgrammeRef.Value}
		for _, i := range o.Indicators {
			office := ""
			for _, part := range i.Office.Parts { // one at most
				office += part.Code.Value
			}
			row = append(row, i.Code.Value, i.Name.Value, i.Type.Value, i.Unit.Value, weight(&i.Weight), i.Formula.Value, office)
			for _, year := range []int{2023, 2024, 2025} {
				target := ""
				if t := i.Target(year); t != nil {
					target = t.Text.Value
				}
				row = append(row, target)
			}
			table, row = append(table, row), make([]string, 5)
		}
	}
	return table
}

func valueIn(n *yaml.Node, key string) *yaml.Node {
	for k := 0; k < len(n.Content); k += 2 {
		if n.Content[k].Value == key {
			return n.Content[k+1]
		}
	}
	return &yaml.Node{}
}

func valuesIn(n *yaml.Node) (all []*yaml.Node) {
	for k := 1; k < len(n.Content); k += 2 {
		all = append(all, n.Content[k])
	}
	return all
}

// cut removes keys.
func cut(n *yaml.Node, keys ...string) {
	for k := len(n.Content) - 2; k >= 0; k -= 2 {
		for _, key := range keys {
			if n.Content[k].Value == key {
				n.Content = append(n.Content[:k], n.Content[k+2:]...)
				break
			}
		}
	}
}

// nameByCode leaves of elements only a name, which is their code, and their programmes.
func nameByCode(n *yaml.Node) {
	for k := 0; k < len(n.Content); k += 2 {
		e := n.Content[k+1]
		cut(e, "description", "unit", "source", "is", "accrues")
		valueIn(e, "name").SetString(n.Content[k].Value)
		nameByCode(valueIn(e, "programmes"))
	}
}

// A workbook as people have it: headers over two rows, merged cells, shares and days by
// their format, blanks of every kind, a hidden sheet.
func TestImportPlanWorkbook(t *testing.T) {
	w := newWorkbook(t)
	w.rows("Sheet1", []any{"Piano 2025"},
		[]any{"Obiettivo", nil, nil, "Indicatore", nil, nil, "Ufficio", "Target"},
		[]any{"Codice", "Titolo", "Peso", "Nome", "Unità", "Peso", nil, 2025, 2026},
		[]any{"O1", "Primo", 0.6, "Quota\u00a0in  tempo", "%", 0.5, "Anagrafe", ">= 85\u00a0%", nil},
		[]any{nil, nil, nil, "Giorno", "data", 0.5, nil, 45838, "<= 2026-06-30"},
		[]any{"O2", "Secondo", 0.4, "Quanti", "N.", 1, "Anagrafe", 12.5, "> 1\u00a0000"})
	for _, at := range []string{"C4", "F4", "F5", "C6", "F6"} {
		w.style("Sheet1", at, 10)
	}
	w.style("Sheet1", "H5", 14)
	for from, to := range map[string]string{
		"A2": "C2", "D2": "F2", "G2": "G3", "H2": "I2", "A4": "A5", "B4": "B5", "C4": "C5", "G4": "G5", "H4": "I4"} {
		w.must(w.MergeCell("Sheet1", from, to))
	}
	w.rows("Note", []any{"Nome", "Note"})
	w.rows("Vecchio", []any{"Obiettivo", "Nome", 2025})
	w.must(w.SetSheetVisible("Vecchio", false))
	t.Chdir(t.TempDir())
	w.must(w.SaveAs("piano.xlsx"))
	var out, errs bytes.Buffer
	code := run([]string{"import-plan", "piano.xlsx", "--lang", "it", "--target", "<="}, nil, &out, &errs)
	const want = `objectives:
  O1:
    title: Primo
    weight: 60 %
    indicators:
      I1: # codice da scegliere
        name: Quota in tempo
        office: Anagrafe
        unit: "%"
        weight: 50 %
        targets:
          2025: ">= 85 %"
          2026: ">= 85 %"
      I2: # codice da scegliere
        name: Giorno
        office: Anagrafe
        unit: data
        weight: 50 %
        targets:
          2025: "<= 2025-06-30" # nella tabella: 2025-06-30
          2026: "<= 2026-06-30"

  O2:
    title: Secondo
    weight: 40 %
    indicators:
      I3: # codice da scegliere
        name: Quanti
        office: Anagrafe
        unit: N.
        weight: 100 %
        targets:
          2025: "<= 12.5" # nella tabella: 12.5
          2026: "> 1000"
`
	if _, got, _ := strings.Cut(out.String(), "\n\nobjectives:"); code != 0 || "objectives:"+got != want {
		t.Errorf("ended with %d: %s%s", code, errs.String(), out.String())
	}
	for _, said := range []string{"il foglio nascosto Vecchio non si legge", "foglio Note: colonne mancanti"} {
		if !strings.Contains(errs.String(), said) {
			t.Errorf("%q is not said: %s", said, errs.String())
		}
	}
	w.must(w.MergeCell("Sheet1", "F5", "F6"))
	w.must(w.MergeCell("Sheet1", "H5", "H6"))
	w.must(w.SaveAs("piano.xlsx"))
	out.Reset()
	errs.Reset()
	code = run([]string{"import-plan", "piano.xlsx", "--lang", "en"}, nil, &out, &errs)
	if code != 1 || strings.Count(errs.String(), "6: the cell was merged with those above") != 2 || out.Len() > 0 {
		t.Errorf("ended with %d: %s%s", code, errs.String(), out.String())
	}
}
