package git

import (
	"errors"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"piao/plan/diag"
	"piao/plan/lang"
)

// Commit is the hash of the commit that a revision names in the repository around a
// folder. A...B names the last commit that A and B share.
func Commit(dir, revision string) (string, error) {
	if a, b, ok := CutRevision(revision, "..."); ok {
		return parting(dir, a, b)
	}
	kind := "^{commit}"
	if strings.HasPrefix(revision, ":/") { // it would be a part of the text
		kind = ""
	}
	out, err := ask(dir, "rev-parse", "--verify", "--end-of-options", revision+kind)
	var refused *refusal
	if errors.As(err, &refused) {
		return "", noRevision(dir, revision, refused)
	}
	return strings.TrimSpace(string(out)), err
}

var braces = regexp.MustCompile(`\{[^}]*\}`)

// CutRevision cuts at a separator that is not in braces, as in @{2024-01-31 12:00}. All
// that follows :/ is one text.
func CutRevision(revision, sep string) (before, after string, found bool) {
	masked := braces.ReplaceAllStringFunc(revision, func(s string) string { return strings.Repeat("-", len(s)) })
	at := strings.Index(masked, sep)
	if at < 0 || strings.HasPrefix(revision, ":/") {
		return revision, "", false
	}
	return revision[:at], revision[at+len(sep):], true
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
	commit := line(dir, "merge-base", first, second)
	if commit == "" {
		return "", sorry(lang.Say("«%s» e «%s» non hanno nessun commit in comune",
			"“%s” and “%s” have no commit in common", a, b), missingIfShallow(dir)...)
	}
	return commit, nil
}

func noRevision(dir, revision string, refused *refusal) error {
	if _, err := ask(dir, "rev-parse", "--git-dir"); err != nil || refused.noRepository() {
		return unreadable(dir, refused, lang.Say("non si può leggere la revisione «%s»",
			"the revision “%s” cannot be read", revision))
	}
	return sorry(lang.Say("«%s» non è un file né una revisione di git",
		"“%s” is neither a file nor a git revision", revision),
		append([]lang.Message{refused.hint()}, missingIfShallow(dir)...)...)
}

// File is the content of a file in a commit. A path that begins with ./ or ../ is
// relative to the folder, any other to the repository's root.
func File(dir, commit, name string) ([]byte, error) {
	object := commit + ":" + name
	size, err := ask(dir, "cat-file", "-s", object)
	var refused *refusal
	if errors.As(err, &refused) && strings.Contains(refused.said, "outside working tree") { // as in a bare repository
		object = commit + ":" + path.Clean(name)
		size, err = ask(dir, "cat-file", "-s", object)
	}
	if n, _ := strconv.ParseInt(strings.TrimSpace(string(size)), 10, 64); n > diag.FileMiB.Bytes() {
		return nil, sorry(lang.Say("non si può leggere %s: %s", "cannot read %s: %s", object, diag.FileMiB.Past()))
	}
	var out []byte
	if err == nil {
		out, err = ask(dir, "cat-file", "blob", object)
	}
	if errors.As(err, &refused) {
		return nil, noFile(dir, commit, name, refused)
	}
	return out, err
}

// noFile says where there are files of that name instead, and what git says, unless
// that is the same with a hash in it.
func noFile(dir, commit, name string, refused *refusal) error {
	shown, e := name, &Error{}
	if strings.HasPrefix(name, "./") || strings.HasPrefix(name, "../") {
		shown = path.Join(filepath.ToSlash(dir), name)
	} else {
		e.Hints = append(e.Hints, lang.Say(
			"un percorso dopo «:» parte dalla radice del repository, con ./ da questa cartella",
			"a path after “:” begins at the repository's root, with ./ at this folder"))
	}
	if refused.partial() {
		return sorry(lang.Say("non si può leggere %s in quella revisione", "cannot read %s in that revision", shown),
			refused.hint())
	}
	e.Message = lang.Say("in quella revisione non c'è il file %s", "there is no file %s in that revision", shown)
	for _, other := range namesakes(dir, commit, path.Base(name)) {
		e.Hints = append(e.Hints, lang.Say("in quella revisione c'è %s: scrivere REVISIONE:%s",
			"that revision has %s: write REVISION:%s", other, other))
	}
	if !strings.Contains(refused.said, commit) {
		e.Hints = append(e.Hints, refused.hint())
	}
	return e
}

// mostNamesakes is the greatest number of files with one name that are worth
// listing.
const mostNamesakes = 3

// namesakes lists the files with a name anywhere in a commit, if they are few.
func namesakes(dir, commit, base string) []string {
	out, err := ask(dir, "ls-tree", "-r", "-z", "--name-only", "--full-tree", commit)
	if err != nil {
		return nil
	}
	names := strings.Split(string(out), "\x00")
	names = slices.DeleteFunc(names, func(name string) bool { return path.Base(name) != base })
	if len(names) > mostNamesakes {
		return nil
	}
	return names
}

// Top is the full path of the working tree around a folder; empty if there is none.
func Top(dir string) string { return line(dir, "rev-parse", "--show-toplevel") }
