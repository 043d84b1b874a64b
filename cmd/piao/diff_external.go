package main

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"

	"piao/cmd/internal/document"
	"piao/cmd/internal/git"
	"piao/cmd/internal/report/contents"
	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
)

// external is one file as git gives it to an external diff: its path, then file,
// hash and mode before and after; for a renamed file also the new path and what git
// says about it. A missing file is the null device. See GIT_EXTERNAL_DIFF.
type external struct {
	path, newPath, said string
	old, new            string
	oldMode, newMode    string
}

func externalOf(args []string) (*external, bool) {
	if len(args) != 7 && len(args) != 9 {
		return nil, false
	}
	x := &external{path: args[0], newPath: args[0], old: args[1], oldMode: args[3], new: args[4], newMode: args[6]}
	if len(args) == 9 {
		x.newPath, x.said = args[7], args[8]
	}
	return x, true
}

// runExternal shows what changed in one file. For a plan it speaks of elements; for
// any other file, or one that cannot be read, of lines.
func runExternal(a *app, f *diffFlags, args []string) error {
	a.colourAsGit()
	if len(args) == 1 {
		return a.deliver([]byte(clean(a.say("* in conflitto: ", "* Unmerged: ")+args[0]) + "\n"))
	}
	x, ok := externalOf(args)
	destinations, err := a.destinations(formatNames())
	switch {
	case err != nil:
		return err
	case !ok:
		return usageError(lang.Say("con --git-external gli argomenti li dà git: sono 7, o 9 per un file rinominato",
			"with --git-external git gives the arguments: they are 7, or 9 for a renamed file"),
			lang.Say("per usarlo: GIT_EXTERNAL_DIFF='piao diff --git-external' git diff",
				"to use it: GIT_EXTERNAL_DIFF='piao diff --git-external' git diff"))
	case a.given("year"), a.given("fail-on"):
		return usageError(lang.Say("--git-external esclude --year e --fail-on",
			"--git-external excludes --year and --fail-on"))
	}
	old, new, wrong := x.plans(a)
	if wrong != nil {
		return x.byLine(a, *wrong)
	}
	c := contents.Compare(old, "a/"+x.path, new, "b/"+x.newPath)
	if destinations[0].name == "table" { // the others are of no use to git
		if err := a.deliver(x.head(a, false)); err != nil {
			return err
		}
	}
	if err := a.print(contents.Changes(c), destinations); err != nil {
		return err
	}
	return f.verdict(c)
}

// colourAsGit takes the colour setting from git, unless piao has one of its own. For
// git, a pager counts as a terminal.
func (a *app) colourAsGit() {
	if a.given("color") || a.env("NO_COLOR") != "" {
		return
	}
	terminal, _ := terminalOf(a.stdout)
	a.colorFlag = "never"
	if git.Colours(terminal || a.env("GIT_PAGER_IN_USE") != "") {
		a.colorFlag = "always"
	}
}

// plans are the two plans; a missing one is nil. wrong says why the files must be
// compared line by line; it is empty if they are simply not plans.
func (x *external) plans(a *app) (old, new *plan.Plan, wrong *lang.Message) {
	plans := make([]*plan.Plan, 2)
	for k, name := range []string{x.old, x.new} {
		if name == os.DevNull {
			continue
		}
		file, err := readFile(name)
		if err != nil || formatOfText(file.Bytes) != "piao-plan" {
			return nil, nil, &lang.Message{}
		}
		a.speakAs(file.Bytes)
		p, wrong := wholePlan(file)
		if wrong != nil {
			why := whyByLine(wrong, k == 1)
			return nil, nil, &why
		}
		plans[k] = p
	}
	return plans[0], plans[1], nil
}

func whyByLine(d *diag.Diagnostic, isNew bool) lang.Message {
	which := lang.Text{IT: "vecchio", EN: "old"}
	if isNew {
		which = lang.Text{IT: "nuovo", EN: "new"}
	}
	return lang.Say("il file %s non si legge come piano, riga %d: %s",
		"the %s file cannot be read as a plan, line %d: %s", which, int(d.Pos.Line), d.Message)
}

// head is what git prints above the changes of a file.
func (x *external) head(a *app, byLine bool) []byte {
	kind := "--piao"
	if byLine {
		kind = "--git"
	}
	lines := []string{fmt.Sprintf("diff %s a/%s b/%s", kind, x.path, x.newPath)}
	switch {
	case x.old == os.DevNull:
		lines = append(lines, "new file mode "+x.newMode)
	case x.new == os.DevNull:
		lines = append(lines, "deleted file mode "+x.oldMode)
	case x.oldMode != x.newMode:
		lines = append(lines, "old mode "+x.oldMode, "new mode "+x.newMode)
	}
	return a.bold(append(lines, x.renaming()...))
}

// renaming is what git says about a new name, with readable names.
func (x *external) renaming() []string {
	var lines []string
	for line := range strings.Lines(x.said) {
		line = strings.TrimSpace(line)
		switch how, _, _ := strings.Cut(line, " "); {
		case strings.HasPrefix(line, how+" from "):
			line = how + " from " + x.path
		case strings.HasPrefix(line, how+" to "):
			line = how + " to " + x.newPath
		case line == "", how == "index":
			continue
		}
		lines = append(lines, line)
	}
	return lines
}

// bold makes lines stand out if there are colours.
func (a *app) bold(lines []string) []byte {
	var b bytes.Buffer
	for _, line := range lines {
		if line = clean(line); a.output(a.stdout).Colour {
			line = "\x1b[1m" + line + "\x1b[0m"
		}
		fmt.Fprintln(&b, line)
	}
	return b.Bytes()
}

// byLine shows how the lines differ, as git does. Git itself would run the filters of the
// repository around the files.
func (x *external) byLine(a *app, why lang.Message) error {
	texts := make([][]byte, 2)
	for k, name := range []string{x.old, x.new} {
		if name == os.DevNull {
			continue
		}
		file, err := readFile(name)
		if err != nil {
			return err
		}
		texts[k] = file.Bytes
	}
	text := x.head(a, true)
	if !why.IsZero() {
		text = append(text, a.bold([]string{"piao: " + why.In(a.language())})...)
	}
	lines := lineDiff(shownSide(x.old, "a/"+x.path), texts[0], shownSide(x.new, "b/"+x.newPath), texts[1])
	if len(lines) > 0 && bytes.ContainsRune(slices.Concat(texts...), 0) {
		lines = []string{"Binary files differ"}
	}
	for k, line := range lines {
		lines[k] = document.Paint(line, lineStyle(k, line), a.output(a.stdout).Colour)
	}
	return a.deliver(append(text, strings.Join(append(lines, ""), "\n")...))
}

// lineStyle is the style of a line of a difference, counted from 0.
func lineStyle(k int, line string) document.Style {
	switch {
	case k < 2:
		return document.Bold
	case line[0] == '-':
		return document.Red
	case line[0] == '+':
		return document.Green
	case line[0] == '@':
		return document.Dim
	}
	return document.Normal
}

func shownSide(file, name string) string {
	if file == os.DevNull {
		return file
	}
	return name
}
