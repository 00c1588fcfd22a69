# METADATA
# title: Amazon CloudSearch domains
# scope: package
package parapet.aws_cloudsearch_domain

# METADATA
# title: CloudSearch domain answers plain HTTP
# description: >-
#   Unless HTTPS is enforced queries and documents may travel unencrypted.
# related_resources:
#   - https://docs.aws.amazon.com/cloudsearch/latest/developerguide/configuring-domain-endpoint-options.html
# custom:
#   id: aws-cloudsearch-domain-http-allowed
#   severity: high
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     nist-800-53-r5: [SC-8]
#   aliases: [CKV_AWS_220]
#   remedies:
#     - title: Enforce HTTPS
#       unsafe: plain HTTP clients are turned away
#       set: [{path: endpoint_options.enforce_https, value: true}]
http_allowed contains ["endpoint_options", "enforce_https"] if not input.endpoint_options.enforce_https

# METADATA
# title: CloudSearch domain accepts TLS 1.0 and 1.1
# description: >-
#   TLS before 1.2 is deprecated for its known weaknesses, and domains accept it unless told
#   otherwise.
# related_resources:
#   - https://docs.aws.amazon.com/cloudsearch/latest/developerguide/configuring-domain-endpoint-options.html
# custom:
#   id: aws-cloudsearch-domain-weak-tls
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-326]
#   controls:
#     nist-800-53-r5: [SC-8]
#   aliases: [CKV_AWS_218]
#   remedies:
#     - title: Require TLS 1.2
#       unsafe: clients that know older versions alone are turned away
#       set: [{path: endpoint_options.tls_security_policy, value: Policy-Min-TLS-1-2-2019-07}]
weak_tls contains ["endpoint_options", "tls_security_policy"] if {
	not input.endpoint_options.tls_security_policy
}

weak_tls contains ["endpoint_options", "tls_security_policy"] if {
	startswith(input.endpoint_options.tls_security_policy, "Policy-Min-TLS-1-0-")
}

# METADATA
# title: CloudSearch domain stands in a single availability zone
# description: >-
#   With Multi-AZ the domain keeps a copy of its index in a second zone and stays available when
#   one fails.
# related_resources:
#   - https://docs.aws.amazon.com/cloudsearch/latest/developerguide/configuring-availability-options.html
# custom:
#   id: aws-cloudsearch-domain-single-zone
#   severity: low
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Use two availability zones
#       unsafe: doubles the instances and their cost
#       set: [{path: multi_az, value: true}]
single_zone contains ["multi_az"] if not input.multi_az
