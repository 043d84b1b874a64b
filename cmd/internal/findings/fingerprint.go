package findings

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"piao/plan/diag"
)

// Fingerprints tell findings apart from one run to the next: one for each, in
// the same order, no two alike. They are made of the rule, the file, the text of
// the line, and the how manieth with all these alike it is: lines that come and
// go elsewhere change nothing, nor does the language. A list from which some
// were taken out may give others; who compares runs takes them of the whole.
func Fingerprints(list diag.List) []string {
	prints := make([]string, len(list))
	times := map[kind]int{}
	lines := lineHashes{sources: map[*diag.File]*listing{}, hashes: map[diag.Pos][sha256.Size]byte{}}
	for i, d := range list {
		k := kind{d.Rule.Code, relative(locate(d.Span).File), lines.of(d.Pos)}
		times[k]++
		sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%s\x00%x\x00%d", k.rule, k.file, k.line, times[k]))
		prints[i] = hex.EncodeToString(sum[:16])
	}
	return prints
}

// kind is what findings have in common that only their order tells apart.
type kind struct {
	rule, file string
	line       [sha256.Size]byte
}

// lineHashes knows the lines seen so far, so that a long one is read once.
type lineHashes struct {
	sources map[*diag.File]*listing
	hashes  map[diag.Pos][sha256.Size]byte // by file and line
}

// of is the hash of the line of a place; of an empty one where there is none.
func (h *lineHashes) of(p diag.Pos) [sha256.Size]byte {
	if !p.IsValid() {
		return sha256.Sum256(nil)
	}
	p.Col = 0
	if known, ok := h.hashes[p]; ok {
		return known
	}
	if h.sources[p.File] == nil {
		h.sources[p.File] = newListing(p.File)
	}
	h.hashes[p] = sha256.Sum256(bytes.TrimSpace(h.sources[p.File].line(p.Line)))
	return h.hashes[p]
}
