// Package schema is JSON Schemas, draft 2020-12, for the editors and programs
// that read and write piao's files.
package schema

import (
	"bytes"
	"encoding/json"
	"io"
)

// Draft is the dialect of every schema.
const Draft = "https://json-schema.org/draft/2020-12/schema"

// Schema is a schema, or a part of one. Its keywords are written in the order of the
// fields. ErrorMessage is not a keyword of the draft: YAML language servers show it
// instead of their own message, and others ignore it.
type Schema struct {
	Draft       string `json:"$schema,omitempty"`
	ID          string `json:"$id,omitempty"`
	Title       string `json:"title,omitempty"`
	Description string `json:"description,omitempty"`

	Type         Types    `json:"type,omitempty"`
	Const        any      `json:"const,omitempty"`
	Enum         []string `json:"enum,omitempty"`
	Minimum      *int64   `json:"minimum,omitempty"`
	Maximum      *int64   `json:"maximum,omitempty"`
	MaxLength    int      `json:"maxLength,omitempty"`
	Pattern      string   `json:"pattern,omitempty"`
	ErrorMessage string   `json:"errorMessage,omitempty"`

	Required          []string   `json:"required,omitempty"`
	Properties        Properties `json:"properties,omitempty"`
	PatternProperties Properties `json:"patternProperties,omitempty"`
	PropertyNames     *Schema    `json:"propertyNames,omitempty"`
	Additional        any        `json:"additionalProperties,omitempty"` // false, or a *Schema
	MinProperties     int        `json:"minProperties,omitempty"`

	Items    *Schema `json:"items,omitempty"`
	MinItems int     `json:"minItems,omitempty"`
	Unique   bool    `json:"uniqueItems,omitempty"`

	AnyOf []*Schema `json:"anyOf,omitempty"`
	OneOf []*Schema `json:"oneOf,omitempty"`
	AllOf []*Schema `json:"allOf,omitempty"`
	If    *Schema   `json:"if,omitempty"`
	Then  *Schema   `json:"then,omitempty"`
	Else  *Schema   `json:"else,omitempty"`
}

// Types are the JSON types that a value may have.
type Types []string

// MarshalJSON writes a single type as a word.
func (t Types) MarshalJSON() ([]byte, error) {
	if len(t) == 1 {
		return json.Marshal(t[0])
	}
	return json.Marshal([]string(t))
}

// Properties are named schemas, in the order in which they are written.
type Properties []Property

// Property is a schema and its name.
type Property struct {
	Name   string
	Schema *Schema
}

// MarshalJSON writes an object with its keys in order.
func (p Properties) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	separator := "{"
	for _, property := range p {
		b.WriteString(separator)
		if err := encode(&b, property.Name, ""); err != nil {
			return nil, err
		}
		b.WriteByte(':')
		if err := encode(&b, property.Schema, ""); err != nil {
			return nil, err
		}
		separator = ","
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// Write writes a whole schema, one keyword a line.
func Write(w io.Writer, s *Schema) error { return encode(w, s, "  ") }

func encode(w io.Writer, v any, indent string) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	return e.Encode(v)
}
