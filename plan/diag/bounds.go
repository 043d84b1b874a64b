package diag

import (
	"bytes"
	"io"

	"piao/plan/lang"
)

// Bound is the most of something that piao reads. What is past it is refused, so that
// no file takes all the time or the memory of a machine.
type Bound struct {
	Most int
	Of   lang.Text // what is counted, after its number
}

// The bounds on what people hand to piao. Those on a single code or number stand
// where these are read.
var (
	FileMiB = &Bound{16, lang.Both("MiB in un file", "MiB in a file")}
	Nodes   = &Bound{500_000, lang.Both("segni , : - [ { & * ! ? e fine riga in un file YAML",
		"signs , : - [ { & * ! ? and line ends in a YAML file")}
	TextLength = &Bound{100_000, lang.Both("caratteri in un testo", "characters in a text")}
	Formula    = &Bound{10_000, lang.Both("caratteri in una formula", "characters in a formula")}
	Formulas   = &Bound{1_000_000, lang.Both("caratteri in tutte le formule di un piano",
		"characters in all formulas of a plan")}
	Aliased = &Bound{100_000, lang.Both("valori letti con gli alias in un file",
		"values read through aliases in a file")}
	Found       = &Bound{10_000, lang.Both("problemi nella lettura di un file", "problems in reading a file")}
	Printed     = &Bound{1_000, lang.Both("problemi mostrati come testo", "findings shown as text")}
	Places      = &Bound{100, lang.Both("luoghi di un problema mostrati come testo", "places of a finding shown as text")}
	UnpackedMiB = &Bound{64, lang.Both("MiB in un file XLSX senza compressione",
		"MiB in an XLSX file without compression")}
	Details = &Bound{200_000, lang.Both("elementi XML oltre a celle e testi in un file XLSX",
		"XML elements besides cells and texts in an XLSX file")}
	Unnumbered = &Bound{10_000, lang.Both("righe senza un numero loro in un file XLSX",
		"rows without a number of their own in an XLSX file")}
	Sheets = &Bound{200, lang.Both("fogli in un file XLSX", "sheets in an XLSX file")}
	Rows   = &Bound{100_000, lang.Both("righe in un foglio", "rows in a sheet")}
	Cells  = &Bound{400_000, lang.Both("celle e testi in un file di fogli", "cells and texts in a file of sheets")}
	Merged = &Bound{10_000, lang.Both("celle unite in un file XLSX", "merged cells in an XLSX file")}
)

// Bounds lists all bounds, as the manual does.
var Bounds = []*Bound{
	FileMiB, Nodes, TextLength, Formula, Formulas, Aliased, Found, Printed, Places, UnpackedMiB, Details,
	Unnumbered, Sheets, Rows, Cells, Merged,
}

// Bytes is a bound that counts MiB.
func (b *Bound) Bytes() int64 { return int64(b.Most) << 20 }

// Past says that there is more than the bound.
func (b *Bound) Past() lang.Message {
	return lang.Say("più di %s %s, il massimo che piao legge", "more than %s %s, the most that piao reads",
		lang.Count(b.Most), b.Of)
}

// Error makes the bound the reason why a file could not be read.
func (b *Bound) Error() string { return b.Past().In(lang.EN) }

// Read reads a file to its end, or else says FileMiB. Its size is a guess: devices
// and pipes may be endless.
func Read(r io.Reader, size int64) ([]byte, error) {
	most := FileMiB.Bytes()
	var text bytes.Buffer
	text.Grow(int(min(size, most)) + bytes.MinRead)
	n, err := text.ReadFrom(io.LimitReader(r, most+1))
	if n > most {
		return nil, FileMiB
	}
	return text.Bytes(), err
}
