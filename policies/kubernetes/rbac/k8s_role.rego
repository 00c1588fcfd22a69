# METADATA
# title: Roles and cluster roles
# scope: package
package parapet.k8s_role

import data.parapet.lib.rbac

# METADATA
# title: Role allows all verbs
# description: >-
#   "*" allows verbs that nobody thought of, such as escalate, bind or impersonate, and
#   those that later versions bring.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: k8s-role-wildcard-verb
#   severity: high
#   category: identity
#   cwe: [CWE-250]
#   controls:
#     cis-kubernetes-1.10: ["5.1.3"]
#   aliases:
#     [CKV_K8S_49, "6b896afb-ca07-467a-b256-1a0077a1c08e", wildcard-in-rules, C-0187, KSV-0044,
#     AVD-KSV-0044, KSV-0045, AVD-KSV-0045, KSV-0046, AVD-KSV-0046, KSV-0112, AVD-KSV-0112]
#   remedies:
#     - title: Allow reading only
#       unsafe: whoever needs it is refused
#       set:
#         - {path: ".", value: [get, list, watch], ask: the verbs that are needed}
wildcard_verb contains ["rules", i, "verbs"] if {
	some i, rule in input.rules
	"*" in rule.verbs
	not own
}

# METADATA
# title: Role is for all resources
# description: >-
#   "*" covers secrets and everything that is added to the API later.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: k8s-role-wildcard-resource
#   severity: high
#   category: identity
#   cwe: [CWE-250]
#   controls:
#     cis-kubernetes-1.10: ["5.1.3"]
#   aliases:
#     [CKV_K8S_49, "6b896afb-ca07-467a-b256-1a0077a1c08e", wildcard-in-rules, C-0187, KSV-0044,
#     AVD-KSV-0044, KSV-0045, AVD-KSV-0045, KSV-0046, AVD-KSV-0046, KSV-0112, AVD-KSV-0112]
#   remedies:
#     - title: Name the resources
#       unsafe: whoever needs it is refused
#       set:
#         - {path: ".", value: [pods], ask: the resources that are needed}
wildcard_resource contains ["rules", i, "resources"] if {
	some i, rule in input.rules
	"*" in rule.resources
	not own
}

# METADATA
# title: Role uses wildcards
# description: >-
#   A rule with "*" among its groups, resources, verbs or URLs allows more than anybody has
#   looked at. Name what is needed.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: k8s-role-wildcard
#   severity: medium
#   category: identity
#   cwe: [CWE-250]
#   controls:
#     cis-kubernetes-1.10: ["5.1.3"]
#   aliases: [CKV_K8S_49, "6b896afb-ca07-467a-b256-1a0077a1c08e", wildcard-in-rules, C-0187]
#   remedies:
#     - title: Remove the rule
#       unsafe: whoever needs it is refused
#       remove: [".."]
wildcard contains ["rules", i, name] if {
	some i, rule in input.rules
	some name in ["apiGroups", "resources", "verbs", "nonResourceURLs"]
	"*" in rule[name]
	not own
}

# METADATA
# title: Role allows everything
# description: >-
#   All verbs on all resources are what cluster-admin has. Whoever is bound to the role owns
#   its namespace or the cluster.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#   - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-role-everything
#   severity: critical
#   category: identity
#   cwe: [CWE-250]
#   controls:
#     cis-kubernetes-1.10: ["5.1.1", "5.1.3"]
#   aliases: [C-0187, KSV-0044, AVD-KSV-0044]
#   remedies:
#     - title: Remove the rule
#       unsafe: whoever needs it is refused
#       remove: ["."]
everything contains ["rules", i] if {
	some i, rule in input.rules
	rbac.everything(rule)
	not own
}

# METADATA
# title: Role may read secrets
# description: >-
#   Secrets hold tokens and passwords of others, of which some have more rights. get names
#   them, list and watch give all of their content.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#   - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-role-reads-secrets
#   severity: high
#   category: identity
#   cwe: [CWE-522]
#   controls:
#     cis-kubernetes-1.10: ["5.1.2"]
#   aliases:
#     [CKV2_K8S_5, "056ac60e-fe07-4acc-9b34-8e1d51716ab9", "07fc3413-e572-42f7-9877-5c8fc6fccfb5",
#     "826abb30-3cd5-4e0b-a93b-67729b4f7e63", b7bca5c4-1dab-4c2c-8cbe-3050b9d59b14, access-to-secrets,
#     C-0015, C-0186, KSV-0041, AVD-KSV-0041, KSV-0113, AVD-KSV-0113]
#   remedies:
#     - title: Remove the rule
#       unsafe: whoever needs it is refused
#       remove: ["."]
reads_secrets contains ["rules", i] if {
	some i in granted({""}, {"secrets"}, {"get", "list", "watch"})
}

# METADATA
# title: Role may change secrets
# description: >-
#   Who writes secrets can put credentials of his own in the place of those that programs
#   trust, and make tokens of service accounts.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#   - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-role-writes-secrets
#   severity: high
#   category: identity
#   cwe: [CWE-522]
#   controls:
#     cis-kubernetes-1.10: ["5.1.2"]
#   aliases: [KSV-0113, AVD-KSV-0113]
#   remedies:
#     - title: Remove the rule
#       unsafe: whoever needs it is refused
#       remove: ["."]
writes_secrets contains ["rules", i] if {
	some i in granted({""}, {"secrets"}, writes)
}

# METADATA
# title: Role may create pods
# description: >-
#   Who makes pods runs code as any service account of the namespace, mounts any of its
#   secrets, and without Pod Security the disk of the node.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#   - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-role-creates-pods
#   severity: medium
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     cis-kubernetes-1.10: ["5.1.4"]
#   aliases:
#     ["522d4a64-4dc9-44bd-9240-7d8a0d5cb5ba", "592ad21d-ad9b-46c6-8d2d-fad09d62a942",
#     access-to-create-pods, C-0188, KSV-0048, AVD-KSV-0048]
#   remedies:
#     - title: Remove the rule
#       unsafe: whoever needs it is refused
#       remove: ["."]
creates_pods contains ["rules", i] if {
	some i in granted({""}, {"pods"}, {"create"})
}

# METADATA
# title: Role may create or change workloads
# description: >-
#   Deployments, jobs and the like make pods for whoever writes them, with the same reach.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#   - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-role-creates-workloads
#   severity: medium
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     cis-kubernetes-1.10: ["5.1.4"]
#   aliases: [KSV-0048, AVD-KSV-0048]
#   remedies:
#     - title: Allow reading only
#       unsafe: whoever needs it is refused
#       set:
#         - {path: "./verbs", value: [get, list, watch]}
#     - title: Remove the rule
#       unsafe: whoever needs it is refused
#       remove: ["."]
creates_workloads contains ["rules", i] if {
	some i in granted({"apps", "batch", "extensions", ""}, {"deployments", "daemonsets", "statefulsets", "replicasets", "replicationcontrollers", "jobs", "cronjobs"}, makes)
}

# METADATA
# title: Role may run commands in pods
# description: >-
#   pods/exec opens a shell in every container of the namespace, with what its service
#   account may and its secrets.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#   - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-role-pod-exec
#   severity: high
#   category: identity
#   cwe: [CWE-284]
#   aliases:
#     [c589f42c-7924-4871-aee2-1cede9bc7cbc, C-0002, clusterrolePodExecAttach, rolePodExecAttach,
#     KSV-0053, AVD-KSV-0053]
#   remedies:
#     - title: Remove the rule
#       unsafe: whoever needs it is refused
#       remove: ["."]
pod_exec contains ["rules", i] if {
	some i in granted({""}, {"pods/exec"}, {"create", "get", "patch", "update"})
}

# METADATA
# title: Role may attach to pods
# description: >-
#   pods/attach reads and writes what the main process of a container reads and writes.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#   - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-role-pod-attach
#   severity: medium
#   category: identity
#   cwe: [CWE-284]
#   aliases: [d45330fd-f58d-45fb-a682-6481477a0f84, KSV-0054, AVD-KSV-0054]
#   remedies:
#     - title: Remove the rule
#       unsafe: whoever needs it is refused
#       remove: ["."]
pod_attach contains ["rules", i] if {
	some i in granted({""}, {"pods/attach"}, {"create", "get", "patch", "update"})
}

# METADATA
# title: Role may forward ports of pods
# description: >-
#   pods/portforward reaches what listens in a pod, past network policies and what a service
#   exposes.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#   - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-role-port-forward
#   severity: medium
#   category: identity
#   cwe: [CWE-284]
#   aliases: ["38fa11ef-dbcc-4da8-9680-7e1fd855b6fb", C-0063]
#   remedies:
#     - title: Remove the rule
#       unsafe: whoever needs it is refused
#       remove: ["."]
port_forward contains ["rules", i] if {
	some i in granted({""}, {"pods/portforward"}, {"create", "get", "patch", "update"})
}

# METADATA
# title: Role may put containers into running pods
# description: >-
#   pods/ephemeralcontainers adds a container of one's choice to a pod that runs, with its
#   volumes and service account.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#   - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-role-ephemeral-containers
#   severity: high
#   category: identity
#   cwe: [CWE-269]
#   remedies:
#     - title: Remove the rule
#       unsafe: whoever needs it is refused
#       remove: ["."]
ephemeral_containers contains ["rules", i] if {
	some i in granted({""}, {"pods/ephemeralcontainers"}, {"patch", "update"})
}

# METADATA
# title: Role may make tokens of service accounts
# description: >-
#   serviceaccounts/token gives a token of any service account of the namespace, and lasts
#   as long as one asks for.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#   - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-role-creates-tokens
#   severity: high
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     cis-kubernetes-1.10: ["5.1.13"]
#   aliases: [C-0261, C-0282]
#   remedies:
#     - title: Remove the rule
#       unsafe: whoever needs it is refused
#       remove: ["."]
creates_tokens contains ["rules", i] if {
	some i in granted({""}, {"serviceaccounts/token"}, {"create"})
}

# METADATA
# title: Role may approve certificate requests
# description: >-
#   Who approves requests can get a client certificate for any user, system:masters among
#   its groups.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#   - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-role-approves-certificates
#   severity: high
#   category: identity
#   cwe: [CWE-295]
#   controls:
#     cis-kubernetes-1.10: ["5.1.11"]
#   aliases: [CKV_K8S_156, C-0280]
#   remedies:
#     - title: Remove the rule
#       unsafe: whoever needs it is refused
#       remove: ["."]
approves_certificates contains ["rules", i] if {
	some i in granted({"certificates.k8s.io"}, {"certificatesigningrequests/approval"}, {"update", "patch"})
}

# METADATA
# title: Role may change admission webhooks
# description: >-
#   A webhook sees every object that is written, secrets too, and may change or refuse it.
#   Who writes its configuration controls the cluster.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#   - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-role-changes-webhooks
#   severity: high
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     cis-kubernetes-1.10: ["5.1.12"]
#   aliases: [CKV_K8S_155, C-0281, KSV-0114, AVD-KSV-0114]
#   remedies:
#     - title: Allow reading only
#       unsafe: whoever needs it is refused
#       set:
#         - {path: "./verbs", value: [get, list, watch]}
#     - title: Remove the rule
#       unsafe: whoever needs it is refused
#       remove: ["."]
changes_webhooks contains ["rules", i] if {
	some i in granted({"admissionregistration.k8s.io"}, {"mutatingwebhookconfigurations", "validatingwebhookconfigurations"}, makes | {"delete"})
}

# METADATA
# title: Role may create persistent volumes
# description: >-
#   A persistent volume of type hostPath is any folder of a node; Pod Security does not look
#   at it.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#   - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-role-creates-volumes
#   severity: high
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     cis-kubernetes-1.10: ["5.1.9"]
#   aliases: [C-0278]
#   remedies:
#     - title: Allow reading only
#       unsafe: whoever needs it is refused
#       set:
#         - {path: "./verbs", value: [get, list, watch]}
#     - title: Remove the rule
#       unsafe: whoever needs it is refused
#       remove: ["."]
creates_volumes contains ["rules", i] if {
	some i in granted({""}, {"persistentvolumes"}, {"create"})
}

# METADATA
# title: Role may change config maps
# description: >-
#   Config maps hold what programs do, and in kube-system how names are resolved and who may
#   log in.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#   - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-role-changes-config-maps
#   severity: low
#   category: identity
#   cwe: [CWE-732]
#   aliases: [C-0037, KSV-0049, AVD-KSV-0049]
#   remedies:
#     - title: Allow reading only
#       unsafe: whoever needs it is refused
#       set:
#         - {path: "./verbs", value: [get, list, watch]}
#     - title: Remove the rule
#       unsafe: whoever needs it is refused
#       remove: ["."]
changes_config_maps contains ["rules", i] if {
	some i in granted({""}, {"configmaps"}, writes)
}

# METADATA
# title: Role may change services and network policies
# description: >-
#   Who changes services, endpoints, ingresses or network policies diverts traffic to
#   himself or opens what was closed.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#   - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-role-changes-network
#   severity: medium
#   category: identity
#   cwe: [CWE-732]
#   aliases: [KSV-0056, AVD-KSV-0056]
#   remedies:
#     - title: Allow reading only
#       unsafe: whoever needs it is refused
#       set:
#         - {path: "./verbs", value: [get, list, watch]}
#     - title: Remove the rule
#       unsafe: whoever needs it is refused
#       remove: ["."]
changes_network contains ["rules", i] if {
	some i in granted({"", "networking.k8s.io", "discovery.k8s.io", "extensions"}, {"services", "endpoints", "endpointslices", "networkpolicies", "ingresses"}, writes)
}

# METADATA
# title: Role may delete events or logs
# description: >-
#   Events tell what happened. Who deletes them hides what he did.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#   - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-role-deletes-events
#   severity: medium
#   category: identity
#   cwe: [CWE-778]
#   aliases: [C-0031, KSV-0042, AVD-KSV-0042]
#   remedies:
#     - title: Remove the rule
#       unsafe: whoever needs it is refused
#       remove: ["."]
deletes_events contains ["rules", i] if {
	some i in granted({""}, {"events", "pods/log"}, {"delete", "deletecollection"})
}

# METADATA
# title: Role may delete namespaces or workloads of everybody
# description: >-
#   One call takes away all that a namespace holds.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#   - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-role-deletes-namespaces
#   severity: medium
#   category: identity
#   cwe: [CWE-732]
#   aliases: [C-0007, data-destruction]
#   remedies:
#     - title: Allow reading only
#       unsafe: whoever needs it is refused
#       set:
#         - {path: "./verbs", value: [get, list, watch]}
#     - title: Remove the rule
#       unsafe: whoever needs it is refused
#       remove: ["."]
deletes_namespaces contains ["rules", i] if {
	some i in granted({"", "apps"}, {"namespaces", "deployments", "statefulsets", "daemonsets", "persistentvolumeclaims"}, {"delete", "deletecollection"})
}

# METADATA
# title: Role may change nodes
# description: >-
#   Labels and taints of nodes decide where pods run: who changes them draws pods with
#   secrets to a node that he controls.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#   - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-role-changes-nodes
#   severity: medium
#   category: identity
#   cwe: [CWE-269]
#   remedies:
#     - title: Allow reading only
#       unsafe: whoever needs it is refused
#       set:
#         - {path: "./verbs", value: [get, list, watch]}
#     - title: Remove the rule
#       unsafe: whoever needs it is refused
#       remove: ["."]
changes_nodes contains ["rules", i] if {
	some i in granted({""}, {"nodes", "nodes/status"}, makes)
}

# METADATA
# title: Role may speak to kubelets through the API server
# description: >-
#   nodes/proxy runs commands in every pod of a node, past admission and without an entry in
#   the audit log.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#   - https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/
# custom:
#   id: k8s-role-node-proxy
#   severity: high
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     cis-kubernetes-1.10: ["5.1.10"]
#   aliases: [CKV2_K8S_2, C-0279, KSV-0047, AVD-KSV-0047]
#   remedies:
#     - title: Remove the rule
#       unsafe: whoever needs it is refused
#       remove: ["."]
node_proxy contains ["rules", i] if {
	some i in granted({""}, {"nodes/proxy", "pods/proxy", "services/proxy"}, {"get", "create", "update", "patch", "delete"})
}

# METADATA
# title: Role may give itself more permissions
# description: >-
#   escalate lets its holder write permissions into roles that he does not have himself.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#   - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-role-escalate
#   severity: critical
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     cis-kubernetes-1.10: ["5.1.8"]
#   aliases: [CKV_K8S_158, "8320826e-7a9c-4b0b-9535-578333193432", KSV-0050, AVD-KSV-0050]
#   remedies:
#     - title: Remove the rule
#       unsafe: whoever needs it is refused
#       remove: [".."]
escalate contains ["rules", i, "verbs"] if {
	not own
	some i, rule in input.rules
	some verb in rule.verbs
	verb in {"escalate", "*"}
	some r in rule.resources
	r in {"roles", "clusterroles", "*"}
}

# METADATA
# title: Role may bind itself to other roles
# description: >-
#   bind lets its holder bind anybody to roles with permissions that he does not have
#   himself.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#   - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-role-bind
#   severity: high
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     cis-kubernetes-1.10: ["5.1.8"]
#   aliases: [CKV2_K8S_1, CKV_K8S_157]
#   remedies:
#     - title: Remove the rule
#       unsafe: whoever needs it is refused
#       remove: [".."]
bind contains ["rules", i, "verbs"] if {
	not own
	some i, rule in input.rules
	some verb in rule.verbs
	verb in {"bind", "*"}
	some r in rule.resources
	r in {"roles", "clusterroles", "*"}
}

# METADATA
# title: Role may act as somebody else
# description: >-
#   impersonate lets its holder act as any user, group or service account that the rule
#   names, cluster administrators among them.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#   - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-role-impersonate
#   severity: critical
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     cis-kubernetes-1.10: ["5.1.8"]
#   aliases: [CKV2_K8S_3, "9f85c3f6-26fd-4007-938a-2e0cb0100980", C-0065, C-0191, KSV-0043, AVD-KSV-0043]
#   remedies:
#     - title: Remove the rule
#       unsafe: whoever needs it is refused
#       remove: [".."]
impersonate contains ["rules", i, "verbs"] if {
	not own
	some i, rule in input.rules
	some verb in rule.verbs
	verb in {"impersonate", "*"}
	some r in rule.resources
	r in {"users", "groups", "serviceaccounts", "userextras", "uids", "*"}
}

# METADATA
# title: Role may write roles or bindings
# description: >-
#   With bind and escalate, or where the API server does not check, writing roles and
#   bindings is how permissions grow.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#   - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-role-changes-roles
#   severity: high
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     cis-kubernetes-1.10: ["5.1.8"]
#   aliases: [CKV2_K8S_1, KSV-0051, AVD-KSV-0051, KSV-0052, AVD-KSV-0052, KSV-0055, AVD-KSV-0055]
#   remedies:
#     - title: Allow reading only
#       unsafe: whoever needs it is refused
#       set:
#         - {path: "./verbs", value: [get, list, watch]}
#     - title: Remove the rule
#       unsafe: whoever needs it is refused
#       remove: ["."]
changes_roles contains ["rules", i] if {
	some i in granted({"rbac.authorization.k8s.io"}, {"roles", "clusterroles", "rolebindings", "clusterrolebindings"}, makes)
}

# METADATA
# title: Role may change who gets into the cluster from AWS
# description: >-
#   The config map aws-auth of EKS maps IAM principals to groups of the cluster: who may
#   write it makes himself administrator.
# related_resources:
#   - https://docs.aws.amazon.com/eks/latest/userguide/auth-configmap.html
# custom:
#   id: k8s-role-changes-aws-auth
#   severity: critical
#   category: identity
#   cwe: [CWE-269]
#   aliases: [KSV-0115, AVD-KSV-0115]
#   remedies:
#     - title: Remove the rule
#       unsafe: whoever needs it is refused
#       remove: [".."]
changes_aws_auth contains ["rules", i, "resourceNames"] if {
	some i, rule in input.rules
	rbac.covers(rule.resources, {"configmaps"})
	rbac.covers(rule.verbs, makes)
	"aws-auth" in rule.resourceNames
}

# writes are the verbs that make or change objects.
writes := {"create", "update", "patch", "delete", "deletecollection"}

# makes are those with which new ones come into being.
makes := {"create", "update", "patch"}

# own: the role is one that Kubernetes itself makes.
own if startswith(input.metadata.name, "system:")

own if input.metadata.labels["kubernetes.io/bootstrapping"] == "rbac-defaults"

# granted(groups, resources, verbs) is the set of the rules that allow one of the verbs
# on one of the resources.
granted(groups, resources, verbs) := {i |
	not own
	some i, rule in input.rules
	rbac.allows(rule, groups, resources, verbs)
}
