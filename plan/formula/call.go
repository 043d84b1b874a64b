package formula

import (
	"slices"
	"strings"

	"piao/plan/diag"
	"piao/plan/lang"
)

// call reads the arguments of a function whose name was just taken.
func (p *parser) call(name token) Expr {
	f := function(p.lexeme(name.Span))
	if f == nil {
		panic(p.noFunction(name))
	}
	args := p.arguments()
	whole := Span{name.Start, p.last.End}
	if n := len(args); n < f.Min || f.Max > 0 && n > f.Max {
		panic(wrongCount(whole, f, n))
	}
	switch {
	case f.apply == nil:
		return accumulated(whole, args[0])
	case f.digits:
		return &Call{whole, f, args[:1], decimals(args[1])}
	}
	return &Call{whole, f, args, 0}
}

func (p *parser) arguments() (args []Expr) {
	p.parenthesised(true, func() {
		if p.tok.kind != ')' {
			args = append(args, p.expression())
		}
		for len(args) > 0 && p.tok.kind == ',' {
			p.next()
			args = append(args, p.expression())
		}
	})
	return args
}

// accumulated is the measure that cumulative makes of its argument.
func accumulated(whole Span, arg Expr) *Measure {
	m, ok := arg.(*Measure)
	code := "X"
	if ok {
		code = (&Measure{Code: m.Code}).String()
	}
	if !ok || m.Back > 0 || m.Fixed > 0 || m.Cumulative {
		panic(fault(arg.Where(), lang.Say("cumulative vuole il codice di una misura, e niente altro",
			"cumulative takes the code of a measure, and nothing else"),
			write(cumulative+"("+code+")")))
	}
	return &Measure{Span: whole, Code: m.Code, CodeAt: m.CodeAt, Cumulative: true}
}

// decimals is the second argument of round.
func decimals(arg Expr) int {
	n, ok := arg.(*Number)
	if ok && !n.Percent && !strings.Contains(n.Text, ".") && n.Value.Num().IsInt64() {
		if digits := n.Value.Num().Int64(); digits <= maxDigits {
			return int(digits)
		}
	}
	panic(fault(arg.Where(), lang.Say("i decimali di round sono un numero intero da 0 a %d",
		"the decimals of round are a whole number from 0 to %d", maxDigits),
		write("round(x, 2)")))
}

func wrongCount(at Span, f *Function, given int) *Error {
	least := lang.Text{IT: "almeno ", EN: "at least "}
	if f.Max == f.Min {
		least = lang.Text{}
	}
	return fault(at, lang.Say("%s vuole %s%s, non %d",
		"%s takes %s%s, not %d", f.Name, least, arguments(f.Min), given), write(f.Usage))
}

func arguments(n int) lang.Message {
	if n == 1 {
		return lang.Say("un argomento", "one argument")
	}
	return lang.Say("%d argomenti", "%d arguments", n)
}

// noFunction is the error for a name before a parenthesis that names no function.
func (p *parser) noFunction(name token) *Error {
	if err := p.brokenCode(p.tok, true); err != nil {
		return err
	}
	code := p.lexeme(name.Span)
	if p.isKnown(code) {
		return fault(p.tok.Span, lang.Say("manca un operatore prima di «(»", "an operator is missing before “(”"),
			lang.Say("«%s» è una misura: %s * (…)", "“%s” is a measure: %s * (…)", shown(code), shown(code)))
	}
	err := fault(name.Span, lang.Say("non c'è una funzione «%s»", "there is no function “%s”", shown(code)))
	f := meant(code)
	if near := diag.Near(code, functionNames()); f == nil && len(near) > 0 {
		f = function(near[0])
	}
	switch {
	case slices.Contains(conditions, strings.ToUpper(code)):
		err.Hints = []lang.Message{lang.Say("le formule non hanno condizioni; se il divisore può essere zero, scriverlo "+
			"sotto l'indicatore: scoring: {zero_denominator: met}, missed o excluded",
			"formulas have no conditions; if the divisor can be zero, say so below the indicator: "+
				"scoring: {zero_denominator: met}, missed or excluded")}
	case f != nil:
		err.Hints, err.Instead = []lang.Message{write(f.Usage)}, []string{f.Name}
	default:
		err.Hints = []lang.Message{lang.Say("le funzioni sono %s", "the functions are %s", lang.Words(functionNames()))}
	}
	return err
}

// conditions are the names of spreadsheets' functions that choose between values.
var conditions = []string{"SE", "IF", "PIÙ.SE", "IFS", "SE.ERRORE", "IFERROR", "SE.NON.DISP.", "IFNA"}
