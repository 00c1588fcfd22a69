# Pods, service accounts and permissions.
package parapet.k8s_pod

import data.parapet.lib.rbac

# METADATA
# title: Pod gets a token of its service account without asking
# description: >-
#   The token lets whoever takes over a container talk to the API server as the service
#   account. Pods that do not need it set automountServiceAccountToken: false.
# related_resources:
#   - https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: k8s-pod-token-mounted
#   severity: medium
#   category: identity
#   cwe: [CWE-522]
#   controls:
#     cis-kubernetes-1.10: ["5.1.6"]
#     nsa-cisa-kubernetes: [Kubernetes Pod security]
#   aliases:
#     [CKV_K8S_38, "48471392-d4d0-47c0-b135-cdec95eb3eef", a9a13d4f-f17a-491b-b074-f54bffffcb4a, C-0034,
#     C-0190, automountServiceAccountToken, AC_K8S_0045, KSV-0036, AVD-KSV-0036]
#   remedies:
#     - title: Mount no token
#       unsafe: the program may call the API server
#       set:
#         - {path: spec.automountServiceAccountToken, value: false}
token_mounted contains ["spec", "automountServiceAccountToken"] if input.spec.automountServiceAccountToken

token_mounted contains ["spec", "automountServiceAccountToken"] if {
	not input.spec.automountServiceAccountToken == false
	not input.links.serviceAccount.automountServiceAccountToken == false
}

# METADATA
# title: Pod runs as the default service account of its namespace
# description: >-
#   All pods of a namespace that name no account share the default one: what one of them is
#   allowed, all are.
# related_resources:
#   - https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: k8s-pod-default-service-account
#   severity: low
#   category: identity
#   cwe: [CWE-250]
#   controls:
#     cis-kubernetes-1.10: ["5.1.5"]
#   aliases:
#     [f74b9c43-161a-4799-bc95-0b0ec81801b9, default-service-account, C-0189, AC_K8S_0113,
#     "24b132df-5cc7-4823-8029-f898e1c50b72", "591ade62-d6b0-4580-b1ae-209f80ba1cd9"]
#   remedies:
#     - title: Do not mount the token
#       unsafe: programs that call the API server fail
#       set:
#         - {path: spec.automountServiceAccountToken, value: false}
#     - title: Use a service account of its own
#       unsafe: permissions of the default account are gone
#       satellite:
#         type: k8s_service_account
#         link: metadata.name
#         attribute: metadata.name
#         set:
#           - {path: automountServiceAccountToken, value: false}
#       set:
#         - {path: spec.serviceAccountName, value: "${self.metadata.name}"}
default_service_account contains ["spec", "serviceAccountName"] if {
	input.spec.serviceAccountName in {"default", ""}
	not input.spec.automountServiceAccountToken == false
}

# METADATA
# title: Pod names a service account that no manifest declares
# description: >-
#   Unless it is made elsewhere, the pod is not admitted. If somebody makes it later, with
#   whatever rights, the pod has them.
# related_resources:
#   - https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/
# custom:
#   id: k8s-pod-service-account-missing
#   severity: low
#   category: identity
#   aliases: [non-existent-service-account, C-0307]
#   remedies:
#     - title: Declare the service account
#       satellite:
#         type: k8s_service_account
#         link: metadata.name
#         attribute: spec.serviceAccountName
#         set:
#           - {path: automountServiceAccountToken, value: false}
service_account_missing contains ["spec", "serviceAccountName"] if {
	input.spec.serviceAccountName != "default"
	input.spec.serviceAccountName != ""
	not input.links.serviceAccount
}

# METADATA
# title: Pod uses the old name of the field for its service account
# description: >-
#   serviceAccount is deprecated; serviceAccountName is what tools and policies read.
# related_resources:
#   - https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/
# custom:
#   id: k8s-pod-service-account-field
#   severity: info
#   category: hygiene
#   aliases: [deprecated-service-account-field, C-0294]
#   remedies:
#     - title: Use the new name
#       set:
#         - {path: spec.serviceAccountName, value: "${self.spec.serviceAccount}"}
#       remove: [spec.serviceAccount]
service_account_field contains ["spec", "serviceAccount"] if input.spec.serviceAccount != ""

# METADATA
# title: Pod can do everything in the cluster
# description: >-
#   Its service account is bound to cluster-admin, or to a role that allows all verbs on all
#   resources: whoever takes over a container takes over the cluster.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#   - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-pod-cluster-admin
#   severity: critical
#   category: identity
#   cwe: [CWE-250]
#   controls:
#     cis-kubernetes-1.10: ["5.1.1"]
#   aliases: [C-0035]
#   remedies:
#     - title: Do not mount the token
#       unsafe: programs that call the API server fail
#       set:
#         - {path: spec.automountServiceAccountToken, value: false}
cluster_admin contains ["spec", "serviceAccountName"] if {
	some b in input.links.bindings
	b.kind == "ClusterRoleBinding"
	rbac.all_powerful(b)
	not input.spec.automountServiceAccountToken == false
}

# METADATA
# title: Pod can read secrets of the whole cluster
# description: >-
#   Its service account may get or list secrets everywhere, among them tokens of accounts
#   with more rights.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: k8s-pod-reads-secrets
#   severity: high
#   category: identity
#   cwe: [CWE-522]
#   controls:
#     cis-kubernetes-1.10: ["5.1.2"]
#   aliases: [C-0255]
#   remedies:
#     - title: Do not mount the token
#       unsafe: programs that call the API server fail
#       set:
#         - {path: spec.automountServiceAccountToken, value: false}
reads_secrets contains ["spec", "serviceAccountName"] if {
	some b in input.links.bindings
	b.kind == "ClusterRoleBinding"
	some rule in b.links.role.rules
	rbac.allows(rule, {""}, {"secrets"}, {"get", "list", "watch"})
	not input.spec.automountServiceAccountToken == false
}

# METADATA
# title: Pod holds a token with permissions
# description: >-
#   Its service account is bound to roles and its token is mounted, so that a taken over
#   container can use them. Check that the program needs them.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: k8s-pod-talks-to-api-server
#   severity: low
#   category: identity
#   aliases: [C-0053]
#   remedies:
#     - title: Do not mount the token
#       unsafe: programs that call the API server fail
#       set:
#         - {path: spec.automountServiceAccountToken, value: false}
talks_to_api_server contains ["spec", "serviceAccountName"] if {
	some b in input.links.bindings
	some rule in b.links.role.rules
	rule.verbs
	not input.spec.automountServiceAccountToken == false
}
