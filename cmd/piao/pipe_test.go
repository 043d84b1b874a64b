package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A closed pipe changes no verdict, good or bad.
func TestClosedPipe(t *testing.T) {
	plan := filepath.Join("..", "..", "plans", "cciaa-tno", "plan.yaml")
	for _, c := range []struct {
		want int
		args []string
	}{
		{exitDone, []string{"evaluate", "2023", "--plan", plan}},
		{exitDone, []string{"evaluate", "2023", "--plan", plan, "--format", "json"}},
		{exitFailing, []string{"evaluate", "2023", "--plan", plan, "--min-score", "99%"}},
		{exitDone, []string{"show", "--plan", plan}},
		{exitDone, []string{"check", plan}},
		{exitFailing, []string{"check", plan, "--strict"}},
		{exitDone, []string{"schema", "plan"}},
		{exitDone, []string{"explain", "weights-sum"}},
		{exitDone, []string{"evaluate", "--help"}},
		{exitDone, []string{"completion", "bash"}},
		{exitDone, []string{"version"}},
	} {
		read, write, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		read.Close()
		cmd := exec.Command("piao", c.args...)
		cmd.Stdout = write
		err = cmd.Run()
		write.Close()
		var exit *exec.ExitError
		if err != nil && !errors.As(err, &exit) {
			t.Fatal(err)
		}
		if got := cmd.ProcessState.ExitCode(); got != c.want {
			t.Errorf("%v: got %s, want exit status %d", c.args, cmd.ProcessState, c.want)
		}
	}
}

// Standard output that takes no more is an error, whatever is printed.
func TestFullDisk(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil { // only Linux has it
		return
	}
	defer full.Close()
	inFolder(t)
	write(t, "measurements/2023.yaml", unfixed)
	for _, command := range []string{
		"evaluate 2023", "evaluate 2023 --format json", "evaluate 2023 --format csv --min-score 1%", "check", "check --strict",
		"check --format sarif", "show", "show A", "diff plan.yaml plan.yaml --format json", "trend", "needs 2023 --score 1%",
		"whatif 2023 --set A=3", "explain weights-sum", "template 2023", "template 2023 --format xlsx",
		"import a.csv --year 2023 --dry-run", "fmt plan.yaml", "fmt -d", "init another", "schema plan", "completion bash",
		"completion zsh", "version", "help", "help show", "evaluate --help", "",
	} {
		var stderr bytes.Buffer
		code := run(append([]string{"--lang", "en"}, strings.Fields(command)...), nil, full, &stderr)
		if code != exitUsage || !strings.HasSuffix(stderr.String(), "piao: cannot write: the disk is full\n") {
			t.Errorf("%s: exit code %d, %s", command, code, &stderr)
		}
	}
}
