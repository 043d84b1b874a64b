package sheet

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"piao/plan/lang"
)

// asks are what a cell to fill in takes, by what the measure is: a type of
// validation and its bounds, which for dates are the days from 1900 to 9999.
var asks = []struct {
	kinds     []FigureKind
	kind      string
	low, high lang.Text
	wants     lang.Text
}{
	{[]FigureKind{Number, Euro}, "decimal", lang.Same("-1000000000000000"), lang.Same("1000000000000000"), lang.Text{IT: "Qui va un numero.", EN: "A number goes here."}},
	{[]FigureKind{Percent}, "decimal", lang.Same("-1000000000000000"), lang.Same("1000000000000000"), lang.Text{IT: "Qui va una percentuale, con il segno: 68,4%.", EN: "A percentage goes here, with its sign: 68.4%."}},
	{[]FigureKind{YesNo}, "list", lang.Text{IT: `"sì,no"`, EN: `"yes,no"`}, lang.Text{}, lang.Text{IT: "Qui va sì oppure no.", EN: "Yes or no goes here."}},
	{[]FigureKind{Date}, "date", lang.Same("61"), lang.Same("2958465"), lang.Text{IT: "Qui va una data.", EN: "A date goes here."}},
}

var otherwise = lang.Text{IT: "Se la cifra non c'è, lasciare vuoto e scrivere il motivo nella colonna «manca perché».",
	EN: "If there is no figure, leave this empty and write the reason in the column “missing because”."}

// validations say of every cell to fill in what it takes.
func (x *xlsxForm) validations(b *bytes.Buffer, s Sheet) {
	var all []string
	for _, a := range asks {
		cells := valueCells(s, a.kinds)
		if cells == "" {
			continue
		}
		high := ""
		if !a.high.IsZero() {
			high = "<formula2>" + a.high.In(x.Lang) + "</formula2>"
		}
		says := escaped(a.wants.In(x.Lang) + " " + otherwise.In(x.Lang))
		all = append(all, fmt.Sprintf(`<dataValidation type="%s" errorStyle="stop" operator="between" allowBlank="1" showInputMessage="1" showErrorMessage="1" errorTitle="piao" error="%s" prompt="%[2]s" sqref="%s">`+
			`<formula1>%s</formula1>%s</dataValidation>`, a.kind, says, cells, a.low.In(x.Lang), high))
	}
	if len(all) > 0 {
		fmt.Fprintf(b, `<dataValidations count="%d">%s</dataValidations>`, len(all), strings.Join(all, ""))
	}
}

// valueCells are the cells of the values of some kinds, runs of them as ranges.
func valueCells(s Sheet, kinds []FigureKind) string {
	column := ColumnName(valueColumn() + 1)
	var runs []string
	first := 0 // of a run, 0 for none
	for k := 0; k <= len(s.Lines); k++ {
		in := k < len(s.Lines) && s.Lines[k].See == "" && slices.Contains(kinds, s.Lines[k].Kind)
		switch row := k + 2; {
		case in && first == 0:
			first = row
		case !in && first != 0:
			runs = append(runs, column+strconv.Itoa(first)+":"+column+strconv.Itoa(row-1))
			first = 0
		}
	}
	return strings.Join(runs, " ")
}
