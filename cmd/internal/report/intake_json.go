package report

import (
	"piao/cmd/internal/intake"
	"piao/plan/lang"
)

type jsonIntake struct {
	Format string           `json:"format"`
	From   []string         `json:"from"`
	To     string           `json:"to"`
	New    bool             `json:"new"`
	Counts jsonIntakeCounts `json:"counts"`
	Rows   []jsonIntakeRow  `json:"rows"`
}

type jsonIntakeCounts struct {
	Add     int `json:"add"`
	Change  int `json:"change"`
	Same    int `json:"same"`
	Unknown int `json:"unknown"`
	Refuse  int `json:"refuse"`
	Empty   int `json:"empty"`
}

type jsonIntakeRow struct {
	Action   string   `json:"action"`
	Code     string   `json:"code"`
	New      jsonSaid `json:"new"`
	Old      jsonSaid `json:"old"`
	File     string   `json:"file"`
	Sheet    *string  `json:"sheet"`
	Cell     string   `json:"cell"`
	Computed bool     `json:"computed"`
	Rounded  bool     `json:"rounded"`
	Reason   *string  `json:"reason"`
	Hints    []string `json:"hints"`
}

// jsonSaid has figures as files write them: `20 %`, `2023-06-30`, `sì`.
type jsonSaid struct {
	Value   *string `json:"value"`
	Missing *string `json:"missing"`
	Source  *string `json:"source"`
}

func (i *Import) json() any {
	j := jsonIntake{Format: "piao-import/1", From: i.From, To: i.To, New: i.New, Rows: []jsonIntakeRow{},
		Counts: jsonIntakeCounts{i.Count(intake.Add), i.Count(intake.Change), i.Count(intake.Same), i.Count(intake.Unknown), i.Count(intake.Refuse), i.Empty}}
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

func saidJSON(s intake.Said) jsonSaid {
	return jsonSaid{orNull(s.Value), orNull(s.Missing), orNull(s.Source)}
}
