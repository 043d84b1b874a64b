package plan

import (
	"slices"
	"strings"

	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
)

// Types are the types of indicator that every plan may name, by their codes (DPCM
// 18/9/2012 art. 5). `dfp` is for the common indicators of the Dipartimento della
// Funzione Pubblica.
var Types = []source.Word{
	{Code: "efficacia", Name: lang.Both("efficacia", "effectiveness")},
	{Code: "efficienza", Name: lang.Both("efficienza", "efficiency")},
	{Code: "volume", Name: lang.Both("volume", "volume")},
	{Code: "qualità", Name: lang.Both("qualità", "quality")},
	{Code: "salute economica", Name: lang.Both("salute economica", "economic health")},
	{Code: "dfp", Name: lang.Both("indicatori DFP", "DFP indicators")},
}

// Type is a type of indicator of the plan's own.
type Type struct {
	Code, Name source.Text
	Indicators []*Indicator // in the order of the plan
}

func newType(code source.Text) *Type { return &Type{Code: code} }

var typeKeys = source.Keys[Type]{
	{Name: "name", Required: true, Doc: lang.Both("il nome della tipologia", "the type's name"),
		Label: nameLabel,
		Read:  source.LineAt(func(t *Type) *source.Text { return &t.Name })},
}

// TypeSpellings is how plans write the types that every plan may name.
func TypeSpellings() []lang.Text {
	all := make([]lang.Text, len(Types))
	for k, w := range Types {
		all[k] = w.Name
		if w.Code == "dfp" {
			all[k] = lang.Same(w.Code)
		}
	}
	return all
}

// typeWords are the types that every plan may name, as some languages spell them.
func typeWords(languages ...lang.Lang) []string {
	var words []string
	for _, t := range TypeSpellings() {
		for _, l := range languages {
			if word := t.In(l); !slices.Contains(words, word) {
				words = append(words, word)
			}
		}
	}
	return words
}

// typeShape offers the types that every plan may name, and takes those of its own.
var typeShape = source.Either{source.ChoiceShape(typeWords(lang.IT, lang.EN)), source.CodeShape}

// ofAll is the type that every plan may name, in either language.
func ofAll(s string) (source.Word, bool) {
	k := slices.IndexFunc(TypeSpellings(), func(t lang.Text) bool { return s == t.IT || s == t.EN })
	if k < 0 {
		return source.Word{}, false
	}
	return Types[k], true
}

// ofEvery reports whether every plan has a type, however it is spelt.
func ofEvery(s string) bool {
	_, ok := ofAll(strings.ToLower(s))
	return ok
}

func readType(r *source.Reader, n source.Node) source.Text {
	t := r.Line(n)
	t.Value = source.Canonical(t.Value)
	return t
}

// kind is what the indicator says of its type.
func (i *Indicator) kind() source.Content {
	if i.OwnType != nil {
		return Ref{TypeElement, i.OwnType.Code.Value}
	}
	if word, ok := ofAll(i.Type.Value); ok {
		return word
	}
	return nil
}

// TypeCode is the code of the indicator's type, in whichever language the plan writes
// it; empty if it has none.
func (i *Indicator) TypeCode() string {
	if kind := i.kind(); kind != nil {
		return kind.String()
	}
	return ""
}

// linkTypes finds the types of indicators, and reports types of the plan's own that
// every plan has.
func (p *Plan) linkTypes(r *source.Reader) {
	for _, t := range p.OwnTypes {
		if ofEvery(t.Code.Value) {
			r.Refuse(t.Code, lang.Say("«%s» è già una tipologia di ogni piano",
				"“%s” is a type of every plan already", t.Code.Value),
				lang.Say("toglierla da «types», o darle un altro codice",
					"remove it from “types”, or give it another code"))
		}
	}
	for _, i := range p.Indicators() {
		if i.OwnType = found[Type](p, TypeElement, i.Type.Value); i.OwnType != nil {
			i.OwnType.Indicators = append(i.OwnType.Indicators, i)
		} else if _, ok := ofAll(i.Type.Value); !ok && i.Type.Value != "" {
			r.Report(p.unknownType(i.Type))
			i.Type.Value = ""
		}
	}
}

// unknownType says which types a text may mean: in the plan's language, or else in the
// other one.
func (p *Plan) unknownType(t source.Text) diag.Diagnostic {
	own := slices.DeleteFunc(p.Codes(TypeElement), ofEvery)
	words := append(typeWords(p.Language), own...)
	other := typeWords(lang.IT + lang.EN - p.Language)
	if len(diag.Near(t.Value, words)) == 0 && len(diag.Near(t.Value, other)) > 0 {
		words = other
	}
	d := source.NoneOf("type", t, words)
	d.Hints = append(d.Hints, lang.Say("una tipologia vostra si dichiara in «types»: %s: {name: …}",
		"a type of your own is declared in “types”: %s: {name: …}", source.Spell(t.Value)))
	return d
}
