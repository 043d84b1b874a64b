package source

import (
	"slices"

	"piao/plan/diag"
	"piao/plan/lang"
)

// Key is one key of a map: its name, its meaning, its label for people, its default,
// what its value may be, how the value is read into a T and what the T then says.
// Each key of the file formats is written once, as such a value.
type Key[T any] struct {
	Name     string
	As       string // the name in changes, CSV and JSON, if it differs
	Required bool
	Or       string // another key of the same map that makes this one needless, if it is required
	Rare     bool   // CSV and JSON have it only where a plan says something under it
	Doc      lang.Text
	Label    lang.Text
	Default  lang.Text
	Read     Reading[T]
}

// entry is a key of a map and its value.
type entry struct {
	key   Text
	value Node
}

// Keys is all keys that a map may hold.
type Keys[T any] []Key[T]

// Read fills a T from a map. Unknown, repeated and missing keys are reported here
// and nowhere else. owner is the element that lacks a missing key; it has no text at
// the root of the file. A misspelt key is read as the key that it resembles, so that
// one slip makes one finding.
func (k Keys[T]) Read(r *Reader, n Node, owner Text, into *T) {
	if n = n.followed(); !n.IsMap() {
		r.Each(n, nil)
		k.wrap(r, n)
		return
	}
	var found uint64
	var strange []entry
	r.each(n, k.names(), func(key Text, value Node) {
		at := k.find(key.Value)
		if at < 0 {
			strange = append(strange, entry{key, value})
			return
		}
		found |= 1 << at
		k[at].Read.into(r, value, into)
	})
	for _, e := range strange {
		found |= k.readStrange(r, e, found, into)
	}
	if !n.Merges() {
		k.missing(r, n, owner, found)
	}
}

// wrap shows how to write a text that stands where a map should be, if the map needs
// a single key and takes the text under it.
func (k Keys[T]) wrap(r *Reader, n Node) {
	required := slices.DeleteFunc(slices.Clone(k), func(key Key[T]) bool { return !key.Required })
	misplaced := k.find(r.Key().Value) >= 0 // a key of the map, indented too little
	d := &r.Found[len(r.Found)-1]
	if len(required) != 1 || misplaced || !n.IsScalar() || n.IsNull() || len(d.Fixes) > 0 {
		return
	}
	try, text := new(Reader), n.Text()
	required[0].Read.into(try, n, new(T))
	right := text.Value
	if len(try.Found) == 1 && len(try.Found[0].Fixes) == 1 {
		right = try.Found[0].Fixes[0].Text
	} else if len(try.Found) > 0 {
		return
	}
	Instead(d, text, "{"+required[0].Name+": "+spell(right, true)+"}")
}

// readStrange reports an unknown key. If it resembles a key that the map lacks, it
// reads the value as that key's and returns the key's bit, else 0.
func (k Keys[T]) readStrange(r *Reader, e entry, found uint64, into *T) uint64 {
	names := k.names()
	r.unknownKey(e.key, names)
	near := diag.Near(e.key.Value, names)
	if key, ok := english(e.key.Value, func() []string { return names }); ok {
		near = []string{key}
	}
	if len(near) == 0 {
		return 0
	}
	at := k.find(near[0])
	if found&(1<<at) != 0 {
		return 0
	}
	r.Found[len(r.Found)-1].Fixes = e.key.Meant(near...)
	r.Under(e.key, func() { k[at].Read.into(r, e.value, into) })
	return 1 << at
}

func (k Keys[T]) find(name string) int {
	return slices.IndexFunc(k, func(key Key[T]) bool { return key.Name == name })
}

func (k Keys[T]) names() []string {
	names := make([]string, len(k))
	for i := range k {
		names[i] = k[i].Name
	}
	return names
}

func (k Keys[T]) missing(r *Reader, n Node, owner Text, found uint64) {
	for i := range k {
		if k[i].Required && found&(1<<i) == 0 && (k[i].Or == "" || found&(1<<k.find(k[i].Or)) == 0) {
			r.Missing(n, owner, k[i].Name, k[i].Doc)
		}
	}
}

// Missing reports a required key that is absent.
func (r *Reader) Missing(n Node, owner Text, name string, doc lang.Text) {
	if !owner.Given() {
		r.Report(diag.Diagnostic{Rule: RuleMissingKey, Span: diag.At(diag.Pos{File: n.f, Line: 1, Col: 1}),
			Message: lang.Say("manca la chiave «%s» (%s)", "the key “%s” is missing (%s)", name, doc)})
		return
	}
	r.Report(diag.Diagnostic{Rule: RuleMissingKey, Span: owner.Span(),
		Message: lang.Say("a «%s» manca la chiave «%s» (%s)", "“%s” lacks the key “%s” (%s)", owner.Value, name, doc)})
}

func (r *Reader) unknownKey(key Text, known []string) {
	path := r.Path()
	message := lang.Say("la chiave «%s» non esiste", "there is no key “%s”", key.Value)
	if path != "" {
		message = lang.Say("la chiave «%s» non esiste in %s", "there is no key “%s” in %s", key.Value, path)
	}
	hints, lookup := UnknownKey(key, func() []string { return known })
	r.Report(diag.Diagnostic{Rule: RuleUnknownKey, Span: key.Span(), Message: message, Hints: hints, Lookup: lookup})
}

// UnknownKey gives the hints for an unknown key.
func UnknownKey(key Text, known func() []string) ([]lang.Message, *diag.Lookup) {
	if name, isItalian := english(key.Value, known); isItalian {
		return []lang.Message{lang.Say("le chiavi sono in inglese: «%s»", "keys are in English: “%s”", name)}, nil
	}
	return nil, &diag.Lookup{Word: key.Value, Known: known, Meant: key.Meant}
}

// These bound how many unknown words of one file are compared with all known words,
// and the length of the words that they are compared with. A file that is wrong
// throughout is then still read in linear time.
const (
	maxSuggestions = 20
	maxCompared    = 2_000_000
)

// LookUp adds the nearest known words to the first findings about unknown words. It
// also joins findings about one word into a single finding: a code that was renamed
// is one slip, however many formulas name it. Call it last, when the findings are
// sorted.
func (r *Reader) LookUp() {
	done, compared := 0, 0
	r.Found = sameWord(r.Found)
	for k := range r.Found {
		d := &r.Found[k]
		if d.Lookup != nil && done < maxSuggestions && compared < maxCompared {
			lookUp(d, *d.Lookup)
			for _, word := range d.Lookup.Known() {
				compared += len(word)
			}
			done++
		}
		d.Lookup = nil
	}
}

// lookUp adds what a word may mean: what it names in another way, or else the nearest
// words, which are never sure.
func lookUp(d *diag.Diagnostic, l diag.Lookup) {
	var named []string
	if l.Named != nil {
		named = l.Named()
	}
	if len(named) == 1 {
		d.Hints = append(d.Hints, lang.Say("scrivere %s, che è il codice", "write %s, which is the code", named[0]))
		d.Fixes = l.Meant(named...)
		return
	}
	d.Hints = append(d.Hints, Suggest(l.Word, l.Known()))
	if l.Meant != nil && d.Fixes == nil {
		d.Fixes = l.Meant(diag.Near(l.Word, l.Known())...)
		for k := range d.Fixes {
			d.Fixes[k].Kind = diag.Reading
		}
	}
}

// HereToo is another place of the word that a finding is about.
func HereToo(at diag.Span) diag.Related {
	return diag.Related{Span: at, Message: lang.Say("anche qui", "here too")}
}

// sameWord joins the findings of one rule about one word into the first of them.
func sameWord(list diag.List) diag.List {
	type slip struct {
		rule *diag.Rule
		word string
	}
	first := map[slip]int{}
	kept := list[:0]
	for _, d := range list {
		if d.Lookup == nil || d.Rule == RuleUnknownKey {
			kept.Add(d)
			continue
		}
		s := slip{d.Rule, d.Lookup.Word}
		if at, again := first[s]; again {
			kept[at].Related = append(append(kept[at].Related, HereToo(d.Span)), d.Related...)
			continue
		}
		first[s] = len(kept)
		kept.Add(d)
	}
	return kept
}

// Suggest is the hint for a misspelt word: the known words near it, with a note on
// misleading characters. If none is near and there are few, it shows them all.
func Suggest(word string, known []string) lang.Message {
	near := diag.Near(word, known)
	for _, n := range near {
		if diag.LookAlike(word, n) {
			return lang.Say("sembra «%s» ma contiene %s", "it looks like “%s” but holds %s", n, misleading(word, n))
		}
	}
	switch {
	case len(near) > 0:
		return lang.Say("forse %s?", "perhaps %s?", orList(near))
	case len(known) == 0:
		return lang.Say("qui non ne è definito nessuno", "none is defined here")
	case len(known) <= 12:
		return lang.Say("si può scrivere %s", "one may write %s", orList(known))
	}
	return lang.Say("nessuno somiglia a questo", "none is like it")
}

// misleading names the misleading characters of whichever of two look-alike words
// has them.
func misleading(word, known string) lang.Message {
	if list := diag.Strange(word); len(list.Items) > 0 {
		return lang.Say("%s", "%s", list)
	}
	return lang.Say("altri caratteri: quello definito ha %s",
		"other characters: the one defined has %s", diag.Strange(known))
}

func orList(words []string) lang.List {
	list := lang.List{Or: true}
	for _, w := range words {
		list.Items = append(list.Items, lang.Say("«%s»", "“%s”", w))
	}
	return list
}
