package document

import (
	"bytes"
	"encoding/json"
	"io"
)

// tableFormat names the format of a document that has no JSON of its own.
const tableFormat = "piao-table/1"

// writeJSON writes the document's own JSON, or else the rows of its data.
func writeJSON(w io.Writer, d *Document, _ Output) error {
	if d.JSON != nil {
		return MarshalTo(w, d.JSON())
	}
	t := d.Data()
	doc := struct {
		Format string   `json:"format"`
		Name   string   `json:"name"`
		Rows   []record `json:"rows"`
	}{tableFormat, d.Name, make([]record, len(t.Rows))}
	for k, row := range t.Rows {
		doc.Rows[k] = record{t.Columns, row}
	}
	return MarshalTo(w, doc)
}

// MarshalTo writes a value as JSON for people to read, too: indented, and with
// `<` as it is.
func MarshalTo(w io.Writer, value any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(value)
}

// record is a row of data as a JSON object: its keys are the names of the
// columns, in their order.
type record struct {
	columns []Column
	row     Row
}

// MarshalJSON writes one key a column, whatever the row lacks.
func (r record) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	b.WriteByte('{')
	for k, c := range r.columns {
		if k > 0 {
			b.WriteByte(',')
		}
		if err := enc.Encode(c.Name); err != nil {
			return nil, err
		}
		b.WriteByte(':')
		if err := enc.Encode(cellAt(r.row, k).value()); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// value is the cell as JSON has it. What is empty in CSV is null.
func (c Cell) value() any {
	switch {
	case c.Number != nil:
		return json.Number(Exact(c.Number, ExactDigits))
	case c.Raw == "":
		return nil
	case c.Bool:
		return c.Raw == "true"
	}
	return c.Raw
}
