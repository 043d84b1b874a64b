package lang

import "strconv"

// Both is a text in both languages.
func Both(it, en string) Text { return Text{IT: it, EN: en} }

// Counted is a number of things with their name.
func Counted(n int, one, many Text) Message {
	word := many
	if n == 1 {
		word = one
	}
	return Say("%s %s", "%s %s", Count(n), word)
}

// Count is a count whose thousands are separated.
func Count(n int) Number { return Number(strconv.Itoa(n)) }
