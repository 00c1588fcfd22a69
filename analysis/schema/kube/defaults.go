package kube

import (
	"slices"
	"strconv"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// A preset is what is filled in below an object or, for each of their elements,
// below lists. The nil preset fills in nothing.
type preset struct {
	values []model.Attr // sorted by name
	inner  map[string]*preset
	each   *preset
}

// defaults are what the API server writes where a manifest says nothing, by
// type, of the fields whose default matters to what an object may do. The
// source of each row is the field's description in the API reference,
// https://kubernetes.io/docs/reference/kubernetes-api/. Rows of pods are for the
// pod's own specification; those of containers are in containerDefaults.
var defaults = presets(map[string]string{
	Pod: `
		spec.dnsPolicy = ClusterFirst
		spec.enableServiceLinks = true
		spec.hostIPC = false
		spec.hostNetwork = false
		spec.hostPID = false
		spec.restartPolicy = Always
		spec.serviceAccountName = default
		spec.shareProcessNamespace = false
		spec.terminationGracePeriodSeconds = 30
		spec.volumes.[].secret.defaultMode = 420
		spec.volumes.[].configMap.defaultMode = 420
		spec.volumes.[].hostPath.type =`,
	"k8s_service": `
		spec.type = ClusterIP
		spec.publishNotReadyAddresses = false
		spec.ports.[].protocol = TCP`,
	"k8s_service_account": `
		automountServiceAccountToken = true`,
	"k8s_network_policy": `
		spec.ingress.[].ports.[].protocol = TCP
		spec.egress.[].ports.[].protocol = TCP`,
	"k8s_persistent_volume_claim": `
		spec.volumeMode = Filesystem`,
	"k8s_persistent_volume": `
		spec.persistentVolumeReclaimPolicy = Retain
		spec.volumeMode = Filesystem`,
	"k8s_storage_class": `
		reclaimPolicy = Delete
		allowVolumeExpansion = false`,
	"k8s_secret": `
		type = Opaque`,
	"k8s_horizontal_pod_autoscaler": `
		spec.minReplicas = 1`,
	"k8s_webhook_configuration": `
		webhooks.[].failurePolicy = Fail
		webhooks.[].timeoutSeconds = 10`,
})

// containerDefaults are those of each container of a pod. A container may gain
// privileges unless told otherwise, which no field says in so many words:
// https://kubernetes.io/docs/tasks/configure-pod-container/security-context/.
var containerDefaults = presets(map[string]string{Pod: `
	securityContext.privileged = false
	securityContext.readOnlyRootFilesystem = false
	ports.[].protocol = TCP
	terminationMessagePath = /dev/termination-log`})[Pod]

// presets reads tables of lines: a path and a value. Numbers and booleans are
// written as such.
func presets(tables map[string]string) map[string]*preset {
	all := map[string]*preset{}
	for typ, table := range tables {
		all[typ] = &preset{}
		for line := range strings.Lines(table) {
			path, value, ok := strings.Cut(strings.TrimSpace(line), "=")
			if ok {
				all[typ].add(strings.Split(strings.TrimSpace(path), "."), presetValue(strings.TrimSpace(value)))
			}
		}
	}
	return all
}

func (p *preset) add(path []string, v *model.Value) {
	for _, step := range path[:len(path)-1] {
		next := &p.each
		if step != "[]" {
			if p.inner == nil {
				p.inner = map[string]*preset{}
			}
			inner := p.inner[step]
			next = &inner
		}
		if *next == nil {
			*next = &preset{}
			if step != "[]" {
				p.inner[step] = *next
			}
		}
		p = *next
	}
	p.values = append(p.values, model.Attr{Name: path[len(path)-1], Value: v})
	slices.SortFunc(p.values, func(a, b model.Attr) int { return strings.Compare(a.Name, b.Name) })
}

// fill returns v with defaults where nothing is written. Objects and lists that
// lead to them have to be there.
func (p *preset) fill(v *model.Value) *model.Value {
	switch {
	case p == nil || v.Is(model.Unknown):
		return v
	case v.Kind() == model.List && p.each != nil:
		elems := slices.Clone(v.Elems())
		for i, e := range elems {
			elems[i] = p.each.fill(e)
		}
		return like(v, model.NewList(elems, v.Range()))
	case v.Kind() != model.Object:
		return v
	}
	attrs := make([]model.Attr, 0, v.Len()+len(p.values))
	missing := p.values
	for _, a := range v.Attrs() {
		for len(missing) > 0 && missing[0].Name < a.Name {
			attrs = append(attrs, missing[0])
			missing = missing[1:]
		}
		if len(missing) > 0 && missing[0].Name == a.Name {
			if a.Value.IsNull() {
				a.Value = missing[0].Value
			}
			missing = missing[1:]
		}
		a.Value = p.inner[a.Name].fill(a.Value)
		attrs = append(attrs, a)
	}
	return like(v, model.NewObject(append(attrs, missing...), v.Range()))
}

func presetValue(s string) *model.Value {
	var none source.Range
	v := model.NewString(s, none)
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		v = model.NewInt(n, none)
	} else if s == "true" || s == "false" {
		v = model.NewBool(s == "true", none)
	}
	return v.With(model.Default)
}

// ContainerLists are the attributes of a pod specification that hold containers.
var ContainerLists = []string{"containers", "initContainers", "ephemeralContainers"}

var (
	always       = presetValue("Always")
	ifNotPresent = presetValue("IfNotPresent")
)

// podDefaults applies the defaults that depend on something.
func podDefaults(v *model.Value) *model.Value {
	a, ok := v.Attr("spec")
	if !ok || a.Value.Kind() != model.Object || a.Value.Is(model.Unknown) {
		return v
	}
	spec := a.Value
	if old, ok := spec.Attr("serviceAccount"); ok && spec.Get("serviceAccountName").IsNull() {
		// The old name of the field still counts.
		spec = set(spec, model.Attr{Name: "serviceAccountName", NameRange: old.NameRange, Value: old.Value})
	}
	for _, name := range ContainerLists {
		list, ok := spec.Attr(name)
		if !ok || list.Value.Is(model.Unknown) || list.Value.Kind() != model.List {
			continue
		}
		elems := make([]*model.Value, list.Value.Len())
		for i, c := range list.Value.Elems() {
			elems[i] = containerOf(c)
		}
		list.Value = like(list.Value, model.NewList(elems, list.Value.Range()))
		spec = set(spec, list)
	}
	a.Value = spec
	return set(v, a)
}

func containerOf(c *model.Value) *model.Value {
	if c.Kind() != model.Object {
		return c
	}
	c = containerDefaults.fill(c)
	if image, ok := c.Get("image").AsString(); ok && c.Get("imagePullPolicy").IsNull() {
		c = set(c, model.Attr{Name: "imagePullPolicy", Value: pullPolicy(image)})
	}
	return c
}

// pullPolicy is the default of imagePullPolicy, which depends on the tag:
// https://kubernetes.io/docs/concepts/containers/images/#imagepullpolicy-defaulting.
func pullPolicy(image string) *model.Value {
	if strings.Contains(image, "@") {
		return ifNotPresent
	}
	name := image[strings.LastIndexByte(image, '/')+1:]
	if _, tag, ok := strings.Cut(name, ":"); ok && tag != "latest" {
		return ifNotPresent
	}
	return always
}
