package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// The benchmarks run whole processes: piao, and a program that decodes the same
// files into yaml.Node and does nothing else, in pairs. x-decode is the median of
// the ratios of their processor time; cpu-ms and wall-ms are the medians of piao's.

// BenchmarkEvaluate measures `piao evaluate`. The real plan has 31 indicators.
func BenchmarkEvaluate(b *testing.B) {
	formats := []string{"csv", "table", "json"}
	for _, format := range formats {
		b.Run(format+"/real", func(b *testing.B) {
			benchmarkEvaluate(b, filepath.Join("..", "..", "plans", "cciaa-tno"), format, "2022", "2023")
		})
	}
	for _, n := range []int{1000, 10000} {
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
	benchmarkProcess(b, files, "evaluate", "2023", "--plan", plan, "--format", format)
}

// BenchmarkCheck measures `piao check` of a plan and its measurements.
func BenchmarkCheck(b *testing.B) {
	for _, n := range []int{1000, 10000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			name := writePlan(b, b.TempDir(), n)
			figures := filepath.Join(filepath.Dir(name), "measurements", "2023.yaml")
			benchmarkProcess(b, []string{name, figures}, "check", "--plan", name)
		})
	}
}

// BenchmarkCheckManyPlans measures `piao check` of a folder of 200 plans with their
// measurements.
func BenchmarkCheckManyPlans(b *testing.B) {
	dir := b.TempDir()
	var names []string
	for k := range 200 {
		body := filepath.Join(dir, strconv.Itoa(k))
		names = append(names, writePlan(b, body, 31), filepath.Join(body, "measurements", "2023.yaml"))
	}
	benchmarkProcess(b, names, "check", dir)
}

// BenchmarkFmt measures `piao fmt` of a plan that stands in no canonical form, so
// that it is read, laid out, and read again.
func BenchmarkFmt(b *testing.B) {
	for _, n := range []int{1000, 10000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			name := writePlan(b, b.TempDir(), n)
			benchmarkProcess(b, []string{name}, "fmt", name)
		})
	}
}

// BenchmarkDiff measures `piao diff` of a plan and an edited one.
func BenchmarkDiff(b *testing.B) {
	for _, n := range []int{1000, 10000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			old := writePlan(b, filepath.Join(b.TempDir(), "old"), n)
			text, err := os.ReadFile(old)
			if err != nil {
				b.Fatal(err)
			}
			new := filepath.Join(b.TempDir(), "plan.yaml")
			write(b, new, edited(string(text), n))
			benchmarkProcess(b, []string{old, new}, "diff", old, new)
		})
	}
}

// BenchmarkNeeds measures `piao needs`, which must not grow faster than the plan.
func BenchmarkNeeds(b *testing.B) {
	for _, n := range []int{1000, 4000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			name := writePlan(b, b.TempDir(), n)
			figures := filepath.Join(filepath.Dir(name), "measurements", "2023.yaml")
			benchmarkProcess(b, []string{name, figures}, "needs", "2023", "--score", "95%", "--plan", name)
		})
	}
}

// benchmarkProcess runs piao and the decoding of the files that it reads, in pairs.
func benchmarkProcess(b *testing.B, files []string, args ...string) {
	piao, decode := built(b, "."), built(b, "./testdata/decode")
	var ratios, cpu, wall []float64
	for b.Loop() {
		least, _ := spent(b, decode, files...)
		processor, whole := spent(b, piao, args...)
		ratios = append(ratios, float64(processor)/float64(least))
		cpu, wall = append(cpu, milliseconds(processor)), append(wall, milliseconds(whole))
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(median(ratios), "x-decode")
	b.ReportMetric(median(cpu), "cpu-ms")
	b.ReportMetric(median(wall), "wall-ms")
}

// built is a program of this module, built as the README says.
func built(b *testing.B, dir string) string {
	b.Helper()
	name := filepath.Join(b.TempDir(), "program")
	build := exec.Command("go", "build", "-trimpath", "-o", name, dir)
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return name
}

// spent is the processor time and the time of a run that prints into a pipe.
func spent(b *testing.B, program string, args ...string) (processor, whole time.Duration) {
	b.Helper()
	run := exec.Command(program, args...)
	start := time.Now()
	if out, err := run.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return run.ProcessState.UserTime() + run.ProcessState.SystemTime(), time.Since(start)
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

func median(values []float64) float64 {
	slices.Sort(values)
	return values[len(values)/2]
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
