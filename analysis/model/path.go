package model

import (
	"strconv"
	"strings"

	"github.com/parapet-iac/parapet/analysis/source"
)

// A Path leads from a resource's value to a node in it: attribute names
// (string) and list indexes (int). JSON documents inside strings are entered
// as if they were part of the tree.
type Path []any

func (p Path) String() string {
	var b strings.Builder
	for i, step := range p {
		switch s := step.(type) {
		case int:
			b.WriteString("[" + strconv.Itoa(s) + "]")
		case string:
			if i > 0 {
				b.WriteByte('.')
			}
			b.WriteString(s)
		}
	}
	return b.String()
}

// A Step is the outcome of following a path as far as it goes.
type Step struct {
	// Value is the node at the end of the path, nil if there is none.
	Value *Value
	// Unknown reports whether the path met a value that cannot be known. A
	// string of which the JSON tree is known is not one.
	Unknown bool
	// Found is how many steps of the path exist.
	Found int
	// Range is the place to show: the argument where the last existing step
	// stands in its owner. Where a reference was crossed it is the place of
	// that reference.
	Range source.Range
	// Via is what lies behind that reference; the last one is where the
	// value was written.
	Via []source.Range
}

// Walk follows path from v.
func (v *Value) Walk(path Path) Step {
	at := Step{Value: v, Range: v.Range()}
	crossed := false
	for _, step := range path {
		cur := at.Value
		if doc := cur.Doc(); doc != nil {
			cur = doc
		}
		if cur.Is(Unknown) {
			at.Unknown, at.Value = true, nil
			return at
		}
		var next *Value
		var name source.Range
		switch s := step.(type) {
		case int:
			next = cur.Index(s)
		case string:
			a, _ := cur.Attr(s)
			next, name = a.Value, a.NameRange
		}
		if next == nil {
			at.Unknown, at.Value = cur.Is(Open), nil
			return at
		}
		at.Value = next
		at.Found++
		switch {
		case crossed:
			if r := next.Range(); !r.IsZero() {
				at.Via = append(at.Via, r)
			}
			at.Via = append(at.Via, next.Via()...)
		case !next.Range().IsZero() || !name.IsZero():
			at.Range = name.Join(next.Range())
			at.Via = next.Via()
			crossed = len(at.Via) > 0
		}
	}
	at.Unknown = at.Value.Is(Unknown) && at.Value.Doc() == nil
	return at
}
