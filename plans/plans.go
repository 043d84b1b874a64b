// Package plans is the plans that piao carries within itself: those of real
// bodies, and one to fill in.
package plans

import (
	"bytes"
	"embed"
	"io/fs"
	"path"
	"strconv"

	"piao/plan/lang"
)

//go:embed */plan.yaml */measurements/*.yaml
var shipped embed.FS

//go:embed new/it.yaml
var newIT []byte

//go:embed new/en.yaml
var newEN []byte

// File is a file of a plan: its name from the plan's folder on, and its text.
type File struct {
	Name string
	Text []byte
}

// Shipped lists the plans of real bodies, in alphabetical order.
func Shipped() []string {
	names, _ := fs.Glob(shipped, "*/plan.yaml")
	for k, name := range names {
		names[k] = path.Dir(name)
	}
	return names
}

// Files are the files of a shipped plan, the plan first. The comment that tells
// editors where this project keeps its schemas is left out.
func Files(name string) []File {
	measurements, _ := fs.Glob(shipped, name+"/measurements/*.yaml")
	var files []File
	for _, at := range append([]string{name + "/plan.yaml"}, measurements...) {
		text, err := shipped.ReadFile(at)
		if err != nil {
			return nil
		}
		if bytes.HasPrefix(text, []byte("# yaml-language-server:")) {
			_, text, _ = bytes.Cut(text, []byte("\n"))
		}
		files = append(files, File{at[len(name)+1:], text})
	}
	return files
}

// newYears are the years of the plan to fill in, which stand for any others.
const newYears = 2025

// New is a small plan to fill in, of three years.
func New(l lang.Lang, first int) []byte {
	text := newIT
	if l == lang.EN {
		text = newEN
	}
	for k := range 3 {
		text = bytes.ReplaceAll(text, year(newYears+k), []byte{'@', byte('0' + k)})
	}
	for k := range 3 {
		text = bytes.ReplaceAll(text, []byte{'@', byte('0' + k)}, year(first+k))
	}
	return text
}

func year(y int) []byte { return strconv.AppendInt(nil, int64(y), 10) }
