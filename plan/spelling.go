package plan

import (
	"strings"
	"unicode"

	"piao/plan/diag"
	"piao/plan/source"
)

// spellings are the operators of conditions and how piao spells them.
var spellings = []struct{ written, canonical string }{
	{"≥", ">="}, {"≤", "<="}, {">=", ">="}, {"<=", "<="}, {">", ">"}, {"<", "<"}, {"=", "="},
}

// spelt is a sound condition in canonical spelling: `>=` for `≥`, one space after
// the operator and before `%`. Its figures stay as they are.
func spelt(condition string) string {
	for _, s := range spellings {
		if rest, ok := strings.CutPrefix(condition, s.written); ok {
			condition = s.canonical + " " + strings.TrimLeftFunc(rest, unicode.IsSpace)
			break
		}
	}
	if number, ok := strings.CutSuffix(condition, "%"); ok {
		condition = strings.TrimRightFunc(number, unicode.IsSpace) + " %"
	}
	return condition
}

// respelling puts a condition's canonical spelling in its place: nothing for one
// that is spelt so already, or that goes over several lines. Without quotes a
// `>` would begin a block of text.
func respelling(t source.Text) []diag.Fix {
	text := spelt(t.Value)
	if _, folded := t.Folded(); folded || text == t.Value || strings.Contains(t.Value, "\n") || t.Span().End.Line != t.Pos().Line {
		return nil
	}
	if t.Plain() && strings.HasPrefix(text, ">") {
		text = `"` + text + `"`
	}
	return []diag.Fix{t.Fix(text)}
}
