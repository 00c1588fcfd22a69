# METADATA
# title: Load balancer listeners
# scope: package
package parapet.aws_lb_listener

import data.parapet.lib.value

# METADATA
# title: Listener accepts unencrypted HTTP
# description: >-
#   Requests and answers, passwords and session cookies among them, can be read and changed on
#   their way. Serve HTTPS, and let a listener for HTTP do nothing but redirect to it.
# related_resources:
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/application/create-https-listener.html
# custom:
#   id: aws-lb-listener-plaintext
#   severity: high
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     aws-fsbp: [ELB.1, ELB.18]
#     nist-800-53-r5: [SC-8]
#   aliases: [CKV_AWS_2, FG_R00102, AC_AWS_0491, AWS-0054, AVD-AWS-0054, CKV2_AWS_20, CKV_AWS_103,
#     de7f5e83-da88-4046-871f-ea18504b1d43]
#   remedies:
#     - title: Redirect to HTTPS
#       unsafe: needs a listener for HTTPS; clients that do not follow redirects fail
#       set:
#         - path: default_action
#           value: {type: redirect, redirect: {protocol: HTTPS, port: "443", status_code: HTTP_301}}
#       remove: ["default_action[0].target_group_arn", "default_action[0].forward"]
#     - title: Listen for HTTPS with an existing certificate
#       unsafe: plain HTTP clients are turned away
#       set:
#         - {path: protocol, value: HTTPS}
#         - {path: port, value: 443}
#         - {path: ssl_policy, value: ELBSecurityPolicy-TLS13-1-2-2021-06}
#         - {path: certificate_arn, value: "${aws_acm_certificate.example.arn}"}
#     - title: Listen for HTTPS with a certificate by its ARN
#       unsafe: plain HTTP clients are turned away
#       set:
#         - {path: protocol, value: HTTPS}
#         - {path: port, value: 443}
#         - {path: ssl_policy, value: ELBSecurityPolicy-TLS13-1-2-2021-06}
#         - path: certificate_arn
#           value: "arn:aws:acm:us-east-1:111122223333:certificate/12345678-1234-1234-1234-123456789012"
#           ask: a certificate for the names of the service
plaintext contains ["protocol"] if {
	plain_http
	every action in input.default_action {
		not redirects_to_https(action)
	}
}

# METADATA
# title: Listener accepts TLS 1.0 or 1.1
# description: >-
#   TLS 1.0 and 1.1 are broken and retired. Without a security policy a listener made through
#   the API gets ELBSecurityPolicy-2016-08, which still accepts them; name a policy whose
#   minimum is TLS 1.2.
# related_resources:
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
# custom:
#   id: aws-lb-listener-outdated-tls
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-327]
#   controls:
#     aws-fsbp: [ELB.17]
#     nist-800-53-r5: [SC-8]
#   aliases: [CKV2_AWS_74, AWS-0047, AVD-AWS-0047, CKV_AWS_103]
#   remedies:
#     - title: Require TLS 1.2 or later
#       unsafe: clients that know older versions alone are turned away
#       set: [{path: ssl_policy, value: ELBSecurityPolicy-TLS13-1-2-2021-06}]
outdated_tls contains ["ssl_policy"] if {
	tls_listener
	not modern_tls
}

# METADATA
# title: Encrypted listener has no certificate
# description: >-
#   A listener for HTTPS or TLS cannot prove who it is, and is rejected, without a default
#   certificate. Name one from AWS Certificate Manager, which renews it.
# related_resources:
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html
# custom:
#   id: aws-lb-listener-no-certificate
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-295]
#   controls:
#     nist-800-53-r5: [SC-8]
#   remedies:
#     - title: Use an existing certificate
#       set: [{path: certificate_arn, value: "${aws_acm_certificate.example.arn}"}]
#     - title: Use a certificate by its ARN
#       set:
#         - path: certificate_arn
#           value: "arn:aws:acm:us-east-1:111122223333:certificate/12345678-1234-1234-1234-123456789012"
#           ask: a certificate for the names of the service
no_certificate contains ["certificate_arn"] if {
	tls_listener
	not input.certificate_arn
}

# METADATA
# title: Listener redirects clients to unencrypted HTTP
# description: >-
#   A redirect to HTTP moves a session that may have been encrypted into clear text. Redirect to
#   HTTPS.
# related_resources:
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html
# custom:
#   id: aws-lb-listener-redirect-to-http
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
redirect_to_http contains ["default_action", i, "redirect", "protocol"] if {
	some i, action in input.default_action
	action.redirect.protocol == "HTTP"
}

# METADATA
# title: Listener accepts expired client certificates
# description: >-
#   Expiry limits how long a lost or forgotten client certificate opens the door. With mutual
#   TLS, let the load balancer check it.
# related_resources:
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/application/mutual-authentication.html
# custom:
#   id: aws-lb-listener-accepts-expired-client-certificate
#   severity: medium
#   category: identity
#   cwe: [CWE-298]
#   controls:
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Check expiry
#       set: [{path: mutual_authentication.ignore_client_certificate_expiry, value: false}]
accepts_expired_client_certificate contains ["mutual_authentication", "ignore_client_certificate_expiry"] if {
	input.mutual_authentication.mode == "verify"
	input.mutual_authentication.ignore_client_certificate_expiry
}

# METADATA
# title: Listener has its OpenID Connect secret in the configuration
# description: >-
#   Whoever reads the repository can act as the application towards the identity provider. Pass
#   the secret in from a secret store, and rotate the one that was written down.
# related_resources:
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html
# custom:
#   id: aws-lb-listener-literal-client-secret
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
literal_client_secret contains ["default_action", i, "authenticate_oidc", "client_secret"] if {
	some i, action in input.default_action
	value.literal(action.authenticate_oidc.client_secret)
}

tls_listener if input.protocol in {"HTTPS", "TLS"}

# Every policy of these families accepts TLS 1.2 or later alone.
modern_tls if regex.match(`^ELBSecurityPolicy-(TLS13-1-[23]-|TLS-1-2-|FS-1-2-)`, input.ssl_policy)

# Without a port or protocol of its own a redirect keeps that of the request.
redirects_to_https(action) if {
	action.type == "redirect"
	action.redirect.protocol == "HTTPS"
}

plain_http if input.protocol == "HTTP"

# An Application Load Balancer derives the protocol from the port.
plain_http if {
	not input.protocol
	input.port in {80, 8080}
}
