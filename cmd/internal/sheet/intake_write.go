package sheet

import (
	"piao/evaluate"
	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
)

// Write is the measurements with the additions and changes, and everything else as it
// was; nil if the file is written in a way that does not allow that. The new text is
// read again: it must say what was decided and have no errors.
func (in *Intake) Write() *evaluate.Measurements {
	root, _ := source.Parse(in.measurements.File)
	var settings []source.Setting
	taken := in.With(Add, Change)
	for _, item := range taken {
		settings = append(settings, source.Setting{Key: item.Code, Fields: item.fields()})
	}
	after, ok := values.Apply(root, settings)
	if !ok {
		return nil
	}
	m, found := evaluate.Read(after, in.plan)
	if found.Failed() {
		return nil
	}
	for _, item := range taken {
		if !item.written(m.Of(item.Measure)) {
			return nil
		}
	}
	return m
}

// Advise gives every new figure of the measurements what was found about it.
func (in *Intake) Advise(m *evaluate.Measurements, found diag.List) {
	for _, item := range in.With(Add, Change) {
		v := m.Of(item.Measure)
		for _, d := range found {
			if d.Pos == v.Text.Span().Pos {
				item.Advice = append(item.Advice, d.Message)
			}
		}
		if item.Advice == nil && v.Figure != nil && !v.Figure.IsInt() && plan.IsCount(item.Measure.Unit.Value) {
			item.Advice = lang.Parts{lang.Say("un conteggio con decimali", "a count with decimals")}
		}
	}
}

// fields are what the file should say and does not say yet.
func (item *Item) fields() (fields []source.Field) {
	add := func(name, text, old string) {
		if text != "" && text != old {
			fields = append(fields, source.Field{Name: name, Text: text})
		}
	}
	if item.Old.Value == "" || !item.sameFigure() {
		add("value", item.New.Value, "")
	}
	add("missing", item.New.Missing, item.Old.Missing)
	add("source", item.New.Source, item.Old.Source)
	return fields
}

// written reports whether a file says about a measure what the sheet does.
func (item *Item) written(v *evaluate.Value) bool {
	if v == nil {
		return false
	}
	now := Said{v.Text.Value, v.Missing.Value, v.Source.Value}
	return sameFigure(item.Measure, now, item.New) && (item.New.Source == "" || item.New.Source == now.Source)
}
