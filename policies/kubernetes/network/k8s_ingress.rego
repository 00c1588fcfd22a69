# METADATA
# title: Ingresses
# scope: package
package parapet.k8s_ingress

# METADATA
# title: Ingress serves without TLS
# description: >-
#   What clients send, passwords and session cookies too, crosses the network in clear.
# related_resources:
#   - https://kubernetes.io/docs/concepts/services-networking/ingress/
# custom:
#   id: k8s-ingress-tls-missing
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   aliases: [C-0263, tlsSettingsMissing, AC_K8S_0002]
#   remedies:
#     - title: Serve with TLS
#       unsafe: the secret has to hold a certificate for the host
#       set:
#         - {path: spec.tls, value: [{hosts: ["${self.spec.rules[0].host}"], secretName: certificate}], ask: the secret with the certificate}
#     - title: Serve with the certificate of the controller
#       unsafe: clients may be redirected to HTTPS
#       set:
#         - {path: spec.tls, value: [{secretName: certificate}], ask: the secret with the certificate}
tls_missing contains ["spec", "tls"] if not count(object.get(input, ["spec", "tls"], [])) > 0

# METADATA
# title: Ingress serves every host
# description: >-
#   A rule without a host, or with a wildcard, answers for names that nobody meant, and
#   takes traffic from other ingresses.
# related_resources:
#   - https://kubernetes.io/docs/concepts/services-networking/ingress/
# custom:
#   id: k8s-ingress-wildcard-host
#   severity: low
#   category: network
#   cwe: [CWE-923]
#   aliases: ["69bbc5e3-0818-4150-89cc-1e989b48f23b", e2c83c1f-84d7-4467-966c-ed41fd015bb9]
#   remedies:
#     - title: Name the host
#       unsafe: other hosts are no longer served
#       set:
#         - {path: ".", value: www.example.com, ask: the host that is served}
wildcard_host contains ["spec", "rules", i, "host"] if {
	some i, rule in input.spec.rules
	contains(object.get(rule, "host", "*"), "*")
}

# METADATA
# title: Ingress leads to a service that no manifest declares
# description: >-
#   Clients get an error, until somebody makes a service of that name and gets the traffic.
# related_resources:
#   - https://kubernetes.io/docs/concepts/services-networking/ingress/
# custom:
#   id: k8s-ingress-backend-missing
#   severity: low
#   category: resilience
#   aliases: [dangling-ingress, ingress-targets-service, C-0298]
backend_missing contains b.path if {
	some b in backends
	name := service_of(b.to)
	not declared(name)
}

declared(name) if {
	some s in input.links.services
	s.metadata.name == name
}

# METADATA
# title: Ingress leads to a port that its service does not have
# description: >-
#   Clients get an error.
# related_resources:
#   - https://kubernetes.io/docs/concepts/services-networking/ingress/
# custom:
#   id: k8s-ingress-backend-port-missing
#   severity: low
#   category: resilience
#   aliases: [dangling-ingress, ingress-targets-service]
backend_port_missing contains b.path if {
	some b in backends
	some s in input.links.services
	s.metadata.name == service_of(b.to)
	port := port_of(b.to)
	not has_port(s, port)
}

has_port(s, port) if {
	some p in s.spec.ports
	port in {p.port, object.get(p, "name", p.port), sprintf("%v", [p.port])}
}

# METADATA
# title: Ingress takes all traffic that no other takes
# description: >-
#   A default backend answers for every host and path that no rule names.
# related_resources:
#   - https://kubernetes.io/docs/concepts/services-networking/ingress/
# custom:
#   id: k8s-ingress-default-backend
#   severity: low
#   category: network
#   remedies:
#     - title: Serve what rules name only
#       unsafe: other requests are refused
#       remove: ["."]
default_backend contains ["spec", name] if {
	some name in ["defaultBackend", "backend"]
	input.spec[name]
}

# METADATA
# title: Ingress names no class
# description: >-
#   Whichever controller is the default serves it, or several do.
# related_resources:
#   - https://kubernetes.io/docs/concepts/services-networking/ingress/
# custom:
#   id: k8s-ingress-class-missing
#   severity: info
#   category: hygiene
#   remedies:
#     - title: Name a class
#       unsafe: another controller may take the ingress
#       set:
#         - {path: spec.ingressClassName, value: nginx, ask: the name of a class}
class_missing contains ["spec", "ingressClassName"] if {
	not input.spec.ingressClassName
	not input.metadata.annotations["kubernetes.io/ingress.class"]
}

# METADATA
# title: Ingress puts configuration of its own into NGINX
# description: >-
#   Snippets run in the controller, which holds the secrets of all ingresses: whoever may
#   write an ingress reads them (CVE-2021-25742).
# related_resources:
#   - https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/
#   - https://github.com/kubernetes/kubernetes/issues/126811
# custom:
#   id: k8s-ingress-nginx-snippet
#   severity: high
#   category: hardening
#   cwe: [CWE-94]
#   aliases: [C-0292, KCV-0093, AVD-KCV-0093, CKV_K8S_152, CKV_K8S_153, CKV_K8S_154]
#   remedies:
#     - title: Remove the snippet
#       unsafe: what it configures is gone
#       remove: ["."]
nginx_snippet contains ["metadata", "annotations", name] if {
	some name, _ in input.metadata.annotations
	regex.match(`^nginx\.(ingress\.kubernetes\.io|org)/.*snippet`, name)
}

# METADATA
# title: Ingress hands NGINX a value with which others have broken out
# description: >-
#   Some annotations of Ingress NGINX, auth-url, auth-tls-match-cn, mirror-target and
#   rewrite-target among them, were copied into its configuration: line breaks, braces,
#   quotes and semicolons in them are how CVE-2025-1974 and its like are used.
# related_resources:
#   - https://kubernetes.io/blog/2025/03/24/ingress-nginx-cve-2025-1974/
# custom:
#   id: k8s-ingress-nginx-auth-url-injection
#   severity: high
#   category: hardening
#   cwe: [CWE-94]
#   aliases: [KCV-0093, AVD-KCV-0093]
#   remedies:
#     - title: Remove the annotation
#       unsafe: what it configures is gone
#       remove: ["."]
nginx_auth_url_injection contains ["metadata", "annotations", name] if {
	some name, x in input.metadata.annotations
	regex.match(`^nginx\.ingress\.kubernetes\.io/(auth-url|auth-signin|mirror-target|permanent-redirect|proxy-redirect-to)$`, name)
	not regex.match(`^[A-Za-z0-9._~:/?#@!$&()*+,=%\[\]-]*$`, x)
}

nginx_auth_url_injection contains ["metadata", "annotations", name] if {
	some name, x in input.metadata.annotations
	name == "nginx.ingress.kubernetes.io/auth-tls-match-cn"
	not regex.match(`^CN=[^\s;{}"']+$`, x)
}

nginx_auth_url_injection contains ["metadata", "annotations", name] if {
	some name, x in input.metadata.annotations
	regex.match(`^nginx\.ingress\.kubernetes\.io/(auth-url|auth-tls-match-cn|mirror-target|mirror-host|rewrite-target|auth-signin|permanent-redirect|canary-by-header-pattern)$`, name)
	regex.match(`[;{}"'\n#]`, x)
}

# METADATA
# title: Ingress has a path that is not one
# description: >-
#   Paths with quotes, braces, spaces, line breaks or semicolons reach the configuration of
#   controllers that do not check (CVE-2021-25748).
# related_resources:
#   - https://github.com/kubernetes/kubernetes/issues/126814
# custom:
#   id: k8s-ingress-path-injection
#   severity: medium
#   category: hardening
#   cwe: [CWE-94]
#   remedies:
#     - title: Serve a plain path
#       unsafe: other paths are served
#       set:
#         - {path: ".", value: /, ask: the path that is served}
path_injection contains ["spec", "rules", i, "http", "paths", j, "path"] if {
	some i, rule in input.spec.rules
	some j, p in rule.http.paths
	regex.match(`[;{}"'\s]|/\.\./`, p.path)
	p.pathType != "ImplementationSpecific"
}

# backends are the services that the ingress leads to, each with its path.
backends := array.concat(
	[{"path": ["spec", "rules", i, "http", "paths", j, "backend"], "to": p.backend} |
		some i, rule in input.spec.rules
		some j, p in rule.http.paths
	],
	[{"path": ["spec", name], "to": input.spec[name]} |
		some name in ["defaultBackend", "backend"]
		input.spec[name]
	],
)

service_of(backend) := backend.service.name

service_of(backend) := backend.serviceName

port_of(backend) := backend.service.port.number

port_of(backend) := backend.service.port.name

port_of(backend) := backend.servicePort
