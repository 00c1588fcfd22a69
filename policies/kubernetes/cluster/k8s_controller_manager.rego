# METADATA
# title: Controller managers
# scope: package
package parapet.k8s_controller_manager

# METADATA
# title: Controller manager keeps pods that have ended
# description: >-
#   Without a threshold, or with 0, thousands of them slow the API server down.
# related_resources:
#   - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/
# custom:
#   id: k8s-controller-manager-pod-garbage
#   severity: low
#   category: resilience
#   controls:
#     cis-kubernetes-1.10: ["1.3.1"]
#   aliases: [CKV_K8S_106, "49113af4-29ca-458e-b8d4-724c01a4a24f", C-0144, KCV-0033, AVD-KCV-0033]
#   remedies:
#     - title: Collect pods that have ended
#       unsafe: what has ended can be looked at for a shorter time
#       set:
#         - {path: 'flags["terminated-pod-gc-threshold"]', value: "100"}
pod_garbage contains ["flags", "terminated-pod-gc-threshold"] if not positive

positive if regex.match(`^[1-9][0-9]*$`, input.flags["terminated-pod-gc-threshold"])

# METADATA
# title: Controller manager serves profiles
# description: >-
#   Profiles tell about the program, and making them costs time.
# related_resources:
#   - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/
# custom:
#   id: k8s-controller-manager-profiling
#   severity: low
#   category: hardening
#   cwe: [CWE-200]
#   controls:
#     cis-kubernetes-1.10: ["1.3.2"]
#   aliases: [CKV_K8S_107, C-0145, KCV-0034, AVD-KCV-0034]
#   remedies:
#     - title: Serve no profiles
#       set:
#         - {path: 'flags["profiling"]', value: "false"}
profiling contains ["flags", "profiling"] if not input.flags.profiling == "false"

# METADATA
# title: Controller manager runs all controllers with its own rights
# description: >-
#   With credentials of their own, each controller may do only what it has to.
# related_resources:
#   - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/
# custom:
#   id: k8s-controller-manager-shared-credentials
#   severity: medium
#   category: identity
#   cwe: [CWE-250]
#   controls:
#     cis-kubernetes-1.10: ["1.3.3"]
#   aliases: [CKV_K8S_108, "1acd93f1-5a37-45c0-aaac-82ece818be7d", C-0146, KCV-0035, AVD-KCV-0035]
#   remedies:
#     - title: Run each controller with its own rights
#       unsafe: rights that the controllers lack have to be given to each
#       set:
#         - {path: 'flags["use-service-account-credentials"]', value: "true"}
shared_credentials contains ["flags", "use-service-account-credentials"] if not input.flags["use-service-account-credentials"] == "true"

# METADATA
# title: Controller manager has no key for tokens
# description: >-
#   Tokens of service accounts should be signed with a key of their own.
# related_resources:
#   - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/
# custom:
#   id: k8s-controller-manager-service-account-key
#   severity: medium
#   category: identity
#   cwe: [CWE-320]
#   controls:
#     cis-kubernetes-1.10: ["1.3.4"]
#   aliases: [CKV_K8S_110, ccc98ff7-68a7-436e-9218-185cb0b0b780, C-0147, KCV-0036, AVD-KCV-0036]
#   remedies:
#     - title: Name the key that signs tokens
#       unsafe: the file has to be there
#       set:
#         - {path: 'flags["service-account-private-key-file"]', value: /etc/kubernetes/pki/sa.key, ask: the path of the key}
service_account_key contains ["flags", "service-account-private-key-file"] if not input.flags["service-account-private-key-file"]

# METADATA
# title: Controller manager tells pods no certificate authority
# description: >-
#   Pods cannot verify the API server, and skip it.
# related_resources:
#   - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/
# custom:
#   id: k8s-controller-manager-root-ca
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-295]
#   controls:
#     cis-kubernetes-1.10: ["1.3.5"]
#   aliases: [CKV_K8S_111, "05fb986f-ac73-4ebb-a5b2-7faafa93d882", C-0148, KCV-0037, AVD-KCV-0037]
#   remedies:
#     - title: Tell pods the certificate authority
#       unsafe: the file has to be there
#       set:
#         - {path: 'flags["root-ca-file"]', value: /etc/kubernetes/pki/ca.crt, ask: the path of the authority of the API server}
root_ca contains ["flags", "root-ca-file"] if not input.flags["root-ca-file"]

# METADATA
# title: Controller manager does not renew certificates of kubelets
# description: >-
#   They expire, or are made to last too long.
# related_resources:
#   - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/
# custom:
#   id: k8s-controller-manager-certificate-rotation-off
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-324]
#   controls:
#     cis-kubernetes-1.10: ["1.3.6"]
#   aliases: [CKV_K8S_112, "1c621b8e-2c6a-44f5-bd6a-fb0fb7ba33e2", C-0149, KCV-0038, AVD-KCV-0038]
#   remedies:
#     - title: Renew certificates of kubelets
#       remove: ['flags["feature-gates"]["RotateKubeletServerCertificate=false"]']
certificate_rotation_off contains ["flags", "feature-gates"] if regex.match(`(^|,)RotateKubeletServerCertificate=false(,|$)`, input.flags["feature-gates"])

# METADATA
# title: Controller manager listens on more than its own host
# description: >-
#   Its health and metrics need not be reached from the network.
# related_resources:
#   - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/
# custom:
#   id: k8s-controller-manager-bind-address
#   severity: low
#   category: network
#   cwe: [CWE-668]
#   controls:
#     cis-kubernetes-1.10: ["1.3.7"]
#   aliases: [CKV_K8S_113, C-0150, KCV-0039, AVD-KCV-0039]
#   remedies:
#     - title: Listen on the own host only
#       unsafe: what reads its metrics from elsewhere is cut off
#       set:
#         - {path: 'flags["bind-address"]', value: "127.0.0.1"}
bind_address contains ["flags", "bind-address"] if not input.flags["bind-address"] == "127.0.0.1"
