package contents

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"

	"piao/cmd/internal/findings"
	"piao/cmd/internal/report/data"
	"piao/evaluate"
	"piao/plan"
	"piao/plan/diag"
	"piao/plan/diff"
	"piao/plan/formula/compare"
	"piao/plan/lang"
	"piao/plan/schema"
	"piao/plan/source"
)

// EvaluationSchema is the JSON Schema of the evaluation as JSON. All keys are always
// present. Keys may be added, so none is forbidden.
func EvaluationSchema(l lang.Lang) *schema.Schema {
	return documentSchema(reflect.TypeFor[data.Evaluation](), data.EvaluationFormat, l)
}

// DiffSchema is the JSON Schema of a comparison as JSON, with the same promise.
func DiffSchema(l lang.Lang) *schema.Schema {
	return documentSchema(reflect.TypeFor[jsonChanges](), DiffFormat, l)
}

// FindingsSchema is the JSON Schema of check as JSON.
func FindingsSchema(l lang.Lang) *schema.Schema {
	return documentSchema(reflect.TypeFor[findings.JSON](), findings.JSONFormat, l)
}

// documentSchema is the schema of a document that begins with its format.
func documentSchema(t reflect.Type, format string, l lang.Lang) *schema.Schema {
	s := typeSchema(t, l)
	named := s.Properties[0].Schema
	s.Properties[0].Schema = &schema.Schema{Const: format, Description: named.Description}
	return s
}

// typeSchema is the schema of the JSON that a Go type becomes.
func typeSchema(t reflect.Type, l lang.Lang) *schema.Schema {
	switch t {
	case reflect.TypeFor[json.Number]():
		return &schema.Schema{Type: schema.Types{"number"}}
	case reflect.TypeFor[data.Value]():
		return &schema.Schema{Type: schema.Types{"number", "boolean", "string", "null"}}
	case reflect.TypeFor[data.Goal]():
		return &schema.Schema{AnyOf: []*schema.Schema{
			typeSchema(reflect.TypeFor[data.Target](), l),
			typeSchema(reflect.TypeFor[data.Range](), l),
			{Type: schema.Types{"null"}},
		}}
	}
	if words := wordsOf(t); words != nil {
		return &schema.Schema{Type: schema.Types{"string"}, Enum: words}
	}
	return kindSchema(t, l)
}

// wordsOf lists all values of a text that is one of a few words.
func wordsOf(t reflect.Type) []string {
	switch t {
	case reflect.TypeFor[data.State]():
		return source.Codes(evaluate.States)
	case reflect.TypeFor[data.Weighing]():
		return []string{"percent", plan.InPoints}
	case reflect.TypeFor[data.Status]():
		return source.Codes(evaluate.Statuses[:])
	case reflect.TypeFor[findings.JSONSeverity]():
		return []string{diag.Error.String(), diag.Warning.String(), diag.Info.String()}
	case reflect.TypeFor[diff.Kind]():
		return texts(diff.Kinds)
	case reflect.TypeFor[jsonElementKind]():
		return elementCodes()
	case reflect.TypeFor[diff.Effect]():
		return texts(diff.Effects)
	case reflect.TypeFor[jsonWordKind]():
		return texts([]diff.Kind{diff.Kept, diff.Removed, diff.Added})
	case reflect.TypeFor[compare.Role]():
		return texts(compare.Roles)
	}
	return nil
}

func texts[T ~string](words []T) []string {
	var all []string
	for _, w := range words {
		all = append(all, string(w))
	}
	return all
}

func kindSchema(t reflect.Type, l lang.Lang) *schema.Schema {
	switch t.Kind() {
	case reflect.Pointer:
		return orNothing(typeSchema(t.Elem(), l))
	case reflect.Slice:
		return &schema.Schema{Type: schema.Types{"array"}, Items: typeSchema(t.Elem(), l)}
	case reflect.Struct:
		s := &schema.Schema{Type: schema.Types{"object"}}
		addFields(s, t, l)
		return s
	case reflect.Bool:
		return &schema.Schema{Type: schema.Types{"boolean"}}
	case reflect.Int, reflect.Int32:
		return &schema.Schema{Type: schema.Types{"integer"}}
	case reflect.String:
		return &schema.Schema{Type: schema.Types{"string"}}
	}
	panic("a type that the schemas do not know: " + t.String())
}

// orNothing also allows null.
func orNothing(s *schema.Schema) *schema.Schema {
	if s.Enum != nil {
		return &schema.Schema{AnyOf: []*schema.Schema{s, {Type: schema.Types{"null"}}}}
	}
	s.Type = append(slices.Clip(s.Type), "null")
	return s
}

// addFields adds the fields of a struct; those of embedded structs count as its own.
func addFields(s *schema.Schema, t reflect.Type, l lang.Lang) {
	for f := range t.Fields() {
		if f.Anonymous {
			addFields(s, f.Type, l)
			continue
		}
		name := f.Tag.Get("json")
		field := typeSchema(f.Type, l)
		field.Description = lang.Text{IT: f.Tag.Get("it"), EN: f.Tag.Get("en")}.In(l)
		name, _, _ = strings.Cut(name, ",")
		if f.Tag.Get("optional") == "" { // an earlier piao wrote it, too
			s.Required = append(s.Required, name)
		}
		s.Properties = append(s.Properties, schema.Property{Name: name, Schema: field})
	}
}

func elementCodes() []string {
	var codes []string
	for _, k := range plan.ElementKinds {
		codes = append(codes, k.Code)
	}
	return codes
}
