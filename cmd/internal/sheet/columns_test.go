package sheet

import "testing"

func TestByHeader(t *testing.T) {
	for header, want := range map[string]string{
		"codice": Code, " Code ": Code, "VALORE": Value, "value": Value, "Manca perché": Missing, "fonte": Source, "unità": "unit",
		"valore 2022": "", "": "", "altro": "",
	} {
		if got, ok := ByHeader(header); got.Key != want || ok != (want != "") {
			t.Errorf("%q is %q, want %q", header, got.Key, want)
		}
	}
}
