package report

import (
	"encoding/json"
	"slices"
	"strings"

	"piao/cmd/internal/document"
	"piao/evaluate"
)

// needsData is one row for each indicator that leaves points, or is missing.
func needsData(r *evaluate.Result, n *evaluate.Needs) *document.Table {
	t := &document.Table{}
	for _, name := range []string{"indicator", "objective", "status", "body_share", "achievement", "reach", "left", "score_then", "enough_alone", "needed", "missing"} {
		t.Columns = append(t.Columns, document.Column{Name: name})
	}
	for _, g := range slices.Concat(n.Open, n.Idle) {
		enough := document.Cell{}
		if s := n.Single(g); s != nil {
			enough = number(s.Enough)
		}
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{raw(g.Code.Value), raw(g.Objective.Code.Value), raw(g.Status.Code()), number(g.Node.OfBody), number(g.Achievement),
			number(g.Reach), number(g.Left), number(g.Then), enough, raw(neededData(r, g)), raw(missingData(g.Indicator))}})
	}
	return t
}

// neededData names needed values as MEASURE=VALUE.
func neededData(r *evaluate.Result, g *evaluate.Gap) string {
	var parts []string
	for _, x := range r.NeededFor(g.Indicator, g.Reach) {
		if x.Answer == evaluate.Found {
			parts = append(parts, x.Input.Of.Code.Value+"="+rawValue(x.Input.Of.Kind(), x.Figure).Data())
		}
	}
	return strings.Join(parts, "; ")
}

type jsonNeeds struct {
	jsonHead
	Goal      *json.Number `json:"goal" it:"il punteggio da raggiungere" en:"the score to reach"`
	Score     *json.Number `json:"score" it:"il punteggio dell'ente" en:"the body's score"`
	Short     *json.Number `json:"short" it:"quanto manca, non sopra 0 se è raggiunto" en:"what it lacks, not above 0 where it is reached"`
	Reached   bool         `json:"reached" it:"se è raggiunto" en:"whether it is reached"`
	Reachable bool         `json:"reachable" it:"se si può raggiungere" en:"whether it can be reached"`
	Most      *json.Number `json:"most" it:"il punteggio con al massimo tutto ciò che conta" en:"the score with all that counts at its most"`
	Best      *json.Number `json:"best" it:"il punteggio se i valori mancanti valessero il massimo" en:"the score if missing values were worth all they can"`
	Worst     *json.Number `json:"worst" it:"il punteggio se i valori mancanti valessero 0" en:"the score if missing values were worth 0"`
	WithIdle  *json.Number `json:"most_with_missing" it:"il punteggio con al massimo tutto, anche ciò che manca" en:"the score with everything at its most, the missing too"`
	Open      []jsonGap    `json:"open" it:"gli indicatori che lasciano punti, dal più grande" en:"the indicators that leave points, most first"`
	Idle      []jsonGap    `json:"missing" it:"gli indicatori che mancano e non contano finché non si misurano" en:"the indicators that are missing and do not count until they are measured"`
	Singles   []jsonSingle `json:"singles" it:"gli indicatori che bastano da soli" en:"the indicators that are enough alone"`
	Fewest    []string     `json:"fewest" it:"i codici del minor numero di indicatori che bastano insieme" en:"the codes of the fewest indicators that are enough together"`
}

type jsonGap struct {
	Indicator   string       `json:"indicator" it:"il codice dell'indicatore" en:"the indicator's code"`
	Objective   string       `json:"objective" it:"il codice dell'obiettivo" en:"the objective's code"`
	Status      jsonStatus   `json:"status" it:"l'esito" en:"how it did"`
	BodyShare   *json.Number `json:"body_share" it:"la quota dell'ente, 0 se non conta" en:"the share of the body, 0 where it does not count"`
	ShareOfAll  *json.Number `json:"share_of_all" it:"la quota dell'ente quando tutto sarà misurato" en:"the share of the body once all is measured"`
	Achievement *json.Number `json:"achievement" it:"il raggiungimento" en:"the achievement"`
	Reach       *json.Number `json:"reach" it:"il massimo che può valere" en:"the most that it can be worth"`
	Left        *json.Number `json:"left" it:"i punti che restano; null se non conta" en:"the points left; null where it does not count"`
	ScoreThen   *json.Number `json:"score_then" it:"il punteggio dell'ente se valesse il massimo" en:"the body's score were it worth the most"`
	Needed      []jsonNeeded `json:"needed" it:"il valore che serve di ciascuna misura" en:"the needed value of each measure"`
}

type jsonSingle struct {
	Indicator string       `json:"indicator" it:"il codice dell'indicatore" en:"the indicator's code"`
	Enough    *json.Number `json:"enough" it:"il raggiungimento che basta" en:"the achievement that is enough"`
	Figures   []jsonRemedy `json:"figures" it:"le cifre che lo danno" en:"the figures that give it"`
}

type jsonRemedy struct {
	jsonNeeded
	Score *json.Number `json:"score" it:"il punteggio dell'ente con quella cifra" en:"the body's score with that figure"`
}

func needsJSON(r *evaluate.Result, n *evaluate.Needs) jsonNeeds {
	doc := jsonNeeds{jsonHead: headJSON(r, NeedsFormat), Goal: jsonNumber(n.Goal), Score: jsonNumber(r.Score), Short: jsonNumber(n.Short), Reached: n.Reached(), Reachable: n.Reachable(),
		Most: jsonNumber(n.Most), Best: jsonNumber(r.Best), Worst: jsonNumber(r.Worst), WithIdle: jsonNumber(n.WithIdle),
		Open: gapsJSON(r, n.Open), Idle: gapsJSON(r, n.Idle), Singles: []jsonSingle{}, Fewest: append([]string{}, gapCodes(n.Fewest)...)}
	for _, s := range n.Singles {
		single := jsonSingle{s.Code.Value, jsonNumber(s.Enough), []jsonRemedy{}}
		for _, x := range s.Figures {
			single.Figures = append(single.Figures, jsonRemedy{neededJSON(s.Indicator, []evaluate.Needed{x.Needed})[0], jsonNumber(x.Score)})
		}
		doc.Singles = append(doc.Singles, single)
	}
	return doc
}

func gapsJSON(r *evaluate.Result, gaps []*evaluate.Gap) []jsonGap {
	all := []jsonGap{}
	for _, g := range gaps {
		all = append(all, jsonGap{g.Code.Value, g.Objective.Code.Value, jsonStatus(g.Status.Code()), jsonNumber(g.Node.OfBody), jsonNumber(g.Node.OfAll), jsonNumber(g.Achievement),
			jsonNumber(g.Reach), jsonNumber(g.Left), jsonNumber(g.Then), neededJSON(g.Indicator, r.NeededFor(g.Indicator, g.Reach))})
	}
	return all
}
