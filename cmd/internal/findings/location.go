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

// relative is the name of a file as repositories write it. Its readers take it as
// relative to the root of the repository, which is not known here.
func relative(name string) string { return path.Clean(filepath.ToSlash(name)) }
