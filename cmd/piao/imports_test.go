package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// architecture is who may import whom: for each package, those of ours and
// those from outside. What is not listed is not allowed, and a
// package imports only those named above it.
var architecture = []struct {
	dir     string
	ours    []string
	outside []string
}{
	{"plan/lang", nil, []string{"github.com/shopspring/decimal"}},
	{"plan/diag", []string{"plan/lang"}, nil},
	{"plan/source/syntax",
		[]string{"plan/diag", "plan/lang"},
		[]string{"gopkg.in/yaml.v3", "go.yaml.in/yaml/v4", "golang.org/x/text/encoding/charmap"},
	},
	{"plan/source",
		[]string{"plan/diag", "plan/lang", "plan/source/syntax"},
		[]string{"gopkg.in/yaml.v3", "github.com/shopspring/decimal", "golang.org/x/text/unicode/norm"},
	},
	{"plan/source/layout",
		[]string{"plan/diag", "plan/source", "plan/source/syntax"},
		[]string{"gopkg.in/yaml.v3"},
	},
	{"plan/formula", []string{"plan/diag", "plan/lang"}, []string{"github.com/shopspring/decimal"}},
	{"plan/formula/compare", []string{"plan/formula"}, nil},
	{"plan/target", []string{"plan/diag", "plan/lang", "plan/source"}, []string{"github.com/shopspring/decimal"}},
	{"plan/yearly", []string{"plan/lang", "plan/source"}, nil},
	{"plan/scoring",
		[]string{"plan/diag", "plan/lang", "plan/source", "plan/target", "plan/yearly"},
		[]string{"github.com/shopspring/decimal"},
	},
	{"plan",
		[]string{"plan/scoring", "plan/yearly", "plan/diag", "plan/lang", "plan/source", "plan/formula", "plan/target"},
		[]string{"github.com/shopspring/decimal"},
	},
	{"plan/rules",
		[]string{"plan/scoring", "plan/yearly", "plan", "plan/target", "plan/diag", "plan/lang", "plan/source", "plan/formula"},
		[]string{"github.com/shopspring/decimal"},
	},
	{"plan/diff",
		[]string{"plan/scoring", "plan", "plan/target", "plan/lang", "plan/source", "plan/formula", "plan/formula/compare"},
		[]string{"github.com/shopspring/decimal"},
	},
	{"plan/merge", []string{"plan/diag", "plan/source", "plan/source/layout"}, nil},
	{"plan/schema", []string{"plan/lang", "plan/source"}, nil},
	{"evaluate",
		[]string{"plan/scoring", "plan", "plan/target", "plan/diag", "plan/lang", "plan/source", "plan/formula"},
		[]string{"github.com/shopspring/decimal"},
	},
	{"evaluate/advice",
		[]string{"plan/scoring", "evaluate", "plan", "plan/target", "plan/rules", "plan/diag", "plan/lang", "plan/source", "plan/formula"},
		[]string{"github.com/shopspring/decimal"},
	},
	{"evaluate/ahead", []string{"plan/scoring", "evaluate", "plan", "plan/target", "plan/formula"}, nil},
	{"cmd/internal/document",
		[]string{"plan/diag", "plan/lang"},
		[]string{"github.com/olekukonko/tablewriter", "github.com/clipperhouse/displaywidth"},
	},
	{"cmd/internal/findings",
		[]string{"cmd/internal/document", "plan/diag", "plan/lang"},
		[]string{"github.com/clipperhouse/displaywidth"},
	},
	{"plans", []string{"plan/lang"}, nil},
	{"cmd/internal/git", []string{"plan/diag", "plan/lang"}, nil},
	{"cmd/internal/sheet/parts", []string{"plan/diag"}, []string{"github.com/xuri/excelize/v2"}},
	{"cmd/internal/sheet/spelling", []string{"plan/lang", "plan/source"}, nil},
	{"cmd/internal/sheet",
		[]string{
			"cmd/internal/document", "cmd/internal/sheet/parts", "cmd/internal/sheet/spelling", "evaluate", "plan", "plan/target", "plan/diag", "plan/lang", "plan/source",
		},
		[]string{
			"github.com/shopspring/decimal", "github.com/xuri/excelize/v2", "github.com/xuri/nfp",
			"golang.org/x/text",
		},
	},
	{"cmd/internal/planrows",
		[]string{
			"cmd/internal/document", "cmd/internal/sheet", "cmd/internal/sheet/spelling", "plan", "plan/target", "plan/diag", "plan/formula", "plan/lang",
			"plan/source",
		}, nil,
	},
	{"cmd/internal/report/data", []string{"plan/scoring", "cmd/internal/document", "evaluate", "plan", "plan/target", "plan/lang"}, nil},
	{"cmd/internal/report",
		[]string{"plan/scoring",
			"cmd/internal/document", "cmd/internal/report/data", "evaluate", "evaluate/ahead", "plan", "plan/target", "plan/formula",
			"plan/lang", "plan/source",
		},
		[]string{"github.com/shopspring/decimal"},
	},
	{"cmd/internal/report/explanation",
		[]string{
			"cmd/internal/document", "cmd/internal/findings", "cmd/internal/report", "cmd/internal/report/data",
			"evaluate", "evaluate/ahead", "plan", "plan/target", "plan/diag", "plan/formula", "plan/lang",
		}, nil,
	},
	{"cmd/internal/report/outlook",
		[]string{"cmd/internal/document", "cmd/internal/report", "cmd/internal/report/data", "evaluate", "evaluate/ahead", "plan", "plan/lang"},
		nil,
	},
	{"cmd/internal/report/contents",
		[]string{"plan/scoring", "plan/yearly",
			"cmd/internal/document", "cmd/internal/findings", "cmd/internal/report", "cmd/internal/report/data",
			"evaluate", "plan", "plan/target", "plan/diag", "plan/diff", "plan/formula", "plan/formula/compare", "plan/lang",
			"plan/schema", "plan/source",
		}, nil,
	},
	{"cmd/internal/report/intake",
		[]string{
			"cmd/internal/document", "cmd/internal/report", "cmd/internal/sheet", "evaluate", "plan", "plan/target",
			"plan/diag", "plan/lang", "plan/source",
		}, nil,
	},
	{"cmd/piao", []string{all}, []string{
		"github.com/rogpeppe/go-internal/diff", "github.com/rogpeppe/go-internal/lockedfile",
		"github.com/spf13/cobra", "github.com/spf13/pflag", "golang.org/x/sync/errgroup", "golang.org/x/term",
	}},
}

// all stands for every package of ours.
const all = "all"

// silent are the packages that may not touch the machine or print.
var silent = []string{"os", "log", "io/ioutil", "os/exec", "net", "net/http"}

func TestImports(t *testing.T) {
	seen := map[string]bool{}
	for file, imports := range sources(t) {
		dir := filepath.ToSlash(filepath.Dir(file))
		seen[dir] = true
		at := slices.IndexFunc(architecture, func(p struct {
			dir     string
			ours    []string
			outside []string
		}) bool {
			return p.dir == dir
		})
		if at < 0 {
			t.Errorf("%s: the package %s is not in the architecture", file, dir)
			continue
		}
		rule := architecture[at]
		for _, path := range imports {
			if own, ok := strings.CutPrefix(path, "piao/"); ok {
				if !slices.Contains(rule.ours, own) && !slices.Contains(rule.ours, all) {
					t.Errorf("%s imports %s of ours, which %s may not", file, own, dir)
				}
				continue
			}
			outside := strings.Contains(strings.Split(path, "/")[0], ".")
			allowed := func(p string) bool { return path == p || strings.HasPrefix(path, p+"/") }
			if outside && !slices.ContainsFunc(rule.outside, allowed) {
				t.Errorf("%s imports %s, which %s may not", file, path, dir)
			}
			if slices.Contains(silent, path) && dir != "cmd/piao" && dir != "cmd/internal/git" {
				t.Errorf("%s imports %s: only cmd/piao and cmd/internal/git touch the machine", file, path)
			}
		}
	}
	above := []string{all}
	for _, p := range architecture {
		if !seen[p.dir] {
			t.Errorf("the architecture names %s, which is not there", p.dir)
		}
		for _, own := range p.ours {
			if !slices.Contains(above, own) {
				t.Errorf("%s imports %s, which is not above it", p.dir, own)
			}
		}
		above = append(above, p.dir)
	}
}

// sources lists the imports of every Go file that is not a test.
func sources(t *testing.T) map[string][]string {
	files := map[string][]string{}
	root := "../.."
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && (d.Name() == "testdata" || d.Name() == ".ci") {
			return fs.SkipDir // programs for tests are none of the house
		}
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		name, _ := filepath.Rel(root, path)
		files[name] = []string{}
		for _, spec := range f.Imports {
			imported, _ := strconv.Unquote(spec.Path.Value)
			files[name] = append(files[name], imported)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
