package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
	"piao/plan/source/syntax"
)

// yamlSuite is the inputs of the YAML test suite.
func yamlSuite(t *testing.T) []string {
	const dir = "../../../shared/cases/yaml-test-suite"
	names, _ := filepath.Glob(dir + "/*.yaml")
	if len(names) == 0 {
		t.Logf("the YAML test suite is not in %s", dir)
		t.Skip()
	}
	return names
}

// readers are the commands that read a file: FILE, as the plan, as measurements or
// as what is brought in. PLAN and FIGURES are sound ones.
var readers = [][]string{
	{"check", "FILE"},
	{"fmt", "FILE"},
	{"evaluate", "2023", "--plan", "FILE"},
	{"check", "FILE", "--fix", "--format", "json"},
	{"fmt", "-d", "FILE"},
	{"evaluate", "2023", "--plan", "PLAN", "--measurements", "FILE"},
	{"show", "--plan", "FILE"},
	{"trend", "--plan", "FILE"},
	{"explain", "A", "--plan", "FILE"},
	{"needs", "2023", "--plan", "FILE"},
	{"whatif", "2023", "--set", "A=1", "--plan", "PLAN", "--measurements", "FILE"},
	{"diff", "FILE", "PLAN"},
	{"diff", "PLAN", "FILE"},
	{"import", "FILE", "--year", "2023", "--dry-run", "--plan", "PLAN"},
	{"import", "FIGURES", "--year", "2023", "--dry-run", "--plan", "FILE"},
	{"template", "2023", "--plan", "FILE"},
	{"merge-driver", "PLAN", "FILE", "PLAN"},
	{"merge-driver", "FILE", "PLAN", "PLAN"},
	{"merge-driver", "PLAN", "PLAN", "FILE"},
}

// readByAll runs a file through the commands that read one: with PIAO_LONG=1 through
// all, else through one of them in turn. No command fails by a defect of its own,
// whatever the file holds.
func readByAll(t *testing.T, name string, turn int) {
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	tiny := readTestFile(t, "../../testdata/broken/clean/tiny.yaml").Bytes
	dir := t.TempDir()
	commands := readers
	if os.Getenv("PIAO_LONG") != "1" {
		commands = readers[turn%len(readers):][:1]
	}
	for _, command := range commands {
		var args []string
		for file, content := range map[string][]byte{"FILE": text, "PLAN": tiny, "FIGURES": []byte("code,value\nN_Studi,7\n")} {
			if err := os.WriteFile(filepath.Join(dir, file), content, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		for _, arg := range command {
			if slices.Contains([]string{"FILE", "PLAN", "FIGURES"}, arg) {
				arg = filepath.Join(dir, arg)
			}
			args = append(args, arg)
		}
		var said bytes.Buffer
		if code := run(args, strings.NewReader(""), io.Discard, &said); code == exitDefect ||
			code == exitNoMerge && strings.Contains(said.String(), "runtime error") {
			t.Errorf("%s of %s: %s", strings.Join(command, " "), filepath.Base(name), said.String())
		}
	}
}

func TestEveryCommandReadsTheYAMLTestSuite(t *testing.T) {
	for k, name := range yamlSuite(t) {
		readByAll(t, name, k)
	}
}

func TestEveryCommandReadsBrokenFiles(t *testing.T) {
	for k, name := range glob(t, "testdata/broken/*/*.yaml") {
		readByAll(t, name, k)
	}
}

// notTaken is what of YAML piao refuses as a syntax error, in the words of the manual,
// and the cases of the suite that have it.
var notTaken = map[string]string{
	"directives":                               "27NA W4TN RTP8 DK95-07 BEC7 MUS6-05 MUS6-06 6LVF 2LFX M7A3",
	"a second document":                        "9WXW 6WLZ JHB9 5TYM 35KP KSS4 L383 9KAX 6XDY RZT7 PUW8 U9NS 6ZKB 9DXL UT92 NKF9",
	"more text after `...`":                    "QT73 7Z25 HWV9",
	"an empty file":                            "8G76 AVM7 98YD",
	"tabs in an indent":                        "6CA3 Q5MG DK95-00 R4YG",
	"after a dash":                             "6BCT Y79Y-010 A2M4",
	"in an empty line":                         "DK95-03 DK95-04 Y79Y-001",
	"at the beginning of a `|` text":           "96NN-00 96NN-01",
	"an empty key (`: x`)":                     "UKK6-00 M2N8-00 2JQS SM9W-01 NHX8 6M2F S3PD CFD4 FRK4",
	"an alias as a key":                        "2SXE W5VH",
	"a key whose colon is in a later line":     "9SA2 NJ66 K3WX 5MUD VJP3-01 4MUZ-00 4MUZ-01 4MUZ-02",
	"without quotes, a `?`":                    "JR7V",
	"a value that begins with a colon (`:x`)":  "DBG4 HM87-00 58MP",
	"even if the key is in quotes (`\"a\":1`)": "5T43",
	"`\\/` in double quotes":                   "3UYS",
	"an anchor of other than letters":          "8XYN",
	"a tag followed by a comma":                "WZ62",
	"a `>` or `|` text without an indent":      "DK3J FP8R",
}

// What the suite calls YAML is refused as syntax only where the manual says that piao
// does not take it.
func TestRefusesOnlyTheYAMLThatTheManualSays(t *testing.T) {
	manual := strings.Join(strings.Fields(string(readTestFile(t, "../../docs/format.md").Bytes)), " ")
	said := map[string]bool{}
	for words, cases := range notTaken {
		if !strings.Contains(manual, words) {
			t.Errorf("docs/format.md does not say %q", words)
		}
		for id := range strings.FieldsSeq(cases) {
			said[id+".yaml"] = true
		}
	}
	for _, name := range yamlSuite(t) {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		id := filepath.Base(name)
		_, found := source.Parse(&diag.File{Name: id, Bytes: text})
		refused := slices.ContainsFunc(found, func(d diag.Diagnostic) bool {
			return d.Rule == syntax.RuleSyntax || d.Rule == syntax.RuleEncoding
		})
		switch {
		case refused && !said[id] && !strings.Contains(id, ".error."):
			t.Errorf("%s is refused, and the manual does not say why: %s\n%s", id, found[0].Message.In(lang.EN), text)
		case !refused && said[id]:
			t.Errorf("%s is taken, and the manual says that it is not", id)
		}
	}
}
