package sheet

import (
	"piao/evaluate"
	"piao/plan/source"
)

// Write is the text of the measurements with the additions and changes, and
// everything else as it was. ok is false if the file is written in a way that does
// not allow that. The new text is read again: it must say what was decided and have
// no errors.
func (in *Intake) Write(root source.Node) ([]byte, bool) {
	var settings []source.Setting
	taken := in.With(Add, Change)
	for _, item := range taken {
		settings = append(settings, source.Setting{Key: item.Code, Fields: item.fields()})
	}
	after, ok := values.Apply(root, settings)
	if !ok {
		return nil, false
	}
	m, found := evaluate.Read(after, in.plan)
	if found.Failed() {
		return nil, false
	}
	for _, item := range taken {
		if !item.written(m.Of(item.Measure)) {
			return nil, false
		}
	}
	return m.File.Bytes, true
}

// fields are what the file should say and does not say yet.
func (item *Item) fields() (fields []source.Field) {
	if item.New.Value != "" && (item.Old.Value == "" || !item.sameFigure()) {
		fields = append(fields, source.Field{Name: "value", Text: item.New.Value})
	}
	if item.New.Missing != "" && item.New.Missing != item.Old.Missing {
		fields = append(fields, source.Field{Name: "missing", Text: item.New.Missing})
	}
	if item.New.Source != "" && item.New.Source != item.Old.Source {
		fields = append(fields, source.Field{Name: "source", Text: item.New.Source})
	}
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
