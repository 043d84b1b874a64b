package diag

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"piao/plan/lang"
)

// lookalikes maps letters of other alphabets to the Latin letters that look the same
// on screen, and the punctuation of word processors to plain punctuation.
var lookalikes = map[rune]rune{
	'А': 'A', 'В': 'B', 'Е': 'E', 'К': 'K', 'М': 'M', 'Н': 'H', 'О': 'O', 'Р': 'P', 'С': 'C', 'Т': 'T', 'У': 'Y',
	'Х': 'X', 'І': 'I', 'Ѕ': 'S', 'Ј': 'J', 'а': 'a', 'е': 'e', 'о': 'o', 'р': 'p', 'с': 'c', 'у': 'y', 'х': 'x',
	'і': 'i', 'ѕ': 's', 'ј': 'j', 'Α': 'A', 'Β': 'B', 'Ε': 'E', 'Ζ': 'Z', 'Η': 'H', 'Ι': 'I', 'Κ': 'K', 'Μ': 'M',
	'Ν': 'N', 'Ο': 'O', 'Ρ': 'P', 'Τ': 'T', 'Υ': 'Y', 'Χ': 'X', 'ο': 'o', '‐': '-', '‑': '-', '–': '-', '—': '-',
	'−': '-', '’': '\'', '‘': '\'', '％': '%', '＿': '_',
}

// fold gives words that look alike the same spelling: no invisible characters, one
// kind of space, Latin letters for their look-alikes.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if ' ' <= r && r < utf8.RuneSelf {
			return r
		}
		if latin, ok := lookalikes[r]; ok {
			return latin
		}
		switch {
		case invisible(r):
			return -1
		case unicode.IsSpace(r):
			return ' '
		}
		return r
	}, s)
}

func invisible(r rune) bool {
	return unicode.Is(unicode.Cf, r) || r == '\u034f' || r == '\u115f' || r == '\u3164'
}

// LookAlike reports whether two different words look the same on screen.
func LookAlike(a, b string) bool { return a != b && fold(a) == fold(b) }

// plain reports whether a word is ASCII, where nothing misleads the eye.
func plain(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// Strange names the characters of a word that mislead the eye, such as
// «А» (U+0410): invisible ones and look-alikes of Latin letters.
func Strange(s string) lang.List {
	var list lang.List
	if plain(s) {
		return list
	}
	for _, r := range s {
		switch latin, ok := lookalikes[r]; {
		case ok:
			list.Items = append(list.Items, lang.Say("«%s» (%s, non «%s»)",
				"“%s” (%s, not “%s”)", string(r), fmt.Sprintf("U+%04X", r), string(latin)))
		case invisible(r) || unicode.IsSpace(r) && r != ' ':
			list.Items = append(list.Items, lang.Say("un carattere invisibile (%s)",
				"an invisible character (%s)", fmt.Sprintf("U+%04X", r)))
		}
	}
	return list
}
