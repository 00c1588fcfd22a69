package terraform

import (
	"strings"

	"github.com/hashicorp/hcl/v2"

	"github.com/parapet-iac/parapet/analysis/model"
)

// format and join keep what is known of a string that is unknown in part, as a
// template does: format("arn:aws:iam::%s:root", local.account).

func format(e env, args []*model.Value, r hcl.Range) *model.Value {
	if len(args) < 2 {
		return nil
	}
	pattern, ok := args[0].AsString()
	if !ok {
		return nil
	}
	parts := strings.Split(pattern, "%s")
	if strings.Contains(strings.Join(parts, ""), "%") || len(parts) != len(args) {
		return nil // other verbs
	}
	pieces := make([]*model.Value, 0, 2*len(args))
	for i, text := range parts {
		if i > 0 {
			pieces = append(pieces, args[i])
		}
		pieces = append(pieces, model.NewString(text, args[0].Range()))
	}
	return e.pieces(pieces, r)
}

func join(e env, args []*model.Value, r hcl.Range) *model.Value {
	if len(args) != 2 || args[1].Kind() != model.List || args[1].Is(model.Unknown) {
		return nil
	}
	if _, ok := args[0].AsString(); !ok {
		return nil
	}
	var pieces []*model.Value
	for i, v := range args[1].Elems() {
		if i > 0 {
			pieces = append(pieces, args[0])
		}
		pieces = append(pieces, v)
	}
	return e.pieces(pieces, r)
}

// pieces returns the unknown string that pieces make up, nil where all are known
// or one is no string.
func (e env) pieces(pieces []*model.Value, r hcl.Range) *model.Value {
	var hint strings.Builder
	var refs []model.Ref
	flags, unknown := model.Flags(0), false
	for _, v := range pieces {
		s, ok := stringOf(v)
		switch {
		case ok:
		case v.Is(model.Unknown) && v.Hint() != "":
			s, unknown = v.Hint(), true
		case v.Is(model.Unknown):
			s, unknown = "${…}", true
		default:
			return nil
		}
		if hint.Len()+len(s) > maxHint {
			return nil
		}
		hint.WriteString(s)
		refs, flags = append(refs, v.Refs()...), flags|v.Flags()&model.Sensitive
	}
	if !unknown {
		return nil
	}
	return model.NewUnknown(model.String, hint.String(), e.rng(r)).WithRefs(refs...).With(flags)
}
