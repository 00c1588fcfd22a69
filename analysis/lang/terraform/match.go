package terraform

import "bytes"

// match finds for each chunk of a text the part of the text before that it
// continues, nil if none. Parts at both ends that read the same are the same;
// between them, where the edit was, those with one header are, and what remains
// if as much has gone as has come.
func match(text []byte, chunks []chunk, before []placed) []*part {
	out := make([]*part, len(chunks))
	same := func(c chunk, p placed) bool { return bytes.Equal(text[c.start:c.end], p.text) }
	first := 0
	for first < len(chunks) && first < len(before) && same(chunks[first], before[first]) {
		out[first] = before[first].part
		first++
	}
	last, lastBefore := len(chunks), len(before)
	for last > first && lastBefore > first && same(chunks[last-1], before[lastBefore-1]) {
		last--
		lastBefore--
		out[last] = before[lastBefore].part
	}
	matchHeaders(text, chunks[first:last], before[first:lastBefore], out[first:last])
	return out
}

func matchHeaders(text []byte, chunks []chunk, before []placed, out []*part) {
	gone := map[string][]int{} // places in before by header
	for i, p := range before {
		h := header(p.text)
		gone[h] = append(gone[h], i)
	}
	taken := make([]bool, len(before))
	for i, c := range chunks {
		h := header(text[c.start:c.end])
		if at := gone[h]; len(at) > 0 {
			out[i], taken[at[0]] = before[at[0]].part, true
			gone[h] = at[1:]
		}
	}
	var left []*part
	for i, p := range before {
		if !taken[i] {
			left = append(left, p.part)
		}
	}
	var fresh []int
	for i := range out {
		if out[i] == nil {
			fresh = append(fresh, i)
		}
	}
	if len(fresh) == len(left) {
		for i, at := range fresh {
			out[at] = left[i]
		}
	}
}

// header returns what an item begins with, up to a brace, an equals sign or the
// end of the line.
func header(text []byte) string {
	if i := bytes.IndexAny(text, "{=\n"); i >= 0 {
		text = text[:i]
	}
	return string(bytes.TrimSpace(text))
}
