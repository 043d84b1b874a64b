package main

import (
	"maps"
	"slices"
	"strings"

	"piao/cmd/internal/document"
	"piao/cmd/internal/sheet"
	"piao/evaluate"
	"piao/evaluate/ahead"
	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
	"piao/plan/target"
)

// book is the form for the wanted figures: all of them, or only those that the
// year's file does not mention.
func (t *template) book(all bool) *sheet.Form {
	b := &sheet.Form{Title: document.Clean(t.plan.Entity.Name.Value), Year: t.Year, When: t.stem, Lang: t.app.language()}
	if day, problem := source.ParseDate(t.stem); problem.IsZero() {
		b.When = lang.Date(day).In(b.Lang)
	}
	for _, r := range t.Requests {
		page := sheet.Sheet{Office: t.officeName(r)}
		for _, w := range slices.Concat(r.Wanted, r.Elsewhere) {
			if !all && w.Value != nil {
				continue
			}
			row := t.row(w)
			if w.Request != r && !t.shared(w, r) {
				row.See = t.officeName(w.Request)
			}
			page.Lines = append(page.Lines, row)
		}
		if len(page.Lines) > 0 {
			b.Sheets = append(b.Sheets, page)
		}
	}
	return b
}

// shared reports whether the only office that is asked answers for an indicator of a
// figure together with the one that provides it.
func (t *template) shared(w *ahead.Wanted, r *ahead.Request) bool {
	return len(t.Requests) == 1 && slices.ContainsFunc(w.UsedBy, func(i *plan.Indicator) bool {
		parts := i.Answering()
		return parts.Of(r.Office) != nil && parts.Of(w.Request.Office) != nil
	})
}

// officeName is what people call an office; empty in a plan without offices.
func (t *template) officeName(r *ahead.Request) string {
	switch {
	case r.Office != nil:
		return document.Clean(r.Office.Name.Value)
	case len(t.plan.Offices) > 0:
		return t.app.say("senza ufficio", "no office")
	}
	return ""
}

func (t *template) row(w *ahead.Wanted) sheet.Line {
	m := w.Measure
	r := sheet.Line{
		Objective: "checks", Title: t.app.say("i controlli sulle misure", "the checks over measures"), Kind: kindOf(m),
		Code: m.Code.Value, Name: m.Name.Value, Unit: m.Unit.Value,
		Origin: m.Source.Value,
	}
	if w.Objective != nil {
		r.Objective, r.Title = w.Objective.Code.Value, w.Objective.Title.Value
	}
	for _, i := range w.UsedBy {
		if i != m.Indicator {
			r.UsedBy = append(r.UsedBy, i.Code.Value)
		}
	}
	if m.Is != nil && r.Origin == "" {
		r.Origin = lang.Say("%s del %d", "%s of %d", m.Is.Measure.Code.Value, t.Year-m.Is.Years).In(t.app.language())
	}
	if w.Last != nil {
		r.Last = figureText(w.Last)
	}
	if v := w.Value; v != nil {
		r.Value, r.Missing, r.Source = figureText(v), v.Missing.Value, v.Source.Value
	}
	if r.Missing == sheet.ToMeasure.IT || r.Missing == sheet.ToMeasure.EN {
		r.Missing = ""
	}
	return r
}

func codeOfIndicator(i *plan.Indicator) string { return i.Code.Value }

// figureText is a figure as its file spells it, with a plain minus.
func figureText(v *evaluate.Value) string {
	if digits, minus := strings.CutPrefix(v.Text.Value, "−"); minus {
		return "-" + strings.TrimSpace(digits)
	}
	return v.Text.Value
}

func kindOf(m *plan.Measure) sheet.FigureKind {
	switch kind := m.Kind(); {
	case kind == target.YesNoKind:
		return sheet.YesNo
	case kind == target.DateKind:
		return sheet.Date
	case m.Unit.Value == "%":
		return sheet.Percent
	case m.Unit.Value == "€" || strings.EqualFold(m.Unit.Value, "euro"):
		return sheet.Euro
	}
	return sheet.Number
}

// yaml is the measurements file with all that the year wants: the existing file and
// what it lacks, or a new file.
func (t *template) yaml() ([]byte, error) {
	file := t.newFile()
	if t.current != nil {
		file = t.current.File
	}
	text, ok := t.book(false).AddTo(file)
	if !ok {
		return nil, usageError(lang.Say("in %s non si trova la fine di «values», dove aggiungere ciò che gli manca",
			"in %s the end of “values”, where to add what it lacks, cannot be found", file.Name),
			lang.Say("scrivere i valori uno per riga, non tra graffe; oppure usare --format csv",
				"write the values one a line, not in braces; or use --format csv"))
	}
	return text, nil
}

// newFile is a measurements file without figures that explains how to write them.
func (t *template) newFile() *diag.File {
	help := t.app.say(
		`# Misurazioni da raccogliere. Al posto di {missing: da misurare} si scrive la cifra, con il punto
# decimale e senza separatori delle migliaia: 1234.5; una percentuale con il segno: 68.4 %; una data come
# 2024-06-30; sì o no. Se la cifra non c'è si dice perché: {missing: motivo}. Con la fonte o una nota:
# {value: 1234.5, source: da dove viene, note: che cosa va saputo}. Le cifre definitive hanno status: final.

`,
		`# Measurements to collect. In place of {missing: not yet measured} goes the figure, with a decimal point
# and no separators of thousands: 1234.5; a percentage with its sign: 68.4 %; a date as 2024-06-30; yes or
# no. Where there is no figure, say why: {missing: reason}. With its source or a note:
# {value: 1234.5, source: where it comes from, note: what is to be known}. Final figures have status: final.

`)
	return &diag.File{Bytes: append([]byte(help), sheet.NewFile(t.plan, t.Year, lastDay(t.plan, t.Year, t.stem))...)}
}

// sayUnjudged lists the indicators that wait for a judgement. Judgements are not
// measures and have their own place in the file.
func (t *template) sayUnjudged() {
	if len(t.Unjudged) == 0 {
		return
	}
	codes := namesOf(t.Unjudged, codeOfIndicator)
	t.app.note(lang.Say("il %d chiede anche dei giudizi, da scrivere sotto «indicators» nel file delle misurazioni: %s",
		"%d also asks for judgements, to be written under “indicators” in the measurements file: %s",
		t.Year, lang.Words(codes)),
		lang.Say("per esempio %s: {judged: 90 %%, by: chi giudica}",
			"for example %s: {judged: 90 %%, by: who judges}", source.Spell(t.Unjudged[0].Code.Value)))
}

// sayEarlier lists the figures of earlier years that the year's evaluation takes and
// no file has, and says how to collect them.
func (t *template) sayEarlier() {
	codes := map[int][]string{}
	for _, in := range t.Earlier {
		codes[in.FromYear] = append(codes[in.FromYear], in.Of.Code.Value)
	}
	for _, year := range slices.Sorted(maps.Keys(codes)) {
		t.app.note(lang.Say("il %d chiede anche cifre del %d, che nessun file ha: %s",
			"%d also asks for figures of %d that no file has: %s", t.Year, year, lang.Words(codes[year])),
			lang.Say("per raccoglierle: piao template %d", "to collect them: piao template %d", year))
	}
}
