package drift

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/cloud"
	"github.com/parapet-iac/parapet/analysis/cloud/kubernetes"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
)

// searchedObject reports whether an object of Kubernetes that the code declares may
// be found among what runs.
func (in Input) searchedObject(r *model.Resource) bool {
	id, ok := kube.Identify(r.Value)
	if !ok || strings.ContainsAny(id.Name+id.Namespace, "*${") || id.Name == "" || in.Types != nil && !slices.Contains(in.Types, r.Type) {
		return false // nobody knows its name
	}
	return slices.ContainsFunc(in.Live.Readings, func(x cloud.Reading) bool {
		switch {
		case x.Type == "*":
			return true
		case x.Type != kubernetes.All && x.Type != kubernetes.Partly:
			return false
		case x.Namespace == "":
			return true
		}
		return !id.IsWide() && x.Namespace == in.namespace(r, id)
	})
}

// namespace returns where an object of the code is.
func (in Input) namespace(r *model.Resource, id kube.ID) string {
	unsaid := r.Value.Get("metadata").Get("namespace").Is(model.Default) || r.Value.Get("metadata").Get("namespace").IsNull()
	if in.Namespace != "" && unsaid && !id.IsWide() {
		return in.Namespace
	}
	return id.Namespace
}

// readObject reports whether all objects of the kind that one is of were read.
func (in Input) readObject(r *model.Resource) bool {
	id, _ := kube.Identify(r.Value)
	ns, kind := in.namespace(r, id), kubernetes.KindName(id.Group, id.Kind)
	return slices.ContainsFunc(in.Live.Readings, func(x cloud.Reading) bool {
		return x.Type == cloud.AllTypes || x.Type == kubernetes.All || x.Type == kind && (x.Namespace == "" || x.Namespace == ns)
	}) && !slices.ContainsFunc(in.Live.Unreadable, func(u cloud.Unreadable) bool {
		return (u.Type == kind || u.Type == kubernetes.KindName(id.Group, "*")) && (u.Namespace == "" || u.Namespace == ns)
	})
}

// releaseName is what templates of charts are rendered with, in the place of the name
// that a release has where it runs.
const releaseName = "release-name"

// objects ties objects of Kubernetes by group, kind, namespace and name. An overlay
// and another one may be the same object, each in its stack.
func (t *tie) objects(in Input) {
	live := map[string]*model.Resource{}
	for typ, list := range t.candidates {
		if !kube.IsObject(typ) {
			continue
		}
		for _, r := range list {
			if id, ok := kube.Identify(r.Value); ok {
				live[id.Same()] = r
			}
		}
	}
	if len(live) == 0 {
		return
	}
	t.releases(live)
	type name struct{ stack, same string }
	codes := map[name][]*model.Resource{}
	for _, code := range t.open {
		if !kube.IsObject(code.Type) {
			continue
		}
		id, _ := kube.Identify(code.Value)
		id.Namespace = in.namespace(code, id)
		if rel, ok := t.release[code.Origin.Stack]; ok {
			id = rel.released(id)
		}
		n := name{code.Origin.Stack, id.Same()}
		codes[n] = append(codes[n], code)
	}
	for n, same := range codes {
		found := live[n.same]
		for _, code := range same {
			t.several[code] = len(same) > 1
		}
		if found != nil && len(same) == 1 {
			t.tied(same[0], found)
		}
	}
	t.settle()
}

// A release is what a chart is called where it runs.
type release struct{ name, namespace string }

// released returns the name of an object of the chart as the release has it.
func (r release) released(id kube.ID) kube.ID {
	id.Name = r.text(id.Name)
	if id.Namespace == "default" {
		id.Namespace = r.namespace
	}
	return id
}

func (r release) text(s string) string { return strings.ReplaceAll(s, releaseName, r.name) }

// releases finds out which release each chart is: the one that has most of its
// objects, by the annotations that Helm makes:
// https://helm.sh/docs/topics/charts_hooks/ and https://helm.sh/docs/intro/using_helm/.
func (t *tie) releases(live map[string]*model.Resource) {
	known := map[release]bool{}
	for _, r := range live {
		a := r.Value.Get("metadata").Get("annotations")
		rel := release{}
		rel.name, _ = a.Get("meta.helm.sh/release-name").AsString()
		if rel.namespace, _ = a.Get("meta.helm.sh/release-namespace").AsString(); rel.name != "" {
			known[rel] = true
		}
	}
	count := map[string]map[release]int{}
	for _, code := range t.open {
		if code.Origin.Language != "helm" || !kube.IsObject(code.Type) {
			continue
		}
		for rel := range known {
			id, _ := kube.Identify(code.Value)
			found := live[rel.released(id).Same()]
			if found == nil {
				continue
			}
			if s, _ := found.Value.Get("metadata").Get("annotations").Get("meta.helm.sh/release-name").AsString(); s == rel.name {
				if count[code.Origin.Stack] == nil {
					count[code.Origin.Stack] = map[release]int{}
				}
				count[code.Origin.Stack][rel]++
			}
		}
	}
	t.release = map[string]release{}
	for stack, by := range count {
		all := make([]release, 0, len(by))
		for rel := range by {
			all = append(all, rel)
		}
		slices.SortFunc(all, func(a, b release) int {
			return cmp.Or(cmp.Compare(by[b], by[a]), cmp.Compare(a.name, b.name), cmp.Compare(a.namespace, b.namespace))
		})
		t.release[stack] = all[0]
	}
}

// Release returns the name and the namespace of the Helm release that a chart runs
// as, "" where none is known.
func (r *Report) Release(stack string) (name, namespace string) {
	rel := r.tied.release[stack]
	return rel.name, rel.namespace
}

// scaled returns the workloads whose number of pods an autoscaler sets, by what they
// are the same as: https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/.
func (t *tie) scaled() map[string]bool {
	out := map[string]bool{}
	note := func(r *model.Resource) {
		if r.Type != "k8s_horizontal_pod_autoscaler" {
			return
		}
		own, _ := kube.Identify(r.Value)
		target := r.Value.Get("spec").Get("scaleTargetRef")
		api, _ := target.Get("apiVersion").AsString()
		id := kube.ID{Namespace: own.Namespace}
		id.Kind, _ = target.Get("kind").AsString()
		id.Name, _ = target.Get("name").AsString()
		if group, _, ok := strings.Cut(api, "/"); ok {
			id.Group = group
		}
		out[id.Same()] = true
	}
	for r := range t.reported {
		note(r)
	}
	return out
}
