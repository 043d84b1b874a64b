package sheet

import (
	"bytes"
	"cmp"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/charmap"

	"piao/cmd/internal/document"
	"piao/cmd/internal/sheet/spelling"
	"piao/plan"
	"piao/plan/lang"
	"piao/plan/source"
)

// lawCodes are codes of measures, among them those that spreadsheets change.
var lawCodes = [...]string{"A", "N_Imprese", "3.1", "3.10", "3.100", "011", "11", "1-2", "MAR1", "1E5", "100000", "Città", "EC05.1", "5", "05", "M.x 1"}

// lawRow is a measure on a sheet: what is true of it, and the texts that stand for it.
type lawRow struct {
	code  string
	kind  int // of its unit in units
	truth Said
	below Said              // that of the next row, if the code was merged with that row's
	cells map[string]string // by column
}

// law is a random sheet that is being made and hurt.
type law struct {
	*rand.Rand
	t    testing.TB
	plan *plan.Plan
	lang lang.Lang
	rows []*lawRow
	file string   // what the measurements say before
	done []string // what was done to the sheet
}

func (x *law) one(texts ...string) string { return texts[x.IntN(len(texts))] }

// chance reports true once in n times, and remembers what that does.
func (x *law) chance(n int, does string) bool {
	yes := x.IntN(n) == 0
	if yes {
		x.done = append(x.done, does)
	}
	return yes
}

// number is a random number, often one that can be read in two ways.
func (x *law) number() string {
	whole := x.one(fmt.Sprint(x.IntN(10)), fmt.Sprint(x.IntN(1000)), fmt.Sprint(1000+x.IntN(9000)), fmt.Sprint(x.IntN(9_000_000)))
	n := x.one("", "", "-") + whole + x.one("", "", fmt.Sprintf(".%d", x.IntN(10)), fmt.Sprintf(".%02d", x.IntN(100)), fmt.Sprintf(".%03d", x.IntN(1000)))
	if strings.Trim(n, "-0.") == "" {
		return "0"
	}
	return n
}

// fill gives every measure a figure, a reason or nothing, on the sheet and in the file.
func (x *law) fill() {
	x.file = head
	for k, code := range lawCodes {
		r := &lawRow{code: code, kind: k % len(units)}
		number := x.number()
		day := time.Date(2023, 1, 1+x.IntN(365), 0, 0, 0, 0, time.UTC)
		figure := [...]string{number, number + " %", x.one("sì", "no"), day.Format(time.DateOnly), number}[r.kind]
		shown := [...]string{x.spelled(number) + x.one("", " N."), x.spelled(number) + x.one("%", " %"), x.one(figure, strings.ToUpper(figure)), x.dated(day), x.spelled(number) + x.one("", " €")}[r.kind]
		switch x.IntN(5) {
		case 0:
			r.cells = map[string]string{}
		case 1:
			r.truth.Missing = x.one("sede chiusa", "5 uffici, 2 no", "perché così; forse")
			r.cells = map[string]string{Missing: r.truth.Missing}
		default:
			r.truth.Value = figure
			r.cells = map[string]string{Value: shown, Source: x.one("", "", "registro", `il "conto", p. 5`, "due\nrighe; e, poi", "2023")}
		}
		r.cells[Code], r.cells[previous], r.cells["measure"] = code, x.one("", "7", x.number()), x.one("Misura", "Anno 2022", "Misura 12, 5")
		x.rows = append(x.rows, r)
		if said := x.one("", figure, "{missing: sede chiusa}", "{value: "+figure+", source: registro}"); said != "" {
			x.file += "  " + source.Spell(code) + ": " + said + "\n"
		}
	}
	x.Shuffle(len(x.rows), func(a, b int) { x.rows[a], x.rows[b] = x.rows[b], x.rows[a] })
}

// spelled is a number as people of the sheet's language write it, with or without a
// mark between thousands.
func (x *law) spelled(number string) string {
	text := lang.Number(number).In(x.lang)
	if x.IntN(2) == 0 {
		text = strings.Replace(number, ".", string(x.lang.Point()), 1)
	}
	return text
}

func (x *law) dated(day time.Time) string {
	text := day.Format(x.one(time.DateOnly, "02/01/2006", "2/1/2006", "02.01.2006"))
	return text + x.one("", "", " 00:00", " 10:30:00", "T00:00:00", " 12:00:00 AM")
}

// table makes headers, respelt, and rows of the sheet's columns in a random order.
func (x *law) table() (table [][]string) {
	keys := []string{Code, Value, Missing, Source, previous, "measure"}
	x.Shuffle(len(keys), func(a, b int) { keys[a], keys[b] = keys[b], keys[a] })
	table = make([][]string, 1+len(x.rows))
	for _, key := range keys {
		header := columns[columnAt(key)].header.In(x.lang)
		if key == previous {
			header += " 2022"
		}
		header = x.one(header, strings.ToUpper(header), " "+header+" ", strings.ReplaceAll(header, "é", "e'"), strings.ReplaceAll(header, " ", "_"))
		table[0] = append(table[0], header)
		for k, r := range x.rows {
			table[k+1] = append(table[k+1], r.cells[key])
		}
	}
	return table
}

// csv writes the sheet as spreadsheets, programs and people do, and hurts it.
func (x *law) csv() []byte {
	delimiter := x.one(";", ",", "\t", "|")
	if x.chance(3, "codes made numbers") {
		for _, r := range x.rows {
			r.cells[Code] = x.one(numberOf(r.code), lang.Number(numberOf(r.code)).In(x.lang))
		}
	}
	unquoted := delimiter == "," && x.chance(3, "commas not quoted")
	short := x.chance(4, "rows without their last empty cells")
	if short { // then a comma in what stands before the value can make it anything
		for _, r := range x.rows {
			r.cells[previous], r.cells["measure"] = "7", "Misura"
		}
	}
	var lines []string
	for _, cells := range x.table() {
		for k, text := range cells {
			if strings.ContainsAny(text, "\"\n") || !unquoted && strings.Contains(text, delimiter) {
				cells[k] = `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
			}
		}
		line := strings.Join(cells, delimiter)
		if short {
			line = strings.TrimRight(line, delimiter)
		}
		lines = append(lines, line)
	}
	if !short && x.chance(4, "an extra delimiter") {
		k := 1 + x.IntN(len(lines)-1)
		at := x.IntN(len(lines[k]) + 1)
		lines[k] = lines[k][:at] + delimiter + lines[k][at:]
	}
	if x.chance(8, "a delimiter after every row") {
		for k := range lines {
			lines[k] += delimiter
		}
	}
	if x.chance(8, "another delimiter") {
		k := 1 + x.IntN(len(lines)-1)
		lines[k] = strings.ReplaceAll(lines[k], delimiter, x.one(";", "\t", "|"))
	}
	text := strings.Join(lines, x.one("\n", "\r\n", "\r")) + "\n"
	if x.chance(8, "a stray quote") {
		at := x.IntN(len(text))
		text = text[:at] + `"` + text[at:]
	}
	return x.encoded(text)
}

func (x *law) encoded(text string) []byte {
	switch x.IntN(8) {
	case 0:
		return []byte(document.ByteOrderMark + text)
	case 1:
		return []byte(document.ByteOrderMark + document.ByteOrderMark + text)
	case 2:
		b, _ := charmap.Windows1252.NewEncoder().String(text)
		return []byte(b)
	case 3:
		return []byte("\xff\xfe" + utf16le(text))
	case 4:
		return []byte("\xfe\xff" + utf16be(text))
	}
	return []byte(text)
}

// form writes the sheet as template does.
func (x *law) form() (string, []byte) {
	f := &Form{Lang: x.lang, Year: 2023, Sheets: []Sheet{{Office: "Ufficio"}}}
	kinds := [...]FigureKind{Number, Percent, YesNo, Date, Euro}
	for _, r := range x.rows {
		f.Sheets[0].Lines = append(f.Sheets[0].Lines, Line{Code: r.code, Kind: kinds[r.kind], Last: r.cells[previous],
			Value: r.truth.Value, Missing: r.truth.Missing, Source: r.cells[Source]})
	}
	var b bytes.Buffer
	switch x.IntN(3) {
	case 0:
		x.try(WriteXLSX(&b, f))
		return "a.xlsx", b.Bytes()
	case 1:
		x.lang = lang.EN // files have the decimal point
		x.try(WriteCSV(&b, f, false))
	default:
		x.lang = lang.IT
		x.try(WriteCSV(&b, f, true))
	}
	return "a.csv", b.Bytes()
}

func (x *law) try(err error) {
	x.t.Helper()
	if err != nil {
		x.t.Fatal(err)
	}
}

// xlsx writes the sheet as programs store cells: numbers with formats, days, texts,
// formulas with and without their results; and merges some.
func (x *law) xlsx() []byte {
	data, uncomputed := x.cells()
	parts := map[string]string{}
	if uncomputed {
		parts["xl/workbook.xml"] = `<workbook ` + space + `><sheets><sheet name="A" sheetId="1" r:id="one"/></sheets><calcPr fullCalcOnLoad="1"/></workbook>`
	}
	return workbookOf(x.t, data, parts)
}

// cells is the XML of the sheet's data; uncomputed means that formulas lack their results.
func (x *law) cells() (xml string, uncomputed bool) {
	table := x.table()
	header := table[0]
	uncomputed = x.chance(4, "formulas to be computed")
	var data strings.Builder
	for n, cells := range table {
		fmt.Fprintf(&data, `<row r="%d">`, n+1)
		for k, text := range cells {
			cell := `t="str"><v>` + strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace(text) + `</v>`
			switch {
			case n == 0 || text == "":
			case strings.TrimSpace(strings.ToLower(header[k])) == columns[columnAt(Code)].header.In(x.lang):
				cell = cmp.Or(x.codeCell(text), cell)
			case strings.TrimSpace(strings.ToLower(header[k])) == columns[columnAt(Value)].header.In(x.lang):
				cell = cmp.Or(x.figureCell(x.rows[n-1], uncomputed), cell)
			}
			if text != "" {
				fmt.Fprintf(&data, `<c r="%s" %s</c>`, Place{Row: n + 1, Col: k + 1}.Cell(), cell)
			}
		}
		data.WriteString("</row>")
	}
	data.WriteString("</sheetData>")
	if x.chance(4, "merged cells") {
		top := 2 + x.IntN(len(x.rows)-1)
		at := x.IntN(len(header))
		if Letters(header[at]) == Letters(columns[columnAt(Code)].header.In(x.lang)) {
			x.rows[top-2].below = x.rows[top-1].truth
		}
		column := columnName(at + 1)
		fmt.Fprintf(&data, `<mergeCells><mergeCell ref="%s%d:%s%d"/></mergeCells>`, column, top, column, top+1)
	}
	return data.String(), uncomputed
}

// codeCell is a code as a cell holds it; empty for a text.
func (x *law) codeCell(code string) string {
	number := numberOf(code)
	_, wrong := source.ParseDecimal(number)
	switch isNumber := wrong.IsZero(); {
	case isNumber && code == "3.10" && x.chance(3, "a code as a number that shows it"):
		return `s="15"><v>3.1</v>`
	case isNumber && x.chance(3, "a code made a number"):
		return `><v>` + number + `</v>`
	case x.chance(6, "a code that a formula makes"):
		return `t="str"><f>"` + code + `"</f><v>` + code + `</v>`
	}
	return ""
}

// figureCell is a figure as a cell holds it; empty for the text that people write.
func (x *law) figureCell(r *lawRow, uncomputed bool) string {
	digits, ok := cellDigits(r.truth.Value, [...]FigureKind{Number, Percent, YesNo, Date, Euro}[r.kind])
	literal := strings.TrimSuffix(r.truth.Value, " %")
	switch form := x.IntN(8); {
	case form == 0:
		return ""
	case r.kind == 2:
		return map[string]string{"sì": `t="b"><v>1</v>`, "no": `t="b"><v>0</v>`}[r.truth.Value]
	case !ok:
		return ""
	case r.kind == 3 && form < 4:
		return fmt.Sprintf(`s="%s"><v>%s%s</v>`, x.one("2", "13"), digits, x.one("", ".25", ".99999"))
	case r.kind == 3:
		return `t="d"><v>` + r.truth.Value + x.one("", "T00:00:00", "Z") + `</v>`
	case form == 1 && uncomputed:
		return `s="1"><f>SUM(D1:D9)</f><v>0</v>`
	case form == 1:
		return `s="` + x.one("1", "15") + `"><f>SUM(D1:D9)</f>`
	case form == 2:
		return `t="e"><v>#REF!</v>`
	case r.kind == 1 && form == 3:
		return `s="4"><v>` + literal + `</v>`
	case r.kind == 1 && form == 4:
		return `><v>` + digits + `</v>`
	case r.kind == 1:
		return `s="1"><v>` + digits + `</v>`
	case form == 3:
		return `s="8"><v>` + digits + `</v>`
	case form == 4 && strings.Contains(digits, "."):
		known := len(strings.TrimLeft(digits, "-0.")) // with the point, where the number is above 1
		return `><v>` + digits + strings.Repeat("0", 17-known) + `4</v>`
	}
	return `s="` + x.one("0", "9", "10", "14", "15") + `"><v>` + digits + `</v>`
}

// lawPlan has the measures of the sheets.
func lawPlan(t testing.TB) *plan.Plan {
	measures := ""
	for k, code := range lawCodes {
		measures += fmt.Sprintf("  %q: {name: Misura, unit: %s}\n", code, units[k%len(units)])
	}
	return planWith(t, measures, "[A]")
}

func newLaw(t testing.TB, p *plan.Plan, seed int) *law {
	x := &law{Rand: rand.New(rand.NewPCG(7, uint64(seed))), t: t, plan: p, lang: lang.All[seed%2]}
	x.fill()
	return x
}

// Whatever spreadsheets and people do to a sheet, each figure that import takes is the
// one of its measure, and each that it does not take is refused or named. If none is
// refused, the file then says the same, and a second import has nothing to do.
func TestImportLaw(t *testing.T) {
	rounds := 500
	if os.Getenv("PIAO_LONG") != "" {
		rounds = 20_000
	}
	p := lawPlan(t)
	taken, written := 0, 0
	for seed := range rounds {
		x := newLaw(t, p, seed)
		name, file := "a.csv", []byte(nil)
		switch x.IntN(5) {
		case 0:
			name, file = x.form()
		case 1, 2:
			name, file = "a.xlsx", x.xlsx()
		default:
			file = x.csv()
		}
		locale := spelling.Locale{}
		if x.IntN(2) == 0 {
			locale = spelling.Locale{Lang: x.lang, Known: true}
		}
		some, all := x.check(seed, name, file, locale)
		taken += some
		if all {
			written++
		}
	}
	if taken < 4*rounds || written < rounds/10 {
		t.Errorf("of %d sheets only %d figures are taken, and only %d sheets written", rounds, taken, written)
	}
}

// says reports whether import says what is true of a measure: the figure, or that it
// is missing.
func says(m *plan.Measure, got, want Said) bool {
	if want.Value == "" {
		return got.Value == "" && want.Missing != ""
	}
	return sameFigure(m, got, want)
}

// check imports a file and counts the figures that it takes; all if it refuses none.
func (x *law) check(seed int, name string, file []byte, l spelling.Locale) (taken int, all bool) {
	x.t.Helper()
	read, _, wrong := Read(name, file, Asked{})
	if !wrong.IsZero() {
		return 0, false
	}
	before := measured(x.t, x.plan, x.file)
	in := Decide(x.plan, before, read, l)
	fail := func(what string, item *Item) {
		if name == "a.xlsx" {
			file = nil
		}
		x.t.Fatalf("sheet %d, %q, %v: %s: %s %s %q\n%s", seed, x.done, l, what, item.At.Cell(), item.Code, item.New, file)
	}
	lost := 0
	for _, r := range x.rows {
		m := x.plan.Measure(r.code)
		at := slices.IndexFunc(in.Items, func(i *Item) bool {
			return i.Measure == m && slices.Contains([]Action{Add, Change, Same}, i.Action)
		})
		switch {
		case at < 0 && r.truth != Said{}:
			lost++
		case at < 0:
		case !says(m, in.Items[at].New, r.truth) && !says(m, in.Items[at].New, r.below):
			fail("another figure than "+r.truth.Value+r.truth.Missing, in.Items[at])
		default:
			taken++
		}
	}
	if in.Count(Refuse, Unknown) > 0 {
		return taken, false
	}
	if lost > in.Count(Unread)+len(in.Uncoded) {
		fail(fmt.Sprintf("%d rows have vanished", lost), &Item{})
	}
	after := in.Write()
	if after == nil {
		fail("not written into "+x.file, &Item{})
	}
	for _, item := range Decide(x.plan, after, read, l).With(Add, Change) {
		fail("left to do in "+string(after.File.Bytes), item)
	}
	for _, m := range x.plan.Measures {
		was, is := before.Of(m), after.Of(m)
		taken := slices.ContainsFunc(in.With(Add, Change), func(i *Item) bool { return i.Measure == m })
		if !taken && was != nil && (is == nil || Said{was.Text.Value, was.Missing.Value, was.Source.Value} !=
			Said{is.Text.Value, is.Missing.Value, is.Source.Value}) {
			fail("changed in "+string(after.File.Bytes), &Item{Code: m.Code.Value})
		}
	}
	return taken, true
}
