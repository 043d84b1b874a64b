package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"gopkg.in/yaml.v3"
)

// BenchmarkEvaluate measures `piao evaluate` against decoding the same bytes
// into yaml.Node, in pairs, one after the other in the same run: x-decode is the
// median of the ratios. The real plan has 31 indicators, as the smallest of those
// that are made up.
func BenchmarkEvaluate(b *testing.B) {
	formats := []string{"csv", "table", "json"}
	for _, format := range formats {
		b.Run(format+"/real", func(b *testing.B) {
			benchmarkEvaluate(b, filepath.Join("..", "..", "plans", "cciaa-tno"), format, "2022", "2023")
		})
	}
	for _, n := range []int{31, 1000, 10000} {
		for _, format := range formats {
			b.Run(fmt.Sprintf("%s/%d", format, n), func(b *testing.B) {
				benchmarkEvaluate(b, filepath.Dir(writePlan(b, b.TempDir(), n)), format, "2023")
			})
		}
	}
}

// benchmarkEvaluate evaluates a plan that takes the figures of some years.
func benchmarkEvaluate(b *testing.B, dir, format string, years ...string) {
	plan := filepath.Join(dir, "plan.yaml")
	files := []string{plan}
	for _, year := range years {
		files = append(files, filepath.Join(dir, "measurements", year+".yaml"))
	}
	benchmarkRun(b, files, 0, "evaluate", "2023", "--plan", plan, "--format", format)
}

// BenchmarkCheck measures `piao check` of a plan likewise.
func BenchmarkCheck(b *testing.B) {
	for _, n := range []int{31, 1000, 10000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			name := writePlan(b, b.TempDir(), n)
			benchmarkRun(b, []string{name}, 0, "check", name, "--no-rule", "missing-description", "--no-rule", "missing-source")
		})
	}
}

// BenchmarkFmt measures `piao fmt` of a plan likewise: it stands in no canonical
// form, so that it is read, laid out, and read again.
func BenchmarkFmt(b *testing.B) {
	for _, n := range []int{31, 1000, 10000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			name := writePlan(b, b.TempDir(), n)
			benchmarkRun(b, []string{name}, 0, "fmt", name)
		})
	}
}

// BenchmarkCheckManyPlans measures `piao check` of a folder of 200 plans against
// decoding them one after the other.
func BenchmarkCheckManyPlans(b *testing.B) {
	dir := b.TempDir()
	var names []string
	for k := range 200 {
		body := filepath.Join(dir, strconv.Itoa(k))
		if err := os.Mkdir(body, 0o777); err != nil {
			b.Fatal(err)
		}
		names = append(names, writePlan(b, body, 31))
	}
	benchmarkRun(b, names, 0, "check", dir, "--no-rule", "missing-description", "--no-rule", "missing-source")
}

// benchmarkRun runs piao and decodes the files that it reads, in pairs.
func benchmarkRun(b *testing.B, files []string, want int, args ...string) {
	var ratios []float64
	for b.Loop() {
		decode := timed(func() { decodeAll(b, files) })
		whole := timed(func() {
			var stderr bytes.Buffer
			if code := run(args, nil, io.Discard, &stderr); code != want {
				b.Fatal(stderr.String())
			}
		})
		ratios = append(ratios, float64(whole)/float64(decode))
	}
	slices.Sort(ratios)
	b.ReportMetric(ratios[len(ratios)/2], "x-decode")
}

// timed is how long something takes, from a clean heap.
func timed(f func()) time.Duration {
	runtime.GC()
	start := time.Now()
	f()
	return time.Since(start)
}

func decodeAll(b *testing.B, files []string) {
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		var node yaml.Node
		if err := yaml.Unmarshal(text, &node); err != nil {
			b.Fatal(err)
		}
	}
}

// writePlan writes a plan of n indicators over 2n measures, whose values have n
// diverse denominators, and a year's measurements.
func writePlan(b *testing.B, dir string, n int) string {
	var plan, figures strings.Builder
	plan.WriteString("format: piao-plan/1\nentity: {code: prova, name: Ente di prova}\ntitle: Piano di prova\nyears: [2023, 2024, 2025]\nareas:\n  \"1\": {name: Area 1}\n  \"2\": {name: Area 2}\n")
	plan.WriteString("missions:\n  \"011\":\n    name: Missione\n    programmes:\n      \"005\": {name: Programma}\nmeasures:\n")
	figures.WriteString("format: piao-measurements/1\nentity: prova\nyear: 2023\nas_of: 2023-12-31\nstatus: final\nvalues:\n")
	for i := range n {
		fmt.Fprintf(&plan, "  N_Pratiche_%d: {name: Numero di pratiche evase nell'anno %d, unit: N.}\n  T_Pratiche_%d: {name: Numero di pratiche presentate %d, unit: N.}\n", i, i, i, i)
		fmt.Fprintf(&figures, "  N_Pratiche_%d: %d\n  T_Pratiche_%d: %d\n", i, 4000+i*7%900, i, 5003+i*2)
	}
	plan.WriteString("objectives:\n")
	for i := 0; i < n; i += 4 {
		fmt.Fprintf(&plan, "  OS_%d:\n    title: Migliorare il servizio numero %d alle imprese del territorio\n    area: \"%d\"\n    programme: 011/005\n    resources:\n      2023: {total: %d.50}\n    indicators:\n", i, i, 1+i/4%2, 1000+i)
		siblings := min(4, n-i)
		for k := range siblings {
			weight := strconv.Itoa(100 / siblings)
			if k == siblings-1 {
				weight = strconv.Itoa(100 - 100/siblings*(siblings-1))
			}
			fmt.Fprintf(&plan, "      IND_%d:\n        name: Grado di evasione delle pratiche del servizio %d\n        type: efficacia\n        unit: \"%%\"\n        weight: %s %%\n        # dalla relazione dell'anno prima\n        formula: \"N_Pratiche_%d / T_Pratiche_%d\"\n        targets:\n          2023: \">= 80 %%\"\n          2024: \">= 82 %%\"\n          2025: \">= 85.5 %%\"\n", i+k, i+k, weight, i+k, i+k)
		}
	}
	write(b, filepath.Join(dir, "measurements", "2023.yaml"), figures.String())
	name := filepath.Join(dir, "plan.yaml")
	write(b, name, plan.String())
	return name
}

func write(b testing.TB, name, text string) {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		b.Fatal(err)
	}
}
