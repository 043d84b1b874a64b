package intake

import (
	"strings"

	"github.com/shopspring/decimal"

	"piao/cmd/internal/sheet"
	"piao/evaluate"
	"piao/plan"
	"piao/plan/lang"
	"piao/plan/source"
)

// read reads what a row says of its measure.
func (d *decision) read(item *Item, e *sheet.Entry) {
	item.Formula, item.Rounded = e.Value.Formula, e.Value.Rounded
	for _, text := range [...]struct {
		column string
		datum  sheet.Datum
		into   *string
	}{{sheet.Missing, e.Missing, &item.New.Missing}, {sheet.Source, e.Source, &item.New.Source}} {
		if text.datum.Kind == sheet.Failure || text.datum.Kind == sheet.Pending {
			item.At = e.At(text.column)
			item.refuse(failed(text.datum))
			return
		}
		*text.into = source.OneLine(text.datum.Text)
	}
	if item.New.Source == item.Measure.Source.Value {
		item.New.Source = "" // it stands in the plan
	}
	d.readValue(item, e.Value)
	if item.New.Missing != "" && e.Value.Kind == sheet.Blank {
		item.At = e.At(sheet.Missing)
	}
}

// readValue reads the figure, if the row has one and does not say why it has none.
func (d *decision) readValue(item *Item, value sheet.Datum) {
	if isFailure(value) {
		item.refuse(failed(value))
		return
	}
	spoken := value.Kind == sheet.Words
	if value.Kind == sheet.Blank || spoken && item.New.Missing != "" && evaluate.IsAbsent(value.Text) {
		return
	}
	if item.New.Missing != "" && !d.stillMissing(item) {
		item.refuse(source.Problem{Message: lang.Say("la riga ha un valore e dice anche perché manca", "the row has a value and also says why it is missing"),
			Hints: []lang.Message{lang.Say("lasciare l'uno o l'altro", "leave one or the other")}})
		return
	}
	if spoken && evaluate.IsAbsent(value.Text) {
		item.refuse(source.Problem{Message: lang.Say("«%s» non è un valore", "“%s” is not a value", strings.TrimSpace(value.Text)),
			Hints: []lang.Message{lang.Say("lasciare la cella vuota, o scrivere il motivo nella colonna «manca perché»", "leave the cell empty, or write the reason in the column “missing because”")}})
		return
	}
	text, wrong := d.figure(item.Measure, value)
	if wrong.IsZero() {
		_, wrong = plan.ParseFigure(text, item.Measure.Kind(), item.Measure.Unit.Value == "%")
	}
	if !wrong.IsZero() {
		item.refuse(wrong)
		return
	}
	item.New.Value, item.New.Missing = text, ""
}

// stillMissing says that the reason in the sheet is the one that the file has:
// whoever wrote the figure beside it left it standing.
func (d *decision) stillMissing(item *Item) bool {
	if d.measurements == nil {
		return false
	}
	old := d.measurements.Of(item.Measure)
	return old != nil && old.Missing.Value == item.New.Missing
}

// isFailure says that a cell holds an error, which CSV writes as text, or nothing
// yet.
func isFailure(value sheet.Datum) bool {
	return value.Kind == sheet.Failure || value.Kind == sheet.Pending || value.Kind == sheet.Words && strings.HasPrefix(strings.TrimSpace(value.Text), "#")
}

// failed says of an error or an uncomputed formula that it is nothing to read.
func failed(d sheet.Datum) source.Problem {
	if d.Kind == sheet.Pending {
		return source.Problem{Message: lang.Say("c'è una formula di cui il file non dice il risultato", "there is a formula whose result the file does not say"),
			Hints: []lang.Message{lang.Say("aprire il file con Excel o LibreOffice, che la calcolano, e salvarlo", "open the file with Excel or LibreOffice, which compute it, and save it")}}
	}
	return source.Problem{Message: lang.Say("la cella contiene un errore, %s", "the cell holds an error, %s", strings.TrimSpace(d.Text)),
		Hints: []lang.Message{lang.Say("correggere la formula nel foglio", "correct the formula in the sheet")}}
}

// torn says of a row that has more cells than its header that a delimiter may stand
// within a number or a text: 2,4 between commas is 2, and then 4.
func torn(e *sheet.Entry) source.Problem {
	return source.Problem{Message: lang.Say("la riga ha %d celle, l'intestazione %d: forse un separatore sta dentro un numero o un testo", "the row has %d cells, the header %d: a delimiter may stand within a number or a text", e.Beyond, e.Width()),
		Hints: []lang.Message{lang.Say("mettere tra virgolette ciò che lo contiene, o salvare il foglio con un altro separatore", "put what holds it in quotes, or save the sheet with another delimiter")}}
}

// shared refuses a value that stands beside several codes.
var shared = source.Problem{Message: lang.Say("la cella del valore è unita su più righe, con codici diversi", "the value's cell is merged over several rows, of several codes"),
	Hints: []lang.Message{lang.Say("separare le celle e scrivere accanto a ogni codice il suo valore", "split the cells and write beside each code its value")}}

// figure is the content of a cell as a figure of a measure, as files write it.
func (d *decision) figure(m *plan.Measure, value sheet.Datum) (string, source.Problem) {
	switch m.Kind() {
	case plan.YesNoKind:
		return yesNo(value, m.Unit.Value)
	case plan.DateKind:
		return d.day(value)
	}
	return d.number(m, value)
}

// number is a number. A cell shown as 20 % holds 0.2.
func (d *decision) number(m *plan.Measure, value sheet.Datum) (string, source.Problem) {
	switch value.Kind {
	case sheet.Words:
		text, wrong := d.locale.ParseNumber(withoutUnit(value.Text, m.Unit.Value))
		if wrong.IsZero() && m.Unit.Value == "%" && !strings.HasSuffix(text, "%") {
			wrong = bareShare(lang.Same(strings.TrimSpace(value.Text)))
		}
		return text, wrong
	case sheet.Day:
		return "", wrongKind(lang.Say("la cella contiene una data, %s: la misura vuole un numero", "the cell holds a date, %s: the measure takes a number", value.Text),
			lang.Say("i fogli di calcolo leggono come date certi numeri, per esempio 1-2: riscriverlo, con il formato «Numero»", "spreadsheets read certain numbers as dates, 1-2 for instance: write it again, with the format “Number”"))
	case sheet.Hour:
		return "", wrongKind(lang.Say("la cella contiene un'ora o una durata: la misura vuole un numero", "the cell holds a time or a duration: the measure takes a number"),
			lang.Say("scrivere il numero, con il formato «Numero»", "write the number, with the format “Number”"))
	case sheet.Truth:
		return "", wrongKind(lang.Say("la cella contiene %s: la misura vuole un numero", "the cell holds %s: the measure takes a number", truths[value.Text == "1"]))
	}
	switch {
	case m.Unit.Value != "%":
		return value.Text, source.Problem{}
	case !value.Percent:
		return "", bareShare(lang.Number(value.Text))
	}
	share, err := decimal.NewFromString(value.Text)
	if err != nil {
		return "", wrongKind(lang.Say("«%s» non è un numero", "“%s” is not a number", value.Text))
	}
	return share.Shift(2).String() + " %", source.Problem{}
}

// withoutUnit is a number without the unit of its measure, if it stands behind it.
func withoutUnit(text, unit string) string {
	text = strings.TrimSpace(text)
	if at := len(text) - len(unit); unit != "" && unit != "%" && at > 0 && strings.EqualFold(text[at:], unit) {
		return text[:at]
	}
	return text
}

// bareShare refuses a share without its sign: 0.2 may be 0.2 % or 20 %.
func bareShare(shown lang.Spoken) source.Problem {
	return source.Problem{Message: lang.Say("la misura è in %%: a «%s» manca il segno", "the measure is in %%: “%s” lacks the sign", shown),
		Hints: []lang.Message{lang.Say("scrivere nella cella anche il segno, per esempio %s %%", "write the sign in the cell, too: %s %% for instance", shown)}}
}

var truths = map[bool]lang.Text{true: {IT: "VERO", EN: "TRUE"}, false: {IT: "FALSO", EN: "FALSE"}}

func wrongKind(message lang.Message, hints ...lang.Message) source.Problem {
	return source.Problem{Message: message, Hints: hints}
}

// yesNo spells a truth as the unit of the measure does: sì/no, or yes/no.
func yesNo(value sheet.Datum, unit string) (string, source.Problem) {
	yes, ok := sheet.ParseTruth(value.Text)
	switch {
	case !ok || value.Kind == sheet.Day:
		return "", wrongKind(lang.Say("la misura vuole sì oppure no, qui c'è «%s»", "the measure takes yes or no, but here is “%s”", strings.TrimSpace(value.Text)))
	case yes:
		word, _, _ := strings.Cut(unit, "/")
		return word, source.Problem{}
	}
	return "no", source.Problem{}
}

func (d *decision) day(value sheet.Datum) (string, source.Problem) {
	switch value.Kind {
	case sheet.Words:
		return d.locale.ParseDay(value.Text)
	case sheet.Day:
		return value.Text, source.Problem{}
	}
	return "", wrongKind(lang.Say("la misura vuole una data, qui c'è «%s»", "the measure takes a date, but here is “%s”", value.Text),
		lang.Say("scrivere la data, con il formato «Data» della cella", "write the date, with the cell's format “Date”"))
}

// spellsFigure says that a text might be meant as a figure: headers have no digits.
func spellsFigure(text string) bool {
	_, truth := sheet.ParseTruth(text)
	return truth || strings.ContainsAny(text, "0123456789")
}
