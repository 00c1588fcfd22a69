# METADATA
# title: Bindings of roles
# scope: package
package parapet.k8s_role_binding

import data.parapet.lib.rbac

# METADATA
# title: Binding makes somebody cluster administrator
# description: >-
#   cluster-admin allows everything in all namespaces. Bind it to nobody but for
#   emergencies, and never to a program.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#   - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-role-binding-cluster-admin
#   severity: high
#   category: identity
#   cwe: [CWE-250]
#   controls:
#     cis-kubernetes-1.10: ["5.1.1"]
#   aliases:
#     ["17172bc2-56fb-4f17-916f-a014147706cd", "249328b8-5f0f-409f-b1dd-029f07882e11",
#     cluster-admin-role-binding, C-0035, C-0185, C-0267, C-0272, clusterrolebindingClusterAdmin,
#     rolebindingClusterAdminClusterRole, rolebindingClusterAdminRole, KSV-0111, AVD-KSV-0111]
#   remedies:
#     - title: Grant reading only
#       unsafe: what the role allowed beyond reading is refused; the binding has to be deleted and made anew, for a roleRef never changes
#       set:
#         - {path: roleRef.kind, value: ClusterRole}
#         - {path: roleRef.name, value: view}
cluster_admin contains ["roleRef", "name"] if {
	not own
	input.roleRef.name == "cluster-admin"
}

# METADATA
# title: Binding grants a role that allows everything
# description: >-
#   The role has all verbs on all resources, which is cluster-admin under another name.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#   - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-role-binding-all-powerful-role
#   severity: high
#   category: identity
#   cwe: [CWE-250]
#   controls:
#     cis-kubernetes-1.10: ["5.1.1"]
#   aliases:
#     ["17172bc2-56fb-4f17-916f-a014147706cd", "249328b8-5f0f-409f-b1dd-029f07882e11", C-0035,
#     clusterrolebindingClusterAdmin, rolebindingClusterAdminClusterRole, rolebindingClusterAdminRole]
#   remedies:
#     - title: Grant reading only
#       unsafe: what the role allowed beyond reading is refused; the binding has to be deleted and made anew, for a roleRef never changes
#       set:
#         - {path: roleRef.kind, value: ClusterRole}
#         - {path: roleRef.name, value: view}
all_powerful_role contains ["roleRef", "name"] if {
	not own
	rbac.all_powerful(input)
}

# METADATA
# title: Binding grants a built-in role with wide rights
# description: >-
#   admin and edit, and the roles of controllers, may read secrets and run pods as any
#   service account of a namespace.
# related_resources:
#   - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-role-binding-privileged-role
#   severity: low
#   category: identity
#   cwe: [CWE-250]
#   remedies:
#     - title: Grant reading only
#       unsafe: what the role allowed beyond reading is refused; the binding has to be deleted and made anew, for a roleRef never changes
#       set:
#         - {path: roleRef.kind, value: ClusterRole}
#         - {path: roleRef.name, value: view}
privileged_role contains ["roleRef", "name"] if {
	not own
	input.roleRef.kind == "ClusterRole"
	input.roleRef.name in {"admin", "edit", "system:kube-controller-manager", "system:node", "system:aggregate-to-admin"}
}

# METADATA
# title: Binding grants permissions to everybody
# description: >-
#   system:anonymous and system:unauthenticated are whoever reaches the API server, without
#   any login.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#   - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-role-binding-anonymous
#   severity: critical
#   category: identity
#   cwe: [CWE-306]
#   aliases: [C-0069, C-0262, KSV-0122, AVD-KSV-0122]
#   remedies:
#     - title: Do not grant it
#       unsafe: whoever needs it is refused
#       remove: [".."]
anonymous contains ["subjects", i, "name"] if {
	some i, s in input.subjects
	s.kind in {"User", "Group"}
	s.name in {"system:anonymous", "system:unauthenticated"}
	not public_info(s)
}

# METADATA
# title: Binding grants permissions to every user or every program
# description: >-
#   system:authenticated is everybody with any login, of some clouds everybody with an
#   account there; system:serviceaccounts is every pod.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#   - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-role-binding-authenticated
#   severity: high
#   category: identity
#   cwe: [CWE-250]
#   aliases: [C-0265, KSV-01011, AVD-KSV-01011]
#   remedies:
#     - title: Do not grant it
#       unsafe: whoever needs it is refused
#       remove: [".."]
authenticated contains ["subjects", i, "name"] if {
	some i, s in input.subjects
	s.kind in {"User", "Group"}
	s.name in {"system:authenticated", "system:serviceaccounts"}
	not public_info(s)
}

# METADATA
# title: Binding names the group that no permission binds
# description: >-
#   Members of system:masters pass every check of RBAC, and a certificate with that group
#   cannot be revoked.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#   - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-role-binding-masters
#   severity: high
#   category: identity
#   cwe: [CWE-250]
#   controls:
#     cis-kubernetes-1.10: ["5.1.7"]
#   aliases: [C-0246, KSV-0123, AVD-KSV-0123]
#   remedies:
#     - title: Do not grant it
#       unsafe: whoever needs it is refused
#       remove: [".."]
masters contains ["subjects", i, "name"] if {
	some i, s in input.subjects
	s.kind in {"User", "Group"}
	s.name in {"system:masters"}
	not public_info(s)
}

# METADATA
# title: Binding gives permissions to a default service account
# description: >-
#   Every pod of the namespace that names no account gets them.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#   - https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/
# custom:
#   id: k8s-role-binding-default-service-account
#   severity: medium
#   category: identity
#   cwe: [CWE-250]
#   controls:
#     cis-kubernetes-1.10: ["5.1.5"]
#   aliases: [CKV_K8S_42, "1e749bc9-fde8-471c-af0c-8254efd2dee5", C-0189]
#   remedies:
#     - title: Do not grant it
#       unsafe: whoever needs it is refused
#       remove: [".."]
default_service_account contains ["subjects", i, "name"] if {
	some i, s in input.subjects
	s.kind == "ServiceAccount"
	s.name == "default"
}

# METADATA
# title: Binding lets somebody run commands in pods
# description: >-
#   The role that it grants allows pods/exec or pods/attach: its subjects get a shell in
#   containers, with their secrets and rights.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: k8s-role-binding-pod-exec
#   severity: medium
#   category: identity
#   cwe: [CWE-284]
#   aliases:
#     [clusterrolebindingPodExecAttach, rolebindingClusterRolePodExecAttach, rolebindingRolePodExecAttach,
#     clusterrolePodExecAttach, rolePodExecAttach]
#   remedies:
#     - title: Grant reading only
#       unsafe: what the role allowed beyond reading is refused; the binding has to be deleted and made anew, for a roleRef never changes
#       set:
#         - {path: roleRef.kind, value: ClusterRole}
#         - {path: roleRef.name, value: view}
pod_exec contains ["roleRef", "name"] if {
	not own
	grants({""}, {"pods/exec", "pods/attach"}, {"get", "create"})
}

pod_exec contains ["roleRef", "name"] if {
	not own
	input.roleRef.name == "cluster-admin"
}

# METADATA
# title: Binding lets a program read all secrets of the cluster
# description: >-
#   The role that it grants allows reading secrets, and a binding for the cluster makes that
#   all namespaces.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: k8s-role-binding-reads-secrets
#   severity: high
#   category: identity
#   cwe: [CWE-522]
#   controls:
#     cis-kubernetes-1.10: ["5.1.2"]
#   aliases: [CKV2_K8S_5]
#   remedies:
#     - title: Grant reading only
#       unsafe: what the role allowed beyond reading is refused; the binding has to be deleted and made anew, for a roleRef never changes
#       set:
#         - {path: roleRef.kind, value: ClusterRole}
#         - {path: roleRef.name, value: view}
reads_secrets contains ["roleRef", "name"] if {
	not own
	input.kind == "ClusterRoleBinding"
	grants({""}, {"secrets"}, {"get", "list", "watch"})
}

# METADATA
# title: Binding lets a program give itself more permissions
# description: >-
#   The role allows writing roles or bindings, or the verbs bind and escalate: the program,
#   and whoever takes it over, can become administrator.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#   - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-role-binding-changes-roles
#   severity: high
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     cis-kubernetes-1.10: ["5.1.8"]
#   aliases: [CKV2_K8S_1]
#   remedies:
#     - title: Grant reading only
#       unsafe: what the role allowed beyond reading is refused; the binding has to be deleted and made anew, for a roleRef never changes
#       set:
#         - {path: roleRef.kind, value: ClusterRole}
#         - {path: roleRef.name, value: view}
changes_roles contains ["roleRef", "name"] if {
	not own
	count(programs) > 0
	grants({"rbac.authorization.k8s.io"}, {"roles", "clusterroles", "rolebindings", "clusterrolebindings"}, {"create", "update", "patch", "bind", "escalate"})
}

# METADATA
# title: Binding lets a program act as somebody else
# description: >-
#   The role allows impersonating users, groups or service accounts.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#   - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-role-binding-impersonates
#   severity: high
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     cis-kubernetes-1.10: ["5.1.8"]
#   aliases: [CKV2_K8S_3]
#   remedies:
#     - title: Grant reading only
#       unsafe: what the role allowed beyond reading is refused; the binding has to be deleted and made anew, for a roleRef never changes
#       set:
#         - {path: roleRef.kind, value: ClusterRole}
#         - {path: roleRef.name, value: view}
impersonates contains ["roleRef", "name"] if {
	not own
	count(programs) > 0
	grants({""}, {"users", "groups", "serviceaccounts"}, {"impersonate"})
}

# METADATA
# title: Binding lets a program run commands through kubelets
# description: >-
#   The role allows nodes/proxy, which runs commands in all pods of a node past admission
#   and the audit log.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#   - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-role-binding-node-proxy
#   severity: high
#   category: identity
#   cwe: [CWE-269]
#   aliases: [CKV2_K8S_2]
#   remedies:
#     - title: Grant reading only
#       unsafe: what the role allowed beyond reading is refused; the binding has to be deleted and made anew, for a roleRef never changes
#       set:
#         - {path: roleRef.kind, value: ClusterRole}
#         - {path: roleRef.name, value: view}
node_proxy contains ["roleRef", "name"] if {
	not own
	count(programs) > 0
	grants({""}, {"nodes/proxy"}, {"get", "create"})
}

# METADATA
# title: Binding lets a program change admission
# description: >-
#   The role allows writing admission webhooks, which see and change all objects.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#   - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-role-binding-changes-webhooks
#   severity: high
#   category: identity
#   cwe: [CWE-269]
#   aliases: [CKV2_K8S_4]
#   remedies:
#     - title: Grant reading only
#       unsafe: what the role allowed beyond reading is refused; the binding has to be deleted and made anew, for a roleRef never changes
#       set:
#         - {path: roleRef.kind, value: ClusterRole}
#         - {path: roleRef.name, value: view}
changes_webhooks contains ["roleRef", "name"] if {
	not own
	count(programs) > 0
	grants({"admissionregistration.k8s.io"}, {"mutatingwebhookconfigurations", "validatingwebhookconfigurations"}, {"create", "update", "patch"})
}

# METADATA
# title: Binding lets a program create pods
# description: >-
#   The role allows making pods or what makes them, and with them running as any service
#   account of the namespace.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#   - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-role-binding-creates-pods
#   severity: low
#   category: identity
#   cwe: [CWE-269]
#   aliases: [C-0188]
#   remedies:
#     - title: Grant reading only
#       unsafe: what the role allowed beyond reading is refused; the binding has to be deleted and made anew, for a roleRef never changes
#       set:
#         - {path: roleRef.kind, value: ClusterRole}
#         - {path: roleRef.name, value: view}
creates_pods contains ["roleRef", "name"] if {
	not own
	count(programs) > 0
	grants({"", "apps", "batch"}, {"pods", "deployments", "daemonsets", "statefulsets", "jobs", "cronjobs"}, {"create"})
}

# METADATA
# title: Binding names a role that no manifest declares
# description: >-
#   Unless it is made elsewhere, the binding grants nothing; whoever makes a role of that
#   name later grants what he likes.
# related_resources:
#   - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-role-binding-role-missing
#   severity: info
#   category: hygiene
role_missing contains ["roleRef", "name"] if {
	input.roleRef.kind == "Role"
	not input.links.role
}

# METADATA
# title: Binding grants wide permissions to a group
# description: >-
#   A group grows without anybody looking at what it may do here. Bind cluster-wide rights
#   to single accounts.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: k8s-role-binding-many-subjects
#   severity: low
#   category: identity
#   cwe: [CWE-250]
#   remedies:
#     - title: Do not grant it to the group
#       unsafe: whoever needs it is refused
#       remove: ["."]
many_subjects contains ["subjects", i] if {
	not own
	input.kind == "ClusterRoleBinding"
	rbac.all_powerful(input)
	some i, s in input.subjects
	s.kind == "Group"
}

# own: the binding is one that Kubernetes itself makes.
own if startswith(input.metadata.name, "system:")

own if input.metadata.labels["kubernetes.io/bootstrapping"] == "rbac-defaults"

# own: every cluster binds this group so.
own if {
	input.metadata.name == "cluster-admin"
	input.subjects[0].name == "system:masters"
}

# public_info(s): every cluster tells everybody its version.
public_info(s) if {
	s.kind == "Group"
	input.metadata.name in {"system:public-info-viewer", "system:discovery", "system:basic-user", "cluster-admin", "system:service-account-issuer-discovery"}
	input.roleRef.name == input.metadata.name
}

# programs are the subjects that are service accounts or nodes.
programs := {i |
	some i, s in input.subjects
	is_program(s)
}

is_program(s) if s.kind == "ServiceAccount"

is_program(s) if startswith(s.name, "system:serviceaccount")

is_program(s) if startswith(s.name, "system:node")

# grants(groups, resources, verbs): a rule of the role allows one of the verbs on one of
# the resources.
grants(groups, resources, verbs) if {
	some rule in input.links.role.rules
	rbac.allows(rule, groups, resources, verbs)
}
