package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
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
