package git

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"time"
)

// logFormat is the beginning of a commit, in as many pieces as commitPieces, each
// ended by a zero byte. A first piece that no path can be marks it. The names of
// a commit are asked for because one of them is that of a shallow clone's first.
const (
	logFormat    = "--format=tformat:" + mark + "%x00%H%x00%D%x00%aI%x00%aN%x00%s"
	mark         = "%x01"
	marked       = "\x01"
	commitPieces = 6
	cutOff       = "grafted"
)

// logOf lists the commits that touch some paths. Merges are among them only where
// they differ from each of their parents.
func logOf(dir string, paths ...string) ([]Revision, error) {
	args := []string{"log", "-z", "--raw", "-c", "-M", "--no-abbrev", "--topo-order", "--no-relative", "--no-color",
		"--no-ext-diff", "--no-show-signature", "--encoding=UTF-8", "--decorate=full", logFormat}
	if paths[0] == "--follow" {
		args, paths = append(args, "--follow"), paths[1:]
	} else { // among few paths that costs nothing, and a copy has the past of its model
		args = append(args, "-C", "--find-copies-harder")
	}
	out, err := ask(dir, append(append(args, "--"), paths...)...)
	var refused *refusal
	if errors.As(err, &refused) && strings.Contains(refused.said, "does not have any commits") {
		return nil, nil
	}
	all := parseLog(string(out))
	digits := shortDigits(dir)
	for k := range all {
		all[k].Short = all[k].Commit[:min(digits, len(all[k].Commit))]
	}
	return all, err
}

// shortDigits is how much of a hash git holds to be enough in this repository.
func shortDigits(dir string) int {
	const usual = 7
	return cmp.Or(len(line(dir, "rev-parse", "--short", "HEAD")), usual)
}

// parseLog reads what git prints: each commit, and after it a line for each file
// with its paths behind.
func parseLog(out string) []Revision {
	var all []Revision
	pieces := strings.Split(out, "\x00")
	for k := 0; k < len(pieces); {
		piece := strings.TrimLeft(pieces[k], "\n")
		switch {
		case piece == marked && k+commitPieces <= len(pieces):
			all = append(all, commitOf(pieces[k+1:k+commitPieces]))
			k += commitPieces
		case strings.HasPrefix(piece, ":") && len(all) > 0 && k+1 < len(pieces):
			if last := all[len(all)-1]; last.Path != "" { // one more file of the same commit
				all = append(all, last)
			}
			k += 1 + all[len(all)-1].touched(piece, pieces[k+1:])
		default:
			k++
		}
	}
	// a merge may be listed though it changed nothing
	return slices.DeleteFunc(all, func(r Revision) bool { return r.Path == "" })
}

func commitOf(pieces []string) Revision {
	cut := slices.Contains(strings.Split(pieces[1], ", "), cutOff)
	date, _ := time.Parse(time.RFC3339, pieces[2])
	return Revision{Commit: pieces[0], Date: date, Author: pieces[3], Subject: pieces[4], Cut: cut}
}

// touched takes in a line such as `:100644 100644 old new R090`, with one more
// colon, mode and blob for each further parent, and says how many paths follow.
func (r *Revision) touched(line string, paths []string) int {
	parents := len(line) - len(strings.TrimLeft(line, ":"))
	words := strings.Fields(line[parents:])
	if len(words) != 2*parents+3 {
		return 0
	}
	status := words[len(words)-1]
	n := 1
	if parents == 1 && (status[0] == 'R' || status[0] == 'C') && len(paths) > 1 {
		n = 2
	}
	r.Path, r.Blob, r.Before = paths[n-1], blob(words[2*parents+1]), nil
	for _, w := range words[parents+1 : 2*parents+1] {
		r.Before = append(r.Before, blob(w))
	}
	return n
}

// blob is a hash, "" for the one that stands for no file.
func blob(hash string) string {
	if strings.Trim(hash, "0") == "" {
		return ""
	}
	return hash
}
