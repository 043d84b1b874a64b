package main

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"piao/cmd/internal/document"
	"piao/plan/lang"
)

// destination is where one format goes. No file means standard output.
type destination struct {
	name, file string
	fresh      bool // the file must not be there
}

// destinations are the formats that were asked for, with their files. Where none is named
// it is that of the ending of -o, or else the first available one.
func (a *app) destinations(names []string) ([]destination, error) {
	var all []destination
	for _, flag := range a.formatFlags {
		name, file, named := strings.Cut(flag, "=")
		if named && file == "" {
			return nil, usageError(lang.Say("a --format %s= manca il nome del file",
				"--format %s= lacks the name of the file", name))
		}
		if !slices.Contains(names, name) {
			return nil, usageError(lang.Say("il formato «%s» non esiste qui: %s", "there is no format “%s” here: %s",
				name, lang.AnyOf(names)))
		}
		all = append(all, destination{name: name, file: file})
	}
	if len(all) == 0 {
		name := formatByEnding(a.outFlag, names)
		if name == "" {
			return nil, usageError(lang.Say("l'estensione di %s non è di nessun formato",
				"the ending of %s is of no format", a.outFlag),
				lang.Say("dire quale: --format %s", "say which: --format %s", lang.AnyOf(names)))
		}
		all = []destination{{name: name}}
	}
	if a.outFlag != "" {
		if all[0].file != "" {
			return nil, usageError(lang.Say("-o e --format %s=%s dicono due file per lo stesso formato",
				"-o and --format %s=%s name two files for the same format", all[0].name, all[0].file))
		}
		all[0].file = a.outFlag
	}
	return all, a.checkDestinations(all)
}

// formatByEnding is the format that the ending of a file's name tells: the first
// available one if there is no ending, empty if no format has it.
func formatByEnding(file string, names []string) string {
	ending := strings.ToLower(filepath.Ext(file))
	endings := map[string]string{"table": ".txt", "text": ".txt", "markdown": ".md", "junit": ".xml"}
	for _, name := range names {
		if ending == "" || ending == cmp.Or(endings[name], "."+name) || ending == ".yml" && name == "yaml" {
			return name
		}
	}
	return ""
}

func (a *app) checkDestinations(all []destination) error {
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

// namesOf are the names of things, in their order.
func namesOf[T any](things []T, name func(T) string) []string {
	names := make([]string, len(things))
	for k, thing := range things {
		names[k] = name(thing)
	}
	return names
}

func formatNames() []string {
	return namesOf(document.Formats(), func(f document.Format) string { return f.Name })
}

// reporting runs a command that makes a report: it prints the report and ends with
// the verdict on it. Without a report the error is why there is none.
func (a *app) reporting(run func(args []string) (*document.Document, error)) func(*cobra.Command, []string) error {
	return func(_ *cobra.Command, args []string) error {
		destinations, err := a.destinations(formatNames())
		if err != nil {
			return err
		}
		doc, verdict := run(args)
		if doc == nil {
			return verdict
		}
		if err := a.print(doc, destinations); err != nil {
			return err
		}
		return verdict
	}
}

// print writes a report in every format that was asked for. A file is written whole
// or not at all.
func (a *app) print(doc *document.Document, destinations []destination) error {
	return a.deliverAll(destinations, func(w io.Writer, t destination) error {
		return document.Write(w, t.name, doc, a.outputOf(t))
	})
}

// deliverAll writes files first: if the run fails, standard output shows nothing.
func (a *app) deliverAll(destinations []destination, write func(io.Writer, destination) error) error {
	texts := make([]bytes.Buffer, len(destinations))
	for i, t := range destinations {
		if t.file == "" {
			continue
		}
		if err := write(&texts[i], t); err != nil {
			return err
		}
	}
	for i, t := range destinations {
		if t.file == "" {
			continue
		}
		if err := t.save(texts[i].Bytes()); err != nil {
			return err
		}
	}
	shown := slices.IndexFunc(destinations, func(t destination) bool { return t.file == "" })
	if shown < 0 {
		return nil
	}
	return cannotPrint(write(a.stdout, destinations[shown]))
}

// cannotPrint says that standard output takes no more. A closed pipe is no error.
func cannotPrint(err error) error {
	var f *failure
	switch {
	case err == nil, isClosedPipe(err):
		return nil
	case errors.As(err, &f):
		return err
	}
	return usageError(lang.Say("non si può scrivere: %s", "cannot write: %s", reason(err)))
}

// deliver writes to standard output.
func (a *app) deliver(text []byte) error {
	_, err := a.stdout.Write(text)
	return cannotPrint(err)
}

// save writes a file whole or not at all, whatever it was, unless it is one of piao's.
func (t destination) save(text []byte) error {
	dir := filepath.Dir(t.file)
	switch {
	case t.fresh && exists(dir):
		return replaceWhole(t.file, nil, text)
	case !exists(dir):
		return usageError(lang.Say("non si può scrivere %s: la cartella %s non esiste",
			"cannot write %s: the folder %s does not exist", t.file, dir))
	}
	err := writeWhole(t.file, text, func(real string) error {
		if formatOf(real) == "" {
			return nil
		}
		return usageError(lang.Say("%s è un file di piao: non ci si scrive sopra",
			"%s is one of piao's files: it is not written over", t.file))
	})
	if err != nil && !isClosedPipe(err) {
		return cannotWrite(t.file, err)
	}
	return nil
}

// isClosedPipe reports whether nobody reads the output any more. That is not an
// error.
func isClosedPipe(err error) bool {
	return errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe)
}

// outputOf says how to print a format at its destination. A file is not a terminal.
func (a *app) outputOf(t destination) document.Output {
	out := a.output(a.stdout)
	if t.file != "" {
		out.Colour, out.Charts, out.Width = a.colorFlag == "always", false, a.widthFlag
	}
	return out
}

// output says how to print to one of the standard streams.
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

// drawsBlocks reports whether the terminal's characters are Unicode.
func (a *app) drawsBlocks() bool {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if charset := strings.ToUpper(a.env(name)); charset != "" {
			return strings.HasSuffix(charset, "UTF-8") || strings.HasSuffix(charset, "UTF8")
		}
	}
	return false
}

// terminalOf reports whether a stream is a terminal, and its width.
func terminalOf(w io.Writer) (terminal bool, columns int) {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return false, 0
	}
	columns, _, _ = term.GetSize(int(f.Fd())) // 0 where it is not known
	return true, columns
}

// width is --width, else COLUMNS, else the terminal's width; 0, unlimited, if piped.
func (a *app) width(terminal int) int {
	if a.widthFlag > 0 {
		return a.widthFlag
	}
	if columns, err := strconv.Atoi(a.env("COLUMNS")); err == nil && columns >= 20 {
		return columns
	}
	return terminal
}

// colour reports whether to use colours. --color comes first, then a NO_COLOR that
// is not empty, then CLICOLOR_FORCE, then the terminal and TERM.
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
