package plans

import (
	"bytes"
	"os"
	"testing"

	"piao/plan/lang"
)

// What is embedded is what stands in the checkout, but for the comment to editors.
func TestFiles(t *testing.T) {
	if len(Shipped()) == 0 {
		t.Fatal("no plan is embedded")
	}
	for _, name := range Shipped() {
		files := Files(name)
		if len(files) < 2 || files[0].Name != "plan.yaml" {
			t.Fatalf("%s has the files %v", name, files)
		}
		for _, f := range files {
			text, err := os.ReadFile(Folder(name) + "/" + f.Name)
			if err != nil || !bytes.HasSuffix(text, f.Text) || bytes.Contains(f.Text, []byte("yaml-language-server")) {
				t.Errorf("%s of %s is not the one that is embedded (%v)", f.Name, name, err)
			}
		}
	}
	for _, name := range []string{"", ".", "new", "nowhere", "../plans/cciaa-tno"} {
		if files := Files(name); files != nil {
			t.Errorf("%q is a plan of %d files", name, len(files))
		}
	}
}

// The years of the plan to fill in are those asked for, whichever they are.
func TestNew(t *testing.T) {
	for _, l := range lang.All {
		for _, first := range []int{2024, 2025, 2026, 2031} {
			text := New(l, first)
			for y := 2020; y < 2040; y++ {
				if has, want := bytes.Contains(text, year(y)), y >= first && y < first+3; has != want {
					t.Errorf("%s, from %d: %d stands in it: %v", l, first, y, has)
				}
			}
		}
	}
}
