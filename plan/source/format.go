package source

import (
	"strings"

	"piao/plan/diag"
	"piao/plan/lang"
)

// Foreign is the one finding about a file of another format; all other findings
// about it are noise. It is nil if the format is the one wanted, or differs in its
// version only.
func Foreign(found diag.List, format Text, want string) diag.List {
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

// FormatShape is the `format:` of a file that must have a given format.
func FormatShape(want string) Shape { return ChoiceShape([]string{want}) }

// CheckFormat reads the `format:` of a file that must have a given format.
func CheckFormat(r *Reader, n Node, want string) Text {
	t := r.Line(n)
	if t.Value != "" && t.Value != want {
		r.Refuse(t, lang.Say("il formato «%s» non è «%s», il solo che questa versione di piao legge qui",
			"the format “%s” is not “%s”, the only one this version of piao reads here", t.Value, want),
			lang.Say("scrivere format: %s", "write format: %s", want))
	}
	return t
}
