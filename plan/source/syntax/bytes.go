package syntax

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"piao/plan/diag"
	"piao/plan/lang"
)

// CheckBytes finds what no text file may hold, before any parsing: after an
// empty list the parsers count the same lines and columns as editors do. A file
// that is no text at all, or another encoding throughout, is one finding at 1:1.
func CheckBytes(f *diag.File) diag.List {
	if what, ok := notText(f.Bytes); ok {
		return diag.List{encoding(diag.At(diag.Pos{File: f, Line: 1, Col: 1}), what)}
	}
	if start, _ := f.LineSpan(1); clean(f.Bytes[start:]) {
		return nil
	}
	return strangers(f)
}

// trouble is what is wrong with some bytes, and what to do about it.
type trouble struct{ Message, hint lang.Message }

func encoding(where diag.Span, t trouble) diag.Diagnostic {
	return diag.Diagnostic{Rule: RuleEncoding, Span: where, Message: t.Message, Hints: []lang.Message{t.hint}}
}

// clean says that a text holds nothing strange. It is the only pass over the
// bytes of a sound file.
func clean(b []byte) bool {
	for i, c := range b {
		if rare[c] && strange(b[i:]) > 0 {
			return false
		}
	}
	return utf8.Valid(b)
}

// rare are the bytes that a strange character can begin with: the control
// characters, and the leading bytes of U+0080, U+2028 and U+FEFF.
var rare = [256]bool{
	0: true, 1: true, 2: true, 3: true, 4: true, 5: true, 6: true, 7: true, 8: true, 11: true, 12: true, '\r': true,
	14: true, 15: true, 16: true, 17: true, 18: true, 19: true, 20: true, 21: true, 22: true, 23: true,
	24: true, 25: true, 26: true, 27: true, 28: true, 29: true, 30: true, 31: true, 127: true,
	0xC2: true, 0xE2: true, 0xEF: true,
}

// strange is the length in bytes of the valid but unwelcome character that a
// text begins with, 0 if there is none.
func strange(b []byte) int {
	r, size := utf8.DecodeRune(b)
	switch {
	case r == '\r' && len(b) > 1 && b[1] == '\n', r == '\t', r == '\n', r == utf8.RuneError && size < 2:
		return 0
	case r < ' ', 0x7F <= r && r < 0xA0, r == '\u2028', r == '\u2029', r == '\ufeff', r == '\ufffe', r == '\uffff':
		return size
	}
	return 0
}

// strangers lists the strange characters and the bytes that are no characters,
// at most twenty. It counts columns by itself, because in a broken text every
// byte that is no character counts as one.
func strangers(f *diag.File) diag.List {
	var found diag.List
	start, _ := f.LineSpan(1)
	b := f.Bytes[start:]
	oldMac := !bytes.Contains(b, []byte("\n"))
	at := diag.Pos{File: f, Line: 1, Col: 1}
	for i := 0; i < len(b) && len(found) < maxFindings; {
		size, what, bad := stranger(b, i)
		if bad {
			found.Add(encoding(diag.At(at), what))
		}
		if bad && (oldMac && b[i] == '\r' || inWindows1252(b[i:i+size])) {
			return found // every line ends so, or the whole file is so: one word is enough
		}
		at = after(at, b[i:i+size])
		i += size
	}
	return found
}

// stranger is the length of the character or of the broken bytes at an offset,
// and what is wrong with them.
func stranger(b []byte, i int) (size int, what trouble, bad bool) {
	r, size := utf8.DecodeRune(b[i:])
	switch {
	case r == utf8.RuneError && size == 1:
		size = brokenRun(b[i:])
		return size, broken(b[i : i+size]), true
	case strange(b[i:]) > 0:
		return size, unwelcome(r), true
	}
	return size, trouble{}, false
}

// after is the place that follows some text, which is one character, a line end
// or bytes that are no character.
func after(at diag.Pos, text []byte) diag.Pos {
	if text[0] == '\n' {
		return diag.Pos{File: at.File, Line: at.Line + 1, Col: 1}
	}
	at.Col += int32(utf8.RuneCount(text))
	return at
}

// brokenRun is the length of the bytes that together fail to be a character: a
// leading byte and as many of its followers as there are, or a single byte.
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
		lang.Say("toglierlo: è invisibile, e di solito viene da un copia e incolla", "remove it: it is invisible, and usually comes from a paste"),
	}
}

var unwelcomes = map[rune]trouble{
	0: {
		lang.Say("c'è un carattere NUL (U+0000)", "there is a NUL character (U+0000)"),
		lang.Say("toglierlo: nessun testo ne contiene", "remove it: no text holds one"),
	},
	'\r': {
		lang.Say("c'è un ritorno a capo CR da solo, senza LF", "there is a carriage return (CR) alone, without LF"),
		lang.Say("salvare il file con righe che finiscono in LF o CRLF", "save the file with lines that end in LF or CRLF"),
	},
	'\u0085': lineBreak("U+0085, next line"),
	'\u2028': lineBreak("U+2028, line separator"),
	'\u2029': lineBreak("U+2029, paragraph separator"),
	'\ufeff': {
		lang.Say("c'è un segno d'ordine dei byte (BOM, U+FEFF) che non è all'inizio del file", "there is a byte-order mark (BOM, U+FEFF) that is not at the start of the file"),
		lang.Say("toglierlo: è invisibile, e resta quando si uniscono due file", "remove it: it is invisible, and is left where two files were joined"),
	},
	'\ufffe': noCharacter("U+FFFE"),
	'\uffff': noCharacter("U+FFFF"),
}

func lineBreak(which string) trouble {
	return trouble{
		lang.Say("c'è un fine riga che gli editor non mostrano (%s)", "there is a line end that editors do not show (%s)", which),
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
