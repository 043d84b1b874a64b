package source

import (
	"bytes"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"piao/plan/diag"
	"piao/plan/source/syntax"
)

// MapEdit says where entries are written in a file: in the map under one of the
// root's keys. An entry is either a text, which is its field Alone, or a map of
// fields. Comments, layout and all other values of the file stay as they are.
type MapEdit struct {
	Under   string
	Alone   string
	Instead map[string]string // a field that replaces another one
}

// Setting is what an entry should hold. Fields that are not named stay.
type Setting struct {
	Key    string
	Fields []Field
}

// Field is a key of a map and its text.
type Field struct{ Name, Text string }

// Apply makes the settings and gives the edited file and its root. ok is false if
// the file is written in such a way that something else would change too.
func (m MapEdit) Apply(root Node, settings []Setting) (Node, bool) {
	e, ok := m.begin(root)
	if !ok || !e.setAll(settings) || e.lost {
		return Node{}, false
	}
	return e.end(settings)
}

// Add puts lines and an empty line after the entries, indented like them, and gives
// the edited file and its root. ok is false if nothing can be put there, as in a map
// in braces.
func (m MapEdit) Add(root Node, lines []string) (Node, bool) {
	e, ok := m.begin(root)
	if !ok || e.entries != nil && inBraces(e.entries) && len(e.entries.Content) > 0 {
		return Node{}, false
	}
	line, indent, ok := e.insertionPoint()
	if e.entries != nil && len(e.entries.Content) > 0 {
		e.insertAfter(line, 0, "")
	}
	for _, text := range lines {
		e.insertAfter(line, indent, text)
	}
	if !ok {
		return Node{}, false
	}
	return e.end(nil)
}

// begin finds the map to edit, if the file has such a map or room for one.
func (m MapEdit) begin(root Node) (*editing, bool) {
	if !root.IsMap() || inBraces(root.y) {
		return nil, false
	}
	e := &editing{MapEdit: m, File: root.f, root: root, next: len(root.y.Content), newline: "\n"}
	if bytes.Contains(root.f.Bytes, []byte("\r\n")) {
		e.newline = "\r\n"
	}
	for k := 0; k < len(root.y.Content); k += 2 {
		if root.y.Content[k].Value == m.Under {
			e.entries, e.next = root.y.Content[k+1], k+2
			return e, e.entries.Kind == yaml.MappingNode && e.entries.Anchor == ""
		}
	}
	return e, true
}

// end gives the edited file, if nothing else has changed in it.
func (e *editing) end(settings []Setting) (Node, bool) {
	again, found := Parse(&diag.File{Name: e.Name, Bytes: diag.Fixed(e.File, e.fixes)})
	if len(found) > 0 || !e.onlySet(e.root, again, settings) {
		return Node{}, false
	}
	return again, true
}

// editing is a file being edited.
type editing struct {
	MapEdit
	*diag.File
	root    Node
	entries *yaml.Node // nil if the file has none
	next    int        // the root's next key after them
	fixes   []diag.Fix
	newline string
	lost    bool // something is written in a way that cannot be edited
}

func (e *editing) setAll(settings []Setting) bool {
	added := settings
	if e.entries != nil {
		added = e.setKnown(e.entries, settings)
	}
	if len(added) == 0 {
		return true
	}
	if e.entries != nil && inBraces(e.entries) && len(e.entries.Content) > 0 {
		end := syntax.Reach(e.File, e.entries.Content[len(e.entries.Content)-1])
		for _, s := range added {
			e.replace(end, end, ", "+spell(s.Key, true)+": "+e.inFlow(s.Fields, true))
		}
		return true
	}
	line, indent, ok := e.insertionPoint()
	for _, s := range added {
		e.insertAfter(line, indent, Spell(s.Key)+":"+e.inBlock(s.Fields, indent))
	}
	return ok
}

// insertionPoint is the line after which new entries are put, and their indent. It begins a
// map that does not exist yet, and removes the braces of an empty one.
func (e *editing) insertionPoint() (line, indent int, ok bool) {
	switch {
	case e.entries == nil:
		line = e.lastLine()
		e.insertAfter(line, 0, "")
		e.insertAfter(line, 0, Spell(e.Under)+":")
		return line, IndentStep, true
	case len(e.entries.Content) == 0:
		return e.entries.Line, IndentStep, e.removeEmpty(e.entries)
	}
	return e.lastLine(), e.entries.Content[0].Column - 1, true
}

// setKnown makes the settings of entries that already exist, and returns the others.
func (e *editing) setKnown(n *yaml.Node, settings []Setting) (added []Setting) {
	here := byKey(n)
	for _, s := range settings {
		if value := here[s.Key]; value != nil {
			e.set(value, s, inBraces(n))
		} else {
			added = append(added, s)
		}
	}
	return added
}

// removeEmpty removes the braces of an empty map.
func (e *editing) removeEmpty(n *yaml.Node) bool {
	lineStart, lineEnd := e.LineSpan(n.Line)
	start := syntax.Start(e.File, n)
	inside, _, closed := bytes.Cut(e.Bytes[start:lineEnd], []byte{'}'})
	if !closed || string(bytes.TrimSpace(inside)) != "{" {
		return false
	}
	before := bytes.TrimRight(e.Bytes[lineStart:start], " \t")
	e.replace(lineStart+len(before), start+len(inside)+1, "")
	return true
}

// lastLine is the last line of the entries, or of the root. The blank lines and
// comments before the next key come after it, but indented comments belong to the
// entries.
func (e *editing) lastLine() int {
	line := e.LineCount()
	if e.next < len(e.root.y.Content) {
		line = e.root.y.Content[e.next].Line - 1
	}
	for ; line > 1; line-- {
		text := e.Line(line)
		indent := syntax.Leading(text)
		if indent < len(text) && (text[indent] != '#' || indent > 0) {
			break
		}
	}
	return line
}

// insertAfter writes a line after another one.
func (e *editing) insertAfter(line, indent int, text string) {
	_, end := e.LineSpan(line)
	e.replace(end, end, strings.TrimRight(e.newline+strings.Repeat(" ", indent)+text, " "))
}

func (e *editing) replace(start, end int, text string) {
	e.fixes = append(e.fixes, diag.Fix{Span: e.Span(start, end), Text: text})
}

// inFlow is an entry's value in one line, in braces of its own or within those of
// the map.
func (e *editing) inFlow(fields []Field, inBraces bool) string {
	if len(fields) == 1 && fields[0].Name == e.Alone {
		return spell(fields[0].Text, inBraces)
	}
	parts := make([]string, len(fields))
	for k, f := range fields {
		parts[k] = f.Name + ": " + spell(f.Text, true)
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// inBlock is an entry's value after its colon. Several fields get lines of their
// own.
func (e *editing) inBlock(fields []Field, indent int) string {
	if len(fields) == 1 {
		return " " + e.inFlow(fields, false)
	}
	var b strings.Builder
	for _, f := range fields {
		b.WriteString(e.newline + strings.Repeat(" ", indent+IndentStep) + f.Name + ": " + Spell(f.Text))
	}
	return b.String()
}

// set gives an existing entry its new fields.
func (e *editing) set(n *yaml.Node, s Setting, inBraces bool) {
	switch {
	case n.Anchor != "":
		e.lost = true
	case n.Kind == yaml.ScalarNode:
		e.setScalar(n, s.Fields, inBraces)
	case n.Kind == yaml.MappingNode && e.unwrap(n, s.Fields, inBraces):
	case n.Kind == yaml.MappingNode:
		for _, f := range s.Fields {
			e.setField(n, f)
		}
	default:
		e.lost = true
	}
}

// unwrap replaces braces by the single text of an entry, if they hold nothing except
// what this text replaces. A comment in them would be lost, so there must be none.
func (e *editing) unwrap(n *yaml.Node, fields []Field, within bool) bool {
	one := len(n.Content) == 2 && len(fields) == 1 && fields[0].Name == e.Alone
	if !one || n.Content[0].Value != e.Instead[e.Alone] || !inBraces(n) {
		return false
	}
	last := syntax.Reach(e.File, n.Content[1])
	after := bytes.TrimLeft(e.Bytes[last:], " ")
	if len(after) == 0 || after[0] != '}' || e.LineOf(syntax.Start(e.File, n)) != e.LineOf(last) {
		return false
	}
	e.replace(syntax.Start(e.File, n), len(e.Bytes)-len(after)+1, spell(fields[0].Text, within))
	return true
}

// setScalar replaces a text, by a map if there is more to say.
func (e *editing) setScalar(n *yaml.Node, fields []Field, inBraces bool) {
	if len(fields) == 1 && fields[0].Name == e.Alone {
		e.retext(n, fields[0].Text, inBraces)
		return
	}
	replaced := func(f Field) bool { return f.Name == e.Alone || e.Instead[f.Name] == e.Alone }
	if !slices.ContainsFunc(fields, replaced) {
		fields = append([]Field{{e.Alone, n.Value}}, fields...)
	}
	if start, end, ok := e.written(n); ok {
		e.replace(start, end, e.inFlow(fields, inBraces))
	}
}

// written is where a scalar stands with its quotes; ok is false for a block of text.
func (e *editing) written(n *yaml.Node) (start, end int, ok bool) {
	r, ok := syntax.Reread(e.File, n)
	plain := n.Kind == yaml.ScalarNode && n.Anchor == "" && n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) == 0
	if !ok || !plain || e.LineOf(r.Start) != e.LineOf(max(r.Start, r.End-1)) {
		e.lost = true
		return 0, 0, false
	}
	return r.Start, r.End, true
}

// retext replaces a text within the quotes that it has.
func (e *editing) retext(n *yaml.Node, text string, inBraces bool) {
	start, end, ok := e.written(n)
	if !ok {
		return
	}
	spelt := spell(text, inBraces)
	quote := string(e.Bytes[start])
	if strings.Contains(`"'`, quote) && spelt == text && !strings.ContainsAny(text, `"'\`) {
		spelt = quote + text + quote
	}
	e.replace(start, end, spelt)
}

// setField gives a field of a map its text. The text goes where the field is, else
// where the field that it replaces is, else after the first field.
func (e *editing) setField(n *yaml.Node, f Field) {
	var instead int
	for k := 0; k+1 < len(n.Content); k += 2 {
		switch n.Content[k].Value {
		case f.Name:
			e.retext(n.Content[k+1], f.Text, inBraces(n))
			return
		case e.Instead[f.Name]:
			instead = k + 1
		}
	}
	switch {
	case instead > 0:
		e.retext(n.Content[instead-1], f.Name, inBraces(n))
		e.retext(n.Content[instead], f.Text, inBraces(n))
	case len(n.Content) == 0:
		e.lost = true
	case inBraces(n):
		end := syntax.Reach(e.File, n.Content[len(n.Content)-1])
		e.replace(end, end, ", "+f.Name+": "+spell(f.Text, true))
	default:
		_, end, _ := e.written(n.Content[1])
		e.insertAfter(e.LineOf(end), n.Content[0].Column-1, f.Name+": "+Spell(f.Text))
	}
}

func inBraces(n *yaml.Node) bool { return n.Style&yaml.FlowStyle != 0 }
