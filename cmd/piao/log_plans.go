package main

import (
	"maps"
	"slices"
	"strconv"

	"piao/cmd/internal/git"
	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
)

// nowBlob stands for the file in the working tree, which has no blob yet.
const nowBlob = "now"

// pastPlans reads the plans of blobs.
type pastPlans struct {
	blobs *git.Blobs
	now   []byte // the file in the working tree
	read  map[string]pastPlan
}

// pastPlan is the plan in a blob, or why it cannot be read.
type pastPlan struct {
	plan  *plan.Plan
	wrong lang.Message
}

// of is the plan in a blob. A missing file is an empty plan.
func (s *pastPlans) of(blob string) pastPlan {
	p, ok := s.read[blob]
	if !ok {
		p = s.readPast(blob)
		s.read[blob] = p
	}
	return p
}

func (s *pastPlans) readPast(blob string) pastPlan {
	if blob == "" {
		return pastPlan{plan: &plan.Plan{}}
	}
	text := s.now
	if blob != nowBlob {
		read, err := s.blobs.Read(blob)
		if err != nil {
			return pastPlan{wrong: err.Message}
		}
		text = read
	}
	p, wrong := wholePlan(&diag.File{Bytes: text})
	if wrong != nil {
		line := strconv.Itoa(int(wrong.Pos.Line))
		return pastPlan{wrong: lang.Say("riga %s, %s", "line %s, %s", line, wrong.Message)}
	}
	return pastPlan{plan: p}
}

// wholePlan reads a plan, or else finds the first thing wrong with it. Reading
// leaves out what it refuses, so that a comparison would show changes that nobody
// made. A plan therefore counts only if every value was read; contradictions, such
// as a wrong sum of weights, do not matter.
func wholePlan(file *diag.File) (p *plan.Plan, wrong *diag.Diagnostic) {
	root, found := source.Parse(file)
	if len(found) == 0 {
		p, found = plan.Read(root)
	}
	if found = errorsOnly(found); len(found) == 0 {
		return p, nil
	}
	found.Sort()
	return nil, &found[0]
}

// keep forgets all plans except those of some blobs, because a history may be long.
func (s *pastPlans) keep(blobs []string) {
	maps.DeleteFunc(s.read, func(blob string, _ pastPlan) bool { return !slices.Contains(blobs, blob) })
}
