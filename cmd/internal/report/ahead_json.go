package report

import "piao/evaluate"

// WhatIfFormat names the format of whatif as JSON.
const WhatIfFormat = "piao-whatif/1"

// jsonHead is what an evaluation is of.
type jsonHead struct {
	Format       string     `json:"format" it:"il formato e la sua versione" en:"the format and its version"`
	Plan         string     `json:"plan" it:"il file del piano" en:"the plan's file"`
	Measurements []string   `json:"measurements" it:"i file delle misurazioni, dal primo anno" en:"the measurements files, earliest year first"`
	Entity       jsonEntity `json:"entity" it:"l'ente" en:"the body"`
	Year         int        `json:"year" it:"l'anno valutato" en:"the year evaluated"`
	AsOf         *string    `json:"as_of" it:"il giorno a cui le cifre sono aggiornate, anno-mese-giorno" en:"the day the figures stand at, year-month-day"`
	Status       *jsonState `json:"status" it:"lo stato delle cifre" en:"the state of the figures"`
}

func headJSON(r *evaluate.Result, format string) jsonHead {
	whole := evaluationHead(r)
	return jsonHead{format, whole.Plan, whole.Measurements, whole.Entity, whole.Year, whole.AsOf, whole.Status}
}
