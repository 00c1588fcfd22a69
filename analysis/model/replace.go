package model

import "slices"

// Replaced returns a value in which another one stands at the end of a path: what to
// makes of the one that is there, which may be nil; nil takes it away. Objects on the
// way that are not there are made; where the path leads into something else, or to an
// element that a list does not have, nothing is replaced.
func (v *Value) Replaced(path Path, to func(*Value) *Value) *Value {
	if len(path) == 0 {
		return to(v)
	}
	if doc := v.Doc(); doc != nil {
		return v.WithDoc(doc.Replaced(path, to))
	}
	switch step := path[0].(type) {
	case int:
		if v.Index(step) == nil {
			return v
		}
		elems := slices.Clone(v.Elems())
		if next := elems[step].Replaced(path[1:], to); next != nil {
			elems[step] = next
		} else {
			elems = slices.Delete(elems, step, step+1)
		}
		return NewList(elems, v.Range()).Like(v)
	case string:
		if v.Kind() != Object && v.Kind() != Null {
			return v
		}
		a, _ := v.Attr(step)
		next := a.Value.Replaced(path[1:], to)
		attrs := slices.DeleteFunc(slices.Clone(v.Attrs()), func(a Attr) bool { return a.Name == step })
		if next != nil {
			attrs = append(attrs, Attr{Name: step, NameRange: a.NameRange, Value: next})
		}
		return NewObject(attrs, v.Range()).Like(v)
	}
	return v
}

// Like returns a copy of v with the flags, references and places behind it of another
// value, if there is one.
func (v *Value) Like(other *Value) *Value {
	if other == nil {
		return v
	}
	return v.With(other.Flags()).WithRefs(other.Refs()...).Behind(other.Via())
}
