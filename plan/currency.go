package plan

import (
	"regexp"
	"strings"

	"piao/plan/lang"
	"piao/plan/source"
)

// euro is the currency of a plan that names none.
const euro = "EUR"

var currencyShape = source.Scalar{Name: lang.Both("tre lettere maiuscole", "three capital letters"), Like: "BRL",
	Pattern: `^\s*[A-Z]{3}\s*$`}

var threeLetters = regexp.MustCompile(`^[A-Z]{3}$`)

// signs are what people write for some currencies.
var signs = map[string]string{"€": euro, "EURO": euro, "$": "USD", "£": "GBP", "R$": "BRL"}

func readCurrency(r *source.Reader, n source.Node) source.Text {
	t := r.Line(n)
	if t.Value == "" || threeLetters.MatchString(t.Value) {
		return t
	}
	p := source.Problem{Message: lang.Say("una valuta si scrive con le tre lettere della sua sigla, qui c'è «%s»",
		"a currency is written by the three letters of its code, but here is “%s”", t.Value)}
	right := strings.ToUpper(t.Value)
	if code, ok := signs[right]; ok {
		right = code
	}
	p = p.Remedied([]source.Spelling{{Text: right}}, threeLetters.MatchString)
	r.RefuseProblem(t, p)
	t.Value = ""
	return t
}

// CurrencyCode is the currency of the plan's amounts.
func (p *Plan) CurrencyCode() string {
	if p.Currency.Value == "" {
		return euro
	}
	return p.Currency.Value
}

// CurrencySign is what stands beside the plan's amounts.
func (p *Plan) CurrencySign() string {
	if code := p.CurrencyCode(); code != euro {
		return code
	}
	return "€"
}

// priced gives the amounts among facts the plan's currency.
func (p *Plan) priced(facts func() []source.Fact) func() []source.Fact {
	return func() []source.Fact {
		all := facts()
		for k, f := range all {
			if m, ok := f.Value.(source.Money); ok {
				m.Sign = p.CurrencySign()
				all[k].Value = m
			}
		}
		return all
	}
}
