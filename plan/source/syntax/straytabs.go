package syntax

import (
	"bytes"

	"gopkg.in/yaml.v3"

	"piao/plan/diag"
	"piao/plan/lang"
)

// strayTabs finds tabs before comments and in empty lines, if they alone keep a file
// from being read. YAML allows them, but the parser fails on some of them and names
// another line.
func strayTabs(f *diag.File) (found diag.List) {
	var lines []int
	plain := bytes.Clone(f.Bytes) // with blanks instead of those tabs
	for n := 1; n <= f.LineCount() && bytes.IndexByte(f.Bytes, '\t') >= 0; n++ {
		start, end := f.LineSpan(n)
		indent := Leading(f.Line(n))
		if bytes.IndexByte(f.Bytes[start:start+indent], '\t') >= 0 && (start+indent == end || f.Bytes[start+indent] == '#') {
			copy(plain[start:], bytes.Repeat([]byte{' '}, indent))
			lines = append(lines, n)
		}
	}
	if len(lines) == 0 || !readable(plain) {
		return nil
	}
	for _, n := range lines[:min(len(lines), maxFindings)] {
		start, _ := f.LineSpan(n)
		indent := Leading(f.Line(n))
		tabbed := bytes.Clone(plain)
		copy(tabbed[start:], f.Bytes[start:start+indent])
		if !readable(tabbed) {
			found.Add(strayTab(f, n, start, indent))
		}
	}
	return found
}

func readable(text []byte) bool {
	var n yaml.Node
	return yaml.Unmarshal(text, &n) == nil
}

func strayTab(f *diag.File, line, start, indent int) diag.Diagnostic {
	tab := start + bytes.IndexByte(f.Bytes[start:], '\t')
	if indent == len(f.Line(line)) {
		return finding(f, tab, tab+1, lang.Say("un tabulatore in una riga vuota", "a tab in an empty line"),
			lang.Say("toglierlo", "remove it"))
	}
	return finding(f, tab, tab+1, lang.Say("un tabulatore prima di un commento", "a tab before a comment"),
		lang.Say("rientrare solo con spazi", "indent with spaces only"))
}
