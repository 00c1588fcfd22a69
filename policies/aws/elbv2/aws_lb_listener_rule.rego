# METADATA
# title: Load balancer listener rules
# scope: package
package parapet.aws_lb_listener_rule

import data.parapet.lib.value

# METADATA
# title: Listener rule redirects clients to unencrypted HTTP
# description: >-
#   A redirect to HTTP moves a session that may have been encrypted into clear text. Redirect to
#   HTTPS.
# related_resources:
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html
# custom:
#   id: aws-lb-listener-rule-redirect-to-http
#   severity: high
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     nist-800-53-r5: [SC-8]
#   remedies:
#     - title: Redirect to HTTPS
#       unsafe: the target of the redirect must serve HTTPS on port 443
#       set:
#         - {path: ".", value: HTTPS}
#         - {path: ../port, value: "443"}
redirect_to_http contains ["action", i, "redirect", "protocol"] if {
	some i, action in input.action
	action.redirect.protocol == "HTTP"
}

# METADATA
# title: Listener rule has its OpenID Connect secret in the configuration
# description: >-
#   Whoever reads the repository can act as the application towards the identity provider. Pass
#   the secret in from a secret store, and rotate the one that was written down.
# related_resources:
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html
# custom:
#   id: aws-lb-listener-rule-literal-client-secret
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Take the client secret from a variable
#       unsafe: the variable must be given a value wherever the code is applied
#       declare:
#         - type: variable
#           name: oidc_client_secret
#           set:
#             - {path: description, value: Client secret}
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#       set: [{path: ".", value: "${var.oidc_client_secret}"}]
literal_client_secret contains ["action", i, "authenticate_oidc", "client_secret"] if {
	some i, action in input.action
	value.literal(action.authenticate_oidc.client_secret)
}
