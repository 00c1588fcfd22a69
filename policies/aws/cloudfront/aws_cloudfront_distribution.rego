# METADATA
# title: Amazon CloudFront distributions
# scope: package
package parapet.aws_cloudfront_distribution

import data.parapet.lib.secrets
import data.parapet.lib.value

# METADATA
# title: Distribution does not log requests
# description: >-
#   Access logs hold the client, path, TLS version and answer of each request: what is needed to
#   investigate an attack on the site. Send them to a bucket.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/AccessLogs.html
# custom:
#   id: aws-cloudfront-distribution-no-access-logs
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [CloudFront.5]
#     nist-800-53-r5: [AU-12]
#   aliases: [CKV_AWS_86, 7b590235-1ff4-421b-b9ff-5227134be9bb, 94690d79-b3b0-43de-b656-84ebef5753e5,
#     d31cb911-bf5b-4eb6-9fc3-16780c77c7bd, de77cd9f-0e8b-46cc-b4a4-b6b436838642, FG_R00067, AC_AWS_0025,
#     AWS-0010, AVD-AWS-0010]
#   remedies:
#     - title: Log requests to an existing bucket
#       unsafe: the bucket must have ACLs enabled
#       set: [{path: logging_config.bucket, value: "${aws_s3_bucket.example.bucket_domain_name}"}]
#     - title: Log requests to a bucket by its name
#       unsafe: the bucket must have ACLs enabled
#       set:
#         - path: logging_config.bucket
#           value: example-logs.s3.amazonaws.com
#           ask: the bucket that collects your logs
no_access_logs contains ["logging_config"] if not input.logging_config

# METADATA
# title: Distribution has no default root object
# description: >-
#   A request for the bare domain is then passed to the origin, and a bucket may answer with the
#   list of everything that it holds. Name an object, such as index.html.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DefaultRootObject.html
# custom:
#   id: aws-cloudfront-distribution-no-default-root-object
#   severity: low
#   category: hardening
#   cwe: [CWE-548]
#   controls:
#     aws-fsbp: [CloudFront.1]
#     nist-800-53-r5: [CM-6]
#   aliases: [CKV_AWS_305]
#   remedies:
#     - title: Serve index.html at the root
#       unsafe: requests for the root get this page
#       set: [{path: default_root_object, value: index.html, ask: the page to show at the root}]
no_default_root_object contains ["default_root_object"] if not value.is_set(input, "default_root_object")

# METADATA
# title: Distribution is disabled
# description: >-
#   A disabled distribution serves nothing but still holds its names and configuration. Delete
#   it when it is no longer needed.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-web-values-specify.html
# custom:
#   id: aws-cloudfront-distribution-disabled
#   severity: info
#   category: hygiene
#   aliases: [CKV_AWS_216, 1bc367f6-901d-4870-ad0c-71d79762ef52, b25398a2-0625-4e61-8e4d-a1bb23905bf6,
#     e4f54ff4-d352-40e8-a096-5141073c37a2]
#   remedies:
#     - title: Enable the distribution
#       unsafe: the distribution serves its origin again
#       set: [{path: enabled, value: true}]
disabled contains ["enabled"] if input.enabled == false

# METADATA
# title: Distribution serves every country
# description: >-
#   Where an offer is meant for some countries alone, a restriction keeps out much of the abuse
#   from elsewhere. List the countries to serve or to refuse.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/georestrictions.html
# custom:
#   id: aws-cloudfront-distribution-no-geo-restriction
#   severity: info
#   category: hardening
#   controls:
#     nist-800-53-r5: [CM-6]
#   aliases: [CKV_AWS_374, FG_R00018, AC_AWS_0026, 7f8843f0-9ea5-42b4-a02b-753055113195]
#   remedies:
#     - title: Serve some countries
#       unsafe: viewers in other countries are refused
#       set:
#         - {path: restrictions.geo_restriction.restriction_type, value: whitelist}
#         - path: restrictions.geo_restriction.locations
#           value: [US, CA]
#           ask: the countries to serve
no_geo_restriction contains ["restrictions", "geo_restriction", "restriction_type"] if {
	input.restrictions.geo_restriction.restriction_type == "none"
}

# METADATA
# title: Distribution reads its bucket without identifying itself
# description: >-
#   Only a public bucket answers such requests, so everybody can go round the distribution, its
#   firewall and its logs. Attach an origin access control and let the bucket policy accept it
#   alone.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
# custom:
#   id: aws-cloudfront-distribution-open-s3-origin
#   severity: medium
#   category: identity
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [CloudFront.13]
#     nist-800-53-r5: [AC-6]
#   aliases: [CKV2_AWS_46]
#   remedies:
#     - title: Attach a new origin access control
#       unsafe: the bucket policy must allow the distribution
#       declare:
#         - type: aws_cloudfront_origin_access_control
#           name: bucket
#           set:
#             - {path: name, value: bucket}
#             - {path: origin_access_control_origin_type, value: s3}
#             - {path: signing_behavior, value: always}
#             - {path: signing_protocol, value: sigv4}
#       set: [{path: ".", value: "${aws_cloudfront_origin_access_control.bucket.id}"}]
#     - title: Attach an existing origin access control
#       unsafe: the bucket policy must allow the distribution
#       set: [{path: ".", value: "${aws_cloudfront_origin_access_control.example.id}"}]
open_s3_origin contains ["origin", i, "origin_access_control_id"] if {
	some i, origin in input.origin
	not origin.custom_origin_config
	not origin.vpc_origin_config
	not value.is_set(origin, "origin_access_control_id")
	not value.is_set(object.get(origin, "s3_origin_config", {}), "origin_access_identity")
}

# METADATA
# title: Distribution has no origin to fall back to
# description: >-
#   With an origin group CloudFront asks a second origin when the first one fails. Without, the
#   site is down together with its origin.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html
# custom:
#   id: aws-cloudfront-distribution-no-origin-failover
#   severity: info
#   category: resilience
#   controls:
#     aws-fsbp: [CloudFront.4]
#     nist-800-53-r5: [CP-10]
#   aliases: [CKV_AWS_310]
#   remedies:
#     - title: Fall back to a second origin
#       unsafe: both origins must be declared, and a cache behavior must name the group
#       set:
#         - {path: origin_group.origin_id, value: failover}
#         - {path: origin_group.failover_criteria.status_codes, value: [500, 502, 503, 504]}
#         - path: origin_group.member
#           value: [{origin_id: primary}, {origin_id: secondary}]
#           ask: the ids of the origin and of the one to fall back to
no_origin_failover contains ["origin_group"] if not input.origin_group

# METADATA
# title: Distribution may talk to its origin unencrypted
# description: >-
#   Between CloudFront and the origin requests cross the internet. Unless HTTPS is enforced they
#   do so in clear text, whatever the viewer sees; matching the viewer is safe only where
#   viewers cannot use HTTP.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-cloudfront-to-custom-origin.html
# custom:
#   id: aws-cloudfront-distribution-plaintext-origin
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     aws-fsbp: [CloudFront.9, CloudFront.10]
#     nist-800-53-r5: [SC-8]
#   aliases: [CKV2_AWS_72, a5366a50-932f-4085-896b-41402714a388, FG_R00010, AC_AWS_0024]
#   remedies:
#     - title: Use HTTPS to the origin
#       unsafe: the origin must serve HTTPS
#       set: [{path: ".", value: https-only}]
plaintext_origin contains ["origin", i, "custom_origin_config", "origin_protocol_policy"] if {
	some i, origin in input.origin
	origin.custom_origin_config.origin_protocol_policy == "http-only"
}

plaintext_origin contains ["origin", i, "custom_origin_config", "origin_protocol_policy"] if {
	some i, origin in input.origin
	origin.custom_origin_config.origin_protocol_policy == "match-viewer"
	viewers_may_use_http
}

# METADATA
# title: Distribution accepts outdated TLS from its origin
# description: >-
#   SSL 3.0, TLS 1.0 and TLS 1.1 are broken and retired. Let CloudFront use TLS 1.2 alone to the
#   origin.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-cloudfront-to-custom-origin.html
# custom:
#   id: aws-cloudfront-distribution-outdated-origin-tls
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-327]
#   controls:
#     aws-fsbp: [CloudFront.10]
#     nist-800-53-r5: [SC-8]
#   aliases: [CKV2_AWS_54]
#   remedies:
#     - title: Use TLS 1.2 to the origin
#       unsafe: the origin must know TLS 1.2
#       set: [{path: ".", value: [TLSv1.2]}]
outdated_origin_tls contains ["origin", i, "custom_origin_config", "origin_ssl_protocols"] if {
	some i, origin in input.origin
	some protocol in origin.custom_origin_config.origin_ssl_protocols
	protocol in {"SSLv3", "TLSv1", "TLSv1.1"}
}

# METADATA
# title: Distribution adds no security headers to answers
# description: >-
#   A response headers policy adds Strict-Transport-Security, X-Content-Type-Options and the
#   like to each answer, whatever the origin forgets. Use a managed policy or one of your own.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/adding-response-headers.html
# custom:
#   id: aws-cloudfront-distribution-no-response-headers-policy
#   severity: low
#   category: hardening
#   cwe: [CWE-693]
#   controls:
#     nist-800-53-r5: [CM-6]
#   aliases: [CKV2_AWS_32]
#   remedies:
#     - title: Add AWS's managed security headers
#       unsafe: browsers apply the headers to every page
#       set: [{path: ".", value: "67f7725c-6f97-4210-82d7-5512b31e9d03"}]
no_response_headers_policy contains ["default_cache_behavior", "response_headers_policy_id"] if {
	input.default_cache_behavior
	not value.is_set(input.default_cache_behavior, "response_headers_policy_id")
}

no_response_headers_policy contains ["ordered_cache_behavior", i, "response_headers_policy_id"] if {
	some i, behavior in input.ordered_cache_behavior
	not value.is_set(behavior, "response_headers_policy_id")
}

# METADATA
# title: Distribution uses the CloudFront default certificate
# description: >-
#   With the certificate of cloudfront.net viewers cannot use a name of yours, and the
#   distribution is bound to accept TLS 1.0. Bring a certificate of ACM for your own domain.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/CNAMEs.html
# custom:
#   id: aws-cloudfront-distribution-default-certificate
#   severity: low
#   category: encryption-in-transit
#   cwe: [CWE-295]
#   controls:
#     aws-fsbp: [CloudFront.7]
#     nist-800-53-r5: [SC-8]
#   aliases: [CKV2_AWS_42, 3a1e94df-6847-4c0e-a3b6-6c6af4e128ef, b4d9c12b-bfba-4aeb-9cb8-2358546d8041,
#     fb8f8929-afeb-4c46-99f0-a6cf410f7df4]
#   remedies:
#     - title: Use an existing certificate
#       unsafe: >-
#         the certificate must be in us-east-1 and fit the names of the distribution; clients
#         without SNI or TLS 1.2 are turned away
#       set:
#         - path: viewer_certificate.acm_certificate_arn
#           value: "${aws_acm_certificate.example.arn}"
#         - {path: viewer_certificate.ssl_support_method, value: sni-only}
#         - {path: viewer_certificate.minimum_protocol_version, value: TLSv1.2_2021}
#         - {path: viewer_certificate.cloudfront_default_certificate, value: false}
#     - title: Use a certificate by its ARN
#       unsafe: >-
#         the certificate must be in us-east-1 and fit the names of the distribution; clients
#         without SNI or TLS 1.2 are turned away
#       set:
#         - path: viewer_certificate.acm_certificate_arn
#           value: "arn:aws:acm:us-east-1:111122223333:certificate/12345678-1234-1234-1234-123456789012"
#           ask: a certificate in us-east-1 for the names of the distribution
#         - {path: viewer_certificate.ssl_support_method, value: sni-only}
#         - {path: viewer_certificate.minimum_protocol_version, value: TLSv1.2_2021}
#         - {path: viewer_certificate.cloudfront_default_certificate, value: false}
default_certificate contains ["viewer_certificate"] if {
	not value.is_set(object.get(input, "viewer_certificate", {}), "acm_certificate_arn")
	not value.is_set(object.get(input, "viewer_certificate", {}), "iam_certificate_id")
}

# METADATA
# title: Distribution serves HTTPS from dedicated addresses
# description: >-
#   All clients of this decade name the host in the handshake (SNI). Dedicated addresses are
#   charged for and only serve clients that are too old for current TLS.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-https-dedicated-ip-or-sni.html
# custom:
#   id: aws-cloudfront-distribution-dedicated-ip
#   severity: info
#   category: hygiene
#   controls:
#     aws-fsbp: [CloudFront.8]
#   remedies:
#     - title: Serve HTTPS by name
#       unsafe: clients without SNI are turned away
#       set: [{path: viewer_certificate.ssl_support_method, value: sni-only}]
dedicated_ip contains ["viewer_certificate", "ssl_support_method"] if input.viewer_certificate.ssl_support_method == "vip"

# METADATA
# title: Distribution accepts outdated TLS from viewers
# description: >-
#   SSL 3.0, TLS 1.0 and TLS 1.1 are broken and retired. Name a security policy from
#   TLSv1.2_2018 up, TLSv1.2_2021 for preference; the default is TLSv1.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html
# custom:
#   id: aws-cloudfront-distribution-outdated-tls
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-327]
#   controls:
#     aws-fsbp: [CloudFront.15]
#     nist-800-53-r5: [SC-8]
#   aliases: [CKV_AWS_174, "00e5e55e-c2ff-46b3-a757-a7a1cd802456", 218413a0-c716-4b94-9e08-0bb70d854709,
#     255b0fcc-9f82-41fe-9229-01b163e3376b, 5c0003fb-9aa0-42c1-9da3-eb0e332bef21,
#     be96849c-3df6-49c2-bc16-778a7be2519c, d0c13053-d2c8-44a6-95da-d592996e9e67,
#     dc17ee4b-ddf2-4e23-96e8-7a36abad1303, AC_AWS_0023, AWS-0013, AVD-AWS-0013]
#   remedies:
#     - title: Require TLS 1.2
#       unsafe: clients that know older versions alone are turned away
#       set: [{path: viewer_certificate.minimum_protocol_version, value: TLSv1.2_2021}]
outdated_tls contains ["viewer_certificate", "minimum_protocol_version"] if {
	not startswith(object.get(input, ["viewer_certificate", "minimum_protocol_version"], ""), "TLSv1.2")
	not startswith(object.get(input, ["viewer_certificate", "minimum_protocol_version"], ""), "TLSv1.3")
	not input.viewer_certificate.cloudfront_default_certificate
}

# METADATA
# title: Distribution serves viewers over unencrypted HTTP
# description: >-
#   Over HTTP everybody on the way reads and changes what viewers send and get. Redirect to
#   HTTPS, or accept nothing else.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-cloudfront.html
# custom:
#   id: aws-cloudfront-distribution-plaintext-viewers
#   severity: high
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     aws-fsbp: [CloudFront.3]
#     nist-800-53-r5: [SC-8]
#   aliases: [CKV_AWS_34, 31733ee2-fef0-4e87-9778-65da22a8ecf1, 55af1353-2f62-4fa0-a8e1-a210ca2708f5,
#     a6d27cf7-61dc-4bde-ae08-3b353b609f76, FG_R00011, AWS-0012, AVD-AWS-0012]
#   remedies:
#     - title: Redirect viewers to HTTPS
#       unsafe: clients that do not follow redirects fail
#       set: [{path: ".", value: redirect-to-https}]
#     - title: Refuse plain HTTP
#       unsafe: plain HTTP clients are turned away
#       set: [{path: ".", value: https-only}]
plaintext_viewers contains ["default_cache_behavior", "viewer_protocol_policy"] if {
	input.default_cache_behavior.viewer_protocol_policy == "allow-all"
}

plaintext_viewers contains ["ordered_cache_behavior", i, "viewer_protocol_policy"] if {
	some i, behavior in input.ordered_cache_behavior
	behavior.viewer_protocol_policy == "allow-all"
}

# METADATA
# title: Distribution has no web application firewall
# description: >-
#   A web ACL filters injection attempts, known bad inputs and floods at the edge. Associate one
#   with each distribution.
# related_resources:
#   - https://docs.aws.amazon.com/waf/latest/developerguide/cloudfront-features.html
# custom:
#   id: aws-cloudfront-distribution-no-waf
#   severity: low
#   category: network
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [CloudFront.6]
#     nist-800-53-r5: [SC-7]
#   aliases: [CKV_AWS_68, 0f139403-303f-467c-96bd-e717e6cfd62d, 1419b4c6-6d5c-4534-9cf6-6a5266085333,
#     22c80725-e390-4055-8d14-a872230f6607, 6d19ce0f-b3d8-4128-ac3d-1064e0f00494, FG_R00073, AC_AWS_0032,
#     AWS-0011, AVD-AWS-0011]
#   remedies:
#     - title: Associate an existing web ACL
#       unsafe: requests that the web ACL blocks no longer get through
#       set: [{path: web_acl_id, value: "${aws_wafv2_web_acl.example.arn}"}]
#     - title: Associate a new web ACL with AWS's common rules
#       unsafe: >-
#         requests that the web ACL blocks no longer get through; web ACL and log group must be made
#         in us-east-1
#       declare:
#         - type: aws_wafv2_web_acl
#           name: cloudfront
#           set:
#             - {path: name, value: cloudfront}
#             - {path: scope, value: CLOUDFRONT}
#             - {path: default_action.allow, value: {}}
#             - path: rule
#               value:
#                 - name: common
#                   priority: 1
#                   override_action: {none: {}}
#                   statement:
#                     managed_rule_group_statement:
#                       vendor_name: AWS
#                       name: AWSManagedRulesCommonRuleSet
#                   visibility_config:
#                     cloudwatch_metrics_enabled: true
#                     metric_name: common
#                     sampled_requests_enabled: true
#                 - name: known-bad-inputs
#                   priority: 2
#                   override_action: {none: {}}
#                   statement:
#                     managed_rule_group_statement:
#                       vendor_name: AWS
#                       name: AWSManagedRulesKnownBadInputsRuleSet
#                   visibility_config:
#                     cloudwatch_metrics_enabled: true
#                     metric_name: known-bad-inputs
#                     sampled_requests_enabled: true
#             - path: visibility_config
#               value:
#                 cloudwatch_metrics_enabled: true
#                 metric_name: cloudfront
#                 sampled_requests_enabled: true
#         - type: aws_cloudwatch_log_group
#           name: cloudfront
#           set:
#             - {path: name, value: aws-waf-logs-cloudfront}
#             - {path: retention_in_days, value: 365}
#         - type: aws_wafv2_web_acl_logging_configuration
#           name: cloudfront
#           set:
#             - {path: resource_arn, value: "${aws_wafv2_web_acl.cloudfront.arn}"}
#             - path: log_destination_configs
#               value: ["${aws_cloudwatch_log_group.cloudfront.arn}"]
#       set: [{path: web_acl_id, value: "${aws_wafv2_web_acl.cloudfront.arn}"}]
no_waf contains ["web_acl_id"] if not value.is_set(input, "web_acl_id")

# METADATA
# title: Distribution trusts accounts instead of key groups to sign URLs
# description: >-
#   Signing by account needs key pairs that only its root user can manage. Key groups are
#   managed through IAM, and their keys can be rotated; AWS recommends them.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-trusted-signers.html
# custom:
#   id: aws-cloudfront-distribution-trusted-signers
#   severity: low
#   category: identity
#   controls:
#     aws-fsbp: [CloudFront.17]
#     nist-800-53-r5: [AC-6]
#   remedies:
#     - title: Trust no account to sign
#       unsafe: URLs that accounts signed stop working
#       remove: ["."]
trusted_signers contains ["default_cache_behavior", "trusted_signers"] if {
	count(input.default_cache_behavior.trusted_signers) > 0
}

trusted_signers contains ["ordered_cache_behavior", i, "trusted_signers"] if {
	some i, behavior in input.ordered_cache_behavior
	count(behavior.trusted_signers) > 0
}

# METADATA
# title: Distribution has the secret of its origin in the configuration
# description: >-
#   A header that tells the origin that a request came through CloudFront is worth nothing once
#   its value stands in a repository. Pass it in from a secret store and rotate it.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/add-origin-custom-headers.html
# custom:
#   id: aws-cloudfront-distribution-literal-origin-secret
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Take the secret from a variable
#       unsafe: the variable must be given a value wherever the code is applied
#       declare:
#         - type: variable
#           name: origin_secret
#           set:
#             - {path: description, value: Secret}
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#       set: [{path: ".", value: "${var.origin_secret}"}]
literal_origin_secret contains ["origin", i, "custom_header", j, "value"] if {
	some i, origin in input.origin
	some j, header in origin.custom_header
	secrets.is_credential(header.name, header.value)
}

# METADATA
# title: Distribution calls its function URL without identifying itself
# description: >-
#   Only a function URL without authorisation answers such requests, so that everybody can call
#   it past the distribution and its firewall. Attach an origin access control and let the URL
#   require IAM.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-lambda.html
# custom:
#   id: aws-cloudfront-distribution-open-function-origin
#   severity: medium
#   category: identity
#   cwe: [CWE-306]
#   controls:
#     aws-fsbp: [CloudFront.16]
#     nist-800-53-r5: [AC-6]
#   remedies:
#     - title: Attach a new origin access control
#       unsafe: the function must allow the distribution
#       declare:
#         - type: aws_cloudfront_origin_access_control
#           name: function
#           set:
#             - {path: name, value: function}
#             - {path: origin_access_control_origin_type, value: lambda}
#             - {path: signing_behavior, value: always}
#             - {path: signing_protocol, value: sigv4}
#       set: [{path: ".", value: "${aws_cloudfront_origin_access_control.function.id}"}]
#     - title: Attach an existing origin access control
#       unsafe: the function must allow the distribution
#       set: [{path: ".", value: "${aws_cloudfront_origin_access_control.example.id}"}]
open_function_origin contains ["origin", i, "origin_access_control_id"] if {
	some i, origin in input.origin
	regex.match(`[.]lambda-url[.]|aws_lambda_function_url[.]`, origin.domain_name)
	not value.is_set(origin, "origin_access_control_id")
}

viewers_may_use_http if input.default_cache_behavior.viewer_protocol_policy == "allow-all"

viewers_may_use_http if {
	some behavior in input.ordered_cache_behavior
	behavior.viewer_protocol_policy == "allow-all"
}
