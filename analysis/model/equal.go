package model

import (
	"math/big"
	"slices"
)

// Equal reports whether two values are the same to the last range, reference
// and flag, so that one can stand in for the other.
func Equal(a, b *Value) bool {
	switch {
	case a == b:
		return true
	case a == nil || b == nil:
		return false
	case a.kind != b.kind || a.flags != b.flags || a.rng != b.rng || a.size != b.size:
		return false
	}
	return equalMore(a.more, b.more) && equalData(a.data, b.data)
}

func equalMore(a, b *more) bool {
	switch {
	case a == b:
		return true
	case a == nil:
		a = new(more)
	case b == nil:
		b = new(more)
	}
	return slices.Equal(a.via, b.via) && slices.Equal(a.refs, b.refs) && Equal(a.doc, b.doc)
}

func equalData(a, b any) bool {
	switch x := a.(type) {
	case []*Value:
		y, ok := b.([]*Value)
		return ok && slices.EqualFunc(x, y, Equal)
	case []Attr:
		y, ok := b.([]Attr)
		return ok && slices.EqualFunc(x, y, func(p, q Attr) bool {
			return p.Name == q.Name && p.NameRange == q.NameRange && Equal(p.Value, q.Value)
		})
	case *big.Float:
		y, ok := b.(*big.Float)
		return ok && x.Cmp(y) == 0
	}
	return a == b
}

// EqualResources reports whether two resources, not composed, are the same in
// the sense of [Equal].
func EqualResources(a, b *Resource) bool {
	return a.Type == b.Type && a.Address == b.Address && a.Partial == b.Partial &&
		a.Origin.Language == b.Origin.Language && a.Origin.Stack == b.Origin.Stack && a.Origin.Header == b.Origin.Header &&
		a.Origin.Block == b.Origin.Block && a.Origin.Instance == b.Origin.Instance &&
		a.Origin.Provider == b.Origin.Provider &&
		slices.Equal(a.Origin.Calls, b.Origin.Calls) && Equal(a.Value, b.Value) &&
		slices.EqualFunc(a.Parts, b.Parts, func(p, q *Resource) bool { return p == q || EqualResources(p, q) })
}

// SameContent reports whether two values are the same but for the places that they
// stand at, and for attributes of some names, wherever they are.
func SameContent(a, b *Value, except map[string]bool) bool {
	switch {
	case a == b:
		return true
	case a == nil || b == nil:
		return false
	case a.kind != b.kind || a.flags != b.flags:
		return false
	}
	if !slices.Equal(a.Refs(), b.Refs()) || !SameContent(a.Doc(), b.Doc(), except) {
		return false
	}
	switch x := a.data.(type) {
	case []*Value:
		y, ok := b.data.([]*Value)
		return ok && slices.EqualFunc(x, y, func(p, q *Value) bool { return SameContent(p, q, except) })
	case []Attr:
		y, ok := b.data.([]Attr)
		return ok && sameAttrs(x, y, except)
	}
	return equalData(a.data, b.data)
}

// sameAttrs compares attributes, which are sorted by name.
func sameAttrs(x, y []Attr, except map[string]bool) bool {
	for {
		for len(x) > 0 && except[x[0].Name] {
			x = x[1:]
		}
		for len(y) > 0 && except[y[0].Name] {
			y = y[1:]
		}
		if len(x) == 0 || len(y) == 0 {
			return len(x) == len(y)
		}
		if x[0].Name != y[0].Name || !SameContent(x[0].Value, y[0].Value, except) {
			return false
		}
		x, y = x[1:], y[1:]
	}
}
