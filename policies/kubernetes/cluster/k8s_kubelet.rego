# METADATA
# title: Kubelets, by their configuration or their flags
# scope: package
package parapet.k8s_kubelet

# METADATA
# title: Kubelet answers anonymous requests
# description: >-
#   Everybody who reaches it may run commands in its pods, unless its authorization says
#   otherwise.
# related_resources:
#   - https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
#   - https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/
# custom:
#   id: k8s-kubelet-anonymous-auth
#   severity: high
#   category: identity
#   cwe: [CWE-306]
#   controls:
#     cis-kubernetes-1.10: ["4.2.1"]
#   aliases: [CKV_K8S_138, C-0172, KCV-0079, AVD-KCV-0079]
#   remedies:
#     - title: Refuse anonymous requests
#       unsafe: clients without credentials are refused
#       set:
#         - {path: authentication.anonymous.enabled, value: false}
anonymous_auth contains ["authentication", "anonymous", "enabled"] if input.authentication.anonymous.enabled

# METADATA
# title: Kubelet may answer anonymous requests
# description: >-
#   Its flag --anonymous-auth is true unless it, or the configuration, says false. Say so.
# related_resources:
#   - https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
#   - https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/
# custom:
#   id: k8s-kubelet-anonymous-auth-by-default
#   severity: medium
#   category: identity
#   cwe: [CWE-306]
#   controls:
#     cis-kubernetes-1.10: ["4.2.1"]
#   aliases: [CKV_K8S_138, C-0172, "1de5cc51-f376-4638-a940-20f2e85ae238"]
#   remedies:
#     - title: Refuse anonymous requests
#       unsafe: clients without credentials are refused
#       set:
#         - {path: authentication.anonymous.enabled, value: false}
anonymous_auth_by_default contains ["authentication", "anonymous", "enabled"] if not input.authentication.anonymous.enabled == false

# METADATA
# title: Kubelet allows every request
# description: >-
#   AlwaysAllow lets everybody who logs in, anonymous users too, run commands in its pods.
# related_resources:
#   - https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
#   - https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/
# custom:
#   id: k8s-kubelet-always-allow
#   severity: critical
#   category: identity
#   cwe: [CWE-285]
#   controls:
#     cis-kubernetes-1.10: ["4.2.2"]
#   aliases: [CKV_K8S_139, C-0173, KCV-0080, AVD-KCV-0080]
#   remedies:
#     - title: Ask the API server about permissions
#       unsafe: what no role allows is refused
#       set:
#         - {path: authorization.mode, value: Webhook}
always_allow contains ["authorization", "mode"] if input.authorization.mode == "AlwaysAllow"

# METADATA
# title: Kubelet does not ask the API server about permissions
# description: >-
#   Only mode Webhook has RBAC decide; the flag is AlwaysAllow unless it is set.
# related_resources:
#   - https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
#   - https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/
# custom:
#   id: k8s-kubelet-authorization-not-webhook
#   severity: high
#   category: identity
#   cwe: [CWE-285]
#   controls:
#     cis-kubernetes-1.10: ["4.2.2"]
#   aliases: [CKV_K8S_139, C-0173]
#   remedies:
#     - title: Ask the API server about permissions
#       unsafe: what no role allows is refused
#       set:
#         - {path: authorization.mode, value: Webhook}
authorization_not_webhook contains ["authorization", "mode"] if not input.authorization.mode == "Webhook"

# METADATA
# title: Kubelet does not take client certificates
# description: >-
#   The API server cannot log in with its certificate.
# related_resources:
#   - https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
#   - https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/
# custom:
#   id: k8s-kubelet-client-ca
#   severity: medium
#   category: identity
#   cwe: [CWE-295]
#   controls:
#     cis-kubernetes-1.10: ["4.2.3"]
#   aliases: [CKV_K8S_140, C-0174, KCV-0081, AVD-KCV-0081]
#   remedies:
#     - title: Take client certificates
#       unsafe: the file has to be there
#       set:
#         - {path: authentication.x509.clientCAFile, value: /etc/kubernetes/pki/ca.crt, ask: the path of the authority of clients}
client_ca contains ["authentication", "x509", "clientCAFile"] if not input.authentication.x509.clientCAFile

# METADATA
# title: Kubelet tells everybody about its pods
# description: >-
#   The read-only port needs no login.
# related_resources:
#   - https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
#   - https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/
# custom:
#   id: k8s-kubelet-read-only-port
#   severity: high
#   category: public-exposure
#   cwe: [CWE-306]
#   controls:
#     cis-kubernetes-1.10: ["4.2.4"]
#   aliases: [CKV_K8S_141, "2940d48a-dc5e-4178-a3f8-bfbd80720b41", C-0175, KCV-0082, AVD-KCV-0082]
#   remedies:
#     - title: Close the read-only port
#       unsafe: what reads from it is cut off
#       set:
#         - {path: readOnlyPort, value: 0}
read_only_port contains ["readOnlyPort"] if input.readOnlyPort > 0

# METADATA
# title: Kubelet may tell everybody about its pods
# description: >-
#   Its flag --read-only-port is 10255 unless it is set to 0.
# related_resources:
#   - https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
#   - https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/
# custom:
#   id: k8s-kubelet-read-only-port-by-default
#   severity: low
#   category: public-exposure
#   cwe: [CWE-306]
#   controls:
#     cis-kubernetes-1.10: ["4.2.4"]
#   aliases: [CKV_K8S_141, "2940d48a-dc5e-4178-a3f8-bfbd80720b41", C-0175, KCV-0082, AVD-KCV-0082]
#   remedies:
#     - title: Close the read-only port
#       unsafe: what reads from it is cut off
#       set:
#         - {path: readOnlyPort, value: 0}
read_only_port_by_default contains ["readOnlyPort"] if not input.readOnlyPort == 0

# METADATA
# title: Kubelet never ends idle connections
# description: >-
#   Connections for commands and logs that nobody uses stay open.
# related_resources:
#   - https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
#   - https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/
# custom:
#   id: k8s-kubelet-idle-connections
#   severity: low
#   category: resilience
#   cwe: [CWE-400]
#   controls:
#     cis-kubernetes-1.10: ["4.2.5"]
#   aliases: [CKV_K8S_143, ed89b97d-04e9-4fd4-919f-ee5b27e555e9, C-0176, KCV-0085, AVD-KCV-0085]
#   remedies:
#     - title: End idle connections after five minutes
#       set:
#         - {path: streamingConnectionIdleTimeout, value: "5m0s"}
idle_connections contains ["streamingConnectionIdleTimeout"] if regex.match(`^0[a-z]*$`, sprintf("%v", [input.streamingConnectionIdleTimeout]))

# METADATA
# title: Kubelet runs where the kernel is not as it expects
# description: >-
#   With protectKernelDefaults it refuses to start, and nobody runs on a node that is not
#   hardened.
# related_resources:
#   - https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
#   - https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/
# custom:
#   id: k8s-kubelet-kernel-defaults
#   severity: low
#   category: hardening
#   aliases: [CKV_K8S_144, "6cf42c97-facd-4fda-b8af-ea4529123355", C-0177, KCV-0083, AVD-KCV-0083]
#   remedies:
#     - title: Refuse a kernel that is not as expected
#       unsafe: the kubelet does not start where the kernel differs
#       set:
#         - {path: protectKernelDefaults, value: true}
kernel_defaults contains ["protectKernelDefaults"] if not input.protectKernelDefaults

# METADATA
# title: Kubelet leaves firewall rules to others
# description: >-
#   Without makeIPTablesUtilChains rules of pods and of the node may contradict each other.
# related_resources:
#   - https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
#   - https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/
# custom:
#   id: k8s-kubelet-iptables
#   severity: low
#   category: network
#   controls:
#     cis-kubernetes-1.10: ["4.2.6"]
#   aliases: [CKV_K8S_145, "5f89001f-6dd9-49ff-9b15-d8cd71b617f4", C-0178, KCV-0084, AVD-KCV-0084]
#   remedies:
#     - title: Manage firewall rules
#       set:
#         - {path: makeIPTablesUtilChains, value: true}
iptables contains ["makeIPTablesUtilChains"] if input.makeIPTablesUtilChains == false

# METADATA
# title: Kubelet does not say that it manages firewall rules
# description: >-
#   makeIPTablesUtilChains is true by default; benchmarks ask to say so.
# related_resources:
#   - https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
#   - https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/
# custom:
#   id: k8s-kubelet-iptables-by-default
#   severity: info
#   category: network
#   controls:
#     cis-kubernetes-1.10: ["4.2.6"]
#   aliases: [CKV_K8S_145, "5f89001f-6dd9-49ff-9b15-d8cd71b617f4", C-0178, KCV-0084, AVD-KCV-0084]
#   remedies:
#     - title: Manage firewall rules
#       set:
#         - {path: makeIPTablesUtilChains, value: true}
iptables_by_default contains ["makeIPTablesUtilChains"] if not input.makeIPTablesUtilChains == true

# METADATA
# title: Kubelet drops events or takes any number of them
# description: >-
#   0 means without bounds, small numbers lose what matters.
# related_resources:
#   - https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
#   - https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/
# custom:
#   id: k8s-kubelet-event-qps
#   severity: info
#   category: logging
#   controls:
#     cis-kubernetes-1.10: ["4.2.8"]
#   aliases: [CKV_K8S_147, "1a07a446-8e61-4e4d-bc16-b0781fcb8211", C-0180, KCV-0087, AVD-KCV-0087]
#   remedies:
#     - title: Record all events
#       unsafe: any number of events reaches the API server
#       set:
#         - {path: eventRecordQPS, value: 0}
event_qps contains ["eventRecordQPS"] if input.eventRecordQPS != 0

# METADATA
# title: Kubelet does not say how many events it records
# description: >-
#   The default of 50 a second may lose some.
# related_resources:
#   - https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
#   - https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/
# custom:
#   id: k8s-kubelet-event-qps-by-default
#   severity: info
#   category: logging
#   controls:
#     cis-kubernetes-1.10: ["4.2.8"]
#   aliases: [CKV_K8S_147, "1a07a446-8e61-4e4d-bc16-b0781fcb8211", C-0180, KCV-0087, AVD-KCV-0087]
#   remedies:
#     - title: Record all events
#       unsafe: any number of events reaches the API server
#       set:
#         - {path: eventRecordQPS, value: 0}
event_qps_by_default contains ["eventRecordQPS"] if not number_set

number_set if input.eventRecordQPS >= 0

# METADATA
# title: Kubelet serves a certificate that it made itself
# description: >-
#   The API server cannot verify it.
# related_resources:
#   - https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
#   - https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/
# custom:
#   id: k8s-kubelet-tls-certificate
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-295]
#   controls:
#     cis-kubernetes-1.10: ["4.2.9"]
#   aliases: [CKV_K8S_148, C-0181, KCV-0088, AVD-KCV-0088, KCV-0089, AVD-KCV-0089]
#   remedies:
#     - title: Get a serving certificate from the cluster
#       unsafe: its requests have to be approved
#       set:
#         - {path: serverTLSBootstrap, value: true}
#     - title: Serve a certificate of your own
#       unsafe: the file has to be there
#       set:
#         - {path: tlsCertFile, value: /var/lib/kubelet/pki/kubelet.crt, ask: the path of the certificate}
#         - {path: tlsPrivateKeyFile, value: /var/lib/kubelet/pki/kubelet.key, ask: the path of its key}
tls_certificate contains [name] if {
	some name in ["tlsCertFile", "tlsPrivateKeyFile"]
	not input[name]
	not input.serverTLSBootstrap
}

# METADATA
# title: Kubelet does not renew its client certificate
# description: >-
#   It loses its connection when the certificate expires, or has one that lasts too long.
# related_resources:
#   - https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
#   - https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/
# custom:
#   id: k8s-kubelet-certificate-rotation-off
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-324]
#   controls:
#     cis-kubernetes-1.10: ["4.2.10"]
#   aliases: [CKV_K8S_149, "52d70f2e-3257-474c-b3dc-8ad9ba6a061a", C-0182, KCV-0090, AVD-KCV-0090]
#   remedies:
#     - title: Renew the client certificate
#       set:
#         - {path: rotateCertificates, value: true}
certificate_rotation_off contains ["rotateCertificates"] if input.rotateCertificates == false

# METADATA
# title: Kubelet is not told to renew its client certificate
# description: >-
#   Its flag --rotate-certificates is false unless it is set.
# related_resources:
#   - https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
#   - https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/
# custom:
#   id: k8s-kubelet-certificate-rotation-by-default
#   severity: low
#   category: encryption-in-transit
#   cwe: [CWE-324]
#   controls:
#     cis-kubernetes-1.10: ["4.2.10"]
#   aliases: [CKV_K8S_149, "52d70f2e-3257-474c-b3dc-8ad9ba6a061a", C-0182, KCV-0090, AVD-KCV-0090]
#   remedies:
#     - title: Renew the client certificate
#       set:
#         - {path: rotateCertificates, value: true}
certificate_rotation_by_default contains ["rotateCertificates"] if not input.rotateCertificates == true

# METADATA
# title: Kubelet does not renew its server certificate
# description: >-
#   The certificate expires, or lasts too long.
# related_resources:
#   - https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
#   - https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/
# custom:
#   id: k8s-kubelet-server-certificate-rotation-off
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-324]
#   controls:
#     cis-kubernetes-1.10: ["4.2.11"]
#   aliases: ["1c621b8e-2c6a-44f5-bd6a-fb0fb7ba33e2", C-0183, KCV-0091, AVD-KCV-0091]
#   remedies:
#     - title: Renew the server certificate
#       set:
#         - {path: featureGates.RotateKubeletServerCertificate, value: true}
server_certificate_rotation_off contains ["featureGates", "RotateKubeletServerCertificate"] if input.featureGates.RotateKubeletServerCertificate == false

# METADATA
# title: Kubelet is not told to renew its server certificate
# description: >-
#   Set serverTLSBootstrap, or the feature gate, so that certificates come from the cluster
#   and are renewed.
# related_resources:
#   - https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
#   - https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/
# custom:
#   id: k8s-kubelet-server-certificate-rotation-unset
#   severity: low
#   category: encryption-in-transit
#   cwe: [CWE-324]
#   controls:
#     cis-kubernetes-1.10: ["4.2.11"]
#   aliases: ["1c621b8e-2c6a-44f5-bd6a-fb0fb7ba33e2", C-0183, KCV-0091, AVD-KCV-0091]
#   remedies:
#     - title: Renew the server certificate
#       unsafe: its requests have to be approved
#       set:
#         - {path: serverTLSBootstrap, value: true}
server_certificate_rotation_unset contains ["serverTLSBootstrap"] if {
	not input.serverTLSBootstrap == true
	not input.featureGates.RotateKubeletServerCertificate == true
}

# METADATA
# title: Kubelet offers weak ciphers
# description: >-
#   Suites without forward secrecy, with CBC, RC4 or 3DES can be broken.
# related_resources:
#   - https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
#   - https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/
# custom:
#   id: k8s-kubelet-weak-cipher
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-327]
#   controls:
#     cis-kubernetes-1.10: ["4.2.12"]
#   aliases: [CKV_K8S_151, C-0184, KCV-0092, AVD-KCV-0092]
#   remedies:
#     - title: Offer strong ciphers only
#       unsafe: clients that know none of them are cut off
#       set:
#         - {path: tlsCipherSuites, value: [TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384]}
weak_cipher contains ["tlsCipherSuites", i] if {
	some i, suite in input.tlsCipherSuites
	regex.match(`(_RC4_|_3DES_|_NULL_|_MD5|^TLS_RSA_|_CBC_)`, suite)
}

# METADATA
# title: Kubelet calls its node by another name
# description: >-
#   Certificates and permissions of a node rest on its name.
# related_resources:
#   - https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
#   - https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/
# custom:
#   id: k8s-kubelet-hostname-override
#   severity: low
#   category: hardening
#   controls:
#     cis-kubernetes-1.10: ["4.2.7"]
#   aliases: [CKV_K8S_146, bf36b900-b5ef-4828-adb7-70eb543b7cfb, C-0179, KCV-0086, AVD-KCV-0086]
#   remedies:
#     - title: Call the node by its own name
#       unsafe: the node registers under another name
#       remove: [hostnameOverride]
hostname_override contains ["hostnameOverride"] if input.hostnameOverride

# METADATA
# title: Kubelet lets a pod use all process numbers of its node
# description: >-
#   A fork bomb in one pod stops all others.
# related_resources:
#   - https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
#   - https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/
# custom:
#   id: k8s-kubelet-pid-limit
#   severity: low
#   category: resilience
#   cwe: [CWE-770]
#   controls:
#     cis-kubernetes-1.10: ["4.2.13"]
#   aliases: [C-0284]
#   remedies:
#     - title: Limit the processes of a pod
#       unsafe: pods with more processes fail
#       set:
#         - {path: podPidsLimit, value: 4096}
pid_limit contains ["podPidsLimit"] if not bounded

bounded if input.podPidsLimit > 0
