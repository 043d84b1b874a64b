package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"slices"

	"piao/cmd/internal/document"
	"piao/cmd/internal/findings"
	"piao/plan/diag"
	"piao/plan/lang"
)

// baselineFile is the known problems of a plan.
type baselineFile struct {
	Format string         `json:"format"`
	Known  []knownFinding `json:"known"`
}

type knownFinding struct {
	Rule        string `json:"rule"`
	File        string `json:"file"`
	Fingerprint string `json:"fingerprint"`
	Message     string `json:"message"` // with its figures, so that a mistake that changes is new
}

const baselineFormat = "piao-baseline/1"

// againstBaseline removes the known findings from the lists and counts them.
func (f *checkFlags) againstBaseline(c *findings.Checked) error {
	if f.baseline == "" {
		return nil
	}
	if f.updateBaseline {
		return f.writeBaseline(c)
	}
	known, err := readBaseline(f.baseline)
	if err != nil {
		return err
	}
	for n, list := range c.Findings {
		fingerprints := c.Fingerprints(list)
		var fresh diag.List
		for k, d := range list {
			if d.Rule.Hides || !known[fingerprints[k]+d.Message.In(lang.EN)] {
				fresh.Add(d)
			}
		}
		c.Findings[n] = fresh
		c.Known += len(list) - len(fresh)
	}
	return nil
}

// writeBaseline makes all findings known. If a file cannot be read it writes
// nothing, because nobody knows what that file contains.
func (f *checkFlags) writeBaseline(c *findings.Checked) error {
	b := baselineFile{Format: baselineFormat, Known: []knownFinding{}}
	for _, list := range c.Findings {
		if slices.ContainsFunc(list, func(d diag.Diagnostic) bool { return d.Rule.Hides }) {
			return nil
		}
		fingerprints := c.Fingerprints(list)
		for k, d := range list {
			b.Known = append(b.Known, knownFinding{
				Rule:        d.Rule.Code,
				File:        d.Pos.File.Name,
				Fingerprint: fingerprints[k],
				Message:     d.Message.In(lang.EN),
			})
		}
	}
	clear(c.Findings)
	c.Known = len(b.Known)
	var text bytes.Buffer
	if err := document.MarshalTo(&text, b); err != nil {
		return err
	}
	return destination{file: f.baseline}.save(text.Bytes())
}

func readBaseline(name string) (map[string]bool, error) {
	text, err := readBytes(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, usageError(lang.Say("%s non esiste", "%s does not exist", name),
			lang.Say("per cominciare dai problemi di adesso: --baseline %s --update-baseline",
				"to begin with the present problems: --baseline %s --update-baseline", name))
	}
	if err != nil {
		return nil, cannotRead(name, err)
	}
	var b baselineFile
	if err := json.Unmarshal(text, &b); err != nil || b.Format != baselineFormat {
		return nil, usageError(lang.Say("%s non è un file di problemi noti (%s)",
			"%s is not a file of known problems (%s)", name, baselineFormat))
	}
	known := make(map[string]bool, len(b.Known))
	for _, k := range b.Known {
		known[k.Fingerprint+k.Message] = true
	}
	return known, nil
}
