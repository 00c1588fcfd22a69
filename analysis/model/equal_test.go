package model

import (
	"testing"

	"github.com/parapet-iac/parapet/analysis/source"
)

func TestEqualSeesEverything(t *testing.T) {
	build := func() *Value {
		s := NewString("x", at(1, 2)).WithRefs(Ref{Address: "a.b", Path: "id"}).WithDoc(NewList([]*Value{NewInt(1, at(3, 4))}, at(3, 4)))
		return NewObject([]Attr{{Name: "s", NameRange: at(0, 1), Value: s}, {Name: "n", Value: NewNull(at(7, 8))}}, at(0, 9))
	}
	if !Equal(build(), build()) {
		t.Error("a value differs from its like")
	}
	s := build().Get("s")
	for name, other := range map[string]*Value{
		"range":     s.At(at(1, 3)),
		"flag":      s.With(Sensitive),
		"reference": s.WithRefs(Ref{Address: "c.d"}),
		"way":       s.Behind([]source.Range{at(5, 6)}),
		"document":  s.WithDoc(nil),
		"text":      NewString("y", at(1, 2)),
		"absent":    nil,
	} {
		if Equal(s, other) || Equal(other, s) {
			t.Errorf("another %s is not seen", name)
		}
	}
}

func TestEqualResources(t *testing.T) {
	a := &Resource{Type: "t", Address: "t.a", Value: NewNull(at(0, 1)), Origin: Origin{Calls: []source.Range{at(1, 2)}}}
	b := *a
	b.Origin.Calls = []source.Range{at(1, 2)}
	if !EqualResources(a, &b) {
		t.Error("a resource differs from its like")
	}
	if b.Origin.Calls = nil; EqualResources(a, &b) {
		t.Error("another way of calls is not seen")
	}
}
