package manifest

import (
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
	"github.com/parapet-iac/parapet/analysis/source"
)

// Kubernetes is the dialect of manifests.
var Kubernetes = &Dialect{
	Root: func(r *model.Resource) source.Range {
		if kube.IsObject(r.Type) {
			return r.Origin.Block
		}
		return r.Value.Range()
	},
	Bare: true,
	Inherits: func(r *model.Resource, path model.Path) bool {
		return r.Type == kube.Container && path[0] == "securityContext"
	},
	// Profiles that annotations set count as fields, in other words, and the old
	// name of a service account as the new one.
	Foreign: func(key, name string) bool {
		return strings.Contains(key, ".beta.kubernetes.io") || strings.Contains(key, ".alpha.kubernetes.io") || key == "serviceAccount" && name != key
	},
	Special: func(a *attempt, path model.Path, s policy.Assignment, adds bool) (bool, error) {
		if flag, item, ok := flagAt(a.req.Resource, path); ok {
			return true, a.setFlag(flag, item, path, s, adds)
		}
		if a.req.Resource.Type == kube.Container && len(path) == 2 && path[0] == "reference" {
			return a.imagePart(model.Path{"image", path[1]}, s)
		}
		return false, nil
	},
	Removal: func(a *attempt, path model.Path) (bool, error) {
		if flag, item, ok := flagAt(a.req.Resource, path); ok {
			return true, a.removeFlag(flag, item, path)
		}
		return false, nil
	},
	Kept: kept,
	Objects: map[string][2]string{
		"k8s_network_policy":        {"networking.k8s.io/v1", "NetworkPolicy"},
		"k8s_pod_disruption_budget": {"policy/v1", "PodDisruptionBudget"},
		"k8s_limit_range":           {"v1", "LimitRange"},
		"k8s_resource_quota":        {"v1", "ResourceQuota"},
		"k8s_service_account":       {"v1", "ServiceAccount"},
		"k8s_service":               {"v1", "Service"},
		"k8s_storage_class":         {"storage.k8s.io/v1", "StorageClass"},
	},
}
