package intake

import (
	"piao/cmd/internal/sheet"
	"piao/plan/lang"
)

// notes are remarks on the rows that were read.
func (i *Import) notes() (notes []lang.Message) {
	add := func(n int, about any, text lang.Text) {
		if n > 0 {
			notes = append(notes, lang.Message{Text: text, Args: []any{about}})
		}
	}
	cells := func(cells []sheet.Place, text lang.Text) { add(len(cells), i.cellList(cells), text) }
	cells(i.placesOf(func(item *sheet.Item) bool { return item.Formula }), lang.Both(
		"Delle formule si prende l'ultimo risultato che il file ha: %s",
		"Of formulas the last result that the file has is taken: %s"))
	cells(i.placesOf(func(item *sheet.Item) bool { return item.Rounded }), lang.Both(
		"Arrotondati alle 15 cifre che Excel mostra: %s", "Rounded to the 15 digits that Excel shows: %s"))
	cells(i.Uncoded, lang.Both("Righe senza codice, non lette: %s", "Rows without a code, not read: %s"))
	cells(i.Unresolved, lang.Both(
		"Formule con un testo vuoto per risultato, o mai calcolate, senza una cifra da leggere: %s",
		"Formulas that came to an empty text, or were never computed, with no figure to read: %s"))
	var unread lang.List
	for _, item := range i.With(sheet.Unread) {
		unread.Items = append(unread.Items, lang.Say("%s «%s»", "%s “%s”", i.shown(item.At), item.Code))
	}
	add(len(unread.Items), unread, lang.Both("Righe senza valore e senza motivo, non lette: %s",
		"Rows with neither a value nor a reason, not read: %s"))
	add(i.Hidden, i.Hidden, lang.Both("Righe nascoste, lette come le altre: %d", "Hidden rows, read like the others: %d"))
	add(i.Repeated, i.Repeated, lang.Both("Righe che ripetono la stessa cifra: %d",
		"Rows that repeat the same figure: %d"))
	return notes
}

// placesOf lists the cells of those figures, among the ones used, for which is is
// true.
func (i *Import) placesOf(is func(*sheet.Item) bool) (cells []sheet.Place) {
	for _, item := range i.With(sheet.Add, sheet.Change, sheet.Same) {
		if is(item) {
			cells = append(cells, item.At)
		}
	}
	return cells
}

// shownCells is the greatest number of cells that a remark lists.
const shownCells = 10

func (i *Import) cellList(cells []sheet.Place) (list lang.List) {
	for _, p := range cells[:min(len(cells), shownCells)] {
		list.Items = append(list.Items, i.shown(p))
	}
	if more := len(cells) - shownCells; more > 0 {
		list.Items = append(list.Items, lang.Say("altre %d", "%d more", more))
	}
	return list
}

// shown is a cell, with its sheet and file where there are several.
func (i *Import) shown(p sheet.Place) lang.Spoken {
	if i.Sheets > 1 {
		return p
	}
	return lang.Same(p.Cell())
}
