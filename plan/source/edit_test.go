package source

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"piao/plan/diag"
)

var figures = MapEdit{Under: "values", Alone: "value", Instead: map[string]string{"value": "missing", "missing": "value"}}

func edited(t *testing.T, text string, settings ...Setting) (string, bool) {
	t.Helper()
	root, found := Parse(&diag.File{Name: "m.yaml", Bytes: []byte(text)})
	if len(found) > 0 {
		t.Fatalf("%q: %s", text, found[0].Message.In(1))
	}
	after, ok := figures.Apply(root, settings)
	if !ok {
		return "", false
	}
	return string(after.f.Bytes), true
}

func value(key, text string) Setting { return Setting{key, []Field{{"value", text}}} }

func TestMapEdit(t *testing.T) {
	full := Setting{"B", []Field{{"value", "2"}, {"source", "a: b"}}}
	for _, c := range []struct {
		name, text, want string
		settings         []Setting
	}{
		{"a figure in the place of another", "values:\n  A:   1  # one\n", "values:\n  A:   2  # one\n", []Setting{value("A", "2")}},
		{"quotes stay", "values:\n  A: \"1 %\"\n", "values:\n  A: \"2 %\"\n", []Setting{value("A", "2 %")}},
		{"a new one at the end", "values:\n  A: 1\n", "values:\n  A: 1\n  B: 2\n", []Setting{value("B", "2")}},
		{"no line end at the end", "values:\n  A: 1", "values:\n  A: 1\n  B: 2", []Setting{value("B", "2")}},
		{"CRLF", "values:\r\n  A: 1\r\nx: 1\r\n", "values:\r\n  A: 1\r\n  B:\r\n    value: 2\r\n    source: \"a: b\"\r\nx: 1\r\n", []Setting{full}},
		{"after a comment of its own", "values:\n    A: 1\n  # last\nx: 1\n", "values:\n    A: 1\n  # last\n    B: 2\nx: 1\n", []Setting{value("B", "2")}},
		{"before the next key and its comment", "values:\n  A: 1\n  # last\n\n# next\nx: 1\n", "values:\n  A: 1\n  # last\n  B: 2\n\n# next\nx: 1\n", []Setting{value("B", "2")}},
		{"more than a figure", "values:\n  A: 1 # c\n", "values:\n  A: {value: 2, source: s} # c\n", []Setting{{"A", []Field{{"value", "2"}, {"source", "s"}}}}},
		{"a source alone", "values:\n  A: 1\n", "values:\n  A: {value: 1, source: s}\n", []Setting{{"A", []Field{{"source", "s"}}}}},
		{"in the place of a reason", "values:\n  A: {missing: \"why, so\"} # c\n", "values:\n  A: 2 # c\n", []Setting{value("A", "2")}},
		{"in the place of a reason with a comment", "values:\n  A: { # c\n    missing: why # d\n  }\n", "values:\n  A: { # c\n    value: 2 # d\n  }\n", []Setting{value("A", "2")}},
		{"in the place of a reason, with more", "values:\n  A: {missing: \"why, so\"}\n", "values:\n  A: {value: \"2\", source: s}\n", []Setting{{"A", []Field{{"value", "2"}, {"source", "s"}}}}},
		{"a reason in the place of a figure", "values:\n  A: 1\n", "values:\n  A: {missing: \"no, not yet\"}\n", []Setting{{"A", []Field{{"missing", "no, not yet"}}}}},
		{"in braces", "values: {A: 1}\n", "values: {A: 1, B: {value: 2, source: \"a: b\"}}\n", []Setting{full}},
		{"in a block", "values:\n  A:\n    value: 1 # c\n    note: n\n", "values:\n  A:\n    value: 2 # c\n    source: s\n    note: n\n", []Setting{{"A", []Field{{"value", "2"}, {"source", "s"}}}}},
		{"in braces of its own", "values:\n  A: {value: 1, note: \"x, y\"}\n", "values:\n  A: {value: 2, note: \"x, y\", source: s}\n", []Setting{{"A", []Field{{"value", "2"}, {"source", "s"}}}}},
		{"an empty map", "values: {}  # none\nx: 1\n", "values:  # none\n  B: 2\nx: 1\n", []Setting{value("B", "2")}},
		{"no map", "x: 1\n", "x: 1\n\nvalues:\n  B: 2\n", []Setting{value("B", "2")}},
		{"after a block of text", "values:\n  A:\n    value: 1\n    note: |\n      # text\n      more\n", "values:\n  A:\n    value: 1\n    note: |\n      # text\n      more\n  B: 2\n", []Setting{value("B", "2")}},
		{"a strange code", "values:\n  A: 1\n", "values:\n  A: 1\n  \"%x\": 2\n", []Setting{value("%x", "2")}},
		{"a byte-order mark", "\ufeffvalues:\n  A: 1\n", "\ufeffvalues:\n  A: 2\n  è: 3\n", []Setting{value("A", "2"), value("è", "3")}},
		{"deeper blocks", "values:\n      A: 1\n", "values:\n      A: 1\n      B:\n        value: 2\n        source: \"a: b\"\n", []Setting{full}},
	} {
		if got, ok := edited(t, c.text, c.settings...); !ok || got != c.want {
			t.Errorf("%s: got (%v)\n%s\nwant\n%s", c.name, ok, got, c.want)
		}
	}
}

// Lines go after the entries, indented like them.
func TestMapEditAdds(t *testing.T) {
	for text, want := range map[string]string{
		"values:\n  x: 1\n": "values:\n  x: 1\n\n  # y\n  y: 2\n",
		"values:\n    x: {a: 1,\n      b: 2}\n\n# of z\nz: 3": "values:\n    x: {a: 1,\n      b: 2}\n\n    # y\n    y: 2\n\n# of z\nz: 3",
		"values:\r\n  x: 1\r\nz: 3\r\n":                       "values:\r\n  x: 1\r\n\r\n  # y\r\n  y: 2\r\nz: 3\r\n",
		"a: 1\n":                                              "a: 1\n\nvalues:\n  # y\n  y: 2\n",
		"values: {} # none\nz: 3\n":                           "values: # none\n  # y\n  y: 2\nz: 3\n",
		"values: {x: 1}\n":                                    "",
		"{values: {x: 1}}\n":                                  "",
		"values: &v\n  x: 1\n":                                "",
		"values:\n  x: 1\n...\n":                              "",
	} {
		root, _ := Parse(&diag.File{Name: "m.yaml", Bytes: []byte(text)})
		after, ok := figures.Add(root, []string{"# y", "y: 2"})
		if ok != (want != "") || ok && string(after.f.Bytes) != want {
			t.Errorf("%q: got %v, want %q", text, ok, want)
		}
	}
}

// What cannot be changed without touching something else is left alone.
func TestMapEditRefuses(t *testing.T) {
	for _, text := range []string{
		"values:\n  A: &a 1\n  C: *a\n", "values:\n  C: &a 1\n  A: *a\n", "{values: {A: 1}}\n", "values:\n  A: |\n    1\n", "values:\n  A: [1]\n",
		"values: &v\n  A: 1\n", "values:\n  A: 1\n...\n",
	} {
		if got, ok := edited(t, text, value("A", "2"), value("B", "3")); ok {
			t.Errorf("%q became %q", text, got)
		}
	}
}

// Whatever is set, everything else stays, comments included, and is read as it was.
func TestMapEditLeavesTheRest(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	pieces := []string{"  %: 1\n", "  %: 1   # c %\n", "  # alone %\n\n  %: {value: 1, note: 'n, %'}\n", "  %:\n    # in %\n    value: 1\n    note: >\n      n %\n\n",
		"  %: {missing: not yet}\n", "  %: { # c %\n    missing: not yet}\n", "  \"%\": '1'\n"}
	for range 2000 {
		var text strings.Builder
		var keys []string
		text.WriteString("# head\nvalues:\n")
		for n := range 1 + random.IntN(6) {
			key := string(rune('A' + n))
			keys = append(keys, key)
			text.WriteString(strings.ReplaceAll(pieces[random.IntN(len(pieces))], "%", key))
		}
		text.WriteString("# tail\nindicators:\n  I: {cause: \"x # y\"}\n")
		var settings []Setting
		for _, key := range append(keys, "new", "new: er") {
			switch random.IntN(4) {
			case 0:
				settings = append(settings, value(key, "7"))
			case 1:
				settings = append(settings, Setting{key, []Field{{"missing", "it's \"so\", # and: \\so"}}})
			case 2:
				settings = append(settings, Setting{key, []Field{{"value", "7 %"}, {"source", "s, [t]"}}})
			}
		}
		got, ok := edited(t, text.String(), settings...)
		if !ok {
			t.Fatalf("not done: %v in\n%s", settings, text.String())
		}
		if before, after := comments(text.String()), comments(got); !slices.Equal(before, after) {
			t.Fatalf("comments %q became %q in\n%s", before, after, got)
		}
		root, _ := Parse(&diag.File{Bytes: []byte(got)})
		entries := byKey(byKey(root.y)["values"])
		for _, s := range settings {
			for _, f := range s.Fields {
				n := entries[s.Key]
				if len(n.Content) > 0 {
					n = byKey(n)[f.Name]
				}
				if n == nil || n.Value != f.Text {
					t.Fatalf("%s.%s is not %q in\n%s", s.Key, f.Name, f.Text, got)
				}
			}
		}
	}
}

var lineComment = regexp.MustCompile(`# (head|tail|(c|alone|in) [A-Z]$)`)

func comments(text string) (all []string) {
	for line := range strings.Lines(text) {
		if c := lineComment.FindString(strings.TrimRight(line, "\n")); c != "" {
			all = append(all, c)
		}
	}
	return all
}

// What Spell writes, YAML reads back, as a key, as a value and in braces.
func TestSpell(t *testing.T) {
	for _, text := range []string{"a", "1", "-1.5", "20 %", "", " x", "a: b", "a #b", "a#b", "- x", "-", "~", "null", "'", `"`, `it's "so"`, `\`, "{x}", "a, b", "*a", "&a", "!a", "%a", "@a", "`a", "?", "? a", "x:", "|", ">",
		"è", "1:2", "---", "...", "(a)", "«b»", "= 1", ">= 1", ".5", "#x", "[", "x]", "<<", "yes", "011", "M:RASLImprIscr", "MS_%ParetoTNO", "DFP 1.3", "l'a", "2023-06-30", "true"} {
		for form, spelt := range map[string]string{"k: %\n": Spell(text), "{k: %, l: 1}\n": spell(text, true), "{l: {k: %}}\n": spell(text, true)} {
			root, found := Parse(&diag.File{Bytes: []byte(strings.Replace(form, "%", spelt, 1))})
			if len(found) > 0 {
				t.Errorf("%q spelt %s in %q is not read", text, spelt, form)
				continue
			}
			n := byKey(root.y)["k"]
			if n == nil {
				n = byKey(byKey(root.y)["l"])["k"]
			}
			if n.Value != text || (text == "" || text == "null" || text == "~") && (Node{y: n}).IsNull() {
				t.Errorf("%q spelt %s in %q is read otherwise", text, spelt, form)
			}
		}
		if text == "" {
			continue
		}
		root, found := Parse(&diag.File{Bytes: []byte("m:\n  " + Spell(text) + ": {missing: x}\n")})
		if len(found) > 0 || root.y.Content[1].Content[0].Value != text || root.y.Content[1].Content[1].Content[1].Value != "x" {
			t.Errorf("the key %q spelt %s is read otherwise", text, Spell(text))
		}
	}
	for text, want := range map[string]string{"N_ImprAtt": "N_ImprAtt", "MS_%ParetoTNO": "MS_%ParetoTNO", "M:RASLImprIscr": "M:RASLImprIscr", "DFP 1.3": "DFP 1.3", "%Pareto": `"%Pareto"`, "20 %": "20 %", `Pareto, "B3.1_02"`: `Pareto, "B3.1_02"`, `"B3.1_02"`: `'"B3.1_02"'`} {
		if got := Spell(text); got != want {
			t.Errorf("%s is spelt %s, want %s", text, got, want)
		}
	}
}
