package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// BenchmarkDiff measures `piao diff` of a plan and an edited one against decoding
// both.
func BenchmarkDiff(b *testing.B) {
	for _, n := range []int{31, 1000, 10000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			old := writePlan(b, filepath.Join(b.TempDir(), "old"), n)
			text, err := os.ReadFile(old)
			if err != nil {
				b.Fatal(err)
			}
			new := filepath.Join(b.TempDir(), "plan.yaml")
			write(b, new, edited(string(text), n))
			benchmarkRun(b, []string{old, new}, 0, "diff", old, new)
		})
	}
}

// edited is a plan of writePlan with changes in every hundredth of its indicators,
// one of each kind in turn, and an indicator and a measure renamed.
func edited(text string, n int) string {
	var pairs []string
	for i := 3; i < n; i += 20 {
		pairs = append(pairs, [][]string{
			{fmt.Sprintf("pratiche del servizio %d\n", i), fmt.Sprintf("pratiche nuove del servizio %d\n", i)},
			{fmt.Sprintf("\"N_Pratiche_%d / T_Pratiche_%d\"", i, i), fmt.Sprintf("\"N_Pratiche_%d / (T_Pratiche_%d + N_Pratiche_0)\"", i, i)},
			{fmt.Sprintf("T_Pratiche_%d\"\n        targets:\n          2023: \">= 80", i), fmt.Sprintf("T_Pratiche_%d\"\n        targets:\n          2023: \">= 81", i)},
			{fmt.Sprintf("numero %d alle imprese del territorio\n    area: \"1\"", i-3), fmt.Sprintf("numero %d alle imprese del territorio\n    area: \"2\"", i-3)},
			{fmt.Sprintf("IND_%d:\n", i), fmt.Sprintf("IND_%d_bis:\n", i)},
		}[i/20%5]...)
	}
	pairs = append(pairs, "N_Pratiche_1:", "N_Pratiche_uno:", "N_Pratiche_1 /", "N_Pratiche_uno /")
	return strings.NewReplacer(pairs...).Replace(text)
}
