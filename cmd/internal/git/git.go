// Package git asks the installed git for files of a repository's past. It never
// changes the repository and runs no filter.
package git

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"piao/plan/lang"
)

// Error is why git could not give what it was asked for, for people.
type Error struct {
	Message lang.Message
	Hints   []lang.Message
}

func (e *Error) Error() string { return e.Message.In(lang.EN) }

// Commit is the hash of the commit that a revision names in the repository
// around a folder. A...B is the commit at which the two parted.
func Commit(dir, revision string) (string, error) {
	if a, b, ok := strings.Cut(revision, "..."); ok {
		return parting(dir, a, b)
	}
	out, err := ask(dir, "rev-parse", "--verify", "--end-of-options", revision+"^{commit}")
	var refused *refusal
	if errors.As(err, &refused) {
		return "", noRevision(dir, revision, refused)
	}
	return strings.TrimSpace(string(out)), err
}

// parting is the last commit that two revisions share.
func parting(dir, a, b string) (string, error) {
	first, err := Commit(dir, a)
	if err != nil {
		return "", err
	}
	second, err := Commit(dir, b)
	if err != nil {
		return "", err
	}
	out, err := ask(dir, "merge-base", first, second)
	var refused *refusal
	if errors.As(err, &refused) {
		return "", &Error{Message: lang.Say("«%s» e «%s» non hanno nessun commit in comune", "“%s” and “%s” have no commit in common", a, b), Hints: missingIfShallow(dir)}
	}
	return strings.TrimSpace(string(out)), err
}

// File is what a file was in a commit. A path that begins with ./ or ../ is
// relative to the folder, any other to the repository's root.
func File(dir, commit, name string) ([]byte, error) {
	at, from := placed(dir, name)
	out, err := ask(at, "cat-file", "blob", commit+":"+from)
	var refused *refusal
	if errors.As(err, &refused) && strings.Contains(refused.said, "outside working tree") { // as in a bare repository
		out, err = ask(at, "cat-file", "blob", commit+":"+path.Clean(from))
	}
	if errors.As(err, &refused) {
		return nil, noFile(dir, commit, name, refused)
	}
	return out, err
}

// noFile says where files of that name are instead, and what git says, unless
// that is the same with a hash in it.
func noFile(dir, commit, name string, refused *refusal) error {
	shown, e := name, &Error{}
	if isRelative(name) {
		shown = path.Join(filepath.ToSlash(dir), name)
	} else {
		e.Hints = append(e.Hints, lang.Say("un percorso dopo «:» parte dalla radice del repository, con ./ da questa cartella", "a path after “:” begins at the repository's root, with ./ at this folder"))
	}
	e.Message = lang.Say("in quella revisione non c'è il file %s", "there is no file %s in that revision", shown)
	for _, other := range namesakes(dir, commit, path.Base(name)) {
		e.Hints = append(e.Hints, lang.Say("in quella revisione c'è %s: scrivere REVISIONE:%s", "that revision has %s: write REVISION:%s", other, other))
	}
	if !strings.Contains(refused.said, commit) {
		e.Hints = append(e.Hints, lang.Say("git dice: %s", "git says: %s", refused.said))
	}
	return e
}

// mostNamesakes is how many files of one name are worth naming.
const mostNamesakes = 3

// namesakes are the files of a name anywhere in a commit, if they are few.
func namesakes(dir, commit, base string) []string {
	out, err := ask(dir, "ls-tree", "-r", "-z", "--name-only", "--full-tree", commit)
	if err != nil {
		return nil
	}
	names := slices.DeleteFunc(strings.Split(string(out), "\x00"), func(name string) bool { return path.Base(name) != base })
	if len(names) > mostNamesakes {
		return nil
	}
	return names
}

func noRevision(dir, revision string, refused *refusal) error {
	hint := lang.Say("git dice: %s", "git says: %s", refused.said)
	if strings.Contains(refused.said, "not a git repository") {
		return &Error{Message: lang.Say("qui non c'è un repository git: non si può leggere la revisione «%s»", "there is no git repository here: the revision “%s” cannot be read", revision),
			Hints: []lang.Message{lang.Say("cartella: %s", "folder: %s", dir)}}
	}
	if _, err := ask(dir, "rev-parse", "--git-dir"); err != nil {
		return &Error{Message: lang.Say("git non può leggere il repository", "git cannot read the repository"), Hints: []lang.Message{hint}}
	}
	return &Error{Message: lang.Say("«%s» non è un file né una revisione di git", "“%s” is neither a file nor a git revision", revision),
		Hints: append([]lang.Message{hint}, missingIfShallow(dir)...)}
}

// missingIfShallow is what to try in a clone without the whole history.
func missingIfShallow(dir string) []lang.Message {
	out, err := ask(dir, "rev-parse", "--is-shallow-repository")
	if err != nil || strings.TrimSpace(string(out)) != "true" {
		return nil
	}
	return []lang.Message{lang.Say("il clone è superficiale: ciò che gli manca si prende con git fetch --unshallow", "the clone is shallow: git fetch --unshallow gets what it lacks")}
}

// refusal is git ending with an error, its own words, and what it printed
// before.
type refusal struct {
	said string
	code int
	out  []byte
}

func (r *refusal) Error() string { return r.said }

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

func command(dir string, args ...string) *exec.Cmd {
	cmd := exec.Command("git", append([]string{"-C", seat(dir)}, args...)...)
	cmd.Env = append(os.Environ(), "LC_ALL=C", "GIT_OPTIONAL_LOCKS=0")
	return cmd
}

func cannotRun(err error) error {
	return &Error{Message: lang.Say("git non si può eseguire: deve essere installato", "git cannot be run: it must be installed"),
		Hints: []lang.Message{lang.Say("il sistema dice: %s", "the system says: %s", err.Error())}}
}
