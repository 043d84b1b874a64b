// Package git asks the installed git for files of a repository's past. It never
// changes the repository and runs no filter.
package git

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"piao/plan/lang"
)

// Error is why git could not give what it was asked for, for people.
type Error struct {
	Message lang.Message
	Hints   []lang.Message
}

func (e *Error) Error() string { return e.Message.In(lang.EN) }

func sorry(m lang.Message, hints ...lang.Message) *Error { return &Error{m, hints} }

// refusal is git ending with an error, its own words, and what it printed
// before.
type refusal struct {
	said string
	code int
	out  []byte
}

func (r *refusal) Error() string { return r.said }

// hint is git's own words.
func (r *refusal) hint() lang.Message { return lang.Say("git dice: %s", "git says: %s", r.said) }

// noRepository says that git found none. With GIT_DIR it looks from where piao
// stands.
func (r *refusal) noRepository() bool { return strings.Contains(r.said, "not a git repository") }

// ask runs git in a folder and gives what it prints.
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

// line is the one line that git prints; nothing where it refuses.
func line(dir string, args ...string) string {
	out, _ := ask(dir, args...)
	return strings.TrimSpace(string(out))
}

// command is git run in a folder. Hooks run with GIT_DIR set, often relative, at
// the top of the working tree: git is told both in full, for it runs elsewhere.
func command(dir string, args ...string) *exec.Cmd {
	cmd := exec.Command("git", append([]string{"-C", dir}, args...)...)
	cmd.Env = append(os.Environ(), "LC_ALL=C", "GIT_OPTIONAL_LOCKS=0")
	if name := os.Getenv("GIT_DIR"); name != "" {
		cmd.Env = append(cmd.Env, "GIT_DIR="+full(name), "GIT_WORK_TREE="+full(os.Getenv("GIT_WORK_TREE")))
	}
	return cmd
}

// full is a path from the root on; none is the working directory.
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

// unreadable puts into words why git cannot read a repository; without says what
// cannot be had where there is none.
func unreadable(dir string, refused *refusal, without lang.Message) error {
	if !refused.noRepository() {
		return sorry(lang.Say("git non può leggere il repository", "git cannot read the repository"), refused.hint())
	}
	if os.Getenv("GIT_DIR") != "" {
		dir = "." // where GIT_DIR is seen from
	}
	return sorry(lang.Say("qui non c'è un repository git: %s", "there is no git repository here: %s", without),
		lang.Say("cartella: %s", "folder: %s", dir))
}

// missingIfShallow is what to try in a clone without the whole history.
func missingIfShallow(dir string) []lang.Message {
	if line(dir, "rev-parse", "--is-shallow-repository") != "true" {
		return nil
	}
	return []lang.Message{lang.Say("il clone è superficiale: ciò che gli manca si prende con git fetch --unshallow",
		"the clone is shallow: git fetch --unshallow gets what it lacks")}
}

// Around is the nearest folder around a file that is there, and the file's path
// from it: the folder of a file that is gone may be gone too.
func Around(name string) (dir, path string) {
	dir, path = filepath.Split(filepath.Clean(name))
	for dir = filepath.Clean(dir); ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(dir); err == nil || dir == filepath.Dir(dir) {
			return dir, "./" + filepath.ToSlash(path)
		}
		path = filepath.Join(filepath.Base(dir), path)
	}
}
