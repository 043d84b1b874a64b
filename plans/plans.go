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

//go:embed */plan.yaml */measurements/*.yaml examples/*/plan.yaml examples/*/measurements/*.yaml
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

// Shipped lists the plans of real bodies: the whole one, then the examples, each in
// alphabetical order.
func Shipped() []string {
	var names []string
	for _, dir := range folders() {
		names = append(names, path.Base(dir))
	}
	return names
}

// folders are the folders of the plans of real bodies.
func folders() []string {
	whole, _ := fs.Glob(shipped, "*/plan.yaml")
	examples, _ := fs.Glob(shipped, "examples/*/plan.yaml")
	all := append(whole, examples...)
	for k, name := range all {
		all[k] = path.Dir(name)
	}
	return all
}

// Folder is where a shipped plan stands, from this folder on; empty if there is none.
func Folder(name string) string {
	for _, dir := range folders() {
		if path.Base(dir) == name {
			return dir
		}
	}
	return ""
}

// Files are the files of a shipped plan, the plan first. The comment that tells
// editors where this project keeps its schemas is left out.
func Files(name string) []File {
	dir := Folder(name)
	measurements, _ := fs.Glob(shipped, dir+"/measurements/*.yaml")
	var files []File
	for _, at := range append([]string{dir + "/plan.yaml"}, measurements...) {
		text, err := shipped.ReadFile(at)
		if err != nil {
			return nil
		}
		if bytes.HasPrefix(text, []byte("# yaml-language-server:")) {
			_, text, _ = bytes.Cut(text, []byte("\n"))
		}
		files = append(files, File{at[len(dir)+1:], text})
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
