package syntax

import (
	"regexp"

	"piao/plan/diag"
	"piao/plan/lang"
)

// mergeMark is what git writes around two versions of the same lines.
var mergeMark = regexp.MustCompile(`(?m)^(<{7}|\|{7}|={7}|>{7})( .*|\r?)$`)

// mergeMarks finds the marks of a merge. A line of equals signs alone may be text,
// so it is not reported.
func mergeMarks(f *diag.File) (found diag.List) {
	start, _ := f.LineSpan(1)
	certain := false
	for _, at := range mergeMark.FindAllSubmatchIndex(f.Bytes[start:], maxFindings) {
		mark := string(f.Bytes[start+at[2] : start+at[3]])
		certain = certain || mark[0] != '='
		found.Add(finding(f, start+at[0], start+at[1],
			lang.Say("un segno di conflitto di git: «%s»", "a conflict mark of git's: “%s”", mark),
			lang.Say("tenere una delle due versioni e togliere le righe <<<<<<<, ======= e >>>>>>>",
				"keep one of the two versions and remove the lines <<<<<<<, ======= and >>>>>>>")))
	}
	if !certain {
		return nil
	}
	return found
}
