package kubernetes

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
)

// controllers are managers of fields that no person is behind, by the beginning of
// their name: https://kubernetes.io/docs/reference/using-api/server-side-apply/#managers.
var controllers = []string{
	"kube-controller-manager", "kube-scheduler", "kubelet", "cloud-controller-manager", "cluster-autoscaler", "vpa-",
	"cert-manager-cainjector", "cainjector", "pilot-discovery", "istiod", "linkerd-", "keda", "cilium-operator", "rollouts-controller",
}

// appliers are managers by which people and pipelines apply code.
var appliers = []string{
	"kubectl", "helm", "Helm", "terraform", "Terraform", "HashiCorp", "kustomize-controller", "helm-controller", "argocd", "flux",
	"pulumi", "before-first-apply", "parapet",
}

func begins(manager string, with []string) bool {
	return slices.ContainsFunc(with, func(s string) bool { return strings.HasPrefix(manager, s) })
}

// A trie holds who has the fields below a field.
type trie struct {
	inner    map[string]*trie
	managers map[string]bool
}

func (t *trie) child(step string) *trie {
	if t.inner == nil {
		t.inner = map[string]*trie{}
	}
	if t.inner[step] == nil {
		t.inner[step] = &trie{}
	}
	return t.inner[step]
}

// Held returns the fields that controllers alone hold, by path, and which one: those
// of known ones, and what others than those that apply code apply by server-side
// apply. Of a tree of which controllers hold all there is the top alone. Paths are
// those of the API, elements of lists by their keys: spec.containers[web].image.
func Held(managedFields any) map[string]string {
	root := &trie{}
	entries, _ := managedFields.([]any)
	found := false
	for _, x := range entries {
		e, _ := x.(map[string]any)
		manager := text(e, "manager")
		controller := begins(manager, controllers) || text(e, "operation") == "Apply" && !begins(manager, appliers)
		if found = found || controller; !controller {
			manager = ""
		}
		fields, _ := e["fieldsV1"].(map[string]any)
		root.add(fields, manager, 0)
	}
	if !found {
		return nil
	}
	out := map[string]string{}
	root.tops("", out)
	delete(out, "")
	if len(out) == 0 {
		return nil
	}
	return out
}

// add enters the fields of a manager, "" for one that is no controller.
func (t *trie) add(fields map[string]any, manager string, depth int) {
	leaf := true
	for name, inner := range fields {
		kind, rest, _ := strings.Cut(name, ":")
		if kind != "f" && kind != "k" || depth > maxDepth {
			continue // ".", the thing itself, and elements of sets
		}
		if kind == "k" {
			rest = elementKey(rest)
		}
		leaf = false
		below, _ := inner.(map[string]any)
		t.child(rest).add(below, manager, depth+1)
	}
	if leaf {
		if t.managers == nil {
			t.managers = map[string]bool{}
		}
		t.managers[manager] = true
	}
}

// elementKey returns what names an element of a list: "[web]", "[80/TCP]".
func elementKey(keys string) string {
	var m map[string]any
	d := json.NewDecoder(strings.NewReader(keys))
	d.UseNumber()
	if d.Decode(&m) != nil {
		return "[?]"
	}
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(m)) {
		switch v := m[name].(type) {
		case string:
			parts = append(parts, v)
		case json.Number:
			parts = append(parts, v.String())
		}
	}
	return "[" + strings.Join(parts, "/") + "]"
}

// tops collects the highest fields that controllers alone hold, and returns the
// controller of all that is here, "" for none.
func (t *trie) tops(path string, out map[string]string) string {
	by, mixed := "", t.managers[""]
	for m := range t.managers {
		if m > by {
			by = m
		}
	}
	for step, inner := range t.inner {
		p := path + step
		if !strings.HasPrefix(step, "[") && path != "" {
			p = path + "." + step
		}
		one := inner.tops(p, out)
		mixed = mixed || one == ""
		if one > by {
			by = one
		}
	}
	if mixed || by == "" {
		return ""
	}
	prefix := path
	maps.DeleteFunc(out, func(p, _ string) bool {
		return prefix != "" && strings.HasPrefix(p, prefix) && len(p) > len(prefix) && (p[len(prefix)] == '.' || p[len(prefix)] == '[')
	})
	out[path] = by
	return by
}
