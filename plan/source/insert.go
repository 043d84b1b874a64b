package source

import (
	"bytes"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"piao/plan/diag"
	"piao/plan/source/syntax"
)

// Insert is a file's text with lines put at the end of the block that a
// top-level key holds, indented as that block is; a key that is not there is put
// at the end of the file. All else stays, byte for byte. It is false where the
// file is written in a way that has no such end, in braces for one.
func Insert(f *diag.File, key string, lines []string) ([]byte, bool) {
	root, found := Parse(f)
	if len(found) > 0 || !root.IsMap() || root.y.Style&yaml.FlowStyle != 0 || root.y.Column != 1 {
		return nil, false
	}
	at := 0
	for at < len(root.y.Content) && root.y.Content[at].Value != key {
		at += 2
	}
	if at >= len(root.y.Content) {
		return spliced(root.f, len(f.Bytes), key+":", lines, IndentStep)
	}
	value := root.y.Content[at+1]
	if len(value.Content) == 0 && value.Kind == yaml.MappingNode {
		return filled(root.f, syntax.Start(root.f, value), lines)
	}
	if value.Kind != yaml.MappingNode || value.Style&yaml.FlowStyle != 0 || len(value.Content) == 0 {
		return nil, false
	}
	line := root.f.LineCount() + 1
	if at+2 < len(root.y.Content) {
		line = root.y.Content[at+2].Line
	}
	line = endOfBlock(root.f, line)
	start, _ := root.f.LineSpan(line)
	return spliced(root.f, start, "", lines, value.Column-1)
}

// filled is the text with lines in the place of a map that is empty.
func filled(f *diag.File, at int, lines []string) ([]byte, bool) {
	before, after := bytes.TrimRight(f.Bytes[:at], " "), f.Bytes[at:]
	if !bytes.HasPrefix(after, []byte("{}")) {
		return nil, false
	}
	empty := &diag.File{Name: f.Name, Bytes: slices.Concat(before, after[2:])}
	_, end := empty.LineSpan(f.LineOf(at))
	if end < len(empty.Bytes) {
		end = bytes.IndexByte(empty.Bytes[end:], '\n') + end + 1
	}
	return spliced(empty, end, "", lines, IndentStep)
}

// endOfBlock is the line after a block's last one: before the line of the next
// key, and before the blank lines and comments that stand above that.
func endOfBlock(f *diag.File, next int) int {
	for next > 1 {
		text := bytes.TrimRight(f.Line(next-1), " \t\r")
		if len(text) > 0 && text[0] != '#' {
			break
		}
		next--
	}
	return next
}

// spliced is the text with lines put in at an offset that ends a line.
func spliced(f *diag.File, at int, head string, lines []string, indent int) ([]byte, bool) {
	end := "\n"
	if bytes.Contains(f.Bytes, []byte("\r\n")) {
		end = "\r\n"
	}
	var in strings.Builder
	if at > 0 && f.Bytes[at-1] != '\n' {
		in.WriteString(end)
	}
	if head != "" {
		in.WriteString(end + head + end)
	}
	for _, text := range lines {
		if text != "" {
			in.WriteString(strings.Repeat(" ", indent) + text)
		}
		in.WriteString(end)
	}
	text := bytes.Join([][]byte{f.Bytes[:at], []byte(in.String()), f.Bytes[at:]}, nil)
	_, found := Parse(&diag.File{Name: f.Name, Bytes: text})
	return text, len(found) == 0
}
