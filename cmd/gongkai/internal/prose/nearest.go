package prose

// nearest is the candidate that word was probably meant to be, or "" if none is
// within two slips of the pen.
func nearest(word string, candidates []string) string {
	best, slips := "", min(3, len(word))
	for _, c := range candidates {
		if n := distance(word, c); n < slips {
			best, slips = c, n
		}
	}
	return best
}

// distance counts the letters to add, drop or change to make b of a (Levenshtein).
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, diagonal+1, row[j]+1)
		}
	}
	return row[len(b)]
}
