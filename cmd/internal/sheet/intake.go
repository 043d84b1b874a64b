package sheet

import (
	"slices"

	"piao/cmd/internal/sheet/spelling"
	"piao/evaluate"
	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
	"piao/plan/target"
)

// Action says what import does with a row of a sheet, given the measurements of a
// year.
type Action string

const (
	Add     Action = "add"     // the file says nothing yet, or only that the figure is missing
	Change  Action = "change"  // the file says something else
	Same    Action = "same"    // the file says so already
	Unknown Action = "unknown" // the plan has no such measure
	Refuse  Action = "refuse"  // the content of the cell cannot be used
	Unread  Action = "unread"  // the row has neither a figure nor a reason
)

// Said is what a file or a sheet says about a measure: a figure as files write it,
// or why it is missing, and its source.
type Said struct{ Value, Missing, Source string }

// Item is a row of a sheet with a code.
type Item struct {
	Action   Action
	Code     string
	Measure  *plan.Measure // nil if the plan has none
	Old, New Said
	At       Place // the cell that counts: usually that of the value
	Formula  bool  // the figure is the result of a formula in the sheet
	Rounded  bool  // digits that no spreadsheet shows were removed by rounding
	Reason   lang.Message
	Hints    []lang.Message
	Advice   lang.Parts // what check will say about the figure
}

// Intake is everything that sheets say, compared with the measurements of a year.
type Intake struct {
	Items      []*Item // in the order of the sheets
	Sheets     int     // how many were read
	Hidden     int     // rows that spreadsheets do not show
	Repeated   int     // rows that repeat another row
	Uncoded    []Place
	Unresolved []Place // formulas whose result is empty or was not computed

	plan         *plan.Plan
	measurements *evaluate.Measurements
}

// Count is the number of items with one of the given actions.
func (in *Intake) Count(actions ...Action) int { return len(in.With(actions...)) }

// With lists the items with one of the given actions.
func (in *Intake) With(actions ...Action) (items []*Item) {
	for _, item := range in.Items {
		if slices.Contains(actions, item.Action) {
			items = append(items, item)
		}
	}
	return items
}

// Decide compares what sheets say with a plan and its measurements. It changes
// neither.
func Decide(p *plan.Plan, m *evaluate.Measurements, sheets []*Entries, l spelling.Locale) *Intake {
	d := &decision{
		Intake: &Intake{plan: p, measurements: m, Sheets: len(sheets)},
		locale: l, first: map[*plan.Measure]*Item{}, numeric: map[string]int{},
	}
	for _, code := range p.Codes(plan.MeasureElement) {
		d.numeric[numberOf(code)]++
	}
	for _, s := range sheets {
		d.Hidden += s.Hidden
		d.Uncoded = append(d.Uncoded, s.Uncoded...)
		d.keeps = s.page.book == nil && slices.ContainsFunc(s.List, func(e entry) bool {
			code := codeOf(e.Code)
			return !e.Torn && d.plan.Measure(code) != nil && numberOf(code) != code
		})
		for k := range s.List {
			e := &s.List[k]
			e.Within = slices.DeleteFunc(e.Within, func(code string) bool { return d.plan.Measure(code) == nil })
			d.take(e)
		}
	}
	d.suggest()
	return d.Intake
}

// decision is an Intake in progress.
type decision struct {
	*Intake
	locale  spelling.Locale
	first   map[*plan.Measure]*Item // the first item of each measure
	numeric map[string]int          // how many codes, such as 3.1 and 3.10, are the same number to a spreadsheet
	keeps   bool                    // the CSV has codes such as 3.10 and 011: no spreadsheet made them numbers
}

// numberOf is a code as a spreadsheet that makes it a number shows it.
func numberOf(code string) string {
	if number, _, ok := storedDigits(code); ok {
		return number
	}
	return code
}

// severalCodes refuses a code that a spreadsheet turned into a number.
func severalCodes(number string) source.Problem {
	return problem(lang.Say("la cella contiene il numero %s, che può stare per più codici",
		"the cell holds the number %s, which may stand for several codes", number),
		lang.Say("dare alle celle dei codici il formato «Testo» e riscriverlo; in un CSV scrivere =\"%s\"",
			"give the cells of codes the format “Text” and write it again; in a CSV write =\"%s\"", number))
}

// take decides on a row.
func (d *decision) take(e *entry) {
	item := &Item{Code: codeOf(e.Code), At: e.At(Value)}
	item.Measure = d.plan.Measure(item.Code)
	said := e.Value.Kind != Blank || e.Missing.Kind != Blank
	if !said && !e.Torn && len(e.Within) == 0 && !(e.Shared && item.Measure != nil) {
		item.Action = Unread
		d.Items = append(d.Items, item)
		if e.Value.Formula {
			d.Unresolved = append(d.Unresolved, item.At)
		}
		return
	}
	if item.Measure == nil && e.Untitled && !spellsFigure(e.Value.Text) {
		return // a header
	}
	d.judge(item, e)
	if item.Action == "" && d.repeats(item) {
		d.Repeated++
		return
	}
	d.Items = append(d.Items, item)
	if item.Action == "" {
		d.compare(item)
	}
}

// judge refuses a row that cannot be used, or reads it.
func (d *decision) judge(item *Item, e *entry) {
	switch {
	case e.Code.Kind == Bad:
		item.At = e.At(Code)
		item.refuse(e.Code.Wrong)
	case e.Code.General && d.numeric[item.Code] > 1 && !d.keeps:
		item.At = e.At(Code)
		item.refuse(severalCodes(item.Code))
	case len(e.Within) > 0:
		item.refuse(within(e.Within[0]))
	case item.Measure == nil:
		item.Action, item.At = Unknown, e.At(Code)
	case e.Torn:
		item.refuse(torn(len(e.of.page.record(e.Row)), len(e.of.page.record(e.of.layout.header))))
	case e.Shared:
		item.refuse(shared)
	case isOneNumber(item.Measure, e):
		item.refuse(joined)
	default:
		d.read(item, e)
	}
}

func (item *Item) refuse(p source.Problem) {
	item.Action, item.Reason, item.Hints = Refuse, p.Message, p.Hints
}

// repeats reports whether an earlier row says the same about a measure. If the
// earlier row says something else, neither can be used.
func (d *decision) repeats(item *Item) bool {
	first := d.first[item.Measure]
	switch {
	case first == nil:
		d.first[item.Measure] = item
		return false
	case first.New.Source == item.New.Source && sameFigure(item.Measure, first.New, item.New):
		return true
	}
	twice := func(other *Item) source.Problem {
		return source.Problem{Message: lang.Say("%s ha due righe che non dicono lo stesso: l'altra è %s",
			"%s has two rows that do not say the same: the other one is %s", item.Code, other.At)}
	}
	item.refuse(twice(first))
	if first.Action != Refuse {
		first.refuse(twice(item))
	}
	return false
}

// compare chooses between adding, changing and leaving a figure.
func (d *decision) compare(item *Item) {
	item.Action = Add
	old := d.measurements.Of(item.Measure)
	if old == nil {
		return
	}
	item.Old = Said{old.Text.Value, old.Missing.Value, old.Source.Value}
	same := sameFigure(item.Measure, item.Old, item.New)
	sameSource := item.New.Source == "" || item.New.Source == item.Old.Source
	switch {
	case item.New.Value != "" && old.Figure == nil:
	case same && sameSource:
		item.Action = Same
	case same && item.Old.Source == "":
	default:
		item.Action = Change
	}
}

// sameFigure reports whether two say the same figure, whatever its spelling, or give
// the same reason why it is missing.
func sameFigure(m *plan.Measure, a, b Said) bool {
	if a.Value == "" || b.Value == "" {
		return a.Value == b.Value && a.Missing == b.Missing
	}
	one, _ := target.ParseFigure(a.Value, m.Kind(), m.Unit.Value == "%")
	two, _ := target.ParseFigure(b.Value, m.Kind(), m.Unit.Value == "%")
	return one.Equal(two)
}

// suggested is the greatest number of unknown codes that are compared with all known
// ones.
const suggested = 50

// suggest adds to unknown codes what they may have meant.
func (d *decision) suggest() {
	for k, item := range d.With(Unknown) {
		item.Reason = lang.Say("il piano non ha la misura «%s»", "the plan does not have the measure “%s”", item.Code)
		switch i := d.plan.Indicator(item.Code); {
		case i != nil:
			item.Hints = []lang.Message{lang.Say("è un indicatore: si importano le misure della sua formula",
				"it is an indicator: the measures of its formula are imported")}
		case k < suggested:
			item.Hints = []lang.Message{source.Suggest(item.Code, d.plan.Codes(plan.MeasureElement))}
		}
	}
}

// Write is the measurements with the additions and changes, and everything else as it
// was; nil if the file is written in a way that does not allow that. The new text is
// read again: it must say what was decided and have no errors.
func (in *Intake) Write() *evaluate.Measurements {
	root, _ := source.Parse(in.measurements.File)
	var settings []source.Setting
	taken := in.With(Add, Change)
	for _, item := range taken {
		settings = append(settings, source.Setting{Key: item.Code, Fields: item.fields()})
	}
	after, ok := values.Apply(root, settings)
	if !ok {
		return nil
	}
	m, found := evaluate.Read(after, in.plan)
	if found.Failed() {
		return nil
	}
	for _, item := range taken {
		if !item.written(m.Of(item.Measure)) {
			return nil
		}
	}
	return m
}

// Advise gives every new figure of the measurements what was found about it.
func (in *Intake) Advise(m *evaluate.Measurements, found diag.List) {
	for _, item := range in.With(Add, Change) {
		v := m.Of(item.Measure)
		for _, d := range found {
			if d.Pos == v.Text.Span().Pos {
				item.Advice = append(item.Advice, d.Message)
			}
		}
		if item.Advice == nil && v.Figure != nil && !v.Figure.IsInt() && target.IsCount(item.Measure.Unit.Value) {
			item.Advice = lang.Parts{lang.Say("un conteggio con decimali", "a count with decimals")}
		}
	}
}

// Origins says from which cells some figures come that were added or changed.
func (in *Intake) Origins(m *evaluate.Measurements, figures []evaluate.Input) (from []lang.Message) {
	for _, item := range in.With(Add, Change) {
		isOf := func(x evaluate.Input) bool { return x.From == m.Of(item.Measure) }
		if slices.ContainsFunc(figures, isOf) {
			from = append(from, lang.Say("%s viene da %s", "%s comes from %s", item.Code, item.At))
		}
	}
	return from
}

// fields are what the file should say and does not say yet.
func (item *Item) fields() (fields []source.Field) {
	add := func(name, text, old string) {
		if text != "" && text != old {
			fields = append(fields, source.Field{Name: name, Text: text})
		}
	}
	if item.Old.Value == "" || !sameFigure(item.Measure, item.Old, item.New) {
		add("value", item.New.Value, "")
	}
	add("missing", item.New.Missing, item.Old.Missing)
	add("source", item.New.Source, item.Old.Source)
	return fields
}

// written reports whether a file says about a measure what the sheet does.
func (item *Item) written(v *evaluate.Value) bool {
	if v == nil {
		return false
	}
	now := Said{v.Text.Value, v.Missing.Value, v.Source.Value}
	return sameFigure(item.Measure, now, item.New) && (item.New.Source == "" || item.New.Source == now.Source)
}
