package plan

import (
	"strings"
	"testing"

	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
)

// A file of another format has one finding, about that; one of another version
// has that finding among the others.
func TestFormat(t *testing.T) {
	const rest = "titel: x\n"
	for _, c := range []struct {
		format, it, en string
		alone          bool
	}{
		{"piao-plan/1", "", "", false},
		{"piao-plan/2", "il formato «piao-plan/2» non è «piao-plan/1», il solo che questa versione di piao legge qui; scrivere format: piao-plan/1",
			"the format “piao-plan/2” is not “piao-plan/1”, the only one this version of piao reads here; write format: piao-plan/1", false},
		{"piao-plan", "il formato «piao-plan» non è «piao-plan/1», il solo che questa versione di piao legge qui; scrivere format: piao-plan/1",
			"the format “piao-plan” is not “piao-plan/1”, the only one this version of piao reads here; write format: piao-plan/1", false},
		{"piao-measurements/1", "il formato «piao-measurements/1» non è «piao-plan/1», il solo che questa versione di piao legge qui; scrivere format: piao-plan/1",
			"the format “piao-measurements/1” is not “piao-plan/1”, the only one this version of piao reads here; write format: piao-plan/1", true},
		{"1", "il formato «1» non è «piao-plan/1», il solo che questa versione di piao legge qui; scrivere format: piao-plan/1",
			"the format “1” is not “piao-plan/1”, the only one this version of piao reads here; write format: piao-plan/1", true},
	} {
		_, found := planOf(t, "# x\nformat: "+c.format+"\n"+rest)
		if (len(found) == 1) != c.alone {
			t.Errorf("%s: got %d findings:\n%s", c.format, len(found), findings(found, lang.EN))
		}
		for l, want := range map[lang.Lang]string{lang.IT: c.it, lang.EN: c.en} {
			got := ""
			for line := range strings.Lines(findings(found, l)) {
				if rest, here := strings.CutPrefix(line, "2:9 bad-value "); here {
					got += strings.TrimSuffix(rest, "\n")
				}
			}
			if got != want {
				t.Errorf("%s in %s: got %s, want %s", c.format, l, got, want)
			}
		}
	}
}

// What holds for plans holds for any format that is wanted.
func TestForeign(t *testing.T) {
	for _, c := range []struct {
		file, want string
		foreign    bool
	}{
		{"format: a/1\nb: c\n", "a/1", false},
		{"format: a/2\nb: c\n", "a/1", false},
		{"format: b/1\nb: c\n", "a/1", true},
		{"format: piao-plan/1\n", "piao-measurements/1", true},
		{"format: ''\n", "a/1", false},
		{"format: [a]\n", "a/1", false},
		{"b: c\n", "a/1", false},
	} {
		root, _ := source.Parse(&diag.File{Name: "x.yaml", Bytes: []byte(c.file)})
		r := new(source.Reader)
		var format source.Text
		r.Each(root, func(key source.Text, n source.Node) {
			if key.Value == "format" {
				format = CheckFormat(r, n, c.want)
			}
			r.Refuse(key, lang.Say("altro", "other"))
		})
		got := Foreign(r.Found, format, c.want)
		if (got != nil) != c.foreign || c.foreign && (len(got) != 1 || got[0].Pos != format.Pos()) {
			t.Errorf("%q: got %s", c.file, findings(got, lang.EN))
		}
	}
	if got := Foreign(nil, source.Text{Value: "b/1"}, "a/1"); got != nil {
		t.Errorf("a format that nobody refused: got %s", findings(got, lang.EN))
	}
}
