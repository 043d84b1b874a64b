package git

import (
	"errors"
	"strconv"
	"strings"

	"piao/plan/lang"
)

// Merge is a merge of two files that were made from a third one, line by line.
// Labels are what the marks of a conflict call ours, the base and theirs.
type Merge struct {
	Base, Ours, Theirs string
	Labels             [3]string
	MarkSize           int
}

// maxConflicts is the largest exit code by which merge-file counts conflicts.
const maxConflicts = 127

// Run gives the merged text and whether there are conflicts in it. No file is
// written.
func (m Merge) Run() (text []byte, conflicts bool, err error) {
	args := []string{"merge-file", "-p", "-q", "--marker-size=" + strconv.Itoa(m.MarkSize)}
	for _, label := range m.Labels {
		args = append(args, "-L", label)
	}
	text, err = ask(".", append(args, "--", m.Ours, m.Base, m.Theirs)...)
	var refused *refusal
	switch {
	case !errors.As(err, &refused):
		return text, false, err
	case refused.code > 0 && refused.code <= maxConflicts:
		return refused.out, true, nil
	}
	return nil, false, sorry(lang.Say("git non può unire i file riga per riga",
		"git cannot merge the files line by line"), refused.hint())
}

// ShowsBase says that conflicts are to show what both versions were made from,
// as the setting merge.conflictStyle has it.
func ShowsBase(dir string) bool {
	return strings.HasSuffix(line(dir, "config", "--get", "merge.conflictStyle"), "diff3")
}
