package schema

import (
	"math"
	"regexp"
	"strings"

	"piao/plan/lang"
	"piao/plan/source"
)

// Writer makes schemas from shapes, in one language. Lists holds the words of
// scalars that name a list.
type Writer struct {
	Lang  lang.Lang
	Lists map[string][]string
}

// Of is the schema of values that have a shape.
func (w Writer) Of(s source.Shape) *Schema {
	switch s := s.(type) {
	case source.Scalar:
		return w.scalar(s)
	case source.Map:
		return w.mapOf(s)
	case source.ByCode:
		return &Schema{Type: Types{"object"}, PropertyNames: code(s.Not), Additional: w.Of(s.Of), MinProperties: s.AtLeast}
	case source.ByYear:
		keys := `^[1-9][0-9]{3}$`
		if s.Days {
			keys = `^[1-9][0-9]{3}(-[0-9]{2}-[0-9]{2})?$`
		}
		years := Properties{{keys, w.Of(s.Of)}}
		return &Schema{Type: Types{"object"}, PatternProperties: years, Additional: false}
	case source.List:
		return &Schema{Type: Types{"array"}, Items: w.Of(s.Of), MinItems: s.AtLeast, Unique: s.Distinct}
	case source.Either:
		return w.either(s)
	}
	panic("a shape that schema does not know")
}

// either makes one schema of a scalar or a map from years, so that editors say
// plainly what is wrong. Anything else becomes a choice of schemas.
func (w Writer) either(shapes source.Either) *Schema {
	if scalar, ok := shapes[0].(source.Scalar); ok && len(shapes) == 2 {
		if years, ok := shapes[1].(source.ByYear); ok {
			x, y := w.scalar(scalar), w.Of(years)
			x.Type = append(x.Type, y.Type...)
			x.PatternProperties, x.Additional = y.PatternProperties, y.Additional
			return x
		}
	}
	x := new(Schema)
	for _, one := range shapes {
		x.AnyOf = append(x.AnyOf, w.Of(one))
	}
	return x
}

// code is the schema of a map's key: not too long, without control characters and
// without the characters in not.
func code(not string) *Schema {
	return &Schema{MaxLength: source.MaxCode, Pattern: `^[^` + regexp.QuoteMeta(not) + `\x00-\x1F\x7F]+$`}
}

func (w Writer) scalar(s source.Scalar) *Schema {
	words := s.Words
	if s.List != "" {
		words = w.Lists[s.List]
	}
	x := &Schema{Enum: words, Pattern: s.Pattern, ErrorMessage: w.wanted(s, words)}
	if s.Like != "" {
		x.Description = w.kind(s)
	}
	if s.Any {
		return anyScalar(x)
	}
	x.Type = Types{"string"}
	if s.Boolean {
		x.Type = Types{"boolean", "string"}
	}
	if s.Boolean && words != nil {
		x.Enum, x.Pattern = nil, "^("+strings.Join(words, "|")+")$"
	}
	if s.Number != nil {
		x.Type = append(x.Type, numberType(s.Number))
		x.Minimum, x.Maximum = bound(s.Number.Low), bound(s.Number.High)
	}
	return x
}

// anyScalar allows everything except maps, lists and null. It does not list types,
// because editors offer true and false where a boolean is allowed.
func anyScalar(x *Schema) *Schema {
	x.If = &Schema{Type: Types{"object", "array", "null"}}
	x.Then = &Schema{Type: Types{"string"}, ErrorMessage: x.ErrorMessage}
	return x
}

func numberType(r *source.Range) string {
	if r.Whole {
		return "integer"
	}
	return "number"
}

func bound(n int64) *int64 {
	if n == math.MinInt64 || n == math.MaxInt64 {
		return nil
	}
	return &n
}

// wanted is what an editor says about a wrong value.
func (w Writer) wanted(s source.Scalar, words []string) string {
	if words != nil {
		return lang.Say("qui ci vuole %s", "wanted here: %s", lang.AnyOf(words)).In(w.Lang)
	}
	return lang.Say("qui ci vuole %s", "wanted here: %s", w.kind(s)).In(w.Lang)
}

// kind says what a scalar is, with its example.
func (w Writer) kind(s source.Scalar) string {
	if s.Like == "" {
		return s.Name.In(w.Lang)
	}
	return lang.Say("%s, come %s", "%s, such as %s", s.Name, s.Like).In(w.Lang)
}

func (w Writer) mapOf(m source.Map) *Schema {
	x := &Schema{Type: Types{"object"}, Additional: false}
	for _, k := range m.Keys {
		if k.Required {
			x.Required = append(x.Required, k.Name)
		}
		value := w.Of(k.Shape)
		value.Description = w.describe(k, value)
		x.Properties = append(x.Properties, Property{k.Name, value})
	}
	x.OneOf, x.AnyOf = presence(m.OneOf), presence(m.AnyOf)
	for _, need := range m.Needs {
		x.AllOf = append(x.AllOf, &Schema{If: &Schema{Required: need[:1]}, Then: &Schema{Required: need[1:]}})
	}
	if u := m.Unless; u != nil {
		x.If, x.Else = at(u.Path, &Schema{Const: u.Is}), &Schema{Required: u.Required}
	}
	if e := m.Each; e != nil {
		each := &Schema{Additional: &Schema{OneOf: presence(e.OneOf)}}
		x.If, x.Then = &Schema{Required: []string{e.Where}}, &Schema{Properties: Properties{{e.Of, each}}}
	}
	return x
}

// presence is a schema for each of some keys, which must be present.
func presence(keys []string) (all []*Schema) {
	for _, name := range keys {
		all = append(all, &Schema{Required: []string{name}})
	}
	return all
}

// at is a condition: there is a value at a path, and it matches a schema.
func at(path []string, s *Schema) *Schema {
	if len(path) == 0 {
		return s
	}
	return &Schema{Required: path[:1], Properties: Properties{{path[0], at(path[1:], s)}}}
}

// describe says what a key means, what its value may be, and what its default is.
func (w Writer) describe(k source.MapKey, value *Schema) string {
	text := k.Doc.In(w.Lang)
	if value.Description != "" {
		text += " (" + value.Description + ")"
	}
	if !k.Default.IsZero() {
		text += lang.Say("; se manca: %s", "; if absent: %s", k.Default).In(w.Lang)
	}
	return text
}
