# METADATA
# title: CloudFront VPC origins
# scope: package
package parapet.aws_cloudfront_vpc_origin

# METADATA
# title: CloudFront talks to the VPC origin unencrypted
# description: >-
#   Requests reach the load balancer or instance in clear text, open to anyone with a foothold
#   in the VPC. Use HTTPS.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html
# custom:
#   id: aws-cloudfront-vpc-origin-plaintext
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     nist-800-53-r5: [SC-8]
#   remedies:
#     - title: Use HTTPS to the origin
#       unsafe: the origin must serve HTTPS
#       set: [{path: ".", value: https-only}]
plaintext contains ["vpc_origin_endpoint_config", i, "origin_protocol_policy"] if {
	some i, endpoint in input.vpc_origin_endpoint_config
	endpoint.origin_protocol_policy == "http-only"
}

# METADATA
# title: CloudFront accepts outdated TLS from the VPC origin
# description: >-
#   SSL 3.0, TLS 1.0 and TLS 1.1 are broken and retired. Let CloudFront use TLS 1.2 alone to the
#   origin.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html
# custom:
#   id: aws-cloudfront-vpc-origin-outdated-tls
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-327]
#   controls:
#     nist-800-53-r5: [SC-8]
#   remedies:
#     - title: Use TLS 1.2 to the origin
#       unsafe: the origin must know TLS 1.2
#       set: [{path: ".", value: [TLSv1.2]}]
outdated_tls contains ["vpc_origin_endpoint_config", i, "origin_ssl_protocols", j, "items"] if {
	some i, endpoint in input.vpc_origin_endpoint_config
	some j, protocols in endpoint.origin_ssl_protocols
	some protocol in protocols.items
	protocol in {"SSLv3", "TLSv1", "TLSv1.1"}
}
