package schema

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
)

// kubernetesTable describes the resources of Terraform's provider for Kubernetes
// in the form of the other table, and kubectl_manifest, which two providers have
// taken over from another: https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs,
// https://registry.terraform.io/providers/alekc/kubectl/latest/docs/resources/kubectl_manifest.
// A line that begins with "@" is a part of others. Where the provider lets a block
// repeat although the API has one object there, it stands once. Types whose
// name ends in _v1 are listed where they differ from those without.
//
//go:embed kubernetes.txt
var kubernetesTable string

var sharedPart = regexp.MustCompile(`@\w+`)

// lookupKubernetes returns the text of a type of the table.
func lookupKubernetes(typ string) (string, bool) {
	if !strings.HasPrefix(typ, "kubernetes_") && typ != "kubectl_manifest" {
		return "", false
	}
	text, ok := line(kubernetesTable, typ)
	if !ok {
		text, ok = line(kubernetesTable, strings.TrimSuffix(typ, "_v1"))
	}
	for ok && strings.Contains(text, "@") {
		text = sharedPart.ReplaceAllStringFunc(text, func(part string) string {
			shared, _ := line(kubernetesTable, part)
			return shared
		})
	}
	return text, ok
}

// Written returns how a value at a path below a block of a Terraform type is
// written there: path and value are canonical, block is the dotted path of the
// block. Only types of Kubernetes are written in another way than they are judged;
// ok is false where the provider has no argument for something.
func Written(typ, block string, path model.Path, value any) (as model.Path, v any, ok bool) {
	if _, ok := lookupKubernetes(typ); !ok {
		return path, value, true
	}
	t, _ := Lookup(typ)
	within := t.Attrs
	if block != "" {
		a, ok := lookupPath(typ, block)
		if !ok {
			return path, value, false
		}
		within = a.Attrs
	}
	as = slices.Clone(path)
	for i, step := range path {
		name, isName := step.(string)
		if !isName {
			continue
		}
		a := argumentFor(within, name)
		if a == nil {
			return path, value, false
		}
		as[i], within = a.Name, a.Attrs
		if a.Kind == Map || a.Kind == Dynamic {
			return as, value, true
		}
	}
	v, ok = writtenValue(within, value)
	return as, v, ok
}

// argumentFor returns the argument or block that a field of the API is, or nil.
func argumentFor(attrs []Attribute, field string) *Attribute {
	for i, a := range attrs {
		if kube.FieldName(a.Name, a.Kind == Blocks) == field {
			return &attrs[i]
		}
	}
	return nil
}

func writtenValue(within []Attribute, value any) (any, bool) {
	whole := true
	switch v := value.(type) {
	case map[string]any:
		out := make(map[string]any, len(v))
		for name, x := range v {
			a := argumentFor(within, name)
			if a == nil {
				return value, false
			}
			if a.Kind == Block || a.Kind == Blocks {
				y, ok := writtenValue(a.Attrs, x)
				x, whole = y, whole && ok
			}
			out[a.Name] = x
		}
		return out, whole
	case []any:
		out := make([]any, len(v))
		for i, x := range v {
			y, ok := writtenValue(within, x)
			out[i], whole = y, whole && ok
		}
		return out, whole
	}
	return value, true
}
