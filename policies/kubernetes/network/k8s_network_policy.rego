# METADATA
# title: Network policies
# scope: package
package parapet.k8s_network_policy

# METADATA
# title: Network policy lets everybody in
# description: >-
#   A rule without from allows every source; the policy keeps nothing out of the ports that
#   it names.
# related_resources:
#   - https://kubernetes.io/docs/concepts/services-networking/network-policies/
# custom:
#   id: k8s-network-policy-ingress-all
#   severity: medium
#   category: network
#   cwe: [CWE-923]
#   remedies:
#     - title: Let pods of the namespace in only
#       unsafe: other clients are cut off
#       set:
#         - {path: "./from", value: [{podSelector: {}}], ask: who may come in}
ingress_all contains ["spec", "ingress", i] if {
	some i, rule in input.spec.ingress
	not rule.from
}

ingress_all contains ["spec", "ingress", i] if {
	some i, rule in input.spec.ingress
	count(rule.from) == 0
}

# METADATA
# title: Network policy lets all addresses in
# description: >-
#   0.0.0.0/0 is the internet. Name the networks that clients come from.
# related_resources:
#   - https://kubernetes.io/docs/concepts/services-networking/network-policies/
# custom:
#   id: k8s-network-policy-ingress-any-address
#   severity: high
#   category: network
#   cwe: [CWE-923]
#   aliases: [KUBE-0001, AVD-KUBE-0001]
#   remedies:
#     - title: Let known addresses in only
#       unsafe: other clients are cut off
#       set:
#         - {path: ".", value: "10.0.0.0/8", ask: the networks of clients}
ingress_any_address contains ["spec", "ingress", i, "from", j, "ipBlock", "cidr"] if {
	some i, rule in input.spec.ingress
	some j, peer in rule.from
	peer.ipBlock.cidr in everybody
}

# METADATA
# title: Network policy lets in every pod of every namespace
# description: >-
#   An empty namespaceSelector is all namespaces, and with an empty podSelector, or none,
#   all of their pods.
# related_resources:
#   - https://kubernetes.io/docs/concepts/services-networking/network-policies/
# custom:
#   id: k8s-network-policy-ingress-all-namespaces
#   severity: medium
#   category: network
#   cwe: [CWE-923]
#   remedies:
#     - title: Let pods of the own namespace in only
#       unsafe: pods of other namespaces are cut off
#       set:
#         - {path: ".", value: {podSelector: {}}}
ingress_all_namespaces contains ["spec", "ingress", i, "from", j] if {
	some i, rule in input.spec.ingress
	some j, peer in rule.from
	peer.namespaceSelector == {}
	object.get(peer, "podSelector", {}) == {}
}

# METADATA
# title: Network policy lets its pods out everywhere
# description: >-
#   A rule without to allows every destination.
# related_resources:
#   - https://kubernetes.io/docs/concepts/services-networking/network-policies/
# custom:
#   id: k8s-network-policy-egress-all
#   severity: medium
#   category: network
#   cwe: [CWE-923]
#   remedies:
#     - title: Let pods out to the namespace only
#       unsafe: other destinations are cut off
#       set:
#         - {path: "./to", value: [{podSelector: {}}], ask: where pods may go}
egress_all contains ["spec", "egress", i] if {
	some i, rule in input.spec.egress
	count(object.get(rule, "to", [])) == 0
	not dns(rule)
}

# dns: the rule is for looking names up only.
dns(rule) if {
	count(rule.ports) > 0
	every p in rule.ports {
		p.port in {53, "dns", "dns-tcp"}
	}
}

# METADATA
# title: Network policy lets its pods reach all addresses
# description: >-
#   0.0.0.0/0 is the internet, and the metadata service of the cloud at 169.254.169.254 as
#   well, unless it is excepted.
# related_resources:
#   - https://kubernetes.io/docs/concepts/services-networking/network-policies/
# custom:
#   id: k8s-network-policy-egress-any-address
#   severity: high
#   category: network
#   cwe: [CWE-923]
#   aliases: [KUBE-0002, AVD-KUBE-0002]
#   remedies:
#     - title: Let pods out to known addresses only
#       unsafe: other destinations are cut off
#       set:
#         - {path: ".", value: "10.0.0.0/8", ask: the networks that pods need}
egress_any_address contains ["spec", "egress", i, "to", j, "ipBlock", "cidr"] if {
	some i, rule in input.spec.egress
	some j, peer in rule.to
	peer.ipBlock.cidr in everybody
}

# METADATA
# title: Network policy lets its pods reach the metadata service
# description: >-
#   The block holds 169.254.169.254, where clouds hand out the credentials of the node.
#   Except it.
# related_resources:
#   - https://kubernetes.io/docs/concepts/services-networking/network-policies/
# custom:
#   id: k8s-network-policy-egress-metadata
#   severity: medium
#   category: network
#   cwe: [CWE-918]
#   aliases: [C-0052]
#   remedies:
#     - title: Except the metadata service
#       unsafe: programs that need the credentials of their node fail
#       set:
#         - {path: "./except[+]", value: "169.254.169.254/32"}
egress_metadata contains ["spec", "egress", i, "to", j, "ipBlock"] if {
	some i, rule in input.spec.egress
	some j, peer in rule.to
	net.cidr_contains(peer.ipBlock.cidr, "169.254.169.254")
	not excepted(peer.ipBlock)
}

excepted(block) if {
	some c in block.except
	net.cidr_contains(c, "169.254.169.254")
}

# METADATA
# title: Network policy governs one direction only
# description: >-
#   Without Egress among its types, pods that it selects may send everywhere; without
#   Ingress, they accept everything.
# related_resources:
#   - https://kubernetes.io/docs/concepts/services-networking/network-policies/
# custom:
#   id: k8s-network-policy-one-direction
#   severity: low
#   category: network
#   cwe: [CWE-923]
#   controls:
#     cis-kubernetes-1.10: ["5.3.2"]
#   aliases: [C-0030, missingNetworkPolicy]
#   remedies:
#     - title: Govern both directions
#       unsafe: traffic in the other direction stops unless a rule allows it
#       set:
#         - {path: spec.policyTypes, value: [Ingress, Egress]}
one_direction contains ["spec", "policyTypes"] if not about_ingress

one_direction contains ["spec", "policyTypes"] if not about_egress

about_ingress if not input.spec.policyTypes

about_ingress if {
	some t in input.spec.policyTypes
	t == "Ingress"
}

about_egress if {
	not input.spec.policyTypes
	input.spec.egress
}

about_egress if {
	some t in input.spec.policyTypes
	t == "Egress"
}

# METADATA
# title: Network policy selects no pods of the manifests
# description: >-
#   It protects nobody. Compare its selector with the labels of pods, and the namespaces.
# related_resources:
#   - https://kubernetes.io/docs/concepts/services-networking/network-policies/
# custom:
#   id: k8s-network-policy-selects-nothing
#   severity: low
#   category: network
#   cwe: [CWE-923]
#   aliases:
#     ["85ab1c5b-014e-4352-b5f8-d7dea3bb4fd3", b80b14c6-aaa2-4876-b651-8a48b6c32fbf,
#     dangling-networkpolicy, networkpolicy-targets-pod, C-0299]
selects_nothing contains ["spec", "podSelector"] if {
	not input.links.pods
	input.spec.podSelector != {}
}

# METADATA
# title: Network policy does not say what it is for
# description: >-
#   Without podSelector, or peers, a policy is not valid or does nothing.
# related_resources:
#   - https://kubernetes.io/docs/concepts/services-networking/network-policies/
# custom:
#   id: k8s-network-policy-selector-missing
#   severity: low
#   category: network
#   aliases: [KSV-0038, AVD-KSV-0038]
#   remedies:
#     - title: Say that it is for all pods
#       set:
#         - {path: spec.podSelector, value: {}}
selector_missing contains ["spec", "podSelector"] if not has_selector

has_selector if input.spec.podSelector == {}

has_selector if count(input.spec.podSelector) > 0

# everybody are networks that hold all addresses.
everybody := {"0.0.0.0/0", "::/0", "0.0.0.0/1", "128.0.0.0/1"}
