package sheet

import (
	"bytes"
	"slices"
	"strings"

	"piao/cmd/internal/document"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
)

// open finds out the format of a file by its content, and lists its sheets.
func open(name string, text []byte, delimiter rune) (*book, source.Problem) {
	if isZIP(text) && bytes.Contains(text, []byte("workbook.xml")) {
		return openXLSX(name, text)
	}
	for _, f := range foreign {
		if f.is(text) {
			wrong := problem(lang.Say("%s %s", "%s %s", name, f.what))
			if !f.hint.IsZero() {
				wrong.Hints = append(wrong.Hints, f.hint)
			}
			return nil, wrong
		}
	}
	return openCSV(name, text, delimiter)
}

// past refuses a file that is past a bound.
func past(name string, b *diag.Bound) source.Problem {
	return problem(lang.Say("%s: %s", "%s: %s", name, b.Past()))
}

func problem(message lang.Message, hints ...lang.Message) source.Problem {
	return source.Problem{Message: message, Hints: hints}
}

var saveAs = lang.Say("aprirlo con Excel o LibreOffice e salvarlo come .xlsx oppure come CSV",
	"open it with Excel or LibreOffice and save it as .xlsx or as CSV")

// foreign lists formats that are mistaken for XLSX or CSV. The names of the parts of
// a ZIP file are in the clear.
var foreign = []struct {
	is   func([]byte) bool
	what lang.Text
	hint lang.Message // zero if there is none
}{
	{zipOf("content.xml"), lang.Both("è nel formato OpenDocument (.ods)", "is in the OpenDocument format (.ods)"), saveAs},
	{zipOf("xl/workbook.bin"),
		lang.Both("è nel formato binario di Excel (.xlsb)", "is in the binary format of Excel (.xlsb)"), saveAs},
	{zipOf("word/document.xml"),
		lang.Both("è un documento di Word, non un foglio di calcolo", "is a Word document, not a spreadsheet"), saveAs},
	{isZIP, lang.Both("è un archivio ZIP, non un foglio di calcolo", "is a ZIP archive, not a spreadsheet"), saveAs},
	{
		func(b []byte) bool { return isOLE(b) && bytes.Contains(b, []byte(encrypted)) },
		lang.Both("è protetto da una password", "is protected by a password"),
		lang.Say("aprirlo, togliere la password (File, Informazioni, Proteggi) e salvarlo",
			"open it, remove the password (File, Info, Protect) and save it"),
	},
	{isOLE, lang.Both("è nel vecchio formato di Excel (.xls)", "is in the old format of Excel (.xls)"), saveAs},
	{
		func(b []byte) bool { return begins(b, "%PDF-") }, lang.Both("è un PDF", "is a PDF"),
		lang.Say("servono i dati in un foglio di calcolo o in CSV",
			"the figures are needed in a spreadsheet or as CSV"),
	},
	{isMarkup,
		lang.Both("è una pagina HTML o XML, qualunque nome abbia", "is an HTML or XML page, whatever its name"), saveAs},
	{func(b []byte) bool { return len(bytes.TrimSpace(b)) == 0 }, lang.Both("è vuoto", "is empty"), lang.Message{}},
}

// encrypted is EncryptedPackage in UTF-16, a part's name in encrypted files.
const encrypted = "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"

func begins(b []byte, with string) bool { return bytes.HasPrefix(b, []byte(with)) }

func isOLE(b []byte) bool { return begins(b, "\xd0\xcf\x11\xe0") }

func isZIP(b []byte) bool { return begins(b, "PK\x03\x04") }

func zipOf(part string) func([]byte) bool {
	return func(b []byte) bool { return isZIP(b) && bytes.Contains(b, []byte(part)) }
}

func isMarkup(b []byte) bool {
	b = bytes.TrimPrefix(b[:min(len(b), 512)], []byte(document.ByteOrderMark))
	start := strings.ToLower(string(bytes.TrimSpace(b)))
	return slices.ContainsFunc([]string{"<!doctype html", "<html", "<table", "<?xml"}, func(tag string) bool {
		return strings.HasPrefix(start, tag)
	})
}
