# METADATA
# title: Route 53 hosted zones
# scope: package
package parapet.aws_route53_zone

# METADATA
# title: Public hosted zone does not log queries
# description: >-
#   Query logs show which names are asked for and from where: reconnaissance, forgotten services
#   and floods. Log public zones to CloudWatch Logs.
# related_resources:
#   - https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/query-logs.html
# custom:
#   id: aws-route53-zone-no-query-log
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [Route53.2]
#     nist-800-53-r5: [AU-12]
#   aliases: [CKV2_AWS_39, 0f0fb06b-0f2f-4374-8588-f2c7c348c7a0, 7dbba512-e244-42dc-98bb-422339827967,
#     AC_AWS_0204]
#   remedies:
#     - title: Log queries to a new log group
#       unsafe: the log group must lie in us-east-1
#       declare:
#         - type: aws_cloudwatch_log_group
#           name: dns
#           set:
#             - {path: name_prefix, value: /aws/route53/}
#             - {path: retention_in_days, value: 365}
#         - type: aws_cloudwatch_log_resource_policy
#           name: dns
#           set:
#             - {path: policy_name, value: route53-query-logs}
#             - path: policy_document
#               value:
#                 Version: "2012-10-17"
#                 Statement:
#                   - Effect: Allow
#                     Principal: {Service: route53.amazonaws.com}
#                     Action: ["logs:CreateLogStream", "logs:PutLogEvents"]
#                     Resource: "${aws_cloudwatch_log_group.dns.arn}:*"
#       satellite:
#         type: aws_route53_query_log
#         link: zone_id
#         attribute: zone_id
#         set:
#           - {path: cloudwatch_log_group_arn, value: "${aws_cloudwatch_log_group.dns.arn}"}
#     - title: Log queries to an existing log group
#       unsafe: the log group must lie in us-east-1
#       satellite:
#         type: aws_route53_query_log
#         link: zone_id
#         attribute: zone_id
#         set:
#           - {path: cloudwatch_log_group_arn, value: "${aws_cloudwatch_log_group.example.arn}"}
no_query_log contains ["query_log"] if {
	not input.vpc
	count(object.get(input, "query_log", [])) == 0
}

# METADATA
# title: Public hosted zone is not signed with DNSSEC
# description: >-
#   Without signatures resolvers cannot tell forged answers from real ones. Sign public zones
#   and publish their DS record in the parent.
# related_resources:
#   - https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-configuring-dnssec.html
# custom:
#   id: aws-route53-zone-no-dnssec
#   severity: low
#   category: hardening
#   cwe: [CWE-345]
#   controls:
#     nist-800-53-r5: [SC-20]
#   aliases: [CKV2_AWS_38]
no_dnssec contains ["dnssec"] if {
	not input.vpc
	not input.dnssec
}

# METADATA
# title: Hosted zone is destroyed with all its records
# description: >-
#   With force_destroy a mistaken plan deletes every record, those of other teams included.
#   Without it a zone that is in use cannot be deleted.
# related_resources:
#   - https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DeleteHostedZone.html
# custom:
#   id: aws-route53-zone-destroyed-with-records
#   severity: low
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Keep zones that hold records
#       set: [{path: force_destroy, value: false}]
destroyed_with_records contains ["force_destroy"] if input.force_destroy
