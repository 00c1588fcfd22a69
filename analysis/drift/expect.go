package drift

import (
	"cmp"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
)

// text returns what a value of the code comes to as text: itself, or what its
// references stand for once the resources that they name are known. Ok is false
// where that cannot be told.
func (t *tie) text(v *model.Value) (s string, ok bool) {
	if s, ok := scalar(v); ok {
		return s, true
	}
	hint := v.Hint()
	if hint == "" {
		return "", false
	}
	var b strings.Builder
	for hint != "" {
		before, rest, found := strings.Cut(hint, "${")
		b.WriteString(before)
		if !found {
			break
		}
		inner, after, closed := strings.Cut(rest, "}")
		if !closed {
			return "", false
		}
		s, ok := t.reference(v, inner)
		if !ok {
			return "", false
		}
		b.WriteString(s)
		hint = after
	}
	return b.String(), true
}

// reference returns what a reference stands for: an attribute of what runs, else
// what the code says itself.
func (t *tie) reference(v *model.Value, inner string) (string, bool) {
	for _, ref := range v.Refs() {
		if string(ref.Address)+"."+ref.Path != inner {
			continue
		}
		if live := t.live[key{t.stack, ref.Address}]; live != nil {
			return scalar(live.Value.Get(ref.Path))
		}
		code := t.code[key{t.stack, ref.Address}]
		if code == nil {
			return "", false
		}
		switch {
		case code.Type == "data.aws_caller_identity" && ref.Path == "account_id":
			account := cmp.Or(t.whereOf(code).Account, t.only.Account)
			return account, account != ""
		case code.Type == "data.aws_region" && (ref.Path == "name" || ref.Path == "region" || ref.Path == "id"):
			region := cmp.Or(t.whereOf(code).Region, t.only.Region)
			return region, region != ""
		case code.Type == "data.aws_partition" && ref.Path == "partition":
			return "aws", true
		}
		return scalar(code.Value.Get(ref.Path))
	}
	return "", false
}

// scalar returns a known string, number or boolean as text.
func scalar(v *model.Value) (string, bool) {
	if s, ok := v.AsString(); ok {
		return s, true
	}
	if b, ok := v.AsBool(); ok {
		if b {
			return "true", true
		}
		return "false", true
	}
	if n, ok := v.AsNumber(); ok {
		if n.IsInt() {
			return n.Text('f', 0), true
		}
		return n.Text('g', -1), true
	}
	return "", false
}

// at follows a dotted path; on its way a list of one stands for its element.
// Unknown tells that it met something of which nothing is known.
func at(v *model.Value, path string) (a model.Attr, unknown bool) {
	for step := range strings.SplitSeq(path, ".") {
		if v.Kind() == model.List && v.Len() > 0 {
			v = v.Index(0)
		}
		if v.Is(model.Unknown) {
			return model.Attr{}, true
		}
		next, ok := v.Attr(step)
		if !ok {
			return model.Attr{}, v.Is(model.Open)
		}
		a, v = next, next.Value
	}
	return a, false
}

// None reports whether a value is nothing: null, false, 0, "", or empty all through.
func None(v *model.Value) bool {
	switch {
	case v.IsNull():
		return true
	case v.Is(model.Unknown) || v.Is(model.Open):
		return false
	case v.Kind() == model.List:
		return v.Len() == 0
	case v.Kind() == model.Object:
		for _, a := range v.Attrs() {
			if !None(a.Value) {
				return false
			}
		}
		return true
	}
	s, ok := scalar(v)
	return ok && (s == "" || s == "false" || s == "0")
}
