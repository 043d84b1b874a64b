package diag

import (
	"slices"
	"strings"
	"testing"
)

func TestNear(t *testing.T) {
	keys := []string{"name", "description", "unit", "weight", "formula", "targets", "scoring"}
	for _, c := range []struct {
		word  string
		known []string
		want  []string
	}{
		{"weight", keys, []string{"weight"}},
		{"weigth", keys, []string{"weight"}},
		{"target", keys, []string{"targets"}},
		{"nome", keys, []string{"name"}},
		{"descrizione", keys, []string{"description"}}, // 3 in a word of 11
		{"peso", keys, nil},
		{"x", nil, nil},
		{"desc", keys, []string{"description"}}, // far, but its beginning
		{"a", []string{"abc", "ab", "b", "abcd"}, []string{"ab", "abc"}},
		{"ab", []string{"xy"}, nil}, // a word has more than what must change in it
		{"A3.1_02", []string{"A3.1_01", "A3.1_02", "A3.1_20"}, []string{"A3.1_02", "A3.1_01", "A3.1_20"}},
		{"\u0410B_1", []string{"XB_1", "AB_1"}, []string{"AB_1", "XB_1"}}, // Cyrillic А: what looks alike is nearest
		{"AB\u200b_1", []string{"XB_1", "AB_1"}, []string{"AB_1", "XB_1"}},
		{"m_kwh_num", []string{"M_KW_Num", "M_KWh_Num"}, []string{"M_KWh_Num"}},
		{"qualita", []string{"quantità", "qualità"}, []string{"qualità"}},
	} {
		if got := Near(c.word, c.known); !slices.Equal(got, c.want) {
			t.Errorf("%q: got %q, want %q", c.word, got, c.want)
		}
	}
}

// At most five, the nearest first, and among equals as they are known.
func TestNearIsFew(t *testing.T) {
	known := []string{"code10", "code20", "code03", "code04", "code05", "code06", "code01", "code00"}
	want := []string{"code00", "code10", "code20", "code03", "code04"}
	if got := Near("code00", known); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	long := make([]string, 9)
	for i := range long {
		long[i] = "abc" + strings.Repeat("x", 9+i)
	}
	if got := Near("abc", long); !slices.Equal(got, long[:5]) {
		t.Errorf("got %q, want %q", got, long[:5])
	}
}
