package main

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The lines for git's files in the manual are those that the scripts try with git.
func TestMergeDriverLinesOfTheManual(t *testing.T) {
	lines := regexp.MustCompile("(?ms)^```git(?:config|attributes)\n(.*?)^```$")
	scripts := 0
	for _, script := range glob(t, "testdata/script/mergedriver_*.txtar") {
		text := string(readTestFile(t, script).Bytes)
		if !strings.Contains(text, "git init") {
			continue
		}
		scripts++
		for _, page := range glob(t, "docs/fusioni.md", "docs/merging.md") {
			found := lines.FindAllStringSubmatch(string(readTestFile(t, page).Bytes), -1)
			if len(found) != 2 {
				t.Fatalf("%s: %d blocks of lines for git, want 2", page, len(found))
			}
			for _, m := range found {
				if !strings.Contains(text, " --\n"+m[1]+"-- ") {
					t.Errorf("%s does not run these lines of %s:\n%s", filepath.Base(script), filepath.Base(page), m[1])
				}
			}
		}
	}
	if scripts == 0 {
		t.Error("no script runs git")
	}
}
