# METADATA
# title: Gateways
# scope: package
package parapet.k8s_gateway

# METADATA
# title: Gateway listens for HTTP in clear
# description: >-
#   What clients send there crosses the network in clear. Listen for HTTPS, and use HTTP for
#   redirects only.
# related_resources:
#   - https://gateway-api.sigs.k8s.io/guides/tls/
# custom:
#   id: k8s-gateway-listener-plaintext
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   remedies:
#     - title: Listen for HTTPS
#       unsafe: clients that speak HTTP are cut off
#       set:
#         - {path: ".", value: HTTPS}
#         - {path: "../port", value: 443}
#         - {path: "../tls", value: {mode: Terminate, certificateRefs: [{name: certificate}]}, ask: the secret with the certificate}
listener_plaintext contains ["spec", "listeners", i, "protocol"] if {
	some i, l in input.spec.listeners
	l.protocol == "HTTP"
}

# METADATA
# title: Gateway takes routes from all namespaces
# description: >-
#   Whoever may write a route in any namespace takes over hosts and paths of the gateway.
# related_resources:
#   - https://gateway-api.sigs.k8s.io/concepts/security-model/
# custom:
#   id: k8s-gateway-routes-from-everywhere
#   severity: medium
#   category: network
#   cwe: [CWE-923]
#   remedies:
#     - title: Take routes of the own namespace
#       unsafe: routes of other namespaces are refused
#       set:
#         - {path: ".", value: Same}
routes_from_everywhere contains ["spec", "listeners", i, "allowedRoutes", "namespaces", "from"] if {
	some i, l in input.spec.listeners
	l.allowedRoutes.namespaces.from == "All"
}

# METADATA
# title: Gateway answers for every host
# description: >-
#   A listener without a hostname, or for a wildcard, lets routes claim names that nobody
#   meant.
# related_resources:
#   - https://gateway-api.sigs.k8s.io/concepts/security-model/
# custom:
#   id: k8s-gateway-any-hostname
#   severity: low
#   category: network
#   cwe: [CWE-923]
#   remedies:
#     - title: Name the host
#       unsafe: other hosts are no longer served
#       set:
#         - {path: ".", value: www.example.com, ask: the host that is served}
any_hostname contains ["spec", "listeners", i, "hostname"] if {
	some i, l in input.spec.listeners
	contains(object.get(l, "hostname", "*"), "*")
}
