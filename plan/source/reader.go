package source

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source/syntax"
)

// Reader reads a tree of values and collects every finding. It never stops at the
// first one.
type Reader struct {
	Found      diag.List
	Respelt    []diag.Fix // valid values that have a plainer spelling
	Duplicates int        // how many keys were skipped because they were repeated
	path       []Text     // the keys that lead to the value being read
}

// Report adds a finding. In place of the first that is past the bound it says so, and
// of the others it adds none.
func (r *Reader) Report(d diag.Diagnostic) {
	if len(r.Found) == diag.Found.Most {
		d = diag.Diagnostic{Rule: syntax.RuleUnreadable, Span: d.Span, Message: diag.Found.Past()}
	}
	if len(r.Found) <= diag.Found.Most {
		r.Found.Add(d)
	}
}

// bad reports what is wrong with a value.
func (r *Reader) bad(span diag.Span, message lang.Message, hints ...lang.Message) {
	r.Report(diag.Diagnostic{Rule: RuleBadValue, Span: span, Message: message, Hints: hints})
}

// Refuse reports a value that cannot be used, at its place.
func (r *Reader) Refuse(t Text, message lang.Message, hints ...lang.Message) {
	r.bad(t.Span(), message, hints...)
}

// RefuseProblem reports a value that is written wrongly, with what it may mean.
func (r *Reader) RefuseProblem(t Text, p Problem) {
	r.Report(diag.Diagnostic{Rule: RuleBadValue, Span: t.Span(), Message: p.Message, Hints: p.Hints,
		Fixes: t.Meant(p.Fixes...)})
}

// Path is the keys that lead to the value being read, such as objectives › X.
func (r *Reader) Path() string {
	keys := make([]string, len(r.path))
	for i, key := range r.path {
		keys[i] = key.Value
	}
	return strings.Join(keys, " › ")
}

// Under calls read for the value under a key.
func (r *Reader) Under(key Text, read func()) {
	r.path = append(r.path, key)
	read()
	r.path = r.path[:len(r.path)-1]
}

// Key is the key whose value is being read, or no text at the root.
func (r *Reader) Key() Text {
	if len(r.path) == 0 {
		return Text{}
	}
	return r.path[len(r.path)-1]
}

// name is what messages call the value being read.
func (r *Reader) name() string {
	if len(r.path) == 0 {
		return "—"
	}
	return r.Key().Value
}

// follow gives the value that an alias stands for, and reports a tag.
func (r *Reader) follow(n Node) Node {
	n = n.followed()
	if n.y.Style&yaml.TaggedStyle != 0 {
		r.bad(diag.At(n.Pos()), lang.Say("l'etichetta YAML «%s» non serve: piao legge ogni valore come testo",
			"the YAML tag “%s” is not needed: piao reads every value as text", n.y.Tag),
			lang.Say("togliere «%s»", "remove “%s”", n.y.Tag))
	}
	return n
}

// kinds names the kinds of value, for messages.
var kinds = map[yaml.Kind]lang.Text{
	yaml.MappingNode:  {IT: "un gruppo di chiavi (chiave: valore)", EN: "a group of keys (key: value)"},
	yaml.SequenceNode: {IT: "un elenco", EN: "a list"},
	yaml.ScalarNode:   {IT: "un testo", EN: "a text"},
}

// want gives the value if it is of the wanted kind; otherwise it reports the value.
func (r *Reader) want(n Node, kind yaml.Kind) (Node, bool) {
	n = r.follow(n)
	if n.y.Kind != kind && len(r.path) == 0 {
		r.bad(n.Span(), lang.Say("il file è fatto di chiavi e valori, qui c'è %s",
			"the file is made of keys and values, but here is %s", kinds[n.y.Kind]))
		return n, false
	}
	if n.IsNull() {
		if n.y.Style&yaml.TaggedStyle == 0 && !r.strayAnchor(n) {
			r.missingValue(n, kind)
		}
		return n, false
	}
	if n.y.Kind != kind {
		if pair, ok := n.soleEntry(); kind == yaml.MappingNode && ok {
			r.unmarked(n, pair, n.f.Offset(n.y.Line, n.y.Column)+len(pair.Key+pair.Mark+pair.Value))
			return n, false
		}
		d := diag.Diagnostic{Rule: RuleBadValue, Span: n.Span(), Message: lang.Say("«%s» vuole %s, qui c'è %s",
			"“%s” takes %s, but here is %s", r.name(), kinds[kind], kinds[n.y.Kind])}
		switch {
		case kind == yaml.SequenceNode && n.IsScalar():
			listed(&d, n.Text())
		case kind == yaml.ScalarNode && n.y.Style&yaml.FlowStyle != 0:
			d.Hints = []lang.Message{lang.Say("se è un testo, metterlo tra virgolette", "if it is a text, put it in quotes")}
		}
		r.Report(d)
		return n, false
	}
	return n, true
}

// soleEntry is the first line of a text that should be a map, as an entry that lacks
// its colon.
func (n Node) soleEntry() (syntax.Pair, bool) {
	if !n.IsScalar() || n.y.Style != 0 {
		return syntax.Pair{}, false
	}
	start := syntax.Start(n.f, n.y)
	_, end := n.f.LineSpan(n.y.Line)
	return unmarked(string(n.f.Bytes[start:min(end, syntax.Reach(n.f, n.y))]), nil)
}

// Instead adds the repair that writes YAML in place of a text, with its quotes.
func Instead(d *diag.Diagnostic, t Text, yaml string) {
	if t.Meant(yaml) != nil {
		d.Hints = append(d.Hints, lang.Say("scrivere %s", "write %s", yaml))
		d.Fixes = []diag.Fix{{Span: t.Span(), Text: yaml}}
	}
}

// Years as people write them: dal 2023 al 2025, or 2023, 2024 e 2025.
var (
	fourDigits  = regexp.MustCompile(`[0-9]{4}`)
	spanOfYears = regexp.MustCompile(`^\D*\b\d{4}\s*([-–—/]|\.\.|al?|to)\s*\d{4}\D*$`)
	listOfYears = regexp.MustCompile(`^((ann[oi]|years?)\s+)?\d{4}(\s*([,;&\s]|\be|\band)\s*\d{4})*\D*$`)
)

// listed says how to write a text as a list: what it holds after a dash, or the years
// that it names, from one to another if it is a span.
func listed(d *diag.Diagnostic, t Text) {
	text := t.Value
	if item := strings.TrimLeft(text, "-–—−‐‑•*· \u00a0"); item != text {
		d.Hints = []lang.Message{lang.Say("ogni voce comincia con un trattino e uno spazio: - %s",
			"each item begins with a hyphen and a space: - %s", item)}
		return
	}
	years := fourDigits.FindAllString(text, -1)
	switch {
	case spanOfYears.MatchString(text):
		first, _ := strconv.Atoi(years[0])
		last, _ := strconv.Atoi(years[1])
		for years = years[:1]; len(years) <= last-first && len(years) < 20; {
			years = append(years, strconv.Itoa(first+len(years)))
		}
		if years[len(years)-1] != strconv.Itoa(last) {
			return
		}
	case !listOfYears.MatchString(text):
		return
	}
	Instead(d, t, "["+strings.Join(years, ", ")+"]")
}

func (r *Reader) missingValue(n Node, kind yaml.Kind) {
	if span, _, ok := (Text{mark: n.mark()}).Comment(); ok {
		r.bad(span, lang.Say("«%s» non ha valore: YAML legge un commento da «#» in poi",
			"“%s” has no value: YAML reads a comment from “#” on", r.name()),
			lang.Say("se «#» fa parte del testo, metterlo tra virgolette",
				"if “#” is part of the text, put it in quotes"))
		return
	}
	span := n.Span()
	if key := r.Key(); n.y.Value == "" && key.Given() {
		span = key.Span()
	}
	r.bad(span, lang.Say("«%s» non ha valore: serve %s", "“%s” has no value: it takes %s", r.name(), kinds[kind]),
		writeOrRemove)
}

var writeOrRemove = lang.Say("scrivere il valore, oppure togliere la chiave", "write the value, or remove the key")

// Scalar gives the text of a value. The text has no value if the value is not a
// scalar.
func (r *Reader) Scalar(n Node) Text {
	n, ok := r.want(n, yaml.ScalarNode)
	if !ok {
		return Text{mark: n.mark()}
	}
	if r.strayAnchor(n) {
		return n.Text().refused()
	}
	return n.Text()
}

// strayAnchor reports a text that begins with `&` although no `*` uses the name.
// YAML takes the first word as an anchor and drops it from the text.
func (r *Reader) strayAnchor(n Node) bool {
	if n.y.Anchor == "" || bytes.Contains(n.f.Bytes, []byte("*"+n.y.Anchor)) {
		return false
	}
	r.bad(diag.At(n.Pos()), lang.Say("YAML prende «&%s» per un nome suo e lo toglie dal testo",
		"YAML takes “&%s” for a name of its own and drops it from the text", n.y.Anchor),
		lang.Say("mettere tutto il valore tra virgolette", "put the whole value in quotes"))
	return true
}

// Each calls read for every key of a map, in file order, with keys in canonical
// form. A repeated key is reported and its second value skipped.
func (r *Reader) Each(n Node, read func(key Text, value Node)) { r.each(n, nil, read) }

// each is Each for a map whose keys are known, or nil.
func (r *Reader) each(n Node, known []string, read func(key Text, value Node)) {
	n, ok := r.want(n, yaml.MappingNode)
	if !ok {
		return
	}
	seen := make(map[string]Text, n.Len())
	entries, cut := r.entries(n, known)
	for i := 0; i+1 < len(entries); i += 2 {
		key, ok := r.key(Node{entries[i], n.f})
		if !ok {
			continue
		}
		if first, again := seen[key.Value]; again {
			r.duplicateKey(key, first)
			continue
		}
		seen[key.Value] = key
		value := Node{entries[i+1], n.f}
		sound := len(r.Found)
		r.Under(key, func() { read(key, value.followed()) })
		if cut[value.y] && len(r.Found) == sound {
			r.cutText(value.Text())
		}
	}
}

// key is a key of a map in canonical form; ok is false if it cannot be a key.
func (r *Reader) key(n Node) (Text, bool) {
	n = r.follow(n)
	if n.y.Kind == yaml.ScalarNode && n.y.Value == "<<" && n.y.Style == 0 {
		r.bad(n.Span(), lang.Say("«<<» non è ammesso: in un piano ogni fatto sta scritto dove vale",
			"“<<” is not allowed: in a plan every fact stands where it holds"),
			lang.Say("scrivere per esteso le chiavi che «<<» prendeva", "write out the keys that “<<” brought in"))
		return Text{}, false
	}
	if n.y.Kind != yaml.ScalarNode {
		r.bad(n.Span(), lang.Say("una chiave è un testo, qui c'è %s",
			"a key is a text, but here is %s", kinds[n.y.Kind]))
		return Text{}, false
	}
	key := n.Text()
	key.Value = Canonical(key.Value)
	if key.Value == "" {
		r.bad(n.Span(), lang.Say("una chiave è vuota", "a key is empty"))
	}
	return key, key.Value != ""
}

func (r *Reader) duplicateKey(key, first Text) {
	r.Duplicates++
	r.Report(diag.Diagnostic{Rule: RuleDuplicateKey, Span: key.Span(),
		Message: lang.Say("«%s» compare due volte: la prima alla riga %d",
			"“%s” stands twice: first on line %d", key.Value, first.Pos().Line),
		Related: []diag.Related{{Span: first.Span(), Message: lang.Say("la prima", "the first")}}})
}

// Items calls read for every item of a list, in order.
func (r *Reader) Items(n Node, read func(Node)) {
	n, ok := r.want(n, yaml.SequenceNode)
	if !ok {
		return
	}
	for _, item := range n.y.Content {
		read(Node{item, n.f}.followed())
	}
}
