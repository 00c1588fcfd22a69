# Pods, network.
package parapet.k8s_pod

# METADATA
# title: No network policy selects the pod
# description: >-
#   Every pod that no policy selects accepts traffic from all others, and may send to
#   everywhere: one that is taken over reaches the whole cluster.
# related_resources:
#   - https://kubernetes.io/docs/concepts/services-networking/network-policies/
# custom:
#   id: k8s-pod-network-policy-missing
#   severity: medium
#   category: network
#   cwe: [CWE-923]
#   controls:
#     cis-kubernetes-1.10: ["5.3.2"]
#     nsa-cisa-kubernetes: [Network separation and hardening]
#   aliases:
#     [CKV2_K8S_6, "0401f71b-9c1e-4821-ab15-a955caa621be", non-isolated-pod, pod-networkpolicy, C-0206,
#     C-0260, missingNetworkPolicy]
#   remedies:
#     - title: Deny traffic unless a policy allows it
#       unsafe: all traffic of the pods stops that no other policy allows
#       satellite:
#         type: k8s_network_policy
#         link: spec.podSelector.matchLabels
#         attribute: podMetadata.labels
#         set:
#           - {path: spec.policyTypes, value: [Ingress, Egress]}
network_policy_missing contains ["podMetadata", "labels"] if {
	not input.links.networkPolicies
	not input.spec.hostNetwork
}

# METADATA
# title: Pod accepts traffic from everywhere
# description: >-
#   No network policy governs what may reach the pod. A policy that selects it and has
#   Ingress among its types refuses all that is not allowed.
# related_resources:
#   - https://kubernetes.io/docs/concepts/services-networking/network-policies/
# custom:
#   id: k8s-pod-ingress-open
#   severity: medium
#   category: network
#   cwe: [CWE-923]
#   controls:
#     cis-kubernetes-1.10: ["5.3.2"]
#     nsa-cisa-kubernetes: [Network separation and hardening]
#   aliases: [C-0030]
#   remedies:
#     - title: Deny traffic into the pods unless a policy allows it
#       unsafe: all traffic into the pods stops that no other policy allows
#       satellite:
#         type: k8s_network_policy
#         link: spec.podSelector.matchLabels
#         attribute: podMetadata.labels
#         set:
#           - {path: spec.policyTypes, value: [Ingress]}
ingress_open contains ["podMetadata", "labels"] if {
	not ingress_governed
	not input.spec.hostNetwork
}

# METADATA
# title: Pod may send traffic everywhere
# description: >-
#   No network policy governs what the pod may reach. Without one, a taken over pod loads
#   tools and sends data out, and asks the metadata service of the cloud.
# related_resources:
#   - https://kubernetes.io/docs/concepts/services-networking/network-policies/
# custom:
#   id: k8s-pod-egress-open
#   severity: low
#   category: network
#   cwe: [CWE-923]
#   controls:
#     cis-kubernetes-1.10: ["5.3.2"]
#     nsa-cisa-kubernetes: [Network separation and hardening]
#   aliases: [C-0030, missingNetworkPolicy]
#   remedies:
#     - title: Deny traffic out of the pods unless a policy allows it
#       unsafe: all traffic out of the pods stops that no other policy allows, DNS too
#       satellite:
#         type: k8s_network_policy
#         link: spec.podSelector.matchLabels
#         attribute: podMetadata.labels
#         set:
#           - {path: spec.policyTypes, value: [Egress]}
egress_open contains ["podMetadata", "labels"] if {
	not egress_governed
	not input.spec.hostNetwork
}

# METADATA
# title: Pod can be reached from outside the cluster
# description: >-
#   A service of type LoadBalancer or NodePort, an ingress or a gateway leads to it. Make
#   sure that it is meant to be public, and that it asks who is there.
# related_resources:
#   - https://kubernetes.io/docs/concepts/services-networking/service/
#   - https://kubernetes.io/docs/concepts/services-networking/ingress/
# custom:
#   id: k8s-pod-public
#   severity: low
#   category: public-exposure
#   cwe: [CWE-668]
#   aliases: [C-0256, C-0021]
public contains ["podMetadata", "labels"] if exposed

# METADATA
# title: Pod can be reached from outside and owns its node
# description: >-
#   A public pod with a privileged container, or in the namespaces of its node, is the
#   shortest way from the internet to the cluster.
# related_resources:
#   - https://kubernetes.io/docs/concepts/services-networking/service/
#   - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: k8s-pod-public-and-privileged
#   severity: critical
#   category: public-exposure
#   cwe: [CWE-668, CWE-250]
public_and_privileged contains [["podMetadata", "labels"], path] if {
	exposed
	some path in node_access
}

node_access := array.concat(
	[["spec", "containers", i, "securityContext", "privileged"] |
		some i, c in input.spec.containers
		c.securityContext.privileged == true
	],
	[["spec", name] |
		some name in ["hostNetwork", "hostPID", "hostIPC"]
		input.spec[name] == true
	],
)

# METADATA
# title: Administrative interface can be reached from outside
# description: >-
#   Dashboards and consoles such as Argo, Kubeflow, Weave Scope or Jenkins run commands for
#   their visitors. They belong behind a login and not on a public address.
# related_resources:
#   - https://kubernetes.io/docs/concepts/services-networking/service/
# custom:
#   id: k8s-pod-sensitive-interface-public
#   severity: high
#   category: public-exposure
#   cwe: [CWE-306]
#   aliases: [C-0021]
sensitive_interface_public contains ["spec", "containers", i, "image"] if {
	exposed
	some i, c in input.spec.containers
	regex.match(`(kubernetes-dashboard|kubernetesui|argocli|argo-server|argocd|argo-workflows|weave-?scope|weaveworks/scope|kubeflow|jenkins|kiali|centraldashboard|jupyter|airflow|minio/console|grafana|phpmyadmin|adminer|pgadmin)`, c.image)
}

# Without policyTypes, a policy is about ingress, and about egress if it has rules for it:
# https://kubernetes.io/docs/concepts/services-networking/network-policies/
ingress_governed if {
	some p in input.links.networkPolicies
	not p.spec.policyTypes
}

ingress_governed if {
	some p in input.links.networkPolicies
	some t in p.spec.policyTypes
	t == "Ingress"
}

egress_governed if {
	some p in input.links.networkPolicies
	not p.spec.policyTypes
	p.spec.egress
}

egress_governed if {
	some p in input.links.networkPolicies
	some t in p.spec.policyTypes
	t == "Egress"
}

exposed if {
	some s in input.links.services
	s.spec.type in {"LoadBalancer", "NodePort"}
}

exposed if {
	some s in input.links.services
	count(s.spec.externalIPs) > 0
}

exposed if {
	some s in input.links.services
	count(s.links.ingresses) > 0
}

exposed if {
	some s in input.links.services
	count(s.links.routes) > 0
}
