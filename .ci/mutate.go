//go:build ignore

// Mutate changes one thing at a time in what Go compiles, not in the files, and says what the tests of
// the package notice, or else those of the packages that use it. A test that does not end has noticed.
// What survives shows a test that is missing, code that is not needed, or a change that means the same.
//
//	go run .ci/mutate.go [-n 300] [-seed 1] plan/formula evaluate/rollup.go
package main

import (
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// users are the tests that use a package and take seconds: not the scripts of cmd/piao.
var users = map[string][]string{
	"plan/formula": {"./plan/formula/compare", "./plan/rules", "./evaluate/..."},
	"evaluate": {"./evaluate/ahead", "./evaluate/advice", "./cmd/internal/report/...",
		"./cmd/piao -run=Broken|Advice"},
}

var swaps = map[string]string{
	"+": "-", "-": "+", "*": "/", "/": "*", "<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "==",
	"&&": "||", "||": "&&", "true": "false", "false": "true", "min": "max", "max": "min", "zero": "one", "one": "zero",
	"add": "sub", "sub": "add", "mul": "quo", "quo": "mul", "Add": "Sub", "Sub": "Add", "Mul": "Quo", "Quo": "Mul",
}

// mutant is one change: text instead of old, which begins at start.
type mutant struct {
	file        string
	line, start int
	old, text   string
}

func main() {
	count, seed := flag.Int("n", 300, "how many changes"), flag.Uint64("seed", 1, "which ones")
	flag.Parse()
	// Tests that do not end are stopped.
	syscall.Setrlimit(syscall.RLIMIT_AS, &syscall.Rlimit{Cur: 6 << 30, Max: 6 << 30})
	syscall.Setrlimit(syscall.RLIMIT_CPU, &syscall.Rlimit{Cur: 60, Max: 60})
	var all []mutant
	for _, arg := range flag.Args() {
		files, _ := filepath.Glob(filepath.Join(arg, "*.go"))
		for _, file := range append(files, arg) {
			if strings.HasSuffix(file, ".go") && !strings.HasSuffix(file, "_test.go") {
				all = append(all, mutants(file)...)
			}
		}
	}
	rand.New(rand.NewPCG(*seed, 0)).Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	sums := map[string]int{}
	for _, m := range all[:min(*count, len(all))] {
		fate := m.fate()
		fmt.Printf("%s:%d: %q became %q: %s\n", m.file, m.line, m.old, m.text, fate)
		sums[fate]++
	}
	fmt.Println("of", len(all), "possible changes:", sums)
}

// fate is what becomes of a mutant.
func (m mutant) fate() string {
	dir, _ := os.MkdirTemp("", "mutant")
	defer os.RemoveAll(dir)
	code, _ := os.ReadFile(m.file)
	path, _ := filepath.Abs(m.file)
	changed, overlay := dir+"/changed.go", dir+"/overlay.json"
	os.WriteFile(changed, []byte(string(code[:m.start])+m.text+string(code[m.start+len(m.old):])), 0o666)
	os.WriteFile(overlay, fmt.Appendf(nil, `{"Replace": {%q: %q}}`, path, changed), 0o666)
	own := filepath.ToSlash(filepath.Dir(m.file))
	for _, tests := range append([]string{"./" + own}, users[own]...) {
		args := append([]string{"test", "-overlay", overlay, "-vet=off", "-failfast"}, strings.Fields(tests)...)
		switch out, err := exec.Command("go", args...).CombinedOutput(); {
		case err != nil && strings.Contains(string(out), "[build failed]"):
			return "does not build"
		case err != nil:
			return "killed"
		}
	}
	return "survived"
}

// mutants lists what may be changed in a file.
func mutants(file string) (all []mutant) {
	set := token.NewFileSet()
	code, _ := os.ReadFile(file)
	parsed, err := parser.ParseFile(set, file, code, 0)
	if err != nil {
		panic(err)
	}
	change := func(from, to token.Pos, text string) {
		at := set.Position(from)
		all = append(all, mutant{file, at.Line, at.Offset, string(code[at.Offset:set.Position(to).Offset]), text})
	}
	negate := func(e ast.Expr) {
		change(e.Pos(), e.End(), "!("+string(code[set.Position(e.Pos()).Offset:set.Position(e.End()).Offset])+")")
	}
	ast.Inspect(parsed, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BinaryExpr:
			if other := swaps[n.Op.String()]; other != "" {
				change(n.OpPos, n.OpPos+token.Pos(len(n.Op.String())), other)
			}
		case *ast.Ident:
			if other := swaps[n.Name]; other != "" {
				change(n.Pos(), n.End(), other)
			}
		case *ast.BasicLit:
			if i, err := strconv.Atoi(n.Value); err == nil {
				change(n.Pos(), n.End(), strconv.Itoa(i+1))
				change(n.Pos(), n.End(), strconv.Itoa(i-1))
			}
		case *ast.UnaryExpr:
			if n.Op == token.NOT {
				change(n.Pos(), n.X.Pos(), "")
			}
		case *ast.IfStmt:
			negate(n.Cond)
		case *ast.SwitchStmt:
			for _, clause := range n.Body.List {
				for _, e := range clause.(*ast.CaseClause).List {
					if n.Tag == nil {
						negate(e)
					}
				}
			}
		case *ast.ExprStmt, *ast.IncDecStmt, *ast.BranchStmt:
			change(n.Pos(), n.End(), "")
		case *ast.ReturnStmt:
			if n.Results == nil {
				change(n.Pos(), n.End(), "")
			}
		case *ast.AssignStmt:
			if n.Tok != token.DEFINE {
				change(n.Pos(), n.End(), "")
			}
		}
		return true
	})
	return all
}
