# METADATA
# title: etcd
# scope: package
package parapet.k8s_etcd

# METADATA
# title: etcd serves clients without TLS
# description: >-
#   What the cluster knows, secrets too, crosses the network in clear.
# related_resources:
#   - https://etcd.io/docs/latest/op-guide/security/
# custom:
#   id: k8s-etcd-certificate
#   severity: high
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     cis-kubernetes-1.10: ["2.1"]
#   aliases: [CKV_K8S_116, "895a5a95-3756-4b04-9924-2f3bc93181bd", C-0153, KCV-0042, AVD-KCV-0042]
#   remedies:
#     - title: Serve clients with TLS
#       unsafe: the file has to be there; clients that do not speak TLS are cut off
#       set:
#         - {path: 'flags["cert-file"]', value: /etc/kubernetes/pki/etcd/server.crt, ask: the path of the certificate}
#         - {path: 'flags["key-file"]', value: /etc/kubernetes/pki/etcd/server.key, ask: the path of its key}
certificate contains ["flags", name] if {
	some name in ["cert-file", "key-file"]
	not input.flags[name]
}

# METADATA
# title: etcd lets clients in without a certificate
# description: >-
#   Whoever reaches etcd reads and writes the whole cluster.
# related_resources:
#   - https://etcd.io/docs/latest/op-guide/security/
# custom:
#   id: k8s-etcd-client-auth
#   severity: critical
#   category: identity
#   cwe: [CWE-306]
#   controls:
#     cis-kubernetes-1.10: ["2.2"]
#   aliases: [CKV_K8S_117, "9391103a-d8d7-4671-ac5d-606ba7ccb0ac", C-0154, KCV-0043, AVD-KCV-0043]
#   remedies:
#     - title: Ask clients for a certificate
#       unsafe: clients without one are cut off
#       set:
#         - {path: 'flags["client-cert-auth"]', value: "true"}
client_auth contains ["flags", "client-cert-auth"] if not input.flags["client-cert-auth"] == "true"

# METADATA
# title: etcd makes its own certificates for clients
# description: >-
#   Nobody can verify them.
# related_resources:
#   - https://etcd.io/docs/latest/op-guide/security/
# custom:
#   id: k8s-etcd-auto-tls
#   severity: high
#   category: encryption-in-transit
#   cwe: [CWE-295]
#   controls:
#     cis-kubernetes-1.10: ["2.3"]
#   aliases: [CKV_K8S_118, "98ce8b81-7707-4734-aa39-627c6db3d84b", C-0155, KCV-0044, AVD-KCV-0044]
#   remedies:
#     - title: Make no certificates for clients
#       unsafe: clients that trust them need another certificate
#       remove: ['flags["auto-tls"]']
auto_tls contains ["flags", "auto-tls"] if input.flags["auto-tls"] == "true"

# METADATA
# title: etcd speaks to its peers without TLS
# description: >-
#   What the cluster knows, secrets too, crosses the network in clear.
# related_resources:
#   - https://etcd.io/docs/latest/op-guide/security/
# custom:
#   id: k8s-etcd-peer-certificate
#   severity: high
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     cis-kubernetes-1.10: ["2.4"]
#   aliases: [CKV_K8S_119, "09bb9e96-8da3-4736-b89a-b36814acca60", C-0156, KCV-0045, AVD-KCV-0045]
#   remedies:
#     - title: Speak TLS to peers
#       unsafe: the file has to be there; all members have to change together
#       set:
#         - {path: 'flags["peer-cert-file"]', value: /etc/kubernetes/pki/etcd/peer.crt, ask: the path of the certificate}
#         - {path: 'flags["peer-key-file"]', value: /etc/kubernetes/pki/etcd/peer.key, ask: the path of its key}
peer_certificate contains ["flags", name] if {
	some name in ["peer-cert-file", "peer-key-file"]
	not input.flags[name]
}

# METADATA
# title: etcd lets peers in without a certificate
# description: >-
#   Whoever reaches its peer port joins, and gets all data.
# related_resources:
#   - https://etcd.io/docs/latest/op-guide/security/
# custom:
#   id: k8s-etcd-peer-auth
#   severity: high
#   category: identity
#   cwe: [CWE-306]
#   controls:
#     cis-kubernetes-1.10: ["2.5"]
#   aliases: [CKV_K8S_121, b7d0181d-0a9b-4611-9d1c-1ad4f0b620ff, C-0157, KCV-0046, AVD-KCV-0046]
#   remedies:
#     - title: Ask peers for a certificate
#       unsafe: members without one are cut off
#       set:
#         - {path: 'flags["peer-client-cert-auth"]', value: "true"}
peer_auth contains ["flags", "peer-client-cert-auth"] if not input.flags["peer-client-cert-auth"] == "true"

# METADATA
# title: etcd makes its own certificates for peers
# description: >-
#   Nobody can verify them.
# related_resources:
#   - https://etcd.io/docs/latest/op-guide/security/
# custom:
#   id: k8s-etcd-peer-auto-tls
#   severity: high
#   category: encryption-in-transit
#   cwe: [CWE-295]
#   controls:
#     cis-kubernetes-1.10: ["2.6"]
#   aliases: ["ae8827e2-4af9-4baa-9998-87539ae0d6f0", C-0158, KCV-0047, AVD-KCV-0047]
#   remedies:
#     - title: Make no certificates for peers
#       unsafe: all members have to change together
#       remove: ['flags["peer-auto-tls"]']
peer_auto_tls contains ["flags", "peer-auto-tls"] if input.flags["peer-auto-tls"] == "true"

# METADATA
# title: etcd trusts the certificate authority of the cluster
# description: >-
#   Every client certificate of the cluster then opens etcd. Give it an authority of its
#   own.
# related_resources:
#   - https://etcd.io/docs/latest/op-guide/security/
# custom:
#   id: k8s-etcd-shared-ca
#   severity: medium
#   category: identity
#   cwe: [CWE-295]
#   controls:
#     cis-kubernetes-1.10: ["2.7"]
#   aliases: ["cb7e695d-6a85-495c-b15f-23aed2519303", C-0159]
#   remedies:
#     - title: Trust an authority of its own
#       unsafe: clients need certificates of that authority
#       set:
#         - {path: 'flags["trusted-ca-file"]', value: /etc/kubernetes/pki/etcd/ca.crt, ask: the path of the authority of etcd}
shared_ca contains ["flags", "trusted-ca-file"] if regex.match(`/(kubernetes/)?pki/ca\.(crt|pem)$|/srv/kubernetes/ca\.crt$`, input.flags["trusted-ca-file"])
