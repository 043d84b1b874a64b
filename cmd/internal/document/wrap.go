package document

import (
	"strings"
	"unicode"

	"github.com/clipperhouse/displaywidth"
)

// Columns is the width of one line of clean text on a terminal: 0 for a combining
// mark, 2 for a wide character.
func Columns(s string) int { return displaywidth.String(s) }

// Wrap breaks clean text into lines of at most width columns; 0 means any width. It
// breaks at the text's own line breaks, at blanks, in long words after `_ - . / : ,`
// and, if there is no other way, between any two characters. Only blanks at breaks
// are lost. A line is wider than width only if a single character is.
func Wrap(text string, width int) []string {
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		lines = wrapLine(lines, TrimEnd(line), width)
	}
	return lines
}

func wrapLine(lines []string, s string, width int) []string {
	for width > 0 {
		end := fitting(s, width)
		if end == len(s) {
			break
		}
		end = breakBefore(s, end)
		lines = append(lines, TrimEnd(s[:end]))
		s = strings.TrimLeft(s[end:], " ")
	}
	return append(lines, s)
}

// TrimEnd is a text without the blanks at its end.
func TrimEnd(s string) string { return strings.TrimRightFunc(s, unicode.IsSpace) }

// fitting is the length of the longest prefix of s within width columns. It has at
// least one character.
func fitting(s string, width int) int {
	end, used := 0, 0
	for chars := displaywidth.StringGraphemes(s); chars.Next(); {
		used += chars.Width()
		if used > width && end > 0 {
			return end
		}
		end += len(chars.Value())
	}
	return end
}

// breakBefore is the best place to break s at or before end; all of s up to end
// fits.
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

// isBeforeUnit reports whether the blank at i joins a number to its sign, and so
// must not be a break.
func isBeforeUnit(s string, i int) bool {
	after := s[i+1:]
	return i > 0 && unicode.IsDigit(rune(s[i-1])) && (strings.HasPrefix(after, "%") || strings.HasPrefix(after, "€"))
}

// longestWord is the width of the widest word between blanks.
func longestWord(s string) int {
	longest := 0
	for word := range strings.FieldsSeq(s) {
		longest = max(longest, Columns(word))
	}
	return longest
}

// widest is the width of text with line breaks.
func widest(s string) int {
	width := 0
	for line := range strings.SplitSeq(s, "\n") {
		width = max(width, Columns(line))
	}
	return width
}
