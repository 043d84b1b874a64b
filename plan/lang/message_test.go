package lang

import (
	"testing"
	"time"
)

func TestMessageIn(t *testing.T) {
	day := Date(time.Date(2023, 6, 30, 0, 0, 0, 0, time.UTC))
	for _, c := range []struct {
		message Message
		it, en  string
	}{
		{Say("il file è vuoto", "the file is empty"), "il file è vuoto", "the file is empty"},
		{Say("manca «%s»", "“%s” is missing", "name"), "manca «name»", "“name” is missing"},
		{Say("alla riga %d", "on line %d", 12345), "alla riga 12345", "on line 12345"},
		{Say("95 %%", "95 %%"), "95 %", "95 %"},
		{Say("%s ha %s", "%[2]s belongs to %[1]s", "A", "B"), "A ha B", "B belongs to A"},
		{Say("sono %s", "they are %s", Number("-1234.5")), "sono -1.234,5", "they are -1,234.5"},
		{Say("entro il %s", "by %s", day), "entro il 30/06/2023", "by 30 Jun 2023"},
		{Say("vuole %s", "takes %s", Text{"un elenco", "a list"}), "vuole un elenco", "takes a list"},
		{Say("restano %s", "left are %s", Words([]string{"A", "B"})), "restano A e B", "left are A and B"},
		{Say("%s!", "%s!", Say("a «%s»", "to “%s”", Text{"sì", "yes"})), "a «sì»!", "to “yes”!"},
		{Say("«%s»", "“%s”", "20 %d"), "«20 %d»", "“20 %d”"},
	} {
		for l, want := range map[Lang]string{IT: c.it, EN: c.en} {
			if got := c.message.In(l); got != want {
				t.Errorf("%q in %s: got %q, want %q", c.message.EN, l, got, want)
			}
		}
	}
}

func TestListIn(t *testing.T) {
	for _, c := range []struct {
		list   List
		it, en string
	}{
		{List{}, "", ""},
		{Words(nil), "", ""},
		{Words([]string{"a"}), "a", "a"},
		{Words([]string{"a", "b"}), "a e b", "a and b"},
		{Words([]string{"a", "b", "c", "d"}), "a, b, c e d", "a, b, c and d"},
		{List{Words([]string{"a"}).Items, true}, "a", "a"},
		{List{Words([]string{"a", "b", "c"}).Items, true}, "a, b o c", "a, b or c"},
		{List{Items: []Spoken{Text{"sì", "yes"}, Number("0.5"), Say("«%d»", "“%d”", 1)}},
			"sì, 0,5 e «1»", "yes, 0.5 and “1”"},
	} {
		for l, want := range map[Lang]string{IT: c.it, EN: c.en} {
			if got := c.list.In(l); got != want {
				t.Errorf("in %s: got %q, want %q", l, got, want)
			}
		}
	}
}

// A part that is empty in a language leaves no semicolon.
func TestPartsIn(t *testing.T) {
	only := func(it, en string) Text { return Text{it, en} }
	for _, c := range []struct {
		parts  Parts
		it, en string
	}{
		{nil, "", ""},
		{Parts{Same("")}, "", ""},
		{Parts{Same("a"), Same("b")}, "a; b", "a; b"},
		{Parts{Same(""), Same("a"), Same(""), Same("b"), Same("")}, "a; b", "a; b"},
		{Parts{only("uno", ""), only("", "two"), only("tre", "three")}, "uno; tre", "two; three"},
		{Parts{Number("1234.5"), Words([]string{"a", "b"})}, "1.234,5; a e b", "1,234.5; a and b"},
	} {
		for l, want := range map[Lang]string{IT: c.it, EN: c.en} {
			if got := c.parts.In(l); got != want {
				t.Errorf("in %s: got %q, want %q", l, got, want)
			}
		}
	}
}
