package git

import (
	"strings"
	"testing"
)

// Without git the message says that it is needed.
func TestWithoutGit(t *testing.T) {
	t.Setenv("PATH", "")
	_, err := Commit(".", "HEAD")
	if err == nil || !strings.Contains(err.Error(), "must be installed") {
		t.Errorf("got %v", err)
	}
}

// What begins with a dash is a revision, never an option.
func TestRevisionIsNoOption(t *testing.T) {
	if got, err := Commit(".", "--all"); err == nil {
		t.Errorf("got %s", got)
	}
}
