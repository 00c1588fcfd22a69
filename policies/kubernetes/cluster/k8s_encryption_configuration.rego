# METADATA
# title: Encryption of what the API server stores
# scope: package
package parapet.k8s_encryption_configuration

# METADATA
# title: API server writes in clear
# description: >-
#   The first provider is the one that writes. identity does not encrypt; it belongs at the
#   end, for reading what is old.
# related_resources:
#   - https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/
# custom:
#   id: k8s-encryption-configuration-plaintext-first
#   severity: high
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     cis-kubernetes-1.10: ["1.2.27"]
#   aliases: [CKV_K8S_104, "10efce34-5af6-4d83-b414-9e096d5a06a9", C-0141, C-0142, KCV-0030, AVD-KCV-0030]
#   remedies:
#     - title: Let the next provider write
#       unsafe: what is new is encrypted, so that all API servers need the configuration first
#       remove: ["."]
#       set:
#         - {path: "..[+]", value: {identity: {}}}
#     - title: Let a KMS write
#       unsafe: what is new is encrypted, so that all API servers need the configuration and the plugin first
#       set:
#         - path: "..[+0]"
#           value: {kms: {apiVersion: v2, endpoint: "unix:///var/run/kms.sock", name: kms}}
#           ask: the plugin of your KMS
plaintext_first contains ["resources", i, "providers", 0] if {
	some i, r in input.resources
	r.providers[0].identity
}

# METADATA
# title: API server encrypts with a key that lies beside what it encrypts, or weakly
# description: >-
#   aesgcm needs a new key every 200,000 writes, and keys of aescbc, aesgcm and secretbox
#   are in this file. A KMS keeps them elsewhere.
# related_resources:
#   - https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/
# custom:
#   id: k8s-encryption-configuration-weak-provider
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-326]
#   controls:
#     cis-kubernetes-1.10: ["1.2.28"]
#   aliases: [CKV_K8S_104, C-0142, KCV-0030, AVD-KCV-0030]
#   remedies:
#     - title: Let a KMS write
#       unsafe: all API servers need the plugin before one of them writes with it
#       set:
#         - path: "..[+0]"
#           value: {kms: {apiVersion: v2, endpoint: "unix:///var/run/kms.sock", name: kms}}
#           ask: the plugin of your KMS
weak_provider contains ["resources", i, "providers", 0] if {
	some i, r in input.resources
	some name in ["aesgcm"]
	r.providers[0][name]
}

# METADATA
# title: Encryption key is kept in a manifest
# description: >-
#   Whoever reads the file decrypts every backup of etcd.
# related_resources:
#   - https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/
# custom:
#   id: k8s-encryption-configuration-key-in-manifest
#   severity: high
#   category: secrets
#   cwe: [CWE-321]
key_in_manifest contains ["resources", i, "providers", j, name, "keys", k, "secret"] if {
	some i, r in input.resources
	some j, p in r.providers
	some name in ["aescbc", "aesgcm", "secretbox"]
	some k, x in p[name].keys
	not startswith(object.get(x, "secret", "${"), "${")
}
