package kube

import (
	"strconv"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// Container is the type of each container of a pod: its own fields, and beside
// them list, the attribute of the pod that it stands in, and pod, what it should
// know of the pod. Its securityContext is the one that counts: with what it takes
// over from the pod, and with profiles that annotations set. Where its image is
// known, reference has the parts of that name.
const Container = "k8s_container"

// Derived returns the resources within a pod that are judged on their own: its
// containers, and the components of a cluster that they run.
func Derived(pod *model.Resource) []*model.Resource {
	if pod.Type != Pod {
		return nil
	}
	spec := pod.Value.Get("spec")
	about := aboutPod(pod.Value, spec)
	var out []*model.Resource
	for _, list := range ContainerLists {
		for i, c := range spec.Get(list).Elems() {
			if c.Kind() != model.Object || c.Is(model.Unknown) {
				continue
			}
			r := *pod
			r.Type, r.Value = Container, containerIn(pod.Value, c, list, about)
			name := text(c.Get("name"))
			if name == "" {
				name = strconv.Itoa(i)
			}
			r.Address += model.Address("[" + name + "]")
			if at := c.Range(); !at.IsZero() {
				r.Origin.Header = at
			}
			out = append(out, &r)
			if typ, v := component(c); typ != "" {
				k := r
				k.Type, k.Value = typ, v
				out = append(out, &k)
			}
		}
	}
	return out
}

// aboutPod is what containers know of their pod.
func aboutPod(pod, spec *model.Value) *model.Value {
	var attrs []model.Attr
	take := func(v *model.Value, names ...string) {
		for _, name := range names {
			if a, ok := v.Attr(name); ok {
				attrs = append(attrs, a)
			}
		}
	}
	take(pod, "kind")
	take(pod.Get("metadata"), "namespace")
	take(spec, "hostNetwork", "hostUsers", "os", "restartPolicy", "runtimeClassName")
	return model.NewObject(attrs, source.Range{})
}

// inherited are the fields of a container's security context that it takes over
// from its pod unless it has them itself
// (https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#security-context-1).
var inherited = []string{
	"appArmorProfile", "runAsGroup", "runAsNonRoot", "runAsUser", "seLinuxOptions", "seccompProfile", "windowsOptions",
}

func containerIn(pod, c *model.Value, list string, about *model.Value) *model.Value {
	own, has := c.Attr("securityContext")
	if own.Value.Is(model.Unknown) {
		return withPlace(c, list, about)
	}
	attrs := append([]model.Attr{}, own.Value.Attrs()...)
	add := func(a model.Attr) {
		if !a.Value.IsNull() && own.Value.Get(a.Name).IsNull() {
			attrs = append(attrs, a)
		}
	}
	outer := pod.Get("spec").Get("securityContext")
	annotations := pod.Get("podMetadata").Get("annotations")
	for _, name := range inherited {
		a, _ := outer.Attr(name)
		if a.Value.IsNull() {
			a = annotated(name, annotations, text(c.Get("name")))
		}
		add(a)
	}
	if has || len(attrs) > 0 {
		own.Name = "securityContext"
		own.Value = model.NewObject(attrs, own.Value.Range()).Behind(own.Value.Via()).With(own.Value.Flags())
		c = set(c, own)
	}
	return withPlace(c, list, about)
}

func withPlace(c *model.Value, list string, about *model.Value) *model.Value {
	if ref := reference(c.Get("image")); ref != nil {
		c = set(c, model.Attr{Name: "reference", Value: ref})
	}
	c = set(c, model.Attr{Name: "list", Value: model.NewString(list, source.Range{})})
	return set(c, model.Attr{Name: "pod", Value: about})
}

// annotated returns the profile that an annotation sets, as a field. Sources:
// https://kubernetes.io/docs/tutorials/security/apparmor/ and
// https://v1-26.docs.kubernetes.io/docs/tutorials/security/seccomp/.
func annotated(field string, annotations *model.Value, container string) model.Attr {
	var keys []string
	switch field {
	case "appArmorProfile":
		keys = []string{"container.apparmor.security.beta.kubernetes.io/" + container}
	case "seccompProfile":
		keys = []string{"container.seccomp.security.alpha.kubernetes.io/" + container, "seccomp.security.alpha.kubernetes.io/pod"}
	}
	for _, k := range keys {
		a, ok := annotations.Attr(k)
		if !ok {
			continue
		}
		profile := text(a.Value)
		typ := profile
		switch {
		case profile == "runtime/default" || profile == "docker/default":
			typ = "RuntimeDefault"
		case profile == "unconfined":
			typ = "Unconfined"
		case strings.HasPrefix(profile, "localhost/"):
			typ = "Localhost"
		}
		at := a.NameRange.Join(a.Value.Range())
		return model.Attr{Name: field, Value: model.NewObject([]model.Attr{{Name: "type", NameRange: a.NameRange, Value: model.NewString(typ, a.Value.Range())}}, at)}
	}
	return model.Attr{}
}
