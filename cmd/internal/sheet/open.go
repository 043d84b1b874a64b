package sheet

import (
	"bytes"
	"strings"

	"piao/plan/lang"
	"piao/plan/source"
)

// MaxFile is the size above which no file of figures is read.
const MaxFile = 256 << 20

// Open finds out what a file is, by what stands in it, and lists its sheets.
// Delimiter is that of CSV; 0 is found out.
func Open(name string, text []byte, delimiter rune) (*Book, source.Problem) {
	switch {
	case len(text) > MaxFile:
		return nil, TooLarge(name)
	case bytes.HasPrefix(text, []byte("PK\x03\x04")):
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

// TooLarge refuses a file above MaxFile.
func TooLarge(name string) source.Problem {
	return problem(lang.Say("%s è troppo grande: al più %d MB", "%s is too large: at most %d MB", name, MaxFile>>20))
}

func problem(message lang.Message, hints ...lang.Message) source.Problem {
	return source.Problem{Message: message, Hints: hints}
}

var saveAs = lang.Say("aprirlo con Excel o LibreOffice e salvarlo come .xlsx oppure come CSV", "open it with Excel or LibreOffice and save it as .xlsx or as CSV")

// foreign are files that are mistaken for XLSX or CSV.
var foreign = []struct {
	is   func([]byte) bool
	what lang.Text
	hint lang.Message // the zero one where there is none
}{
	{func(b []byte) bool {
		return begins(b, "\xd0\xcf\x11\xe0") && bytes.Contains(b, utf16Of("EncryptedPackage"))
	},
		lang.Text{IT: "è protetto da una password", EN: "is protected by a password"},
		lang.Say("aprirlo, togliere la password (File, Informazioni, Proteggi) e salvarlo", "open it, remove the password (File, Info, Protect) and save it")},
	{func(b []byte) bool { return begins(b, "\xd0\xcf\x11\xe0") },
		lang.Text{IT: "è nel vecchio formato di Excel (.xls)", EN: "is in the old format of Excel (.xls)"}, saveAs},
	{func(b []byte) bool { return begins(b, "%PDF-") }, lang.Text{IT: "è un PDF", EN: "is a PDF"},
		lang.Say("servono i dati in un foglio di calcolo o in CSV", "the figures are needed in a spreadsheet or as CSV")},
	{isMarkup, lang.Text{IT: "è una pagina HTML o XML, qualunque nome abbia", EN: "is an HTML or XML page, whatever its name"}, saveAs},
	{func(b []byte) bool { return len(bytes.TrimSpace(b)) == 0 }, lang.Text{IT: "è vuoto", EN: "is empty"}, lang.Message{}},
}

func begins(b []byte, with string) bool { return bytes.HasPrefix(b, []byte(with)) }

func isMarkup(b []byte) bool {
	start := strings.ToLower(string(bytes.TrimSpace(bytes.TrimPrefix(b[:min(len(b), 512)], []byte("\ufeff")))))
	for _, tag := range [...]string{"<!doctype html", "<html", "<table", "<?xml"} {
		if strings.HasPrefix(start, tag) {
			return true
		}
	}
	return false
}

func utf16Of(s string) []byte {
	var b []byte
	for _, c := range []byte(s) {
		b = append(b, c, 0)
	}
	return b
}
