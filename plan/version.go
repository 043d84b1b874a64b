package plan

import (
	"strings"

	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
)

// Format names the file format that this version of piao reads and writes.
const Format = "piao-plan/1"

// Foreign is the one finding about a file of another format; all other findings
// about it are noise. It is nil if the format is the one wanted, or differs in its
// version only.
func Foreign(found diag.List, format source.Text, want string) diag.List {
	kind, _, _ := strings.Cut(want, "/")
	if format.Value == "" || format.Value == kind || strings.HasPrefix(format.Value, kind+"/") {
		return nil
	}
	for _, d := range found {
		if d.Pos == format.Pos() {
			return diag.List{d}
		}
	}
	return nil
}

func readFormat(r *source.Reader, n source.Node) source.Text {
	return CheckFormat(r, n, Format)
}

// FormatShape is the `format:` of a file that must have a given format.
func FormatShape(want string) source.Shape { return source.ChoiceShape([]string{want}) }

// CheckFormat reads the `format:` of a file that must have a given format.
func CheckFormat(r *source.Reader, n source.Node, want string) source.Text {
	t := r.Line(n)
	if t.Value != "" && t.Value != want {
		r.Refuse(t, lang.Say("il formato «%s» non è «%s», il solo che questa versione di piao legge qui",
			"the format “%s” is not “%s”, the only one this version of piao reads here", t.Value, want),
			lang.Say("scrivere format: %s", "write format: %s", want))
	}
	return t
}
