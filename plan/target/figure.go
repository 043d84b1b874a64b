package target

import (
	"strings"

	"github.com/shopspring/decimal"

	"piao/plan/lang"
	"piao/plan/source"
)

// ParseFigure reads a value as measurements and baselines write it: a number, a
// percentage, sì or no, a date. percent means that the per cent sign is required.
func ParseFigure(s string, kind Kind, percent bool) (decimal.Decimal, source.Problem) {
	may := source.Numbers
	switch {
	case kind == YesNoKind:
		return parseYesNo(s)
	case kind == DateKind:
		t, problem := source.ParseDate(s)
		return decimal.New(DaysOfDate(t), 0), problem
	case percent || source.PerCent.MatchString(s):
		may = source.Shares
	}
	return source.Parser(func(s string) (decimal.Decimal, source.Problem) { return figure(s, percent) }).Parse(s, may)
}

// figure reads a number or a share. Of a share without its sign it says what it would
// be worth.
func figure(s string, percent bool) (decimal.Decimal, source.Problem) {
	d, problem := source.ParseDecimal(s)
	if _, sign := source.CutPercent(s); sign {
		d, problem = source.ParsePercent(s)
	} else if percent && problem.IsZero() {
		problem.Message = lang.Say("l'unità è %%: «%s» senza segno varrebbe %s %%",
			"the unit is %%: “%s” without the sign would be %s %%", s, lang.Number(d.Shift(2).String()))
	}
	return d, source.Problem{Message: problem.Message}
}

func parseYesNo(s string) (decimal.Decimal, source.Problem) {
	value, ok := yesNoWords[strings.ToLower(source.Canonical(s))]
	if !ok {
		return decimal.Decimal{}, source.Problem{Message: lang.Say("«%s» non è sì o no", "“%s” is not yes or no", s),
			Hints: []lang.Message{lang.Say("scrivere sì oppure no", "write yes or no")}}
	}
	return decimal.New(value, 0), source.Problem{}
}
