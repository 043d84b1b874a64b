package report

import (
	"encoding/json"
	"math/big"

	"piao/cmd/internal/document"
	"piao/evaluate"
	"piao/plan/lang"
)

// Score is a score for a sentence: a per cent, or a word where there is none.
func Score(score *big.Rat) lang.Spoken {
	if score == nil {
		return lang.Both("assente", "absent")
	}
	return document.Percent(score).Spoken
}

// ScoreAsked is a score that somebody asked for, with all the digits they gave.
func ScoreAsked(score *big.Rat) lang.Spoken { return percentText(score) }

// ScoreBelow is a score that is below another one, with the digits that show it.
func ScoreBelow(score, least *big.Rat) lang.Spoken {
	if score == nil {
		return Score(nil)
	}
	digits := document.Against(document.HundredTimes(score), document.HundredTimes(least), false, document.UsualDigits)
	return document.PercentDigits(score, digits).Spoken
}

// Methods shows the same figures under several scoring methods, one column each.
func Methods(r *evaluate.Result, under []*evaluate.Result) *document.Document {
	methods := evaluate.PlanWide()
	return &document.Document{
		Name:   "methods",
		Blocks: func() []document.Block { return methodPage(r, methods, under) },
		Data:   func() *document.Table { return methodData(methods, under) },
		JSON:   func() any { return methodsJSON(r, methods, under) },
	}
}

func methodPage(r *evaluate.Result, methods []*evaluate.Method, under []*evaluate.Result) []document.Block {
	doc := document.Body(heading(r))
	doc.Add(methodTable(r, methods, under))
	doc.Add(document.Paragraph{Text: lang.Both("Ogni colonna sostituisce il metodo del piano, anche dove un indicatore ne ha uno suo tra questi tre. Gli indicatori con un altro metodo (lineare, a gradini, a giudizio) e quelli sì/no o a scadenza restano com'è scritto nel piano.",
		"Each column replaces the plan's method, also where an indicator has one of these three of its own. Indicators with another method (linear, steps, judged) and yes/no ones and deadlines stay as the plan has them.")})
	return doc
}

func methodColumns(methods []*evaluate.Method) []document.Column {
	var columns []document.Column
	for _, m := range methods {
		columns = append(columns, document.Column{Name: m.Name, Header: lang.Say("%s %%", "%s %%", m.Label), Align: document.Decimal, Min: 1})
	}
	return columns
}

// each collects one figure from every result.
func each(under []*evaluate.Result, figure func(*evaluate.Result) *big.Rat) []document.Cell {
	var cells []document.Cell
	for _, r := range under {
		cells = append(cells, scored(r, figure(r)))
	}
	return cells
}

func methodTable(r *evaluate.Result, methods []*evaluate.Method, under []*evaluate.Result) *document.Table {
	t := &document.Table{Caption: lang.Both("Gli stessi dati con metodi diversi", "The same figures under different methods"),
		Columns: append([]document.Column{{Header: lang.Both("Area, obiettivo, indicatore", "Area, objective, indicator"), Min: 20}}, methodColumns(methods)...)}
	for ai, a := range r.Children {
		t.Rows = append(t.Rows, methodRow(strong(coded(a.Code(), a.Name())), under, func(r *evaluate.Result) *big.Rat { return r.Children[ai].Score }))
		for oi, o := range a.Children {
			name := coded(o.Code(), o.Name())
			name.Indent = 2
			t.Rows = append(t.Rows, methodRow(name, under, func(r *evaluate.Result) *big.Rat { return r.Children[ai].Children[oi].Score }))
			for k, i := range o.Indicators() {
				t.Rows = append(t.Rows, methodRow(document.Cell{Spoken: lang.Same(i.Code.Value + "  " + i.Name.Value), Indent: 4, Style: document.Dim}, under,
					func(r *evaluate.Result) *big.Rat {
						return r.Children[ai].Children[oi].Children[k].Indicator.Achievement
					}))
			}
		}
	}
	total := methodRow(strong(document.Words(lang.Both("Ente", "Body"), "")), under, func(r *evaluate.Result) *big.Rat { return r.Score })
	total.Kind = document.Total
	t.Rows = append(t.Rows, total)
	return t
}

func methodRow(name document.Cell, under []*evaluate.Result, figure func(*evaluate.Result) *big.Rat) document.Row {
	return document.Row{Cells: append([]document.Cell{name}, each(under, figure)...)}
}

// methodData is one row an indicator, its achievement under each method.
func methodData(methods []*evaluate.Method, under []*evaluate.Result) *document.Table {
	t := &document.Table{Columns: append([]document.Column{{Name: "area"}, {Name: "objective"}, {Name: "indicator"}}, methodColumns(methods)...)}
	lists := make([][]*evaluate.Indicator, len(under))
	for k, r := range under {
		lists[k] = r.Indicators()
	}
	for k, i := range lists[0] {
		row := []document.Cell{document.Text(i.Objective.AreaCode.Value), document.Text(i.Objective.Code.Value), document.Text(i.Code.Value)}
		for _, list := range lists {
			row = append(row, number(list[k].Achievement))
		}
		t.Rows = append(t.Rows, document.Row{Cells: row})
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
