package sheet

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"io"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"piao/cmd/internal/document"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
)

// openCSV makes a text a file of one sheet.
func openCSV(name string, b []byte, delimiter rune) (*book, source.Problem) {
	text, notes, wrong := decodeText(name, b)
	if !wrong.IsZero() {
		return nil, wrong
	}
	t := csvText{file: name, text: text, delimiter: delimiter}
	t.cutMark()
	if t.delimiter == 0 {
		t.delimiter = t.guess()
	}
	p := &page{file: name, guessed: delimiter == 0, delimiter: string(t.delimiter)}
	p.records, wrong = t.read(math.MaxInt)
	p.rows = len(p.records)
	for _, record := range p.records {
		p.width = max(p.width, len(record))
	}
	return &book{name: name, pages: []*page{p}, notes: notes}, wrong
}

// cutMark takes off the line that tells Excel the delimiter, such as sep=;.
func (t *csvText) cutMark() {
	line, body, _ := strings.Cut(t.text, "\n")
	named, ok := strings.CutPrefix(line, "sep=")
	if mark := []rune(named); ok && len(mark) == 1 {
		t.text, t.delimiter = body, cmp.Or(t.delimiter, mark[0])
	}
}

// decodeText gives a text in UTF-8 with plain line ends, whatever encoding the
// spreadsheet used, and a note if the encoding is only a guess.
func decodeText(name string, b []byte) (text string, notes []lang.Message, wrong source.Problem) {
	b = bytes.TrimPrefix(b, []byte(document.ByteOrderMark))
	decoder := unicode.BOMOverride(transform.Nop)
	if !utf8.Valid(b) && !isUTF16(b) {
		decoder = charmap.Windows1252.NewDecoder()
		notes = append(notes, lang.Say("%s non è UTF-8: letto come Windows-1252, la codifica di Excel",
			"%s is not UTF-8: read as Windows-1252, the encoding of Excel", name))
	}
	decoded, _, err := transform.Bytes(decoder, b)
	if err != nil || bytes.IndexByte(decoded, 0) >= 0 {
		return "", nil, problem(lang.Say("%s non è un testo CSV né un file .xlsx",
			"%s is neither CSV text nor an .xlsx file", name), saveAs)
	}
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(decoded)), notes, wrong
}

// isUTF16 reports whether bytes begin with the byte-order mark of UTF-16.
func isUTF16(b []byte) bool { return begins(b, "\xff\xfe") || begins(b, "\xfe\xff") }

// csvText is a text of fields between delimiters.
type csvText struct {
	file, text string
	delimiter  rune
}

// guessed lists the delimiters to choose from. Of two that fit equally well, the
// earlier one is more common in Italian spreadsheets.
var guessed = [...]rune{';', '\t', ',', '|'}

// sampled is the number of rows by which the delimiter is guessed.
const sampled = 50

// guess is the delimiter that divides most rows into the same number of fields.
func (t csvText) guess() rune {
	return slices.MaxFunc(guessed[:], func(a, b rune) int { return t.agreeing(a) - t.agreeing(b) })
}

// agreeing is how many of the first rows have the number of fields that most of
// them have, where that is more than one.
func (t csvText) agreeing(delimiter rune) int {
	t.delimiter = delimiter
	records, _ := t.read(sampled)
	counts, best := map[int]int{}, 0
	for _, record := range records {
		if n := len(record); n > 1 {
			counts[n]++
			best = max(best, counts[n])
		}
	}
	return best
}

// read lists the records, one for each row, but at most so many. Line ends in quotes
// begin no new row; an empty line is a row.
func (t csvText) read(most int) (records [][]string, wrong source.Problem) {
	r := csv.NewReader(strings.NewReader(t.bare()))
	r.Comma, r.FieldsPerRecord = t.delimiter, -1
	quotedLines, cells := 0, 0
	for len(records) < most {
		fields, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return records, t.misquoted(err, quotedLines, len(fields)+1)
		}
		line, _ := r.FieldPos(0)
		for len(records) < min(line-quotedLines-1, diag.Rows.Most) {
			records = append(records, nil)
		}
		for k, field := range fields {
			quotedLines += strings.Count(field, "\n")
			fields[k] = bare(field)
		}
		records = append(records, fields)
		if cells += len(fields); cells > diag.Cells.Most {
			return records, past(t.file, diag.Cells)
		}
		if len(records) > diag.Rows.Most {
			return records, past(t.file, diag.Rows)
		}
	}
	return records, wrong
}

// misquoted refuses a stray quote, because what follows it, even other rows, might
// be taken as part of its field.
func (t csvText) misquoted(err error, quotedLines, col int) source.Problem {
	at := Place{File: t.file, Row: 1, Col: col}
	var parse *csv.ParseError
	if errors.As(err, &parse) {
		at.Row = parse.StartLine - quotedLines
	}
	if errors.Is(err, csv.ErrBareQuote) {
		return problem(lang.Say("%s: c'è una virgoletta in mezzo al testo", "%s: a quote stands amid the text", at),
			lang.Say("mettere tutto il testo tra virgolette, e raddoppiare quelle che contiene",
				"put the whole text in quotes, and double those within it"))
	}
	return problem(lang.Say("%s: le virgolette che si aprono qui non si chiudono",
		"%s: the quotes that open here are never closed", at),
		lang.Say("chiuderle, e raddoppiare quelle dentro il testo", "close them, and double those within the text"))
}

// bare puts ="011" in quotes, which keeps spreadsheets from reading a text as a
// number.
func (t csvText) bare() string {
	kept := regexp.MustCompile(`(^|[\n` + regexp.QuoteMeta(string(t.delimiter)) + `])="([^"\n]+)"`)
	return kept.ReplaceAllString(t.text, `$1"=""$2"""`)
}
