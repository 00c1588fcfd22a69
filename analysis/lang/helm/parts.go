package helm

import (
	"fmt"
	"regexp"
	"slices"

	"github.com/parapet-iac/parapet/analysis/lang/helm/engine"
	"github.com/parapet-iac/parapet/analysis/source"
)

// A part is a top-level entry of a file of values, or what begins with a definition in
// a template. It has an anchor of its own, so that an edit of one changes no range in
// the others.
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

var defineForm = regexp.MustCompile(`\{\{-?\s*(?:define|block)\s+"((?:[^"\\\n]|\\.)*)"`)

// divideTemplate gives the definitions in a template their anchors: those that they had
// before, by name. What was there before keeps its place as long as it may be what the
// template last meant.
func (f *file) divideTemplate(p string) {
	before := f.defines
	f.defines, f.gone = nil, slices.Concat(f.gone, before)
	count := map[string]int{}
	for _, m := range defineForm.FindAllSubmatchIndex(f.Text.Bytes(), maxDefines) {
		name := string(f.Text.Bytes()[m[2]:m[3]])
		if count[name]++; count[name] > 1 {
			name = fmt.Sprintf("%s#%d", name, count[name])
		}
		now := part{name, uint32(m[0]), nil}
		if i := slices.IndexFunc(f.gone, func(b part) bool { return b.name == name }); i >= 0 {
			now.anchor = f.gone[i].anchor
			f.gone = slices.Delete(f.gone, i, i+1)
		} else {
			now.anchor = &source.Anchor{File: p}
		}
		f.defines = append(f.defines, now)
	}
	f.placeDefines()
}

// maxDefines bounds how many definitions of a template have places of their own.
const maxDefines = 10_000

// placeDefines says where the definitions of a template stand.
func (f *file) placeDefines() {
	items := make([]source.Item, 0, len(f.defines)+len(f.gone))
	for _, list := range [][]part{f.defines, f.gone} {
		for _, d := range list {
			items = append(items, source.Item{Anchor: d.anchor, Start: min(int(d.start), f.Text.Len())})
		}
	}
	f.Place(items, nil)
}

// engineParts returns the definitions as the engine takes them.
func (f *file) engineParts() []engine.Part {
	out := make([]engine.Part, len(f.defines))
	for i, d := range f.defines {
		out[i] = engine.Part{Start: int(d.start), Anchor: d.anchor}
	}
	return out
}
