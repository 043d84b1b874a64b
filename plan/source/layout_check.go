package source

import (
	"bytes"

	"gopkg.in/yaml.v3"

	"piao/plan/diag"
)

// sameButBlanks says that two texts hold the same characters, blanks and line
// ends aside, and the same comments in lines of their own.
func sameButBlanks(a, b []byte) bool {
	a = bytes.TrimPrefix(a, []byte(bom))
	for {
		var one, two []byte
		one, a = nextSaying(a)
		two, b = nextSaying(b)
		if one == nil || two == nil {
			return one == nil && two == nil
		}
		if bytes.Equal(one, two) {
			continue
		}
		if one[0] == '#' || !sameDense(one, two) {
			return false
		}
	}
}

// nextSaying is the next line that is not empty, trimmed, and what follows it.
func nextSaying(text []byte) (line, rest []byte) {
	for len(text) > 0 {
		line, text, _ = bytes.Cut(text, []byte("\n"))
		if line = bytes.Trim(line, " \t\r"); len(line) > 0 {
			return line, text
		}
	}
	return nil, nil
}

// sameDense says that two lines are the same without their blanks.
func sameDense(a, b []byte) bool {
	i, j := 0, 0
	for {
		for i < len(a) && isBlank(a[i]) {
			i++
		}
		for j < len(b) && isBlank(b[j]) {
			j++
		}
		if i == len(a) || j == len(b) {
			return i == len(a) && j == len(b)
		}
		if a[i] != b[j] {
			return false
		}
		i, j = i+1, j+1
	}
}

// sameTree says that a text is read as the same values, in the same styles.
func sameTree(root Node, text []byte) bool {
	again, found := Parse(&diag.File{Name: root.f.Name, Bytes: text})
	return len(found) == 0 && sameNode(root.y, again.y)
}

func sameNode(a, b *yaml.Node) bool {
	if a.Kind != b.Kind || a.Style != b.Style || a.Tag != b.Tag || a.Value != b.Value || a.Anchor != b.Anchor || len(a.Content) != len(b.Content) {
		return false
	}
	for k := range a.Content {
		if !sameNode(a.Content[k], b.Content[k]) {
			return false
		}
	}
	return true
}
