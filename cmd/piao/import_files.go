package main

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
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

// destination is the measurements that figures are imported into, and the text of
// their file, nil if it does not exist yet.
func (a *app) destination(f *importFlags, p *plan.Plan) (m *evaluate.Measurements, read []byte, err error) {
	year, stem, err := f.whichYear(p, a.asOfFlag)
	if err != nil {
		return nil, nil, err
	}
	name := cmp.Or(f.file, measurementsName(filepath.FromSlash(p.File.Name), stem))
	if !exists(name) {
		m, err := beginMeasurements(p, name, year, stem)
		return m, nil, err
	}
	m, found, err := readBeside(&location{file: name}, p)
	switch {
	case err != nil:
		return nil, nil, err
	case found.Failed():
		return nil, nil, invalid(found)
	case year != 0 && m.Year != year:
		return nil, nil, usageError(lang.Say("%s è del %d, non del %d", "%s is of %d, not of %d", name, m.Year, year))
	}
	return m, m.File.Bytes, nil
}

// whichYear is the year of the figures, 0 if only the file says it, and the stem of
// the file's name.
func (f *importFlags) whichYear(p *plan.Plan, asOf string) (year int, stem string, err error) {
	switch {
	case asOf != "":
		if _, problem := source.ParseDate(asOf); !problem.IsZero() {
			return 0, "", badValue("as-of", problem)
		}
		year, err := yearAsked(p, asOf, f.year)
		return year, asOf, err
	case f.year != 0:
		return f.year, strconv.Itoa(f.year), nil
	case f.file != "" && exists(f.file):
		return 0, "", nil
	case stemOf(f.file) != "":
		stem := stemOf(f.file)
		return yearOfStem(p, stem), stem, nil
	case f.file == "" && len(p.Years) == 1:
		return p.Years[0].Value, p.Years[0].Text.Value, nil
	}
	first := p.Years[0].Value
	return 0, "", usageError(lang.Say("di che anno sono le cifre?", "which year are the figures of?"),
		lang.Say("indicarlo: --year %d, oppure un monitoraggio: --as-of %s",
			"say it: --year %d, or a monitoring: --as-of %s",
			first, p.Begins(first).AddDate(0, 6, -1).Format(time.DateOnly)))
}

// beginMeasurements is a new file without figures, for a year that the plan has or
// takes figures from.
func beginMeasurements(p *plan.Plan, name string, year int, stem string) (*evaluate.Measurements, error) {
	file := &diag.File{Name: filepath.ToSlash(name), Bytes: sheet.NewFile(p, year, lastDay(p, year, stem))}
	m, found := verifiedMeasurements(file, p)
	if found.Failed() {
		return nil, usageError(errorsOnly(found)[0].Message)
	}
	if len(ahead.Collect(p, year, nil).Requests) == 0 {
		return m, checkYear(p, year)
	}
	return m, nil
}

// lastDay is the day that measurements are of, by the stem of their file's name: the
// stem itself, or the end of the year.
func lastDay(p *plan.Plan, year int, stem string) string {
	if len(stem) == len("2024") {
		return p.Ends(year).Format(time.DateOnly)
	}
	return stem
}

// advise says of every figure what check will say, unless a comment in the file
// silences it. after is the measurements with the figures, nil if they cannot be written.
// It gives back the checks of the plan that these figures break, and says which others
// are broken.
func (a *app) advise(in *sheet.Intake, after *evaluate.Measurements, p *plan.Plan) (broken diag.List) {
	if after == nil {
		return nil
	}
	all, _ := allStates(p) // none if one has an error: then check says nothing else
	all = slices.DeleteFunc(all, func(m *evaluate.Measurements) bool { return m.File.Name == after.File.Name })
	every := func(*diag.Rule) bool { return true }
	all = append(all, after)
	for _, d := range advice.AllDisagreements(p, all) {
		from := in.Origins(after, d.Inputs)
		if len(from) == 0 || d.Rule.Severity != diag.Error {
			a.note(d.Line())
			continue
		}
		d.Hints = append(from, d.Hints...)
		broken = append(broken, d.Diagnostic)
	}
	found := advice.Measurements(p, all)
	found, _ = diag.Silenced(found, diag.Silences(after.File), advice.Rules(), every, time.Now())
	said := func(d diag.Diagnostic) bool { return d.Rule.Code == advice.RuleFiguresDisagree.Code }
	in.Advise(after, slices.DeleteFunc(found, said))
	return broken
}

// writeImport writes the measurements with the new figures in place of what was read.
func (a *app) writeImport(to string, read []byte, after *evaluate.Measurements) error {
	if after == nil {
		return usageError(lang.Say("%s resta com'è: è scritto in un modo di YAML "+
			"che import non sa modificare senza toccare altro",
			"%s is left alone: it is written in a way of YAML "+
				"that import cannot change without touching something else", to),
			lang.Say("scrivere i suoi valori uno per riga, senza nomi (&) né rimandi (*)",
				"write its values one a line, without names (&) or references (*)"))
	}
	name := filepath.FromSlash(to)
	if read == nil {
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			return cannotWrite(name, err)
		}
	}
	if err := replaceWhole(name, read, after.File.Bytes); err != nil {
		return err
	}
	fmt.Fprintf(a.stderr, "%s\n", clean(lang.Say("scritto %s", "%s written", to).In(a.language())))
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
	file, err := a.fileOrStdin(arg)
	if err == nil && arg != stdinName && formatOfText(file.Bytes) != "" {
		return nil, usageError(lang.Say("%s è un file di piao: import legge fogli di calcolo, CSV e XLSX",
			"%s is one of piao's files: import reads spreadsheets, CSV and XLSX", file.Name))
	}
	return file, err
}
