package report

import (
	"piao/cmd/internal/sheet"
	"piao/plan/lang"
)

// ImportFormat names the format of what import does, as JSON.
const ImportFormat = "piao-import/1"

type jsonIntake struct {
	Format string           `json:"format" it:"il formato e la sua versione" en:"the format and its version"`
	From   []string         `json:"from" it:"i file letti" en:"the files that were read"`
	To     string           `json:"to" it:"il file delle misurazioni" en:"the measurements file"`
	New    bool             `json:"new" it:"se quel file è nuovo" en:"whether that file is new"`
	Counts jsonIntakeCounts `json:"counts" it:"quante misure, per che cosa ne è" en:"how many measures, by what becomes of them"`
	Rows   []jsonIntakeRow  `json:"rows" it:"una riga per ogni misura dei fogli" en:"one row for each measure of the sheets"`
}

type jsonIntakeCounts struct {
	Add     int `json:"add" it:"da aggiungere" en:"to add"`
	Change  int `json:"change" it:"da cambiare" en:"to change"`
	Same    int `json:"same" it:"già uguali" en:"the same already"`
	Unknown int `json:"unknown" it:"codici che il piano non ha" en:"codes that the plan does not have"`
	Refuse  int `json:"refuse" it:"rifiutate" en:"refused"`
	Empty   int `json:"empty" it:"righe senza cifra" en:"rows without a figure"`
}

type jsonIntakeRow struct {
	Action   string   `json:"action" it:"che cosa ne è" en:"what becomes of it"`
	Code     string   `json:"code" it:"il codice" en:"the code"`
	New      jsonSaid `json:"new" it:"ciò che dice il foglio" en:"what the sheet says"`
	Old      jsonSaid `json:"old" it:"ciò che il file dice" en:"what the file says"`
	File     string   `json:"file" it:"il file della cella" en:"the cell's file"`
	Sheet    *string  `json:"sheet" it:"il suo foglio" en:"its sheet"`
	Cell     string   `json:"cell" it:"la cella, come B7" en:"the cell, as B7"`
	Computed bool     `json:"computed" it:"se la calcola una formula" en:"whether a formula computes it"`
	Rounded  bool     `json:"rounded" it:"se è arrotondata a 15 cifre" en:"whether it is rounded to 15 digits"`
	Reason   *string  `json:"reason" it:"perché è rifiutata" en:"why it is refused"`
	Hints    []string `json:"hints" it:"che cosa fare" en:"what to do"`
}

// jsonSaid has figures as files write them: `20 %`, `2023-06-30`, `sì`.
type jsonSaid struct {
	Value   *string `json:"value" it:"la cifra, come la scrive il file" en:"the figure, as the file writes it"`
	Missing *string `json:"missing" it:"perché manca" en:"why it is missing"`
	Source  *string `json:"source" it:"la fonte" en:"the source"`
}

func (i *Import) json() any {
	j := jsonIntake{Format: ImportFormat, From: i.From, To: i.To, New: i.New, Rows: []jsonIntakeRow{},
		Counts: jsonIntakeCounts{i.Count(sheet.Add), i.Count(sheet.Change), i.Count(sheet.Same), i.Count(sheet.Unknown), i.Count(sheet.Refuse), i.Empty}}
	for _, n := range i.Items {
		row := jsonIntakeRow{Action: string(n.Action), Code: n.Code, New: saidJSON(n.New), Old: saidJSON(n.Old), File: n.At.File, Sheet: orNull(n.At.Sheet),
			Cell: n.At.Cell(), Computed: n.Formula, Rounded: n.Rounded, Hints: []string{}}
		if !n.Reason.IsZero() {
			row.Reason = orNull(n.Reason.In(lang.EN))
		}
		for _, hint := range n.Hints {
			row.Hints = append(row.Hints, hint.In(lang.EN))
		}
		j.Rows = append(j.Rows, row)
	}
	return j
}

func saidJSON(s sheet.Said) jsonSaid {
	return jsonSaid{orNull(s.Value), orNull(s.Missing), orNull(s.Source)}
}
