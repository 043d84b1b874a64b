package main

import (
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite what the scripts expect")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"piao": main,
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
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"code": exitCode, "commit": commit, "edit": edit},
		Setup: func(env *testscript.Env) error {
			for _, name := range []string{"LC_ALL", "LANG", "COLUMNS", "NO_COLOR", "CLICOLOR_FORCE", "PIAO_PLAN"} {
				env.Setenv(name, "")
			}
			env.Setenv("TERM", "dumb")
			env.Setenv("ROOT", root)
			env.Setenv("GIT_CONFIG_NOSYSTEM", "1")
			if name, err := exec.LookPath("piao"); err == nil {
				env.Setenv("PIAO", name)
			}
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

// commit is `commit NAME DATE MESSAGE`: all that there is goes into git, by
// somebody on some day.
func commit(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: commit NAME DATE MESSAGE")
	}
	for _, who := range []string{"AUTHOR", "COMMITTER"} {
		ts.Setenv("GIT_"+who+"_NAME", args[0])
		ts.Setenv("GIT_"+who+"_EMAIL", "someone@example.org")
		ts.Setenv("GIT_"+who+"_DATE", args[1]+"T12:00:00+01:00")
	}
	ts.Check(ts.Exec("git", "add", "-A"))
	ts.Check(ts.Exec("git", "commit", "-q", "-m", args[2]))
}

// edit is `edit FILE OLD NEW`: the first OLD in the file becomes NEW, in which
// `\n` is a line's end.
func edit(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: edit FILE OLD NEW")
	}
	text, with := ts.ReadFile(args[0]), strings.ReplaceAll(args[2], `\n`, "\n")
	if !strings.Contains(text, args[1]) {
		ts.Fatalf("%s does not have %q", args[0], args[1])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Replace(text, args[1], with, 1)), 0o644))
}
