# METADATA
# title: Routes of gateways
# scope: package
package parapet.k8s_route

# METADATA
# title: Route leads to a service that no manifest declares
# description: >-
#   Clients get an error, until somebody makes a service of that name and gets the traffic.
# related_resources:
#   - https://gateway-api.sigs.k8s.io/reference/spec/
# custom:
#   id: k8s-route-backend-missing
#   severity: low
#   category: resilience
backend_missing contains ["spec", "rules", i, "backendRefs", j, "name"] if {
	some i, rule in input.spec.rules
	some j, b in rule.backendRefs
	object.get(b, "kind", "Service") == "Service"
	name := b.name
	not declared(name)
}

declared(name) if {
	some s in input.links.services
	s.metadata.name == name
}

# METADATA
# title: Route leads from a gateway to a service
# description: >-
#   What stands behind the service can be reached through the gateway. Make sure that it is
#   meant to be.
# related_resources:
#   - https://gateway-api.sigs.k8s.io/concepts/security-model/
# custom:
#   id: k8s-route-public
#   severity: info
#   category: public-exposure
#   cwe: [CWE-668]
#   aliases: [C-0266]
public contains ["spec", "parentRefs"] if {
	count(input.spec.parentRefs) > 0
	count(input.links.services) > 0
}
