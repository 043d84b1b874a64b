package syntax

import (
	"bytes"
	"strings"

	"piao/plan/diag"
	"piao/plan/lang"
)

// mergeMarks finds what git writes around two versions of the same lines.
func mergeMarks(f *diag.File) diag.List {
	if !bytes.Contains(f.Bytes, []byte("<<<<<<<")) && !bytes.Contains(f.Bytes, []byte(">>>>>>>")) {
		return nil
	}
	var found diag.List
	certain := false
	for n := 1; n <= f.LineCount() && len(found) < maxFindings; n++ {
		start, end := f.LineSpan(n)
		mark := mergeMark(f.Bytes[start:end])
		if mark == "" {
			continue
		}
		certain = certain || mark[0] != '='
		found.Add(finding(f, start, end,
			lang.Say("un segno di conflitto di git: «%s»", "a conflict mark of git's: “%s”", mark),
			lang.Say("tenere una delle due versioni e togliere le righe <<<<<<<, ======= e >>>>>>>",
				"keep one of the two versions and remove the lines <<<<<<<, ======= and >>>>>>>")))
	}
	if !certain {
		return nil
	}
	return found
}

// mergeMark is the mark that a line begins with, if any.
func mergeMark(line []byte) string {
	for _, mark := range []string{"<<<<<<<", "|||||||", "=======", ">>>>>>>"} {
		if rest, ok := strings.CutPrefix(string(line), mark); ok && (rest == "" || rest[0] == ' ') {
			return mark
		}
	}
	return ""
}
