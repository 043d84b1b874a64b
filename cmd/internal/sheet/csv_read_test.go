package sheet

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"piao/plan/diag"
	"piao/plan/lang"
)

// table opens a text and gives its rows, each as its number and its cells.
func table(t testing.TB, text string, delimiter rune) []string {
	t.Helper()
	book, wrong := open("a.csv", []byte(text), delimiter)
	if !wrong.IsZero() {
		return []string{wrong.Message.In(lang.EN)}
	}
	var rows []string
	for row := range book.pages[0].records {
		if texts := book.pages[0].texts(row + 1); len(texts) > 0 {
			rows = append(rows, strconv.Itoa(row+1)+"|"+strings.Join(texts, "|"))
		}
	}
	return rows
}

// Each bound on a CSV lets pass what is at it, and names itself past it.
func TestBoundsCSV(t *testing.T) {
	for _, c := range []struct {
		bound *diag.Bound
		text  func(n int) string
	}{
		{diag.Rows, func(n int) string { return strings.Repeat("a;b\n", n) }},
		{diag.Rows, func(n int) string { return strings.Repeat("\n", n-1) + "a;b" }},
		{diag.Cells, func(n int) string {
			return strings.Repeat(strings.Repeat("a;", 999)+"\n", n/1000) + strings.Repeat("a;", n%1000)
		}},
		{diag.Cells, func(n int) string { return strings.Repeat(";", n-1) + "\n\n" }},
	} {
		for more, want := range []string{"", "a.csv: " + c.bound.Error()} {
			_, wrong := open("a.csv", []byte(c.text(c.bound.Most+more)), ';')
			if got := wrong.Message.In(lang.EN); got != want {
				t.Errorf("%s, %d more: got %q", c.bound.Of.EN, more, got)
			}
		}
	}
}

func TestOpenCSV(t *testing.T) {
	for text, want := range map[string][]string{
		"a;b\n1;2\n":                       {"1|a|b", "2|1|2"},
		"a,b\n1,\"2,5\"\n":                 {"1|a|b", "2|1|2,5"},
		"a;b\n1;2,5\n3;4,5":                {"1|a|b", "2|1|2,5", "3|3|4,5"},
		"a\tb\n1\t2,5\n":                   {"1|a|b", "2|1|2,5"},
		"a|b\n1|2\n":                       {"1|a|b", "2|1|2"},
		"\ufeffa;b\r\n1;2\r\n":             {"1|a|b", "2|1|2"},
		"a;b\r1;2\r":                       {"1|a|b", "2|1|2"},
		"a;b\n\n;\n1;2\n":                  {"1|a|b", "4|1|2"},
		"a;b\n\"x\ny\";2\n3;4":             {"1|a|b", "2|x\ny|2", "3|3|4"},
		"a;b\n\"say \"\"so\"\"\";2":        {"1|a|b", "2|say \"so\"|2"},
		"a;b\n1\n1;2;3\n":                  {"1|a|b", "2|1", "3|1|2|3"},
		"sep=|\na|b\n1|2":                  {"1|a|b", "2|1|2"},
		"sep=,\r\na,b\r\n1,\"2\"\r\n":      {"1|a|b", "2|1|2"},
		"a;b\n'-5;'=1\n'x;''@x":            {"1|a|b", "2|-5|=1", "3|'x|'@x"},
		"a;b\n=\"011\";2":                  {"1|a|b", "2|011|2"},
		"a;b\n1;\"2\n3;4\n":                {"a.csv, cell B2: the quotes that open here are never closed"},
		"a;b\n\"x\ny\";1\n1;\"2\"x\n3;4\n": {"a.csv, cell B3: the quotes that open here are never closed"},
		"a;b\n5\" pipe;2\n":                {"a.csv, cell A2: a quote stands amid the text"},
		"citt\xe0;b\n\x80 1;\x93x\x94\n":   {"1|città|b", "2|€ 1|“x”"},
		"\xff\xfe" + utf16le("à;b\n1;2"):   {"1|à|b", "2|1|2"},
		"\xfe\xff" + utf16be("à;b\n1;😀"):   {"1|à|b", "2|1|😀"},
		"":                                 {"a.csv is empty"},
		" \r\n":                            {"a.csv is empty"},
		"\ufeff\ufeffa;b\n1;2":             {"1|a|b", "2|1|2"},
		"a\x00b":                           {"a.csv is neither CSV text nor an .xlsx file"},
		"%PDF-1.7":                         {"a.csv is a PDF"},
		"<html><table>":                    {"a.csv is an HTML or XML page, whatever its name"},
		"\xd0\xcf\x11\xe0\xa1\xb1":         {"a.csv is in the old format of Excel (.xls)"},
		"\xd0\xcf\x11\xe0" + utf16le("EncryptedPackage"): {"a.csv is protected by a password"},
		"PK\x03\x04 broken": {"a.csv is a ZIP archive, not a spreadsheet"},
	} {
		if got := table(t, text, 0); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	if got := table(t, "a,b;c\n", ','); !slices.Equal(got, []string{"1|a|b;c"}) {
		t.Errorf("the delimiter that was asked for: got %q", got)
	}
}

func utf16le(s string) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		b.Write([]byte{byte(u), byte(u >> 8)})
	}
	return b.String()
}

func utf16be(s string) string {
	b := []byte(utf16le(s))
	for k := 0; k < len(b); k += 2 {
		b[k], b[k+1] = b[k+1], b[k]
	}
	return string(b)
}
