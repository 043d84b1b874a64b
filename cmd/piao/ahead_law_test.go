package main

import (
	"bytes"
	"encoding/csv"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What looks ahead, on the real plan, against evaluations of files that say the same. The tests of evaluate try
// this on random plans; these try how commands read figures and write them.

// table runs a command and reads the CSV that it prints, by the values of a column.
func table(t *testing.T, key string, args ...string) map[string]map[string]string {
	t.Helper()
	var out, errs bytes.Buffer
	if code := run(append(args, "--format", "csv"), nil, &out, &errs); code > 1 {
		t.Fatalf("%v: exit code %d: %s", args, code, errs.String())
	}
	lines, err := csv.NewReader(&out).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string]map[string]string{}
	for _, line := range lines[1:] {
		row := map[string]string{}
		for k, name := range lines[0] {
			row[name] = line[k]
		}
		rows[row[key]] = row
	}
	return rows
}

// A supposed figure moves what the same figure in the file moves, and by as much.
func TestWhatIfIsARewrittenFile(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../plans/cciaa-tno")); err != nil {
		t.Fatal(err)
	}
	plan, file := filepath.Join(dir, "plan.yaml"), filepath.Join(dir, "measurements", "2023.yaml")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before := table(t, "indicator", "evaluate", "2023", "--plan", plan)
	for _, x := range []struct{ code, was, is string }{
		{"M_TavoloInfra", "0", "1"}, {"OnStrut", "13868400.00", "0.50"}, {"N_Imprese_Dig4.0", "212", "213"},
		{"M:RASLImprIscr", "2585", "-1"}, {"N_ImprAtt", "92345", "0"}, {"Indice_Trasp", "", "12.345 %"},
		{"DirAnn", "10266000.00", "1000.5"},
	} {
		line := "  " + x.code + ": "
		at := strings.Index(string(text), line)
		if x.code == "N_ImprAtt" {
			line = "    value: "
			at = strings.Index(string(text), line+x.was)
		}
		if at < 0 {
			t.Fatalf("%s is not in the file", x.code)
		}
		rest := string(text[at+len(line):])
		other := string(text[:at]) + line + x.is + rest[strings.IndexByte(rest, '\n'):]
		if err := os.WriteFile(file, []byte(other), 0o666); err != nil {
			t.Fatal(err)
		}
		after := table(t, "indicator", "evaluate", "2023", "--plan", plan)
		if err := os.WriteFile(file, text, 0o666); err != nil {
			t.Fatal(err)
		}
		moved := table(t, "code", "whatif", "2023", "--plan", plan, "--set", x.code+"="+x.is)
		for code, is := range after {
			want := [...]string{is["value"], is["achievement"], is["weighted_score"], is["status"]}
			row := moved[code]
			got := [...]string{row["value_after"], row["score_after"], row["points_after"], row["status_after"]}
			if row == nil {
				was := before[code]
				got = [...]string{was["value"], was["achievement"], was["weighted_score"], was["status"]}
			}
			if got != want {
				t.Errorf("%s=%s: %s is %v, want %v", x.code, x.is, code, got, want)
			}
		}
	}
}

// Each figure that needs prints is enough, as it is printed.
func TestNeedsPrintsWhatIsEnough(t *testing.T) {
	tried := map[string]int{}
	for name, year := range map[string]string{"cciaa-tno": "2023", "examples/cafoscari": "2019", "examples/lea": "2018"} {
		plan := "../../plans/" + name + "/plan.yaml"
		for code, row := range table(t, "indicator", "needs", year, "--score", "99.9%", "--plan", plan) {
			for figure := range strings.SplitSeq(row["needed"], "; ") {
				if figure == "" {
					continue
				}
				tried[name]++
				after := table(t, "code", "whatif", year, "--plan", plan, "--set", figure)[code]["score_after"]
				got, _ := new(big.Rat).SetString(after)
				want, _ := new(big.Rat).SetString(row["reach"])
				if got == nil || got.Cmp(want) < 0 {
					t.Errorf("%s: %s gives %q, not %s", code, figure, after, row["reach"])
				}
			}
		}
	}
	if tried["cciaa-tno"] < 10 || len(tried) < 3 {
		t.Errorf("only so many figures are needed: %v", tried)
	}
}

// The trend of a year, or of a monitoring, is its evaluation.
func TestTrendIsEvaluated(t *testing.T) {
	const plan = "../../plans/cciaa-tno/plan.yaml"
	for day, when := range map[string][]string{"2023-12-31": {"2023"}, "2024-06-30": {"2024", "--as-of", "2024-06-30"}} {
		points := table(t, "code", "trend", "--year", day[:4], "--plan", plan)
		for code, is := range table(t, "indicator", append(append([]string{"evaluate"}, when...), "--plan", plan)...) {
			x := points[code]
			got, want := [...]string{x["as_of"], x["value"], x["achievement"], x["status"]},
				[...]string{day, is["value"], is["achievement"], is["status"]}
			if got != want {
				t.Errorf("%s: %v, want %v", code, got, want)
			}
		}
	}
}
