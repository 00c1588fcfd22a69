# METADATA
# title: Namespaces
# scope: package
package parapet.k8s_namespace

# METADATA
# title: Namespace enforces no Pod Security Standard
# description: >-
#   Without the label pod-security.kubernetes.io/enforce, or another admission policy, pods
#   may be privileged and share what they like with their node.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/pod-security-admission/
#   - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: k8s-namespace-pod-security-missing
#   severity: medium
#   category: hardening
#   cwe: [CWE-250]
#   controls:
#     cis-kubernetes-1.10: ["5.2.1"]
#     nsa-cisa-kubernetes: [Kubernetes Pod security]
#   aliases: [C-0068, C-0192]
#   remedies:
#     - title: Enforce the baseline standard
#       unsafe: pods that break it are refused
#       set:
#         - {path: 'metadata.labels["pod-security.kubernetes.io/enforce"]', value: baseline}
#     - title: Enforce the restricted standard
#       unsafe: pods that break it are refused
#       set:
#         - {path: 'metadata.labels["pod-security.kubernetes.io/enforce"]', value: restricted}
pod_security_missing contains ["metadata", "labels"] if {
	enforced == ""
	not system
}

# METADATA
# title: Namespace allows privileged pods
# description: >-
#   The level privileged refuses nothing.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/pod-security-admission/
#   - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: k8s-namespace-pod-security-privileged
#   severity: high
#   category: hardening
#   cwe: [CWE-250]
#   controls:
#     cis-kubernetes-1.10: ["5.2.1"]
#   aliases: [C-0068, C-0192]
#   remedies:
#     - title: Enforce the baseline standard
#       unsafe: pods that break it are refused
#       set:
#         - {path: 'metadata.labels["pod-security.kubernetes.io/enforce"]', value: baseline}
#     - title: Enforce the restricted standard
#       unsafe: pods that break it are refused
#       set:
#         - {path: 'metadata.labels["pod-security.kubernetes.io/enforce"]', value: restricted}
pod_security_privileged contains ["metadata", "labels", "pod-security.kubernetes.io/enforce"] if {
	enforced == "privileged"
	not system
}

# METADATA
# title: Namespace enforces less than the baseline standard
# description: >-
#   Neither baseline nor restricted is enforced, so that pods may escape to their node in
#   known ways.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/pod-security-admission/
#   - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: k8s-namespace-pod-security-not-baseline
#   severity: medium
#   category: hardening
#   cwe: [CWE-250]
#   controls:
#     cis-kubernetes-1.10: ["5.2.2", "5.2.3", "5.2.4", "5.2.5"]
#   aliases: [pod-security-admission-baseline]
#   remedies:
#     - title: Enforce the baseline standard
#       unsafe: pods that break it are refused
#       set:
#         - {path: 'metadata.labels["pod-security.kubernetes.io/enforce"]', value: baseline}
#     - title: Enforce the restricted standard
#       unsafe: pods that break it are refused
#       set:
#         - {path: 'metadata.labels["pod-security.kubernetes.io/enforce"]', value: restricted}
pod_security_not_baseline contains ["metadata", "labels"] if {
	not enforced in {"baseline", "restricted"}
	not system
}

# METADATA
# title: Namespace does not enforce the restricted standard
# description: >-
#   Only restricted asks for what hardening guides do: no root, no privilege escalation, a
#   seccomp profile.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/pod-security-admission/
#   - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: k8s-namespace-pod-security-not-restricted
#   severity: low
#   category: hardening
#   cwe: [CWE-250]
#   controls:
#     cis-kubernetes-1.10: ["5.2.6", "5.2.7", "5.2.8"]
#   remedies:
#     - title: Enforce the restricted standard
#       unsafe: pods that break it are refused
#       set:
#         - {path: 'metadata.labels["pod-security.kubernetes.io/enforce"]', value: restricted}
pod_security_not_restricted contains ["metadata", "labels"] if {
	enforced != "restricted"
	not system
}

# METADATA
# title: Namespace has no network policy
# description: >-
#   All its pods accept traffic from everywhere. Begin with a policy that denies all, and
#   allow what is needed.
# related_resources:
#   - https://kubernetes.io/docs/concepts/services-networking/network-policies/
# custom:
#   id: k8s-namespace-network-policy-missing
#   severity: medium
#   category: network
#   cwe: [CWE-923]
#   controls:
#     cis-kubernetes-1.10: ["5.3.2"]
#   aliases: [C-0206, C-0230]
#   remedies:
#     - title: Deny traffic unless a policy allows it
#       unsafe: all traffic of pods stops that no other policy allows
#       satellite:
#         type: k8s_network_policy
#         link: metadata.namespace
#         attribute: metadata.name
#         set:
#           - {path: metadata.name, value: default-deny}
#           - {path: spec.podSelector, value: {}}
#           - {path: spec.policyTypes, value: [Ingress, Egress]}
#     - title: Deny traffic into pods unless a policy allows it
#       unsafe: all traffic into pods stops that no other policy allows
#       satellite:
#         type: k8s_network_policy
#         link: metadata.namespace
#         attribute: metadata.name
#         set:
#           - {path: metadata.name, value: default-deny-ingress}
#           - {path: spec.podSelector, value: {}}
#           - {path: spec.policyTypes, value: [Ingress]}
network_policy_missing contains ["metadata", "name"] if {
	not input.links.networkPolicies
	not system
}

# METADATA
# title: Namespace has no limit range
# description: >-
#   A LimitRange bounds what a single container may take. Without one, its pods can use up
#   the cluster.
# related_resources:
#   - https://kubernetes.io/docs/concepts/policy/limit-range/
# custom:
#   id: k8s-namespace-limit-range-missing
#   severity: low
#   category: resilience
#   cwe: [CWE-770]
#   controls:
#     nsa-cisa-kubernetes: [Resource policies]
#   aliases: ["4a20ebac-1060-4c81-95d1-1f7f620e983b", KSV-0039, AVD-KSV-0039]
#   remedies:
#     - title: Bound containers
#       unsafe: containers without limits of their own get these
#       satellite:
#         type: k8s_limit_range
#         link: metadata.namespace
#         attribute: metadata.name
#         set:
#           - {path: metadata.name, value: default-limits}
#           - {path: spec.limits, value: [{type: Container, default: {cpu: "500m", memory: "512Mi"}, defaultRequest: {cpu: "100m", memory: "128Mi"}, max: {cpu: "2", memory: "2Gi"}, min: {cpu: "10m", memory: "16Mi"}}], ask: the bounds of a container}
limit_range_missing contains ["metadata", "name"] if {
	not input.links.limitRanges
	not system
}

# METADATA
# title: Namespace has no resource quota
# description: >-
#   A ResourceQuota bounds what the namespace takes in all. Without one, its pods can use up
#   the cluster.
# related_resources:
#   - https://kubernetes.io/docs/concepts/policy/resource-quotas/
# custom:
#   id: k8s-namespace-resource-quota-missing
#   severity: low
#   category: resilience
#   cwe: [CWE-770]
#   controls:
#     nsa-cisa-kubernetes: [Resource policies]
#   aliases: ["48a5beba-e4c0-4584-a2aa-e6894e4cf424", KSV-0040, AVD-KSV-0040]
#   remedies:
#     - title: Bound the namespace
#       unsafe: pods above the quota, or without requests and limits, are refused
#       satellite:
#         type: k8s_resource_quota
#         link: metadata.namespace
#         attribute: metadata.name
#         set:
#           - {path: metadata.name, value: default-quota}
#           - {path: spec.hard, value: {"requests.cpu": "4", "requests.memory": "8Gi", "limits.cpu": "8", "limits.memory": "16Gi"}, ask: what the namespace may use}
resource_quota_missing contains ["metadata", "name"] if {
	not input.links.resourceQuotas
	not system
}

# enforced is the level of the Pod Security Standards that the namespace enforces.
enforced := object.get(input, ["metadata", "labels", "pod-security.kubernetes.io/enforce"], "")

# system namespaces belong to the cluster.
system if input.metadata.name in {"kube-system", "kube-public", "kube-node-lease"}
