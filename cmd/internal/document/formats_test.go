package document

import (
	"encoding/csv"
	"strings"
	"testing"

	"piao/plan/lang"
)

// CSV reads back as it was, except for what a spreadsheet would run and a terminal
// obey.
func TestCSV(t *testing.T) {
	for raw, want := range map[string]string{
		"a;b,\"c\"": "a;b,\"c\"", "due\nrighe": "due\nrighe", " x ": " x ", "": "",
		"=1+1": "'=1+1", "+39": "'+39", "-x": "'-x", "@a": "'@a", "\tx": `'\tx`, "\rx": `'\rx`, "＝1": "'＝1",
		"a=b": "a=b", "\x1b[0m": `\x1b[0m`, "1,5": "1,5",
	} {
		table := &Table{Columns: []Column{{Name: "a"}, {Name: "b"}}, Rows: []Row{plain(Text(raw), Text("-1"))}}
		for _, excel := range []bool{false, true} {
			got := written(t, writeCSV, &Document{Data: Ready(table)}, Output{Excel: excel})
			rows := csv.NewReader(strings.NewReader(strings.TrimPrefix(got, ByteOrderMark)))
			if excel {
				rows.Comma = ';'
			}
			records, err := rows.ReadAll()
			if err != nil || len(records) != 2 || records[1][0] != want || records[1][1] != "'-1" {
				t.Errorf("%q: got %q (%v), want %q", raw, records, err, want)
			}
		}
	}
}

func TestCSVNumbers(t *testing.T) {
	table := &Table{Columns: []Column{{Name: "a"}, {Name: "b"}, {Name: "c"}}, Rows: []Row{
		plain(Figure(rat("-1234.5"), 2, "€"), Cell{}, Cell{Number: rat("12.5"), Raw: "12.50"}),
	}}
	for excel, want := range map[bool]string{
		false: "a,b,c\n-1234.5,,12.50\n",
		true:  ByteOrderMark + "a;b;c\r\n-1234,5;;12,50\r\n",
	} {
		if got := written(t, writeCSV, &Document{Data: Ready(table)}, Output{Excel: excel}); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestMarkdown(t *testing.T) {
	for raw, want := range map[string]string{
		"a|b": `a\|b`, `\`: `\\`, "`x`": "\\`x\\`", "*x*": `\*x\*`, "~~x~~": `\~\~x\~\~`, "X[n-1]": `X\[n-1]`,
		"OS_1.2_x": "OS_1.2_x", "_x_": `\_x\_`, "__init__": `\_\_init\_\_`,
		"<b>": `\<b>`, "<= 5": "<= 5", "< 5": "< 5", "<5": "<5", "<": `\<`, "a & b": "a & b", "&lt;": `\&lt;`,
		"due\nrighe": "due<br>righe", "\x1b": `\\x1b`,
		"@rossi e (@bianchi)": "@<!-- -->rossi e (@<!-- -->bianchi)", "a@b.it": "a@b.it",
		"#1 o/r#12 GH-3 !4": "#<!-- -->1 o/r#<!-- -->12 GH-<!-- -->3 !<!-- -->4", "C# -3 DFP-1 &": "C# -3 DFP-1 &",
		"&5 $6": "&<!-- -->5 $<!-- -->6",
	} {
		if got := Inline(Clean(raw)); got != want {
			t.Errorf("inline(%q): got %q, want %q", raw, got, want)
		}
	}
	for raw, want := range map[string]string{
		"# x": `\# x`, "- x": `\- x`, "1. x": `1\. x`, "> x": `\> x`, "2023": "2023", "a\n- b": "a<br>\n\\- b",
	} {
		if got := paragraph(raw); got != want {
			t.Errorf("paragraph(%q): got %q, want %q", raw, got, want)
		}
	}
	got := written(t, WriteMarkdown, &Document{Blocks: Ready([]Block{Heading{2, lang.Same("C#\nx #")}})}, Output{})
	if want := "## C# x \\#\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A document without a JSON of its own is written as the rows of its CSV: what is
// empty there is null, and numbers keep every digit that CSV has.
func TestJSONOfRows(t *testing.T) {
	table := &Table{Columns: []Column{{Name: "text"}, {Name: "number"}, {Name: "bool"}}, Rows: []Row{
		plain(Text("=<b>"), Figure(rat("1/3"), 2, "%"), YesNo(true)),
		plain(Text("007"), Whole(2023), YesNo(false)),
		plain(Text(""), Cell{Number: rat("12345678901234567890.5"), Raw: "12345678901234567890.50"}),
	}}
	want := `{
  "format": "piao-table/1",
  "name": "sample",
  "rows": [
    {
      "text": "=<b>",
      "number": 0.3333333333,
      "bool": true
    },
    {
      "text": "007",
      "number": 2023,
      "bool": false
    },
    {
      "text": null,
      "number": 12345678901234567890.5,
      "bool": null
    }
  ]
}
`
	if got := written(t, writeJSON, &Document{Name: "sample", Data: Ready(table)}, Output{}); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	got := written(t, writeJSON, &Document{Data: Ready(new(Table))}, Output{})
	if !strings.Contains(got, `"rows": []`) {
		t.Errorf("got %s", got)
	}
}
