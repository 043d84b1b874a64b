package findings

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"piao/plan/diag"
)

// Fingerprints identify findings across runs: there is one for each, in the same
// order, no two alike. A fingerprint depends on the rule, the file, the text of the
// line, and a number for findings that are otherwise equal. Lines added or removed
// elsewhere do not change it, nor does the language. To compare runs, take the
// fingerprints of the whole list: a list without some findings may give others.
func (c Checked) Fingerprints(list diag.List) []string {
	prints := make([]string, len(list))
	times := map[string]int{}
	hashes := map[diag.Pos][sha256.Size]byte{} // of lines, so that a long one is read once
	for i, d := range list {
		line := diag.Pos{File: d.Pos.File, Line: d.Pos.Line}
		hash, known := hashes[line]
		if !known {
			hash = lineHash(line)
			hashes[line] = hash
		}
		same := fmt.Sprintf("%s\x00%s\x00%x", d.Rule.Code, c.path(locate(d.Span).File), hash)
		times[same]++
		sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", same, times[same]))
		prints[i] = hex.EncodeToString(sum[:16])
	}
	return prints
}

// fingerprints are those of all lists. No two lists have a file in common.
func (c Checked) fingerprints() []string {
	var prints []string
	for _, list := range c.Findings {
		prints = append(prints, c.Fingerprints(list)...)
	}
	return prints
}

// lineHash is the hash of a line's text, which is empty if there is no line.
func lineHash(p diag.Pos) [sha256.Size]byte {
	if !p.IsValid() {
		return sha256.Sum256(nil)
	}
	return sha256.Sum256(bytes.TrimSpace(p.File.Line(int(p.Line))))
}
