package cloudformation

import (
	"cmp"
	"slices"

	"github.com/parapet-iac/parapet/analysis/lang/fileset"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// References returns what calls of intrinsic functions between two offsets stand for, in a
// stack of its own: with the defaults of parameters, and without what others export.
func (f *file) References(start, end int) []model.Meaning {
	if f.template == nil || f.broken {
		return nil
	}
	s := newStack(&loader{files: map[string]*file{}, unit: &fileset.Unit{}}, f.template)
	var out []model.Meaning
	sc := s.scope()
	var walk func(v *model.Value)
	walk = func(v *model.Value) {
		if _, _, ok := intrinsic(v); ok {
			if r := f.inFile(v.Range()); !r.IsZero() && int(r.Start) < end && int(r.End) > start {
				if meant := sc.eval(v); meant != nil {
					out = append(out, model.Meaning{Range: r, Value: meant})
				}
			}
		}
		for _, a := range v.Attrs() {
			walk(a.Value)
		}
		for _, e := range v.Elems() {
			walk(e)
		}
	}
	for _, e := range f.template.resources {
		if f.overlaps(e.block(), start, end) {
			walk(e.value)
		}
	}
	for _, e := range f.template.sections["Outputs"] {
		if f.overlaps(e.block(), start, end) {
			walk(e.value)
		}
	}
	slices.SortFunc(out, func(a, b model.Meaning) int { return cmp.Compare(a.Range.Start, b.Range.Start) })
	return out
}

// overlaps reports whether a range has something between two offsets.
func (f *file) overlaps(r source.Range, start, end int) bool {
	at := f.inFile(r)
	return !at.IsZero() && int(at.Start) < end && int(at.End) > start
}
