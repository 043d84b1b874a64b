package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"piao/cmd/internal/document"
	"piao/cmd/internal/findings"
	"piao/plan/diag"
	"piao/plan/lang"
)

// Each file of testdata/broken holds one mistake that a person would make, and
// the .want beside it says where: `LINE:COL RULE`, counted by eye. One mistake is
// one finding. What piao says of all of them, in both languages, is in the
// folder's messages.txt, to be read as a whole; -update rewrites that alone.
func TestBroken(t *testing.T) {
	errors := func(t *testing.T, name, _ string) diag.List { return findingsIn(t, name) }
	for _, dir := range []string{"syntax", "plan", "measurements"} {
		t.Run(dir, func(t *testing.T) { checkCorpus(t, filepath.Join("../../testdata/broken", dir), 25, errors) })
	}
}

// checkCorpus tries at least so many files of a folder; find gives what is found in
// one that is about a rule.
func checkCorpus(t *testing.T, dir string, least int, find func(t *testing.T, name, rule string) diag.List) {
	names, _ := filepath.Glob(filepath.Join(dir, "*.want"))
	if len(names) < least {
		t.Fatalf("only %d files in %s", len(names), dir)
	}
	var messages bytes.Buffer
	for _, want := range names {
		place := wanted(t, want)
		_, rule, _ := strings.Cut(place, " ")
		name := strings.TrimSuffix(want, ".want") + ".yaml"
		found := find(t, name, rule)
		var got []string
		for _, d := range found {
			got = append(got, fmt.Sprintf("%d:%d %s", d.Pos.Line, d.Pos.Col, d.Rule.Code))
		}
		if !asWanted(got, place) {
			t.Errorf("%s: got %v, want %s", filepath.Base(name), got, place)
		}
		sayAll(&messages, found)
	}
	compareGolden(t, filepath.Join(dir, "messages.txt"), messages.Bytes())
}

func wanted(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	place, _, _ := strings.Cut(strings.TrimSpace(string(text)), "\t")
	return place
}

// asWanted is whether the first finding is the one wanted and the only one. A
// wrong byte or a conflict marker may come again and again, each its own finding.
func asWanted(got []string, want string) bool {
	if len(got) == 0 || got[0] != want {
		return false
	}
	return len(got) == 1 || strings.HasSuffix(want, " encoding") || strings.Contains(want, "5:1 syntax")
}

// findings are the errors in a file of the corpus: a plan, or measurements of
// the plan beside them.
func findingsIn(t *testing.T, name string) diag.List {
	t.Helper()
	a := &app{env: func(string) string { return "" }}
	if filepath.Base(filepath.Dir(name)) != "measurements" {
		_, found, err := a.readPlan(name)
		return relative(t, found, err)
	}
	p, found, err := a.readPlan(filepath.Join(filepath.Dir(name), "plan.yaml"))
	if relative(t, found, err); found.Failed() {
		t.Fatal("the plan beside the measurements is wrong")
	}
	file, err := readFile(name)
	if err != nil {
		t.Fatal(err)
	}
	_, found = verifiedMeasurements(file, p)
	return relative(t, found, nil)
}

// relative gives the files in findings the names they have in their folder.
func relative(t *testing.T, found diag.List, err error) diag.List {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range found {
		if d.Pos.File != nil {
			d.Pos.File.Name = filepath.Base(d.Pos.File.Name)
		}
	}
	return sorted(errorsOnly(found))
}

func sayAll(w *bytes.Buffer, found diag.List) {
	for _, l := range lang.All {
		findings.Text(w, found, document.Output{Lang: l})
	}
	w.WriteByte('\n')
}

func compareGolden(t *testing.T, name string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s: %s", filepath.Base(name), firstDifference(string(got), string(want)))
	}
}
