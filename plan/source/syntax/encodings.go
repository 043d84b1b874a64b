package syntax

import (
	"fmt"
	"strings"

	"golang.org/x/text/encoding/charmap"

	"piao/plan/lang"
)

// broken says what bytes that are not UTF-8 look like.
func broken(b []byte) trouble {
	if len(b) == 3 && b[0] == 0xED {
		return trouble{
			lang.Say("mezzo carattere UTF-16 (surrogato %s) scritto come UTF-8",
				"half a UTF-16 character (surrogate %s) written as UTF-8", hexBytes(b)),
			lang.Say("riscrivere il carattere e salvare il file come UTF-8",
				"write the character again and save the file as UTF-8"),
		}
	}
	if inWindows1252(b) {
		return trouble{
			lang.Say("il byte %s non è UTF-8: il file sembra Windows-1252, dove è «%s»",
				"byte %s is not UTF-8: the file looks like Windows-1252, where it is “%s”",
				hexBytes(b), string(windows1252(b[0]))),
			lang.Say("riaprire il file come Windows-1252 e salvarlo come UTF-8 (nell'editor: «Salva con codifica»)",
				"open the file as Windows-1252 and save it as UTF-8 (in the editor: “Save with encoding”)"),
		}
	}
	return trouble{
		lang.Say("qui i byte (%s) non formano un carattere UTF-8",
			"the bytes here (%s) do not make a UTF-8 character", hexBytes(b)),
		lang.Say("riscrivere il carattere e salvare il file come UTF-8",
			"write the character again and save the file as UTF-8"),
	}
}

// inWindows1252 reports whether bytes that are not UTF-8 are a letter in
// Windows-1252.
func inWindows1252(b []byte) bool { return len(b) == 1 && windows1252(b[0]) != 0 }

func hexBytes(b []byte) string { return strings.ToUpper(fmt.Sprintf("% x", b)) }

// windows1252 is what a byte means in Windows-1252 if Italian texts have that
// character. It is 0 for other bytes, which make the guess unlikely.
func windows1252(c byte) rune {
	r := charmap.Windows1252.DecodeByte(c)
	if !strings.ContainsRune("€…‘’“”•–—™ÀÁÈÉÌÍÒÓÙÚàáèéìíòóùúçñüöäß°ºª«»§±·²³½¼\u00a0", r) {
		return 0
	}
	return r
}

// notText says what a file is that is not text, or is text in another encoding.
func notText(b []byte) (trouble, bool) {
	for _, m := range magics {
		if strings.HasPrefix(string(b[:min(len(b), 8)]), m.prefix) {
			return m.what, true
		}
	}
	return byZeros(b[:min(len(b), 4096)])
}

// magics are the beginnings of files that are mistaken for plans. A beginning stands
// before its own prefixes.
var magics = []struct {
	prefix string
	what   trouble
}{
	{"\xff\xfe\x00\x00", otherEncoding("UTF-32")},
	{"\x00\x00\xfe\xff", otherEncoding("UTF-32")},
	{"\xff\xfe", otherEncoding("UTF-16 (little-endian)")},
	{"\xfe\xff", otherEncoding("UTF-16 (big-endian)")},
	{"PK\x03\x04", spreadsheet},
	{"\xd0\xcf\x11\xe0", spreadsheet},
	{"\x89PNG", binaryFile("PNG")},
	{"\xff\xd8\xff", binaryFile("JPEG")},
	{"GIF8", binaryFile("GIF")},
	{"%PDF-", binaryFile("PDF")},
	{"\x1f\x8b", binaryFile("gzip")},
}

var spreadsheet = trouble{
	lang.Say("questo non è un file di testo: sembra un foglio di calcolo (XLSX, ODS o XLS)",
		"this is not a text file: it looks like a spreadsheet (XLSX, ODS or XLS)"),
	lang.Say("per leggere dati da un foglio di calcolo: piao import FILE",
		"to read figures from a spreadsheet: piao import FILE"),
}

func binaryFile(kind string) trouble {
	return trouble{
		lang.Say("questo non è un file di testo: è un file %s", "this is not a text file: it is a %s file", kind),
		lang.Say("indicare un file YAML", "name a YAML file"),
	}
}

func otherEncoding(which string) trouble {
	return trouble{
		lang.Say("il file è %s, non UTF-8", "the file is %s, not UTF-8", which),
		lang.Say("salvare il file come UTF-8 (nell'editor: «Salva con codifica»)",
			"save the file as UTF-8 (in the editor: “Save with encoding”)"),
	}
}

// byZeros recognises UTF-16 without a byte-order mark, in which every other byte is
// zero, and files full of zeros, which are not text.
func byZeros(b []byte) (trouble, bool) {
	var zeros [2]int
	for i, c := range b {
		if c == 0 {
			zeros[i%2]++
		}
	}
	half := len(b) / 2
	switch all := zeros[0] + zeros[1]; {
	case len(b) < 8 || all < 4:
		return trouble{}, false
	case zeros[1]*10 >= half*8 && zeros[0] == 0:
		return otherEncoding("UTF-16 (little-endian)"), true
	case zeros[0]*10 >= half*8 && zeros[1] == 0:
		return otherEncoding("UTF-16 (big-endian)"), true
	case all*20 >= len(b):
		return trouble{
			lang.Say("questo non è un file di testo: è pieno di byte a zero",
				"this is not a text file: it is full of zero bytes"),
			lang.Say("indicare un file YAML", "name a YAML file"),
		}, true
	}
	return trouble{}, false
}
