# METADATA
# title: Secrets
# scope: package
package parapet.k8s_secret

import data.parapet.lib.secrets

# METADATA
# title: Secret is kept in a manifest
# description: >-
#   Its content is encoded, not encrypted: everybody who may read the file, or the history
#   of the repository, has it. Encrypt it for the cluster (Sealed Secrets, SOPS), or fetch
#   it from a secret store.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/secrets-good-practices/
#   - https://kubernetes.io/docs/concepts/configuration/secret/
# custom:
#   id: k8s-secret-in-manifest
#   severity: high
#   category: secrets
#   cwe: [CWE-312]
#   controls:
#     cis-kubernetes-1.10: ["5.4.2"]
#   aliases: [C-0208, C-0012]
in_manifest contains [name, key] if {
	some name in ["data", "stringData"]
	some key, x in input[name]
	is_string(x)
	not secrets.reference(x)
	count(x) > 0
	input.type != "kubernetes.io/service-account-token"
}

# METADATA
# title: Secret is kept by Kubernetes itself
# description: >-
#   Kubernetes keeps secrets in etcd, in clear unless encryption is configured, for
#   everybody who may read the namespace. An external store controls and records each
#   access.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/secrets-good-practices/
# custom:
#   id: k8s-secret-native
#   severity: info
#   category: secrets
#   controls:
#     cis-kubernetes-1.10: ["5.4.2"]
#   aliases: [b9c83569-459b-4110-8f79-6305aa33cb37, C-0208]
native contains ["kind"] if {
	input.kind == "Secret"
	input.type == "Opaque"
}

# METADATA
# title: Secret is a token that never expires
# description: >-
#   A token in a secret of this type lasts until the secret is deleted. Tokens that pods are
#   given, or kubectl create token makes, expire.
# related_resources:
#   - https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/
#   - https://kubernetes.io/docs/concepts/configuration/secret/
# custom:
#   id: k8s-secret-service-account-token
#   severity: medium
#   category: secrets
#   cwe: [CWE-613]
service_account_token contains ["type"] if input.type == "kubernetes.io/service-account-token"
