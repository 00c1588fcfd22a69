package mapping

import (
	"encoding/json"
	"math/big"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// CloudFormation takes scalars of any kind where it wants one of another, as long as the
// text can be read so: "true" for true, 80 for "80".

// AsText returns a scalar as a string; other values as they are.
func AsText(v *model.Value) *model.Value {
	switch {
	case v == nil || v.Kind() == model.String:
		return v
	case v.Is(model.Unknown):
		if v.Kind() == model.Dynamic || v.Kind() == model.Bool || v.Kind() == model.Number {
			return vague(v, model.String)
		}
		return v
	}
	if text, ok := TextOf(v); ok {
		return like(v, model.NewString(text, v.Range()))
	}
	return v
}

// TextOf returns the text of a known scalar.
func TextOf(v *model.Value) (string, bool) {
	if s, ok := v.AsString(); ok {
		return s, true
	}
	if b, ok := v.AsBool(); ok {
		return map[bool]string{true: "true", false: "false"}[b], true
	}
	if n, ok := v.AsNumber(); ok {
		return n.Text('f', -1), true
	}
	return "", false
}

// AsBool returns a text that is a boolean as such; other values as they are.
func AsBool(v *model.Value) *model.Value {
	if s, ok := v.AsString(); ok {
		switch strings.ToLower(s) {
		case "true":
			return like(v, model.NewBool(true, v.Range()))
		case "false":
			return like(v, model.NewBool(false, v.Range()))
		}
	}
	return v
}

// AsNumber returns a text that is a number as such; other values as they are.
func AsNumber(v *model.Value) *model.Value {
	s, ok := v.AsString()
	if !ok || s == "" || len(s) > 32 || strings.Trim(s, "0123456789.-") != "" {
		return v
	}
	n, _, err := big.ParseFloat(s, 10, 128, big.ToNearestEven)
	if err != nil {
		return v
	}
	return like(v, model.NewNumber(n, v.Range()))
}

// like gives a value the flags, references and places behind of the one that it replaces.
func like(v, made *model.Value) *model.Value { return made.Like(v) }

// vague returns an unknown value of a kind in the place of one.
func vague(v *model.Value, k model.Kind) *model.Value {
	return model.NewUnknown(k, v.Hint(), v.Range()).Behind(v.Via()).WithRefs(v.Refs()...).With(v.Flags() & model.Sensitive)
}

// Document returns a tree as the text that it is in JSON, which carries the tree.
func Document(tree *model.Value, at source.Range) *model.Value {
	x, ok := plain(tree)
	if !ok {
		return model.NewUnknown(model.String, "", at).WithDoc(tree)
	}
	text, err := json.Marshal(x)
	if err != nil {
		return model.NewUnknown(model.String, "", at).WithDoc(tree)
	}
	return model.NewString(string(text), at).WithDoc(tree)
}

// plain returns a value as JSON decodes it; ok is false where some of it is unknown.
func plain(v *model.Value) (x any, ok bool) {
	if v.Is(model.Unknown) {
		return nil, false
	}
	switch v.Kind() {
	case model.Object:
		m := map[string]any{}
		for _, a := range v.Attrs() {
			y, ok := plain(a.Value)
			if !ok {
				return nil, false
			}
			m[a.Name] = y
		}
		return m, true
	case model.List:
		list := make([]any, 0, v.Len())
		for _, e := range v.Elems() {
			y, ok := plain(e)
			if !ok {
				return nil, false
			}
			list = append(list, y)
		}
		return list, true
	case model.Number:
		text, _ := TextOf(v)
		return json.Number(text), true
	case model.Bool:
		b, _ := v.AsBool()
		return b, true
	case model.String:
		s, _ := v.AsString()
		return s, true
	}
	return nil, true
}
