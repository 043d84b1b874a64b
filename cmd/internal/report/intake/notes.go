package intake

import (
	"piao/cmd/internal/sheet"
	"piao/plan/lang"
)

// notes are remarks on the cells that were read.
func (i *Import) notes() (notes []lang.Message) {
	add := func(cells []sheet.Place, text lang.Text) {
		if len(cells) > 0 {
			notes = append(notes, lang.Message{Text: text, Args: []any{cellList(cells, i.Sheets > 1)}})
		}
	}
	add(i.placesOf(func(item *sheet.Item) bool { return item.Formula }), lang.Text{
		IT: "Delle formule si prende l'ultimo risultato che il file ha: %s",
		EN: "Of formulas the last result that the file has is taken: %s"})
	add(i.placesOf(func(item *sheet.Item) bool { return item.Rounded }), lang.Text{
		IT: "Arrotondati alle 15 cifre che Excel mostra: %s",
		EN: "Rounded to the 15 digits that Excel shows: %s"})
	add(i.Uncoded, lang.Text{
		IT: "Righe senza codice, non lette: %s",
		EN: "Rows without a code, not read: %s"})
	add(i.Unresolved, lang.Text{
		IT: "Formule con un testo vuoto per risultato, o mai calcolate, senza una cifra da leggere: %s",
		EN: "Formulas that came to an empty text, or were never computed, with no figure to read: %s"})
	if unread := i.With(sheet.Unread); len(unread) > 0 {
		var list lang.List
		for _, item := range unread {
			list.Items = append(list.Items, lang.Say("%s «%s»", "%s “%s”", item.At.Cell(), item.Code))
		}
		notes = append(notes, lang.Say("Righe senza valore e senza motivo, non lette: %s",
			"Rows with neither a value nor a reason, not read: %s", list))
	}
	if i.Hidden > 0 {
		notes = append(notes, lang.Say("Righe nascoste, lette come le altre: %d",
			"Hidden rows, read like the others: %d", i.Hidden))
	}
	if i.Repeated > 0 {
		notes = append(notes, lang.Say("Righe che ripetono la stessa cifra: %d",
			"Rows that repeat the same figure: %d", i.Repeated))
	}
	return notes
}

// placesOf lists the cells of those figures, among the ones used, for which is is
// true.
func (i *Import) placesOf(is func(*sheet.Item) bool) (cells []sheet.Place) {
	for _, item := range i.Items {
		if item.Action != sheet.Refuse && item.Action != sheet.Unknown && is(item) {
			cells = append(cells, item.At)
		}
	}
	return cells
}

// shownCells is the greatest number of cells that a remark lists.
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
