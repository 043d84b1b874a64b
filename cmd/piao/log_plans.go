package main

import (
	"strconv"

	"piao/cmd/internal/git"
	"piao/cmd/internal/report"
	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
)

// nowBlob stands for the content of the file in the working tree, which has no
// blob yet.
const nowBlob = "now"

// pastPlans reads the plans of blobs and keeps those that are wanted still.
type pastPlans struct {
	blobs *git.Blobs
	now   []byte // the file in the working tree
	read  map[string]*pastPlan
}

// pastPlan is what a blob holds: a plan, or the first thing that is wrong with it.
type pastPlan struct {
	plan  *plan.Plan // nil where it cannot be read as one
	wrong *diag.Diagnostic
}

// prepare reads blobs, and forgets all others' plans.
func (s *pastPlans) prepare(blobs []string) {
	wanted := map[string]bool{}
	for _, b := range blobs {
		wanted[b] = true
		s.plan(b)
	}
	for b, p := range s.read {
		if !wanted[b] && p.plan != nil {
			delete(s.read, b)
		}
	}
}

// text is the content of a blob; nil where git cannot give it.
func (s *pastPlans) text(blob string) *diag.File {
	if blob == nowBlob {
		return &diag.File{Bytes: s.now}
	}
	if text, ok := s.blobs.Read(blob); ok {
		return &diag.File{Bytes: text}
	}
	return nil
}

// readPast reads a plan. What a reader refuses it leaves out, and then changes
// would be told that nobody made: so a plan counts only if every value was read.
// What does not fit together, as a wrong sum of weights, is read all the same.
func readPast(file *diag.File) *pastPlan {
	if file == nil {
		return &pastPlan{}
	}
	root, found := source.Parse(file)
	var p *plan.Plan
	if len(found) == 0 {
		p, found = plan.Read(root)
	}
	found = errorsOnly(found)
	if len(found) == 0 {
		return &pastPlan{plan: p}
	}
	found.Sort()
	return &pastPlan{wrong: &found[0]}
}

// plan is the plan of a blob, that of no file being empty; nil where the blob is
// none.
func (s *pastPlans) plan(blob string) *plan.Plan {
	if blob == "" {
		return &plan.Plan{}
	}
	if s.read[blob] == nil {
		s.read[blob] = readPast(s.text(blob))
	}
	return s.read[blob].plan
}

// skipped says why a revision is passed over.
func (s *pastPlans) skipped(r git.Revision) report.Skipped {
	x := report.Skipped{Commit: r.Commit, Short: r.Short, Reason: lang.Say("git non ne ha il contenuto", "git does not have its content")}
	if wrong := s.read[r.Blob].wrong; wrong != nil {
		x.Rule, x.Line = wrong.Rule.Code, int(wrong.Pos.Line)
		x.Reason = lang.Say("riga %s, %s", "line %s, %s", strconv.Itoa(x.Line), wrong.Message)
	}
	return x
}
