package document

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
)

// Widths are columns of a terminal: 0 for a combining mark, 2 for a wide
// character. All text measured here is clean already.

// Columns is the width of one line of text.
func Columns(s string) int {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return displaywidth.String(s)
		}
	}
	return len(s)
}

// Wrap is text for people in lines of at most width columns; 0 is any width.
func Wrap(text string, width int) []string {
	return wrap(text, orUnlimited(width))
}

// orUnlimited is a width to wrap at; 0 is any.
func orUnlimited(width int) int {
	if width <= 0 {
		return 1 << 30
	}
	return width
}

// wrap breaks text into lines of at most limit columns: at its own line breaks,
// at blanks, in long words after `_ - . / : ,`, and where nothing else is left
// anywhere between two characters. Only blanks at breaks are lost. A line is
// wider than limit only where a single character is.
func wrap(s string, limit int) []string {
	if !strings.Contains(s, "\n") && Columns(s) <= limit {
		return []string{TrimEnd(s)}
	}
	var lines []string
	for part := range strings.SplitSeq(s, "\n") {
		lines = wrapLine(lines, TrimEnd(part), limit)
	}
	return lines
}

func wrapLine(lines []string, s string, limit int) []string {
	for {
		end := fitting(s, limit)
		if end == len(s) {
			return append(lines, s)
		}
		end = breakBefore(s, end)
		lines = append(lines, TrimEnd(s[:end]))
		s = strings.TrimLeft(s[end:], " ")
	}
}

func TrimEnd(s string) string {
	if n := len(s); n == 0 || s[n-1] > ' ' && s[n-1] < utf8.RuneSelf {
		return s
	}
	return strings.TrimRightFunc(s, unicode.IsSpace)
}

// fitting is the length of the longest beginning of s within limit columns; at
// least one character.
func fitting(s string, limit int) int {
	if n := plainPrefix(s, limit); n >= 0 {
		return n
	}
	end, used := 0, 0
	for chars := displaywidth.StringGraphemes(s); chars.Next(); {
		used += chars.Width()
		if used > limit && end > 0 {
			return end
		}
		end += len(chars.Value())
	}
	return end
}

// plainPrefix is fitting for text that is ASCII as far as it matters, one byte
// past the limit, since a mark there would belong to the last character; else -1.
func plainPrefix(s string, limit int) int {
	if limit < 1 {
		return -1
	}
	for i := range min(len(s), limit+1) {
		if s[i] >= 0x80 {
			return -1
		}
	}
	return min(len(s), limit)
}

// breakBefore is the best place to break s at or before end, of which all fits.
func breakBefore(s string, end int) int {
	for i := end; i > 0; i = strings.LastIndexByte(s[:i], ' ') {
		if s[i] == ' ' && !isBeforeUnit(s, i) && TrimEnd(s[:i]) != "" {
			return i
		}
	}
	if i := strings.LastIndexAny(s[:end], "_-./:,"); i > end/3 {
		return i + 1
	}
	return end
}

// isBeforeUnit says that the blank at i keeps a number with its sign.
func isBeforeUnit(s string, i int) bool {
	return i > 0 && isDigit(s[i-1]) && (strings.HasPrefix(s[i+1:], "%") || strings.HasPrefix(s[i+1:], "€"))
}

// longestWord is the width of the widest word between blanks.
func longestWord(s string) int {
	longest := 0
	for word := range strings.FieldsSeq(s) {
		longest = max(longest, Columns(word))
	}
	return longest
}
