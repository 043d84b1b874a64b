package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var strayPercent = regexp.MustCompile(`%(\[\d+\])?[sd%]`)

var verb = regexp.MustCompile(`%(\[\d+\])?[a-zA-Z%]`)

// Both wordings of a text take the same arguments: lang.Say("… %s", "… %s"),
// say(it, en), lang.Both(it, en) and lang.Text{IT: …, EN: …}.
func TestBothLanguagesUseTheSameVerbs(t *testing.T) {
	pairs := 0
	for file := range sources(t) {
		f, err := parser.ParseFile(token.NewFileSet(), "../../"+file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			it, en, ok := pair(n)
			if !ok {
				return true
			}
			pairs++
			call, ok := n.(*ast.CallExpr)
			if ok && named(call.Fun, "Say") && strings.Contains(strayPercent.ReplaceAllString(it+en, ""), "%") {
				t.Errorf("%s: %q or %q: a per cent sign is written %%%%", file, it, en)
			}
			got, want := verbs(en), verbs(it)
			if !slices.Equal(got, want) {
				t.Errorf("%s: %q takes %v but %q takes %v", file, it, want, en, got)
			}
			if (it == "") != (en == "") {
				t.Errorf("%s: %q and %q: one language is silent", file, it, en)
			}
			return true
		})
	}
	if pairs < 200 {
		t.Errorf("only %d texts found: this test no longer sees them", pairs)
	}
}

// pair is a text in both languages, if the node is one.
func pair(n ast.Node) (it, en string, ok bool) {
	switch n := n.(type) {
	case *ast.CallExpr:
		if len(n.Args) < 2 || !named(n.Fun, "Say", "say", "Both") {
			return "", "", false
		}
		return literals(n.Args[0], n.Args[1])
	case *ast.CompositeLit:
		if len(n.Elts) != 2 || n.Type != nil && !named(n.Type, "Text") {
			return "", "", false
		}
		a, okA := n.Elts[0].(*ast.KeyValueExpr)
		b, okB := n.Elts[1].(*ast.KeyValueExpr)
		if !okA || !okB || !named(a.Key, "IT") || !named(b.Key, "EN") {
			return "", "", false
		}
		return literals(a.Value, b.Value)
	}
	return "", "", false
}

func named(e ast.Expr, names ...string) bool {
	switch e := e.(type) {
	case *ast.Ident:
		return slices.Contains(names, e.Name)
	case *ast.SelectorExpr:
		return slices.Contains(names, e.Sel.Name)
	}
	return false
}

func literals(a, b ast.Expr) (string, string, bool) {
	x, okA := a.(*ast.BasicLit)
	y, okB := b.(*ast.BasicLit)
	if !okA || !okB || x.Kind != token.STRING || y.Kind != token.STRING {
		return "", "", false
	}
	it, _ := strconv.Unquote(x.Value)
	en, _ := strconv.Unquote(y.Value)
	return it, en, true
}

// verbs are a format's verbs in the order of the arguments they take.
func verbs(format string) []string {
	found := verb.FindAllString(format, -1)
	if slices.ContainsFunc(found, func(v string) bool { return v[1] == '[' }) {
		slices.Sort(found)
	}
	return found
}
