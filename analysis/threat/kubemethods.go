package threat

import (
	"strings"

	"github.com/parapet-iac/parapet/analysis/threat/rbac"
)

// A gain is what somebody has after using a right in a namespace.
type gain uint8

const (
	gainsPod       gain = iota // code in a new pod that is as one likes
	gainsPods                  // code in the pods that are there
	gainsPorts                 // packets to the ports of pods
	gainsAccounts              // the rights of service accounts
	gainsSecrets               // the content of secrets
	gainsLogs                  // what the kubelet serves from /var/log
	gainsNamespace             // everything in the namespace
	gainsHolder                // the rights of roles
	// In the whole cluster:
	gainsCluster // everything
	gainsUsers   // the rights of users
	gainsGroups  // the rights of groups
	gainsNode    // root on a node
	gainsKubelet // what a kubelet may read
)

// A kubeWay is a way to use rights in a cluster.
type kubeWay struct {
	Method
	level Level
	gains gain
	// needs are what has to be allowed, all of them.
	needs []need
	// named tells that the right may be given for objects by their names, and
	// then for those alone.
	named   bool
	assumes string
	// unless is a way that makes this one needless.
	unless string
	// in is the only namespace where the right is worth something, "" for all.
	in string
	// workload tells that one of the kinds that the last need speaks of has to be
	// there.
	workload bool
}

// A need is satisfied by one of its requests. Those about what belongs to no
// namespace are wide.
type need struct {
	requests []rbac.Request
	wide     bool
}

const (
	practices   = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#"
	kubeRBAC    = "https://kubernetes.io/docs/reference/access-authn-authz/rbac/#"
	kubeAuthn   = "https://kubernetes.io/docs/reference/access-authn-authz/authentication/#"
	workloadsIn = "deployments.apps,daemonsets.apps,statefulsets.apps,replicasets.apps,replicationcontrollers,jobs.batch,cronjobs.batch"
	bindings    = "rolebindings.rbac.authorization.k8s.io"
	allBindings = "clusterrolebindings.rbac.authorization.k8s.io"
	nsRoles     = "roles.rbac.authorization.k8s.io"
	allRoles    = "clusterroles.rbac.authorization.k8s.io"
	awsAuth     = "k8s-aws-auth"
)

// kubeWays are the rights by which somebody gains more. "^" marks what belongs to
// no namespace, commas part what any of is enough, semicolons what all of is
// needed. Sources: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
// and, for what each request may do, the page of each row.
var kubeWays = []kubeWay{
	// New pods.
	kubeRow(gainsPod, Call, "k8s-pod-create", "create a pod", "T1610", practices+"workload-creation", "create pods"),
	kubeRow(gainsPod, Call, "k8s-workload-create", "create a workload, which makes pods", "T1610 T1053.007", practices+"workload-creation", "create "+workloadsIn),
	existing(kubeRow(gainsPod, Call, "k8s-workload-patch", "change what pods a workload makes", "T1610 T1525", practices+"workload-creation", "patch,update "+workloadsIn)),
	kubeRow(gainsPod, Wait, "k8s-mutating-webhook", "change every pod that is created by a webhook", "T1610", practices+"control-admission-webhooks",
		"^create,patch,update mutatingwebhookconfigurations.admissionregistration.k8s.io"),
	// Pods that are there.
	byName(kubeRow(gainsPods, Call, "k8s-pod-exec", "run commands in containers", "T1609", "https://kubernetes.io/docs/reference/access-authn-authz/authorization/", "create pods/exec")),
	unless("k8s-pod-exec", assuming("the API server lets a request over WebSocket run commands with the verb get, as before version 1.35",
		byName(kubeRow(gainsPods, Call, "k8s-pod-exec-get", "run commands in containers", "T1609", "https://kubernetes.io/docs/reference/access-authn-authz/authorization/", "get pods/exec")))),
	unless("k8s-pod-exec", assuming("the process of the container takes commands", byName(kubeRow(gainsPods, Wait, "k8s-pod-attach", "attach to processes of containers", "T1609",
		"https://kubernetes.io/docs/reference/kubectl/generated/kubectl_attach/", "create pods/attach")))),
	byName(kubeRow(gainsPods, Work, "k8s-pod-patch", "exchange the images of running pods", "T1610 T1525", "https://kubernetes.io/docs/concepts/workloads/pods/#pod-update-and-replacement", "patch,update pods")),
	byName(kubeRow(gainsPods, Call, "k8s-ephemeral-container", "put a container for debugging into pods", "T1609 T1610", "https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/", "patch,update pods/ephemeralcontainers")),
	kubeRow(gainsPods, Call, "k8s-node-proxy", "run commands in containers by the API of kubelets", "T1609", practices+"access-to-proxy-subresource-of-nodes", "^create,get nodes/proxy"),
	// Their ports, past network policies.
	unless("k8s-pod-exec", kubeRow(gainsPorts, Call, "k8s-port-forward", "forward ports of pods", "T1572 T1210", "https://kubernetes.io/docs/tasks/access-application-cluster/port-forward-access-application-cluster/", "create,get pods/portforward")),
	unless("k8s-pod-exec", kubeRow(gainsPorts, Call, "k8s-pod-proxy", "send requests to pods by the API server", "T1090 T1210", "https://kubernetes.io/docs/tasks/access-application-cluster/access-cluster-services/", "get,create pods/proxy")),
	unless("k8s-pod-exec", kubeRow(gainsPorts, Call, "k8s-service-proxy", "send requests to services by the API server", "T1090 T1210", "https://kubernetes.io/docs/tasks/access-application-cluster/access-cluster-services/", "get,create services/proxy")),
	// Service accounts.
	byName(kubeRow(gainsAccounts, Call, "k8s-token-request", "get tokens for service accounts", "T1528", practices+"token-request", "create serviceaccounts/token")),
	byName(kubeRow(gainsAccounts, Call, "k8s-impersonate-account", "act as service accounts", "T1078", practices+"impersonate-verb", "impersonate serviceaccounts")),
	kubeRow(gainsAccounts, Work, "k8s-secret-token", "create a secret that is filled with the token of a service account, and read it", "T1528 T1098.001",
		"https://kubernetes.io/docs/concepts/security/service-accounts/#get-a-token", "create secrets; get,list,watch secrets"),
	kubeRow(gainsAccounts, Work, "k8s-certificate", "have a client certificate signed in the name of a service account", "T1552.004 T1649", practices+"csrs-and-certificate-issuing",
		"^create certificatesigningrequests.certificates.k8s.io; ^patch,update certificatesigningrequests.certificates.k8s.io/approval; ^approve signers.certificates.k8s.io kubernetes.io/kube-apiserver-client"),
	// Secrets.
	kubeRow(gainsSecrets, Call, "k8s-secrets-list", "list secrets, which shows what is in them", "T1552.007", practices+"listing-secrets", "list,watch secrets"),
	unless("k8s-secrets-list", byName(kubeRow(gainsSecrets, Call, "k8s-secrets-get", "read secrets", "T1552.007", practices+"listing-secrets", "get secrets"))),
	unless("k8s-secrets-list", kubeRow(gainsSecrets, Wait, "k8s-validating-webhook", "see every secret that is written by a webhook", "T1552.007", practices+"control-admission-webhooks",
		"^create,patch,update validatingwebhookconfigurations.admissionregistration.k8s.io")),
	kubeRow(gainsKubelet, Work, "k8s-node-certificate", "have a client certificate signed in the name of a node", "T1552.004 T1649", practices+"csrs-and-certificate-issuing",
		"^create certificatesigningrequests.certificates.k8s.io; ^patch,update certificatesigningrequests.certificates.k8s.io/approval; ^approve signers.certificates.k8s.io kubernetes.io/kube-apiserver-client-kubelet"),
	kubeRow(gainsLogs, Given, "k8s-pod-logs", "read logs", "T1552.007", "https://kubernetes.io/docs/concepts/cluster-administration/logging/", "get pods/log"),
	kubeRow(gainsLogs, Given, "k8s-node-logs", "read logs of nodes", "T1552.007", "https://kubernetes.io/docs/concepts/cluster-administration/system-logs/", "^get nodes/log,nodes/proxy"),
	// Roles.
	byName(kubeRow(gainsHolder, Call, "k8s-bind-role", "bind a role to oneself", "T1098.006", practices+"bind-verb", "create,patch,update "+bindings+"; bind "+nsRoles)),
	byName(kubeRow(gainsNamespace, Call, "k8s-bind-cluster-role", "bind any cluster role to oneself in the namespace", "T1098.006", practices+"bind-verb", "create,patch,update "+bindings+"; bind "+allRoles)),
	kubeRow(gainsNamespace, Call, "k8s-escalate-role", "write any right into a role that one holds", "T1098.006", practices+"escalate-verb", "patch,update "+nsRoles+"; escalate "+nsRoles),
	kubeRow(gainsNamespace, Call, "k8s-escalate-new-role", "create a role with any right and bind it to oneself", "T1098.006", practices+"escalate-verb", "create "+nsRoles+"; escalate "+nsRoles+"; create,patch,update "+bindings+"; bind "+nsRoles),
	byName(kubeRow(gainsCluster, Call, "k8s-bind-cluster-admin", "bind any cluster role to oneself in the whole cluster", "T1098.006", practices+"bind-verb", "^create,patch,update "+allBindings+"; ^bind "+allRoles)),
	kubeRow(gainsCluster, Call, "k8s-escalate-cluster-role", "write any right into a cluster role that one holds", "T1098.006", practices+"escalate-verb", "^patch,update "+allRoles+"; ^escalate "+allRoles),
	// Users and groups.
	byName(kubeRow(gainsUsers, Call, "k8s-impersonate-user", "act as other users", "T1078", practices+"impersonate-verb", "^impersonate users")),
	byName(kubeRow(gainsGroups, Call, "k8s-impersonate-group", "act as a member of groups", "T1078", kubeAuthn+"user-impersonation", "^impersonate users,serviceaccounts; ^impersonate groups")),
	// Nodes.
	kubeRow(gainsNode, Call, "k8s-node-proxy-create", "start containers by what kubelets let callers of their API do", "T1609 T1611", practices+"access-to-proxy-subresource-of-nodes", "^create nodes/proxy"),
	inSystem(assuming("the cluster reads aws-auth", kubeRow(gainsCluster, Call, awsAuth, "let a role of AWS be a member of any group", "T1098.006",
		"https://docs.aws.amazon.com/eks/latest/userguide/auth-configmap.html", "patch,update configmaps aws-auth"))),
}

func kubeRow(gains gain, level Level, id, title, techniques, page, needs string) kubeWay {
	w := kubeWay{Method: method(id, title, techniques, page), level: level, gains: gains}
	for text := range strings.SplitSeq(needs, ";") {
		w.needs = append(w.needs, parseNeed(text))
	}
	return w
}

// parseNeed reads verbs, resources as kubectl has them, and perhaps a name.
func parseNeed(text string) need {
	text, wide := strings.CutPrefix(strings.TrimSpace(text), "^")
	f := append(strings.Fields(text), "")
	n := need{wide: wide}
	for resource := range strings.SplitSeq(f[1], ",") {
		full, sub, _ := strings.Cut(resource, "/")
		name, group, _ := strings.Cut(full, ".")
		if sub != "" {
			name += "/" + sub
		}
		for verb := range strings.SplitSeq(f[0], ",") {
			n.requests = append(n.requests, rbac.Request{Verb: verb, Group: group, Resource: name, Name: f[2]})
		}
	}
	return n
}

// byName marks a way of which the last right may be given for objects by name.
func byName(w kubeWay) kubeWay {
	w.named = true
	return w
}

func assuming(what string, w kubeWay) kubeWay {
	w.assumes = what
	return w
}

func unless(better string, w kubeWay) kubeWay {
	w.unless = better
	return w
}

// inSystem marks a way of which the right counts in kube-system alone.
func inSystem(w kubeWay) kubeWay {
	w.in = systemNamespace
	return w
}

// existing marks a way that needs a workload to be there.
func existing(w kubeWay) kubeWay {
	w.workload = true
	return w
}

// What follows in a cluster without a right.
var (
	kubeAdmin      = method("k8s-cluster-admin", "do anything in the cluster", "T1078", kubeRBAC+"user-facing-roles")
	kubeEverything = method("k8s-administrator-has", "have everything in it", "T1078", kubeRBAC+"user-facing-roles")
	kubeEverywhere = method("k8s-any-namespace", "choose the namespace", "T1613", "https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/")
	kubeNamespace  = method("k8s-namespace-admin", "do anything in the namespace", "T1078", kubeRBAC+"role-and-clusterrole")
	podAccount     = method("k8s-pod-account", "let the pod run as any service account of its namespace", "T1610 T1528", practices+"workload-creation")
	podSecrets     = method("k8s-pod-secrets", "mount any secret of its namespace into the pod", "T1552.007", practices+"workload-creation")
	podPrivileged  = method("k8s-privileged-pod", "let the pod be privileged or mount the node's files", "T1610 T1611", practices+"workload-creation")
	podVolume      = method("k8s-persistent-volume", "mount the node's files by a persistent volume", "T1611", practices+"persistent-volume-creation")
	podUnenforced  = method("k8s-namespace-label", "take the namespace's Pod Security label away", "T1562.001 T1611", practices+"namespace-modification")
	amongPods      = method("k8s-container", "do so in this container", "T1609", "https://kubernetes.io/docs/concepts/workloads/pods/")
	amongPorts     = method("k8s-pod-ports", "reach this pod", "T1210", "https://kubernetes.io/docs/concepts/cluster-administration/networking/")
	amongAccounts  = method("k8s-account", "be this service account", "T1078", "https://kubernetes.io/docs/concepts/security/service-accounts/")
	amongSecrets   = method("k8s-secret", "read this secret", "T1552.007", "https://kubernetes.io/docs/concepts/configuration/secret/")
	systemAccounts = method("k8s-controller-account", "be the controller that may write any right into cluster roles", "T1078.001", kubeRBAC+"controller-roles")
	managerTokens  = method("k8s-manager-tokens", "get tokens for the accounts of controllers", "T1528", kubeRBAC+"core-component-roles")
	secretToken    = method("k8s-token-secret", "use the token in the secret", "T1528", "https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets")
	guessSecret    = method("k8s-secrets-guess", "guess the names of secrets", "T1528 T1110", "https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets")
	anonymousCall  = method("k8s-anonymous", "call the API server without credentials", "T1078.001 T1133", kubeAuthn+"anonymous-requests")
	anyGoogle      = method("k8s-any-authenticated", "call the API server with any account that it knows", "T1078.001 T1133", "https://cloud.google.com/kubernetes-engine/docs/best-practices/rbac#default-roles-groups")
	mountedToken   = method("k8s-mounted-token", "use the token of its service account", "T1528", "https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting")
	mountedSecret  = method("k8s-mounted-secret", "read the secret that it is given", "T1552.007", "https://kubernetes.io/docs/concepts/configuration/secret/#using-a-secret")
	sharedProcess  = method("k8s-shared-processes", "use processes and files of the other containers of its pod", "T1611", "https://kubernetes.io/docs/tasks/configure-pod-container/share-process-namespace/")
	nodeIdentity   = method("k8s-node-identity", "use the credentials of the kubelet", "T1552.001 T1078", "https://kubernetes.io/docs/reference/access-authn-authz/node/")
	nodePods       = method("k8s-node-pods", "enter the containers that run on the node", "T1609 T1611", "https://kubernetes.io/docs/concepts/architecture/nodes/")
	nodeVolumes    = method("k8s-node-volumes", "read the volumes of the pods on the node", "T1552.001", "https://kubernetes.io/docs/concepts/storage/volumes/")
	stolenToken    = method("k8s-volume-token", "use the token in a volume of the pod", "T1528", "https://kubernetes.io/docs/concepts/storage/projected-volumes/#serviceaccounttoken")
	stolenSecret   = method("k8s-volume-secret", "read the secret in a volume of the pod", "T1552.001", "https://kubernetes.io/docs/concepts/storage/volumes/#secret")
	nodeFiles      = method("k8s-node-files", "use credentials among the files of the node", "T1552.001", "https://kubernetes.io/docs/reference/setup-tools/kubeadm/implementation-details/")
	controlPlane   = method("k8s-control-plane", "use the credentials of the control plane", "T1552.001 T1552.004", "https://kubernetes.io/docs/setup/best-practices/certificates/")
)
