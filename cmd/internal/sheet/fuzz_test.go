package sheet

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"piao/cmd/internal/sheet/spelling"
	"piao/plan"
	"piao/plan/lang"
	"piao/testdata"
)

// FuzzCSV: whatever the text, import refuses it in words or keeps its laws; and a text in quotes is read as it is.
func FuzzCSV(f *testing.F) {
	p := lawPlan(f)
	for _, seed := range []string{"a;b\n1;2", "\"", "\"\"\"", "sep=;", "a\r\n\"b\nc\";d", "\xff\xfea", "=\"x\""} {
		f.Add(seed)
	}
	for _, text := range testdata.Seeds(f, "../../..", ".csv", "") {
		f.Add(text)
	}
	for seed := range 40 {
		f.Add(string(newLaw(f, p, seed).csv()))
	}
	f.Fuzz(func(t *testing.T, text string) {
		checkImport(t, p, "a.csv", []byte(text))
		shielded := strings.HasPrefix(text, "=\"") || strings.HasPrefix(text, "'")
		if strings.TrimSpace(text) == "" || strings.Contains(text, "\x00") || shielded || strings.ToValidUTF8(text, "") != text {
			return
		}
		quoted := "\"x\";\"" + strings.ReplaceAll(text, `"`, `""`) + "\"\r\n"
		want := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
		if got := table(t, quoted, ';'); !slices.Equal(got, []string{"1|x|" + want}) {
			t.Errorf("%q is read as %q", quoted, got)
		}
	})
}

// FuzzXLSX: whatever the cells of a workbook, and whatever one of its parts, import refuses it in words or keeps its
// laws.
func FuzzXLSX(f *testing.F) {
	p := lawPlan(f)
	for seed := range 40 {
		cells, _ := newLaw(f, p, seed).cells()
		f.Add(cells, "", "")
	}
	const one = `<row r="1"><c r="A1" t="str"><v>code</v></c><c r="B1" t="s"><v>0</v></c></row>` +
		`<row r="2"><c r="A2" t="str"><v>A</v></c><c r="B2" s="1"><v>5</v></c></row>`
	parts := partsOf(one)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		f.Add(one, name, parts[name])
	}
	f.Add(one, "xl/SharedStrings.xml", `<sst `+space+`><si><t>value</t></si></sst>`)
	f.Fuzz(func(t *testing.T, cells, name, part string) {
		parts := map[string]string{}
		if name != "" && !strings.HasSuffix(name, "/") { // that would be a folder
			parts[name] = part
		}
		checkImport(t, p, "a.xlsx", workbookOf(t, cells, parts))
	})
}

// checkImport imports a file into measurements that hold some figures. If no row is refused, the measurements then
// say what the file says, a second import has nothing to do, and what the file does not name stays.
func checkImport(t *testing.T, p *plan.Plan, name string, file []byte) {
	t.Helper()
	read, notes, wrong := Read(name, file, Asked{})
	for _, m := range append(append(notes, wrong.Hints...), wrong.Message) {
		if !m.IsZero() && (m.In(lang.IT) == "" || m.In(lang.EN) == "") {
			t.Errorf("says nothing: %v", m)
		}
	}
	before := measured(t, p, head+"  A: 7\n  \"011\": {value: 9, source: registro}\n  M.x 1: {missing: sede chiusa}\n")
	in := Decide(p, before, read, spelling.Locale{})
	if !wrong.IsZero() || in.Count(Refuse, Unknown) > 0 {
		return
	}
	after := in.Write()
	if after == nil {
		t.Fatalf("not written")
	}
	for _, item := range Decide(p, after, read, spelling.Locale{}).With(Add, Change) {
		t.Errorf("left to do: %s %s %v", item.Action, item.Code, item.New)
	}
	for _, m := range p.Measures {
		taken := slices.ContainsFunc(in.With(Add, Change), func(i *Item) bool { return i.Measure == m })
		was, is := before.Of(m), after.Of(m)
		if !taken && was != nil && (is == nil || was.Text.Value != is.Text.Value || was.Missing.Value != is.Missing.Value ||
			was.Source.Value != is.Source.Value) {
			t.Errorf("%s has changed", m.Code.Value)
		}
	}
}
