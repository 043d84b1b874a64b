package report

import (
	"piao/evaluate"
	"piao/plan"
	"piao/plan/lang"
	"piao/plan/source"
)

// said is what a key says, in people's words.
func said(key source.Term, v source.Value) lang.Spoken {
	switch v := v.(type) {
	case source.Word:
		return wordSaid(key, v)
	case source.Share:
		return lang.Say("%s %%", "%s %%", lang.Number(v.Fraction.Shift(2).String()))
	case source.Money:
		return lang.Say("%s €", "€%s", lang.Number(v.Euro.StringFixed(max(2, -v.Euro.Exponent()))))
	case plan.Condition:
		return v
	case plan.Figure:
		return lang.Number(v.String())
	case plan.Ladder:
		var steps lang.Parts
		for _, s := range v {
			steps = append(steps, stepSaid(s))
		}
		return steps
	case plan.Legend:
		var bands lang.Parts
		for _, b := range v {
			from := said(key, source.Share{Fraction: b.From.Decimal})
			bands = append(bands, lang.Say("%s da %s (%s)", "%s from %s (%s)", b.Label, from, b.ColourName()))
		}
		return bands
	}
	return lang.Same(v.String())
}

func wordSaid(key source.Term, w source.Word) lang.Spoken {
	if m := evaluate.MethodNamed(w.Code); key.Name == "method" && m != nil {
		return m.Label
	}
	if !w.Name.IsZero() {
		return w.Name
	}
	return lang.Same(w.Code)
}

func stepSaid(s *plan.Step) lang.Spoken {
	return lang.Say("%s vale %s", "%s is worth %s", s.When, said(source.Term{}, source.Share{Fraction: s.Score.Decimal}))
}

// spelt is a value as files write it; nothing where there is none.
func spelt(v source.Value) string {
	if v == nil {
		return ""
	}
	return v.String()
}
