# METADATA
# title: Service accounts
# scope: package
package parapet.k8s_service_account

# METADATA
# title: Service account gives its token to every pod
# description: >-
#   Pods of the account that do not decline get a token that lets them talk to the API
#   server. Set automountServiceAccountToken: false, and let the pods that need it ask.
# related_resources:
#   - https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/
# custom:
#   id: k8s-service-account-token-mounted
#   severity: low
#   category: identity
#   cwe: [CWE-522]
#   controls:
#     cis-kubernetes-1.10: ["5.1.6"]
#   aliases: [CKV_K8S_38, "48471392-d4d0-47c0-b135-cdec95eb3eef", C-0034, C-0190]
#   remedies:
#     - title: Mount no token
#       unsafe: programs may call the API server
#       set:
#         - {path: automountServiceAccountToken, value: false}
token_mounted contains ["automountServiceAccountToken"] if input.automountServiceAccountToken

# METADATA
# title: Default service account gives its token to every pod
# description: >-
#   Pods that name no account run as the default one. That it mounts no token takes the API
#   server out of their reach.
# related_resources:
#   - https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/
# custom:
#   id: k8s-service-account-default-token-mounted
#   severity: low
#   category: identity
#   cwe: [CWE-522]
#   controls:
#     cis-kubernetes-1.10: ["5.1.5"]
#   aliases:
#     [CKV_K8S_41, "3360c01e-c8c0-4812-96a2-a6329b9b7f9f", "737a0dd9-0aaa-4145-8118-f01778262b8a",
#     c1032cf7-3628-44e2-bd53-38c17cf31b6b]
#   remedies:
#     - title: Do not mount the token
#       unsafe: programs that call the API server fail
#       set:
#         - {path: automountServiceAccountToken, value: false}
default_token_mounted contains ["automountServiceAccountToken"] if {
	input.metadata.name == "default"
	input.automountServiceAccountToken
}

# METADATA
# title: Service account is a cluster administrator
# description: >-
#   A binding gives it everything: every pod that runs as it, and everybody who may make
#   such pods, owns the cluster.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: k8s-service-account-cluster-admin
#   severity: critical
#   category: identity
#   cwe: [CWE-250]
#   controls:
#     cis-kubernetes-1.10: ["5.1.1"]
cluster_admin contains ["metadata", "name"] if {
	some b in input.links.bindings
	b.kind == "ClusterRoleBinding"
	b.roleRef.name == "cluster-admin"
}
