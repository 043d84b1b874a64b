package main

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"piao/cmd/internal/sheet"
	"piao/evaluate"
	"piao/evaluate/advice"
	"piao/evaluate/ahead"
	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
)

// destination is the measurements that figures are imported into.
type destination struct {
	root         source.Node
	measurements *evaluate.Measurements
	read         []byte // the text of the file; nil if it does not exist yet
}

func (d *destination) name() string { return d.root.File().Name }

// destination finds the measurements' file and reads it, or begins it.
func (a *app) destination(f *importFlags, p *plan.Plan) (*destination, error) {
	year, stem, err := f.whichYear(p)
	if err != nil {
		return nil, err
	}
	name := cmp.Or(f.file, measurementsName(filepath.FromSlash(p.File.Name), stem))
	if !exists(name) {
		return beginMeasurements(p, name, year, stem)
	}
	file, err := readFile(name)
	if err != nil {
		return nil, err
	}
	to, found := readInto(file, p)
	if to.measurements != nil && to.measurements.Year != 0 {
		found = append(found, misnamed(to.measurements, stemOf(name))...)
	}
	switch {
	case found.Failed():
		return nil, invalid(found)
	case year != 0 && to.measurements.Year != year:
		return nil, usageError(lang.Say("%s è del %d, non del %d",
			"%s is of %d, not of %d", name, to.measurements.Year, year))
	}
	return to, nil
}

func readInto(file *diag.File, p *plan.Plan) (*destination, diag.List) {
	root, found := source.Parse(file)
	if len(found) > 0 {
		return &destination{}, found
	}
	m, found := evaluate.Read(root, p)
	return &destination{root: root, measurements: m, read: file.Bytes}, found
}

// whichYear is the year of the figures, 0 if only the file says it, and the stem of
// the file's name.
func (f *importFlags) whichYear(p *plan.Plan) (year int, stem string, err error) {
	switch {
	case f.asOf != "":
		return whichDay(f.asOf, f.year)
	case f.year != 0:
		return f.year, strconv.Itoa(f.year), nil
	case f.file != "" && exists(f.file):
		return 0, "", nil
	case stemOf(f.file) != "":
		stem := stemOf(f.file)
		year, _ := strconv.Atoi(stem[:4])
		return year, stem, nil
	case f.file == "" && len(p.Years) == 1:
		return p.Years[0].Value, p.Years[0].Text.Value, nil
	}
	return 0, "", usageError(lang.Say("di che anno sono le cifre?", "which year are the figures of?"),
		lang.Say("indicarlo: --year %d, oppure un monitoraggio: --as-of %d-06-30",
			"say it: --year %d, or a monitoring: --as-of %d-06-30",
			p.Years[0].Value, p.Years[0].Value))
}

// beginMeasurements is a new file without figures, for a year that the plan has or
// takes figures from.
func beginMeasurements(p *plan.Plan, name string, year int, stem string) (*destination, error) {
	to, found := readInto(&diag.File{Name: filepath.ToSlash(name), Bytes: sheet.NewFile(p, year, lastDay(stem))}, p)
	if found.Failed() {
		return nil, usageError(errorsOnly(found)[0].Message)
	}
	if len(ahead.Collect(p, year, nil).Requests) == 0 {
		if err := checkYear(p, year); err != nil {
			return nil, err
		}
	}
	to.read = nil
	return to, nil
}

// lastDay is the day that measurements are of, by the stem of their file's name: the
// stem itself, or the end of the year.
func lastDay(stem string) string {
	if len(stem) == len("2024") {
		return stem + "-12-31"
	}
	return stem
}

// advise says of every figure what check will say, unless a comment in the file
// silences it.
func (a *app) advise(in *sheet.Intake, to *destination, p *plan.Plan) {
	m, ok := in.Write(to.root)
	if !ok {
		return
	}
	all := []*evaluate.Measurements{m}
	for _, name := range measurementsLike(p.File.Name, "*") {
		other, found, err := readBeside(&location{file: name}, p)
		if filepath.ToSlash(name) != to.name() && err == nil && !found.Failed() {
			all = append(all, other)
		}
	}
	every := func(*diag.Rule) bool { return true }
	found, _ := diag.Silenced(advice.Measurements(p, all), diag.Silences(m.File), advice.Rules(), every, time.Now())
	in.Advise(m, found)
}

// writeImport writes the measurements with the new figures.
func (a *app) writeImport(in *sheet.Intake, to *destination) error {
	m, ok := in.Write(to.root)
	if !ok {
		return usageError(lang.Say("%s resta com'è: è scritto in un modo di YAML "+
			"che import non sa modificare senza toccare altro",
			"%s is left alone: it is written in a way of YAML "+
				"that import cannot change without touching something else", to.name()),
			lang.Say("scrivere i suoi valori uno per riga, senza nomi (&) né rimandi (*)",
				"write its values one a line, without names (&) or references (*)"))
	}
	name := filepath.FromSlash(to.name())
	if to.read == nil {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return cannotWrite(name, err)
		}
	}
	if err := replaceWhole(name, to.read, m.File.Bytes); err != nil {
		return err
	}
	fmt.Fprintf(a.stderr, "%s\n", clean(lang.Say("scritto %s", "%s written", to.name()).In(a.language())))
	return nil
}

// readSheets reads the sheets with figures in all files, and notes about how they
// were read.
func (a *app) readSheets(args []string, asked sheet.Asked) (all []*sheet.Entries, notes []lang.Message, err error) {
	for _, arg := range args {
		file, err := a.readSheetFile(arg)
		if err != nil {
			return nil, nil, err
		}
		read, said, wrong := sheet.Read(file.Name, file.Bytes, asked)
		if !wrong.IsZero() {
			return nil, nil, usageError(wrong.Message, wrong.Hints...)
		}
		all, notes = append(all, read...), append(notes, said...)
	}
	return all, notes, nil
}

// readSheetFile reads a file of figures, or standard input.
func (a *app) readSheetFile(arg string) (*diag.File, error) {
	if info, err := os.Stat(arg); arg != stdinName && err == nil && info.Size() > sheet.MaxFile {
		return nil, usageError(sheet.TooLarge(arg).Message)
	}
	file, err := a.fileOrStdin(arg, sheet.MaxFile+1)
	if err == nil && arg != stdinName && formatOfText(file.Bytes) != "" {
		return nil, usageError(lang.Say("%s è un file di piao: import legge fogli di calcolo, CSV e XLSX",
			"%s is one of piao's files: import reads spreadsheets, CSV and XLSX", file.Name))
	}
	return file, err
}
