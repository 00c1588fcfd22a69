package compose

import (
	"slices"

	"github.com/parapet-iac/parapet/analysis/model"
)

// merge puts a value over another one that is beneath it, as
// https://github.com/compose-spec/compose-spec/blob/main/13-merge.md has it. Both
// are in long form; path leads to them from the service. It is nil where nothing
// remains.
func merge(base, over *model.Value, path ...string) *model.Value {
	switch {
	case over == nil:
		return base
	case base == nil:
		return untagged(over)
	case over.Hint() == tagReset || over.Get(tagOverride) != nil:
		return untagged(over)
	case replaced(path):
		return over
	case base.Kind() == model.Object && over.Kind() == model.Object:
		return mergeObjects(base, over, path)
	case base.Kind() == model.List && over.Kind() == model.List:
		return mergeLists(base, over, path)
	case over.Kind() == model.Null:
		return base
	}
	return over
}

// replaced reports whether a value takes the place of the one beneath it as a
// whole.
func replaced(path []string) bool {
	switch len(path) {
	case 1:
		return path[0] == "command" || path[0] == "entrypoint"
	case 2:
		return path[0] == "healthcheck" && path[1] == "test"
	}
	return false
}

func mergeObjects(base, over *model.Value, path []string) *model.Value {
	if len(path) == 1 && path[0] == "logging" {
		a, _ := base.Get("driver").AsString()
		b, _ := over.Get("driver").AsString()
		if a != b && b != "" && a != "" {
			return over
		}
	}
	attrs := make([]model.Attr, 0, base.Len()+over.Len())
	for _, a := range base.Attrs() {
		if _, ok := over.Attr(a.Name); !ok {
			attrs = append(attrs, a)
		}
	}
	for _, o := range over.Attrs() {
		b, ok := base.Attr(o.Name)
		v := merge(b.Value, o.Value, append(slices.Clone(path), o.Name)...)
		if v == nil && (ok || o.Value.Hint() == tagReset) {
			continue
		}
		o.Value = v
		attrs = append(attrs, o)
	}
	return model.NewObject(attrs, over.Range())
}

// keys are what tells the elements of lists apart: of two of one key the later
// one counts. See
// https://github.com/compose-spec/compose-spec/blob/main/13-merge.md#unique-resources.
var keys = map[string][]string{
	"volumes": {"target"}, "secrets": {"target"}, "configs": {"target"}, "devices": {"target"},
	"ports": {"host_ip", "target", "published", "protocol"},
}

func mergeLists(base, over *model.Value, path []string) *model.Value {
	var by []string
	if len(path) == 1 {
		by = keys[path[0]]
	}
	out := slices.Clone(base.Elems())
	for _, o := range over.Elems() {
		i := slices.IndexFunc(out, func(b *model.Value) bool { return sameElement(b, o, by) })
		switch {
		case i < 0:
			out = append(out, o)
		case by != nil:
			out[i] = o
		}
	}
	return model.NewList(out, over.Range())
}

// sameElement reports whether two elements have the same keys, or where there are
// none, say the same.
func sameElement(a, b *model.Value, by []string) bool {
	if by == nil || a.Kind() != model.Object || b.Kind() != model.Object {
		return plain(a) == plain(b) && plain(a) != ""
	}
	for _, k := range by {
		if plain(a.Get(k)) != plain(b.Get(k)) {
			return false
		}
	}
	return true
}

// plain returns the text of a scalar, "" for what has none.
func plain(v *model.Value) string {
	if s, ok := v.AsString(); ok {
		return s
	}
	if n, ok := v.AsNumber(); ok {
		return n.Text('g', -1)
	}
	if b, ok := v.AsBool(); ok && b {
		return "true"
	} else if ok {
		return "false"
	}
	return v.Hint()
}
