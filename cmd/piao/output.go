package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"

	"golang.org/x/term"

	"piao/cmd/internal/document"
	"piao/plan/lang"
)

// target is where one format goes; no file is standard output.
type target struct{ name, file string }

// targets are the formats that were asked for among those that there are, the
// first of these on standard output if none was.
func (a *app) targets(names []string) ([]target, error) {
	var all []target
	for _, flag := range a.formatFlags {
		name, file, named := strings.Cut(flag, "=")
		if named && file == "" {
			return nil, usageError(lang.Say("a --format %s= manca il nome del file",
				"--format %s= lacks the name of the file", name))
		}
		if !slices.Contains(names, name) {
			return nil, usageError(lang.Say("il formato «%s» non esiste qui: %s", "there is no format “%s” here: %s",
				name, orWords(names)))
		}
		all = append(all, target{name, file})
	}
	if len(all) == 0 {
		all = []target{{name: names[0]}}
	}
	if a.outFlag != "" {
		if all[0].file != "" {
			return nil, usageError(lang.Say("-o e --format %s=%s dicono due file per lo stesso formato",
				"-o and --format %s=%s name two files for the same format", all[0].name, all[0].file))
		}
		all[0].file = a.outFlag
	}
	return all, a.checkTargets(all)
}

func (a *app) checkTargets(all []target) error {
	csv, taken := false, map[string]bool{}
	for _, t := range all {
		place := t.file
		if place != "" {
			place = filepath.Clean(place)
		}
		switch {
		case taken[place] && place == "":
			return usageError(lang.Say(
				"un solo formato va sullo standard output: agli altri dare un file, --format json=FILE",
				"only one format goes to standard output: give the others a file, --format json=FILE"))
		case taken[place]:
			return usageError(lang.Say("due formati nello stesso file %s", "two formats to the same file %s", t.file))
		}
		taken[place] = true
		csv = csv || t.name == "csv"
	}
	switch {
	case a.dialectFlag != "" && !csv:
		return usageError(lang.Say("--dialect riguarda solo --format csv", "--dialect is of --format csv only"))
	case a.dialectFlag != "" && a.dialectFlag != "excel-it":
		return noSuchValue("dialect", a.dialectFlag, []string{"excel-it"})
	}
	return nil
}

func formatNames() []string {
	var names []string
	for _, f := range document.Formats() {
		names = append(names, f.Name)
	}
	return names
}

func orWords(words []string) lang.List {
	list := lang.Words(words)
	list.Or = true
	return list
}

// print writes a report in every format that was asked for. All of them are
// made before any is written; a file is written whole or not at all.
func (a *app) print(doc *document.Document, targets []target) error {
	texts := make([]bytes.Buffer, len(targets))
	for i, t := range targets {
		out := a.outputOf(t)
		if err := document.Write(&texts[i], t.name, doc, out); err != nil {
			return err
		}
	}
	return a.deliverAll(targets, texts)
}

// deliverAll writes files first: standard output shows nothing of a run that fails.
func (a *app) deliverAll(targets []target, texts []bytes.Buffer) error {
	var shown []byte
	for i, t := range targets {
		if t.file == "" {
			shown = texts[i].Bytes()
			continue
		}
		if err := a.deliver(t.file, texts[i].Bytes()); err != nil {
			return err
		}
	}
	return a.deliver("", shown)
}

// deliverFrom is deliver for a long text: standard output takes it as it is made.
func (a *app) deliverFrom(file string, write func(io.Writer) error) error {
	var text bytes.Buffer
	if file != "" {
		if err := write(&text); err != nil {
			return err
		}
		return a.deliver(file, text.Bytes())
	}
	return cannotShow(write(a.stdout))
}

// deliver writes a file whole or not at all; no file is standard output.
func (a *app) deliver(file string, text []byte) error {
	if file == "" {
		_, err := a.stdout.Write(text)
		return cannotShow(err)
	}
	if formatOf(file) != "" {
		return usageError(lang.Say("%s è un file di piao: non ci si scrive sopra",
			"%s is one of piao's files: it is not written over", file))
	}
	if dir := filepath.Dir(file); !exists(dir) {
		return usageError(lang.Say("non si può scrivere %s: la cartella %s non esiste",
			"cannot write %s: the folder %s does not exist", file, dir))
	}
	if err := writeWhole(file, text); err != nil && !isClosedPipe(err) {
		return cannotWrite(file, err)
	}
	return nil
}

// cannotShow is what an error of standard output means, if it is one of piao's.
func cannotShow(err error) error {
	if err == nil || isClosedPipe(err) {
		return nil
	}
	return usageError(lang.Say("non si può scrivere: %s", "cannot write: %s", reason(err)))
}

// isClosedPipe says that nobody reads on: what was to be said has been said.
func isClosedPipe(err error) bool {
	return errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe)
}

// outputOf is how to print a format where it goes: a file is no terminal.
func (a *app) outputOf(t target) document.Output {
	out := a.output(a.stdout)
	if t.file != "" {
		out.Colour, out.Charts, out.Width = a.colorFlag == "always", false, a.widthFlag
	}
	return out
}

// output is how to print to one of the standard streams.
func (a *app) output(w io.Writer) document.Output {
	terminal, columns := terminalOf(w)
	return document.Output{
		Lang:   a.language(),
		Width:  a.width(columns),
		Colour: a.colour(terminal),
		Charts: terminal && a.drawsBlocks(),
		Excel:  a.dialectFlag == "excel-it",
	}
}

// drawsBlocks says that the terminal's characters are those of Unicode.
func (a *app) drawsBlocks() bool {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if charset := strings.ToUpper(a.env(name)); charset != "" {
			return strings.HasSuffix(charset, "UTF-8") || strings.HasSuffix(charset, "UTF8")
		}
	}
	return false
}

// terminalOf says whether a stream is a terminal, and how wide it is.
func terminalOf(w io.Writer) (terminal bool, columns int) {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return false, 0
	}
	columns, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		columns = 0
	}
	return true, columns
}

// width is --width, else COLUMNS, else the terminal's; 0, unlimited, if piped.
func (a *app) width(terminal int) int {
	if a.widthFlag > 0 {
		return a.widthFlag
	}
	if columns, err := strconv.Atoi(a.env("COLUMNS")); err == nil && columns >= 20 {
		return columns
	}
	return terminal
}

// colour is --color over a NO_COLOR that is not empty over CLICOLOR_FORCE over
// terminal and TERM.
func (a *app) colour(terminal bool) bool {
	force := a.env("CLICOLOR_FORCE")
	switch {
	case a.colorFlag == "always":
		return true
	case a.colorFlag == "never", a.env("NO_COLOR") != "":
		return false
	case force != "" && force != "0":
		return true
	}
	return terminal && a.env("TERM") != "dumb"
}
