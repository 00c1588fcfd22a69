package terraform

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// A repetition says how often a block exists.
type repetition uint8

const (
	single  repetition = iota
	counted            // count
	keyed              // for_each
	// unknowable is a count or for_each that cannot be known; one instance
	// stands for all.
	unknowable
)

// An instanceKey tells one instance of a block from the others.
type instanceKey struct {
	name  string // "", "0", "a", or "*" for one that stands for all
	key   *model.Value
	value *model.Value
	how   repetition
}

func equalKeys(a, b []instanceKey) bool {
	return slices.EqualFunc(a, b, func(x, y instanceKey) bool {
		return x.name == y.name && x.how == y.how && model.Equal(x.key, y.key) && model.Equal(x.value, y.value)
	})
}

// suffix returns the key as it stands in addresses.
func (k instanceKey) suffix() string {
	switch k.how {
	case counted:
		return "[" + k.name + "]"
	case keyed:
		return "[" + strconv.Quote(k.name) + "]"
	case unknowable:
		return "[*]"
	}
	return ""
}

// bind returns the environment in which the instance's arguments are evaluated.
func (k instanceKey) bind(e env) env {
	switch k.how {
	case counted:
		return e.bind("count", model.NewObject([]model.Attr{{Name: "index", Value: k.key}}, source.Range{}))
	case keyed:
		return e.bind("each", each(k.key, k.value))
	case unknowable:
		e = e.bind("count", model.NewObject([]model.Attr{{Name: "index", Value: model.NewUnknown(model.Number, "${count.index}", source.Range{})}}, source.Range{}))
		return e.bind("each", each(k.key, k.value))
	}
	return e
}

func each(key, value *model.Value) *model.Value {
	return model.NewObject([]model.Attr{{Name: "key", Value: key}, {Name: "value", Value: value}}, source.Range{})
}

// expand returns the instances of a resource or module call.
func (in *instance) expand(it *item) ([]instanceKey, repetition) {
	if a, o := it.attr("count"); a != nil {
		return in.expandCount(in.env(o).eval(a.Expr), o.rng(a.SrcRange))
	}
	if a, o := it.attr("for_each"); a != nil {
		return in.expandEach(in.env(o).eval(a.Expr), o.rng(a.SrcRange))
	}
	return []instanceKey{{}}, single
}

func (in *instance) expandCount(v *model.Value, at source.Range) ([]instanceKey, repetition) {
	n, ok := intOf(v)
	if !ok {
		return unknowableKey(v), unknowable
	}
	keys := make([]instanceKey, 0, max(0, min(n, maxInstances)))
	for i := int64(0); i < n; i++ {
		if i == maxInstances {
			in.tooMany(at, n)
			break
		}
		keys = append(keys, instanceKey{name: strconv.FormatInt(i, 10), key: model.NewInt(i, at), how: counted})
	}
	return keys, counted
}

func (in *instance) expandEach(v *model.Value, at source.Range) ([]instanceKey, repetition) {
	if v.Is(model.Unknown) || v.Is(model.Open) || v.Kind() != model.Object && v.Kind() != model.List {
		return unknowableKey(v), unknowable
	}
	var keys []instanceKey
	for key, val := range pairs(v) {
		if v.Kind() == model.List {
			key = val // a set of strings: key and value are the same
		}
		name, ok := stringOf(key)
		if !ok {
			return unknowableKey(v), unknowable
		}
		if len(keys) == maxInstances {
			in.tooMany(at, int64(v.Len()))
			break
		}
		keys = append(keys, instanceKey{name: name, key: key, value: keepSensitive(val, v), how: keyed})
	}
	return keys, keyed
}

func unknowableKey(v *model.Value) []instanceKey {
	return []instanceKey{{
		name:  "*",
		key:   model.NewUnknown(model.String, "${each.key}", v.Range()).WithRefs(v.Refs()...),
		value: model.NewUnknown(model.Dynamic, "${each.value}", v.Range()).WithRefs(v.Refs()...),
		how:   unknowable,
	}}
}

func (in *instance) tooMany(at source.Range, n int64) {
	in.s.report(source.Diagnostic{Severity: source.Warning, Range: at,
		Summary: "too many instances",
		Detail:  fmt.Sprintf("Only the first %d of %d are analysed.", maxInstances, n)})
}

// gather joins the values of all instances as a reference to the whole block
// sees them. A list that is [model.Open] has one element that stands for all.
func gather(keys []instanceKey, how repetition, vals []*model.Value, at source.Range) *model.Value {
	switch how {
	case single:
		return vals[0]
	case keyed:
		attrs := make([]model.Attr, len(keys))
		for i, k := range keys {
			attrs[i] = model.Attr{Name: k.name, Value: vals[i]}
		}
		return model.NewObject(attrs, at)
	case unknowable:
		return model.NewList(vals, at).With(model.Open)
	}
	return model.NewList(vals, at)
}
