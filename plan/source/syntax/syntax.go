// Package syntax is YAML as people wrote it, whether or not a parser can read it:
// its tokens, where each character of a value is, and what a syntax error means in
// plain words.
package syntax

import (
	"bytes"
	"errors"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	yamlv4 "go.yaml.in/yaml/v4"
	"gopkg.in/yaml.v3"

	"piao/plan/diag"
	"piao/plan/lang"
)

// Errors says where and what the syntax error is that yaml.v3 reported as err. The
// list is never empty and never holds a parser's own words. It has all merge marks
// and wrong indents; of other errors it has only the first, since the parser stops
// there. The second parser runs only here.
func Errors(f *diag.File, err error) diag.List {
	if found := mergeMarks(f); len(found) > 0 {
		return found
	}
	p := newProblem(f, err)
	found, lines := p.wrongIndents()
	if !p.echoes(lines) && (len(lines) == 0 || !readable(p.plainly(lines))) {
		found = append(found, slices.DeleteFunc(p.explain(), func(d diag.Diagnostic) bool {
			return slices.Contains(lines, int(d.Pos.Line))
		})...)
	}
	found.Sort()
	return tried(f, found)
}

// tried is the findings without the repairs after which the file cannot be read up
// to the next line. A hint that shows such a repair comes first, and goes with it.
func tried(f *diag.File, found diag.List) diag.List {
	var fixes []diag.Fix
	for k, d := range found {
		made := append(slices.Clip(fixes), d.Fixes...)
		if fixed := (&diag.File{Bytes: diag.Fixed(f, made)}); firstWrong(fixed) > int(d.Pos.Line) {
			fixes = made
			continue
		}
		if len(d.Fixes) > 0 {
			found[k].Fixes, found[k].Hints = nil, d.Hints[min(1, len(d.Hints)):]
		}
	}
	return found
}

func readable(text []byte) bool {
	var n yaml.Node
	return yaml.Unmarshal(text, &n) == nil
}

// firstWrong is the line at which a file cannot be read, past its end if it can.
func firstWrong(f *diag.File) int {
	var n yaml.Node
	err := yaml.Unmarshal(f.Bytes, &n)
	if err == nil {
		return math.MaxInt
	}
	p := &syntaxProblem{File: f}
	p.locate(err)
	return f.LineOf(p.at)
}

// syntaxProblem is a syntax error under examination.
type syntaxProblem struct {
	*diag.File
	at      int        // the offset at which the parser stopped
	exact   bool       // whether at is the place, not only the line
	says    string     // the parser's message, used only for comparison
	tokens  []Token    // of the whole file
	crowded bool       // it has more tokens than there is room for
	fixes   []diag.Fix // what the hint of the last mistake shows
	k       int        // the token at which the parser stopped, or the one before
}

func newProblem(f *diag.File, err error) *syntaxProblem {
	tokens := tokenise(f)
	p := &syntaxProblem{File: f, tokens: tokens, crowded: tokens == nil}
	p.locate(err)
	p.k = p.firstFrom(p.at+1) - 1
	return p
}

// locate asks the second parser where the file becomes unreadable. If that parser
// can read the file, or the file has more tokens than it has room for, it takes the
// line that yaml.v3 names.
func (p *syntaxProblem) locate(err error) {
	var wrong *yamlv4.LoadError
	again := err
	if !p.crowded {
		again = readAll(p.Bytes)
	}
	if errors.As(again, &wrong) && wrong.Mark.Line > 0 {
		p.at, p.exact, p.says = p.Offset(wrong.Mark.Line, wrong.Mark.Column), true, wrong.Message
		return
	}
	if again != nil {
		err = again
	}
	start, end := p.LineSpan(lineNamed(err))
	p.at, p.says = start+blankPrefix(p.Bytes[start:end]), err.Error()
	for _, t := range p.tokens[p.firstFrom(p.at):] {
		if t.Start < end && t.In != none && (t.Kind == '?' || t.Kind == '!') { // yaml.v3 alone stops at these
			p.at = t.Start
			break
		}
	}
}

// readAll is the error that stops the second parser, nil at the file's end.
func readAll(b []byte) error {
	decoder := yamlv4.NewDecoder(bytes.NewReader(b))
	for {
		var n yamlv4.Node
		switch err := decoder.Decode(&n); {
		case err != nil && err.Error() == "EOF":
			return nil
		case err != nil:
			return err
		}
	}
}

var lineNumber = regexp.MustCompile(`line (\d+)`)

// lineNamed is the line that a parser's message names, or else the first.
func lineNamed(err error) int {
	n := 0
	if m := lineNumber.FindStringSubmatch(err.Error()); m != nil {
		n, _ = strconv.Atoi(m[1])
	}
	if containsAny(err.Error(), "expected key", "expected '", "expected <", "node content") { // yaml.v3 counts these from 0
		n++
	}
	return max(n, 1)
}

// finding is a syntax error at the text between two offsets, cut at the end of its
// first line.
func finding(f *diag.File, start, end int, what lang.Message, hints ...lang.Message) diag.Diagnostic {
	_, lineEnd := f.LineSpan(f.LineOf(start))
	end = min(end, lineEnd)
	hints = slices.DeleteFunc(hints, lang.Message.IsZero)
	return diag.Diagnostic{Rule: RuleSyntax, Span: f.Span(start, end), Message: what, Hints: hints}
}

// explain says what the error is: the first kind of mistake that recognises it, or
// else what the parser expected. Mistakes that are usually made many times in a
// file, and that the tokens show without a parser, are all listed.
func (p *syntaxProblem) explain() diag.List {
	d, m, ok := p.recognised(mistakes)
	switch {
	case !ok:
		return diag.List{finding(p.File, p.at, p.at, p.expected())}
	case !m.repeats:
		return diag.List{d}
	}
	return append(diag.List{d}, p.repeats()...)
}

// recognised is the error as the first kind of mistake that it can be.
func (p *syntaxProblem) recognised(kinds []mistake) (d diag.Diagnostic, of mistake, ok bool) {
	for _, m := range kinds {
		p.fixes = nil
		if d, ok := m.recognise(p); ok {
			d.Fixes = p.fixes
			return d, m, true
		}
	}
	return d, of, false
}

// repeats lists the mistakes in later lines that the tokens alone show, once a line.
func (p *syntaxProblem) repeats() (found diag.List) {
	repeating := slices.DeleteFunc(slices.Clone(mistakes), func(m mistake) bool { return !m.repeats })
	line := p.LineOf(p.at)
	for p.k++; p.k < len(p.tokens) && len(found)+1 < maxFindings; p.k++ {
		t := p.tokens[p.k]
		p.at = t.Start
		at := p.LineOf(t.Start)
		if at == line || !suspect(p) {
			continue
		}
		if again, _, ok := p.recognised(repeating); ok {
			found.Add(again)
			line = at
		}
	}
	return found
}

// expected is the message for an error without a name: what could stand here.
func (p *syntaxProblem) expected() lang.Message {
	for _, e := range expectations {
		if strings.Contains(p.says, e.says) {
			return lang.Say("YAML non valido in questo punto: qui ci vuole %s",
				"YAML not valid at this point: %s is wanted here", e.text)
		}
	}
	return lang.Say("YAML non valido in questo punto", "YAML not valid at this point")
}

// expectations are the parsers' messages, and what can stand in such a place.
var expectations = []struct {
	says string
	text lang.Text
}{
	{"did not find expected key", lang.Text{IT: "una chiave seguita da «:»", EN: "a key followed by “:”"}},
	{"expected '-' indicator", lang.Text{IT: "un trattino «-», come nelle righe sopra",
		EN: "a dash “-”, as in the lines above"}},
	{"expected ',' or ']'", lang.Text{IT: "una virgola o «]»", EN: "a comma or “]”"}},
	{"expected ',' or '}'", lang.Text{IT: "una virgola o «}»", EN: "a comma or “}”"}},
	{"could not find expected ':'", lang.Text{IT: "«:» dopo la chiave", EN: "“:” after the key"}},
	{"expected node content", lang.Text{IT: "un valore", EN: "a value"}},
	{"<document start>", lang.Text{IT: "la fine del file", EN: "the end of the file"}},
	{"comment or line break", lang.Text{IT: "la fine della riga", EN: "the end of the line"}},
	{"whitespace or line break", lang.Text{IT: "uno spazio", EN: "a space"}},
	{"block sequence entries", lang.Text{IT: "un valore, non un elenco", EN: "a value, not a list"}},
	{"mapping keys are not allowed", lang.Text{IT: "un valore, non «?»", EN: "a value, not “?”"}},
	{"mapping values are not allowed", lang.Text{IT: "un valore, non «:»", EN: "a value, not “:”"}},
}
