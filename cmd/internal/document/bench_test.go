package document

import (
	"io"
	"math/big"
	"testing"

	"piao/plan/lang"
)

// large is an evaluation of n indicators, eight to an objective.
func large(n int) *Document {
	r := sample()
	t := *r.Data()
	t.Rows = nil
	names := []string{"Imprese che usano i servizi digitali", "Indice di tempestività dei pagamenti", "Percentuale di dipendenti in lavoro agile sul totale"}
	for i := range n {
		if i%8 == 0 {
			t.Rows = append(t.Rows, group("OS_1.2InnovazProces · Innovare i processi interni", 0))
		}
		v := big.NewRat(int64(i), int64(n))
		t.Rows = append(t.Rows, plain(Text("A3.1_02 "+names[i%3]), PercentBare(v), Text(">= 20 %"), Percent(v), PercentBare(v), PercentBare(v), Words(lang.Text{IT: "raggiunto", EN: "met"}, "met")))
	}
	return &Document{Blocks: Ready([]Block{&t}), Data: Ready(&t)}
}

func benchmark(b *testing.B, write Format, out Output) {
	r := large(10000)
	b.ReportAllocs()
	for b.Loop() {
		if err := write(io.Discard, r, out); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkTable(b *testing.B)       { benchmark(b, WriteText, Output{}) }
func BenchmarkTable80(b *testing.B)     { benchmark(b, WriteText, Output{Width: 80}) }
func BenchmarkTableColour(b *testing.B) { benchmark(b, WriteText, Output{Width: 120, Colour: true}) }
func BenchmarkMarkdown(b *testing.B)    { benchmark(b, WriteMarkdown, Output{}) }
func BenchmarkCSV(b *testing.B)         { benchmark(b, writeCSV, Output{}) }

func BenchmarkPercent(b *testing.B) {
	v := big.NewRat(8742, 12345)
	for b.Loop() {
		Percent(v)
	}
}
