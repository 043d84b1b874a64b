package contents

import (
	"encoding/json"

	"piao/cmd/internal/report/data"
	"piao/evaluate"
	"piao/plan"
	"piao/plan/diff"
	"piao/plan/formula/compare"
	"piao/plan/source"
)

// The comparison as JSON: old and new values as files write them, shares as
// fractions. Keys are only ever added. The JSON Schema is made from these types.

// These texts are each one of a few words.
type (
	jsonElementKind string
	jsonWordKind    string
)

// DiffFormat names the format of a comparison as JSON.
const DiffFormat = "piao-diff/1"

type jsonChanges struct {
	Format  string            `json:"format" it:"il formato e la sua versione" en:"the format and its version"`
	Old     string            `json:"old" it:"il piano vecchio: un file, o revisione:file" en:"the old plan: a file, or revision:file"`
	New     string            `json:"new" it:"il piano nuovo: un file, o revisione:file" en:"the new plan: a file, or revision:file"`
	Weights data.Weighing     `json:"weights,omitempty" optional:"true" it:"points se il piano nuovo pesa in punti, in cui sono allora i pesi; altrimenti sono frazioni" en:"points if the new plan weighs in points, which weights then are; else they are fractions"`
	Summary jsonChangeSummary `json:"summary" it:"quanto fanno in tutto le differenze" en:"what the changes come to"`
	Changes []jsonChange      `json:"changes" it:"le differenze, obiettivo per obiettivo" en:"the changes, objective by objective"`
	Impact  *jsonImpact       `json:"impact" it:"l'effetto sul punteggio, con --year" en:"the effect on the score, with --year"`
}

type jsonChangeSummary struct {
	Added     int                  `json:"added" it:"gli elementi nuovi" en:"the elements that came"`
	Removed   int                  `json:"removed" it:"gli elementi che non ci sono più" en:"the elements that went"`
	Renamed   int                  `json:"renamed" it:"gli elementi che hanno cambiato codice" en:"the elements with another code"`
	Moved     int                  `json:"moved" it:"gli elementi passati altrove" en:"the elements that moved elsewhere"`
	Changed   int                  `json:"changed" it:"i campi cambiati" en:"the fields that changed"`
	Easier    int                  `json:"targets_easier" it:"i target resi più facili" en:"the targets made easier"`
	Harder    int                  `json:"targets_harder" it:"i target resi più difficili" en:"the targets made harder"`
	Weights   []jsonWeightMoved    `json:"weights" it:"il peso acquistato da aree, obiettivi e indicatori, nell'anno in cui è di più" en:"the weight that areas, objectives and indicators gained, in the year in which it is most"`
	Resources []jsonResourcesMoved `json:"resources" it:"le risorse degli obiettivi, in euro, anno per anno" en:"the objectives' resources, in euro, year by year"`
}

type jsonWeightMoved struct {
	Kind   jsonElementKind `json:"kind" it:"il tipo di elemento" en:"the kind of element"`
	Gained *json.Number    `json:"gained" it:"il peso acquistato; altrettanto se ne è perso, se i pesi fanno 100 %" en:"the weight gained; as much was lost, where weights come to 100 %"`
}

type jsonResourcesMoved struct {
	Year int          `json:"year" it:"l'anno" en:"the year"`
	More *json.Number `json:"more" it:"quanto è cresciuto dove è cresciuto" en:"how much came where some came"`
	Less *json.Number `json:"less" it:"quanto è calato dove è calato" en:"how much went where some went"`
}

type jsonChange struct {
	Change  diff.Kind               `json:"change" it:"che cosa è successo" en:"what happened"`
	Kind    jsonElementKind         `json:"kind" it:"il tipo di elemento" en:"the kind of element"`
	Path    []string                `json:"path" it:"i codici dell'elemento, dall'obiettivo in giù; vuoto per il piano" en:"the element's codes, from the objective down; empty for the plan"`
	Name    string                  `json:"name" it:"il nome o il titolo dell'elemento" en:"the element's name or title"`
	Field   *string                 `json:"field" it:"il campo cambiato; null per l'elemento intero" en:"the field that changed; null for the whole element"`
	Year    *int                    `json:"year" it:"l'anno del campo; null se non ne ha, o se gli anni cambiano tutti allo stesso modo" en:"the field's year; null where it has none, or all years changed alike"`
	Day     *string                 `json:"day" it:"il giorno di quell'anno, di un target intermedio" en:"the day of that year, of an intermediate target"`
	Old     *string                 `json:"old" it:"il valore di prima, o il codice dell'elemento" en:"the value before, or the element's code"`
	New     *string                 `json:"new" it:"il valore di adesso, o il codice dell'elemento" en:"the value now, or the element's code"`
	Effect  *diff.Effect            `json:"effect" it:"che cosa chiede il target rispetto a prima; null se non si può dire" en:"what the target asks beside the old one; null where it cannot be told"`
	Words   []jsonWordRun           `json:"words" it:"di un testo, le parole tenute, tolte e aggiunte, una fila dopo l'altra" en:"of a text, the words kept, removed and added, run by run"`
	Formula []jsonFormulaDifference `json:"formula_changes" it:"di una formula, in che cosa differisce; vuoto dove lo dicono meglio le due formule" en:"of a formula, in what it differs; empty where the two formulas say it better"`
}

type jsonWordRun struct {
	Kind jsonWordKind `json:"kind" it:"che cosa ne è stato" en:"what became of them"`
	Text string       `json:"text" it:"le parole" en:"the words"`
}

type jsonFormulaDifference struct {
	Part *string      `json:"part" it:"la parte della formula: numerator, denominator o il nome di una funzione; null per il tutto" en:"the part of the formula: numerator, denominator or a function's name; null for the whole"`
	Role compare.Role `json:"role" it:"che cos'è quel pezzo" en:"what the piece is"`
	Old  *string      `json:"old" it:"il pezzo che c'era; null se non c'era" en:"the piece that was there; null where there was none"`
	New  *string      `json:"new" it:"il pezzo che c'è; null se non c'è più" en:"the piece that is there; null where there is none"`
}

type jsonImpact struct {
	Year         int                   `json:"year" it:"l'anno valutato" en:"the year evaluated"`
	Measurements []string              `json:"measurements" it:"i file delle misurazioni, gli stessi per i due piani" en:"the measurements files, the same for both plans"`
	Old          *json.Number          `json:"old_score" it:"il punteggio dell'ente con il piano vecchio" en:"the body's score under the old plan"`
	New          *json.Number          `json:"new_score" it:"il punteggio dell'ente con il piano nuovo" en:"the body's score under the new plan"`
	Indicators   []jsonImpactIndicator `json:"indicators" it:"gli indicatori il cui contributo cambia" en:"the indicators whose contribution differs"`
}

type jsonImpactIndicator struct {
	Code           string       `json:"code" it:"il codice, quello del piano nuovo se c'è" en:"the code, the new plan's where it has one"`
	OldAchievement *json.Number `json:"old_achievement" it:"il grado di raggiungimento con il piano vecchio" en:"the achievement under the old plan"`
	NewAchievement *json.Number `json:"new_achievement" it:"il grado di raggiungimento con il piano nuovo" en:"the achievement under the new plan"`
	OldPoints      *json.Number `json:"old_weighted_score" it:"il contributo al punteggio con il piano vecchio" en:"the contribution to the score under the old plan"`
	NewPoints      *json.Number `json:"new_weighted_score" it:"il contributo al punteggio con il piano nuovo" en:"the contribution to the score under the new plan"`
}

func changesJSON(c *Comparison) jsonChanges {
	doc := jsonChanges{
		Format:  DiffFormat,
		Old:     c.OldName,
		New:     c.NewName,
		Summary: summaryJSON(diff.Summarise(c.Changes)),
		Changes: []jsonChange{},
		Impact:  impactJSON(c.Impact),
	}
	if c.New != nil && c.New.Weighing.Points {
		doc.Weights = plan.InPoints
	}
	for _, change := range c.Changes {
		doc.Changes = append(doc.Changes, changeJSON(change))
	}
	return doc
}

func summaryJSON(s diff.Summary) jsonChangeSummary {
	doc := jsonChangeSummary{
		Added:     s.Kinds[diff.Added],
		Removed:   s.Kinds[diff.Removed],
		Renamed:   s.Kinds[diff.Renamed],
		Moved:     s.Kinds[diff.Moved],
		Changed:   s.Kinds[diff.Changed],
		Easier:    s.Effects[diff.Easier],
		Harder:    s.Effects[diff.Harder],
		Weights:   []jsonWeightMoved{},
		Resources: []jsonResourcesMoved{},
	}
	for _, w := range s.Weights {
		doc.Weights = append(doc.Weights, jsonWeightMoved{jsonElementKind(w.Element.Code), data.Number(w.By.Rat())})
	}
	for _, r := range s.Resources {
		doc.Resources = append(doc.Resources, jsonResourcesMoved{r.Year,
			data.Number(r.More.Rat()), data.Number(r.Less.Rat())})
	}
	return doc
}

func changeJSON(c diff.Change) jsonChange {
	doc := jsonChange{
		Change:  c.Kind,
		Kind:    jsonElementKind(c.Element.Code),
		Path:    append([]string{}, c.Path...),
		Name:    c.Name,
		Field:   data.OrNull(c.Field.Name),
		Old:     speltJSON(c.Old),
		New:     speltJSON(c.New),
		Effect:  data.OrNull(c.Effect),
		Day:     data.OrNull(c.Day),
		Words:   []jsonWordRun{},
		Formula: []jsonFormulaDifference{},
	}
	if c.Year != 0 {
		doc.Year = &c.Year
	}
	for _, r := range c.Words {
		doc.Words = append(doc.Words, jsonWordRun{jsonWordKind(r.Kind), r.Text})
	}
	for _, d := range c.Formula {
		part := jsonFormulaDifference{data.OrNull(d.Part), d.Role, speltJSON(d.Old), speltJSON(d.New)}
		doc.Formula = append(doc.Formula, part)
	}
	return doc
}

// speltJSON is a value, or a part of a formula, as files write it.
func speltJSON(v source.Content) *string {
	if v == nil {
		return nil
	}
	s := v.String()
	return &s
}

func impactJSON(x *evaluate.Comparison) *jsonImpact {
	if x == nil {
		return nil
	}
	doc := &jsonImpact{
		Year:         x.After.Year,
		Measurements: data.MeasurementFiles(x.After),
		Old:          data.Number(x.Before.Score),
		New:          data.Number(x.After.Score),
		Indicators:   []jsonImpactIndicator{},
	}
	for _, p := range x.Those(evaluate.Pair.ScoreMoved) {
		was, is := p.Achievements()
		before, after := p.Points()
		doc.Indicators = append(doc.Indicators,
			jsonImpactIndicator{p.Either().Code(), data.Number(was), data.Number(is),
				data.Number(before), data.Number(after)})
	}
	return doc
}
