package sheet

import (
	"fmt"
	"strings"
	"testing"

	"piao/plan/lang"
)

// entries reads the first sheet of a file: each entry as its row and what the
// columns hold.
func entries(t *testing.T, name string, text []byte, a Asked) string {
	t.Helper()
	book, wrong := open(name, text, 0)
	if !wrong.IsZero() {
		t.Fatal(wrong.Message.In(lang.EN))
	}
	e, _, trouble := book.pages[0].read(a)
	if !trouble.IsZero() {
		s := trouble.Message.In(lang.EN)
		for _, hint := range trouble.Hints {
			s += "; " + hint.In(lang.EN)
		}
		return s
	}
	var all []string
	for k, entry := range e.List {
		s := fmt.Sprintf("%d: %s=%s", entry.Row, entry.Code.Text, entry.Value.Text)
		if entry.Missing.Kind != Blank || entry.Source.Kind != Blank {
			s += "(" + entry.Missing.Text + "," + entry.Source.Text + ")"
		}
		if entry.Untitled {
			s += "?"
		}
		if e.List[k].At(Value).Row != entry.Row {
			t.Errorf("%s is said to be at %s", s, e.List[k].At(Value))
		}
		all = append(all, s)
	}
	for _, p := range e.Uncoded {
		all = append(all, "no code: "+p.Cell())
	}
	return strings.Join(all, " ")
}

func TestColumnsFound(t *testing.T) {
	for _, c := range []struct {
		name, text string
		asked      Asked
		want       string
	}{
		{"template", "ufficio;codice;valore 2022;valore;manca perché;fonte\nU;A;1;2;;reg\nU;B;1;;mai;\n", Asked{}, "2: A=2(,reg) 3: B=(mai,)"},
		{"English, another order", "VALUE,Code,extra\n2,A,x\n", Asked{}, "2: A=2"},
		{"titles above, totals below", "Piano 2023;\n;\nCodice ;Valore\nA;2\n;9\n", Asked{}, "4: A=2 no code: B5"},
		{"by header", "cod;anno  2023;valore\nA;2;3\n", Asked{Code: "COD", Value: "anno 2023"}, "2: A=2"},
		{"by letter", "A;2\nB;3\n", Asked{Code: "A", Value: "b"}, "1: A=2? 2: B=3"},
		{"by number, with a header", "codice;x\nA;2\n", Asked{Code: "1", Value: "2"}, "2: A=2"},
		{"a header that is a number", "codice;2022;2023\nA;2;3\n", Asked{Value: "2023"}, "2: A=3"},
		{"one by letter, one by header", "x;codice\n2;A\n", Asked{Value: "A"}, "2: A=2"},
		{"by letter, a title above the header", "Piano;;\ncodice;x;fonte\nA;2;s\n", Asked{Code: "A", Value: "B"}, "3: A=2(,s)"},
		{"header row", "codice;valore\nx;1\nA;2\n", Asked{Header: 2, Code: "A", Value: "B"}, "3: A=2"},
		{"header row by name", "codice;valore\ncodice;valore\nA;2\n", Asked{Header: 2}, "3: A=2"},
		{"no value", "codice;2023;2024\nA;1;2\n", Asked{}, "a.csv: there is no column “value”; row 1 has A “codice”, B “2023” and C “2024”; name the columns: --code-column A --value-column C, by letter or header"},
		{"no columns", "x;y\n1;2\n", Asked{}, "a.csv: there is no column “code” and no column “value”; row 1 has A “x” and B “y”; name the columns: --code-column A --value-column C, by letter or header"},
		{"no such name", "codice;valore\n1;2\n", Asked{Value: "anno"}, "a.csv: there is no column “anno”; row 1 has A “codice” and B “valore”; name the columns: --code-column A --value-column C, by letter or header"},
		{"twice", "codice;valore;Valore\nA;1;2\n", Asked{}, "a.csv, cell B1 and C1 have the same header, “valore”; name the column by its letter: --value-column C"},
		{"empty rows only", "a;b\n", Asked{Code: "Z", Value: "Y", Header: 4}, ""},
	} {
		if got := entries(t, "a.csv", []byte(c.text), c.asked); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// A header merged over several columns says of which it is where one only holds
// something, or where people name one.
func TestMergedHeader(t *testing.T) {
	head := `<row r="1"><c r="A1" t="str"><v>code</v></c><c r="B1" t="str"><v>value</v></c></row>`
	both := `<row r="2"><c r="B2" t="str"><v>2022</v></c><c r="C2" t="str"><v>2023</v></c></row><row r="3"><c r="A3" t="str"><v>A</v></c><c r="B3"><v>1</v></c><c r="C3"><v>2</v></c></row>`
	one := `<row r="3"><c r="A3" t="str"><v>A</v></c><c r="B3"><v>1</v></c></row>`
	const merged = `</sheetData><mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/></mergeCells>`
	for _, c := range []struct {
		data  string
		asked Asked
		want  string
	}{
		{strings.NewReplacer(`"A1"`, `"$A$1"`, `"B1"`, `"$B$1"`).Replace(head) + one, Asked{}, "3: A=1"},
		{head + both + merged, Asked{}, "a.xlsx, sheet A & B, cell B1: this header stands above several columns, B to C; name the column by its letter: --value-column C"},
		{head + both + merged, Asked{Value: "C"}, "3: A=2 no code: C2"},
		{head + both + merged, Asked{Value: "B"}, "3: A=1 no code: B2"},
		{head + one + merged, Asked{}, "3: A=1"},
		{head + both, Asked{}, "3: A=1 no code: B2"},
	} {
		if got := entries(t, "a.xlsx", workbookOf(t, c.data, nil), c.asked); got != c.want {
			t.Errorf("%+v: got %q, want %q", c.asked, got, c.want)
		}
	}
}
