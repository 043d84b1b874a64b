package git

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"time"
)

// logFormat is the beginning of a commit: commitPieces pieces, each ended by a zero
// byte. The first piece is a mark that no path can be. The decorations of a commit
// are among the pieces because they show the first commit of a shallow clone.
const (
	logFormat    = "--format=tformat:" + mark + "%x00%H%x00%D%x00%aI%x00%aN%x00%s"
	mark         = "%x01"
	marked       = "\x01"
	commitPieces = 6
	cutOff       = "grafted"
)

// logOf lists the commits that touch some paths. It includes merges only if they
// differ from each of their parents.
func logOf(dir string, paths ...string) ([]Revision, error) {
	args := []string{"log", "-z", "--raw", "-c", "-M", "--no-abbrev", "--topo-order", "--no-relative", "--no-color",
		"--no-ext-diff", "--no-show-signature", "--encoding=UTF-8", "--decorate=full", logFormat}
	if paths[0] == "--follow" {
		args, paths = append(args, "--follow"), paths[1:]
	} else { // cheap for few paths; a copy takes over the history of its original
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

// shortDigits is the number of digits of a hash that git considers enough in this
// repository.
func shortDigits(dir string) int {
	const usual = 7
	return cmp.Or(len(line(dir, "rev-parse", "--short", "HEAD")), usual)
}

// parseLog reads what git prints: each commit, followed by a line for each file that
// ends with its paths.
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
			if last := all[len(all)-1]; last.Path != "" { // another file of the same commit
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

// touched adds a line such as `:100644 100644 old new R090`, which has one more
// colon, mode and blob for each further parent. It returns the number of paths that
// follow.
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

// blob is a hash, or "" for the hash that stands for no file.
func blob(hash string) string {
	if strings.Trim(hash, "0") == "" {
		return ""
	}
	return hash
}
