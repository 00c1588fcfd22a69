# METADATA
# title: Amazon RDS proxies
# scope: package
package parapet.aws_db_proxy

# METADATA
# title: RDS proxy accepts connections without TLS
# description: >-
#   Unless TLS is required, clients may send passwords and data to the proxy in
#   clear.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.howitworks.html#rds-proxy-security.tls
# custom:
#   id: aws-db-proxy-tls-not-required
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     nist-800-53-r5: [SC-8]
#   remedies:
#     - title: Require TLS
#       unsafe: clients must connect with TLS
#       set:
#         - {path: require_tls, value: true}
tls_not_required contains ["require_tls"] if not input.require_tls

# METADATA
# title: RDS proxy does not require IAM authentication
# description: >-
#   With IAM authentication the proxy hands out database sessions to roles, and
#   applications hold no password at all.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy-connecting.html#rds-proxy-connecting-iam
# custom:
#   id: aws-db-proxy-iam-authentication-disabled
#   severity: low
#   category: identity
#   cwe: [CWE-287]
#   controls:
#     nist-800-53-r5: [IA-2]
#   remedies:
#     - title: Require IAM authentication
#       unsafe: clients must log in with tokens, over TLS
#       set:
#         - {path: ".", value: REQUIRED}
#         - {path: require_tls, value: true}
iam_authentication_disabled contains ["auth", i, "iam_auth"] if {
	some i, auth in input.auth
	object.get(auth, "iam_auth", "DISABLED") == "DISABLED"
}

# METADATA
# title: RDS proxy writes statements to its log
# description: >-
#   Debug logging records the text of statements, personal data and secrets
#   included. Use it only while a problem is searched.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.howitworks.html
# custom:
#   id: aws-db-proxy-debug-logging
#   severity: low
#   category: secrets
#   cwe: [CWE-532]
#   controls:
#     nist-800-53-r5: [AU-9]
#   remedies:
#     - title: Turn debug logging off
#       set: [{path: debug_logging, value: false}]
debug_logging contains ["debug_logging"] if input.debug_logging
