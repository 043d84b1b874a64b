package git

import (
	"errors"
	"os"
	"slices"
	"strings"
	"time"

	"piao/plan/lang"
)

// History is the commits that changed a file, the newest first, each before its
// parents.
type History struct {
	Revisions []Revision
	Head      string // the blob in the last commit; "" if it has no such file
	Renamed   bool   // the file had other names, so Revisions may hold commits of other files
}

// Revision is a commit that changed a file. If a commit changed several files that
// have had the name, each has a Revision of its own. Blob is the file after the
// commit, "" if it was removed. Before is the file in each parent, "" if it was not
// there. Cut says that the clone is shallow and earlier commits are not known.
type Revision struct {
	Commit, Short   string
	Date            time.Time // in the author's time zone
	Author, Subject string
	Path            string
	Blob            string
	Before          []string
	Cut             bool
}

// These mark a path as a literal one for git, whatever characters it has: relative
// to the folder where git runs, or to the top of the working tree.
const (
	literal = ":(literal)"
	fromTop = ":(top,literal)"
)

// FileHistory is the history of a file under all names that it had. The file may be
// gone.
func FileHistory(name string) (*History, error) {
	dir, path := Around(name)
	h, spec := &History{Head: blobOf(dir, path)}, literal+path
	if h.Head == "" {
		if was := stagedFrom(dir, path); was != "" {
			spec, h.Head = fromTop+was, blobOf(dir, was)
		}
	}
	err := h.ask(dir, spec)
	_, missing := os.Stat(name)
	var refused *refusal
	switch {
	case errors.As(err, &refused) && missing == nil:
		return nil, unreadable(dir, refused, lang.Say("il piano non ha storia", "the plan has no history"))
	case err != nil && refused == nil:
		return nil, err
	case h.Head != "" || len(h.Revisions) > 0 || line(dir, "ls-files", "-z", "--", spec) != "":
		return h, nil
	case missing != nil:
		return nil, sorry(lang.Say("%s non esiste, e in git non c'è mai stato",
			"%s does not exist, and git never had it", name))
	}
	return nil, sorry(lang.Say("git non segue %s: non ne ha la storia",
		"git does not track %s: it has no history of it", name),
		lang.Say("per cominciare: git add %s", "to begin: git add %s", name))
}

// ask has git follow a file. If that finds other names, it asks again for all names
// together, because git then knows what happened on other branches too.
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

// blobOf is the blob of a file in the last commit, or "".
func blobOf(dir, path string) string {
	return line(dir, "rev-parse", "--verify", "--quiet", "--end-of-options", "HEAD:"+path)
}

// stagedFrom is the name in the last commit of a file that was renamed in the index
// since, or "".
func stagedFrom(dir, path string) string {
	full, err := ask(dir, "ls-files", "-z", "--full-name", "--", literal+path)
	if err != nil || len(full) == 0 {
		return ""
	}
	out, err := ask(dir, "diff", "--cached", "--raw", "-z", "-M", "--no-relative", "--no-ext-diff",
		"--diff-filter=R", "HEAD", "--")
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
