package main

import (
	"bytes"
	"fmt"
	"strings"

	"piao/plan/diag"
	"piao/plan/sequence"
)

// diffContext is how many lines that stay are shown around those that change.
const diffContext = 3

// diffLine is a line of a diff: ' ', '-' or '+', and how many lines of the old
// and of the new text stand before it.
type diffLine struct {
	sign     byte
	text     string
	old, new int
}

// unifiedDiff shows what changes between a file and its canonical text, as
// `diff -u` does.
func unifiedDiff(file *diag.File, text []byte) []byte {
	lines := diffLines(splitLines(file.Bytes), splitLines(text))
	var b bytes.Buffer
	fmt.Fprintf(&b, "--- %s\n+++ %s\n", clean(file.Name), clean(file.Name))
	for at := 0; at < len(lines); {
		from, to := nextHunk(lines, at)
		if from == to {
			break
		}
		writeHunk(&b, lines[from:to])
		at = to
	}
	return b.Bytes()
}

// unended marks, at its end, a last line that no line end follows. No file that
// can be read holds such a character.
const unended = "\x00"

func splitLines(text []byte) []string {
	whole, ended := strings.CutSuffix(string(text), "\n")
	if !ended {
		whole += unended
	}
	return strings.Split(whole, "\n")
}

func diffLines(old, new []string) []diffLine {
	var lines []diffLine
	i, j := 0, 0
	for _, kept := range append(linesKept(old, new), sequence.Pair{Old: len(old), New: len(new)}) {
		for ; i < kept.Old; i++ {
			lines = append(lines, diffLine{'-', old[i], i, j})
		}
		for ; j < kept.New; j++ {
			lines = append(lines, diffLine{'+', new[j], i, j})
		}
		if i < len(old) && j < len(new) {
			lines = append(lines, diffLine{' ', old[i], i, j})
			i, j = i+1, j+1
		}
	}
	return lines
}

// nextHunk is the next lines to show, from some line on: those that change, with
// what stands around and between them.
func nextHunk(lines []diffLine, at int) (from, to int) {
	first := at
	for first < len(lines) && lines[first].sign == ' ' {
		first++
	}
	if first == len(lines) {
		return at, at
	}
	last := first
	for k := first; k < len(lines) && k <= last+2*diffContext; k++ {
		if lines[k].sign != ' ' {
			last = k
		}
	}
	return max(at, first-diffContext), min(len(lines), last+1+diffContext)
}

func writeHunk(b *bytes.Buffer, lines []diffLine) {
	olds, news := 0, 0
	for _, l := range lines {
		if l.sign != '+' {
			olds++
		}
		if l.sign != '-' {
			news++
		}
	}
	fmt.Fprintf(b, "@@ -%s +%s @@\n", diffRange(lines[0].old, olds), diffRange(lines[0].new, news))
	for _, l := range lines {
		text, last := strings.CutSuffix(l.text, unended)
		fmt.Fprintf(b, "%c%s\n", l.sign, clean(strings.TrimSuffix(text, "\r")))
		if last {
			b.WriteString("\\ No newline at end of file\n")
		}
	}
}

// diffRange is where lines stand, given how many come before them; of no lines,
// the one before.
func diffRange(before, n int) string {
	if n == 0 {
		return fmt.Sprintf("%d,0", before)
	}
	if n == 1 {
		return fmt.Sprint(before + 1)
	}
	return fmt.Sprintf("%d,%d", before+1, n)
}
