# METADATA
# title: Services of the API aggregation layer
# scope: package
package parapet.k8s_api_service

# METADATA
# title: API server does not verify the extension server
# description: >-
#   With insecureSkipTLSVerify anybody in between answers in its place.
# related_resources:
#   - https://kubernetes.io/docs/tasks/extend-kubernetes/configure-aggregation-layer/
# custom:
#   id: k8s-api-service-tls-unverified
#   severity: high
#   category: encryption-in-transit
#   cwe: [CWE-295]
#   remedies:
#     - title: Verify the certificate
#       unsafe: needs caBundle
#       set:
#         - {path: spec.insecureSkipTLSVerify, value: false}
tls_unverified contains ["spec", "insecureSkipTLSVerify"] if input.spec.insecureSkipTLSVerify

# METADATA
# title: Requests are handed to an extension server
# description: >-
#   The API server forwards requests of clients there. Before 1.25.1 a server that was taken
#   over could send them elsewhere, with their credentials (CVE-2022-3172).
# related_resources:
#   - https://github.com/kubernetes/kubernetes/issues/112513
# custom:
#   id: k8s-api-service-aggregated
#   severity: low
#   category: hardening
#   cwe: [CWE-918]
#   aliases: [CVE-2022-3172, C-0089]
aggregated contains ["spec", "service"] if input.spec.service.name
