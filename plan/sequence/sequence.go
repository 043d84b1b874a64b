// Package sequence finds what two lists of texts have in common.
package sequence

// Pair is where a text stands in an old and in a new list.
type Pair struct{ Old, New int }

// Common pairs as many texts of two lists as stand in the same order in both. It
// takes time and memory in proportion to the product of their lengths.
func Common(old, new []string) []Pair {
	width := len(new) + 1
	best := make([]int32, (len(old)+1)*width)
	for i := len(old) - 1; i >= 0; i-- {
		for j := len(new) - 1; j >= 0; j-- {
			n := max(best[(i+1)*width+j], best[i*width+j+1])
			if old[i] == new[j] {
				n = max(n, best[(i+1)*width+j+1]+1)
			}
			best[i*width+j] = n
		}
	}
	var kept []Pair
	for i, j := 0, 0; i < len(old) && j < len(new); {
		switch {
		case old[i] == new[j]:
			kept = append(kept, Pair{i, j})
			i, j = i+1, j+1
		case best[(i+1)*width+j] >= best[i*width+j+1]:
			i++
		default:
			j++
		}
	}
	return kept
}
