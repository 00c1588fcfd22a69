package schema

import (
	"cmp"
	"slices"
	"testing"
)

func TestDefault(t *testing.T) {
	for _, c := range []struct {
		typ, path string
		want      any
	}{
		{"aws_kms_key", "deletion_window_in_days", 30},
		{"aws_eks_cluster", "vpc_config[0].endpoint_public_access", true},
		{"aws_kms_key", "enable_key_rotation", nil},
		{"aws_nothing", "deletion_window_in_days", nil},
	} {
		if got, ok := Default(c.typ, c.path); got != c.want || ok != (c.want != nil) {
			t.Errorf("%s.%s: got %v %v", c.typ, c.path, got, ok)
		}
	}
}

func TestDefaultsFitTheSchema(t *testing.T) {
	if !slices.IsSortedFunc(standards, func(a, b standard) int {
		return cmp.Or(cmp.Compare(a.typ, b.typ), cmp.Compare(a.path, b.path))
	}) {
		t.Error("the table is not sorted")
	}
	for _, s := range standards {
		a, ok := lookupPath(s.typ, s.path)
		if !ok || a.Computed {
			t.Errorf("%s has no argument %s", s.typ, s.path)
			continue
		}
		var kind Kind
		switch v := s.value.(type) {
		case bool:
			kind = Bool
		case int:
			kind = Number
		case string:
			kind = String
		case []string:
			kind = List
		default:
			t.Errorf("%s.%s: a default of type %T", s.typ, s.path, v)
		}
		if a.Kind != kind {
			t.Errorf("%s.%s is a %s, its default a %s", s.typ, s.path, a.Kind, kind)
		}
	}
}
