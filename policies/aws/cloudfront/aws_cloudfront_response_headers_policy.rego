# METADATA
# title: CloudFront response headers policies
# scope: package
package parapet.aws_cloudfront_response_headers_policy

import data.parapet.lib.value

# METADATA
# title: Response headers policy does not enforce HTTPS for a year
# description: >-
#   Strict-Transport-Security makes browsers use HTTPS alone, so that nobody can downgrade a
#   visitor. Send it with a max-age of a year or more, and override what the origin sends.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html
# custom:
#   id: aws-cloudfront-response-headers-policy-weak-hsts
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     nist-800-53-r5: [SC-8]
#   aliases: [CKV_AWS_259]
#   remedies:
#     - title: Enforce HTTPS for two years
#       unsafe: browsers refuse plain HTTP for that time
#       set:
#         - {path: security_headers_config.strict_transport_security.access_control_max_age_sec, value: 63072000}
#         - {path: security_headers_config.strict_transport_security.override, value: true}
weak_hsts contains ["security_headers_config", "strict_transport_security"] if {
	not input.security_headers_config.strict_transport_security
}

weak_hsts contains ["security_headers_config", "strict_transport_security", "access_control_max_age_sec"] if {
	value.number(input.security_headers_config.strict_transport_security.access_control_max_age_sec) < 31536000
}

weak_hsts contains ["security_headers_config", "strict_transport_security", "override"] if {
	input.security_headers_config.strict_transport_security
	not input.security_headers_config.strict_transport_security.override
}

# METADATA
# title: Response headers policy leaves subdomains to plain HTTP
# description: >-
#   Cookies of the domain can be stolen through any subdomain that answers over HTTP. Extend
#   Strict-Transport-Security to subdomains.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html
# custom:
#   id: aws-cloudfront-response-headers-policy-hsts-without-subdomains
#   severity: low
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     nist-800-53-r5: [SC-8]
#   remedies:
#     - title: Include subdomains
#       unsafe: subdomains without HTTPS become unreachable
#       set:
#         - {path: security_headers_config.strict_transport_security.include_subdomains, value: true}
hsts_without_subdomains contains ["security_headers_config", "strict_transport_security", "include_subdomains"] if {
	input.security_headers_config.strict_transport_security
	not input.security_headers_config.strict_transport_security.include_subdomains
}

# METADATA
# title: "Response headers policy shares answers with every site, credentials included"
# description: >-
#   With credentials allowed for every origin, any page that a signed-in visitor opens can read
#   the service's answers in their name. List the origins that are trusted.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html
# custom:
#   id: aws-cloudfront-response-headers-policy-credentials-for-any-origin
#   severity: high
#   category: public-exposure
#   cwe: [CWE-942]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Share no credentials
#       unsafe: sites that rely on them lose access
#       set: [{path: cors_config.access_control_allow_credentials, value: false}]
credentials_for_any_origin contains ["cors_config", "access_control_allow_origins", "items", i] if {
	input.cors_config.access_control_allow_credentials
	some i, origin in input.cors_config.access_control_allow_origins.items
	origin == "*"
}
