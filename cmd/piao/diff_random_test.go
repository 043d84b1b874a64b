package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// effects is what a diff says that its changes do to the score.
type effects struct {
	Impact struct {
		Old        json.Number `json:"old_score"`
		New        json.Number `json:"new_score"`
		Indicators []struct {
			Code   string
			OldAch *json.Number `json:"old_achievement"`
			NewAch *json.Number `json:"new_achievement"`
			OldPts *json.Number `json:"old_weighted_score"`
			NewPts *json.Number `json:"new_weighted_score"`
		}
	}
}

// evaluated is the figures of an evaluation that a diff also says.
type evaluated struct {
	Score json.Number
	Areas []struct {
		Objectives []struct {
			Indicators []struct {
				Code        string
				Achievement *json.Number
				Points      *json.Number `json:"weighted_score"`
			}
		}
	}
}

// codes are codes of the shipped plan that stand in no other word of it: of measures, and of indicators.
var codes = []string{"N_ImprAtt", "ProvStrut", "N_Imprese_CD", "Unit_Stab", "M_TavoloInfra", "EC27", "IS_EffEner"}

// recode gives each code of a text a new ending.
func recode(text string, renamed []string) string {
	for _, code := range renamed {
		text = strings.ReplaceAll(text, code, code+"_x")
	}
	return text
}

var perCent = regexp.MustCompile(`weight: ([0-9.]+) %`)

// inPoints weighs a plan in points, in which objectives may stand under others without a change of weights.
func inPoints(r *rand.Rand, text string) string {
	text = strings.Replace(perCent.ReplaceAllString(text, "weight: $1"), "\nareas:", "\nweights: points\nareas:", 1)
	hosts := []string{"OS_1.1CapUmano", "OS_2.1Infrastrutture", "OS_3.1PatrimonDati"}
	for _, code := range []string{"OS_1.3ComunEMedia", "OS_2.2AnalisiEconom", "OS_3.4CrisiImpresa"} {
		if r.IntN(2) == 0 {
			before, after, _ := strings.Cut(text, "\n  "+code+":")
			above, below, _ := strings.Cut(after, "\n    area: ")
			_, below, _ = strings.Cut(below, "\n")
			text = before + "\n  " + code + ":" + above + "\n    parent: " + hosts[r.IntN(len(hosts))] + "\n" + below
		}
		hosts = append(hosts, code)
	}
	return text
}

var target2023 = regexp.MustCompile(`2023: "([<>=]+) ([0-9.]+)`)

// revise changes weights, levels, targets and scoring of the shipped plan.
func revise(r *rand.Rand, text string) string {
	some := func(old string, new ...string) {
		if r.IntN(3) == 0 {
			text = strings.Replace(text, old, new[r.IntN(len(new))], 1)
		}
	}
	some("method: proportional", "method: inverse", "method: on_off")
	some("cap: 100 %", "cap: 120 %")
	some("missing: open", "missing: zero")
	if first := strings.Index(text, "weight: 25 %"); r.IntN(2) == 0 && first > 0 {
		rest := strings.Replace(strings.Replace(text[first:], "weight: 25 %", "weight: 40 %", 1), "weight: 25 %", "weight: 10 %", 1)
		text = text[:first] + rest
	}
	if r.IntN(2) == 0 {
		text = inPoints(r, text)
	}
	return target2023.ReplaceAllStringFunc(text, func(s string) string {
		if r.IntN(4) > 0 {
			return s
		}
		m := target2023.FindStringSubmatch(s)
		return fmt.Sprintf(`2023: "%s %d%s`, m[1], 1+r.IntN(2), m[2])
	})
}

// What a diff says of the effect on the score is the difference of two evaluations,
// each of its own plan with measurements in that plan's codes.
func TestDiffEffectIsTwoEvaluations(t *testing.T) {
	shipped := map[string]string{}
	for _, name := range []string{"plan.yaml", "measurements/2022.yaml", "measurements/2023.yaml"} {
		text, err := os.ReadFile(filepath.Join("../../plans/cciaa-tno", name))
		if err != nil {
			t.Fatal(err)
		}
		shipped[name] = string(text)
	}
	t.Chdir(t.TempDir())
	r, moved := rand.New(rand.NewPCG(11, 6)), 0
	for round := range rounds(8, 200) {
		var renamed []string
		for _, code := range codes {
			if r.IntN(3) == 0 {
				renamed = append(renamed, code)
			}
		}
		old, new := revise(r, shipped["plan.yaml"]), recode(revise(r, shipped["plan.yaml"]), renamed)
		write := func(dir, plan string, renamed []string) {
			for name, text := range shipped {
				if text = recode(text, renamed); name == "plan.yaml" {
					text = plan
				}
				os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o755)
				if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		}
		write("old", old, nil)
		write("new", new, renamed)
		var said effects
		beside := []string{"old", "new"}[r.IntN(2)] // the measurements may be made for either plan
		ask(t, &said, "diff", "old/plan.yaml", "new/plan.yaml", "--year", "2023",
			"--measurements", beside+"/measurements/2023.yaml", "--measurements", beside+"/measurements/2022.yaml")
		before, after := figuresOf(t, "old", renamed), figuresOf(t, "new", nil)
		want := map[string]string{"": fmt.Sprint(before[""], " ", after[""])}
		for code := range before {
			if before[code] != after[code] {
				want[code] = before[code] + " " + after[code]
			}
		}
		got := map[string]string{"": fmt.Sprint(said.Impact.Old, " ", said.Impact.New)}
		for _, i := range said.Impact.Indicators {
			got[i.Code] = achievedText(i.OldAch, i.OldPts) + " " + achievedText(i.NewAch, i.NewPts)
		}
		if !maps.Equal(got, want) {
			t.Fatalf("round %d, renamed %v, measurements of the %s plan:\ngot  %v\nwant %v", round, renamed, beside, got, want)
		}
		moved += len(got) - 1
	}
	if moved == 0 {
		t.Error("nothing moved")
	}
}

// figuresOf is the figures of the plan in a folder, by code, those of renamed elements by their new code.
func figuresOf(t *testing.T, dir string, renamed []string) map[string]string {
	var e evaluated
	ask(t, &e, "evaluate", "2023", "--plan", dir+"/plan.yaml")
	figures := map[string]string{"": e.Score.String()}
	for _, a := range e.Areas {
		for _, o := range a.Objectives {
			for _, i := range o.Indicators {
				figures[recode(i.Code, renamed)] = achievedText(i.Achievement, i.Points)
			}
		}
	}
	return figures
}

func achievedText(achievement, points *json.Number) string {
	text := func(n *json.Number) string {
		if n == nil {
			return "-"
		}
		return n.String()
	}
	return text(achievement) + "/" + text(points)
}

// ask runs piao and reads its JSON.
func ask(t *testing.T, into any, args ...string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	if code := run(append(args, "--format", "json"), strings.NewReader(""), &stdout, &stderr); code != exitDone {
		t.Fatalf("piao %v: exit %d\n%s", args, code, stderr.String())
	}
	if err := json.Unmarshal(stdout.Bytes(), into); err != nil {
		t.Fatal(err)
	}
}
