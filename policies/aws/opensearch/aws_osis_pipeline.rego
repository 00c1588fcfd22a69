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
public_endpoint contains ["vpc_options"] if count(object.get(input, "vpc_options", [])) == 0

logs := array.concat([["log_publishing_options"]], [["log_publishing_options", i, "is_logging_enabled"] |
	some i, _ in input.log_publishing_options
])
