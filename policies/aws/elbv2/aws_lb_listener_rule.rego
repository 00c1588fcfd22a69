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
#       set: [{path: ".", value: HTTPS}]
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
literal_client_secret contains ["action", i, "authenticate_oidc", "client_secret"] if {
	some i, action in input.action
	value.literal(action.authenticate_oidc.client_secret)
}
