package source

import "slices"

// A File is one version of a file: its text and where each of its items stands.
type File struct {
	// Path is slash-separated and relative to the root of the workspace.
	Path string
	Text *Text
	// Whole is the anchor of the file itself, at offset 0. All versions of a
	// file have the same one.
	Whole *Anchor

	items    []Item
	index    map[*Anchor]int // into items; versions with the same items share it
	outdated bool            // what is said of Whole is
	beside   []*File
}

// An Item is where an item of a file stands.
type Item struct {
	Anchor *Anchor
	// Start is the byte offset in the file.
	Start int
	// Parts are the offsets from Start of the anchors whose Outer the item is.
	// Versions of a file may share the map.
	Parts map[*Anchor]int
	// Outdated tells that the item cannot be read as it stands: ranges in it
	// count in the text that it last had.
	Outdated bool
}

// NewFile returns a version of a file that follows before, or that is the first
// if before is nil. It has no items yet.
func NewFile(path string, text *Text, before *File) *File {
	f := &File{Path: path, Text: text}
	if before != nil {
		f.Whole = before.Whole
	} else {
		f.Whole = &Anchor{File: path}
	}
	return f
}

// Beside returns f with the items of other readings of the same text: those of
// further languages, whose ranges count from anchors of their own.
func (f *File) Beside(others ...*File) *File {
	if len(others) == 0 {
		return f
	}
	c := *f
	c.beside = others
	return &c
}

// Place says where the items of the file stand. It shares what it can with
// before, an earlier version or nil.
func (f *File) Place(items []Item, before *File) {
	f.items = items
	same := func(a, b Item) bool { return a.Anchor == b.Anchor }
	if before != nil && slices.EqualFunc(items, before.items, same) {
		f.index = before.index
		return
	}
	f.index = make(map[*Anchor]int, len(items))
	for i, it := range items {
		f.index[it.Anchor] = i
	}
}

// Keep takes over the items of a version that could be read, for one that cannot.
func (f *File) Keep(before *File) {
	f.items, f.index, f.outdated = slices.Clone(before.items), before.index, true
	for i := range f.items {
		it := &f.items[i]
		it.Start, it.Outdated = min(it.Start, f.Text.Len()), true
	}
}

// place returns the item that holds an anchor and the offset of the anchor in the
// file; ok is false where there is none.
func (f *File) place(a *Anchor) (it Item, at int, ok bool) {
	if a == nil {
		return it, 0, false
	}
	if a == f.Whole {
		return Item{Anchor: a, Outdated: f.outdated}, 0, true
	}
	outer := a
	if a.Outer != nil {
		outer = a.Outer
	}
	i, ok := f.index[outer]
	if !ok {
		for _, b := range f.beside {
			if it, at, ok = b.place(a); ok {
				return it, at, true
			}
		}
		return it, 0, false
	}
	it = f.items[i]
	if a == outer {
		return it, it.Start, true
	}
	at, ok = it.Parts[a]
	return it, it.Start + at, ok
}

// Start returns the byte offset of what an anchor names, and false where the file
// does not hold it.
func (f *File) Start(a *Anchor) (int, bool) {
	_, at, ok := f.place(a)
	return at, ok
}

// Outdated reports whether an anchor names something that cannot be read as it
// stands.
func (f *File) Outdated(a *Anchor) bool {
	it, _, ok := f.place(a)
	return ok && it.Outdated
}

// Broken reports whether some of the file cannot be read as it stands.
func (f *File) Broken() bool {
	return f.outdated || slices.ContainsFunc(f.beside, (*File).Broken) || slices.ContainsFunc(f.items, func(it Item) bool { return it.Outdated })
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
	it, base, ok := f.place(r.Anchor)
	start, end = base+int(r.Start), base+int(r.End)
	if it.Outdated {
		start, end = min(start, f.Text.Len()), min(end, f.Text.Len())
	}
	return start, end, ok
}
