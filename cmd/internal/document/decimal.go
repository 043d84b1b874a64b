package document

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// point says where a number stands on its decimal mark: head is what it takes
// up before the mark (`-1.234`), tail from the mark on (`,50 €`, ` gg`). False
// for what is not one number: a word, a dash, a date, a range.
func point(s string, mark byte) (head, tail int, ok bool) {
	end := wholePart(s, mark)
	if end == 0 || hasDigit(fractionless(s[end:], mark)) {
		return 0, 0, false
	}
	return Columns(s[:end]), Columns(s[end:]), true
}

// wholePart is where the whole part of the number in s ends, signs before it
// included (`-8`, `>= 20`); 0 if s does not begin with a number.
func wholePart(s string, mark byte) int {
	start := strings.IndexFunc(s, func(r rune) bool { return unicode.IsDigit(r) || unicode.IsLetter(r) })
	if start < 0 || !isDigit(s[start]) {
		return 0
	}
	end := start
	for end < len(s) && (isDigit(s[end]) || isGrouping(s, end, mark)) {
		end++
	}
	return end
}

// isGrouping says that the separator of thousands stands at i.
func isGrouping(s string, i int, mark byte) bool {
	return (s[i] == '.' || s[i] == ',') && s[i] != mark && i+1 < len(s) && isDigit(s[i+1])
}

// fractionless is s without the decimals that it may begin with.
func fractionless(s string, mark byte) string {
	if s == "" || s[0] != mark {
		return s
	}
	end := 1
	for end < len(s) && isDigit(s[end]) {
		end++
	}
	return s[end:]
}

func hasDigit(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf || isDigit(s[i]) {
			return strings.IndexFunc(s[i:], unicode.IsDigit) >= 0
		}
	}
	return false
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }
