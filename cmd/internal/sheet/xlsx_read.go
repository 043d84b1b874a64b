package sheet

import (
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"
	"github.com/xuri/nfp"

	"piao/plan/diag"
	"piao/plan/lang"
)

// raw asks for what a cell holds rather than what it shows.
var raw = excelize.Options{RawCellValue: true}

// cell is what a cell holds, if it shows the same.
func (w *workbook) cell(sheet string, row, col int) datum {
	d := w.held(sheet, row, col)
	if d.Kind == Bad || d.Kind == Blank || d.Shown != "" {
		return d
	}
	at, _ := excelize.CoordinatesToCellName(col, row)
	d.Shown, _ = w.GetCellValue(sheet, at)
	if d.Kind != Quantity {
		return d
	}
	value, _ := decimal.NewFromString(d.Text)
	if d.Percent {
		value = value.Shift(2)
	} else if strings.Contains(d.Shown, "%") {
		d.Text += " %" // the format only adds this sign
	}
	if !shows(d.Shown, value) {
		d.Kind, d.Wrong = Bad, problem(
			lang.Say("la cella mostra «%s», ma contiene %s", "the cell shows “%s”, but holds %s", d.Shown, value),
			lang.Say("darle il formato «Numero», con abbastanza decimali",
				"give it the format “Number”, with enough decimals"))
	}
	return d
}

// held is what a cell holds. Shown stays empty if a format decides it, because
// excelize rounds the content when it is asked for what a cell shows.
func (w *workbook) held(sheet string, row, col int) datum {
	at, err := excelize.CoordinatesToCellName(col, row)
	switch {
	case err != nil:
		return datum{}
	case w.read > diag.FileMiB.Bytes(): // many cells share a long text
		return datum{Kind: Bad, Wrong: problem(diag.FileMiB.Past())}
	}
	stored, _ := w.GetCellValue(sheet, at, raw)
	w.read += int64(len(stored))
	formula, _ := w.GetCellFormula(sheet, at)
	kind, _ := w.GetCellType(sheet, at)
	d := w.datum(sheet, at, kind, stored)
	d.Formula = formula != ""
	if d.Formula && (stored == "" && kind != excelize.CellTypeFormula || stored == "0" && w.uncomputed) {
		d.Kind, d.Wrong = Bad, problem(
			lang.Say("c'è una formula di cui il file non dice il risultato",
				"there is a formula whose result the file does not say"),
			lang.Say("aprire il file con Excel o LibreOffice, che la calcolano, e salvarlo",
				"open the file with Excel or LibreOffice, which compute it, and save it"))
	}
	return d
}

// datum is what a cell of a kind holds.
func (w *workbook) datum(sheet, at string, kind excelize.CellType, stored string) datum {
	switch kind {
	case excelize.CellTypeBool:
		return datum{Kind: Truth, Text: stored, Shown: stored}
	case excelize.CellTypeError:
		return datum{Kind: Bad, Text: stored, Wrong: failed(stored)}
	case excelize.CellTypeDate:
		day, _, _ := strings.Cut(strings.TrimSuffix(stored, "Z"), "T")
		return datum{Kind: Day, Text: day, Shown: stored}
	case excelize.CellTypeNumber, excelize.CellTypeUnset:
		if stored != "" {
			return w.number(sheet, at, stored)
		}
	}
	return words(stored)
}

// number is a number, or the day or time as which its format shows it.
func (w *workbook) number(sheet, at, stored string) datum {
	as := w.meaning(sheet, at, stored)
	d := datum{Kind: Quantity, General: as.general, Percent: as.percent}
	var ok bool
	if d.Text, d.Rounded, ok = storedDigits(stored); !ok {
		return datum{Kind: Bad, Text: stored, Wrong: unheld(stored)}
	}
	if as.general {
		d.Shown = d.Text
	}
	if as.day {
		d.Kind, d.Rounded = Hour, false
		if day, ok := dayOf(d.Text, w.from1904); ok {
			d.Kind, d.Text = Day, day
		}
	}
	return d
}

// meaning is what the format of a cell says of its number: nothing, that it is a per
// cent, or a day or an hour.
type meaning struct{ general, percent, day bool }

// meaning is that of a cell's format, which has a number or a code.
func (w *workbook) meaning(sheet, at, stored string) meaning {
	id, _ := w.GetCellStyle(sheet, at)
	style, err := w.GetStyle(id)
	switch {
	case err != nil:
		return meaning{general: true}
	case style.CustomNumFmt == nil:
		return builtin(style.NumFmt)
	}
	return meaningOf(*style.CustomNumFmt, stored)
}

// builtin is the meaning of a format that files name only by number.
func builtin(id int) meaning {
	switch {
	case id == 9 || id == 10:
		return meaning{percent: true}
	case id >= 14 && id <= 22, id >= 27 && id <= 36, id >= 45 && id <= 47, id >= 50 && id <= 58:
		return meaning{day: true}
	}
	return meaning{general: id == 0}
}

// meaningOf is the meaning of a format's code, which may have sections for numbers
// below 0 and for 0. Some programs write General in German or Italian.
func meaningOf(code, stored string) (m meaning) {
	if strings.EqualFold(code, "General") || strings.EqualFold(code, "Standard") {
		return meaning{general: true}
	}
	section := nfp.TokenSectionPositive
	switch {
	case strings.HasPrefix(stored, "-"):
		section = nfp.TokenSectionNegative
	case stored == "0":
		section = nfp.TokenSectionZero
	}
	parser := nfp.NumberFormatParser()
	sections := parser.Parse(code)
	at := slices.IndexFunc(sections, func(s nfp.Section) bool { return s.Type == section })
	if len(sections) == 0 {
		return m
	}
	for _, token := range sections[max(at, 0)].Items {
		m.percent = m.percent || token.TType == nfp.TokenTypePercent
		m.day = m.day || token.TType == nfp.TokenTypeDateTimes || token.TType == nfp.TokenTypeElapsedDateTimes
	}
	return m
}

var shownNumber = regexp.MustCompile(`([0-9][0-9,]*)(?:\.([0-9]+))?(E[+-][0-9]+)?`)

// shows reports whether a text shows a number, rounded to the digits of the text. A
// text that does not contain exactly one number is no contradiction.
func shows(text string, value decimal.Decimal) bool {
	found := shownNumber.FindAllStringSubmatch(text, -1)
	if len(found) != 1 {
		return true
	}
	whole, fraction, exponent := strings.ReplaceAll(found[0][1], ",", ""), found[0][2], found[0][3]
	shown, err := decimal.NewFromString(whole + "." + fraction + "0" + exponent)
	if err != nil {
		return true
	}
	digit := decimal.New(1, shown.Exponent()+1)
	return value.Abs().Sub(shown).Abs().Mul(decimal.New(2, 0)).LessThanOrEqual(digit)
}
