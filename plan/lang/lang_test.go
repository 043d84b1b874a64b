package lang

import "testing"

// A language's code reads back as the language; nothing else is one.
func TestParse(t *testing.T) {
	for _, want := range All {
		if got, ok := Parse(want.String()); got != want || !ok {
			t.Errorf("%s: got %s, %t", want, got, ok)
		}
	}
	for _, code := range []string{"", "IT", "En", "ita", "it ", "fr", "it_IT"} {
		if got, ok := Parse(code); ok {
			t.Errorf("%q: got %s", code, got)
		}
	}
}

func TestFromLocale(t *testing.T) {
	for _, c := range []struct {
		locale string
		want   Lang
		ok     bool
	}{
		{"it", IT, true},
		{"it_IT", IT, true},
		{"it_IT.UTF-8", IT, true},
		{"en", EN, true},
		{"en_GB.UTF-8", EN, true},
		{"", IT, false},
		{"C", IT, false},
		{"de_IT", IT, false},
		{"italian", IT, false},
		{".UTF-8", IT, false},
	} {
		if got, ok := FromLocale(c.locale); got != c.want || ok != c.ok {
			t.Errorf("%q: got %s, %t, want %s, %t", c.locale, got, ok, c.want, c.ok)
		}
	}
}
