package sheet

import (
	"slices"
	"strings"

	"piao/plan/lang"
	"piao/plan/source"
)

// book is a file of sheets, and notes about how it was read.
type book struct {
	name  string
	pages []*page
	notes []lang.Message
}

// Read lists the entries of a file, and notes about how it was read.
func Read(name string, text []byte, a Asked) ([]*Entries, []lang.Message, source.Problem) {
	b, wrong := open(name, text, a.Delimiter)
	if !wrong.IsZero() {
		return nil, nil, wrong
	}
	pages, wrong := b.choose(a)
	if !wrong.IsZero() {
		return nil, nil, wrong
	}
	all, wrong := b.read(pages, a)
	return all, b.notes, wrong
}

// choose lists the sheets to read: those that were asked for, or else those that are
// not hidden.
func (b *book) choose(a Asked) (pages []*page, wrong source.Problem) {
	for _, name := range a.Sheets {
		at := slices.IndexFunc(b.pages, func(p *page) bool { return strings.EqualFold(name, p.name) })
		if at < 0 {
			return nil, b.noSheet(name)
		}
		if !slices.Contains(pages, b.pages[at]) {
			pages = append(pages, b.pages[at])
		}
	}
	if len(a.Sheets) > 0 {
		return pages, wrong
	}
	for _, p := range b.pages {
		if !p.hidden {
			pages = append(pages, p)
		} else if _, _, wrong := p.read(a); wrong.IsZero() {
			b.note(unreadHidden.IT, unreadHidden.EN, p)
		}
	}
	if len(pages) > 1 && a.places().whole() {
		list := lang.AnyOf(names(pages))
		return nil, problem(lang.Say("%s ha più fogli: di quale sono le colonne?",
			"%s has several sheets: which one are the columns of?", b.name),
			lang.Say("--sheet %s", "--sheet %s", list))
	}
	return pages, wrong
}

var unreadHidden = lang.Both("%s: il foglio nascosto %s non si legge; per leggerlo, --sheet",
	"%s: the hidden sheet %s is not read; to read it, --sheet")

func (b *book) note(it, en string, p *page) {
	b.notes = append(b.notes, lang.Say(it, en, b.name, p.name))
}

func (b *book) noSheet(name string) source.Problem {
	hint := lang.Say("un CSV è un foglio solo, senza nome: togliere --sheet",
		"a CSV is one sheet, without a name: drop --sheet")
	if b.pages[0].book != nil {
		hint = source.Suggest(name, names(b.pages))
	}
	return problem(lang.Say("%s non ha il foglio «%s»", "%s has no sheet “%s”", b.name, name), hint)
}

func names(pages []*page) []string {
	names := make([]string, len(pages))
	for k, p := range pages {
		names[k] = p.name
	}
	return names
}

// read reads sheets. Among several, those that lack the columns are about something
// else, unless they were asked for or every sheet lacks them.
func (b *book) read(pages []*page, a Asked) (all []*Entries, wrong source.Problem) {
	for _, p := range pages {
		r, lacking, trouble := p.read(a)
		switch {
		case trouble.IsZero():
			all = append(all, r)
		case !lacking || len(a.Sheets) > 0:
			return nil, trouble
		default:
			if wrong.IsZero() {
				wrong = trouble
			}
			b.note("%s: il foglio %s non ha le colonne e non si legge",
				"%s: the sheet %s lacks the columns and is not read", p)
		}
	}
	if len(all) > 0 {
		return all, source.Problem{}
	}
	return nil, wrong
}
