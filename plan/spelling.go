package plan

import (
	"regexp"
	"strings"

	"piao/plan/diag"
	"piao/plan/source"
)

// Blanks says where the files of piao want empty lines: around every block, but
// not around the entity's; and between objectives.
func Blanks() source.Blanks {
	return source.Blanks{Together: []string{"entity"}, Apart: []string{"objectives"}}
}

var (
	operatorSpacing = regexp.MustCompile(`^(>=|<=|>|<|=)[\s\p{Zs}]*`)
	percentSpacing  = regexp.MustCompile(`[\s\p{Zs}]*%$`)
)

// spelt is a sound condition in canonical spelling: `>=` for `≥`, one space after
// the operator and before `%`. Its figures stay as they are.
func spelt(condition string) string {
	for sign, operator := range map[string]string{"≥": ">=", "≤": "<="} {
		if rest, ok := strings.CutPrefix(condition, sign); ok {
			condition = operator + rest
		}
	}
	return percentSpacing.ReplaceAllString(operatorSpacing.ReplaceAllString(condition, "$1 "), " %")
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
