// Package planrows is a plan as the rows of a table, one for each indicator.
package planrows

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"piao/cmd/internal/sheet"
	"piao/cmd/internal/sheet/spelling"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
)

// Asked is what people say about a table beside what it holds.
type Asked struct {
	Entity, Name, Title string
	Lang                lang.Lang         // of the plan
	Columns             map[string]string // headers or letters, by key or year; empty for a column to leave out
	Header              int               // the row of the headers; 0 to search for it
	Locale              spelling.Locale
	Operator            string // of targets without one
}

// Draft is the plan that tables make. It lacks what refused cells say.
type Draft struct {
	File    *diag.File
	Refused []source.Problem
	Notes   []lang.Message // what was not read
	Lines   []sheet.Place  // where each line of the file is from
}

// Refuse refuses what a cell says.
func (d *Draft) Refuse(at sheet.Place, message lang.Message, hints ...lang.Message) {
	if at.Row > 0 {
		message = lang.Say("%s: %s", "%s: %s", at, message)
	}
	d.Refused = append(d.Refused, source.Problem{Message: message, Hints: hints})
}

// rows are the rows of tables that become a draft.
type rows struct {
	Draft
	Asked
	root       node
	years      []string
	taken      map[string]bool   // codes
	made       map[string]string // codes of what has none, by its prefix and name
	indicators map[string]*node
	weighed    bool // there are weights
	shares     bool // some carry the per cent sign

	table     *sheet.Table
	columns   layout
	row       int
	objective *node           // that of the row above
	above     map[string]said // the area and the programme above
}

// Read makes a draft of tables. Those that lack the columns are about something else, unless all do.
func Read(tables []*sheet.Table, a Asked) (*Draft, source.Problem) {
	r := &rows{Asked: a, taken: map[string]bool{}, made: map[string]string{},
		indicators: map[string]*node{}, above: map[string]said{}}
	var lacking source.Problem
	layouts := map[*sheet.Table]layout{}
	for _, t := range tables {
		l, wrong := a.find(t)
		if !wrong.IsZero() {
			lacking = wrong
			r.Notes = append(r.Notes, lang.Say("non letto: %s", "not read: %s", wrong.Message))
			continue
		}
		if len(l.unread) > 0 {
			r.Notes = append(r.Notes, lang.Say("%s: colonne non lette: %s", "%s: columns not read: %s",
				t.Where(), lang.List{Items: l.unread}))
		}
		layouts[t], r.years = l, append(r.years, l.years()...)
		for row := l.header + 1; row <= t.Rows; row++ {
			for _, key := range []string{"objective", "indicator"} {
				r.taken[t.Cell(row, l.at[key]).Line()] = true
			}
		}
	}
	if r.years == nil {
		return nil, lacking
	}
	slices.Sort(r.years)
	r.years = slices.Compact(r.years)
	for _, r.table = range tables {
		r.columns = layouts[r.table]
		for r.row = r.columns.header + 1; r.columns.at != nil && r.row <= r.table.Rows; r.row++ {
			r.read()
		}
	}
	r.finish()
	return &r.Draft, source.Problem{}
}

func (r *rows) cell(key string) sheet.Cell { return r.table.Cell(r.row, r.columns.at[key]) }

// say is a comment in the plan.
func (r *rows) say(it, en string, args ...any) string { return lang.Say(it, en, args...).In(r.Lang) }

// text is what a cell says.
func (r *rows) text(key string) said {
	c := r.cell(key)
	if c.Kind == sheet.Bad {
		r.Refuse(c.Place, c.Wrong.Message, c.Wrong.Hints...)
	}
	return said{text: c.Line(), at: c.Place}
}

// set says something of the plan, unless another row says something else.
func (r *rows) set(n *node, s said) {
	switch {
	case n.text == "":
		n.said = s
	case s.text != "" && s.text != n.text:
		r.Refuse(s.at, lang.Say("qui c'è «%s», nella cella %s «%s»", "here is “%s”, in the cell %s “%s”",
			s.text, n.at.Cell(), n.text))
	}
}

var (
	ofObjective = []string{"area", "objective", "title", "parent", "objective_weight", "programme"}
	total       = regexp.MustCompile(`(?i)^(?:sub)?(?:tot(?:ale|ali|als?)?|somma|sum)\b`)
)

// read reads a row.
func (r *rows) read() {
	var all, names, own, targets []sheet.Cell
	headers := true
	for _, key := range r.columns.keys {
		c := r.cell(key)
		if c.Kind == sheet.Blank || c.Below {
			continue
		}
		all = append(all, c)
		headers = headers && r.keyOf(c.Line()) == key
		switch {
		case slices.Contains(ofObjective, key):
			continue
		case key == "indicator" || key == "name":
			names = append(names, c)
		case headings[key] == "":
			targets = append(targets, c)
		}
		own = append(own, c)
	}
	isTotal := func(c sheet.Cell) bool { return total.MatchString(c.Line()) }
	torn := r.table.Torn(r.row, r.columns.header)
	switch at := r.table.Cell(r.row, 1).Place; {
	case !torn.IsZero():
		r.Refuse(at, torn.Message, torn.Hints...)
	case all == nil:
	case headers, targets == nil && slices.ContainsFunc(all, isTotal):
		r.Notes = append(r.Notes, lang.Say("%s: riga non letta, un totale o un'intestazione",
			"%s: row not read, a total or a header", at))
	case !r.toObjective():
		r.Refuse(all[0].Place, lang.Say("la riga non ha un obiettivo, e neanche quelle sopra",
			"the row has no objective, nor have those above"))
	case names != nil:
		r.indicator()
	case own != nil:
		r.Refuse(own[0].Place, lang.Say("la riga non ha un indicatore", "the row has no indicator"))
	}
}

// pair is a code and a name. In a table without a column for names that of codes may hold
// them: they have blanks.
func (r *rows) pair(code, name string) (said, said) {
	c, n := r.text(code), r.text(name)
	if r.columns.at[name] == 0 && strings.Contains(c.text, " ") {
		return said{at: c.at}, c
	}
	return c, n
}

// coded is a code, made from the position of what has only a name.
func (r *rows) coded(code said, prefix string, position int, name said) said {
	if code.text != "" {
		return code
	}
	called := prefix + " " + name.text
	for ; r.made[called] == ""; position++ {
		if made := prefix + strconv.Itoa(position); !r.taken[made] {
			r.made[called], r.taken[made] = made, true
		}
	}
	return said{r.made[called], r.say("codice da scegliere", "code to choose"), name.at}
}

// named is an area, an office or a type that a row names, declared under a key of the plan.
func (r *rows) named(under string, s said) said {
	if s.text != "" {
		r.root.to(under).to(s.text).to("name").said = said{s.text, r.say("da completare", "to complete"), s.at}
	}
	return s
}

// toObjective goes to the objective of a row, which is that of the row above where the row
// says no other; false if there is none.
func (r *rows) toObjective() bool {
	code, title := r.pair("objective", "title")
	before, all := r.objective, r.root.to("objectives")
	if code.text != "" || title.text != "" && (before == nil || title.text != before.to("title").text) {
		code = r.coded(code, "OB", len(all.below)+1, title)
		r.objective = all.to(code.text)
	}
	o := r.objective
	if o == nil {
		return false
	}
	fresh, parent := o.below == nil, r.text("parent")
	if fresh {
		o.note, o.at = code.note, code.at
	}
	r.set(o.to("title"), title)
	r.set(o.to("parent"), parent)
	says := map[string]said{"area": r.named("areas", r.text("area")), "programme": r.programme()}
	for _, key := range []string{"area", "programme"} {
		s := says[key]
		if fresh && s.text == "" && (key != "area" || parent.text == "") {
			s = r.above[key]
		}
		r.set(o.to(key), s)
		r.above[key] = said{text: cmp.Or(s.text, r.above[key].text), at: s.at}
	}
	if c := r.cell("objective_weight"); o != before || !c.Below {
		r.set(o.to("weight"), r.weight("objective_weight"))
	}
	return true
}

// programme is the one that a row names, declared under its mission.
func (r *rows) programme() said {
	s := r.text("programme")
	if code, its, ok := strings.Cut(s.text, "/"); ok {
		mission := r.root.to("missions").to(strings.TrimSpace(code))
		its = strings.TrimSpace(its)
		todo := r.say("nome da completare", "name to complete")
		mission.to("name").said = said{mission.key, todo, s.at}
		mission.to("programmes").to(its).to("name").said = said{its, todo, s.at}
		s.text = mission.key + "/" + its
	}
	return s
}

// finish completes the plan once all rows are read, and writes it.
func (r *rows) finish() {
	todo := r.say("da completare", "to complete")
	given := func(n *node, text, otherwise string) {
		if n.text = source.OneLine(text); n.text == "" {
			n.text, n.note = otherwise, todo
		}
	}
	r.root.to("format").text = "piao-plan/1"
	given(r.root.to("entity").to("code"), r.Entity, r.say("ente", "body"))
	given(r.root.to("entity").to("name"), r.Name, r.say("Nome dell'ente", "Name of the body"))
	ends := slices.Compact([]string{r.years[0], r.years[len(r.years)-1]})
	given(r.root.to("title"), r.Title, r.say("Piano %s", "Plan %s", strings.Join(ends, "/")))
	r.root.to("language").text = r.Lang.String()
	years := r.root.to("years")
	years.text, years.raw = "["+strings.Join(r.years, ", ")+"]", true
	if r.weighed && !r.shares { // where some weights are shares, reading the plan refuses the others
		r.root.to("weights").said = said{text: "points",
			note: r.say("nella tabella i pesi non hanno il segno %%", "in the table the weights have no sign %%")}
	}
	measures := r.root.to("measures")
	measures.below = slices.DeleteFunc(measures.below, func(n *node) bool { // those that are indicators themselves
		return r.indicators[n.key] != nil && r.indicators[n.key].to("formula").text == ""
	})
	measures.note = r.say("il nome di ogni misura è il suo codice: nomi e unità da completare",
		"the name of each measure is its code: names and units to complete")
	areas := map[string]string{}
	for _, o := range r.root.to("objectives").below {
		areas[o.key] = o.to("area").text
		if o.to("title").text == "" {
			o.to("title").said = said{o.key, todo, o.at}
		}
	}
	for _, o := range r.root.to("objectives").below {
		if parent := o.to("parent").text; parent != "" && areas[parent] == areas[o.key] {
			o.to("area").text = "" // another one is refused where the plan is read
		}
	}
	p := &page{}
	p.write(&r.root, 0)
	r.File, r.Lines = &diag.File{Name: "plan.yaml", Bytes: p.Bytes()}, p.lines
}
