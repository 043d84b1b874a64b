package source

import (
	"bytes"
	"errors"
	"io"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source/syntax"
)

// Parse reads the single document of a file into its root value. If there is a
// finding, there is no root: text that is not YAML means nothing.
func Parse(f *diag.File) (Node, diag.List) {
	if list := syntax.CheckBytes(f); len(list) > 0 {
		return Node{}, list
	}
	if list := crowded(f); len(list) > 0 {
		return Node{}, list
	}
	y, list := decode(f)
	if len(list) > 0 {
		return Node{}, list
	}
	if list := tooLong(Node{y, f}); len(list) > 0 {
		return Node{}, list
	}
	if list := syntax.Misread(f, y); len(list) > 0 {
		return Node{}, list
	}
	root := Node{y, f}
	if list := checkAliases(root); len(list) > 0 {
		return Node{}, list
	}
	return root, nil
}

// crowded refuses a file that may have more values than piao reads. It counts signs
// before any is decoded, because what they stand for takes a hundred times the room.
func crowded(f *diag.File) diag.List {
	signs := 0
	for at, c := range f.Bytes {
		switch c {
		case ',', ':', '-', '[', '{', '&', '*', '!', '?', '\n':
			if signs++; signs > diag.Nodes.Most {
				return diag.List{{Rule: syntax.RuleUnreadable, Span: f.Span(at, at+1), Message: diag.Nodes.Past()}}
			}
		}
	}
	return nil
}

// tooLong refuses the texts that are longer than piao reads.
func tooLong(n Node) (found diag.List) {
	if len(n.y.Value) > diag.TextLength.Most && utf8.RuneCountInString(n.y.Value) > diag.TextLength.Most {
		found.Add(diag.Diagnostic{Rule: RuleBadValue, Span: diag.At(n.Pos()), Message: diag.TextLength.Past()})
	}
	for _, child := range n.y.Content {
		found = append(found, tooLong(Node{child, n.f})...)
	}
	return found
}

// decode gives the root of the single document.
func decode(f *diag.File) (*yaml.Node, diag.List) {
	decoder := yaml.NewDecoder(bytes.NewReader(f.Bytes))
	var document yaml.Node
	if err := decoder.Decode(&document); err != nil && !errors.Is(err, io.EOF) {
		return nil, syntax.Errors(f, err)
	}
	if len(document.Content) == 0 {
		return nil, diag.List{{Rule: syntax.RuleSyntax, Span: diag.At(diag.Pos{File: f, Line: 1, Col: 1}),
			Message: lang.Say("il file è vuoto", "the file is empty")}}
	}
	return document.Content[0], secondDocument(f, decoder)
}

// secondDocument reports what follows the first document: another document, or text
// that cannot be read.
func secondDocument(f *diag.File, decoder *yaml.Decoder) diag.List {
	var next yaml.Node
	err := decoder.Decode(&next)
	if errors.Is(err, io.EOF) {
		return nil
	}
	if err != nil {
		return syntax.Errors(f, err)
	}
	return diag.List{{Rule: syntax.RuleSyntax, Span: diag.At(documentStart(f, &next)),
		Message: lang.Say("un secondo documento comincia qui: un file ne contiene uno solo",
			"a second document begins here: a file holds one only"),
		Hints: []lang.Message{lang.Say("togliere la riga «---» o dividere il file in due",
			"remove the “---” line or split the file in two")}}}
}

// documentStart is the `---` line that opens a later document.
func documentStart(f *diag.File, document *yaml.Node) diag.Pos {
	line := document.Line
	if len(document.Content) > 0 {
		line = document.Content[0].Line
	}
	for at := min(line, f.LineCount()); at > 1; at-- {
		if bytes.HasPrefix(f.Line(at), []byte("---")) {
			return diag.Pos{File: f, Line: int32(at), Col: 1}
		}
	}
	return diag.Pos{File: f, Line: int32(max(line, 1)), Col: 1}
}

// checkAliases refuses aliases that contain themselves and files whose aliases
// stand for more than diag.Aliased values.
func checkAliases(root Node) diag.List {
	a := aliases{sizes: map[*yaml.Node]int{}, open: map[*yaml.Node]bool{}}
	a.size(root.y)
	if a.culprit == nil {
		return nil
	}
	message := lang.Say("gli alias di questo file si moltiplicano oltre %s valori",
		"the aliases of this file multiply beyond %s values", lang.Count(diag.Aliased.Most))
	if a.cycle {
		message = lang.Say("l'alias «*%s» contiene sé stesso", "the alias “*%s” contains itself", a.culprit.Value)
	}
	return diag.List{{Rule: syntax.RuleSyntax, Span: Node{a.culprit, root.f}.Span(), Message: message,
		Hints: []lang.Message{lang.Say("scrivere i valori per esteso", "write the values out")}}}
}

// aliases measures what a tree holds once its aliases are followed.
type aliases struct {
	sizes   map[*yaml.Node]int
	open    map[*yaml.Node]bool
	culprit *yaml.Node // the first alias that goes too far
	cycle   bool
	total   int // values read through aliases
}

func (a *aliases) size(n *yaml.Node) int {
	switch {
	case a.culprit != nil:
		return 0
	case n.Kind == yaml.AliasNode:
		return a.aliasSize(n)
	case n.Anchor == "":
		return a.sum(n)
	}
	size, known := a.sizes[n]
	if !known {
		a.open[n] = true
		size = a.sum(n)
		delete(a.open, n)
		a.sizes[n] = size
	}
	return size
}

func (a *aliases) sum(n *yaml.Node) int {
	size := 1
	for _, child := range n.Content {
		size = min(size+a.size(child), 2*diag.Aliased.Most)
	}
	return size
}

func (a *aliases) aliasSize(n *yaml.Node) int {
	if a.open[n.Alias] {
		a.culprit, a.cycle = n, true
		return 0
	}
	size := a.size(n.Alias)
	a.total = min(a.total+size, 2*diag.Aliased.Most)
	if a.total > diag.Aliased.Most && a.culprit == nil {
		a.culprit = n
	}
	return size
}
