package threat

import (
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
)

// kubeRead are the paths that rules read of objects, beside what names these: an edit of
// anything else, such as a command or a probe, changes nothing. "~value" leaves out what
// has that name. What objects show of others, their links, is not among them: rules look
// at the others.
var kubeRead = map[string]string{
	kube.Pod: "podMetadata.labels spec.volumes spec.automountServiceAccountToken spec.serviceAccountName spec.shareProcessNamespace " +
		"spec.hostPID spec.hostNetwork spec.hostUsers spec.nodeSelector spec.affinity spec.tolerations",
	kube.Container:                "image volumeMounts env~value envFrom ports securityContext list restartPolicy",
	"k8s_service_account":         "automountServiceAccountToken metadata.annotations",
	"k8s_secret":                  "type metadata.annotations",
	"k8s_namespace":               "metadata.labels",
	"k8s_role":                    "metadata.labels rules aggregationRule",
	"k8s_role_binding":            "roleRef subjects",
	"k8s_network_policy":          "spec",
	"k8s_service":                 "metadata.annotations spec",
	"k8s_ingress":                 "metadata.annotations spec",
	"k8s_gateway":                 "spec",
	"k8s_route":                   "spec",
	"k8s_persistent_volume":       "spec",
	"k8s_persistent_volume_claim": "spec.volumeName",
	kube.Custom:                   "spec",
}

// naming are the paths that say which object one is.
const naming = "apiVersion kind metadata.name metadata.generateName metadata.namespace"

// sameToCluster reports whether two objects of a type say the same to all rules.
func sameToCluster(typ string, a, b *model.Value) bool {
	for _, paths := range []string{naming, kubeRead[typ]} {
		for row := range strings.FieldsSeq(paths) {
			path, name, _ := strings.Cut(row, "~")
			if !model.SameContent(along(a, path), along(b, path), map[string]bool{name: true}) {
				return false
			}
		}
	}
	return true
}

// along returns the value at a path of names.
func along(v *model.Value, path string) *model.Value {
	for name := range strings.SplitSeq(path, ".") {
		v = v.Get(name)
	}
	return v
}
