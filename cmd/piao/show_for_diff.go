package main

import (
	"piao/cmd/internal/report/contents"
	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
)

// showForDiff prints a file as text that compares well line by line, for git's
// textconv. A file that cannot be read is printed as it is, so that git can still
// compare it.
func (a *app) showForDiff(args []string) error {
	for _, flag := range []string{"plan", "year", "format", "output", "dialect"} {
		if a.given(flag) {
			return usageError(lang.Say("--for-diff e --%s si escludono",
				"--for-diff and --%s exclude one another", flag))
		}
	}
	if len(args) != 1 {
		return usageError(lang.Say("--for-diff vuole un file", "--for-diff takes one file"))
	}
	file, err := readFile(args[0])
	if err != nil {
		return err
	}
	return a.deliver(forDiff(file))
}

func forDiff(file *diag.File) []byte {
	kind := formatOfText(file.Bytes)
	if kind == "" {
		return file.Bytes
	}
	root, found := source.Parse(file)
	if len(found) > 0 {
		return file.Bytes
	}
	if kind == "piao-measurements" {
		return contents.MeasurementFacts(root)
	}
	p, found := plan.Read(root)
	if found.Failed() {
		return file.Bytes
	}
	return contents.PlanFacts(p)
}
