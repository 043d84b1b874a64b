package report

import (
	"piao/cmd/internal/document"
	"piao/evaluate"
	"piao/evaluate/ahead"
)

// explanationData is one row for each figure that explained indicators rest on:
// where it stands, and the one that would be needed where the target is not met.
func explanationData(r *evaluate.Result, indicators []*evaluate.Indicator) *document.Table {
	t := &document.Table{}
	for _, name := range []string{"indicator", "measure", "name", "unit", "year", "value", "missing", "at", "source", "answer", "needed", "change"} {
		t.Columns = append(t.Columns, document.Column{Name: name})
	}
	for _, i := range indicators {
		needed := ahead.NeededFor(r, i)
		for _, in := range i.Inputs {
			m := in.Measure
			cells := []document.Cell{raw(i.Code.Value), raw(m.Code.Value), raw(m.Name.Value), raw(m.Unit.Value), document.Whole(in.Year),
				rawValue(m.Kind(), in.Value), raw(in.Missing), raw(placeOf(in)), raw(sourceOf(in))}
			t.Rows = append(t.Rows, document.Row{Cells: append(cells, neededCells(in, needed)...)})
		}
	}
	return t
}

func sourceOf(in evaluate.Input) string {
	if in.From != nil && in.From.Source.Value != "" {
		return in.From.Source.Value
	}
	return in.Of.Source.Value
}

// neededCells are the answer, the figure and the change that a figure needs.
func neededCells(in evaluate.Input, needed []ahead.Needed) []document.Cell {
	for _, n := range needed {
		switch {
		case n.Input.Origin() != in.Origin():
		case n.Answer == ahead.Found:
			return []document.Cell{raw(n.Answer.Code()), rawValue(in.Of.Kind(), n.Figure), number(n.Change())}
		default:
			return []document.Cell{raw(n.Answer.Code()), raw(""), raw("")}
		}
	}
	return []document.Cell{raw(""), raw(""), raw("")}
}
