package report

import (
	"encoding/json"

	"piao/plan"
	"piao/plan/lang"
)

type jsonChanges struct {
	Format  string            `json:"format"`
	Old     string            `json:"old"`
	New     string            `json:"new"`
	Summary jsonChangeSummary `json:"summary"`
	Changes []jsonChange      `json:"changes"`
	Impact  *jsonImpact       `json:"impact"`
}

type jsonChangeSummary struct {
	Added     int                  `json:"added"`
	Removed   int                  `json:"removed"`
	Renamed   int                  `json:"renamed"`
	Moved     int                  `json:"moved"`
	Changed   int                  `json:"changed"`
	Easier    int                  `json:"targets_easier"`
	Harder    int                  `json:"targets_harder"`
	Weights   []jsonWeightMoved    `json:"weights"`
	Resources []jsonResourcesMoved `json:"resources"`
}

type jsonWeightMoved struct {
	Kind   string       `json:"kind"`
	Gained *json.Number `json:"gained"`
}

type jsonResourcesMoved struct {
	Year int          `json:"year"`
	More *json.Number `json:"more"`
	Less *json.Number `json:"less"`
}

type jsonChange struct {
	Change string   `json:"change"`
	Kind   string   `json:"kind"`
	Path   []string `json:"path"`
	Field  *string  `json:"field"`
	Year   *int     `json:"year"`
	Old    *string  `json:"old"`
	New    *string  `json:"new"`
	Effect *string  `json:"effect"`
}

type jsonImpact struct {
	Year       int                   `json:"year"`
	Old        *json.Number          `json:"old_score"`
	New        *json.Number          `json:"new_score"`
	Indicators []jsonImpactIndicator `json:"indicators"`
}

type jsonImpactIndicator struct {
	Code           string       `json:"code"`
	OldAchievement *json.Number `json:"old_achievement"`
	NewAchievement *json.Number `json:"new_achievement"`
	OldPoints      *json.Number `json:"old_weighted_score"`
	NewPoints      *json.Number `json:"new_weighted_score"`
}

func changesJSON(c *Comparison) jsonChanges {
	doc := jsonChanges{Format: "piao-diff/1", Old: c.Old, New: c.New, Summary: summaryJSON(plan.Summarise(c.Changes)), Changes: []jsonChange{}, Impact: c.Impact.json()}
	for _, change := range byObjective(c.Changes) {
		doc.Changes = append(doc.Changes, changeJSON(change))
	}
	return doc
}

func summaryJSON(s plan.Summary) jsonChangeSummary {
	doc := jsonChangeSummary{s.Added, s.Removed, s.Renamed, s.Moved, s.Changed, s.Easier, s.Harder, []jsonWeightMoved{}, []jsonResourcesMoved{}}
	for _, w := range s.Weights {
		doc.Weights = append(doc.Weights, jsonWeightMoved{w.Element.Code, jsonNumber(w.By.Rat())})
	}
	for _, r := range s.Resources {
		doc.Resources = append(doc.Resources, jsonResourcesMoved{r.Year, jsonNumber(r.More.Rat()), jsonNumber(r.Less.Rat())})
	}
	return doc
}

func changeJSON(c plan.Change) jsonChange {
	doc := jsonChange{Change: string(c.Kind), Kind: c.Element.Code, Path: c.Path, Field: orNull(c.Field.Key), Old: spokenJSON(c.Old), New: spokenJSON(c.New), Effect: orNull(string(c.Effect))}
	if doc.Path == nil {
		doc.Path = []string{}
	}
	if c.Year != 0 {
		doc.Year = &c.Year
	}
	return doc
}

func spokenJSON(v lang.Spoken) *string {
	if v == nil {
		return nil
	}
	s := asInFile(v)
	return &s
}

func (x *Impact) json() *jsonImpact {
	if x == nil {
		return nil
	}
	doc := &jsonImpact{x.New.Year, jsonNumber(x.Old.Score), jsonNumber(x.New.Score), []jsonImpactIndicator{}}
	for _, r := range x.Rows {
		some := r.New
		if some == nil {
			some = r.Old
		}
		doc.Indicators = append(doc.Indicators, jsonImpactIndicator{some.Code.Value, jsonNumber(achieved(r.Old)), jsonNumber(achieved(r.New)), jsonNumber(points(r.Old)), jsonNumber(points(r.New))})
	}
	return doc
}
