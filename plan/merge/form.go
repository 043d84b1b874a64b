package merge

import (
	"bytes"
	"strings"
)

// form is what applies to all lines of a file: its byte-order mark, its line ends,
// and whether the last line has one.
type form struct {
	mark, crlf, open bool
}

const byteOrderMark = "\ufeff"

// plainForm removes the byte-order mark of a text, and ends its lines by LF if all
// of them end alike.
func plainForm(text []byte) ([]byte, form) {
	plain, marked := bytes.CutPrefix(text, []byte(byteOrderMark))
	f := form{mark: marked, open: !bytes.HasSuffix(plain, []byte("\n"))}
	if n := bytes.Count(plain, []byte("\n")); n > 0 && n == bytes.Count(plain, []byte("\r\n")) {
		f.crlf = true
		plain = bytes.ReplaceAll(plain, []byte("\r\n"), []byte("\n"))
	}
	if f.open {
		plain = append(bytes.Clone(plain), '\n')
	}
	return plain, f
}

// formsOf makes texts plain. An empty base has no form: a property is merged if both
// versions have it.
func formsOf(texts *versions[[]byte]) (forms versions[form]) {
	empty := len(bytes.TrimSpace(texts[base])) == 0
	for k := range texts {
		texts[k], forms[k] = plainForm(texts[k])
	}
	if empty {
		texts[base], forms[base] = nil, form{true, true, true}
	}
	return forms
}

func (f form) restore(text string) []byte {
	if f.open {
		text = strings.TrimSuffix(text, "\n")
	}
	if f.crlf {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	if f.mark {
		text = byteOrderMark + text
	}
	return []byte(text)
}

// mergedForm takes from each version the properties that it changed.
func mergedForm(v versions[form]) form {
	trait := func(of func(form) bool) bool {
		all := each(v, of)
		k, _ := changed(all)
		return all[k]
	}
	return form{
		mark: trait(func(f form) bool { return f.mark }),
		crlf: trait(func(f form) bool { return f.crlf }),
		open: trait(func(f form) bool { return f.open }),
	}
}
