package source

import "slices"

// italian maps Italian words that people write as keys to the keys, which are
// English in every plan.
var italian = map[string]string{
	"formato": "format", "ente": "entity", "codice": "code", "nome": "name", "titolo": "title", "lingua": "language",
	"anni": "years", "anno": "year", "revisione": "revision", "punteggio": "scoring", "metodo": "method",
	"tetto": "cap", "fasce": "bands", "aree": "areas", "area strategica": "area", "missioni": "missions",
	"programmi": "programmes", "programma": "programme", "ufficio": "office", "uffici": "offices",
	"misure": "measures", "misura": "measure", "obiettivi": "objectives", "indicatori": "indicators",
	"descrizione": "description", "peso": "weight", "pesi": "weight", "risorse": "resources", "totale": "total",
	"totali": "totals", "interventi": "interventions", "tipo": "type", "tipologia": "type", "unità": "unit",
	"unita": "unit", "algoritmo": "formula", "obiettivo": "targets", "fonte": "source", "valori": "values",
	"valore": "value", "stato": "status", "mancante": "missing", "nota": "note", "note": "note", "causa": "cause",
	"spesa": "spending", "data": "date", "atto": "act", "escluso": "excluded", "giudizio": "judged",
	"padre": "parent", "sotto": "parent", "superiore": "parent",
	"punti":  "points",
	"valuta": "currency", "moneta": "currency", "persone": "people", "tipi": "types", "tipologie": "types",
	"controlli": "checks", "perché": "why", "perche": "why", "gravità": "severity",
	"fine anno": "year_end", "fine_anno": "year_end",
}

// english is the key that an Italian word stands for; ok is false if the word stands
// for none of those known.
func english(word string, known func() []string) (key string, ok bool) {
	key, ok = italian[word]
	if ok && !slices.Contains(known(), key) {
		key += "s" // pesi
	}
	return key, ok && slices.Contains(known(), key)
}
