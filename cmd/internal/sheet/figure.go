package sheet

import (
	"strings"

	"github.com/shopspring/decimal"

	"piao/cmd/internal/sheet/spelling"
	"piao/evaluate"
	"piao/plan"
	"piao/plan/lang"
	"piao/plan/source"
	"piao/plan/target"
)

// read reads what a row says about its measure.
func (d *decision) read(item *Item, e *entry) {
	item.Formula, item.Rounded = e.Value.Formula, e.Value.Rounded
	for _, text := range [...]struct {
		column string
		datum  datum
		into   *string
	}{{Missing, e.Missing, &item.New.Missing}, {Source, e.Source, &item.New.Source}} {
		if text.datum.Kind == Bad {
			item.At = e.At(text.column)
			item.refuse(text.datum.Wrong)
			return
		}
		*text.into = source.OneLine(text.datum.Text)
	}
	if item.New.Source == item.Measure.Source.Value {
		item.New.Source = "" // the plan has it
	}
	d.readValue(item, e.Value)
	if item.New.Missing != "" && e.Value.Kind == Blank {
		item.At = e.At(Missing)
	}
}

// readValue reads the figure, if the row has one and gives no reason why it is
// missing.
func (d *decision) readValue(item *Item, value datum) {
	absent := value.Kind == Words && evaluate.IsAbsent(value.Text)
	switch {
	case value.Kind == Bad:
		item.refuse(value.Wrong)
	case value.Kind == Words && strings.HasPrefix(strings.TrimSpace(value.Text), "#"):
		item.refuse(failed(value.Text))
	case value.Kind == Blank, absent && item.New.Missing != "":
	case item.New.Missing != "" && !d.stillMissing(item):
		item.refuse(valueAndReason)
	case absent:
		item.refuse(problem(lang.Say("«%s» non è un valore", "“%s” is not a value", strings.TrimSpace(value.Text)),
			lang.Say("lasciare la cella vuota, o scrivere il motivo nella colonna «manca perché»",
				"leave the cell empty, or write the reason in the column “missing because”")))
	default:
		d.readFigure(item, value)
	}
}

var valueAndReason = problem(
	lang.Say("la riga ha un valore e dice anche perché manca", "the row has a value and also says why it is missing"),
	lang.Say("lasciare l'uno o l'altro", "leave one or the other"))

// readFigure reads the figure of a row that has one.
func (d *decision) readFigure(item *Item, value datum) {
	text, wrong := d.figure(item.Measure, value)
	if wrong.IsZero() {
		_, wrong = target.ParseFigure(text, item.Measure.Kind(), item.Measure.Unit.Value == "%")
	}
	if !wrong.IsZero() {
		item.refuse(wrong)
		return
	}
	item.New.Value, item.New.Missing = text, ""
}

// stillMissing reports whether the reason in the sheet is also the file's: whoever
// wrote the figure beside it did not delete it.
func (d *decision) stillMissing(item *Item) bool {
	old := d.measurements.Of(item.Measure)
	return old != nil && old.Missing.Value == item.New.Missing
}

// failed refuses a cell that holds an error, which CSV writes as text.
func failed(text string) source.Problem {
	return problem(lang.Say("la cella contiene un errore, %s", "the cell holds an error, %s", strings.TrimSpace(text)),
		lang.Say("correggere la formula nel foglio", "correct the formula in the sheet"))
}

// torn is about a row with more cells than its header: a delimiter may be part of a
// number or a text. Between commas, 2,4 is 2 and then 4.
func torn(cells, header int) source.Problem {
	return problem(
		lang.Say("la riga ha %d celle, l'intestazione %d: forse un separatore sta dentro un numero o un testo",
			"the row has %d cells, the header %d: a delimiter may stand within a number or a text", cells, header),
		lang.Say("mettere tra virgolette ciò che lo contiene, o salvare il foglio con un altro separatore",
			"put what holds it in quotes, or save the sheet with another delimiter"))
}

// isOneNumber reports whether a value makes a number with the cell after it: between
// commas, 1,5 is 1 and then 5.
func isOneNumber(m *plan.Measure, e *entry) bool {
	p, next := e.of.page, e.of.page.field(e.Row, e.of.layout.at[Value]+1)
	number := withoutUnit(strings.TrimSpace(e.Value.Text)+","+next.Text, m.Unit.Value)
	_, italian := spelling.Locale{Lang: lang.IT, Known: true}.Number(number)
	_, english := spelling.Locale{Lang: lang.EN, Known: true}.Number(number)
	return p.guessed && p.delimiter == "," && (italian.IsZero() || english.IsZero())
}

var joined = problem(
	lang.Say("questa cella e la successiva possono essere un numero solo, con la virgola",
		"this cell and the next one may be a single number, with a comma"),
	lang.Say("metterlo tra virgolette, o salvare il foglio con un altro separatore; se sono due celle: --delimiter ,",
		"put it in quotes, or save the sheet with another delimiter; if they are two cells: --delimiter ,"))

// within refuses a row with a quote that is not closed where it should be.
func within(code string) source.Problem {
	return problem(lang.Say("tra virgolette, questa riga contiene anche quella di %s",
		"in quotes, this row holds that of %s, too", code),
		closeQuotes)
}

var closeQuotes = lang.Say("chiudere le virgolette alla fine del testo", "close the quotes where the text ends")

// shared refuses a value that stands beside several codes.
var shared = problem(
	lang.Say("la cella del valore è unita su più righe, con codici diversi",
		"the value's cell is merged over several rows, of several codes"),
	lang.Say("separare le celle e scrivere accanto a ogni codice il suo valore",
		"split the cells and write beside each code its value"))

// figure is the content of a cell as a figure of a measure, in the spelling of
// files.
func (d *decision) figure(m *plan.Measure, value datum) (string, source.Problem) {
	switch {
	case m.Kind() == target.YesNoKind:
		return yesNo(value, m.Unit.Value)
	case m.Kind() == target.DateKind:
		return d.day(value)
	case value.Kind == Words:
		return d.spelled(m, value.Text)
	case value.Kind == Quantity:
		return quantity(m, value)
	}
	return "", noNumber(value)
}

// spelled is the number in a text.
func (d *decision) spelled(m *plan.Measure, text string) (string, source.Problem) {
	number, wrong := d.locale.Number(withoutUnit(text, m.Unit.Value))
	if wrong.IsZero() && m.Unit.Value == "%" && !strings.HasSuffix(number, "%") {
		wrong = bareShare(lang.Same(strings.TrimSpace(text)))
	}
	return number, wrong
}

// quantity is the number in a cell. A cell that shows 20 % holds 0.2, unless its
// format only adds the sign.
func quantity(m *plan.Measure, value datum) (string, source.Problem) {
	share, err := decimal.NewFromString(value.Text)
	switch {
	case m.Unit.Value != "%" || err != nil:
		return value.Text, source.Problem{}
	case !value.Percent:
		return "", bareShare(lang.Number(value.Text))
	}
	return share.Shift(2).String() + " %", source.Problem{}
}

// noNumber refuses a cell that holds something other than a number.
func noNumber(value datum) source.Problem {
	switch value.Kind {
	case Day:
		return problem(lang.Say("la cella contiene una data, %s: la misura vuole un numero",
			"the cell holds a date, %s: the measure takes a number", value.Text),
			lang.Say("i fogli di calcolo leggono come date certi numeri, per esempio 1-2: "+
				"riscriverlo, con il formato «Numero»",
				"spreadsheets read certain numbers as dates, 1-2 for instance: write it again, with the format “Number”"))
	case Hour:
		return problem(lang.Say("la cella contiene un'ora o una durata: la misura vuole un numero",
			"the cell holds a time or a duration: the measure takes a number"),
			lang.Say("scrivere il numero, con il formato «Numero»", "write the number, with the format “Number”"))
	}
	return problem(lang.Say("la cella contiene %s: la misura vuole un numero",
		"the cell holds %s: the measure takes a number",
		truths[value.Text == "1"]))
}

// withoutUnit is a number without the unit of its measure, if the unit follows it.
func withoutUnit(text, unit string) string {
	text = strings.TrimSpace(text)
	if at := len(text) - len(unit); unit != "" && unit != "%" && at > 0 && strings.EqualFold(text[at:], unit) {
		return text[:at]
	}
	return text
}

// bareShare refuses a share without its sign: 0.2 may be 0.2 % or 20 %.
func bareShare(shown lang.Spoken) source.Problem {
	return problem(lang.Say("la misura è in %%: a «%s» manca il segno",
		"the measure is in %%: “%s” lacks the sign", shown),
		lang.Say("scrivere nella cella anche il segno, per esempio %s %%",
			"write the sign in the cell, too: %s %% for instance", shown))
}

var truths = map[bool]lang.Text{true: {IT: "VERO", EN: "TRUE"}, false: {IT: "FALSO", EN: "FALSE"}}

// yesNo spells a yes or no as the unit of the measure does: sì/no, or yes/no.
func yesNo(value datum, unit string) (string, source.Problem) {
	yes, ok := spelling.Truth(value.Text)
	switch {
	case !ok || value.Kind == Day:
		return "", problem(lang.Say("la misura vuole sì oppure no, qui c'è «%s»",
			"the measure takes yes or no, but here is “%s”",
			strings.TrimSpace(value.Text)))
	case yes:
		word, _, _ := strings.Cut(unit, "/")
		return word, source.Problem{}
	}
	return "no", source.Problem{}
}

func (d *decision) day(value datum) (string, source.Problem) {
	switch value.Kind {
	case Words, Day:
		return d.locale.Day(value.Text)
	}
	return "", problem(lang.Say("la misura vuole una data, qui c'è «%s»",
		"the measure takes a date, but here is “%s”", value.Text),
		lang.Say("scrivere la data, con il formato «Data» della cella",
			"write the date, with the cell's format “Date”"))
}

// spellsFigure reports whether a text may be meant as a figure. Headers have no
// digits.
func spellsFigure(text string) bool {
	_, truth := spelling.Truth(text)
	return truth || strings.ContainsAny(text, "0123456789")
}
