package sheet

import "testing"

func TestStoredDigits(t *testing.T) {
	for raw, want := range map[string]string{
		"0": "0", "12": "12", "-1.5": "-1.5", "0.2": "0.2", "1E3": "1000", "1.5e-3": "0.0015", "0.30000000000000004": "0.3 ~", "7.0000000000000007E-2": "0.07", "3.0000000000000004": "3 ~",
		"123456789012345": "123456789012345", "1.2345678901234568E+16": "12345678901234600 ~", "99999999999999999": "100000000000000000", "0.1000000000000000": "0.1",
		"1e400": "!", "": "!", "x": "!", "1e-400": "!",
	} {
		got, rounded, ok := storedDigits(raw)
		if rounded {
			got += " ~"
		}
		if !ok {
			got = "!"
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", raw, got, want)
		}
	}
}

func TestCalendar(t *testing.T) {
	for _, c := range []struct {
		digits   string
		from1904 bool
		want     string
	}{
		{"1", false, "1900-01-01"}, {"59", false, "1900-02-28"}, {"60", false, ""}, {"61", false, "1900-03-01"}, {"45107", false, "2023-06-30"}, {"45107.75", false, "2023-06-30"},
		{"43645", true, "2023-06-30"}, {"0.5", false, ""}, {"-1", false, ""}, {"2958465", false, "9999-12-31"}, {"2958466", false, ""}, {"x", false, ""},
	} {
		got, ok := dayOf(c.digits, c.from1904)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("%s (1904: %v): got %q, want %q", c.digits, c.from1904, got, c.want)
		}
	}
}
