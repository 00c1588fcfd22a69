package cloudformation

import "github.com/parapet-iac/parapet/analysis/model"

// like gives a value the flags, references and places behind of the one that it replaces.
func like(v, made *model.Value) *model.Value { return made.Like(v) }

// unknownLike returns an unknown value of a kind in the place of one.
func unknownLike(v *model.Value, k model.Kind) *model.Value {
	return model.NewUnknown(k, v.Hint(), v.Range()).Behind(v.Via()).WithRefs(v.Refs()...).With(v.Flags() & model.Sensitive)
}
