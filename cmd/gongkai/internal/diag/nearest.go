package diag

// Nearest is the word among known that a slip of the hand most likely meant: the
// one with the fewest changed letters, at most a third of the word. The first of
// equals wins; "" means that none is near.
func Nearest(word string, known []string) string {
	best, bound := "", len([]rune(word))/3+1
	for _, k := range known {
		if d := distance([]rune(word), []rune(k), bound); d < bound {
			best, bound = k, d
		}
	}
	return best
}

// distance counts insertions, deletions, changes and swaps of neighbours (optimal
// string alignment), and gives up at bound.
func distance(a, b []rune, bound int) int {
	if abs(len(a)-len(b)) >= bound {
		return bound
	}
	before, last := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range a {
		row := make([]int, len(b)+1)
		row[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last = last, row
	}
	return last[len(b)]
}

func abs(n int) int { return max(n, -n) }
