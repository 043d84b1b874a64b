package diff

// match is where an item stands in an old and in a new list.
type match struct{ old, new int }

// common pairs as many items of two lists as stand in the same order in both. It
// takes time and memory in proportion to the product of their lengths.
func common(old, new []string) []match {
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
	var kept []match
	for i, j := 0, 0; i < len(old) && j < len(new); {
		switch {
		case old[i] == new[j]:
			kept = append(kept, match{i, j})
			i, j = i+1, j+1
		case best[(i+1)*width+j] >= best[i*width+j+1]:
			i++
		default:
			j++
		}
	}
	return kept
}
