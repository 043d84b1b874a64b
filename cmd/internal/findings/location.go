package findings

import (
	"cmp"
	"path"
	"path/filepath"

	"piao/plan/diag"
)

// location is a part of a file as programs read it. Lines and characters count from
// 1; the end is just past the last character.
type location struct {
	File      string `json:"file" it:"il file" en:"the file"`
	Line      int32  `json:"line" it:"la riga, da 1" en:"the line, from 1"`
	Column    int32  `json:"column" it:"la colonna, in caratteri, da 1" en:"the column, in characters, from 1"`
	EndLine   int32  `json:"end_line" it:"la riga in cui finisce" en:"the line it ends in"`
	EndColumn int32  `json:"end_column" it:"la colonna dopo l'ultima" en:"the column after the last"`
}

// locate is the location of a span, at least one character long. Without a file, the
// file is called piao; without a place, it is the start of the file.
func locate(s diag.Span) location {
	l := location{File: "piao", Line: max(s.Pos.Line, 1), Column: max(s.Pos.Col, 1),
		EndLine: s.End.Line, EndColumn: max(s.End.Col, 1)}
	if s.Pos.File != nil {
		l.File = s.Pos.File.Name
	}
	if cmp.Or(cmp.Compare(l.EndLine, l.Line), cmp.Compare(l.EndColumn, l.Column)) <= 0 {
		l.EndLine, l.EndColumn = l.Line, l.Column+1
	}
	return l
}

// path is the name of a file from the root of the repository, as services take it;
// as it is given if the root is not known or the file is elsewhere.
func (c Checked) path(name string) string {
	full := name
	if !filepath.IsAbs(name) {
		full = filepath.Join(c.Dir, name)
	}
	if inside, err := filepath.Rel(c.Root, full); err == nil && c.Root != "" && filepath.IsLocal(inside) {
		name = inside
	}
	return path.Clean(filepath.ToSlash(name))
}
