package model

import (
	"testing"

	"github.com/parapet-iac/parapet/analysis/source"
)

func TestReplaced(t *testing.T) {
	var none source.Range
	object := func(attrs ...Attr) *Value { return NewObject(attrs, none) }
	text := func(s string) *Value { return NewString(s, none) }
	doc := NewUnknown(String, "${p}", none).WithDoc(object(Attr{Name: "Statement", Value: object(Attr{Name: "Effect", Value: text("Deny")})}))
	v := object(
		Attr{Name: "a", Value: object(Attr{Name: "b", Value: text("x")})}, Attr{Name: "doc", Value: doc},
		Attr{Name: "list", Value: NewList([]*Value{object(Attr{Name: "c", Value: text("x")}), text("second")}, none)},
	).WithRefs(Ref{Address: "aws_x.y"}).With(Open)
	y := func(*Value) *Value { return text("y") }
	gone := func(*Value) *Value { return nil }
	for _, c := range []struct {
		path Path
		to   func(*Value) *Value
		want string // the value at the path afterwards
	}{
		{Path{"a", "b"}, y, "y"},
		{Path{"a", "b"}, gone, ""},
		{Path{"a", "new", "deep"}, y, "y"},
		{Path{"list", 0, "c"}, y, "y"},
		{Path{"list", 3, "c"}, y, ""},
		{Path{"list", 0, "c"}, gone, ""},
		{Path{"list", 0}, gone, "second"},
		{Path{"doc", "Statement", "Effect"}, y, "y"},
		{Path{"a", "b", "within"}, y, ""},
	} {
		out := v.Replaced(c.path, c.to)
		if got, _ := out.Walk(c.path).Value.AsString(); got != c.want {
			t.Errorf("%s is %q, want %q", c.path, got, c.want)
		}
		if len(out.Refs()) != 1 || !out.Is(Open) || out.Len() != 3 {
			t.Errorf("%s: the rest has changed", c.path)
		}
	}
	if got, _ := v.Get("a").Get("b").AsString(); got != "x" {
		t.Error("the value itself has changed")
	}
}
