package report

import (
	"bytes"
	"encoding/json"
	"testing"
)

// FuzzIndent holds indent to json.Indent, over whatever is JSON.
func FuzzIndent(f *testing.F) {
	for _, text := range []string{
		`{}`, `[]`, `null`, `-1.5e3`, `""`, `"a\"b\\"`, `{"a":{}}`, `{"a":[],"b":[{}]}`, `[[1,2],[3,[4,{"x":"{,:[]}"}]]]`,
		`{"è":"«,»","\\":"\\\\\""}`, "{\"a\":1}\n", ` [ 1 , "a b" ] `,
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var compact, want bytes.Buffer
		if json.Compact(&compact, text) != nil {
			return
		}
		compact.WriteByte('\n') // as an Encoder ends
		if err := json.Indent(&want, compact.Bytes(), "", "  "); err != nil {
			t.Fatal(err)
		}
		if got := indent(compact.Bytes()); string(got) != want.String() {
			t.Errorf("%q: got %q, want %q", compact.Bytes(), got, want.Bytes())
		}
	})
}
