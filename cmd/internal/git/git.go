// Package git asks the installed git for files of a repository's history. It never
// changes the repository, and runs nothing that the repository names.
package git

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"piao/plan/lang"
)

// Error is a message for people about what git could not give.
type Error struct {
	Message lang.Message
	Hints   []lang.Message
}

func (e *Error) Error() string { return e.Message.In(lang.EN) }

func sorry(m lang.Message, hints ...lang.Message) *Error { return &Error{m, hints} }

// refusal is an error of git: its own words, and what it printed before.
type refusal struct {
	said string
	code int
	out  []byte
}

func (r *refusal) Error() string { return r.said }

// hint is git's own words, or what they mean in a clone without all contents.
func (r *refusal) hint() lang.Message {
	if r.partial() {
		return lang.Say("il clone è parziale (--filter), e git non può prendere dalla rete ciò che gli manca",
			"the clone is partial (--filter), and git cannot get what it lacks from the network")
	}
	return lang.Say("git dice: %s", "git says: %s", r.said)
}

func (r *refusal) partial() bool { return strings.Contains(r.said, "promisor remote") }

// noRepository reports whether git found no repository. With GIT_DIR, git looks from
// the directory in which piao runs.
func (r *refusal) noRepository() bool { return strings.Contains(r.said, "not a git repository") }

// ask runs git in a folder and returns what it prints.
func ask(dir string, args ...string) ([]byte, error) {
	cmd := command(dir, args...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	var exit *exec.ExitError
	switch {
	case err == nil:
		return out, nil
	case errors.As(err, &exit):
		return nil, &refusal{strings.TrimPrefix(strings.TrimSpace(stderr.String()), "fatal: "), exit.ExitCode(), out}
	}
	return nil, cannotRun(err)
}

// line is the single line that git prints; empty if git fails.
func line(dir string, args ...string) string {
	out, _ := ask(dir, args...)
	return strings.TrimSpace(string(out))
}

// settings are what git is always asked with, whatever a person prefers. An order file
// may not exist, and a limit may hide a rename. The repository may be a stranger's: it
// makes git run nothing, neither a monitor of files nor a hook nor a fetch.
var settings = []string{
	"--no-pager", "-c", "log.showRoot=true", "-c", "diff.orderFile=/dev/null", "-c", "diff.renameLimit=1000",
	"-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null",
}

// environment is what git always finds there, after all else.
var environment = []string{
	"LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", "GIT_ALLOW_PROTOCOL=none", "GIT_NO_LAZY_FETCH=1", "GIT_TERMINAL_PROMPT=0",
}

// command is git run in a folder. Hooks run with GIT_DIR set, often relative, at the
// top of the working tree. piao runs git elsewhere, so it gives git such paths in
// full. What paths mean is always in their magic.
func command(dir string, args ...string) *exec.Cmd {
	cmd := exec.Command("git", slices.Concat([]string{"-C", dir}, settings, args)...)
	cmd.Env = append(os.Environ(), environment...)
	for _, magic := range []string{"LITERAL", "GLOB", "NOGLOB", "ICASE"} {
		cmd.Env = append(cmd.Env, "GIT_"+magic+"_PATHSPECS=0")
	}
	for _, name := range []string{"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY"} {
		if path := os.Getenv(name); path != "" || name == "GIT_WORK_TREE" && os.Getenv("GIT_DIR") != "" {
			cmd.Env = append(cmd.Env, name+"="+full(path))
		}
	}
	return cmd
}

// full is an absolute path; empty means the working directory.
func full(name string) string {
	if abs, err := filepath.Abs(name); err == nil {
		return abs
	}
	return name
}

func cannotRun(err error) error {
	return sorry(lang.Say("git non si può eseguire: deve essere installato", "git cannot be run: it must be installed"),
		lang.Say("il sistema dice: %s", "the system says: %s", err.Error()))
}

// unreadable says why git cannot read a repository. without says what cannot be had
// if there is no repository.
func unreadable(dir string, refused *refusal, without lang.Message) error {
	if !refused.noRepository() {
		return sorry(lang.Say("git non può leggere il repository", "git cannot read the repository"), refused.hint())
	}
	if os.Getenv("GIT_DIR") != "" {
		dir = "." // GIT_DIR is relative to it
	}
	return sorry(lang.Say("qui non c'è un repository git: %s", "there is no git repository here: %s", without),
		lang.Say("cartella: %s", "folder: %s", dir))
}

// missingIfShallow is the remedy in a clone without the whole history.
func missingIfShallow(dir string) []lang.Message {
	if line(dir, "rev-parse", "--is-shallow-repository") != "true" {
		return nil
	}
	return []lang.Message{lang.Say("il clone è superficiale: ciò che gli manca si prende con git fetch --unshallow",
		"the clone is shallow: git fetch --unshallow gets what it lacks")}
}

// Around is the nearest existing folder around a file, and the file's path from
// there. The folder of a file that is gone may be gone too.
func Around(name string) (dir, path string) {
	dir, path = filepath.Split(filepath.Clean(name))
	for dir = filepath.Clean(dir); ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(dir); err == nil || dir == filepath.Dir(dir) {
			return dir, "./" + filepath.ToSlash(path)
		}
		path = filepath.Join(filepath.Base(dir), path)
	}
}
