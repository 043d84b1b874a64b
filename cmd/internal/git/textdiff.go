package git

import (
	"bytes"
	"errors"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
)

// sgr is what turns a colour on or off.
var sgr = regexp.MustCompile("\x1b\\[[0-9;]*[mK]")

// TextDiff is how the lines of two files differ, without the lines that name the
// files; nothing where they are the same.
func TextDiff(old, new string, colour bool) ([]byte, error) {
	shade := "--color=never"
	if colour {
		shade = "--color=always"
	}
	out, err := command(".", "diff", "--no-index", "--no-ext-diff", "--no-textconv", shade, "--", old, new).Output()
	var exit *exec.ExitError
	switch {
	case err == nil, errors.As(err, &exit) && exit.ExitCode() == 1:
		return hunks(out), nil
	case errors.As(err, &exit):
		return nil, &refusal{said: string(bytes.TrimSpace(exit.Stderr))}
	}
	return nil, cannotRun(err)
}

// hunks is a diff from its first hunk on. Of binary files it says only that they
// differ.
func hunks(diff []byte) []byte {
	at := 0
	for line := range bytes.Lines(diff) {
		bare := sgr.ReplaceAll(line, nil)
		switch {
		case bytes.HasPrefix(bare, []byte("@@")):
			return diff[at:]
		case bytes.HasPrefix(bare, []byte("Binary files")):
			return []byte("Binary files differ\n")
		}
		at += len(line)
	}
	return nil
}

// Colours says whether git's settings want a diff in colours.
func Colours(terminal bool) bool {
	out, err := ask(".", "config", "--get-colorbool", "color.diff", strconv.FormatBool(terminal))
	return err == nil && strings.TrimSpace(string(out)) == "true"
}
