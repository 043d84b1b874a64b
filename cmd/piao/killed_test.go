package main

import (
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// killable are commands that write, and the files of measurements that are there before.
var killable = map[string]map[string]string{
	"fmt -w plan.yaml measurements/2023.yaml": {"measurements/2023.yaml": unfixed},
	"import a.csv f.csv --year 2023":          {"measurements/2023.yaml": unfixed},
	"import a.csv --as-of 2023-06-30":         {},
	"check --fix":                             {"measurements/2023.yaml": begun},
	"init --from cciaa-tno new/plan":          {},
	"init . --year 2023":                      {"plan.yaml": ""},
	"template 2023 -o new/2023.yaml":          {},
	"template 2023 -o new/2023.xlsx":          {"measurements/2023.yaml": unfixed},
	"evaluate 2023 -o new/page.md":            {"measurements/2023.yaml": unfixed, "new/page.md": "# An old page"},
	"check --baseline b --update-baseline":    {"b": "old"},
}

// filesHere are the files in the working directory and below, with their texts.
func filesHere(t *testing.T) map[string]string {
	t.Helper()
	texts := map[string]string{}
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		texts[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

// Whenever a command is killed, every file is as it was before or as it should be. The
// same command then ends the work, and nothing stays behind.
func TestKilled(t *testing.T) {
	for command, there := range killable {
		prepare := func() {
			inFolder(t)
			for name, text := range there {
				write(t, name, text)
				if text == "" {
					os.Remove(name)
				}
			}
		}
		prepare()
		before := filesHere(t)
		began := time.Now()
		if out, err := exec.Command("piao", strings.Fields(command)...).CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", command, err, out)
		}
		took := time.Since(began)
		want := filesHere(t)
		if maps.Equal(want, before) {
			t.Fatalf("%s changes nothing", command)
		}
		for range rounds(3, 200) {
			prepare()
			cmd := exec.Command("piao", strings.Fields(command)...)
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			time.Sleep(rand.N(took))
			cmd.Process.Kill()
			cmd.Wait()
			for name, text := range filesHere(t) {
				old, was := before[name]
				if !(was && text == old) && text != want[name] && !strings.HasPrefix(filepath.Base(name), ".piao-") {
					t.Errorf("%s, killed: %s holds\n%s", command, name, text)
				}
			}
			exec.Command("piao", strings.Fields(command)...).Run() // fails where all was done
			if got := filesHere(t); !maps.Equal(got, want) {
				t.Errorf("%s, killed and run again:\n%q\nwant\n%q", command, got, want)
			}
		}
	}
}
