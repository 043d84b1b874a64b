package git

import (
	"errors"
	"regexp"
	"strconv"
)

// TextDiff is the differences between the lines of two files, without the lines that
// name the files; empty if the files are equal.
func TextDiff(old, new string, colour bool) ([]byte, error) {
	shade := "--color=never"
	if colour {
		shade = "--color=always"
	}
	out, err := ask(".", "diff", "--no-index", "--no-ext-diff", "--no-textconv", shade, "--", old, new)
	var refused *refusal
	if errors.As(err, &refused) && refused.code == 1 { // they differ
		return hunks(refused.out), nil
	}
	return out, err
}

// hunks is a diff from its first hunk on, coloured or not. For binary files it says
// only that they differ.
func hunks(diff []byte) []byte {
	first := regexp.MustCompile("(?m)^(\x1b\\[[0-9;]*[mK])*(@@|Binary files)").FindSubmatchIndex(diff)
	switch {
	case first == nil:
		return nil
	case diff[first[4]] == 'B':
		return []byte("Binary files differ\n")
	}
	return diff[first[0]:]
}

// Colours reports whether git's settings ask for a coloured diff.
func Colours(terminal bool) bool {
	return line(".", "config", "--get-colorbool", "color.diff", strconv.FormatBool(terminal)) == "true"
}
