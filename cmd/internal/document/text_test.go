package document

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"math/big"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"unicode"

	"piao/plan/lang"
)

var update = flag.Bool("update", false, "rewrite the files in testdata")

type writer = func(io.Writer, *Document, Output) error

func written(t testing.TB, write writer, r *Document, out Output) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, r, out); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := "testdata/" + name
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(path); err != nil || got != string(want) {
		t.Errorf("%s: got\n%s\nwant\n%s (%v)", path, got, want, err)
	}
}

// The sample reads well at every width.
func TestSample(t *testing.T) {
	for _, width := range []int{0, 24, 50, 80, 110} {
		got := written(t, WriteText, sample(), Output{Width: width})
		golden(t, fmt.Sprintf("sample_%d.txt", width), got)
		checkPage(t, got, width)
	}
	golden(t, "sample_100_en.txt", written(t, WriteText, sample(), Output{Width: 100, Lang: lang.EN, Colour: true}))
	golden(t, "sample.md", written(t, WriteMarkdown, sample(), Output{Width: 80}))
	golden(t, "sample.csv", written(t, writeCSV, sample(), Output{}))
	golden(t, "sample_excel.csv", written(t, writeCSV, sample(), Output{Excel: true}))
}

// tablewriter measures by the locale, and reads it when the program starts; what
// is printed does not depend on it.
func TestLocale(t *testing.T) {
	for _, env := range [][]string{
		{"LANG=ja_JP.UTF-8", "LC_ALL=ja_JP.UTF-8", "RUNEWIDTH_EASTASIAN=1", "TERM=dumb"},
		{"LANG=C", "LC_ALL=C", "RUNEWIDTH_EASTASIAN=0", "TERM=xterm-256color"},
	} {
		cmd := exec.Command(os.Args[0], "-test.run=^TestSample$")
		cmd.Env = env
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%v: %v\n%s", env, err, out)
		}
	}
}

// Colour changes nothing but the colour.
func TestColour(t *testing.T) {
	for _, width := range []int{0, 24, 80, 120} {
		got := written(t, WriteText, sample(), Output{Width: width, Colour: true})
		for style := Bold; style <= Red; style++ {
			got = strings.ReplaceAll(got, style.code(), "")
		}
		got = strings.ReplaceAll(got, "\x1b[0m", "")
		if want := written(t, WriteText, sample(), Output{Width: width}); got != want {
			t.Errorf("at %d: got\n%s\nwant\n%s", width, got, want)
		}
	}
}

// checkPage checks what holds for any page of text.
func checkPage(t *testing.T, page string, width int) {
	t.Helper()
	for line := range strings.Lines(page) {
		line = strings.TrimSuffix(line, "\n")
		if strings.TrimRightFunc(line, unicode.IsSpace) != line {
			t.Errorf("trailing blanks: %q", line)
		}
		if strings.ContainsFunc(line, unicode.IsControl) {
			t.Errorf("control characters: %q", line)
		}
		if width > 0 && Columns(line) > width {
			t.Errorf("%d columns instead of %d: %q", Columns(line), width, line)
		}
	}
}

// Nothing of a table is lost at any width, and no line is too wide for it.
func TestNothingLost(t *testing.T) {
	for seed := range uint64(1000) {
		checkTable(t, seed, int(seed%130))
	}
}

func checkTable(t *testing.T, seed uint64, width int) {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 1))
	table := randomTable(r)
	page := written(t, WriteText, &Document{Blocks: Ready([]Block{table})}, Output{Width: width})
	if t.Failed() {
		return
	}
	if width < 24 {
		width = 0 // an indented wide character may not fit
	}
	checkPage(t, page, width)
	ink := 0
	for _, row := range table.Rows {
		for k := range row.Cells {
			text := said(row.Cells[k], lang.IT)
			if row.Kind == Group && k > 0 {
				continue
			}
			if !inOrder(text, page) {
				t.Fatalf("seed %d, width %d: %q of %v is lost in\n%s", seed, width, text, row, page)
			}
			ink += len(withoutBlanks(text))
		}
	}
	if ink > len(withoutBlanks(page)) {
		t.Fatalf("seed %d, width %d: %d bytes instead of %d:\n%s", seed, width, len(withoutBlanks(page)), ink, page)
	}
}

func withoutBlanks(s string) string { return strings.Join(strings.Fields(s), "") }

func inOrder(text, page string) bool {
	for _, r := range withoutBlanks(text) {
		i := strings.IndexRune(page, r)
		if i < 0 {
			return false
		}
		page = page[i:]
	}
	return true
}

func randomTable(r *rand.Rand) *Table {
	t := &Table{}
	for range 1 + r.IntN(6) {
		header := lang.Same(randomText(r, 3))
		t.Columns = append(t.Columns, Column{Header: header, Align: Align(r.IntN(3)), Min: r.IntN(12)})
	}
	for range r.IntN(12) {
		row := Row{Kind: RowKind(max(0, r.IntN(6)-3))}
		for range 1 + r.IntN(len(t.Columns)) {
			row.Cells = append(row.Cells, randomCell(r, t.Columns[len(row.Cells)].Align))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func randomCell(r *rand.Rand, a Align) Cell {
	var c Cell
	switch {
	case r.IntN(10) == 0:
		return c
	case a == Left:
		c = Text(randomText(r, 8))
		c.Indent = r.IntN(5)
	case a == Decimal && r.IntN(4) > 0:
		v := big.NewRat(int64(r.IntN(2_000_000)-1_000_000), int64(1+r.IntN(999)))
		c = Figure(v, r.IntN(5), []string{"", "%", "gg"}[r.IntN(3)])
	default:
		c = Text(randomText(r, 1))
	}
	c.Style = Style(r.IntN(6))
	return c
}

func randomText(r *rand.Rand, words int) string {
	pieces := []string{"a", "di", "lavoro", "OS_1.2InnovazProces", "perché", "e\u0301", "日本", "👨‍👩‍👧", "\x1b[31m",
		"\u202e", "\r", "\t", "\n", "–", "…", "8", ",", "_", "%", "supercalifragilistichespiralidoso"}
	var b strings.Builder
	for range r.IntN(words + 1) {
		for range 1 + r.IntN(3) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		b.WriteString(strings.Repeat(" ", r.IntN(3)))
	}
	return b.String()
}

// An empty document, tables without rows, columns or names, and rows that are too
// short print what there is.
func TestEmpty(t *testing.T) {
	x, total := plain(Text("x")), Row{Kind: Total, Cells: []Cell{Text("y")}}
	text := func(s string) Paragraph { return Paragraph{Text: lang.Same(s)} }
	table := func(columns int, rows ...Row) *Table { return &Table{Columns: make([]Column, columns), Rows: rows} }
	for want, blocks := range map[string][]Block{
		"":                 nil,
		"A\n─\n":           {&Table{Columns: []Column{{Header: lang.Same("A")}}}},
		"c\n":              {&Table{Caption: lang.Same("c")}},
		"x\n":              {table(3, x)},
		"x\n\ny\nz\n":      {text("x"), text("y"), Paragraph{Text: lang.Same("z"), Tight: true}},
		"x  –\n":           {table(2, plain(Text("x"), Cell{}))},
		"g\n  h\nx\n\ni\n": {table(2, group("g", 0), group("h", 2), x, group("i", 0))},
		"x\n─\ny\ny\n":     {table(1, x, total, total)},
	} {
		if got := written(t, WriteText, &Document{Blocks: Ready(blocks)}, Output{}); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// Numbers are aligned at their decimal mark; words and dashes end where whole numbers
// do.
func TestDecimal(t *testing.T) {
	table := &Table{Columns: []Column{{Align: Decimal}, {}}}
	for _, c := range []Cell{target("", "21.79", "%"), target("", "-8", "gg"), target("", "1234.56", "€"),
		target(">= ", "20", "%"), target("", "100", ""), target("", "0.5", ""),
		Text("sì"), Text("31/12/2023"), Text("4 .. 5"), {}} {
		table.Rows = append(table.Rows, plain(c, Text("|")))
	}
	want := `
   21,79 %  |
   -8 gg    |
1.234,56 €  |
>= 20 %     |
  100       |
    0,5     |
   sì       |
31/12/2023  |
    4 .. 5  |
    –       |
`
	if got := "\n" + written(t, WriteText, &Document{Blocks: Ready([]Block{table})}, Output{}); got != want {
		t.Errorf("got%s\nwant%s", got, want)
	}
}

// Charts are drawn where the page can show them, and leave no trace elsewhere.
func TestCharts(t *testing.T) {
	table := &Table{
		Columns: []Column{{}, {Chart: true}, {}},
		Rows:    []Row{group("g", 0), plain(Text("a"), Text("█"), Text("b"))},
	}
	for charts, want := range map[bool]string{true: "g\na  █  b\n", false: "g\na  b\n"} {
		got := written(t, WriteText, &Document{Blocks: Ready([]Block{table})}, Output{Charts: charts})
		if got != want {
			t.Errorf("charts %t: got %q, want %q", charts, got, want)
		}
	}
}

// Columns stay aligned beside emoji made of several characters, which take two
// columns together.
func TestEmoji(t *testing.T) {
	table := &Table{Columns: make([]Column, 2)}
	want := ""
	for _, c := range []string{"👨‍👩‍👧", "🇮🇹", "⚠️", "日", "e\u0301!", "ab"} {
		table.Rows = append(table.Rows, plain(Text(c), Text("|")))
		want += c + "  |\n"
	}
	if got := written(t, WriteText, &Document{Blocks: Ready([]Block{table})}, Output{}); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// YAML stands as it is, indented in text and fenced in Markdown; nothing in it
// commands a terminal or closes the fence.
func TestVerbatim(t *testing.T) {
	doc := &Document{Blocks: Ready([]Block{
		Heading{2, lang.Same("Giusto")},
		Verbatim{"areas:\n  \"1\": {name: a | b *c*}  \n\n# ```\x1b[31m\n"},
		Paragraph{Text: lang.Same("x")},
	})}
	for _, c := range []struct {
		format writer
		want   string
	}{
		{WriteText, "Giusto\n    areas:\n      \"1\": {name: a | b *c*}\n\n    # ```\\x1b[31m\n\nx\n"},
		{WriteMarkdown, "## Giusto\n\n````yaml\nareas:\n  \"1\": {name: a | b *c*}\n\n# ```\\x1b[31m\n````\n\nx\n"},
	} {
		if got := written(t, c.format, doc, Output{Width: 20}); got != c.want {
			t.Errorf("got\n%s\nwant\n%s", got, c.want)
		}
	}
}
