package plan

import (
	"math/big"
	"regexp"
	"slices"
	"strings"

	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
	"piao/plan/yearly"
)

// Office is an office that answers for indicators, alone or with others.
type Office struct {
	Code, Name source.Text
	Indicators []*Indicator // in the order of the plan
}

func newOffice(code source.Text) *Office { return &Office{Code: code} }

var officeKeys = source.Keys[Office]{
	{Name: "name", Required: true, Doc: lang.Both("il nome dell'ufficio", "the office's name"),
		Label: nameLabel,
		Read:  source.LineAt(func(o *Office) *source.Text { return &o.Name })},
}

// Answering is who answers for something, as the file writes it: nobody if there are
// no parts.
type Answering struct {
	Parts Parts
	Given bool // the key is written, even if it was refused
	ByMap bool // each part has a share of its own

	Doubtful bool // a part was left out, so their sum proves nothing
}

// Parts are offices, each with the part that it answers for.
type Parts []Part

// Part is the part of an office. Share is a fraction; nil if it was refused.
type Part struct {
	Code   source.Text
	Weight Weight // as a map writes it
	Share  *big.Rat
	Office *Office // nil if the plan has none with this code
}

var officeDoc = lang.Both("chi ne risponde: un ufficio, più uffici in parti uguali, o ciascuno con la sua parte",
	"who answers for it: an office, several in equal parts, or each with its part")

var officeShape = source.Either{source.CodeShape,
	source.List{Of: source.CodeShape, AtLeast: 2, Distinct: true}, source.ByCode{Of: partShape, AtLeast: 1}}

// partShape is the part of an office, in per cent however the plan weighs.
var partShape = source.Scalar{Name: lang.Both("una percentuale con il suo segno, sopra 0 e fino a 100 %",
	"a percentage with its sign, above 0 and up to 100 %"), Like: "60 %",
	Pattern: `^\s*0*(100(\.0+)?|[1-9][0-9]?(\.[0-9]+)?|0\.0*[1-9][0-9]*)\s*%\s*$`}

// officeAt reads who answers for something.
func officeAt[T any](field func(*T) *Answering) source.Reading[T] {
	return source.FieldAs(officeShape, readAnswering, field).
		Saying(func(of *T) source.Content { return field(of).Parts.Content() })
}

func readAnswering(r *source.Reader, n source.Node) Answering {
	a := Answering{Given: true, ByMap: n.IsMap()}
	with := func(code source.Text, value source.Node) {
		r.CheckCode(code)
		part := Part{Code: code, Weight: Weight{Varying: yearly.Varying{All: readShare(r, r.Line(value)), Given: true}}}
		if part.Weight.All.OK {
			part.Share = part.Weight.All.Rat()
		}
		a.Parts = append(a.Parts, part)
	}
	switch {
	case n.IsMap():
		r.Each(n, with)
		a.Doubtful = len(a.Parts) < n.Len()
	case n.IsList():
		r.Items(n, func(item source.Node) {
			if item.IsMap() {
				a.ByMap = true
				r.Each(item, with)
				return
			}
			a.Parts.add(r, r.Code(item))
		})
	default:
		a.Parts = Parts{{Code: r.Code(n), Share: big.NewRat(1, 1)}}
	}
	a.settle(r, n)
	return a
}

// settle gives the offices of a list equal parts, and reports lists that are none.
func (a *Answering) settle(r *source.Reader, n source.Node) {
	bad := func(message lang.Message, hints ...lang.Message) {
		r.Report(diag.Diagnostic{Rule: source.RuleBadValue, Span: n.Span(), Message: message, Hints: hints})
	}
	switch {
	case n.IsList() && a.ByMap:
		bad(lang.Say("le parti degli uffici stanno in un elenco", "the parts of the offices stand in a list"),
			lang.Say("scriverle tra graffe: {uno: 60 %%, altro: 40 %%}", "write them in braces: {one: 60 %%, other: 40 %%}"))
	case n.IsList() && n.Len() < 2, n.IsMap() && n.Len() == 0:
		bad(lang.Say("un elenco di uffici ne ha due o più", "a list of offices has two or more"),
			lang.Say("uno solo si scrive da sé: office: CODICE", "a single one is written by itself: office: CODE"))
	case n.IsList():
		for k := range a.Parts {
			a.Parts[k].Share = big.NewRat(1, int64(len(a.Parts)))
		}
	}
}

// add is one more office of a list, which has each once.
func (p *Parts) add(r *source.Reader, code source.Text) {
	same := func(other Part) bool { return other.Code.Value == code.Value }
	if k := slices.IndexFunc(*p, same); k >= 0 && code.Value != "" {
		r.Report(diag.Diagnostic{Rule: source.RuleBadValue, Span: code.Span(),
			Message: lang.Say("l'ufficio «%s» sta due volte nell'elenco",
				"the office “%s” stands twice in the list", code.Value),
			Hints: []lang.Message{lang.Say("parti diverse si scrivono tra graffe: {%s: 60 %%, …}",
				"different parts are written in braces: {%s: 60 %%, …}", code.Value)},
			Related: []diag.Related{source.HereToo((*p)[k].Code.Span())}})
		return
	}
	*p = append(*p, Part{Code: code})
}

// Content is what the parts say: the office if it is one, and nothing if a part was
// refused.
func (p Parts) Content() source.Content {
	refused := func(x Part) bool { return x.Share == nil || x.Code.Value == "" }
	switch {
	case len(p) == 0 || slices.ContainsFunc(p, refused):
		return nil
	case len(p) == 1:
		return p.Refs()[0]
	}
	return p
}

// Refs are the offices, without their parts.
func (p Parts) Refs() []Ref {
	refs := make([]Ref, len(p))
	for k, x := range p {
		refs[k] = Ref{OfficeElement, x.Code.Value}
	}
	return refs
}

// String is the offices as CSV has them: dcra 60 %, dcod 40 %; or the code of one alone.
func (p Parts) String() string {
	if len(p) == 1 {
		return p[0].Code.Value
	}
	var all []string
	for _, x := range p {
		share := new(big.Rat).Mul(x.Share, big.NewRat(100, 1)).FloatString(10)
		all = append(all, x.Code.Value+" "+strings.TrimRight(strings.TrimRight(share, "0"), ".")+" %")
	}
	return strings.Join(all, ", ")
}

// Recoded is the parts under other codes.
func (p Parts) Recoded(code func(string) string) Parts {
	all := slices.Clone(p)
	for k := range all {
		all[k].Code.Value = code(all[k].Code.Value)
	}
	return all
}

// Same reports whether the same offices have the same parts, in whatever order.
func (p Parts) Same(other Parts) bool {
	lacks := func(x Part) bool {
		same := func(y Part) bool { return x.Code.Value == y.Code.Value && x.Share.Cmp(y.Share) == 0 }
		return !slices.ContainsFunc(other, same)
	}
	return len(p) == len(other) && !slices.ContainsFunc(p, lacks)
}

// Of is the part of an office as a fraction; nil if it has none. What nobody answers for
// is wholly of the nil office.
func (p Parts) Of(o *Office) *big.Rat {
	if len(p) == 0 && o == nil {
		return big.NewRat(1, 1)
	}
	for _, x := range p {
		if x.Office == o {
			return x.Share
		}
	}
	return nil
}

// Answering is who answers for the indicator: its own offices, or else those of the
// nearest objective above it that has any.
func (i *Indicator) Answering() Parts {
	if from := i.AnsweringFrom(); from != nil {
		return from.Office.Parts
	}
	return i.Office.Parts
}

// AnsweringFrom is the objective whose offices answer for the indicator; nil if it has
// its own, or nobody answers.
func (i *Indicator) AnsweringFrom() *Objective {
	if i.Office.Given {
		return nil
	}
	o := i.Objective
	for o != nil && !o.Office.Given {
		o = o.Parent
	}
	return o
}

// linkOffices finds the offices that something names.
func (p *Plan) linkOffices(r *source.Reader, a *Answering) {
	for k := range a.Parts {
		t := a.Parts[k].Code
		a.Parts[k].Office = found[Office](p, OfficeElement, t.Value)
		if a.Parts[k].Office != nil || t.Value == "" {
			continue
		}
		d := p.unknownCode(t.Span(), OfficeElement, t.Value, t.Meant)
		if joint := p.joint(t.Value); joint != "" && !a.ByMap && len(a.Parts) == 1 {
			d.Lookup = nil
			source.Instead(&d, t, joint)
		}
		r.Report(d)
	}
}

// People write several offices in one text: dcra, dcod; or dcra 60 % e dcod 40 %.
var (
	jointly  = regexp.MustCompile(`\s*(?:[,;/+&]|\be\b|\band\b)\s*`)
	withPart = regexp.MustCompile(`^(.+?):?\s+(\d+(?:\.\d+)?)\s*%$`)
)

// joint is how to write several offices that stand in one text; empty if it holds none.
func (p *Plan) joint(s string) string {
	var parts []string
	shares := 0
	for _, one := range jointly.Split(s, 20) {
		share := ""
		if m := withPart.FindStringSubmatch(one); m != nil {
			one, share = m[1], ": "+m[2]+" %"
			shares++
		}
		named := p.Lookup(OfficeElement, one, nil).Named()
		if len(named) != 1 || source.NeedsQuotes(named[0], true) {
			return ""
		}
		parts = append(parts, named[0]+share)
	}
	switch {
	case len(parts) > 1 && shares == 0:
		return "[" + strings.Join(parts, ", ") + "]"
	case len(parts) > 1 && shares == len(parts):
		return "{" + strings.Join(parts, ", ") + "}"
	}
	return ""
}
