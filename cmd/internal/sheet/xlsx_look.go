package sheet

import (
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"piao/plan/lang"
)

// look is what a cell of a form is, which decides how it looks.
type look struct {
	header, input, aside, figure bool
	kind                         FigureKind // for a figure
}

// numberFormats maps figures to the numbers of their formats in spreadsheets.
var numberFormats = map[FigureKind]int{Number: 0, Euro: 4, Percent: 10, YesNo: 49, Date: 14}

// style gives a cell its look.
func (x *xlsxForm) style(name string, at Place, as look) {
	if _, ok := x.styles[as]; !ok {
		id, err := x.file.NewStyle(as.style())
		x.try(err)
		x.styles[as] = id
	}
	x.try(x.file.SetCellStyle(name, at.Cell(), at.Cell(), x.styles[as]))
}

func (l look) style() *excelize.Style {
	s := &excelize.Style{
		Font:       &excelize.Font{Family: "Calibri", Size: 11},
		Alignment:  &excelize.Alignment{Vertical: "top", WrapText: true},
		Protection: &excelize.Protection{Locked: true},
	}
	for _, side := range []string{"left", "right", "top", "bottom"} {
		s.Border = append(s.Border, excelize.Border{Type: side, Color: "BFBFBF", Style: 1})
	}
	if l.figure {
		s.NumFmt, s.Alignment.Horizontal = numberFormats[l.kind], "right"
	}
	switch {
	case l.header:
		s.Font.Bold, s.Fill = true, filled("D9E2F3")
	case l.aside:
		s.Font.Italic, s.Font.Color = true, "7F7F7F"
	case l.input:
		s.Protection.Locked, s.Fill = false, filled("FFF9DB")
	}
	return s
}

func filled(color string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
}

// asks lists what cells to fill in accept for each kind of measure: a type of
// validation and its bounds, which for dates are the days from 1900 to 9999.
var asks = []struct {
	kinds     []FigureKind
	kind      string
	low, high lang.Text
	wants     lang.Text
}{
	{
		[]FigureKind{Number, Euro}, "decimal", lang.Same("-1000000000000000"), lang.Same("1000000000000000"),
		lang.Text{IT: "Qui va un numero.", EN: "A number goes here."},
	},
	{
		[]FigureKind{Percent}, "decimal", lang.Same("-1000000000000000"), lang.Same("1000000000000000"),
		lang.Text{IT: "Qui va una percentuale, con il segno: 68,4%.", EN: "A percentage goes here, with its sign: 68.4%."},
	},
	{
		[]FigureKind{YesNo}, "list", lang.Text{IT: `"sì,no"`, EN: `"yes,no"`}, lang.Text{},
		lang.Text{IT: "Qui va sì oppure no.", EN: "Yes or no goes here."},
	},
	{
		[]FigureKind{Date}, "date", lang.Same("61"), lang.Same("2958465"),
		lang.Text{IT: "Qui va una data.", EN: "A date goes here."},
	},
}

var otherwise = lang.Text{
	IT: "Se la cifra non c'è, lasciare vuoto e scrivere il motivo nella colonna «manca perché».",
	EN: "If there is no figure, leave this empty and write the reason in the column “missing because”.",
}

// validations adds to every cell to fill in what it accepts.
func (x *xlsxForm) validations(name string, s Sheet) {
	for _, a := range asks {
		cells := valueCells(s, a.kinds)
		if cells == "" {
			continue
		}
		says := a.wants.In(x.Lang) + " " + otherwise.In(x.Lang)
		v := excelize.NewDataValidation(true)
		v.SetInput("", says)
		v.SetError(excelize.DataValidationErrorStyleStop, "piao", says)
		v.Type, v.Operator, v.Sqref = a.kind, "between", cells
		v.Formula1, v.Formula2 = a.low.In(x.Lang), a.high.In(x.Lang)
		x.try(x.file.AddDataValidation(name, v))
	}
}

// valueCells lists the cells with values of some kinds; adjacent ones are a range.
func valueCells(s Sheet, kinds []FigureKind) string {
	column := columnName(columnAt(Value) + 1)
	var runs []string
	first := 0 // the first row of a run; 0 for none
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
