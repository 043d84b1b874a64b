package syntax

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"piao/plan/diag"
	"piao/plan/lang"
)

// CheckBytes finds what no text file may hold, before any parsing. If it finds
// nothing, parsers count the same lines and columns as editors do. A file that is
// not text, or is in another encoding, gets a single finding at 1:1.
func CheckBytes(f *diag.File) diag.List {
	if what, ok := notText(f.Bytes); ok {
		return diag.List{encoding(diag.At(diag.Pos{File: f, Line: 1, Col: 1}), what)}
	}
	start, _ := f.LineSpan(1)
	text := f.Bytes[start:]
	lone := bytes.Count(text, []byte("\r")) > bytes.Count(text, []byte("\r\n"))
	if utf8.Valid(text) && bytes.IndexFunc(text, isUnwelcome) < 0 && !lone {
		return nil
	}
	return strangers(f, start)
}

// isUnwelcome reports whether no text may hold a character. CR may precede LF.
func isUnwelcome(r rune) bool {
	switch r {
	case '\t', '\n', '\r':
		return false
	case '\u2028', '\u2029', '\ufeff', '\ufffe', '\uffff':
		return true
	}
	return r < ' ' || 0x7F <= r && r < 0xA0
}

// trouble is what is wrong with some bytes, and what to do about it.
type trouble struct{ Message, hint lang.Message }

func encoding(where diag.Span, t trouble) diag.Diagnostic {
	return diag.Diagnostic{Rule: RuleEncoding, Span: where, Message: t.Message, Hints: []lang.Message{t.hint}}
}

// strangers lists strange characters and bytes that are no characters, at most
// twenty.
func strangers(f *diag.File, start int) diag.List {
	var found diag.List
	oldMac := bytes.IndexByte(f.Bytes, '\n') < 0
	for i := start; i < len(f.Bytes) && len(found) < maxFindings; {
		size, what, bad := stranger(f.Bytes[i:])
		if bad {
			found.Add(encoding(diag.At(placeOf(f, i)), what))
			if oldMac && f.Bytes[i] == '\r' || inWindows1252(f.Bytes[i:i+size]) {
				return found // this is so throughout the file: one finding is enough
			}
		}
		i += size
	}
	return found
}

// stranger is the length of the strange character or the broken bytes at the
// beginning of a text, and what is wrong with them.
func stranger(b []byte) (size int, what trouble, bad bool) {
	r, size := utf8.DecodeRune(b)
	switch {
	case r == utf8.RuneError && size == 1:
		size = brokenRun(b)
		return size, broken(b[:size]), true
	case isUnwelcome(r), r == '\r' && !bytes.HasPrefix(b, []byte("\r\n")):
		return size, unwelcome(r), true
	}
	return size, trouble{}, false
}

// placeOf is the place of a byte in a text in which every byte that is not part of a
// character counts as one character.
func placeOf(f *diag.File, offset int) diag.Pos {
	line := f.LineOf(offset)
	start, _ := f.LineSpan(line)
	return diag.Pos{File: f, Line: int32(line), Col: int32(utf8.RuneCount(f.Bytes[start:offset]) + 1)}
}

// brokenRun is the length of the bytes that together fail to be a character: a
// leading byte with those of its followers that exist, or a single byte.
func brokenRun(b []byte) int {
	want := 1
	switch {
	case b[0] >= 0xF0:
		want = 4
	case b[0] >= 0xE0:
		want = 3
	case b[0] >= 0xC0:
		want = 2
	}
	n := 1
	for n < want && n < len(b) && !utf8.RuneStart(b[n]) {
		n++
	}
	return n
}

// unwelcome says what a valid character does in a text that may not hold it.
func unwelcome(r rune) trouble {
	if t, ok := unwelcomes[r]; ok {
		return t
	}
	return trouble{
		lang.Say("c'è un carattere di controllo (%s)", "there is a control character (%s)", runeName(r)),
		lang.Say("toglierlo: è invisibile, e di solito viene da un copia e incolla",
			"remove it: it is invisible, and usually comes from a paste"),
	}
}

var unwelcomes = map[rune]trouble{
	0: {
		lang.Say("c'è un carattere NUL (U+0000)", "there is a NUL character (U+0000)"),
		lang.Say("toglierlo: nessun testo ne contiene", "remove it: no text holds one"),
	},
	'\r': {
		lang.Say("c'è un ritorno a capo CR da solo, senza LF", "there is a carriage return (CR) alone, without LF"),
		lang.Say("salvare il file con righe che finiscono in LF o CRLF",
			"save the file with lines that end in LF or CRLF"),
	},
	'\u0085': lineBreak("U+0085, next line"),
	'\u2028': lineBreak("U+2028, line separator"),
	'\u2029': lineBreak("U+2029, paragraph separator"),
	'\ufeff': {
		lang.Say("c'è un segno d'ordine dei byte (BOM, U+FEFF) che non è all'inizio del file",
			"there is a byte-order mark (BOM, U+FEFF) that is not at the start of the file"),
		lang.Say("toglierlo: è invisibile, e resta quando si uniscono due file",
			"remove it: it is invisible, and is left where two files were joined"),
	},
	'\ufffe': noCharacter("U+FFFE"),
	'\uffff': noCharacter("U+FFFF"),
}

func lineBreak(which string) trouble {
	return trouble{
		lang.Say("c'è un fine riga che gli editor non mostrano (%s)",
			"there is a line end that editors do not show (%s)", which),
		lang.Say("scrivere uno spazio al suo posto, o andare a capo", "write a space instead, or begin a new line"),
	}
}

func noCharacter(which string) trouble {
	return trouble{
		lang.Say("%s non è un carattere", "%s is not a character", which),
		lang.Say("toglierlo", "remove it"),
	}
}

// controls are the control characters that people may know by name.
var controls = map[rune]string{7: "BEL", 8: "BS", 11: "VT", 12: "FF", 26: "SUB", 27: "ESC", 127: "DEL"}

func runeName(r rune) string {
	code := fmt.Sprintf("U+%04X", r)
	if known, ok := controls[r]; ok {
		return known + ", " + code
	}
	return code
}
