package document

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf16"
)

// tableFormat names the format of a document that has no JSON of its own.
const tableFormat = "piao-table/1"

// writeJSON writes the document's own JSON, or else the rows of its data.
func writeJSON(w io.Writer, d *Document, _ Output) error {
	if d.JSON != nil {
		return MarshalTo(w, d.JSON())
	}
	t := d.Data()
	rows := make([]Object, len(t.Rows))
	for k, row := range t.Rows {
		for i, c := range t.Columns {
			rows[k] = append(rows[k], Member{c.Name, cellAt(row, i).value()})
		}
	}
	return MarshalTo(w, Object{{"format", tableFormat}, {"name", d.Name}, {"rows", rows}})
}

// MarshalTo writes a value as JSON that people can read too: indented, with `<` as it is,
// and with escapes for what JSON allows raw but misleads readers. It relies on JSON
// having non-ASCII characters only in strings.
func MarshalTo(w io.Writer, value any) error {
	var raw, text bytes.Buffer
	enc := json.NewEncoder(&raw)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(value); err != nil {
		return err
	}
	text.Grow(raw.Len())
	for _, r := range raw.String() {
		if r < 0x7f || !Misleads(r) {
			text.WriteRune(r)
			continue
		}
		for _, unit := range utf16.AppendRune(nil, r) {
			fmt.Fprintf(&text, `\u%04x`, unit)
		}
	}
	_, err := text.WriteTo(w)
	return err
}

// Object is a JSON object whose members keep their order.
type Object []Member

// Member is one name of an object and its value.
type Member struct {
	Name  string
	Value any
}

// MarshalJSON writes the members in their order.
func (o Object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	b.WriteByte('{')
	for k, m := range o {
		if k > 0 {
			b.WriteByte(',')
		}
		if err := enc.Encode(m.Name); err != nil {
			return nil, err
		}
		b.WriteByte(':')
		if err := enc.Encode(m.Value); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// value is the cell in JSON. A cell that is empty in CSV is null.
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
