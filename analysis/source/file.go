package source

// A File is one version of a file: its text and where each of its items stands.
type File struct {
	// Path is slash-separated and relative to the root of the workspace.
	Path string
	Text *Text
	// Anchors maps each item of the file to the byte offset of its start.
	Anchors map[*Anchor]int
	// Whole is the anchor of the file itself, at offset 0. All versions of a
	// file have the same one.
	Whole *Anchor
	// Outdated holds the items that cannot be read as they stand: ranges in
	// them count in the text that they last had.
	Outdated map[*Anchor]bool
}

// NewFile returns a version of a file that follows before, or that is the first
// if before is nil. It has no items yet.
func NewFile(path string, text *Text, before *File) *File {
	f := &File{Path: path, Text: text, Whole: &Anchor{File: path}}
	if before != nil {
		f.Whole = before.Whole
	}
	f.Anchors = map[*Anchor]int{f.Whole: 0}
	return f
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
	return f.Offsets(r)
}

// Offsets returns the byte offsets of r in f, and false where it lies elsewhere.
// Those in an outdated item are near the place that is meant.
func (f *File) Offsets(r Range) (start, end int, ok bool) {
	base, ok := f.Anchors[r.Anchor]
	start, end = base+int(r.Start), base+int(r.End)
	if f.Outdated[r.Anchor] {
		start, end = min(start, f.Text.Len()), min(end, f.Text.Len())
	}
	return start, end, ok
}
