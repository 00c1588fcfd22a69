package threat

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/parapet-iac/parapet/analysis/lang/kubernetes"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema"
	"github.com/parapet-iac/parapet/analysis/threat/rbac"
)

// clusterTargets are objects that rights are worth something on: pods, workloads,
// accounts, secrets, roles and users, and the ConfigMap of EKS.
const clusterTargets = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec: {template: {spec: {serviceAccountName: strong, containers: [{name: web, image: web, ports: [{containerPort: 80}]}]}}}
---
apiVersion: v1
kind: Pod
metadata: {name: db, namespace: shop}
spec: {serviceAccountName: strong, containers: [{name: db, image: db}]}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: strong, namespace: shop}
---
apiVersion: v1
kind: Secret
metadata: {name: keys, namespace: shop}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: strong, namespace: shop}
rules: [{apiGroups: [""], resources: [secrets], verbs: [list]}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: strong}
roleRef: {kind: ClusterRole, name: cluster-admin}
subjects: [{kind: ServiceAccount, name: strong, namespace: shop}, {kind: User, name: ada}]
---
apiVersion: v1
kind: ConfigMap
metadata: {name: aws-auth, namespace: kube-system}
`

// holding writes a service account that has rights by a binding of a kind.
func holdingRights(kind, ns string, requests []rbac.Request) string {
	var rules []string
	for _, q := range requests {
		names := ""
		if q.Name != "" {
			names = fmt.Sprintf(", resourceNames: [%q]", q.Name)
		}
		rules = append(rules, fmt.Sprintf("{apiGroups: [%q], resources: [%q], verbs: [%q]%s}", q.Group, q.Resource, q.Verb, names))
	}
	role, meta := strings.TrimSuffix(kind, "Binding"), "{name: actor, namespace: "+ns+"}"
	if kind == "ClusterRoleBinding" {
		meta = "{name: actor}"
	}
	return fmt.Sprintf(`---
apiVersion: v1
kind: ServiceAccount
metadata: {name: actor, namespace: other}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: %s
metadata: %s
rules: [%s]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: %s
metadata: %s
roleRef: {kind: %s, name: actor}
subjects: [{kind: ServiceAccount, name: actor, namespace: other}]
`, role, meta, strings.Join(rules, ", "), kind, meta, role)
}

// ways returns the methods by which the account gets something.
func waysOf(t *testing.T, objects string) []string {
	t.Helper()
	s := kubernetes.NewSession(fstest.MapFS{"objects.yaml": {Data: []byte(objects)}}, kubernetes.Options{})
	delta, err := s.Update(context.Background(), nil, true)
	if err != nil {
		t.Fatal(err)
	}
	var resources []*model.Resource
	for _, d := range slices.SortedFunc(slices.Values(delta.Declarations), s.Compare) {
		resources = append(resources, d.Resource)
	}
	var out []string
	for _, r := range Analyse(context.Background(), schema.Compose(resources), Options{}).Rules {
		if strings.HasSuffix(string(r.Body[0].Address), "other/ServiceAccount/actor") && r.Level != Unlikely {
			out = append(out, r.Method.ID)
		}
	}
	return out
}

// TestRightsInClusters holds each right by which somebody gains more in a cluster to what
// it needs: all of its parts, and a binding that reaches as far.
func TestRightsInClusters(t *testing.T) {
	for i := range kubeWays {
		m := &kubeWays[i]
		ns := "shop"
		if m.in != "" {
			ns = m.in
		}
		var first []rbac.Request
		wide := false
		for _, n := range m.needs {
			first = append(first, n.requests[0])
			wide = wide || n.wide
		}
		found := func(kind, ns string, requests []rbac.Request) bool {
			return slices.Contains(waysOf(t, clusterTargets+holdingRights(kind, ns, requests)), m.ID)
		}
		t.Run(m.ID, func(t *testing.T) {
			t.Parallel()
			if !found("ClusterRoleBinding", "", first) {
				t.Errorf("not found with %v in the whole cluster", first)
			}
			if got := found("RoleBinding", ns, first); got == wide {
				t.Errorf("in one namespace: %t", got)
			}
			if m.in != "" && found("RoleBinding", "shop", first) {
				t.Error("found in a namespace where it is worth nothing")
			}
			for i := range first {
				less := slices.Delete(slices.Clone(first), i, i+1)
				if found("ClusterRoleBinding", "", less) {
					t.Errorf("found without %v", first[i])
				}
				other := slices.Clone(first)
				other[i].Group = "example.com"
				if found("ClusterRoleBinding", "", other) {
					t.Errorf("found with %s of another API group", first[i].Resource)
				}
			}
		})
	}
}
