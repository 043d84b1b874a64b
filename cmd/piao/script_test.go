package main

import (
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite what the scripts expect")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"piao": func() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
	})
}

// scripts runs testdata/script: one case a file, what people type and what they
// read. The real plan is there as plans/, as in a checkout.
func TestScripts(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join(root, "testdata", "script"),
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"code": exitCode},
		Setup: func(env *testscript.Env) error {
			for _, name := range []string{"LC_ALL", "LANG", "COLUMNS", "NO_COLOR", "CLICOLOR_FORCE", "PIAO_PLAN"} {
				env.Setenv(name, "")
			}
			env.Setenv("TERM", "dumb")
			env.Setenv("ROOT", root)
			return os.Symlink(filepath.Join(root, "plans"), filepath.Join(env.WorkDir, "plans"))
		},
	})
}

// exitCode is `code N piao …`: the command ends with that exit code.
func exitCode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: code N command …")
	}
	var exit *exec.ExitError
	got := 0
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if want := args[0]; strconv.Itoa(got) != want {
		ts.Fatalf("%s ended with exit code %d, want %s", args[1], got, want)
	}
}
