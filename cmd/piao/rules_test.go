package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"piao/cmd/internal/document"
	"piao/cmd/internal/report/explanation"
	"piao/evaluate/advice"
	"piao/plan/lang"
)

// rulesManuals are the manuals of the rules, each with the other one.
var rulesManuals = []struct {
	lang                lang.Lang
	name, other, called string
}{
	{lang.IT, "regole.md", "rules.md", "English"},
	{lang.EN, "rules.md", "regole.md", "Italiano"},
}

var (
	rulesTitle = lang.Text{IT: "Le regole dei controlli", EN: "The rules of the checks"}
	rulesIntro = lang.Text{
		IT: "Che cosa controlla piao nei piani e nelle misurazioni, e perché. Le stesse pagine si leggono con `piao explain`. " +
			"Gli esempi sono chiavi di primo livello, che prendono il posto di quelle di un file corretto.",
		EN: "What piao checks in plans and measurements, and why. The same pages are read with `piao explain`. " +
			"The examples are keys of the first level, which take the place of those of a sound file."}
)

func isRulesManual(name string) bool {
	for _, m := range rulesManuals {
		if m.name == name {
			return true
		}
	}
	return false
}

// docs/regole.md and docs/rules.md say what `piao explain` says. `go test
// ./cmd/piao -run RulesDocs -update` writes them.
func TestRulesDocs(t *testing.T) {
	for _, m := range rulesManuals {
		var b bytes.Buffer
		fmt.Fprintf(&b, "<!-- go test ./cmd/piao -run RulesDocs -update -->\n# %s\n\n[%s](%s)\n\n%s\n\n",
			rulesTitle.In(m.lang), m.called, m.other, rulesIntro.In(m.lang))
		manual := &document.Document{Blocks: manualBlocks}
		if err := document.Write(&b, "markdown", manual, document.Output{Lang: m.lang}); err != nil {
			t.Fatal(err)
		}
		compareGolden(t, filepath.Join("../../docs", m.name), b.Bytes())
	}
}

// manualBlocks is the list of the rules and the explanation of each, whose
// headings stand under the manual's.
func manualBlocks() []document.Block {
	blocks := explanation.Rules(advice.Rules()).Blocks()
	for _, b := range explanation.Explained(advice.Rules()).Blocks() {
		if h, ok := b.(document.Heading); ok {
			h.Level++
			b = h
		}
		blocks = append(blocks, b)
	}
	return blocks
}

// Every rule in the code is in the list of all rules.
func TestEveryRuleIsListed(t *testing.T) {
	var listed []string
	for _, r := range advice.Rules() {
		listed = append(listed, r.Code)
	}
	for file := range sources(t) {
		f, err := parser.ParseFile(token.NewFileSet(), "../../"+file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if code, ok := ruleCode(n); ok && !slices.Contains(listed, code) {
				t.Errorf("%s: advice.Rules does not list %s", file, code)
			}
			return true
		})
	}
}

// ruleCode is the code of a diag.Rule that is written out, if the node is one.
func ruleCode(n ast.Node) (string, bool) {
	rule, ok := n.(*ast.CompositeLit)
	if !ok || rule.Type == nil || !named(rule.Type, "Rule") {
		return "", false
	}
	for _, field := range rule.Elts {
		pair, ok := field.(*ast.KeyValueExpr)
		if !ok || !named(pair.Key, "Code") {
			continue
		}
		if value, ok := pair.Value.(*ast.BasicLit); ok {
			code, err := strconv.Unquote(value.Value)
			return code, err == nil
		}
	}
	return "", false
}
