package source

import "piao/plan/diag"

// AsKey is a code as a key of a file: in quotes where YAML would read it as
// anything else.
func AsKey(code string) string {
	root, found := Parse(&diag.File{Bytes: []byte(code + ": x\n")})
	if len(found) > 0 || !root.IsMap() || root.Len() != 1 {
		return singleQuoted(code)
	}
	key, value := root.y.Content[0], root.y.Content[1]
	if key.Value != code || key.Style != 0 || key.Anchor != "" || value.Value != "x" || (Node{key, root.f}).IsNull() || root.merges() {
		return singleQuoted(code)
	}
	return code
}
