package planrows

import (
	"regexp"
	"strconv"
	"strings"

	"piao/cmd/internal/sheet"
	"piao/plan"
	"piao/plan/formula"
	"piao/plan/lang"
	"piao/plan/source"
	"piao/plan/target"
)

// indicator reads the one of a row.
func (r *rows) indicator() {
	code, name := r.pair("indicator", "name")
	code = r.coded(code, "I", len(r.indicators)+1, said{text: code.at.String(), at: name.at})
	i := r.objective.to("indicators").to(code.text)
	if first := r.indicators[code.text]; first != nil {
		r.Refuse(code.at, lang.Say("%s c'è già, nella cella %s", "%s is there already, in the cell %s",
			code.text, first.at.Cell()))
		i = &node{} // whose cells are read all the same
	}
	if name.text == "" {
		name = said{code.text, r.say("nome da completare", "name to complete"), code.at}
	}
	i.note, i.at, r.indicators[code.text] = code.note, code.at, i
	formula, unit := r.text("formula"), r.text("unit")
	switch small := strings.ToLower(unit.text); {
	case strings.HasPrefix(small, "perc"), strings.HasPrefix(small, "per cent"):
		unit.text = "%"
	case target.KindOfUnit(small) != target.NumberKind:
		unit.text = small
	}
	i.to("name").said = name
	r.offices(i.to("office"))
	i.to("type").said, i.to("unit").said, i.to("weight").said = r.kind(), unit, r.weight("weight")
	i.to("source").said, i.to("formula").said = r.measures(formula)
	targets := i.to("targets")
	for _, year := range r.columns.years() {
		if t := r.target(year, unit.text); t.text != "" {
			targets.to(year).said = t
		}
	}
	if targets.below == nil {
		targets.said, targets.raw = said{"{}", r.say("da completare", "to complete"), code.at}, true
	}
}

// kind is the type of an indicator: a known one in either language, or one of the plan's own.
func (r *rows) kind() said {
	s := r.text("type")
	for _, known := range plan.TypeSpellings() {
		for _, word := range []string{known.IT, known.EN} {
			if strings.EqualFold(word, s.text) {
				return said{text: word, at: s.at}
			}
		}
	}
	return r.named("types", s)
}

// offices reads who answers: an office, or several with semicolons or line ends between them.
func (r *rows) offices(n *node) {
	c := r.cell("office")
	parts := strings.FieldsFunc(c.Text, func(r rune) bool { return r == ';' || r == '\n' })
	if n.said = r.text("office"); len(parts) < 2 {
		r.named("offices", n.said)
		return
	}
	for k, part := range parts {
		parts[k] = strconv.Quote(r.named("offices", said{text: source.Canonical(source.OneLine(part)), at: c.Place}).text)
	}
	n.text, n.raw = "["+strings.Join(parts, ", ")+"]", true
}

// measures declares the measures of a formula. The source of one is its measure's; that of
// several is only a comment.
func (r *rows) measures(text said) (from, as said) {
	from = r.text("source")
	if text.text == "" {
		return from, text
	}
	expr, _ := formula.Parse(text.text, nil, nil) // an error is found again where the plan is read
	var found []*formula.Measure
	if expr != nil {
		found = formula.Measures(expr)
	}
	for _, m := range found {
		n := r.root.to("measures").to(m.Code)
		n.at, n.to("name").said = text.at, said{text: m.Code, at: text.at}
		if len(found) == 1 {
			r.set(n.to("source"), from)
		}
	}
	if len(found) > 1 && from.text != "" {
		text.note = r.say("fonte: %s", "source: %s", from.text)
	}
	return said{}, text
}

// number is a cell with a number of its own row; false if it is blank. One that was merged
// with those above is refused: its number may be that of each row or of all together.
func (r *rows) number(key string) (sheet.Cell, bool) {
	c := r.cell(key)
	if c.Below && c.Kind != sheet.Blank {
		r.Refuse(c.Place, lang.Say("la cella è unita con quelle sopra: il numero può essere di ciascuna riga o di tutte",
			"the cell was merged with those above: the number may be that of each row or of all together"))
	}
	return c, !c.Below && c.Kind != sheet.Blank
}

// weight is a weight as files write it.
func (r *rows) weight(key string) (w said) {
	c, ok := r.number(key)
	if w.at = c.Place; ok {
		w.text = r.spelled(c, false)
		r.weighed, r.shares = true, r.shares || strings.HasSuffix(w.text, "%")
	}
	return w
}

// spelled is what a cell says, with its numbers as files write them; empty if it is refused.
func (r *rows) spelled(c sheet.Cell, days bool) string {
	text, wrong := c.Spelled(r.Locale, days)
	if !wrong.IsZero() {
		r.Refuse(c.Place, wrong.Message, wrong.Hints...)
		return ""
	}
	return text
}

// target is a target in the words of a cell, if they can be read in one way only: as they are,
// or else with the operator that people gave.
func (r *rows) target(year, unit string) (t said) {
	c, ok := r.number(year)
	if !ok {
		return said{}
	}
	kind, percent := target.KindOfUnit(unit), unit == "%"
	text := r.spelled(c, kind == target.DateKind)
	if text == "" { // which was refused
		return said{}
	}
	condition, wrong := target.Parse(text, kind, percent)
	if wrong == nil {
		return said{text: condition.String(), at: c.Place}
	}
	meant := text
	switch {
	case len(wrong.Fixes) == 1:
		meant = wrong.Fixes[0]
	case r.Operator != "":
		meant = r.Operator + " " + text
	case bareNumber.MatchString(text):
		wrong.Hints = append(wrong.Hints, lang.Say("se l'operatore è lo stesso per tutti: --target \">=\"",
			"if the operator is the same for all: --target \">=\""))
	}
	if condition, still := target.Parse(meant, kind, percent); still == nil {
		return said{condition.String(), r.say("nella tabella: %s", "in the table: %s", text), c.Place}
	}
	r.Refuse(c.Place, wrong.Message, wrong.Hints...)
	return said{}
}

var bareNumber = regexp.MustCompile(`^[-−]?\d`)
