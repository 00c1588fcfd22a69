package terraform

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
	"github.com/parapet-iac/parapet/fixes/remedy"
)

// objects lets a remedy for an object of Kubernetes refer by value, since the fields
// of its API are no attributes of Terraform's resource.
func (a *attempt) objects() error {
	if !strings.HasPrefix(a.req.Resource.Type, kube.Prefix) {
		return nil
	}
	r := *a.req.Remedy
	if r.Satellite != nil || len(r.Declare) > 0 {
		return errors.New("objects of Kubernetes are not added to Terraform code")
	}
	r.Set = slices.Clone(r.Set)
	for i, s := range r.Set {
		v, err := remedy.Filled(s.Value, a.field)
		if err != nil {
			return fmt.Errorf("setting %s: %w", s.Path, err)
		}
		r.Set[i].Value = v
	}
	a.req.Remedy = &r
	return nil
}

// field returns the value at a path of the judged object, or of another one that
// "type.any" stands for. The name of another one is referred to.
func (a *attempt) field(to, path string) (any, error) {
	r := a.req.Resource
	typ, like, other := strings.Cut(to, ".")
	if other {
		found := a.alike(typ, like)
		if len(found) == 0 {
			return nil, fmt.Errorf("there is no %s to refer to", typ)
		}
		a.choices = max(a.choices, len(found))
		r = found[min(a.choice, len(found)-1)]
		name := withoutModules(string(r.Address))
		a.note("with %s", name)
		if path == "metadata.name" && !strings.HasPrefix(name, "kubernetes_manifest.") && !strings.HasPrefix(name, "kubectl_manifest.") {
			return raw(name + ".metadata[0].name"), nil
		}
	}
	p, err := policy.ParseRemedyPath(path)
	if err != nil {
		return nil, err
	}
	w := follow(r.Value, p.Steps)
	step := r.Value.Walk(p.Steps)
	if len(w.rest) > 0 && step.Found < len(p.Steps) {
		return nil, fmt.Errorf("%s has no %s", r.Address, p.Steps)
	}
	return written(step.Value)
}

// written returns a value as JSON has it.
func written(v *model.Value) (any, error) {
	if v.Is(model.Unknown) {
		return nil, errUnknown
	}
	switch v.Kind() {
	case model.Object:
		out := map[string]any{}
		for _, x := range v.Attrs() {
			y, err := written(x.Value)
			if err != nil {
				return nil, err
			}
			out[x.Name] = y
		}
		return out, nil
	case model.List:
		out := make([]any, v.Len())
		for i, x := range v.Elems() {
			y, err := written(x)
			if err != nil {
				return nil, err
			}
			out[i] = y
		}
		return out, nil
	case model.Bool:
		b, _ := v.AsBool()
		return b, nil
	case model.Number:
		n, _ := v.AsNumber()
		f, _ := n.Float64()
		return f, nil
	case model.Null:
		return nil, nil
	}
	s, _ := v.AsString()
	return s, nil
}
