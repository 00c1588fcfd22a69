package kubernetes

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/cloud"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
	"github.com/parapet-iac/parapet/analysis/source"
)

// bookkeeping are members of metadata that the API server keeps for itself:
// https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/.
// Owners and the uid, by which they name each other, are kept.
var bookkeeping = []string{"creationTimestamp", "deletionGracePeriodSeconds", "generation", "managedFields", "resourceVersion", "selfLink"}

// LastApplied is the annotation in which kubectl keeps the whole object, of secrets
// too: https://kubernetes.io/docs/reference/labels-annotations-taints/#kubectl-kubernetes-io-last-applied-configuration.
const LastApplied = "kubectl.kubernetes.io/last-applied-configuration"

// Resource returns an object, as the API server lists it, as a resource; ok is false
// for what is none. The status and what secrets may stand in are left out. It takes
// the object over.
func Resource(object map[string]any) (r cloud.Resource, ok bool) {
	meta, _ := object["metadata"].(map[string]any)
	if meta == nil {
		return r, false
	}
	held := Held(meta["managedFields"])
	delete(object, "status")
	for _, name := range bookkeeping {
		delete(meta, name)
	}
	if _, named := meta["name"]; named {
		delete(meta, "generateName")
	}
	if annotations, _ := meta["annotations"].(map[string]any); annotations != nil {
		delete(annotations, LastApplied)
	}
	withoutSecrets(object, 0)
	v := cloud.Value(object, source.Range{})
	id, ok := kube.Identify(v)
	if !ok {
		return r, false
	}
	r = cloud.Resource{ID: string(id.Address()), Attributes: object, Held: held}
	r.Type, _ = kube.Canonical(v, id)
	if r.Type == "k8s_secret" { // it should not have been asked for
		for _, name := range []string{"data", "stringData"} {
			delete(object, name)
		}
		r.Unread = []string{"data", "stringData"}
	}
	return r, true
}

// ofSecret returns what is known of a secret as a resource.
func ofSecret(s Secret, namespace string) cloud.Resource {
	return cloud.Resource{
		Type: "k8s_secret", ID: namespace + "/Secret/" + s.Name, Unread: []string{"data", "stringData"},
		Attributes: map[string]any{
			"apiVersion": "v1", "kind": "Secret", "type": s.Type,
			"metadata": map[string]any{"name": s.Name, "namespace": namespace},
		},
	}
}

// secretName matches the names under which people keep secrets outside of objects
// that are made for them.
var secretName = regexp.MustCompile(`(?i)(passw|passphrase|secret|token|credential|api_?-?key|private_?-?key|access_?-?key)`)

// IsSecretName reports whether a variable of a container or a key of a config map is
// called as secrets are. Its value is not read.
func IsSecretName(name string) bool { return secretName.MatchString(name) }

// maxDepth bounds how deep objects are looked into.
const maxDepth = 64

// withoutSecrets takes the values out of an object that are called as secrets are:
// of the variables of containers, and of config maps. Private keys go wherever they
// stand, and what stands twice.
func withoutSecrets(v any, depth int) {
	if depth > maxDepth {
		return
	}
	switch v := v.(type) {
	case map[string]any:
		if name, _ := v["name"].(string); IsSecretName(name) {
			if _, ok := v["value"].(string); ok {
				delete(v, "value")
			}
		}
		if old, ok := v["serviceAccount"]; ok && old == v["serviceAccountName"] {
			delete(v, "serviceAccount") // the old name, which the API server keeps up to date
		}
		if v["kind"] == "ConfigMap" {
			data, _ := v["data"].(map[string]any)
			maps.DeleteFunc(data, func(name string, _ any) bool { return IsSecretName(name) })
		}
		for _, name := range slices.Collect(maps.Keys(v)) {
			if s, ok := v[name].(string); ok && strings.Contains(s, "PRIVATE KEY-----") {
				delete(v, name)
				continue
			}
			withoutSecrets(v[name], depth+1)
		}
	case []any:
		for _, e := range v {
			withoutSecrets(e, depth+1)
		}
	}
}
