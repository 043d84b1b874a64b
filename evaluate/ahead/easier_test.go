package ahead

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"piao/evaluate"
	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
)

// scoredAs is an indicator of a plan with some target and scoring, not measured; nil where they contradict.
func scoredAs(t *testing.T, unit, target, scoring string) *evaluate.Indicator {
	t.Helper()
	text := fmt.Sprintf(`format: piao-plan/1
entity: {code: e, name: Ente}
title: Piano
years: [2025]
areas: {"1": {name: Una}}
measures: {A: {name: a, unit: %[1]s}}
objectives:
  O:
    title: Uno
    area: "1"
    indicators:
      I: {name: i, unit: %[1]s, formula: A, targets: {2025: %[2]q}, scoring: {%[3]s}}
`, unit, target, scoring)
	root, found := source.Parse(&diag.File{Name: "plan.yaml", Bytes: []byte(text)})
	if found != nil {
		t.Fatalf("%s: %s", found[0].Message.In(lang.EN), text)
	}
	p, found := plan.Read(root)
	if found = append(found, evaluate.Verify(p)...); found.Failed() {
		return nil
	}
	return evaluate.Plan(p, 2025, nil).Indicators()[0]
}

// Revisions that are easier, and some that only look so.
func TestEasier(t *testing.T) {
	const linear = "method: linear, baseline: "
	for _, c := range []struct{ unit, target, scoring, newTarget, newScoring, want string }{
		{"N.", ">= 90", "", ">= 90", "", ""},
		{"N.", ">= 90", "", ">= 90.0", "cap: 150 %", ""},
		{"N.", ">= 90", "", ">= 85", "", "score"},
		{"N.", ">= 90", "", ">= 95", "", ""},
		{"N.", "> 5", "", ">= 5", "", "met"},
		{"N.", ">= 5", "method: on_off", "> 5", "method: on_off", ""},
		{"N.", "<= 5", "method: inverse", "<= 4.99", "method: inverse", ""},
		{"N.", "<= 5", "method: inverse", "<= 5.01", "method: inverse", "met"},
		{"N.", "5 .. 9", "", "5 .. 8", "", ""},
		{"N.", "5 .. 9", "", "4.9 .. 8", "", "score"},
		{"N.", "= 10 ± 2", "", "= 10 ± 1", "", ""},
		{"N.", "= 10 ± 2", "", "= 11 ± 1", "", "score"}, // 20 was worth nothing
		{"N.", "= -10 ± 2", "", "= -9.5 ± 1", "", "score"},
		{"N.", "= 10 ± 2", linear + "0", "= 8.1 ± 0.1", linear + "7", "score"}, // only just below 8
		{"N.", ">= 80", linear + "70", ">= 90", linear + "40", "score"},
		{"N.", ">= 80", linear + "70", ">= 90", linear + "70", ""},
		{"N.", ">= 80", linear + "70", ">= 80", linear + "60", "score"},
		{"N.", ">= 80", linear + "70", ">= 80", linear + "75", ""},
		{"N.", ">= 80", linear + "previous", ">= 81", linear + "previous", ""},
		{"N.", ">= 80", linear + "previous", ">= 79", linear + "previous", "score"},
		{"N.", ">= 80", linear + "previous", ">= 80", linear + "79", "score"},
		{"N.", ">= 80", linear + "70", ">= 80", linear + "previous", "score"},
		{"N.", ">= 0", "", "> 0", "", ""},
		{"N.", "> 0", "", ">= 0", "", "met"},
		{"N.", ">= -10", "cap: 150 %", ">= -1", "cap: 150 %", ""},
		{"N.", ">= 10", `method: steps, steps: [{when: ">= 10", score: 100 %}, {when: ">= 8", score: 50 %}]`,
			">= 10", `method: steps, steps: [{when: ">= 10", score: 100 %}, {when: ">= 8", score: 60 %}]`, "score"},
		{"N.", ">= 10", `method: steps, steps: [{when: ">= 10", score: 100 %}, {when: ">= 8", score: 50 %}]`,
			">= 10", `method: steps, steps: [{when: ">= 10", score: 100 %}, {when: "> 8", score: 50 %}]`, ""},
		{"N.", ">= 10", "method: judged", ">= 9", "method: judged", "met"},
		{"data", "<= 2025-06-30", "", "< 2025-07-01", "", ""},
		{"data", "<= 2025-06-30", "", "<= 2025-07-01", "", "met"},
		{"data", "<= 2025-06-30", "", "<= 2025-06-29", "", ""},
		{"sì/no", "sì", "", "no", "", "met"},
		{"sì/no", "sì", "", "sì", "", ""},
	} {
		was, is := scoredAs(t, c.unit, c.target, c.scoring), scoredAs(t, c.unit, c.newTarget, c.newScoring)
		got, v := "", Easier(was, is)
		if v != nil {
			if got = "score"; is.Case.Bar.Holds(v) && !was.Case.Bar.Holds(v) {
				got = "met"
			}
		}
		if got != c.want {
			t.Errorf("from %s (%s) to %s (%s): %q by %v, want %q", c.target, c.scoring, c.newTarget, c.newScoring, got, v, c.want)
		}
	}
}

// revisions draws a target and a scoring that fit together, by one method.
func revisions(r *rand.Rand) func() (target, scoring string) {
	of := func(some ...string) string { return some[r.IntN(len(some))] }
	number := func() string { return of("-10", "-2.5", "-1", "0", "0.5", "1", "2", "2.5", "3", "8", "10", "12") }
	target := func() string {
		switch r.IntN(4) {
		case 0:
			return "= " + number() + of("", " ± 0.5", " ± 2", " ± 9")
		case 1:
			return of("-12", "-2", "0", "1") + " .. " + of("1", "2", "11")
		}
		if strict := r.IntN(2) == 0; strict {
			return of(">", "<") + " " + number()
		}
		return of(">=", "<=") + " " + number() + of("", "", " ± 0.5", " ± 2")
	}
	limit := func() string { return of("", "", ", cap: 120 %", ", cap: 250 %") }
	method := of("proportional", "inverse", "on_off", "linear", "linear", "linear", "steps")
	return func() (string, string) {
		s := "method: " + method + limit()
		switch method {
		case "linear":
			s += ", baseline: " + of(number(), number(), number(), "previous")
		case "steps":
			s += fmt.Sprintf(`, steps: [{when: ">= %d", score: %d %%}, {when: ">= %d", score: %d %%}]`, 3+r.IntN(3), 90+r.IntN(20), r.IntN(3), 40+r.IntN(30))
		}
		return target(), s
	}
}

// TestEasierFindsAll: on random revisions, no value of a dense sample gains where
// none is said to, whatever the value of last year; and a value that is said to
// gain, or one very near, does.
func TestEasierFindsAll(t *testing.T) {
	r, tried := rand.New(rand.NewPCG(11, 1)), map[bool]int{}
	rounds := 400
	if os.Getenv("PIAO_LONG") == "1" {
		rounds = 20_000
	}
	for range rounds {
		draw := revisions(r)
		target, scoring := draw()
		newTarget, newScoring := draw()
		was, is := scoredAs(t, "N.", target, scoring), scoredAs(t, "N.", newTarget, newScoring)
		if was == nil || is == nil {
			continue
		}
		v := Easier(was, is)
		tried[v != nil]++
		gains := func(v *big.Rat) string {
			lasts := []*big.Rat{nil}
			if strings.Contains(scoring+newScoring, "previous") {
				lasts = []*big.Rat{big.NewRat(-2001, 100), big.NewRat(-21, 20), zero, big.NewRat(21, 20), big.NewRat(51, 20), big.NewRat(17, 2), big.NewRat(2001, 100)}
			}
			for _, last := range lasts {
				before, now := scoreWith(was, was.Case.Cap, v, last), scoreWith(is, lower(was.Case.Cap, is.Case.Cap), v, last)
				if now.Met && !before.Met || now.Achievement.Cmp(before.Achievement) > 0 {
					return fmt.Sprintf("%s, last year %v: %s, before %s", v.RatString(), last, now.Achievement.RatString(), before.Achievement.RatString())
				}
			}
			return ""
		}
		if v == nil {
			for k := int64(-700); k <= 700; k++ {
				if said := gains(big.NewRat(k, 20)); said != "" {
					t.Fatalf("from %s (%s) to %s (%s): not easier, but %s", target, scoring, newTarget, newScoring, said)
				}
			}
			continue
		}
		near := big.NewRat(1, 1_000_000)
		if !strings.Contains(scoring+newScoring, "previous") && gains(v)+gains(add(v, near))+gains(sub(v, near)) == "" {
			t.Fatalf("from %s (%s) to %s (%s): easier, but not by %s", target, scoring, newTarget, newScoring, v.RatString())
		}
	}
	if tried[true] < rounds/10 || tried[false] < rounds/20 {
		t.Errorf("easier or not: %v of %d", tried, rounds)
	}
}

func lower(a, b *big.Rat) *big.Rat {
	if a.Cmp(b) < 0 {
		return a
	}
	return b
}

// scoreWith is the outcome of a value under an indicator's method.
func scoreWith(i *evaluate.Indicator, limit, v, last *big.Rat) evaluate.Outcome {
	c, m := *i.Case, i.Method
	c.Value, c.Cap = v, limit
	if i.Scoring.Baseline.Previous {
		if c.Baseline = last; !c.Bar.Misses(last) {
			m = evaluate.MethodNamed("on_off")
		}
	}
	return m.Outcome(&c)
}
