package kube

import (
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// Canonical returns the canonical type of an object and its value in the form
// that policies judge, with the defaults of the API.
func Canonical(v *model.Value, id ID) (typ string, shaped *model.Value) {
	k, ok := kinds[id.Group+"/"+id.Kind]
	if !ok {
		return Custom, v
	}
	if k.pods != "" {
		v = podOf(v, k.pods)
	}
	if id.Namespace != "" {
		v = withDefault(v, []string{"metadata", "namespace"}, model.NewString(id.Namespace, source.Range{}).With(model.Default))
	}
	if k.typ == Pod {
		v = podDefaults(v)
	}
	for _, d := range defaults[k.typ] {
		v = withDefault(v, d.path, d.value)
	}
	return k.typ, v
}

// podOf brings a workload into the form of [Pod].
func podOf(v *model.Value, at string) *model.Value {
	keep := []string{"apiVersion", "kind", "metadata"}
	var attrs []model.Attr
	for _, name := range keep {
		if a, ok := v.Attr(name); ok {
			attrs = append(attrs, a)
		}
	}
	spec, _ := v.Attr("spec")
	meta, _ := v.Attr("metadata")
	if at != "." {
		if spec.Value != nil {
			attrs = append(attrs, model.Attr{Name: "workload", NameRange: spec.NameRange, Value: spec.Value})
		}
		template := model.Attr{Value: v}
		for step := range strings.SplitSeq(at, ".") {
			template, _ = template.Value.Attr(step)
		}
		spec, _ = template.Value.Attr("spec")
		meta, _ = template.Value.Attr("metadata")
	}
	if spec.Value != nil {
		attrs = append(attrs, model.Attr{Name: "spec", NameRange: spec.NameRange, Value: spec.Value})
	}
	if meta.Value != nil {
		attrs = append(attrs, model.Attr{Name: "podMetadata", NameRange: meta.NameRange, Value: meta.Value})
	}
	return like(v, model.NewObject(attrs, v.Range()))
}

// like gives a rebuilt value the flags and ways of the one that it replaces.
func like(v, rebuilt *model.Value) *model.Value {
	return rebuilt.With(v.Flags()).Behind(v.Via()).WithRefs(v.Refs()...)
}

// withDefault returns v with a default at a path where nothing is written. An
// object or list that the path leads through has to be there; "[]" stands for
// each element.
func withDefault(v *model.Value, path []string, value *model.Value) *model.Value {
	if v.Is(model.Unknown) {
		return v
	}
	step := path[0]
	if step == "[]" {
		var elems []*model.Value
		for i, e := range v.Elems() {
			if c := withDefault(e, path[1:], value); c != e {
				if elems == nil {
					elems = append(elems, v.Elems()...)
				}
				elems[i] = c
			}
		}
		if elems == nil {
			return v
		}
		return like(v, model.NewList(elems, v.Range()))
	}
	if v.Kind() != model.Object {
		return v
	}
	a, found := v.Attr(step)
	switch {
	case len(path) > 1 && !found:
		return v
	case len(path) > 1:
		c := withDefault(a.Value, path[1:], value)
		if c == a.Value {
			return v
		}
		return set(v, model.Attr{Name: step, NameRange: a.NameRange, Value: c})
	case found && !a.Value.IsNull():
		return v
	}
	return set(v, model.Attr{Name: step, NameRange: a.NameRange, Value: value})
}

// set returns the object v with an attribute.
func set(v *model.Value, a model.Attr) *model.Value {
	attrs := make([]model.Attr, 0, len(v.Attrs())+1)
	placed := false
	for _, old := range v.Attrs() {
		if !placed && old.Name >= a.Name {
			attrs = append(attrs, a)
			placed = true
			if old.Name == a.Name {
				continue
			}
		}
		attrs = append(attrs, old)
	}
	if !placed {
		attrs = append(attrs, a)
	}
	return like(v, model.NewObject(attrs, v.Range()))
}
