package kubernetes

import (
	"slices"
	"strings"

	"k8s.io/apimachinery/pkg/api/resource"

	"github.com/parapet-iac/parapet/analysis/model"
)

// mergeKeys are the fields that tell the elements of a list apart, by the name of
// the list. Of several alternatives the first counts whose fields the elements have.
// Source: "patch strategy: merge on key" and "map type: unique values on keys" in
// https://kubernetes.io/docs/reference/kubernetes-api/.
var mergeKeys = map[string][][]string{
	"containers": {{"name"}}, "initContainers": {{"name"}}, "ephemeralContainers": {{"name"}}, "env": {{"name"}},
	"volumes": {{"name"}}, "volumeMounts": {{"mountPath"}}, "volumeDevices": {{"devicePath"}}, "imagePullSecrets": {{"name"}},
	"hostAliases": {{"ip"}}, "webhooks": {{"name"}}, "secrets": {{"name"}}, "resourceClaims": {{"name"}},
	"ports":                     {{"containerPort", "protocol"}, {"port", "protocol"}},
	"topologySpreadConstraints": {{"topologyKey", "whenUnsatisfiable"}},
	"versions":                  {{"name"}}, "schedulingGates": {{"name"}}, "volumeClaimTemplates": {{"metadata.name"}},
}

// ElementKey returns what tells an element of a list apart from the others, "" for
// lists whose elements have no keys: those of network policies, say.
func ElementKey(typ, list string, element *model.Value) string {
	if list == "ports" && typ == "k8s_network_policy" || element.Kind() != model.Object {
		return ""
	}
	for _, keys := range mergeKeys[list] {
		var parts []string
		for _, name := range keys {
			v := element
			for step := range strings.SplitSeq(name, ".") {
				v = v.Get(step)
			}
			s, ok := Text(v)
			if !ok && name == "protocol" {
				s, ok = "TCP", true
			}
			if !ok {
				parts = nil
				break
			}
			parts = append(parts, s)
		}
		if parts != nil {
			return strings.Join(parts, "/")
		}
	}
	return ""
}

// IsAtomic reports whether kubectl apply writes a list as a whole, so that elements
// that the code does not have go: lists of types with no keys, and those of custom
// resources. A list of plain values is merged where the API says that it is a set.
func IsAtomic(typ, list string, element *model.Value) bool {
	if typ == "k8s_custom_resource" {
		return true
	}
	return ElementKey(typ, list, element) == "" && list != "finalizers" && list != "ephemeralContainers"
}

// IsOrdered reports whether the order of a list matters.
func IsOrdered(list string) bool {
	return slices.Contains([]string{"command", "args"}, list)
}

// quantities are the objects whose values are quantities, and fields that are one.
var quantities = index("limits requests hard capacity default defaultRequest max min maxLimitRequestRatio overhead storage sizeLimit divisor averageValue")

// SameScalar reports whether two texts at a path mean the same. Quantities may be
// written in several ways: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/.
func SameScalar(path model.Path, a, b string) bool {
	if a == b {
		return true
	}
	for _, s := range path[max(0, len(path)-2):] {
		if name, ok := s.(string); ok && quantities[name] {
			x, errX := resource.ParseQuantity(a)
			y, errY := resource.ParseQuantity(b)
			return errX == nil && errY == nil && x.Cmp(y) == 0
		}
	}
	return false
}

// foreign are annotations and labels that controllers and tools put on objects, by
// their beginnings. Those that are switches of security are not among them. Source:
// https://kubernetes.io/docs/reference/labels-annotations-taints/.
var foreign = []string{
	"deployment.kubernetes.io/", "deprecated.daemonset.template.generation", "kubectl.kubernetes.io/", "meta.helm.sh/", "objectset.rio.cattle.io/",
	"pv.kubernetes.io/", "volume.kubernetes.io/", "volume.beta.kubernetes.io/storage-provisioner", "autoscaling.alpha.kubernetes.io/",
	"control-plane.alpha.kubernetes.io/", "endpoints.kubernetes.io/", "batch.kubernetes.io/job-tracking", "cni.projectcalico.org/",
	"argocd.argoproj.io/tracking-id", "kustomize.toolkit.fluxcd.io/", "helm.toolkit.fluxcd.io/", "config.k8s.io/", "service.kubernetes.io/headless",
	"pod-template-hash", "controller-revision-hash", "kubernetes.io/metadata.name", "statefulset.kubernetes.io/pod-name", "apps.kubernetes.io/pod-index",
	"batch.kubernetes.io/", "controller-uid", "job-name", "kubernetes.io/config.", "autoscaling.keda.sh/", "field.cattle.io/", "lifecycle.cattle.io/",
	"cert-manager.io/", "operator.tigera.io/", "app.kubernetes.io/managed-by",
}

// Foreign reports whether a label or an annotation is one that tools write.
func Foreign(name string) bool { return begins(name, foreign) }

// Injected reports whether the API server puts an element into a list of a pod when
// it is admitted. Sources:
// https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/,
// https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-based-evictions.
func Injected(kind, list string, element *model.Value) bool {
	if kind != "Pod" {
		return false
	}
	name, _ := Text(element.Get("name"))
	switch list {
	case "volumes":
		return strings.HasPrefix(name, "kube-api-access-") && element.Get("projected") != nil
	case "volumeMounts":
		at, _ := Text(element.Get("mountPath"))
		return strings.HasPrefix(name, "kube-api-access-") && at == "/var/run/secrets/kubernetes.io/serviceaccount"
	case "imagePullSecrets":
		return true // of its service account
	case "tolerations":
		key, _ := Text(element.Get("key"))
		seconds, _ := Text(element.Get("tolerationSeconds"))
		return seconds == "300" && (key == "node.kubernetes.io/not-ready" || key == "node.kubernetes.io/unreachable")
	}
	return false
}
