package plan

import (
	"testing"

	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
)

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
				format = source.CheckFormat(r, n, c.want)
			}
			r.Refuse(key, lang.Say("altro", "other"))
		})
		got := source.Foreign(r.Found, format, c.want)
		if (got != nil) != c.foreign || c.foreign && (len(got) != 1 || got[0].Pos != format.Pos()) {
			t.Errorf("%q: got %s", c.file, findings(got, lang.EN))
		}
	}
	if got := source.Foreign(nil, source.Text{Value: "b/1"}, "a/1"); got != nil {
		t.Errorf("a format that nobody refused: got %s", findings(got, lang.EN))
	}
}
