package report

import (
	"encoding/json"
	"math/big"

	"piao/evaluate"
	"piao/plan/lang"
)

// Score is a score for a sentence: a per cent, or a word where there is none.
func Score(score *big.Rat) lang.Spoken {
	if score == nil {
		return say("assente", "absent")
	}
	return Percent(score).Spoken
}

// ScoreAsked is a score that somebody asked for, with all the digits they gave.
func ScoreAsked(score *big.Rat) lang.Spoken { return percentText(score) }

// ScoreBelow is a score that is below another one, with the digits that show it.
func ScoreBelow(score, least *big.Rat) lang.Spoken {
	if score == nil {
		return Score(nil)
	}
	digits := Against(hundredTimes(score), hundredTimes(least), false, usualDigits)
	return PercentDigits(score, digits).Spoken
}

// Methods shows the same figures under several scoring methods, one column each.
func Methods(r *evaluate.Result, under []*evaluate.Result) *Report {
	methods := evaluate.PlanWide()
	return &Report{
		Blocks: func() []Block { return methodPage(r, methods, under) },
		Data:   func() *Table { return methodData(methods, under) },
		JSON:   func() any { return methodsJSON(r, methods, under) },
	}
}

func methodPage(r *evaluate.Result, methods []*evaluate.Method, under []*evaluate.Result) []Block {
	doc := document(heading(r))
	doc.add(methodTable(r, methods, under))
	doc.add(Paragraph{Text: say("Ogni colonna sostituisce il metodo del piano, anche dove un indicatore ne ha uno suo tra questi tre. Gli indicatori con un altro metodo (lineare, a gradini, a giudizio) e quelli sì/no o a scadenza restano com'è scritto nel piano.",
		"Each column replaces the plan's method, also where an indicator has one of these three of its own. Indicators with another method (linear, steps, judged) and yes/no ones and deadlines stay as the plan has them.")})
	return doc
}

func methodColumns(methods []*evaluate.Method) []Column {
	var columns []Column
	for _, m := range methods {
		columns = append(columns, Column{Name: m.Name, Header: lang.Say("%s %%", "%s %%", m.Label), Align: Decimal, Min: 1})
	}
	return columns
}

// each collects one figure from every result.
func each(under []*evaluate.Result, figure func(*evaluate.Result) *big.Rat) []Cell {
	var cells []Cell
	for _, r := range under {
		cells = append(cells, scored(r, figure(r)))
	}
	return cells
}

func methodTable(r *evaluate.Result, methods []*evaluate.Method, under []*evaluate.Result) *Table {
	t := &Table{Caption: say("Gli stessi dati con metodi diversi", "The same figures under different methods"),
		Columns: append([]Column{{Header: say("Area, obiettivo, indicatore", "Area, objective, indicator"), Min: 20}}, methodColumns(methods)...)}
	for ai, a := range r.Areas {
		t.Rows = append(t.Rows, methodRow(strong(coded(a.Code.Value, a.Name.Value)), under, func(r *evaluate.Result) *big.Rat { return r.Areas[ai].Score }))
		for oi, o := range a.Objectives {
			name := coded(o.Code.Value, o.Title.Value)
			name.Indent = 2
			t.Rows = append(t.Rows, methodRow(name, under, func(r *evaluate.Result) *big.Rat { return r.Areas[ai].Objectives[oi].Score }))
			for k, i := range o.Indicators {
				t.Rows = append(t.Rows, methodRow(Cell{Spoken: lang.Same(i.Code.Value + "  " + i.Name.Value), Indent: 4, Style: Dim}, under,
					func(r *evaluate.Result) *big.Rat { return r.Areas[ai].Objectives[oi].Indicators[k].Achievement }))
			}
		}
	}
	total := methodRow(strong(Words(say("Ente", "Body"), "")), under, func(r *evaluate.Result) *big.Rat { return r.Score })
	total.Kind = Total
	t.Rows = append(t.Rows, total)
	return t
}

func methodRow(name Cell, under []*evaluate.Result, figure func(*evaluate.Result) *big.Rat) Row {
	return Row{Cells: append([]Cell{name}, each(under, figure)...)}
}

// methodData is one row an indicator, its achievement under each method.
func methodData(methods []*evaluate.Method, under []*evaluate.Result) *Table {
	t := &Table{Columns: append([]Column{{Name: "area"}, {Name: "objective"}, {Name: "indicator"}}, methodColumns(methods)...)}
	lists := make([][]*evaluate.Indicator, len(under))
	for k, r := range under {
		lists[k] = r.Indicators()
	}
	for k, i := range lists[0] {
		row := []Cell{Text(i.Objective.AreaCode.Value), Text(i.Objective.Code.Value), Text(i.Code.Value)}
		for _, list := range lists {
			row = append(row, number(list[k].Achievement))
		}
		t.Rows = append(t.Rows, Row{Cells: row})
	}
	return t
}

// MethodsFormat names the format of the methods side by side as JSON.
const MethodsFormat = "piao-methods/1"

type jsonMethods struct {
	jsonHead
	Methods []jsonMethod `json:"methods" it:"i metodi, nell'ordine in cui stanno nel manuale" en:"the methods, in the manual's order"`
}

type jsonMethod struct {
	Method string       `json:"method" it:"il metodo di punteggio" en:"the scoring method"`
	Score  *json.Number `json:"score" it:"il punteggio dell'ente con questo metodo" en:"the body's score under this method"`
	Areas  []jsonArea   `json:"areas" it:"le aree, come nella valutazione" en:"the areas, as in the evaluation"`
}

func methodsJSON(r *evaluate.Result, methods []*evaluate.Method, under []*evaluate.Result) jsonMethods {
	doc := jsonMethods{jsonHead: headJSON(r, MethodsFormat)}
	for k, result := range under {
		whole := evaluationJSON(result, nil)
		doc.Methods = append(doc.Methods, jsonMethod{methods[k].Name, whole.Score, whole.Areas})
	}
	return doc
}
