package sheet

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"piao/plan/lang"
	"piao/plan/source"
)

// decodeText is a text in UTF-8, whatever encoding spreadsheets gave it, and a
// word about an encoding that was only guessed.
func decodeText(name string, b []byte) (text string, note lang.Message, wrong source.Problem) {
	switch {
	case begins(b, "\xff\xfe"):
		return decodeUTF16(b[2:], 0), note, wrong
	case begins(b, "\xfe\xff"):
		return decodeUTF16(b[2:], 1), note, wrong
	}
	b = bytes.TrimPrefix(b, []byte("\ufeff"))
	switch {
	case bytes.IndexByte(b, 0) >= 0:
		return "", note, problem(lang.Say("%s non è un testo CSV né un file .xlsx", "%s is neither CSV text nor an .xlsx file", name), saveAs)
	case utf8.Valid(b):
		return string(b), note, wrong
	}
	return decodeWindows1252(b), lang.Say("%s non è UTF-8: letto come Windows-1252, la codifica di Excel", "%s is not UTF-8: read as Windows-1252, the encoding of Excel", name), wrong
}

// decodeUTF16 reads pairs of bytes, the low one of each first (0) or second (1).
func decodeUTF16(b []byte, low int) string {
	units := make([]uint16, len(b)/2)
	for k := range units {
		units[k] = uint16(b[2*k+low]) | uint16(b[2*k+1-low])<<8
	}
	return string(utf16.Decode(units))
}

// windowsPunctuation is what Windows-1252 has from 0x80 to 0x9F; elsewhere it is
// Latin-1.
var windowsPunctuation = [...]rune{
	'€', utf8.RuneError, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', utf8.RuneError, 'Ž', utf8.RuneError,
	utf8.RuneError, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', utf8.RuneError, 'ž', 'Ÿ',
}

func decodeWindows1252(b []byte) string {
	var s strings.Builder
	s.Grow(len(b) + len(b)/8)
	for _, c := range b {
		switch {
		case c < 0x80:
			s.WriteByte(c)
		case c < 0xA0:
			s.WriteRune(windowsPunctuation[c-0x80])
		default:
			s.WriteRune(rune(c))
		}
	}
	return s.String()
}
