package main

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
)

// mishap is a sort of small mistake. spots matches where in a line it can be made: the
// first group is replaced by one of the texts, in which $ stands for what was there.
type mishap struct {
	name  string
	spots *regexp.Regexp
	by    []string
	must  bool // no file with such a mistake is sound
}

// aKey matches up to the end of a key, in a block or between braces.
const aKey = `(?:^ *(?:- )?|[{,] )(?:"[^"]*"|[\w:.%-]+)`

// odd is characters that look like a space, or like nothing.
var odd = []string{"\u00a0", "\u202f", "\u3000", "\u200b", "\ufeff"}

var mishaps = []mishap{
	{"a letter of a key", regexp.MustCompile(`(?:^ *|[{,] )[a-z_]*([a-z])[a-z_]*: `), []string{"", "x", "zz"}, false},
	{"a letter of a code", regexp.MustCompile(`(?:formula|area|parent|programme|office|measure): .*?([A-Za-z0-9])`),
		[]string{"", "x", "zz"}, false},
	{"an invisible character in a key", regexp.MustCompile(`(?:^ *|[{,] )[a-z]+()[a-z]+: `), odd, false},
	{"a missing space", regexp.MustCompile(`(?:^ *(?:- )?|[{,] )[\w.%-]+:( )[^ >|#]`), []string{""}, true},
	{"a missing colon", regexp.MustCompile(aKey + `(:)(?: |$)`), []string{""}, true},
	{"an equals sign", regexp.MustCompile(aKey + `(: )`), []string{" = ", "="}, true},
	{"another sign for the colon", regexp.MustCompile(aKey + `(:)(?: |$)`), []string{"：", ";"}, true},
	{"a missing quote", regexp.MustCompile(`(")`), []string{""}, false},
	{"other quotes", regexp.MustCompile(`("[^"]*")`), []string{"“$”", "«$»", "'$\"", "\"$'", "``$''"}, false},
	{"a missing bracket", regexp.MustCompile(`([][{}])`), []string{""}, true},
	{"another bracket", regexp.MustCompile(`([\]}])`), []string{")", "]}", "}]"}, true},
	{"a missing comma", regexp.MustCompile(`[{[].*(,) .*[\]}]`), []string{"", ";"}, false},
	{"an indent of one more", regexp.MustCompile(`^()\s*[^ #]`), []string{" "}, false},
	{"an indent of one less", regexp.MustCompile(`^( )[^#]*$`), []string{""}, false},
	{"an invisible character in an indent", regexp.MustCompile(`^ *( )[^ #]`), append(odd, "\t"), false},
	{"an invisible character after a colon", regexp.MustCompile(aKey + `:( )\S`), odd, true},
	{"an invisible character before a colon", regexp.MustCompile(aKey + `():(?: |$)`), odd, false},
	{"a comma for a point", regexp.MustCompile(`: "?[<>= ]*-?[0-9]+(\.)[0-9]+( %)?"?(?:[,}]|$)`), []string{","}, true},
	{"a sign of thousands", regexp.MustCompile(`: [0-9]+()[0-9]{3}\.[0-9]+(?:[,}]|$)`), []string{".", ","}, true},
	{"a stray sign", regexp.MustCompile(`: ()[^ "{[>|]`),
		strings.Split("@ ` % * & ! [ { ] } , \" ' -_ ?_ :_", " "), false},
	{"a line doubled", regexp.MustCompile(`^( *\S+: .*\n)`), []string{"$$"}, false},
}

// elsewhere says why a finding of some rule may be at another line than the mistake,
// or beside another finding about it.
var elsewhere = map[string]string{
	"unknown-code":  "a code is declared in one way and used in another: which of the two is meant nobody can tell",
	"duplicate-key": "of two lines that open a text, the first opens an empty one: two things are wrong",
	"weights-mixed": "a comma and what follows it are one text if its first word is no key",
}

// hurtFile is a file with one mistake, and where that is.
type hurtFile struct {
	*diag.File
	mistake   string
	line, col int
}

// hurt makes a mistake of a sort in a text; ok is false if the text has no place for
// it.
func (m mishap) hurt(r *rand.Rand, text string) (h hurtFile, ok bool) {
	lines := strings.SplitAfter(text, "\n")
	for _, k := range r.Perm(len(lines)) {
		line := lines[k]
		spots := m.spots.FindAllStringSubmatchIndex(strings.TrimSuffix(line, "\n"), -1)
		if strings.HasSuffix(m.spots.String(), `\n)`) {
			spots = m.spots.FindAllStringSubmatchIndex(line, -1)
		}
		if len(spots) == 0 || strings.HasPrefix(strings.TrimSpace(line), "#") {
			continue
		}
		at := spots[r.IntN(len(spots))]
		old, by := line[at[2]:at[3]], m.by[r.IntN(len(m.by))]
		by = strings.NewReplacer("$$", old+old, "$", strings.Trim(old, `"`), "_", " ").Replace(by)
		lines[k] = line[:at[2]] + by + line[at[3]:]
		indent := len(lines[k]) - len(strings.TrimLeft(lines[k], " "))
		h = hurtFile{line: k + 1 + strings.Count(by, "\n")/2, col: max(indent, len([]rune(line[:at[2]]))) + 1}
		h.mistake = fmt.Sprintf("%s, line %d: %s", m.name, h.line, strings.TrimSpace(lines[k]))
		h.File = &diag.File{Name: "hurt.yaml", Bytes: []byte(strings.Join(lines, ""))}
		return h, lines[k] != line
	}
	return h, false
}

// found is the errors in a plan or, if a plan is given, in measurements.
func (h hurtFile) found(of *plan.Plan) diag.List {
	var found diag.List
	if of == nil {
		_, found = verifiedPlan(h.File)
	} else {
		_, found = verifiedMeasurements(h.File, of)
	}
	return sorted(errorsOnly(found))
}

// One mistake is one finding, on its own line and over its own column, wherever in a
// plan or in measurements a slip of the hand makes it. What is elsewhere is at most
// three in a hundred, and of the rules that are known to be.
func TestEveryMistakeIsOneFindingInItsPlace(t *testing.T) {
	shipped := readTestFile(t, "../../plans/cciaa-tno/plan.yaml")
	of, _ := verifiedPlan(shipped)
	files := []struct {
		text string
		of   *plan.Plan
	}{
		{string(shipped.Bytes), nil},
		{string(readTestFile(t, "../../plans/cciaa-tno/measurements/2023.yaml").Bytes), of},
		{string(readTestFile(t, "../../testdata/places/braces.yaml").Bytes), nil},
		{string(readTestFile(t, "../../testdata/places/braces.yaml").Bytes), nil},
	}
	for _, f := range files {
		whole := hurtFile{File: &diag.File{Name: "whole.yaml", Bytes: []byte(f.text)}}
		if found := whole.found(f.of); len(found) > 0 {
			t.Fatalf("%s, before anything is hurt", found[0].Message.In(lang.EN))
		}
	}
	all, inLine, inColumn, once := 0, 0, 0, 0
	for _, m := range mishaps {
		r := rand.New(rand.NewPCG(1, uint64(len(m.name))))
		for range rounds(15, 600) {
			f := files[r.IntN(len(files))]
			h, ok := m.hurt(r, f.text)
			if !ok {
				continue
			}
			found := h.found(f.of)
			if len(found) == 0 {
				if m.must {
					t.Errorf("%s: nothing is found", h.mistake)
				}
				continue
			}
			d := found[0]
			on := int(d.Pos.Line) == h.line
			over := on && int(d.Pos.Col) <= h.col+2 && int(d.End.Col) >= h.col
			all, inLine, inColumn, once = all+1, inLine+one(on), inColumn+one(over), once+one(len(found) == 1)
			known := slices.ContainsFunc(found, func(d diag.Diagnostic) bool { return elsewhere[d.Rule.Code] != "" })
			if (!on || len(found) > 1) && !known {
				t.Errorf("%s\n%s", h.mistake, said(found))
			} else if on && !over && testing.Verbose() {
				t.Logf("column %d of %s\n%s", h.col, h.mistake, said(found))
			}
		}
	}
	t.Logf("%d mistakes found: %.1f %% on their line, %.1f %% over their column, %.1f %% by one finding",
		all, percent(inLine, all), percent(inColumn, all), percent(once, all))
	for what, n := range map[string]int{"on their line": inLine, "over their column": inColumn, "found once": once} {
		if percent(n, all) < 97 {
			t.Errorf("only %.1f %% of %d mistakes are %s", percent(n, all), all, what)
		}
	}
}

// elsewhereMoved says where a finding about a line that was moved may be, if it is
// neither beside its old place nor beside its new one.
var elsewhereMoved = map[string]string{
	"syntax":        "at the first line that is indented for a block whose first line was moved away",
	"missing-key":   "at the name of what has lost the line",
	"duplicate-key": "at the second of two alike lines, which may be the one that was there",
	"bad-value":     "at the name of what has lost all its lines",
	"weights-sum":   "at the first of the weights that were summed",
	"weights-mixed": "at the first of the weights",
	"unknown-code":  "where a code is named whose declaration was moved",
}

// A line moved up or down by a few lines is found where it was or where it is, or
// else by a rule that names what lost it or what now has it twice.
func TestAMovedLineIsFoundInItsPlace(t *testing.T) {
	text := string(readTestFile(t, "../../plans/cciaa-tno/plan.yaml").Bytes)
	r := rand.New(rand.NewPCG(1, 1))
	all, beside := 0, 0
	for range rounds(150, 6000) {
		lines := strings.SplitAfter(text, "\n")
		from := r.IntN(len(lines) - 1)
		if line := strings.TrimSpace(lines[from]); line == "" || line[0] == '#' {
			continue
		}
		to := max(0, min(len(lines)-2, from-3+r.IntN(7)))
		moved := slices.Insert(slices.Delete(slices.Clone(lines), from, from+1), to, lines[from])
		h := hurtFile{File: &diag.File{Name: "moved.yaml", Bytes: []byte(strings.Join(moved, ""))}}
		found := h.found(nil)
		if len(found) == 0 {
			continue
		}
		line := int(found[0].Pos.Line) - 1
		near := line >= min(from, to)-1 && line <= max(from, to)+1
		all, beside = all+1, beside+one(near)
		if !near && elsewhereMoved[found[0].Rule.Code] == "" {
			t.Errorf("line %d moved to %d: %s%s", from+1, to+1, lines[from], said(found))
		}
	}
	t.Logf("%d lines moved: %.1f %% found beside their old or new place", all, percent(beside, all))
	if all == 0 || percent(beside, all) < 80 {
		t.Errorf("only %d of %d moved lines are found beside their old or new place", beside, all)
	}
}

func one(is bool) int {
	if is {
		return 1
	}
	return 0
}

func percent(n, of int) float64 { return 100 * float64(n) / float64(of) }

func said(found diag.List) string {
	var b strings.Builder
	for _, d := range found {
		fmt.Fprintf(&b, "\t%d:%d-%d %s %s\n", d.Pos.Line, d.Pos.Col, d.End.Col, d.Rule.Code, d.Message.In(lang.EN))
	}
	return b.String()
}
