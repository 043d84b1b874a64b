package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
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
	write(t, "base.yaml", unfixed)
	write(t, "theirs.yaml", unfixed+"  A: 5\n")
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

// begun has a figure that check --fix repairs, and unfixed one that fmt respells.
const begun = "format: piao-measurements/1\nentity: ente\nyear: 2023\nvalues:\n  Q:   0,5 %\n"
const unfixed = "format: piao-measurements/1\nentity: ente\nyear: 2023\nvalues:\n  Q:   0.5 %\n"

// rewriting are commands that write a file, and the text that it has before.
var rewriting = []struct{ command, name, before string }{
	{"import a.csv --year 2023", "measurements/2023.yaml", unfixed},
	{"import a.csv --as-of 2023-06-30", "measurements/2023-06-30.yaml", ""},
	{"fmt -w measurements/2023.yaml", "measurements/2023.yaml", unfixed},
	{"check --fix", "measurements/2023.yaml", begun},
	{"template 2023 -o new/2023.yaml", "new/2023.yaml", ""},
	{"template 2023 --format csv -o new/new.csv", "new/new.csv", ""},
	{"init . --year 2023 --lang en", ".gitattributes", ""},
	{"merge-driver base.yaml measurements/2023.yaml theirs.yaml", "measurements/2023.yaml", unfixed},
}

// What an editor saves while a command works on the file is never lost: the command
// ends with 2 (merge-driver with 129) and writes nothing, unless it had not read the file yet or was done with
// it. The editor saves under the lock, because a save between a command's last look at
// the file and its replacement is not seen.
func TestEditorsSaveIsKept(t *testing.T) {
	for _, c := range rewriting {
		for k := range rounds(10, 50) {
			inFolder(t)
			if c.before != "" {
				write(t, c.name, c.before)
			}
			if strings.HasPrefix(c.command, "init") {
				os.Remove("plan.yaml")
			}
			hold := func() unfinished {
				f, err := begin(c.name, 0o666)
				if err != nil {
					t.Fatal(err)
				}
				return f
			}
			var f unfinished
			if k == 0 { // the command reads, and waits until the editor has saved
				f = hold()
			}
			s := start(append([]string{"--lang", "en"}, strings.Fields(c.command)...)...)
			if k == 0 {
				time.Sleep(300 * time.Millisecond)
			} else {
				time.Sleep(rand.N(20 * time.Millisecond))
				f = hold()
			}
			saved := strings.Replace(begun, "0,5 %", "0.7 %  # saved", 1)
			write(t, c.name, saved)
			discard(f)
			s.ended.Wait()
			after, err := os.ReadFile(c.name)
			refused := s.code == exitUsage || s.code == exitNoMerge
			if err != nil || !strings.Contains(string(after), "# saved") || refused && string(after) != saved {
				t.Errorf("%s: %v, exit code %d, the file holds\n%s", c.command, err, s.code, after)
			}
			said := "somebody has written " + c.name + " meanwhile"
			if k == 0 && (!refused || !strings.Contains(s.stderr.String(), said)) {
				t.Errorf("%s: exit code %d, %s", c.command, s.code, &s.stderr)
			}
			nothingLeft(t)
		}
	}
}

// Of two imports at once into one year, what either says is written is in the file.
func TestImportsAtOnce(t *testing.T) {
	for k := range 50 {
		inFolder(t)
		if k%2 > 0 {
			write(t, "measurements/2023.yaml", unfixed)
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
				f, err := begin(name, 0o666)
				if err != nil {
					t.Error(err)
					return
				}
				text, _ := os.ReadFile(name)
				var n int
				fmt.Sscan(string(text), &n)
				os.WriteFile(name, fmt.Append(nil, n+1), 0o644)
				discard(f)
			}
		})
	}
	all.Wait()
	if text, _ := os.ReadFile(name); string(text) != "160" {
		t.Errorf("counted %s of 160", text)
	}
}
