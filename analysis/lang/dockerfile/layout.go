package dockerfile

import "sort"

// A Layout is where an instruction and its words stand in a file, in bytes.
type Layout struct {
	// Start and End enclose the instruction with its here-documents.
	Start, End int
	// Words are what blanks outside quotes separate: the keyword, the flags, and
	// from Args on the arguments.
	Words []Span
	Args  int
	// JSON reports that the arguments are in exec form, so that Words are none of
	// them.
	JSON bool
}

// A Span is the bytes [Start, End) of a file.
type Span struct{ Start, End int }

// LayoutAt returns the layout of the instruction around an offset, and false where
// there is none.
func LayoutAt(text []byte, offset int) (Layout, bool) {
	l := split(text)
	i := sort.Search(len(l.chunks), func(i int) bool { return l.chunks[i].end > offset })
	if i == len(l.chunks) || l.chunks[i].start > offset {
		return Layout{}, false
	}
	c := &l.chunks[i]
	out := Layout{Start: c.start, End: c.end, Args: 1}
	_, rest := keyword(c.line)
	_, args := splitFlags(c.line, len(c.line)-len(rest), l.escape)
	if rest == "" {
		args = len(c.line)
	}
	for _, w := range splitWords(c.line, 0, len(c.line), l.escape) {
		at := c.place(w.start, w.end)
		out.Words = append(out.Words, Span{at.start, at.end})
		if w.start < args && w.start > 0 {
			out.Args = len(out.Words)
		}
	}
	out.JSON = isJSON(c.line[min(args, len(c.line)):])
	return out, true
}
