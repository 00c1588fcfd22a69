# METADATA
# title: AWS Global Accelerator accelerators
# scope: package
package parapet.aws_globalaccelerator_accelerator

# METADATA
# title: Accelerator does not log flows
# description: >-
#   Flow logs record who reached the endpoints through the accelerator, whose addresses hide in
#   the logs behind it. Enable them, with a bucket to keep them.
# related_resources:
#   - https://docs.aws.amazon.com/global-accelerator/latest/dg/monitoring-global-accelerator.flow-logs.html
# custom:
#   id: aws-globalaccelerator-accelerator-no-flow-logs
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
#   aliases: [CKV_AWS_75, "96e8183b-e985-457b-90cd-61c0503a3369", AC_AWS_0471]
#   remedies:
#     - title: Log flows to an existing bucket
#       unsafe: the bucket's policy must let the log delivery service write
#       set:
#         - {path: attributes.flow_logs_enabled, value: true}
#         - {path: attributes.flow_logs_s3_bucket, value: "${aws_s3_bucket.example.id}"}
#         - {path: attributes.flow_logs_s3_prefix, value: accelerator/}
#     - title: Log flows to a bucket by its name
#       unsafe: the bucket's policy must let the log delivery service write
#       set:
#         - {path: attributes.flow_logs_enabled, value: true}
#         - path: attributes.flow_logs_s3_bucket
#           value: example-logs
#           ask: the bucket that collects your logs
#         - {path: attributes.flow_logs_s3_prefix, value: accelerator/}
no_flow_logs contains ["attributes", "flow_logs_enabled"] if not input.attributes.flow_logs_enabled
