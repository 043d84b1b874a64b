package formula

import (
	"math/big"
	"slices"
	"strings"

	"piao/plan/lang"
)

// Function is a function that formulas may call: its signature, meaning and code.
type Function struct {
	Name     string
	Usage    string // a call, with names for the arguments
	Min, Max int    // the number of arguments; Max 0 means any number
	Doc      lang.Text
	Also     []string // its names in spreadsheets, in upper case
	digits   bool     // the last argument is a literal number of decimals
	// apply computes a new number and changes none of its arguments. It is nil for
	// cumulative, which becomes a part of its Measure instead.
	apply func(args []*big.Rat, digits int) *big.Rat
}

const (
	cumulative = "cumulative"
	maxDigits  = 20 // of round
)

// Functions lists every function, in the order of the manual.
var Functions = []Function{
	{Name: "min", Usage: "min(a, b, …)", Min: 1, apply: smallest, Also: []string{"MINIMO"},
		Doc: lang.Text{IT: "il più piccolo dei valori", EN: "the smallest of the values"}},
	{Name: "max", Usage: "max(a, b, …)", Min: 1, apply: largest, Also: []string{"MASSIMO"},
		Doc: lang.Text{IT: "il più grande dei valori", EN: "the largest of the values"}},
	{Name: "sum", Usage: "sum(a, b, …)", Min: 1, apply: total, Also: []string{"SOMMA"},
		Doc: lang.Text{IT: "la somma dei valori", EN: "the sum of the values"}},
	{Name: "avg", Usage: "avg(a, b, …)", Min: 1, apply: mean, Also: []string{"MEDIA", "AVERAGE", "MEAN"},
		Doc: lang.Text{IT: "la media dei valori", EN: "the mean of the values"}},
	{Name: "abs", Usage: "abs(x)", Min: 1, Max: 1, apply: magnitude, Also: []string{"ASS"},
		Doc: lang.Text{IT: "il valore senza segno", EN: "the value without its sign"}},
	{Name: "round", Usage: "round(x, 2)", Min: 2, Max: 2, digits: true, apply: rounded, Also: []string{"ARROTONDA"},
		Doc: lang.Text{IT: "il valore a tanti decimali, da 0 a 20; le metà si allontanano da zero",
			EN: "the value to so many decimals, from 0 to 20; halves go away from zero"}},
	{Name: cumulative, Usage: "cumulative(X)", Min: 1, Max: 1, Also: []string{"CUMULATA", "CUMULATO"},
		Doc: lang.Text{IT: "la somma di una misura dal primo anno del piano all'anno valutato",
			EN: "the sum of a measure from the plan's first year to the year evaluated"}},
}

// function is the function with a name; nil if there is none.
func function(name string) *Function {
	for i := range Functions {
		if Functions[i].Name == name {
			return &Functions[i]
		}
	}
	return nil
}

// meant is the function that a spreadsheet calls so, or that is spelt so in another
// case; nil if there is none.
func meant(name string) *Function {
	upper := strings.ToUpper(name)
	for i, f := range Functions {
		if upper == strings.ToUpper(f.Name) || slices.Contains(f.Also, upper) {
			return &Functions[i]
		}
	}
	return nil
}

func functionNames() []string {
	names := make([]string, len(Functions))
	for i, f := range Functions {
		names[i] = f.Name
	}
	return names
}

func smallest(args []*big.Rat, _ int) *big.Rat {
	return new(big.Rat).Set(slices.MinFunc(args, (*big.Rat).Cmp))
}

func largest(args []*big.Rat, _ int) *big.Rat {
	return new(big.Rat).Set(slices.MaxFunc(args, (*big.Rat).Cmp))
}

func total(args []*big.Rat, _ int) *big.Rat {
	return new(big.Rat).Set(fold((*big.Rat).Add, args))
}

func mean(args []*big.Rat, _ int) *big.Rat {
	sum := total(args, 0)
	return sum.Quo(sum, new(big.Rat).SetInt64(int64(len(args))))
}

func magnitude(args []*big.Rat, _ int) *big.Rat { return new(big.Rat).Abs(args[0]) }

// rounded relies on FloatString, which rounds the exact value once, half away from
// zero.
func rounded(args []*big.Rat, digits int) *big.Rat {
	r, _ := new(big.Rat).SetString(args[0].FloatString(digits))
	return r
}
