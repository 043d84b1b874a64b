package git

import (
	"errors"
	"strconv"
	"strings"

	"piao/plan/lang"
)

// Merge is a line-by-line merge of two files that were made from a third one. Labels
// are the names of ours, the base and theirs in conflict marks.
type Merge struct {
	Base, Ours, Theirs string
	Labels             [3]string
	MarkSize           int
}

// maxConflicts is the largest exit code that is a number of conflicts.
const maxConflicts = 127

// Run returns the merged text and whether it has conflicts. It writes no file.
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

// ShowsBase reports whether conflicts should show the base too, as the setting
// merge.conflictStyle says.
func ShowsBase(dir string) bool {
	return strings.HasSuffix(line(dir, "config", "--get", "merge.conflictStyle"), "diff3")
}

// Colours reports whether git's settings ask for a coloured diff.
func Colours(terminal bool) bool {
	return line(".", "config", "--get-colorbool", "color.diff", strconv.FormatBool(terminal)) == "true"
}
