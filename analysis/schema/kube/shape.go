package kube

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
)

// Canonical returns the canonical type of an object and its value in the form
// that policies judge, with the defaults of the API.
func Canonical(v *model.Value, id ID) (typ string, shaped *model.Value) {
	k, ok := id.kind()
	if !ok {
		return Custom, v
	}
	if k.pods != "" {
		v = podOf(v, k.pods)
	}
	if id.Namespace != "" {
		v = inNamespace(v, id.Namespace)
	}
	if k.typ == Pod {
		v = podDefaults(v)
	}
	return k.typ, defaults[k.typ].fill(v)
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
			attrs = append(attrs, model.Attr{Name: "workload", NameRange: spec.NameRange, Value: aroundPods(spec.Value, at)})
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

// aroundPods returns the specification of a workload without the template of its
// pods.
func aroundPods(spec *model.Value, at string) *model.Value {
	steps := strings.Split(at, ".")
	name := steps[len(steps)-1]
	if len(steps) > 1 && steps[0] == "spec" {
		name = steps[1]
	}
	if _, ok := spec.Attr(name); !ok {
		return spec
	}
	attrs := slices.DeleteFunc(slices.Clone(spec.Attrs()), func(a model.Attr) bool { return a.Name == name })
	return like(spec, model.NewObject(attrs, spec.Range()))
}

// inNamespace returns an object with the namespace that it is taken to be in.
func inNamespace(v *model.Value, namespace string) *model.Value {
	meta, ok := v.Attr("metadata")
	if !ok || meta.Value.Kind() != model.Object || !meta.Value.Get("namespace").IsNull() {
		return v
	}
	meta.Value = set(meta.Value, model.Attr{Name: "namespace", Value: presetValue(namespace)})
	return set(v, meta)
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
