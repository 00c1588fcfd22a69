package source

// A File is one version of a file: its text and where each of its items stands.
type File struct {
	// Path is slash-separated and relative to the root of the workspace.
	Path string
	Text *Text
	// Anchors maps each item of the file to the byte offset of its start.
	Anchors map[*Anchor]int
}

// A Span is an absolute place: a file and two positions in it.
type Span struct {
	File       string
	Start, End Position
}

// Files is a set of files by path. It resolves ranges to spans.
type Files map[string]*File

// Span returns the absolute place of r, and false where its file or its anchor
// is not in the set.
func (fs Files) Span(r Range) (Span, bool) {
	start, end, ok := fs.Offsets(r)
	if !ok {
		return Span{}, false
	}
	text := fs[r.Anchor.File].Text
	return Span{r.Anchor.File, text.Position(start), text.Position(end)}, true
}

// Offsets returns the byte offsets of r in its file, and false where its file
// or its anchor is not in the set.
func (fs Files) Offsets(r Range) (start, end int, ok bool) {
	if r.IsZero() {
		return 0, 0, false
	}
	f := fs[r.Anchor.File]
	if f == nil {
		return 0, 0, false
	}
	base, ok := f.Anchors[r.Anchor]
	return base + int(r.Start), base + int(r.End), ok
}
