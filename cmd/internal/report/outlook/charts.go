package outlook

import (
	"math/big"
	"strings"

	"piao/cmd/internal/document"
	"piao/cmd/internal/report"
	"piao/plan/lang"
)

// sparkline draws shares of 100 % side by side, with a dot for a missing one.
func sparkline(shares []*big.Rat) string {
	levels := []rune("▁▂▃▄▅▆▇█")
	line := make([]rune, len(shares))
	for k, s := range shares {
		if line[k] = '·'; s != nil {
			line[k] = levels[shareOut(s, len(levels)-1)]
		}
	}
	return string(line)
}

// bar draws a share of 100 % as a bar of ten columns.
func bar(share *big.Rat) document.Cell {
	if share == nil {
		return report.Blank()
	}
	const width = 10
	eighths := shareOut(share, width*8)
	text := strings.Repeat("█", eighths/8)
	if eighths%8 > 0 {
		text += string([]rune(" ▏▎▍▌▋▊▉")[eighths%8])
	}
	return document.Cell{Spoken: lang.Same(text)}
}

// shareOut is a share in steps, limited to 100 % and rounded down, so that a bar is
// full only for the whole.
func shareOut(share *big.Rat, most int) int {
	n := new(big.Rat).Mul(share, big.NewRat(int64(most), 1))
	whole := new(big.Int).Quo(n.Num(), n.Denom())
	return int(min(max(whole.Int64(), 0), int64(most)))
}
