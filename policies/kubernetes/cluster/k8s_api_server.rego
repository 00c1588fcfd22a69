# METADATA
# title: API servers
# scope: package
package parapet.k8s_api_server

import data.parapet.lib.value

# METADATA
# title: API server answers anonymous requests
# description: >-
#   Requests without credentials are those of system:anonymous, and what RBAC gives that
#   user, everybody has. The flag is true unless it is set.
# related_resources:
#   - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
# custom:
#   id: k8s-api-server-anonymous-auth
#   severity: high
#   category: identity
#   cwe: [CWE-306]
#   controls:
#     cis-kubernetes-1.10: ["1.2.1"]
#   aliases: [CKV_K8S_68, "1de5cc51-f376-4638-a940-20f2e85ae238", C-0113, KCV-0001, AVD-KCV-0001]
#   remedies:
#     - title: Refuse anonymous requests
#       unsafe: probes of load balancers and health checks without credentials are refused
#       set:
#         - {path: 'flags["anonymous-auth"]', value: "false"}
anonymous_auth contains ["flags", "anonymous-auth"] if not input.flags["anonymous-auth"] == "false"

# METADATA
# title: API server takes static tokens
# description: >-
#   Tokens in a file never expire and can only be changed by a restart.
# related_resources:
#   - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
# custom:
#   id: k8s-api-server-token-auth-file
#   severity: high
#   category: identity
#   cwe: [CWE-798]
#   controls:
#     cis-kubernetes-1.10: ["1.2.2"]
#   aliases:
#     [CKV_K8S_70, "32ecd76e-7bbf-402e-bf48-8b9485749558", C-0114, C-0287, C-0288, KCV-0002, AVD-KCV-0002]
#   remedies:
#     - title: Take no static tokens
#       unsafe: whoever uses a token of the file is locked out
#       remove: ['flags["token-auth-file"]']
token_auth_file contains ["flags", "token-auth-file"] if input.flags["token-auth-file"]

# METADATA
# title: API server takes passwords
# description: >-
#   Basic authentication sends passwords from a file with every request; it is gone since
#   1.19.
# related_resources:
#   - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
# custom:
#   id: k8s-api-server-basic-auth-file
#   severity: high
#   category: identity
#   cwe: [CWE-798]
#   aliases: [CKV_K8S_69, "5da47109-f8d6-4585-9e2b-96a8958a12f5"]
#   remedies:
#     - title: Take no passwords
#       unsafe: whoever uses a password of the file is locked out
#       remove: ['flags["basic-auth-file"]']
basic_auth_file contains ["flags", "basic-auth-file"] if input.flags["basic-auth-file"]

# METADATA
# title: API server lets services take external addresses
# description: >-
#   Without DenyServiceExternalIPs, whoever makes services diverts traffic of the cluster to
#   any address (CVE-2020-8554).
# related_resources:
#   - https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/
# custom:
#   id: k8s-api-server-external-ips-allowed
#   severity: low
#   category: network
#   cwe: [CWE-300]
#   controls:
#     cis-kubernetes-1.10: ["1.2.3"]
#   aliases: [C-0115, C-0283, KCV-0003, AVD-KCV-0003]
#   remedies:
#     - title: Refuse external addresses of services
#       unsafe: services that use externalIPs can no longer be made
#       set:
#         - {path: 'flags["enable-admission-plugins"][+]', value: DenyServiceExternalIPs}
external_ips_allowed contains ["flags", "enable-admission-plugins"] if not "DenyServiceExternalIPs" in split(object.get(input, ["flags", "enable-admission-plugins"], ""), ",")

# METADATA
# title: API server has no certificate for kubelets
# description: >-
#   Kubelets that take requests without one take them from anybody.
# related_resources:
#   - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
# custom:
#   id: k8s-api-server-kubelet-client-certificate
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-295]
#   controls:
#     cis-kubernetes-1.10: ["1.2.4"]
#   aliases: [CKV_K8S_72, "36a27826-1bf5-49da-aeb0-a60a30c0e834", C-0116, KCV-0005, AVD-KCV-0005]
#   remedies:
#     - title: Present a certificate to kubelets
#       unsafe: the file has to be there
#       set:
#         - {path: 'flags["kubelet-client-certificate"]', value: /etc/kubernetes/pki/apiserver-kubelet-client.crt, ask: the path of the certificate}
#         - {path: 'flags["kubelet-client-key"]', value: /etc/kubernetes/pki/apiserver-kubelet-client.key, ask: the path of its key}
kubelet_client_certificate contains ["flags", name] if {
	some name in ["kubelet-client-certificate", "kubelet-client-key"]
	not input.flags[name]
}

# METADATA
# title: API server does not verify kubelets
# description: >-
#   Without a certificate authority for kubelets, commands and logs can be read by whoever
#   is in between.
# related_resources:
#   - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
# custom:
#   id: k8s-api-server-kubelet-certificate-authority
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-295]
#   controls:
#     cis-kubernetes-1.10: ["1.2.5"]
#   aliases: [CKV_K8S_73, ec18a0d3-0069-4a58-a7fb-fbfe0b4bbbe0, C-0117, KCV-0006, AVD-KCV-0006]
#   remedies:
#     - title: Verify kubelets
#       unsafe: kubelets need certificates that this authority has signed
#       set:
#         - {path: 'flags["kubelet-certificate-authority"]', value: /etc/kubernetes/pki/ca.crt, ask: the path of the authority that signs the certificates of kubelets}
kubelet_certificate_authority contains ["flags", "kubelet-certificate-authority"] if not input.flags["kubelet-certificate-authority"]

# METADATA
# title: API server speaks to kubelets in clear
# description: >-
#   Commands and logs of containers cross the network unencrypted.
# related_resources:
#   - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
# custom:
#   id: k8s-api-server-kubelet-https
#   severity: high
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   aliases: [CKV_K8S_71, cdc8b54e-6b16-4538-a1b0-35849dbe29cf, KCV-0004, AVD-KCV-0004]
#   remedies:
#     - title: Speak TLS to kubelets
#       remove: ['flags["kubelet-https"]']
kubelet_https contains ["flags", "kubelet-https"] if input.flags["kubelet-https"] == "false"

# METADATA
# title: API server allows everything
# description: >-
#   AlwaysAllow asks nobody for permissions.
# related_resources:
#   - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#   - https://kubernetes.io/docs/reference/access-authn-authz/authorization/
# custom:
#   id: k8s-api-server-always-allow
#   severity: critical
#   category: identity
#   cwe: [CWE-285]
#   controls:
#     cis-kubernetes-1.10: ["1.2.6"]
#   aliases: [CKV_K8S_74, f1f4d8da-1ac4-47d0-b1aa-91e69d33f7d5, C-0118, KCV-0007, AVD-KCV-0007]
#   remedies:
#     - title: Authorize by node and role
#       unsafe: what no role allows is refused
#       set:
#         - {path: 'flags["authorization-mode"]', value: "Node,RBAC"}
always_allow contains ["flags", "authorization-mode"] if "AlwaysAllow" in split(input.flags["authorization-mode"], ",")

# METADATA
# title: API server does not confine kubelets
# description: >-
#   Without the Node authorizer a kubelet may read the secrets of all pods, not only of its
#   own.
# related_resources:
#   - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#   - https://kubernetes.io/docs/reference/access-authn-authz/node/
# custom:
#   id: k8s-api-server-node-authorizer-missing
#   severity: medium
#   category: identity
#   cwe: [CWE-285]
#   controls:
#     cis-kubernetes-1.10: ["1.2.7"]
#   aliases: [CKV_K8S_75, "4d7ee40f-fc5d-427d-8cac-dffbe22d42d1", C-0119, KCV-0008, AVD-KCV-0008]
#   remedies:
#     - title: Authorize by node and role
#       unsafe: what no role allows is refused
#       set:
#         - {path: 'flags["authorization-mode"]', value: "Node,RBAC"}
node_authorizer_missing contains ["flags", "authorization-mode"] if not "Node" in split(object.get(input, ["flags", "authorization-mode"], ""), ",")

# METADATA
# title: API server does not use RBAC
# description: >-
#   Without RBAC nobody can say who may do what.
# related_resources:
#   - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-api-server-rbac-missing
#   severity: high
#   category: identity
#   cwe: [CWE-285]
#   controls:
#     cis-kubernetes-1.10: ["1.2.8"]
#   aliases: [CKV_K8S_77, "1aa4a1ae-5dbb-48a1-9aa2-630ea4be208e", C-0120, KCV-0009, AVD-KCV-0009]
#   remedies:
#     - title: Authorize by node and role
#       unsafe: what no role allows is refused
#       set:
#         - {path: 'flags["authorization-mode"]', value: "Node,RBAC"}
rbac_missing contains ["flags", "authorization-mode"] if not "RBAC" in split(object.get(input, ["flags", "authorization-mode"], ""), ",")

# METADATA
# title: API server lets clients flood it with events
# description: >-
#   EventRateLimit keeps events of a broken or hostile client from filling etcd.
# related_resources:
#   - https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/
# custom:
#   id: k8s-api-server-event-rate-limit-missing
#   severity: low
#   category: hardening
#   controls:
#     cis-kubernetes-1.10: ["1.2.9"]
#   aliases: [CKV_K8S_78, e0099af2-fe17-411f-9991-0de28fe15f3c, C-0121, KCV-0010, AVD-KCV-0010]
#   remedies:
#     - title: Turn EventRateLimit on
#       unsafe: it needs its limits in the file of --admission-control-config-file
#       set:
#         - {path: 'flags["enable-admission-plugins"][+]', value: EventRateLimit}
#         - {path: 'flags["admission-control-config-file"]', value: /etc/kubernetes/admission.yaml, ask: the path of the configuration of admission}
event_rate_limit_missing contains ["flags", "enable-admission-plugins"] if not "EventRateLimit" in split(object.get(input, ["flags", "enable-admission-plugins"], ""), ",")

# METADATA
# title: API server lets pods use images that others have pulled
# description: >-
#   Without AlwaysPullImages a pod runs any image that is on its node already, private ones
#   too.
# related_resources:
#   - https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/
# custom:
#   id: k8s-api-server-always-pull-images-missing
#   severity: low
#   category: hardening
#   controls:
#     cis-kubernetes-1.10: ["1.2.11"]
#   aliases:
#     [CKV_K8S_80, a77f4d07-c6e0-4a48-8b35-0eeb51576f4f, C-0123, pullPolicyNotAlways, AC_K8S_0021,
#     KCV-0012, AVD-KCV-0012]
#   remedies:
#     - title: Turn AlwaysPullImages on
#       unsafe: nodes need the registry and its credentials to start any container
#       set:
#         - {path: 'flags["enable-admission-plugins"][+]', value: AlwaysPullImages}
always_pull_images_missing contains ["flags", "enable-admission-plugins"] if not "AlwaysPullImages" in split(object.get(input, ["flags", "enable-admission-plugins"], ""), ",")

# METADATA
# title: API server lets kubelets change other nodes
# description: >-
#   NodeRestriction confines what a kubelet may write to its own node and pods.
# related_resources:
#   - https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/
# custom:
#   id: k8s-api-server-node-restriction-missing
#   severity: medium
#   category: hardening
#   controls:
#     cis-kubernetes-1.10: ["1.2.14"]
#   aliases: [CKV_K8S_85, "33fc6923-6553-4fe6-9d3a-4efa51eb874b", C-0127, KCV-0016, AVD-KCV-0016]
#   remedies:
#     - title: Turn NodeRestriction on
#       set:
#         - {path: 'flags["enable-admission-plugins"][+]', value: NodeRestriction}
node_restriction_missing contains ["flags", "enable-admission-plugins"] if not "NodeRestriction" in split(object.get(input, ["flags", "enable-admission-plugins"], ""), ",")

# METADATA
# title: API server is not told to enforce Pod Security
# description: >-
#   PodSecurity refuses pods beyond the standard of their namespace. It is on by default;
#   name it where plugins are listed.
# related_resources:
#   - https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/
# custom:
#   id: k8s-api-server-pod-security-missing
#   severity: low
#   category: hardening
#   aliases: [CKV_K8S_84, afa36afb-39fe-4d94-b9b6-afb236f7a03d]
#   remedies:
#     - title: Turn PodSecurity on
#       set:
#         - {path: 'flags["enable-admission-plugins"][+]', value: PodSecurity}
pod_security_missing contains ["flags", "enable-admission-plugins"] if not "PodSecurity" in split(object.get(input, ["flags", "enable-admission-plugins"], ""), ",")

# METADATA
# title: API server does not ask which images may run
# description: >-
#   ImagePolicyWebhook, or another admission policy, decides about images before they run.
# related_resources:
#   - https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/
# custom:
#   id: k8s-api-server-image-policy-missing
#   severity: low
#   category: hardening
#   controls:
#     cis-kubernetes-1.10: ["5.5.1"]
#   aliases: ["14abda69-8e91-4acb-9931-76e2bee90284", C-0289, C-0304]
#   remedies:
#     - title: Turn ImagePolicyWebhook on
#       unsafe: it needs a service that decides
#       set:
#         - {path: 'flags["enable-admission-plugins"][+]', value: ImagePolicyWebhook}
#         - {path: 'flags["admission-control-config-file"]', value: /etc/kubernetes/admission.yaml, ask: the path of the configuration of admission}
image_policy_missing contains ["flags", "enable-admission-plugins"] if not "ImagePolicyWebhook" in split(object.get(input, ["flags", "enable-admission-plugins"], ""), ",")

# METADATA
# title: API server enforces nothing about the security context of pods
# description: >-
#   One of PodSecurity, PodSecurityPolicy and SecurityContextDeny should look at what pods
#   ask for.
# related_resources:
#   - https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/
# custom:
#   id: k8s-api-server-security-context-deny-missing
#   severity: low
#   category: hardening
#   controls:
#     cis-kubernetes-1.10: ["1.2.12"]
#   aliases: [CKV_K8S_81, "6a68bebe-c021-492e-8ddb-55b0567fb768", C-0124, KCV-0013, AVD-KCV-0013]
#   remedies:
#     - title: Turn PodSecurity on
#       set:
#         - {path: 'flags["enable-admission-plugins"][+]', value: PodSecurity}
security_context_deny_missing contains ["flags", "enable-admission-plugins"] if {
	plugins := split(object.get(input, ["flags", "enable-admission-plugins"], ""), ",")
	not "SecurityContextDeny" in plugins
	not "PodSecurityPolicy" in plugins
	not "PodSecurity" in plugins
}

# METADATA
# title: API server admits everything
# description: >-
#   AlwaysAdmit asks no other plugin.
# related_resources:
#   - https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/
# custom:
#   id: k8s-api-server-always-admit
#   severity: high
#   category: hardening
#   controls:
#     cis-kubernetes-1.10: ["1.2.10"]
#   aliases: [CKV_K8S_79, "ce30e584-b33f-4c7d-b418-a3d7027f8f60", C-0122, KCV-0011, AVD-KCV-0011]
#   remedies:
#     - title: Take AlwaysAdmit off
#       unsafe: what the other plugins refuse is refused
#       remove: ['flags["enable-admission-plugins"].AlwaysAdmit']
always_admit contains ["flags", "enable-admission-plugins"] if "AlwaysAdmit" in split(input.flags["enable-admission-plugins"], ",")

# METADATA
# title: API server turns the ServiceAccount plugin off
# description: >-
#   Pods then get no account of their own, or any that they name.
# related_resources:
#   - https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/
# custom:
#   id: k8s-api-server-service-account-plugin-off
#   severity: medium
#   category: hardening
#   controls:
#     cis-kubernetes-1.10: ["1.2.12"]
#   aliases: [CKV_K8S_82, "9587c890-0524-40c2-9ce2-663af7c2f063", C-0125, KCV-0014, AVD-KCV-0014]
#   remedies:
#     - title: Turn the ServiceAccount plugin on
#       remove: ['flags["disable-admission-plugins"].ServiceAccount']
service_account_plugin_off contains ["flags", "disable-admission-plugins"] if "ServiceAccount" in split(input.flags["disable-admission-plugins"], ",")

# METADATA
# title: API server turns the NamespaceLifecycle plugin off
# description: >-
#   Objects can then be made in namespaces that are being deleted, or do not exist.
# related_resources:
#   - https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/
# custom:
#   id: k8s-api-server-namespace-lifecycle-off
#   severity: medium
#   category: hardening
#   controls:
#     cis-kubernetes-1.10: ["1.2.13"]
#   aliases: [CKV_K8S_83, "1ffe7bf7-563b-4b3d-a71d-ba6bd8d49b37", C-0126, KCV-0015, AVD-KCV-0015]
#   remedies:
#     - title: Turn the NamespaceLifecycle plugin on
#       remove: ['flags["disable-admission-plugins"].NamespaceLifecycle']
namespace_lifecycle_off contains ["flags", "disable-admission-plugins"] if "NamespaceLifecycle" in split(input.flags["disable-admission-plugins"], ",")

# METADATA
# title: API server listens without TLS and login
# description: >-
#   Whoever reaches the insecure address is cluster administrator; it is gone since 1.20.
# related_resources:
#   - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
# custom:
#   id: k8s-api-server-insecure-bind-address
#   severity: critical
#   category: public-exposure
#   cwe: [CWE-306]
#   aliases: [CKV_K8S_86, b9380fd3-5ffe-4d10-9290-13e18e71eee1]
#   remedies:
#     - title: Do not listen without TLS
#       unsafe: clients that speak HTTP are cut off
#       remove: ['flags["insecure-bind-address"]']
insecure_bind_address contains ["flags", "insecure-bind-address"] if input.flags["insecure-bind-address"]

# METADATA
# title: API server has a port without TLS and login
# description: >-
#   Whoever reaches the insecure port is cluster administrator; it is gone since 1.24.
# related_resources:
#   - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
# custom:
#   id: k8s-api-server-insecure-port
#   severity: critical
#   category: public-exposure
#   cwe: [CWE-306]
#   aliases: [CKV_K8S_88, fa4def8c-1898-4a35-a139-7b76b1acdef0, C-0005]
#   remedies:
#     - title: Turn the port without TLS off
#       unsafe: clients that speak HTTP are cut off
#       set:
#         - {path: 'flags["insecure-port"]', value: "0"}
insecure_port contains ["flags", "insecure-port"] if input.flags["insecure-port"] != "0"

# METADATA
# title: API server has no port with TLS
# description: >-
#   With --secure-port=0 only the port without TLS is left.
# related_resources:
#   - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
# custom:
#   id: k8s-api-server-secure-port-off
#   severity: high
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   aliases: [CKV_K8S_89, "3d24b204-b73d-42cb-b0bf-1a5438c5f71e", C-0128, KCV-0017, AVD-KCV-0017]
#   remedies:
#     - title: Serve TLS
#       set:
#         - {path: 'flags["secure-port"]', value: "6443"}
secure_port_off contains ["flags", "secure-port"] if input.flags["secure-port"] == "0"

# METADATA
# title: API server listens on all interfaces
# description: >-
#   Name the address that clients are to use.
# related_resources:
#   - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
# custom:
#   id: k8s-api-server-bind-address-any
#   severity: low
#   category: network
#   aliases: ["46a2e9ec-6a5f-4faa-9d39-4ea44d5d87a2"]
#   remedies:
#     - title: Listen on one address
#       unsafe: clients that use another address are cut off
#       set:
#         - {path: 'flags["bind-address"]', value: "10.0.0.10", ask: the address of the node that clients use}
bind_address_any contains ["flags", "bind-address"] if input.flags["bind-address"] == "0.0.0.0"

# METADATA
# title: API server serves profiles
# description: >-
#   Profiles tell about the program, and making them costs time. The flag is true unless it
#   is set.
# related_resources:
#   - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
# custom:
#   id: k8s-api-server-profiling
#   severity: low
#   category: hardening
#   cwe: [CWE-200]
#   controls:
#     cis-kubernetes-1.10: ["1.2.15"]
#   aliases: [CKV_K8S_90, "2f491173-6375-4a84-b28e-a4e2b9a58a69", C-0129, KCV-0018, AVD-KCV-0018]
#   remedies:
#     - title: Serve no profiles
#       set:
#         - {path: 'flags["profiling"]', value: "false"}
profiling contains ["flags", "profiling"] if not input.flags.profiling == "false"

# METADATA
# title: API server writes no audit log
# description: >-
#   Nobody can tell afterwards who did what.
# related_resources:
#   - https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/
# custom:
#   id: k8s-api-server-audit-log-missing
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     cis-kubernetes-1.10: ["1.2.16"]
#   aliases: [CKV_K8S_91, "73e251f0-363d-4e53-86e2-0a93592437eb", C-0130, KCV-0019, AVD-KCV-0019]
#   remedies:
#     - title: Write an audit log
#       unsafe: the folder has to be mounted and grows
#       set:
#         - {path: 'flags["audit-log-path"]', value: /var/log/kubernetes/audit/audit.log, ask: the path of the log}
audit_log_missing contains ["flags", "audit-log-path"] if not input.flags["audit-log-path"]

# METADATA
# title: API server has no audit policy
# description: >-
#   Without a policy no event is recorded.
# related_resources:
#   - https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/
# custom:
#   id: k8s-api-server-audit-policy-missing
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     cis-kubernetes-1.10: ["3.2.1"]
#   aliases: ["13a49a2e-488e-4309-a7c0-d6b05577a5fb", C-0067, C-0160, C-0254]
#   remedies:
#     - title: Name an audit policy
#       unsafe: the file has to be there
#       set:
#         - {path: 'flags["audit-policy-file"]', value: /etc/kubernetes/audit-policy.yaml, ask: the path of the policy}
audit_policy_missing contains ["flags", "audit-policy-file"] if not input.flags["audit-policy-file"]

# METADATA
# title: API server keeps its audit log for less than 30 days
# description: >-
#   What is gone when somebody looks does not help.
# related_resources:
#   - https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/
# custom:
#   id: k8s-api-server-audit-log-age
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     cis-kubernetes-1.10: ["1.2.17"]
#   aliases: [CKV_K8S_92, da9f3aa8-fbfb-472f-b5a1-576127944218, C-0131, KCV-0020, AVD-KCV-0020]
#   remedies:
#     - title: Keep the audit log for 30 days
#       set:
#         - {path: 'flags["audit-log-maxage"]', value: "30"}
audit_log_age contains ["flags", "audit-log-maxage"] if value.number(object.get(input, ["flags", "audit-log-maxage"], "0")) < 30

# METADATA
# title: API server keeps its audit log for less than 10 files
# description: >-
#   What is gone when somebody looks does not help.
# related_resources:
#   - https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/
# custom:
#   id: k8s-api-server-audit-log-backups
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     cis-kubernetes-1.10: ["1.2.18"]
#   aliases: [CKV_K8S_93, "768aab52-2504-4a2f-a3e3-329d5a679848", C-0132, KCV-0021, AVD-KCV-0021]
#   remedies:
#     - title: Keep ten files of the audit log
#       set:
#         - {path: 'flags["audit-log-maxbackup"]', value: "10"}
audit_log_backups contains ["flags", "audit-log-maxbackup"] if value.number(object.get(input, ["flags", "audit-log-maxbackup"], "0")) < 10

# METADATA
# title: API server keeps its audit log for less than 100 megabytes a file
# description: >-
#   What is gone when somebody looks does not help.
# related_resources:
#   - https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/
# custom:
#   id: k8s-api-server-audit-log-size
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     cis-kubernetes-1.10: ["1.2.19"]
#   aliases: [CKV_K8S_94, "35c0a471-f7c8-4993-aa2c-503a3c712a66", C-0133, KCV-0022, AVD-KCV-0022]
#   remedies:
#     - title: Let files of the audit log grow to 100 megabytes
#       set:
#         - {path: 'flags["audit-log-maxsize"]', value: "100"}
audit_log_size contains ["flags", "audit-log-maxsize"] if value.number(object.get(input, ["flags", "audit-log-maxsize"], "0")) < 100

# METADATA
# title: API server waits long for slow requests
# description: >-
#   Requests that are held open for more than five minutes use up its connections.
# related_resources:
#   - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
# custom:
#   id: k8s-api-server-request-timeout
#   severity: low
#   category: resilience
#   cwe: [CWE-400]
#   controls:
#     cis-kubernetes-1.10: ["1.2.20"]
#   aliases: [CKV_K8S_95, d89a15bb-8dba-4c71-9529-bef6729b9c09, C-0134]
#   remedies:
#     - title: End requests after 60 seconds
#       unsafe: longer requests are ended
#       set:
#         - {path: 'flags["request-timeout"]', value: "60s"}
request_timeout contains ["flags", "request-timeout"] if duration(input.flags["request-timeout"]) > 300

# METADATA
# title: API server takes tokens of accounts that are gone
# description: >-
#   Without the lookup a token counts until it expires, though its account was deleted.
# related_resources:
#   - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
# custom:
#   id: k8s-api-server-service-account-lookup
#   severity: medium
#   category: identity
#   cwe: [CWE-613]
#   controls:
#     cis-kubernetes-1.10: ["1.2.21"]
#   aliases: [CKV_K8S_96, a5530bd7-225a-48f9-91bb-f40b04200165, C-0135, KCV-0024, AVD-KCV-0024]
#   remedies:
#     - title: Refuse tokens of accounts that are gone
#       set:
#         - {path: 'flags["service-account-lookup"]', value: "true"}
service_account_lookup contains ["flags", "service-account-lookup"] if input.flags["service-account-lookup"] == "false"

# METADATA
# title: API server verifies tokens with the key of its certificate
# description: >-
#   Keys for tokens of service accounts should be their own, to be changed alone.
# related_resources:
#   - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
# custom:
#   id: k8s-api-server-service-account-key-file
#   severity: medium
#   category: identity
#   cwe: [CWE-320]
#   controls:
#     cis-kubernetes-1.10: ["1.2.22"]
#   aliases: [CKV_K8S_97, dab4ec72-ce2e-4732-b7c3-1757dcce01a1, C-0136, KCV-0025, AVD-KCV-0025]
#   remedies:
#     - title: Name the key that verifies tokens
#       unsafe: the file has to be there
#       set:
#         - {path: 'flags["service-account-key-file"]', value: /etc/kubernetes/pki/sa.pub, ask: the path of the public key}
service_account_key_file contains ["flags", "service-account-key-file"] if not input.flags["service-account-key-file"]

# METADATA
# title: API server lets tokens last for a year
# description: >-
#   Tokens of pods are extended to a year unless the flag is false.
# related_resources:
#   - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
# custom:
#   id: k8s-api-server-token-expiration-extended
#   severity: low
#   category: identity
#   cwe: [CWE-613]
#   aliases: [C-0290]
#   remedies:
#     - title: Let tokens last as long as they were asked for
#       unsafe: programs that do not read their token again are locked out
#       set:
#         - {path: 'flags["service-account-extend-token-expiration"]', value: "false"}
token_expiration_extended contains ["flags", "service-account-extend-token-expiration"] if not input.flags["service-account-extend-token-expiration"] == "false"

# METADATA
# title: API server has no certificate for etcd
# description: >-
#   An etcd that lets it in without one lets anybody in.
# related_resources:
#   - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
# custom:
#   id: k8s-api-server-etcd-certificate
#   severity: high
#   category: encryption-in-transit
#   cwe: [CWE-295]
#   controls:
#     cis-kubernetes-1.10: ["1.2.23"]
#   aliases:
#     [CKV_K8S_99, "075ca296-6768-4322-aea2-ba5063b969a9", "3f5ff8a7-5ad6-4d02-86f5-666307da1b20", C-0137,
#     KCV-0026, AVD-KCV-0026]
#   remedies:
#     - title: Present a certificate to etcd
#       unsafe: the file has to be there
#       set:
#         - {path: 'flags["etcd-certfile"]', value: /etc/kubernetes/pki/apiserver-etcd-client.crt, ask: the path of the certificate}
#         - {path: 'flags["etcd-keyfile"]', value: /etc/kubernetes/pki/apiserver-etcd-client.key, ask: the path of its key}
etcd_certificate contains ["flags", name] if {
	some name in ["etcd-certfile", "etcd-keyfile"]
	not input.flags[name]
}

# METADATA
# title: API server does not verify etcd
# description: >-
#   Without a certificate authority for etcd somebody in between answers in its place.
# related_resources:
#   - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
# custom:
#   id: k8s-api-server-etcd-ca
#   severity: high
#   category: encryption-in-transit
#   cwe: [CWE-295]
#   controls:
#     cis-kubernetes-1.10: ["1.2.26"]
#   aliases: [CKV_K8S_102, C-0140, KCV-0029, AVD-KCV-0029]
#   remedies:
#     - title: Verify etcd
#       unsafe: the file has to be there
#       set:
#         - {path: 'flags["etcd-cafile"]', value: /etc/kubernetes/pki/etcd/ca.crt, ask: the path of the authority of etcd}
etcd_ca contains ["flags", "etcd-cafile"] if not input.flags["etcd-cafile"]

# METADATA
# title: API server serves a certificate that it made itself
# description: >-
#   Clients cannot tell it from somebody else.
# related_resources:
#   - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
# custom:
#   id: k8s-api-server-tls-certificate
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-295]
#   controls:
#     cis-kubernetes-1.10: ["1.2.24"]
#   aliases: [CKV_K8S_100, fa750c81-93c2-4fab-9c6d-d3fd3ce3b89f, C-0138, KCV-0027, AVD-KCV-0027]
#   remedies:
#     - title: Serve a certificate that clients can verify
#       unsafe: the file has to be there
#       set:
#         - {path: 'flags["tls-cert-file"]', value: /etc/kubernetes/pki/apiserver.crt, ask: the path of the certificate}
#         - {path: 'flags["tls-private-key-file"]', value: /etc/kubernetes/pki/apiserver.key, ask: the path of its key}
tls_certificate contains ["flags", name] if {
	some name in ["tls-cert-file", "tls-private-key-file"]
	not input.flags[name]
}

# METADATA
# title: API server does not take client certificates
# description: >-
#   Without a certificate authority for clients, kubelets and administrators need weaker
#   ways to log in.
# related_resources:
#   - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
# custom:
#   id: k8s-api-server-client-ca
#   severity: medium
#   category: identity
#   cwe: [CWE-295]
#   controls:
#     cis-kubernetes-1.10: ["1.2.25"]
#   aliases: [C-0139, KCV-0028, AVD-KCV-0028]
#   remedies:
#     - title: Take client certificates
#       unsafe: the file has to be there
#       set:
#         - {path: 'flags["client-ca-file"]', value: /etc/kubernetes/pki/ca.crt, ask: the path of the authority of clients}
client_ca contains ["flags", "client-ca-file"] if not input.flags["client-ca-file"]

# METADATA
# title: API server does not encrypt what it stores
# description: >-
#   Secrets lie in etcd, and in its backups, in clear.
# related_resources:
#   - https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/
# custom:
#   id: k8s-api-server-encryption-missing
#   severity: high
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     cis-kubernetes-1.10: ["1.2.27"]
#   aliases: [cbd2db69-0b21-4c14-8a40-7710a50571a9, C-0066, C-0244]
#   remedies:
#     - title: Encrypt what is stored
#       unsafe: what is stored already stays as it is until it is written again
#       set:
#         - {path: 'flags["encryption-provider-config"]', value: /etc/kubernetes/encryption.yaml, ask: the path of the configuration of encryption}
encryption_missing contains ["flags", "encryption-provider-config"] if not input.flags["encryption-provider-config"]

# METADATA
# title: API server offers weak ciphers
# description: >-
#   Suites without forward secrecy, with CBC, RC4 or 3DES can be broken, some later on from
#   what was recorded.
# related_resources:
#   - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
# custom:
#   id: k8s-api-server-weak-cipher
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-327]
#   controls:
#     cis-kubernetes-1.10: ["1.2.29"]
#   aliases: [CKV_K8S_105, "510d5810-9a30-443a-817d-5c1fa527b110", C-0143, C-0277]
#   remedies:
#     - title: Offer strong ciphers only
#       unsafe: clients that know none of them are cut off
#       set:
#         - {path: 'flags["tls-cipher-suites"]', value: "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"}
weak_cipher contains ["flags", "tls-cipher-suites"] if {
	some suite in split(input.flags["tls-cipher-suites"], ",")
	not trim_space(suite) in strong_suites
}

# METADATA
# title: API server takes the ciphers that Go offers by default
# description: >-
#   Among them are some that benchmarks call weak. Name those that clients need.
# related_resources:
#   - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
# custom:
#   id: k8s-api-server-ciphers-unset
#   severity: info
#   category: encryption-in-transit
#   cwe: [CWE-327]
#   controls:
#     cis-kubernetes-1.10: ["1.2.29"]
#   aliases: [CKV_K8S_105, "510d5810-9a30-443a-817d-5c1fa527b110", C-0143, C-0277]
#   remedies:
#     - title: Offer strong ciphers only
#       unsafe: clients that know none of them are cut off
#       set:
#         - {path: 'flags["tls-cipher-suites"]', value: "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"}
ciphers_unset contains ["flags", "tls-cipher-suites"] if not input.flags["tls-cipher-suites"]

# strong_suites are the cipher suites with forward secrecy and authenticated encryption
# that the server knows: https://pkg.go.dev/crypto/tls#pkg-constants.
strong_suites := {
	"TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256",
	"TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
	"TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305", "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
	"TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
	"TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305", "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
}

# duration(text) is the number of seconds of "1m30s" and the like.
duration(text) := sum([part |
	some match in regex.find_all_string_submatch_n(`([0-9.]+)(h|ms|m|s)`, text, -1)
	part := to_number(match[1]) * seconds[match[2]]
])

seconds := {"h": 3600, "m": 60, "s": 1, "ms": 0.001}
