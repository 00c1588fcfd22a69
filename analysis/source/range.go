package source

// An Anchor is the identity of one item of a file. Two anchors are the same
// item exactly when their pointers are equal. It is immutable.
type Anchor struct {
	// File is the slash-separated path of the file, relative to the root of
	// the workspace.
	File string
	// Outer is the item that holds it, where it is a part of one with a place
	// of its own; nil for an item.
	Outer *Anchor
}

// A Range is the half-open byte interval [Start, End) counted from the start of
// its anchor. The zero Range means "no place".
type Range struct {
	Anchor     *Anchor
	Start, End uint32
}

// IsZero reports whether r names no place.
func (r Range) IsZero() bool { return r.Anchor == nil }

// File returns the path of the file that r lies in, or "" for the zero Range.
func (r Range) File() string {
	if r.Anchor == nil {
		return ""
	}
	return r.Anchor.File
}

// Join returns the smallest range that covers r and s. Where they lie in
// different items, or either is zero, it returns the one that is not zero,
// preferring r.
func (r Range) Join(s Range) Range {
	switch {
	case r.IsZero():
		return s
	case s.IsZero(), r.Anchor != s.Anchor:
		return r
	}
	return Range{r.Anchor, min(r.Start, s.Start), max(r.End, s.End)}
}

// Contains reports whether s lies wholly within r.
func (r Range) Contains(s Range) bool {
	return !r.IsZero() && r.Anchor == s.Anchor && r.Start <= s.Start && s.End <= r.End
}
