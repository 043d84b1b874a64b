package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// started is a command that runs beside the test.
type started struct {
	code   int
	stderr bytes.Buffer
	ended  sync.WaitGroup
}

func start(args ...string) *started {
	s := &started{}
	s.ended.Go(func() { s.code = run(args, nil, &bytes.Buffer{}, &s.stderr) })
	return s
}

// inFolder makes a folder of a plan with measurements and goes there.
func inFolder(t *testing.T) {
	t.Helper()
	t.Chdir(t.TempDir())
	for _, dir := range []string{"measurements", "new"} {
		if err := os.Mkdir(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	write(t, "plan.yaml", importPlan)
	write(t, "a.csv", "codice;valore\nA;5\n")
	write(t, "f.csv", "codice;valore\nF;7\n")
}

// nothingLeft checks that no lock and no half-written file stays behind.
func nothingLeft(t *testing.T) {
	t.Helper()
	for _, dir := range []string{".", "measurements", "new"} {
		if left, _ := filepath.Glob(filepath.Join(dir, ".piao-*")); len(left) > 0 {
			t.Errorf("left behind: %v", left)
		}
	}
}

const begun = "format: piao-measurements/1\nentity: ente\nyear: 2023\nvalues:\n  Q:   0,5 %\n"

// What an editor saves while a command works on the file is never lost: the command
// ends with 2 and writes nothing. The lock keeps the command waiting until the editor
// has saved.
func TestEditorsSaveIsKept(t *testing.T) {
	for command, name := range map[string]string{
		"import a.csv --year 2023":                  "measurements/2023.yaml",
		"import a.csv --as-of 2023-06-30":           "measurements/2023-06-30.yaml",
		"fmt -w measurements/2023.yaml":             "measurements/2023.yaml",
		"check --fix":                               "measurements/2023.yaml",
		"template 2023 -o new/2023.yaml":            "new/2023.yaml",
		"template 2023 --format csv -o new/new.csv": "new/new.csv",
	} {
		inFolder(t)
		if name == "measurements/2023.yaml" {
			before := begun
			if strings.HasPrefix(command, "fmt") || strings.HasPrefix(command, "import") {
				before = strings.Replace(begun, "0,5", "0.5", 1)
			}
			write(t, name, before)
		}
		unlock, err := lock(name)
		if err != nil {
			t.Fatal(err)
		}
		s := start(append(strings.Fields(command), "--lang", "en")...)
		time.Sleep(300 * time.Millisecond)
		saved := strings.Replace(begun, "0,5 %", "0.7 %  # saved", 1)
		write(t, name, saved)
		unlock()
		s.ended.Wait()
		after, err := os.ReadFile(name)
		if err != nil || string(after) != saved {
			t.Errorf("%s: %v, the file holds\n%s", command, err, after)
		}
		if said := "somebody has written " + name + " meanwhile"; s.code != 2 || !strings.Contains(s.stderr.String(), said) {
			t.Errorf("%s: exit code %d, %s", command, s.code, &s.stderr)
		}
		nothingLeft(t)
	}
}

// Of two imports at once into one year, what either says is written is in the file.
func TestImportsAtOnce(t *testing.T) {
	for k := range 25 {
		inFolder(t)
		if k%2 > 0 {
			write(t, "measurements/2023.yaml", strings.Replace(begun, "0,5", "0.5", 1))
		}
		imports := []*started{start("import", "a.csv", "--year", "2023"), start("import", "f.csv", "--year", "2023")}
		for _, s := range imports {
			s.ended.Wait()
		}
		after, err := os.ReadFile("measurements/2023.yaml")
		for n, want := range []string{"  A: 5\n", "  F: 7\n"} {
			written := imports[n].code == 0
			if err != nil || !written && imports[n].code != 2 || written != strings.Contains(string(after), want) {
				t.Errorf("%v, exit code %d, %s\n%s", err, imports[n].code, &imports[n].stderr, after)
			}
		}
		if !slices.ContainsFunc(imports, func(s *started) bool { return s.code == 0 }) {
			t.Error("neither was written")
		}
		nothingLeft(t)
	}
}

// Whoever waits for a lock that its holder removes takes the next one: no two hold it.
func TestLockIsHeldByOne(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.yaml")
	write(t, name, "0")
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 20 {
				unlock, err := lock(name)
				if err != nil {
					t.Error(err)
					return
				}
				text, _ := os.ReadFile(name)
				var n int
				fmt.Sscan(string(text), &n)
				os.WriteFile(name, fmt.Append(nil, n+1), 0o644)
				unlock()
			}
		})
	}
	all.Wait()
	if text, _ := os.ReadFile(name); string(text) != "160" {
		t.Errorf("counted %s of 160", text)
	}
}
