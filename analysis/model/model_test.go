package model

import (
	"slices"
	"testing"

	"github.com/parapet-iac/parapet/analysis/source"
)

var anchor = &source.Anchor{File: "main.tf"}

func at(start, end uint32) source.Range { return source.Range{Anchor: anchor, Start: start, End: end} }

func str(s string, r source.Range) *Value { return NewString(s, r) }

func TestObjectKeepsTheLastOfEqualNames(t *testing.T) {
	v := NewObject([]Attr{{Name: "b", Value: str("1", at(0, 1))}, {Name: "a", Value: str("2", at(1, 2))}, {Name: "b", Value: str("3", at(2, 3))}}, at(0, 9))
	if s, _ := v.Get("b").AsString(); s != "3" || v.Len() != 2 {
		t.Errorf("b is %q of %d attributes", s, v.Len())
	}
}

func TestAbsentValueAnswersAsAbsent(t *testing.T) {
	var v *Value
	if !v.IsNull() || v.Is(Unknown) || v.Get("x") != nil || v.Index(0) != nil || v.Len() != 0 || v.Size() != 0 || v.Doc() != nil {
		t.Error("nil does not answer as an absent value")
	}
	if step := v.Walk(Path{"a", 0}); step.Unknown || step.Value != nil {
		t.Errorf("walk of nil: %+v", step)
	}
}

func TestUnknownValuesHaveNoContent(t *testing.T) {
	v := NewString("x", at(0, 1)).With(Unknown)
	if _, ok := v.AsString(); ok {
		t.Error("an unknown string has content")
	}
	list := NewList([]*Value{str("x", at(0, 1))}, at(0, 1)).With(Unknown)
	if list.Len() != 0 {
		t.Error("an unknown list has elements")
	}
}

func TestSizeSaturates(t *testing.T) {
	v := NewList(nil, at(0, 1))
	for range 64 {
		v = NewList([]*Value{v, v}, at(0, 1))
	}
	if v.Size() != MaxSize {
		t.Errorf("size is %d", v.Size())
	}
}

func TestCopiesLeaveTheOriginalAlone(t *testing.T) {
	v := str("x", at(5, 6))
	ref := Ref{Address: "aws_vpc.main", Path: "id"}
	w := v.Through(at(9, 10)).With(Sensitive).WithRefs(ref, ref)
	if !slices.Equal(w.Via(), []source.Range{at(5, 6)}) || w.Range() != at(9, 10) || !w.Is(Sensitive) || !slices.Equal(w.Refs(), []Ref{ref}) {
		t.Errorf("copy has via %v, range %v, refs %v", w.Via(), w.Range(), w.Refs())
	}
	x := w.Through(at(20, 21))
	if !slices.Equal(x.Via(), []source.Range{at(9, 10), at(5, 6)}) {
		t.Errorf("chain is %v", x.Via())
	}
	if len(v.Via()) != 0 || v.Is(Sensitive) || len(v.Refs()) != 0 || len(w.Via()) != 1 {
		t.Error("the original has changed")
	}
}

func TestWalk(t *testing.T) {
	doc := NewObject([]Attr{{Name: "Statement", NameRange: at(40, 51), Value: NewList([]*Value{str("s", at(53, 56))}, at(52, 57))}}, at(39, 58))
	rules := NewList([]*Value{NewObject([]Attr{{Name: "port", NameRange: at(110, 114), Value: NewInt(22, at(117, 119))}}, at(109, 120))}, at(108, 121))
	root := NewObject([]Attr{
		{Name: "acl", NameRange: at(2, 5), Value: str("private", at(8, 17))},
		{Name: "policy", NameRange: at(20, 26), Value: str("{...}", at(30, 60)).WithDoc(doc)},
		{Name: "rules", NameRange: at(70, 75), Value: rules.Through(at(78, 87))},
		{Name: "key", NameRange: at(90, 93), Value: NewUnknown(String, "${k.arn}", at(96, 100))},
	}, at(0, 1))
	for _, tt := range []struct {
		path    Path
		place   source.Range
		found   int
		unknown bool
		via     int
	}{
		{Path{"acl"}, at(2, 17), 1, false, 0},
		{Path{"missing", "deep"}, at(0, 1), 0, false, 0},
		{Path{"policy", "Statement", 0}, at(53, 56), 3, false, 0},
		{Path{"policy", "Version"}, at(20, 60), 1, false, 0},
		{Path{"rules", 0, "port"}, at(70, 87), 3, false, 3},
		{Path{"rules", 1}, at(70, 87), 1, false, 1},
		{Path{"key"}, at(90, 100), 1, true, 0},
		{Path{"key", "inner"}, at(90, 100), 1, true, 0},
	} {
		step := root.Walk(tt.path)
		if step.Range != tt.place || step.Found != tt.found || step.Unknown != tt.unknown || len(step.Via) != tt.via {
			t.Errorf("Walk(%s) = %+v, want %+v", tt.path, step, tt)
		}
	}
	if step := root.With(Open).Walk(Path{"missing"}); !step.Unknown {
		t.Error("a missing attribute of an open object is not unknown")
	}
}

func TestPathText(t *testing.T) {
	if got := (Path{"ingress", 0, "cidr_blocks", 1}).String(); got != "ingress[0].cidr_blocks[1]" {
		t.Error(got)
	}
}

func TestOwnerIsThePartThatHoldsThePlace(t *testing.T) {
	other := &source.Anchor{File: "main.tf"}
	part := &Resource{Address: "part", Origin: Origin{Block: source.Range{Anchor: other, End: 50}}}
	r := &Resource{Address: "owner", Parts: []*Resource{part}}
	if got := r.Owner(source.Range{Anchor: other, Start: 3, End: 4}); got != part {
		t.Errorf("owner is %s", got.Address)
	}
	if got := r.Owner(at(3, 4)); got != r {
		t.Errorf("owner is %s", got.Address)
	}
}
