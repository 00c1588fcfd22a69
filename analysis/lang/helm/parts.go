package helm

import (
	"slices"

	"github.com/parapet-iac/parapet/analysis/source"
)

// A part is a top-level entry of a file of values. It has an anchor of its own, so
// that an edit of one changes no range in the others.
type part struct {
	name   string
	start  uint32 // in its document
	anchor *source.Anchor
}

// divide gives the top-level entries of the file their anchors: those that they had
// before, by name.
func (f *file) divide(p string) {
	parts := map[*source.Anchor][]part{}
	items := make([]source.Item, 0, len(f.yaml.Documents))
	for _, d := range f.yaml.Documents {
		before := f.parts[d.Anchor]
		now := before // what cannot be read stands where it did
		if !d.Broken {
			now = nil
			for _, a := range d.Value.Attrs() {
				if a.NameRange.Anchor != d.Anchor {
					continue // behind a merge key
				}
				anchor := &source.Anchor{File: p, Outer: d.Anchor}
				if i := slices.IndexFunc(before, func(b part) bool { return b.name == a.Name }); i >= 0 {
					anchor = before[i].anchor
				}
				now = append(now, part{a.Name, a.NameRange.Start, anchor})
			}
			slices.SortFunc(now, func(a, b part) int { return int(a.start) - int(b.start) })
		}
		parts[d.Anchor] = now
		item := source.Item{Anchor: d.Anchor, Start: d.Start, Outdated: d.Broken, Parts: map[*source.Anchor]int{}}
		for _, one := range now {
			item.Parts[one.anchor] = int(one.start)
		}
		items = append(items, item)
	}
	f.parts = parts
	f.File = source.NewFile(p, f.yaml.Text, f.yaml.File)
	f.Place(items, nil)
}

// within returns a range in a document as one in the entry that it begins in.
func (f *file) within(r source.Range) source.Range {
	parts := f.parts[r.Anchor]
	i, found := slices.BinarySearchFunc(parts, r.Start, func(p part, at uint32) int { return int(p.start) - int(at) })
	if !found {
		i--
	}
	if i < 0 || i >= len(parts) {
		return r
	}
	return source.Range{Anchor: parts[i].anchor, Start: r.Start - parts[i].start, End: r.End - parts[i].start}
}
