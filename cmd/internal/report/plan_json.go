package report

import (
	"encoding/json"
	"strconv"

	"piao/plan"
)

type jsonShow struct {
	Format   string        `json:"format"`
	Plan     string        `json:"plan"`
	Elements []jsonElement `json:"elements"`
}

type jsonElement struct {
	Kind   string `json:"kind"`
	Code   string `json:"code"`
	Name   string `json:"name"`
	File   string `json:"file"`
	Line   int    `json:"line"`
	Detail any    `json:"detail"`
}

type jsonPlan struct {
	Format     string              `json:"format"`
	Plan       string              `json:"plan"`
	Entity     jsonEntity          `json:"entity"`
	Title      string              `json:"title"`
	Years      []int               `json:"years"`
	Objectives []jsonPlanObjective `json:"objectives"`
	Measures   []jsonMeasure       `json:"measures"`
}

type jsonPlanObjective struct {
	Code        string              `json:"code"`
	Title       string              `json:"title"`
	Description *string             `json:"description"`
	Area        string              `json:"area"`
	Programme   *string             `json:"programme"`
	Weight      any                 `json:"weight"`
	Indicators  []jsonPlanIndicator `json:"indicators"`
}

type jsonPlanIndicator struct {
	Code        string         `json:"code"`
	Name        string         `json:"name"`
	Description *string        `json:"description"`
	Type        *string        `json:"type"`
	Unit        *string        `json:"unit"`
	Office      *string        `json:"office"`
	Weight      any            `json:"weight"`
	Formula     *string        `json:"formula"`
	Targets     map[string]any `json:"targets"`
}

// jsonOneIndicator is an indicator by itself.
type jsonOneIndicator struct {
	Objective string `json:"objective"`
	jsonPlanIndicator
}

type jsonMeasure struct {
	Code string   `json:"code"`
	Name string   `json:"name"`
	Unit *string  `json:"unit"`
	Is   *jsonLag `json:"is"`
}

type jsonLag struct {
	Measure string `json:"measure"`
	Year    int    `json:"year"`
}

// planJSON is the plan; with a year, its targets and weights of that year alone.
func planJSON(p *plan.Plan, year int) jsonPlan {
	doc := jsonPlan{Format: "piao-show/1", Plan: p.File.Name, Entity: jsonEntity{p.Entity.Code.Value, p.Entity.Name.Value}, Title: p.Title.Value,
		Years: years(p, year), Objectives: []jsonPlanObjective{}, Measures: []jsonMeasure{}}
	for _, o := range p.Objectives {
		doc.Objectives = append(doc.Objectives, jsonOf(o, year))
	}
	for _, m := range p.Measures {
		x := jsonMeasure{Code: m.Code.Value, Name: m.Name.Value, Unit: orNull(m.Unit.Value)}
		x.Is = lagJSON(m.Is)
		doc.Measures = append(doc.Measures, x)
	}
	return doc
}

func lagJSON(l *plan.Lag) *jsonLag {
	if l == nil {
		return nil
	}
	return &jsonLag{l.Code.Value, -l.Years}
}

func jsonOf(o *plan.Objective, year int) jsonPlanObjective {
	doc := jsonPlanObjective{Code: o.Code.Value, Title: o.Title.Value, Description: orNull(o.Description.Value), Area: o.AreaCode.Value, Programme: orNull(o.ProgrammeRef.Value), Weight: weightJSON(&o.Weight, year), Indicators: []jsonPlanIndicator{}}
	for _, i := range o.Indicators {
		doc.Indicators = append(doc.Indicators, jsonOfIndicator(i, year))
	}
	return doc
}

func jsonOfIndicator(i *plan.Indicator, year int) jsonPlanIndicator {
	doc := jsonPlanIndicator{Code: i.Code.Value, Name: i.Name.Value, Description: orNull(i.Description.Value), Type: orNull(i.Type.Value), Unit: orNull(i.Unit.Value), Office: orNull(i.OfficeCode.Value),
		Weight: weightJSON(&i.Weight, year), Formula: orNull(i.Formula.Value), Targets: map[string]any{}}
	for _, t := range i.Targets {
		if year == 0 || t.Year == year {
			doc.Targets[strconv.Itoa(t.Year)] = targetJSON(t)
		}
	}
	return doc
}

// weightJSON is a weight as a fraction, one by year where it differs.
func weightJSON(w *plan.Weight, year int) any {
	switch {
	case w.ByYear != nil:
		byYear := map[string]*json.Number{}
		for _, y := range w.ByYear {
			if year == 0 || y.Year == year {
				byYear[strconv.Itoa(y.Year)] = jsonNumber(y.Share.Rat())
			}
		}
		return byYear
	case !w.All.OK:
		return nil
	}
	return jsonNumber(w.All.Rat())
}
