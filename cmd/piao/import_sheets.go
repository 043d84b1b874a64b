package main

import (
	"fmt"
	"slices"
	"strings"

	"piao/cmd/internal/sheet"
	"piao/plan/lang"
	"piao/plan/source"
)

// readSheets reads the sheets of all files that hold figures, and what is worth a
// word about how.
func (a *app) readSheets(f *importFlags, args []string) (all []*sheet.Reading, notes []lang.Message, err error) {
	asked := sheet.Asked{Code: f.code, Value: f.value, Header: f.headerRow}
	progress, done := a.progress()
	defer done()
	for _, arg := range args {
		name, text, err := a.readSheetFile(arg)
		if err != nil {
			return nil, nil, err
		}
		book, wrong := sheet.Open(name, text, f.delimiterOf())
		if !wrong.IsZero() {
			return nil, nil, usageError(wrong.Message, wrong.Hints...)
		}
		pages, passed, err := f.choose(book, asked)
		if err != nil {
			return nil, nil, err
		}
		entries, unread, err := readPages(book, pages, asked, len(f.sheets) > 0, progress)
		if err != nil {
			return nil, nil, err
		}
		all, notes = append(all, entries...), slices.Concat(notes, book.Notes, passed, unread)
	}
	return all, notes, nil
}

// choose is the sheets of a file that are read: those that are asked for, else
// those that are not hidden.
func (f *importFlags) choose(book *sheet.Book, asked sheet.Asked) (pages []*sheet.Page, notes []lang.Message, err error) {
	if len(f.sheets) > 0 {
		pages, err = f.named(book)
		return pages, nil, err
	}
	for _, p := range book.Pages {
		switch {
		case !p.Hidden:
			pages = append(pages, p)
		case p.Has(asked):
			notes = append(notes, lang.Say("%s: il foglio nascosto %s non si legge; per leggerlo, --sheet", "%s: the hidden sheet %s is not read; to read it, --sheet", book.Name, p.Name))
		}
	}
	if len(pages) > 1 && asked.ByPlaces() {
		return nil, nil, usageError(lang.Say("%s ha più fogli: di quale sono le colonne?", "%s has several sheets: which one are the columns of?", book.Name),
			lang.Say("--sheet %s", "--sheet %s", orWords(pageNames(pages))))
	}
	return pages, notes, nil
}

// named is the sheets of a file that people ask for by their names.
func (f *importFlags) named(book *sheet.Book) (pages []*sheet.Page, err error) {
	for _, name := range f.sheets {
		at := slices.IndexFunc(book.Pages, func(p *sheet.Page) bool { return strings.EqualFold(name, p.Name) })
		if at < 0 {
			hint := lang.Say("un CSV è un foglio solo, senza nome: togliere --sheet", "a CSV is one sheet, without a name: drop --sheet")
			if book.Pages[0].Name != "" {
				hint = source.Suggest(name, pageNames(book.Pages))
			}
			return nil, usageError(lang.Say("%s non ha il foglio «%s»", "%s has no sheet “%s”", book.Name, name), hint)
		}
		if !slices.Contains(pages, book.Pages[at]) {
			pages = append(pages, book.Pages[at])
		}
	}
	return pages, nil
}

func pageNames(pages []*sheet.Page) []string {
	names := make([]string, len(pages))
	for k, p := range pages {
		names[k] = p.Name
	}
	return names
}

// readPages reads sheets. Among several, those without the columns are about
// something else, unless they were asked for or none has them.
func readPages(book *sheet.Book, pages []*sheet.Page, asked sheet.Asked, named bool, progress func(int)) (all []*sheet.Reading, notes []lang.Message, err error) {
	var first *sheet.Trouble
	for _, p := range pages {
		entries, wrong := p.Read(asked, progress)
		switch {
		case wrong.IsZero():
			all = append(all, entries)
		case !wrong.NoColumns || named:
			return nil, nil, usageError(wrong.Message, wrong.Hints...)
		default:
			if first == nil {
				first = &wrong
			}
			notes = append(notes, lang.Say("%s: il foglio %s non ha le colonne e non si legge", "%s: the sheet %s lacks the columns and is not read", book.Name, p.Name))
		}
	}
	if len(all) == 0 && first != nil {
		return nil, nil, usageError(first.Message, first.Hints...)
	}
	return all, notes, nil
}

// progressStep is how many rows are read between two words on progress.
const progressStep = 10_000

// progress says on a terminal how many rows of a sheet were read, and wipes it out
// at the end.
func (a *app) progress() (tell func(rows int), done func()) {
	terminal, _ := terminalOf(a.stderr)
	told := false
	tell = func(rows int) {
		if terminal && rows > 0 && rows%progressStep == 0 {
			told = true
			fmt.Fprintf(a.stderr, "\r%s", lang.Say("%s righe lette", "%s rows read", lang.Number(fmt.Sprint(rows))).In(a.language()))
		}
	}
	return tell, func() {
		if told {
			fmt.Fprintf(a.stderr, "\r%s\r", strings.Repeat(" ", 40))
		}
	}
}

// remarks are what is worth a word about the cells that were read.
func remarks(in *sheet.Intake, sheets []*sheet.Reading) (notes []lang.Message) {
	add := func(cells []sheet.Place, text lang.Text) {
		if len(cells) > 0 {
			notes = append(notes, lang.Message{Text: text, Args: []any{cellList(cells, len(sheets) > 1)}})
		}
	}
	hidden := 0
	for _, s := range sheets {
		hidden += s.Hidden
	}
	add(placesOf(in, func(item *sheet.Item) bool { return item.Formula }),
		lang.Text{IT: "Delle formule si prende l'ultimo risultato che il file ha: %s", EN: "Of formulas the last result that the file has is taken: %s"})
	add(placesOf(in, func(item *sheet.Item) bool { return item.Rounded }),
		lang.Text{IT: "Arrotondati alle 15 cifre che Excel mostra: %s", EN: "Rounded to the 15 digits that Excel shows: %s"})
	add(in.Uncoded, lang.Text{IT: "Valori in righe senza codice, non letti: %s", EN: "Values in rows without a code, not read: %s"})
	add(in.Unresolved, lang.Text{IT: "Formule con un testo vuoto per risultato, o mai calcolate, senza una cifra da leggere: %s", EN: "Formulas that came to an empty text, or were never computed, with no figure to read: %s"})
	if hidden > 0 {
		notes = append(notes, lang.Say("Righe nascoste, lette come le altre: %d", "Hidden rows, read like the others: %d", hidden))
	}
	if in.Repeated > 0 {
		notes = append(notes, lang.Say("Righe che ripetono la stessa cifra: %d", "Rows that repeat the same figure: %d", in.Repeated))
	}
	return notes
}

// placesOf lists the cells of some of the figures that were taken.
func placesOf(in *sheet.Intake, is func(*sheet.Item) bool) (cells []sheet.Place) {
	for _, item := range in.Items {
		if item.Action != sheet.Refuse && item.Action != sheet.Unknown && is(item) {
			cells = append(cells, item.At)
		}
	}
	return cells
}

// shownCells is how many cells a remark lists.
const shownCells = 10

func cellList(cells []sheet.Place, several bool) lang.Spoken {
	var list lang.List
	for k, p := range cells {
		if k == shownCells {
			list.Items = append(list.Items, lang.Say("altre %d", "%d more", len(cells)-shownCells))
			break
		}
		if several {
			list.Items = append(list.Items, p)
			continue
		}
		list.Items = append(list.Items, lang.Same(p.Cell()))
	}
	return list
}
