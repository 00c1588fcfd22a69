# METADATA
# title: Amazon OpenSearch Ingestion pipelines
# scope: package
package parapet.aws_osis_pipeline

# METADATA
# title: Ingestion pipeline publishes no logs
# description: >-
#   Without logs neither failing sources nor dropped documents can be traced.
# related_resources:
#   - https://docs.aws.amazon.com/opensearch-service/latest/developerguide/monitoring-pipeline-logs.html
# custom:
#   id: aws-osis-pipeline-no-logs
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
#   remedies:
#     - title: Publish logs to a new log group
#       declare:
#         - type: aws_cloudwatch_log_group
#           name: pipeline
#           set:
#             - {path: name_prefix, value: /aws/vendedlogs/OpenSearchService/pipelines/}
#             - {path: retention_in_days, value: 365}
#       set:
#         - {path: log_publishing_options.is_logging_enabled, value: true}
#         - path: log_publishing_options.cloudwatch_log_destination.log_group
#           value: "${aws_cloudwatch_log_group.pipeline.name}"
#     - title: Publish logs to an existing log group
#       set:
#         - {path: log_publishing_options.is_logging_enabled, value: true}
#         - path: log_publishing_options.cloudwatch_log_destination.log_group
#           value: "${aws_cloudwatch_log_group.example.name}"
no_logs contains logs if {
	count([1 | some log in input.log_publishing_options; not log.is_logging_enabled == false]) == 0
}

# METADATA
# title: Ingestion pipeline has a public endpoint
# description: >-
#   Without VPC options the pipeline takes documents over the internet from whoever may sign
#   requests. Give it an endpoint in a VPC.
# related_resources:
#   - https://docs.aws.amazon.com/opensearch-service/latest/developerguide/pipeline-security.html
# custom:
#   id: aws-osis-pipeline-public-endpoint
#   severity: medium
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Move the endpoint into a VPC
#       unsafe: replaces the pipeline; sources reach it through the VPC alone
#       set:
#         - {path: vpc_options.subnet_ids, value: ["${aws_subnet.private.id}"]}
#         - {path: vpc_options.security_group_ids, value: ["${aws_security_group.example.id}"]}
#         - {path: vpc_options.vpc_endpoint_management, value: SERVICE}
public_endpoint contains ["vpc_options"] if count(object.get(input, "vpc_options", [])) == 0

logs := array.concat([["log_publishing_options"]], [["log_publishing_options", i, "is_logging_enabled"] |
	some i, _ in input.log_publishing_options
])
