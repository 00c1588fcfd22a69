package rbac

import "strings"

// writes are the verbs of a role that may do anything to objects.
const writes = "create delete deletecollection get list patch update watch"

const reads = "get list watch"

// builtin are the ClusterRoles that every cluster has and that are meant for
// users, as far as somebody could gain something by them: verbs, API groups ("-"
// for the core one) and resources. Sources:
// https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles
// and what kubectl describe clusterrole shows of them.
var builtin = roles(map[string]string{
	"cluster-admin": `
		* | * | *`,
	"admin": editable + `
		` + writes + ` | rbac.authorization.k8s.io | roles rolebindings
		create | authorization.k8s.io | localsubjectaccessreviews`,
	"edit": editable,
	"view": `
		` + reads + ` | - | configmaps endpoints persistentvolumeclaims pods pods/log pods/status replicationcontrollers serviceaccounts services namespaces
		` + reads + ` | apps | daemonsets deployments replicasets statefulsets
		` + reads + ` | batch | cronjobs jobs
		` + reads + ` | networking.k8s.io | ingresses networkpolicies`,
})

// editable is what the roles admin and edit have in common.
const editable = `
	get list watch | - | pods/attach pods/exec pods/portforward pods/proxy secrets services/proxy
	impersonate | - | serviceaccounts
	create delete deletecollection patch update | - | pods pods/attach pods/exec pods/portforward pods/proxy
	create delete deletecollection patch update | - | configmaps events persistentvolumeclaims replicationcontrollers replicationcontrollers/scale secrets serviceaccounts services services/proxy
	create | - | pods/eviction serviceaccounts/token
	create delete deletecollection patch update | apps | daemonsets deployments deployments/rollback deployments/scale replicasets replicasets/scale statefulsets statefulsets/scale
	create delete deletecollection patch update | autoscaling | horizontalpodautoscalers
	create delete deletecollection patch update | batch | cronjobs jobs
	create delete deletecollection patch update | networking.k8s.io | ingresses networkpolicies
	create delete deletecollection patch update | policy | poddisruptionbudgets
	get list watch | - | configmaps endpoints persistentvolumeclaims pods pods/log pods/status replicationcontrollers serviceaccounts services namespaces
	get list watch | apps | daemonsets deployments replicasets statefulsets
	get list watch | batch | cronjobs jobs`

func roles(tables map[string]string) map[string][]Rule {
	all := map[string][]Rule{}
	for name, table := range tables {
		for line := range strings.Lines(table) {
			f := strings.Split(line, "|")
			if len(f) != 3 {
				continue
			}
			r := Rule{Verbs: strings.Fields(f[0]), Groups: strings.Fields(f[1]), Resources: strings.Fields(f[2])}
			for i, g := range r.Groups {
				r.Groups[i] = strings.TrimPrefix(g, "-")
			}
			all[name] = append(all[name], r)
		}
	}
	return all
}

// Builtin returns the rules of a ClusterRole that every cluster has, none for
// others. The caller must not change them.
func Builtin(name string) []Rule { return builtin[name] }
