package source

import (
	"fmt"
	"strings"
	"testing"

	"piao/plan/diag"
	"piao/plan/lang"
)

// thing is what the files of these tests are about.
type thing struct {
	Code, Name, Unit Text
	Weight           Decimal
	Within           *thing
	Things           []*thing
}

// thingKeys is a function because the keys contain themselves.
func thingKeys() Keys[thing] {
	return Keys[thing]{
		{Name: "name", Required: true, Doc: lang.Text{IT: "il nome", EN: "the name"}, Read: As(nil, func(r *Reader, n Node, x *thing) { x.Name = r.Line(n) })},
		{Name: "unit", Doc: lang.Text{IT: "l'unità", EN: "the unit"}, Read: As(nil, func(r *Reader, n Node, x *thing) { x.Unit = r.Line(n) })},
		{Name: "weight", Doc: lang.Text{IT: "il peso", EN: "the weight"}, Read: As(nil, func(r *Reader, n Node, x *thing) { x.Weight = r.Percent(n) })},
		{Name: "within", Doc: lang.Text{IT: "dentro", EN: "inside"}, Read: As(nil, func(r *Reader, n Node, x *thing) {
			x.Within = new(thing)
			thingKeys().Read(r, n, r.Key(), x.Within)
		})},
		{Name: "things", Doc: lang.Text{IT: "altre", EN: "others"}, Read: As(nil, func(r *Reader, n Node, x *thing) {
			r.Each(n, func(code Text, value Node) {
				r.CheckCode(code)
				one := &thing{Code: code}
				thingKeys().Read(r, value, code, one)
				x.Things = append(x.Things, one)
			})
		})},
	}
}

// readThing reads a file, whatever is found in it.
func readThing(text string) (*thing, diag.List) {
	root, found := Parse(&diag.File{Name: "x.yaml", Bytes: []byte(text)})
	x := new(thing)
	if found != nil {
		return x, found
	}
	r := new(Reader)
	thingKeys().Read(r, root, Text{}, x)
	r.LookUp()
	return x, r.Found
}

// findings are one to a line: place, rule, message, hints.
func findings(found diag.List, l lang.Lang) string {
	var b strings.Builder
	for _, d := range found {
		fmt.Fprintf(&b, "%d:%d-%d %s %s", d.Pos.Line, d.Pos.Col, d.End.Col, d.Rule.Code, d.Message.In(l))
		for _, h := range d.Hints {
			b.WriteString("; " + h.In(l))
		}
		for _, rel := range d.Related {
			fmt.Fprintf(&b, " [%d:%d %s]", rel.Pos.Line, rel.Pos.Col, rel.Message.In(l))
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestKeysRead(t *testing.T) {
	x, found := readThing("name: '  due  parole '\nweight: 16.60 %\nwithin: {name: NO, unit: 0x10}\nthings:\n  011: {name: 2023-06-30}\n  '012': {name: ~~}\n")
	if len(found) > 0 {
		t.Fatal(findings(found, lang.EN))
	}
	got := []string{x.Name.Value, x.Weight.String(), x.Weight.Text.Value, x.Within.Name.Value, x.Within.Unit.Value, x.Things[0].Name.Value, x.Things[1].Name.Value}
	want := []string{"due  parole", "0.166", "16.60 %", "NO", "0x10", "2023-06-30", "~~"}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Each mistake of form stands at its own place, and is said once.
func TestReaderFindings(t *testing.T) {
	for _, c := range []struct{ name, text, it, en string }{
		{"an unknown key", "name: a\ncolore: b\n",
			"2:1-7 unknown-key la chiave «colore» non esiste; si può scrivere «name», «unit», «weight», «within» o «things»\n",
			"2:1-7 unknown-key there is no key “colore”; one may write “name”, “unit”, “weight”, “within” or “things”\n"},
		{"an unknown key inside", "name: a\nwithin:\n  name: b\n  \"per che\": c\n",
			"4:3-12 unknown-key la chiave «per che» non esiste in within; si può scrivere «name», «unit», «weight», «within» o «things»\n",
			"4:3-12 unknown-key there is no key “per che” in within; one may write “name”, “unit”, “weight”, “within” or “things”\n"},
		{"a misspelt key is read as what it is near to", "nmae: a\nthings: {A: {name: b, wieght: 5}}\n",
			"2:23-29 unknown-key la chiave «wieght» non esiste in things › A; forse «weight»?\n2:31-32 bad-value a «5» manca il segno di percentuale; scrivere 5 %\n1:1-5 unknown-key la chiave «nmae» non esiste; forse «name»?\n",
			"2:23-29 unknown-key there is no key “wieght” in things › A; perhaps “weight”?\n2:31-32 bad-value “5” lacks the per cent sign; write 5 %\n1:1-5 unknown-key there is no key “nmae”; perhaps “name”?\n"},
		{"a missing key", "unit: a\n",
			"1:1-2 missing-key manca la chiave «name» (il nome)\n",
			"1:1-2 missing-key the key “name” is missing (the name)\n"},
		{"a missing key inside", "name: a\nthings:\n  A.1: {unit: b}\nwithin: {}\n",
			"3:3-6 missing-key a «A.1» manca la chiave «name» (il nome)\n4:1-7 missing-key a «within» manca la chiave «name» (il nome)\n",
			"3:3-6 missing-key “A.1” lacks the key “name” (the name)\n4:1-7 missing-key “within” lacks the key “name” (the name)\n"},
		{"no value", "name:\nunit: ''\nweight: ~\nwithin:\n",
			"1:1-5 bad-value «name» non ha valore: serve un testo; scrivere il valore, oppure togliere la chiave\n2:7-9 bad-value «unit» è vuoto; scrivere il valore, oppure togliere la chiave\n3:9-10 bad-value «weight» non ha valore: serve un testo; scrivere il valore, oppure togliere la chiave\n4:1-7 bad-value «within» non ha valore: serve un gruppo di chiavi (chiave: valore); scrivere il valore, oppure togliere la chiave\n",
			"1:1-5 bad-value “name” has no value: it takes a text; write the value, or remove the key\n2:7-9 bad-value “unit” is empty; write the value, or remove the key\n3:9-10 bad-value “weight” has no value: it takes a text; write the value, or remove the key\n4:1-7 bad-value “within” has no value: it takes a group of keys (key: value); write the value, or remove the key\n"},
		{"a key that is no text", "name: a\n? [b]\n: c\n\"\": d\n",
			"2:3-6 bad-value una chiave è un testo, qui c'è un elenco\n4:1-3 bad-value una chiave è vuota\n",
			"2:3-6 bad-value a key is a text, but here is a list\n4:1-3 bad-value a key is empty\n"},
		{"a comma between braces", "name: x\nthings: {A: {name: Verifiche, ispezioni, weight: 16,66 %}}\n",
			"2:20-40 bad-value tra graffe la virgola separa le voci, e taglia «Verifiche, ispezioni»; scrivere \"Verifiche, ispezioni\"\n2:50-57 bad-value in «16,66 %» il decimale va con il punto, senza separatori di migliaia; scrivere 16.66 %\n",
			"2:20-40 bad-value between braces a comma parts entries, and cuts “Verifiche, ispezioni”; write \"Verifiche, ispezioni\"\n2:50-57 bad-value in “16,66 %” the decimal mark must be a point, without separators of thousands; write 16.66 %\n"},
		{"no colon between braces", "name: x\nthings: {A: {name:\u00a0\"b, c\", unit N., weight=5 %}, B: {name: d}}\n",
			"2:18-20 bad-value accanto ai due punti c'è un carattere invisibile che non è uno spazio (U+00A0, no-break space); scrivere name: \"b, c\"\n2:28-35 bad-value mancano i due punti dopo la chiave: «unit N.»; scrivere unit: N.\n2:43-44 bad-value qui ci vogliono i due punti, non «=»; scrivere weight: 5 %\n",
			"2:18-20 bad-value an invisible character that is no space (U+00A0, no-break space) is beside the colon; write name: \"b, c\"\n2:28-35 bad-value the colon after the key is missing: “unit N.”; write unit: N.\n2:43-44 bad-value a colon is wanted here, not “=”; write weight: 5 %\n"},
		{"a list as the file", "- a\n",
			"1:1-4 bad-value il file è fatto di chiavi e valori, qui c'è un elenco\n",
			"1:1-4 bad-value the file is made of keys and values, but here is a list\n"},
	} {
		_, found := readThing(c.text)
		for l, want := range map[lang.Lang]string{lang.IT: c.it, lang.EN: c.en} {
			if got := findings(found, l); got != want {
				t.Errorf("%s in %s:\n got %s\nwant %s", c.name, l, got, want)
			}
		}
	}
}

// The first of two stands; the second is passed over, whatever it holds.
func TestFirstKeyStands(t *testing.T) {
	x, _ := readThing("name: a\nname: b\nunit: c\nthings: {A: {name: d}, A: {name: e}}\n")
	if got, want := x.Name.Value+x.Unit.Value+x.Things[0].Name.Value, "acd"; got != want || len(x.Things) != 1 {
		t.Errorf("got %s and %d things, want %s and 1", got, len(x.Things), want)
	}
}

// Many unknown words are reported all, and compared only at first.
func TestSuggestionsAreBounded(t *testing.T) {
	var b strings.Builder
	b.WriteString("name: a\n")
	for i := range 3 * maxSuggestions {
		fmt.Fprintf(&b, "unknown%d: x\n", i)
	}
	_, found := readThing(b.String())
	hinted := 0
	for _, d := range found {
		hinted += len(d.Hints)
	}
	if len(found) != 3*maxSuggestions || hinted != maxSuggestions {
		t.Errorf("got %d findings and %d hints, want %d and %d", len(found), hinted, 3*maxSuggestions, maxSuggestions)
	}
}

// A line of many values is read once for all, not once for each of them; a file in
// which everything is unknown is not compared with everything.
func TestLongFiles(t *testing.T) {
	var line, strange strings.Builder
	for k := range 40_000 {
		fmt.Fprintf(&line, "T%d: {name: due, unit: N.}, ", k)
		fmt.Fprintf(&strange, "k%d: 1\n", k)
	}
	if _, found := readThing("name: uno\nthings: {" + line.String() + "}\n"); len(found) > 0 {
		t.Errorf("got %.200s", findings(found, lang.EN))
	}
	if _, found := readThing("name: uno\n" + strange.String()); len(found) != diag.Found.Most+1 {
		t.Errorf("got %d findings", len(found))
	}
}
