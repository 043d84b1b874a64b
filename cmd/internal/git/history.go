package git

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"piao/plan/lang"
)

// History is what a file was in the commits that changed it, the newest first
// and each before those it stands on.
type History struct {
	Revisions []Revision
	Head      string // the blob of the last commit; "" where it has no such file
	Renamed   bool   // the file had other names: Revisions may hold commits of other files
}

// Revision is a commit that changed a file; where it changed several that have
// been the file's names, each has a Revision of its own. Blob is what the file was after it,
// "" where it was removed; Before what it was in each of its parents, "" where it
// was not there. Cut says that the clone is shallow and what came before is not
// known.
type Revision struct {
	Commit, Short   string
	Date            time.Time // as its author's clock and calendar had it
	Author, Subject string
	Path            string
	Blob            string
	Before          []string
	Cut             bool
}

// How git is told that a path is one, whatever characters it has: seen from the
// folder where git runs, and from the top of the working tree.
const (
	literal = ":(literal)"
	fromTop = ":(top,literal)"
)

// FileHistory asks for the history of a file, which need not be there any more,
// under all the names that it had.
func FileHistory(name string) (*History, error) {
	dir, path := placed(Around(name))
	shallow, err := boundary(dir)
	if err != nil {
		return nil, outside(dir, name, err)
	}
	h, spec := &History{}, literal+path
	h.Head, _ = blobOf(dir, path)
	if h.Head == "" {
		if was := stagedFrom(dir, path); was != "" {
			spec = fromTop + was
			h.Head, _ = blobOf(dir, was)
		}
	}
	if err := h.ask(dir, spec); err != nil {
		return nil, err
	}
	digits := shortDigits(dir)
	for k := range h.Revisions {
		r := &h.Revisions[k]
		r.Short, r.Cut = r.Commit[:min(digits, len(r.Commit))], slices.Contains(shallow, r.Commit)
	}
	return h, h.known(dir, spec, name)
}

// ask has git follow a file; if that leads to other names, all of them together
// tell more, for then git knows also what happened on other branches.
func (h *History) ask(dir, spec string) error {
	var err error
	if h.Revisions, err = logOf(dir, "--follow", spec); err != nil {
		return err
	}
	names := namesIn(h.Revisions)
	if len(names) < 2 {
		return nil
	}
	var last []Revision // the removal of the file, if it is gone
	if h.Head == "" && h.Revisions[0].Blob == "" {
		last = h.Revisions[:1:1]
	}
	all, err := logOf(dir, names...)
	all = slices.DeleteFunc(all, func(r Revision) bool {
		return len(last) > 0 && r.Commit == last[0].Commit && r.Path == last[0].Path
	})
	h.Renamed, h.Revisions = true, append(last, all...)
	return err
}

// known refuses a file that git does not know.
func (h *History) known(dir, spec, name string) error {
	if h.Head != "" || len(h.Revisions) > 0 {
		return nil
	}
	if out, err := ask(dir, "ls-files", "-z", "--", spec); err == nil && len(out) > 0 {
		return nil
	}
	if _, err := os.Stat(name); err != nil {
		return notThere(name)
	}
	return &Error{Message: lang.Say("git non segue %s: non ne ha la storia", "git does not track %s: it has no history of it", name),
		Hints: []lang.Message{lang.Say("per cominciare: git add %s", "to begin: git add %s", name)}}
}

// outside says why there is no history of a file where there is no repository.
func outside(dir, name string, err error) error {
	var refused *refusal
	if _, missing := os.Stat(name); missing != nil && errors.As(err, &refused) {
		return notThere(name)
	}
	return inside(dir, err)
}

func notThere(name string) error {
	return &Error{Message: lang.Say("%s non esiste, e in git non c'è mai stato", "%s does not exist, and git never had it", name)}
}

// inside puts into words that there is no repository.
func inside(dir string, err error) error {
	var refused *refusal
	switch {
	case !errors.As(err, &refused):
		return err
	case strings.Contains(refused.said, "not a git repository"):
		return &Error{Message: lang.Say("qui non c'è un repository git: il piano non ha storia", "there is no git repository here: the plan has no history"),
			Hints: []lang.Message{lang.Say("cartella: %s", "folder: %s", dir)}}
	}
	return &Error{Message: lang.Say("git non può leggere il repository", "git cannot read the repository"),
		Hints: []lang.Message{lang.Say("git dice: %s", "git says: %s", refused.said)}}
}

// boundary lists the commits at which a shallow clone was cut off.
func boundary(dir string) ([]string, error) {
	out, err := ask(dir, "rev-parse", "--is-shallow-repository", "--git-path", "shallow")
	if err != nil {
		return nil, err
	}
	is, file, _ := strings.Cut(strings.TrimRight(string(out), "\n"), "\n")
	if is != "true" {
		return nil, nil
	}
	if !filepath.IsAbs(file) {
		file = filepath.Join(dir, file)
	}
	text, err := os.ReadFile(file)
	return strings.Fields(string(text)), err
}

// shortDigits is how much of a hash git holds to be enough in this repository.
func shortDigits(dir string) int {
	const usual = 7
	out, err := ask(dir, "rev-parse", "--short", "HEAD")
	if n := len(strings.TrimSpace(string(out))); err == nil && n > 0 {
		return n
	}
	return usual
}

// blobOf is the blob of a file in the last commit.
func blobOf(dir, path string) (string, error) {
	out, err := ask(dir, "rev-parse", "--verify", "--quiet", "--end-of-options", "HEAD:"+path)
	return strings.TrimSpace(string(out)), err
}

// stagedFrom is the name that a file has in the last commit, where git was told
// to rename it since; "" for none.
func stagedFrom(dir, path string) string {
	full, err := ask(dir, "ls-files", "-z", "--full-name", "--", literal+path)
	if err != nil || len(full) == 0 {
		return ""
	}
	out, err := ask(dir, "diff", "--cached", "--raw", "-z", "-M", "--no-relative", "--no-ext-diff", "--diff-filter=R", "HEAD")
	if err != nil {
		return ""
	}
	tokens := strings.Split(string(out), "\x00")
	for k := 0; k+2 < len(tokens); k += 3 {
		if tokens[k+2] == strings.TrimRight(string(full), "\x00") {
			return tokens[k+1]
		}
	}
	return ""
}

func namesIn(revisions []Revision) []string {
	var names []string
	for _, r := range revisions {
		if name := fromTop + r.Path; !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}
