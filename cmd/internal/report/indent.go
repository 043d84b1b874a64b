package report

// indent lays compact JSON out over lines, as json.Indent does with two blanks a
// level, in a small part of the time: it takes the text for valid and copies it in
// runs.
func indent(compact []byte) []byte {
	text := make([]byte, 0, len(compact)*5/2)
	depth, from := 0, 0 // what stands from there on is not copied yet
	for i := 0; i < len(compact); i++ {
		switch c := compact[i]; c {
		case '"':
			i = closingQuote(compact, i)
		case ':':
			text = append(append(text, compact[from:i+1]...), ' ')
			from = i + 1
		case ',':
			text = appendLine(append(text, compact[from:i+1]...), depth)
			from = i + 1
		case '{', '[':
			if compact[i+1] == closing(c) {
				i++
				continue
			}
			depth++
			text = appendLine(append(text, compact[from:i+1]...), depth)
			from = i + 1
		case '}', ']':
			depth--
			text = appendLine(append(text, compact[from:i]...), depth)
			from = i
		}
	}
	return append(text, compact[from:]...)
}

// closingQuote is where the text ends that begins at a quote.
func closingQuote(s []byte, quote int) int {
	i := quote + 1
	for ; s[i] != '"'; i++ {
		if s[i] == '\\' {
			i++
		}
	}
	return i
}

func closing(open byte) byte {
	if open == '{' {
		return '}'
	}
	return ']'
}

func appendLine(text []byte, depth int) []byte {
	text = append(text, '\n')
	for range depth {
		text = append(text, "  "...)
	}
	return text
}
