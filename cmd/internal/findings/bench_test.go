package findings

import (
	"io"
	"testing"

	"piao/cmd/internal/document"
	"piao/plan/diag"
	"piao/plan/lang"
)

func BenchmarkFindings(b *testing.B) {
	f := &diag.File{Name: "plan.yaml"}
	for range 150000 {
		f.Bytes = append(f.Bytes, "        weight: 34 % # perché così\n"...)
	}
	var list diag.List
	rule := &diag.Rule{Code: "weights-sum"}
	for i := range int32(10000) {
		list.Add(diag.Diagnostic{Rule: rule, Span: diag.At(diag.Pos{File: f, Line: i*10 + 1, Col: 17}),
			Message: lang.Say("i pesi sommano a %s", "the weights add up to %s", "101 %")})
	}
	b.ReportAllocs()
	for b.Loop() {
		Text(io.Discard, list, document.Output{})
	}
}

// A file that is a single line of 5 MB takes no longer.
func BenchmarkFindingsOneLine(b *testing.B) {
	f := &diag.File{Name: "plan.yaml"}
	for range 150000 {
		f.Bytes = append(f.Bytes, "        weight: 34 % # perché così "...)
	}
	var list diag.List
	rule := &diag.Rule{Code: "weights-sum"}
	for i := range int32(10000) {
		list.Add(diag.Diagnostic{Rule: rule, Span: diag.At(diag.Pos{File: f, Line: 1, Col: i*340 + 17})})
	}
	for b.Loop() {
		Text(io.Discard, list, document.Output{})
	}
}
